"""Outputs: the frames of a run, written under their final name when they are all there.

Each writer takes the results and a path to write to; what it writes is the same whenever the frames are.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol

from protokollparse.batch.frames import ALL_TABLES, Form, Recipe
from protokollparse.batch.work import Failure
from protokollparse.errors import MissingExtraError, ProtokollError
from protokollparse.writers.json import escaped

_ENDINGS: dict[Form, tuple[str, ...]] = {
    "jsonl": (".jsonl", ".ndjson"),
    "json": (".json",),
    "csv": (".csv",),
    "markdown": (".md", ".markdown"),
    "sqlite": (".sqlite", ".sqlite3", ".db"),
    "parquet": (".parquet",),
}
_BESIDE = (".resume", ".resume-journal", ".part", ".old", ".errors.jsonl", ".errors.jsonl.part", ".metadata.json")


class PlaceError(ProtokollError):
    """The output cannot go where it is to go."""


class Results(Protocol):
    """What an output is made of, in the order of the sources; each call begins anew."""

    def frames(self) -> Iterator[tuple[str, bytes]]: ...

    def failures(self) -> Iterator[Failure]: ...


class Place(NamedTuple):
    """Where an output goes, and whether it is one file or a directory of them."""

    path: Path
    single: bool

    def beside(self, ending: str) -> Path:
        """A path beside the output: its name with an ending."""
        return self.path.with_name(self.path.name + ending)

    def holds(self, path: str) -> bool:
        """Whether a path is this output, lies in it, or is one of the files that a run has beside it."""
        absolute = os.path.abspath(path) + os.sep  # noqa: PTH100
        return any(absolute.startswith(f"{self.path}{ending}{os.sep}") for ending in ("", *_BESIDE))


def form_of(path: str) -> Form | None:
    """The format that the ending of a name asks for; None for other endings."""
    ending = Path(path).suffix.lower()
    return next((form for form, endings in _ENDINGS.items() if ending in endings), None)


def place_of(path: Path, form: Form) -> Place:
    """One file for JSON Lines and SQLite, and for a name that ends as its format does; else a directory."""
    one = form in ("jsonl", "sqlite") or (form != "parquet" and path.suffix.lower() in _ENDINGS[form])
    return Place(Path(os.path.abspath(path)), one)  # noqa: PTH100 - resolve() would replace a link by its target


def check(place: Place, recipe: Recipe) -> None:
    """Raises PlaceError where something is in the way, MissingExtraError where the format needs a library.

    A file is replaced, as with every command; a directory only where it holds nothing but tables.
    """
    path, name = place.path, str(place.path)
    if recipe.form == "parquet" and not find_spec("pyarrow"):
        raise MissingExtraError('needs the extra: pip install "protokollparse[parquet]"', name="--to parquet")
    if not path.parent.is_dir():
        raise PlaceError("no such directory; make it first", name=str(path.parent))
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise PlaceError("no permission to write in this directory", name=str(path.parent))
    if place.single:
        if path.exists() and not path.is_file():
            raise PlaceError(f"is no file, which {recipe.form} is written to", name=name)
    elif path.exists():
        if not path.is_dir():
            raise PlaceError(f"is a file; {recipe.form} of this name is a directory", name=name)
        own = {"errors.jsonl", *(f"{table}.{recipe.form}" for table in (*ALL_TABLES, "errors"))}
        if not own.issuperset(each.name for each in path.iterdir()):
            raise PlaceError("holds something already; give a new name, or delete it", name=name)


def write(results: Results, place: Place, recipe: Recipe) -> None:
    """Writes the output beside its place, then moves it there; raises OSError and ``sqlite3.Error``.

    The failures are a table ``errors`` of a database, and else a file ``errors.jsonl``: in a directory with the
    others, beside a single file as ``NAME.errors.jsonl`` where there are any.
    """
    part = place.beside(".part")
    remove(part)
    try:
        if not place.single:
            part.mkdir()
        _writer(recipe.form)(results, part, place, recipe)
        if recipe.form not in ("sqlite", "parquet"):
            _write_failures(results, part / "errors.jsonl" if not place.single else place.beside(".errors.jsonl"))
    except BaseException:
        remove(part)
        raise
    publish(part, place.path)


def _writer(form: Form) -> Callable[[Results, Path, Place, Recipe], None]:
    if form == "sqlite":
        from protokollparse.batch.outputs.sqlite import write_database

        return write_database
    if form == "parquet":
        from protokollparse.batch.outputs.parquet import write_tables

        return write_tables
    from protokollparse.batch.outputs.texts import write_texts

    return write_texts


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes pieces of bytes to a new file, and has them on the disk when it returns."""
    with path.open("xb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def publish(part: Path, path: Path) -> None:
    """Gives what was written its name; what had the name before is gone."""
    if path.is_dir() and not path.is_symlink():
        old = path.with_name(f".{path.name}.{os.getpid()}.old")
        path.rename(old)
        part.rename(path)
        remove(old)
    else:
        part.replace(path)


def remove(path: Path) -> None:
    """Deletes a file or a directory, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write_failures(results: Results, path: Path) -> None:
    failures = results.failures()
    first = next(failures, None)
    if first is None:
        remove(path)
        return
    part = path.with_name(path.name + ".part")
    remove(part)
    write_file(part, map(_line, chain([first], failures)))
    part.replace(path)


def _line(failure: Failure) -> bytes:
    return escaped(json.dumps(failure._asdict(), ensure_ascii=False)) + b"\n"
