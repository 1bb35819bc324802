"""Parsing one document for a command: in this process, or in a child that may hang or crash."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from protokollparse.cli.sources import STDIN
from protokollparse.errors import ProtokollError, UnreadableError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

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
        self._child: tuple[BaseProcess, Connection] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def __call__(self, source: str) -> Protokoll | Tjansteutlatande:
        """The document of a path, or of standard input for "-"; raises ProtokollError and nothing else."""
        data = _standard_input(self.settings.max_bytes) if source == STDIN else None
        if self.settings.timeout is None and not _is_pdf(source, data):
            return _parsed(source, data, self.settings)
        child, connection = self._child = self._child or _start(self.settings)
        try:
            connection.send((source, data))
            if not connection.poll(self.settings.timeout):
                told = f"took longer than {self.settings.timeout:g} s; give it more with --timeout"
                raise UnreadableError(told, name=source)
            answer: Protokoll | Tjansteutlatande | ProtokollError = connection.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            child.join(1)
            told = f"crashed its reader (exit code {child.exitcode}): the file is broken; fetch it again"
            self._end()
            raise UnreadableError(told, name=source) from None
        except BaseException:
            self._end()
            raise
        if isinstance(answer, ProtokollError):
            raise answer
        return answer

    def _end(self) -> None:
        if self._child:
            child, connection = self._child
            self._child = None
            connection.close()
            child.kill()
            child.join()


def _start(settings: Settings) -> tuple[BaseProcess, Connection]:
    """A child that waits for documents; a copy of this process where that is safe, which is quick."""
    import multiprocessing

    import protokollparse.pipeline  # noqa: F401 - loaded once, for this process and its copy

    multiprocessing.set_start_method("fork" if sys.platform == "linux" else "spawn", force=True)
    here, there = multiprocessing.Pipe()
    child = multiprocessing.Process(target=_serve, args=(there, settings), daemon=True)
    child.start()
    there.close()
    return child, here


def _serve(connection: Connection, settings: Settings) -> None:
    """The child: answers each (source, data) with a document or an error, until the parent is gone."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    while True:
        try:
            source, data = connection.recv()
        except EOFError:
            return
        try:
            connection.send(_parsed(source, data, settings))
        except ProtokollError as error:
            connection.send(error)


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
