"""What a command does to one document: in this process, or in a child that may hang or crash."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from protokollparse.cli.sources import STDIN
from protokollparse.errors import ProtokollError, UnreadableError

if TYPE_CHECKING:
    from protokollparse.batch.child import Children
    from protokollparse.lexicon import Lexicon
    from protokollparse.models import Protokoll, Tjansteutlatande

# Of a path, the bytes of standard input where it is "-", and what else the work needs; it can be pickled.
Work = Callable[..., Any]


PDF_TIMEOUT = 120.0  # seconds, where nothing else is asked for: a PDF can be made to take for ever


class Settings(NamedTuple):
    """How to parse; ``timeout`` is in seconds a document."""

    lexicon: Lexicon
    force: bool = False
    max_bytes: int | None = None
    timeout: float | None = None


def active_lexicon(path: Path | None) -> Lexicon:
    """The lexicon of ``--lexicon``, else that of the working directory's settings, else the shipped one."""
    from protokollparse import lexicon, settings

    if path is None:
        found = settings.find(Path())
        path = found.lexicon if found else None
    return lexicon.load(path)


class Worker:
    """Does its work on documents one by one; for a ``with`` statement.

    With a timeout, and for every PDF, a child process does it: what a document does to the PDF library then ends
    that document and not the others.
    """

    def __init__(self, work: Work, *, max_bytes: int | None = None, timeout: float | None = None) -> None:
        self._work = partial(_told, work)
        self._max_bytes = max_bytes
        self._timeout = timeout
        self._children: Children | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._children:
            self._children.close()

    def __call__(self, source: str, *more: Any) -> Any:
        """The answer for a path, or for standard input for "-"; raises ProtokollError and nothing else."""
        data = _standard_input(self._max_bytes) if source == STDIN else None
        if self._timeout is None and not _is_pdf(source, data):
            answer = self._work((source, data, *more))
        else:
            answer = self._in_child(source, data, *more)
        if isinstance(answer, ProtokollError):
            raise answer
        return answer

    def _in_child(self, source: str, *more: Any) -> Any:
        from protokollparse.batch.child import Children, DiedError

        timeout = PDF_TIMEOUT if self._timeout is None else self._timeout
        if not self._children:
            self._children = Children(pickle.dumps(self._work), timeout)
            # The answer will need the models here: they load while the child reads.
            Thread(target=import_module, args=("protokollparse.models",)).start()
        try:
            return self._children((source, *more))
        except DiedError as error:
            told = f"crashed its reader (exit code {error.code}): the file is broken; fetch it again"
            if error.expired:
                told = f"took longer than {timeout:g} s; give it more with --timeout"
            return UnreadableError(told, name=source)


def parser(settings: Settings) -> Worker:
    """A worker that gives the records of a document."""
    return Worker(partial(_parsed, settings), max_bytes=settings.max_bytes, timeout=settings.timeout)


def _told(work: Work, call: tuple[Any, ...]) -> Any:
    """What a call gives, or the error that it would raise: one document's bug is not to end the others."""
    try:
        return work(*call)
    except ProtokollError as error:
        return error
    except MemoryError:
        return UnreadableError("needs more memory than there is", name=call[0])
    except Exception as error:
        told = f"cannot be parsed, which is a bug in protokollparse: {type(error).__name__}: {error}"
        return ProtokollError(told, name=call[0])


def _parsed(settings: Settings, source: str, data: bytes | None) -> Protokoll | Tjansteutlatande:
    from protokollparse import pipeline, readers

    _, force, limit, _ = settings
    if data is not None:
        text = readers.read_bytes(data, source, max_bytes=limit)
        return pipeline.parse_source(text, lexicon=settings.lexicon, force=force)
    return pipeline.parse(source, lexicon=settings.lexicon, force=force, max_bytes=limit)


def _standard_input(limit: int | None) -> bytes:
    """What standard input holds, one byte more than the limit at the most."""
    from protokollparse.readers import DEFAULT_LIMIT

    if sys.stdin is None:
        raise UnreadableError("standard input is closed", name=STDIN)
    try:
        return sys.stdin.buffer.read((limit or DEFAULT_LIMIT) + 1)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}", name=STDIN) from error


def _is_pdf(source: str, data: bytes | None) -> bool:
    """Whether a PDF reader will see the document; what cannot be opened is left to the reader's message."""
    if data is None:
        try:
            if not Path(source).is_file():
                return False
            with Path(source).open("rb") as file:
                data = file.read(1024)
        except (OSError, ValueError):
            return False
    return b"%PDF-" in data[:1024]
