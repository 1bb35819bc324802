"""Outputs of text: JSON Lines, JSON, Markdown and CSV."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path, PurePath

from protokollparse.batch.frames import Recipe
from protokollparse.batch.outputs import Place, Results, write_file
from protokollparse.writers.csv import csv_lines


def write_texts(results: Results, part: Path, place: Place, recipe: Recipe) -> None:
    """One file; or a directory with one file for each document, or for CSV for each table."""
    frames = results.frames()
    if recipe.form == "csv":
        paths = {table: part if place.single else part / f"{table}.csv" for table in recipe.tables}
        _write_csv((frame for _, frame in frames), paths, recipe.excel)
    elif place.single:
        write_file(part, _JOINED[recipe.form](frame for _, frame in frames))
    else:
        for name, frame in frames:
            _write_own(part / own_path(name, "md" if recipe.form == "markdown" else "json"), frame)


def _write_csv(frames: Iterable[bytes], paths: dict[str, Path], excel: bool) -> None:
    with ExitStack() as stack:
        files = {table: stack.enter_context(path.open("xb")) for table, path in paths.items()}
        for table, file in files.items():
            file.writelines(csv_lines([], table, excel=excel))
        for frame in frames:
            for table, lines in json.loads(frame).items():
                files[table].write(lines.encode())
        for file in files.values():
            file.flush()
            os.fsync(file.fileno())


def _array(frames: Iterable[bytes]) -> Iterator[bytes]:
    before = b"[\n"
    for frame in frames:
        yield before + frame.rstrip(b"\n")
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def _parted(frames: Iterable[bytes]) -> Iterator[bytes]:
    """Markdown texts with a blank line between them."""
    for at, frame in enumerate(frames):
        yield b"\n" + frame if at else frame


_JOINED: dict[str, Callable[[Iterable[bytes]], Iterable[bytes]]] = {"jsonl": iter, "json": _array, "markdown": _parted}


def own_path(name: str, ending: str) -> PurePath:
    """The path of a document's own file in the output: "../2025/a.pdf" gives "__/2025/a.pdf.md"."""
    url, _, rest = name.rpartition("://")
    parts = [*url.split("::"), *rest.split("/")] if url else PurePath(name).parts
    anchor = PurePath(name).anchor
    kept = ["__" if part == ".." else part for part in parts if part not in ("", ".", anchor)]
    return PurePath(*kept[:-1], f"{kept[-1]}.{ending}")


def _write_own(path: Path, frame: bytes) -> None:
    """Writes a document's own file; where another has the name, with ``~2`` before the ending."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stem, count = path.stem, 1
    while path.exists():
        count += 1
        path = path.with_name(f"{stem}~{count}{path.suffix}")
    path.write_bytes(frame)
