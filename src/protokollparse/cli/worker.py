"""Parsing one document for a command: in this process, or in a child that may hang or crash."""

from __future__ import annotations

import pickle
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, Self

from protokollparse.cli.sources import STDIN
from protokollparse.errors import ProtokollError, UnreadableError

if TYPE_CHECKING:
    from protokollparse.batch.child import Children
    from protokollparse.lexicon import Lexicon
    from protokollparse.models import Protokoll, Tjansteutlatande


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


class Parser:
    """Parses documents one by one; for a ``with`` statement.

    With a timeout, and for every PDF, a child process does the work: what a document does to the PDF library
    then ends that document and not the others.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._children: Children | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._children:
            self._children.close()

    def __call__(self, source: str) -> Protokoll | Tjansteutlatande:
        """The document of a path, or of standard input for "-"; raises ProtokollError and nothing else."""
        data = _standard_input(self.settings.max_bytes) if source == STDIN else None
        if self.settings.timeout is None and not _is_pdf(source, data):
            return _parsed(source, data, self.settings)
        return self._parsed_in_child(source, data)

    def _parsed_in_child(self, source: str, data: bytes | None) -> Protokoll | Tjansteutlatande:
        from protokollparse.batch.child import Children, DiedError

        if not self._children:
            function = pickle.dumps(partial(_answer, self.settings))
            self._children = Children(function, self.settings.timeout)
            # The answer will need the models here: they load while the child reads.
            Thread(target=import_module, args=("protokollparse.models",)).start()
        try:
            answer = self._children((source, data))
        except DiedError as error:
            told = f"crashed its reader (exit code {error.code}): the file is broken; fetch it again"
            if error.expired:
                told = f"took longer than {self.settings.timeout:g} s; give it more with --timeout"
            raise UnreadableError(told, name=source) from None
        if isinstance(answer, ProtokollError):
            raise answer
        document: Protokoll | Tjansteutlatande = answer
        return document


def _answer(settings: Settings, call: tuple[str, bytes | None]) -> Protokoll | Tjansteutlatande | ProtokollError:
    """What a child answers: the document, or the error that it would raise."""
    try:
        return _parsed(*call, settings)
    except ProtokollError as error:
        return error


def _parsed(source: str, data: bytes | None, settings: Settings) -> Protokoll | Tjansteutlatande:
    from protokollparse import pipeline, readers

    _, force, limit, _ = settings
    try:
        if data is not None:
            text = readers.read_bytes(data, source, max_bytes=limit)
            return pipeline.parse_source(text, lexicon=settings.lexicon, force=force)
        return pipeline.parse(source, lexicon=settings.lexicon, force=force, max_bytes=limit)
    except ProtokollError:
        raise
    except Exception as error:  # one document's bug is not to end the others
        told = f"cannot be parsed, which is a bug in protokollparse: {type(error).__name__}: {error}"
        raise ProtokollError(told, name=source) from error


def _standard_input(limit: int | None) -> bytes:
    from protokollparse.readers import DEFAULT_LIMIT

    if sys.stdin is None:
        raise UnreadableError("standard input is closed", name=STDIN)
    return sys.stdin.buffer.read((limit or DEFAULT_LIMIT) + 1)


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
