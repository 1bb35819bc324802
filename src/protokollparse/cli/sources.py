"""The files that the arguments of a command mean: files, patterns, directories, standard input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
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
        for path in paths(argument):
            if isinstance(path, str):
                real = path if path == STDIN or "\0" in path else os.path.realpath(path)
                if real in seen:
                    continue
                seen.add(real)
            yield path


def is_document(path: str) -> bool:
    """Whether a file in a directory is taken for a document, by its ending."""
    return path.lower().endswith(SUFFIXES)


def paths(argument: str, wanted: Callable[[str], bool] = is_document) -> Iterator[str | ProtokollError]:
    """What one argument means, as ``expand`` says; ``wanted`` chooses among the paths below a directory."""
    if argument == STDIN:
        yield argument
    elif os.path.isdir(argument):  # noqa: PTH112 - Path.is_dir raises where a name is too long
        yield from _below(argument, wanted)
    elif has_magic(argument) and not os.path.lexists(argument):
        matches = sorted(glob(argument, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            yield UnreadableError("no file matches the pattern", name=argument)
        for match in matches:
            yield from _below(match, wanted, required=False) if Path(match).is_dir() else (match,)
    else:
        yield argument


def _below(directory: str, wanted: Callable[[str], bool], *, required: bool = True) -> Iterator[str | ProtokollError]:
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
            path = str(Path(folder, name))
            if not name.startswith(".") and wanted(os.path.relpath(path, directory)):
                found = True
                yield path
    for error in failed:
        yield UnreadableError(f"cannot be read: {error.strerror}", name=str(error.filename))
    if required and not found and not failed:
        endings = f" ({', '.join(SUFFIXES)})" if wanted is is_document else ""
        yield UnreadableError(f"a directory without documents{endings}", name=directory)
