"""What a worker does with one source: read it, parse it, and make it its part of the output."""

from __future__ import annotations

import hashlib
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from protokollparse.batch.frames import Recipe, frame
from protokollparse.errors import EmptyError, MissingExtraError, NotMinutesError, ProtokollError, UnreadableError

if TYPE_CHECKING:
    from protokollparse.lexicon import Lexicon
    from protokollparse.models import Protokoll, Tjansteutlatande
    from protokollparse.source import SourceText

URL = re.compile(r"[a-z][a-z0-9+.-]*+(?:::[a-z][a-z0-9+.-]*+)*+://")  # s3://…, zip://…
REASONS: tuple[tuple[type[ProtokollError], str], ...] = (
    (MissingExtraError, "missing_extra"),
    (UnreadableError, "unreadable"),
    (EmptyError, "empty"),
    (NotMinutesError, "not_minutes"),
)


class Parsing(NamedTuple):
    """How to parse; ``max_bytes`` is the largest size of a file that is read."""

    lexicon: Lexicon
    force: bool = False
    max_bytes: int | None = None


class Task(NamedTuple):
    """A source to parse: its place in the order, its path or URL, and what an earlier run saw in it."""

    position: int
    name: str
    known: str | None = None  # the sha256 of the bytes that the earlier run's frame is of


class Failure(NamedTuple):
    """Why a source gave no document: a word for the kind of reason, and the message."""

    source: str
    reason: str
    message: str


class Outcome(NamedTuple):
    """What became of a source: a compressed frame, a failure, or neither where it is as the earlier run saw it."""

    position: int
    name: str
    sha256: str | None = None
    frame: bytes | None = None
    paragrafer: int = 0
    decisions: int = 0
    failure: Failure | None = None


def outcome(parsing: Parsing, recipe: Recipe, task: Task) -> Outcome:
    """The outcome of one task; never raises."""
    from protokollparse import pipeline

    try:
        source = _read(task, parsing.max_bytes)
        if source is None:
            return Outcome(task.position, task.name)
        document = pipeline.parse_source(source, lexicon=parsing.lexicon, force=parsing.force)
        packed = zlib.compress(frame(document, recipe), 1)
    except ProtokollError as error:
        return failed(task, reason(error), error.message)
    except MemoryError:
        return failed(task, "unreadable", "needs more memory than there is")
    except Exception as error:  # one document's bug is not to end the others
        told = f"cannot be parsed, which is a bug in protokollparse: {type(error).__name__}: {error}"
        return failed(task, "bug", told)
    return Outcome(task.position, task.name, document.source.sha256, packed, *_counts(document))


def reason(error: ProtokollError) -> str:
    """The word for the kind of an error."""
    return next((word for kind, word in REASONS if isinstance(error, kind)), "error")


def failed(task: Task, reason: str, message: str) -> Outcome:
    """The outcome of a task that failed."""
    told = message.encode("utf-8", "replace").decode()  # an error may quote a name that is no UTF-8
    return Outcome(task.position, task.name, failure=Failure(task.name, reason, told))


def _read(task: Task, limit: int | None) -> SourceText | None:
    """The text of a task's source; None where its bytes are those that the earlier run saw."""
    from protokollparse import readers

    if URL.match(task.name):
        data = _fetched(task.name, readers.DEFAULT_LIMIT if limit is None else limit)
        if task.known == hashlib.sha256(data).hexdigest():
            return None
        return readers.read_bytes(data, task.name, max_bytes=limit)
    path = Path(task.name)
    if task.known and path.is_file():
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() == task.known:
                return None
    return readers.read(path, max_bytes=limit)


def _fetched(url: str, limit: int) -> bytes:
    """The bytes of a URL, one more than the limit at most."""
    try:
        import fsspec
    except ImportError as error:
        raise MissingExtraError('needs the extra: pip install "protokollparse[remote]"', name=url) from error
    try:
        with fsspec.open(url, "rb") as file:
            data: bytes = file.read(limit + 1)
    except Exception as error:
        raise remote(error, url, "fetched") from error
    return data


def remote(error: Exception, url: str, done: str) -> ProtokollError:
    """What an error of a URL's protocol says to people; ``done`` is what cannot be done to the URL."""
    if isinstance(error, ImportError):
        library = getattr(error.__cause__, "name", None)
        return MissingExtraError(f"needs a library: {f'pip install {library}' if library else error}", name=url)
    told = error.__cause__ if isinstance(error, FileNotFoundError) else error  # whose own text is only the URL
    if told is None or getattr(told, "status", None) == 404:
        return UnreadableError("no such file", name=url)
    return UnreadableError(f"cannot be {done}: {str(told) or type(told).__name__}", name=url)


def _counts(document: Protokoll | Tjansteutlatande) -> tuple[int, int]:
    """How many paragrafer and decisions a document has."""
    if document.kind == "tjansteutlatande":
        return 0, len(document.proposed_decisions)
    return len(document.paragrafer), sum(len(each.decisions) for each in document.paragrafer)
