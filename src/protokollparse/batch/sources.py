"""The sources of a run: files, directories, patterns, lists of them, and URLs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO

from protokollparse.batch.work import URL, remote
from protokollparse.cli.sources import is_document, paths
from protokollparse.errors import MissingExtraError, ProtokollError, UnreadableError

STDIN = "-"
_LONGEST = 2**16  # bytes of a line of a list
Wanted = Callable[[str], bool]


def listed(arguments: Iterable[str], stdin: IO[bytes] | None, wanted: Wanted) -> Iterator[str | ProtokollError]:
    """The sources that arguments mean, in order; an error for an argument that has none.

    "@list.txt" is a file with an argument a line, "-" such a list on standard input. ``wanted`` says of a path
    below a directory, seen from there, whether it is a source; what is named itself always is.
    """
    for argument in arguments:
        if argument == STDIN:
            yield from _of_lines(STDIN, stdin, wanted)
        elif argument.startswith("@"):
            yield from _of_list(argument[1:], wanted)
        else:
            yield from _of_one(argument, wanted)


def choice(include: Iterable[str], exclude: Iterable[str]) -> Wanted:
    """Of the files that match a pattern to include (or, without any, have a document's ending), those that match
    none to exclude. A pattern is for the name, or for the path below the directory; * also crosses directories.
    """
    included, excluded = tuple(include), tuple(exclude)

    def matches(path: str, patterns: Iterable[str]) -> bool:
        name = path.rpartition("/")[2]
        return any(fnmatchcase(path, pattern) or fnmatchcase(name, pattern) for pattern in patterns)

    def wanted(path: str) -> bool:
        path = path.replace(os.sep, "/")
        return (matches(path, included) if included else is_document(path)) and not matches(path, excluded)

    return wanted


def _of_list(path: str, wanted: Wanted) -> Iterator[str | ProtokollError]:
    try:
        with Path(path).open("rb") as file:
            yield from _of_lines(path, file, wanted)
    except OSError as error:
        yield UnreadableError(f"the list cannot be read: {error.strerror}", name=path)


def _of_lines(path: str, lines: IO[bytes] | None, wanted: Wanted) -> Iterator[str | ProtokollError]:
    """The sources that the lines of a list name; empty lines name none."""
    if lines is None:
        yield UnreadableError("standard input is closed", name=STDIN)
        return
    for at, line in enumerate(iter(lambda: lines.readline(_LONGEST), b"")):
        name = os.fsdecode(line.removeprefix(b"\xef\xbb\xbf") if at == 0 else line).strip("\r\n")
        if len(line) == _LONGEST:
            yield UnreadableError("a list with a line longer than any name; give a text with a name a line", name=path)
            return
        if name.strip():
            yield from _of_one(name, wanted)


def _of_one(argument: str, wanted: Wanted) -> Iterator[str | ProtokollError]:
    return _of_url(argument, wanted) if URL.match(argument) else paths(argument, wanted)


def _of_url(url: str, wanted: Wanted) -> Iterator[str | ProtokollError]:
    """The URL; or, where its protocol has directories and patterns, the files that it stands for."""
    if url.startswith(("http://", "https://")):
        yield url
        return
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        yield MissingExtraError('needs the extra: pip install "protokollparse[remote]"', name=url)
        return
    try:
        system, path = url_to_fs(url)
        if any(sign in path for sign in "*?["):
            found = [each for each in system.glob(path) if system.isfile(each)]
        elif system.isdir(path):
            found = [each for each in system.find(path) if wanted(each[len(path) :].lstrip("/"))]
        else:
            yield url
            return
    except Exception as error:
        yield remote(error, url, "listed")
        return
    if not found:
        yield UnreadableError("no documents there", name=url)
    chained = url.partition("::")[2] if "::" in url else ""
    for each in sorted(found):
        yield system.unstrip_protocol(each) + (f"::{chained}" if chained else "")
