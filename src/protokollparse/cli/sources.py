"""The files that the arguments of a command mean: files, patterns, directories, standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from protokollparse.errors import ProtokollError, UnreadableError

SUFFIXES = (".txt", ".md", ".pdf", ".docx", ".html", ".htm")
STDIN = "-"


def expand(arguments: Iterable[str]) -> Iterator[str | ProtokollError]:
    """The path of each document once, in the order of the arguments; an error for an argument that has none.

    A directory gives the documents below it, sorted, by their endings (``SUFFIXES``); a pattern that the
    shell did not expand gives its matches; "-" stays. A file is given whatever it is called, even if it is
    missing: reading it tells why.
    """
    seen: set[str] = set()
    for argument in arguments:
        for path in _paths(argument):
            if isinstance(path, str):
                real = path if path == STDIN else os.path.realpath(path)
                if real in seen:
                    continue
                seen.add(real)
            yield path


def _paths(argument: str) -> Iterator[str | ProtokollError]:
    if argument == STDIN:
        yield argument
    elif Path(argument).is_dir():
        yield from _below(argument)
    elif has_magic(argument) and not os.path.lexists(argument):
        matches = sorted(glob(argument, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            yield UnreadableError("no file matches the pattern", name=argument)
        for match in matches:
            yield from _below(match, required=False) if Path(match).is_dir() else (match,)
    else:
        yield argument


def _below(directory: str, *, required: bool = True) -> Iterator[str | ProtokollError]:
    """The documents in a directory; links are followed, but no directory is entered twice."""
    found = False
    entered: set[tuple[int, int]] = set()
    failed: list[OSError] = []
    for folder, folders, files in os.walk(directory, followlinks=True, onerror=failed.append):
        status = Path(folder).stat()
        if (status.st_dev, status.st_ino) in entered:
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                found = True
                yield str(Path(folder, name))
    for error in failed:
        yield UnreadableError(f"cannot be read: {error.strerror}", name=str(error.filename))
    if required and not found and not failed:
        endings = ", ".join(SUFFIXES)
        yield UnreadableError(f"a directory without documents ({endings})", name=directory)
