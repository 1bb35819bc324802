"""SQLite: a table for each kind of record, with keys, indexes, full-text search, and metadata for datasette."""

from __future__ import annotations

import json
import os
import sqlite3
import tomllib
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from protokollparse.batch.frames import Recipe
from protokollparse.batch.outputs import Place, Results, write_file
from protokollparse.batch.work import Failure
from protokollparse.writers.tables import ABOUT, TABLES

_TYPES = {"str": "TEXT", "int": "INTEGER", "bool": "INTEGER", "date": "TEXT"}
_ERRORS = "Sources that gave no document, and why"
# å is not a; the words of the law are searched as they are written.
_TOKENIZER = "unicode61 remove_diacritics 0"


def _load() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("sqlite.toml").read_text("utf-8"))


_LAYOUT = _load()
# Rows refer to documents and paragrafer, so those come first.
_ORDER = sorted(TABLES, key=lambda table: {"documents": 0, "paragrafer": 1}.get(table, 2))


def write_database(results: Results, part: Path, place: Place, recipe: Recipe) -> None:  # noqa: ARG001
    """Writes the database; its metadata goes beside the place, as ``NAME.metadata.json``."""
    base = sqlite3.connect(part, isolation_level=None)
    try:
        # Nobody else sees the file before it is whole, and a run that is killed writes it anew.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            base.execute(f"PRAGMA {pragma}")
        base.execute("BEGIN")
        for statement in schema():
            base.execute(statement)
        put = {table: _insert(table, len(TABLES[table])) for table in _ORDER}
        for _, frame in results.frames():
            tables = json.loads(frame)
            for table in _ORDER:
                base.executemany(put[table], tables[table])
        base.executemany(_insert("errors", len(Failure._fields)), results.failures())
        for statement in _indexes():
            base.execute(statement)
        for table in _LAYOUT["search"]:
            base.execute(f"INSERT INTO {_quoted(table + '_fts')}({_quoted(table + '_fts')}) VALUES ('rebuild')")
        base.execute("COMMIT")
    finally:
        base.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    metadata = place.beside(".metadata.json")
    metadata.unlink(missing_ok=True)
    write_file(metadata, [json.dumps(_metadata(place.path.stem), ensure_ascii=False, indent=2).encode() + b"\n"])


def schema() -> Iterator[str]:
    """The statements that make the empty tables."""
    for table in _ORDER:
        columns = [f"{_quoted(column.name)} {_TYPES[column.type]}" for column in TABLES[table]]
        yield _table(table, columns, list(_constraints(table)))
    yield _table("errors", [f"{_quoted(field)} TEXT NOT NULL" for field in Failure._fields], [])
    for table, columns in _LAYOUT["search"].items():
        named = ", ".join(map(_quoted, columns))
        told = f"{named}, content={_quoted(table)}, content_rowid='id', tokenize='{_TOKENIZER}'"
        yield f"CREATE VIRTUAL TABLE {_quoted(table + '_fts')} USING fts5({told})"


def _table(table: str, columns: list[str], constraints: list[str]) -> str:
    body = ",\n    ".join(["id INTEGER PRIMARY KEY", *columns, *constraints])
    return f"CREATE TABLE {_quoted(table)} (\n    {body}\n)"


def _constraints(table: str) -> Iterator[str]:
    """The key of a table, and what its rows refer to."""
    keys = _LAYOUT["keys"]
    if table in keys:
        yield f"UNIQUE {_listed(keys[table])}"
    if table != "documents":
        yield _reference(keys["documents"], "documents", keys["documents"])
    if table != "paragrafer" and any(column.name == "paragraf_index" for column in TABLES[table]):
        yield _reference(keys["paragrafer"], "paragrafer", keys["paragrafer"])
    if further := _LAYOUT["references"].get(table):
        yield _reference(further["columns"], further["table"], keys[further["table"]])


def _reference(columns: Sequence[str], table: str, key: Sequence[str]) -> str:
    return f"FOREIGN KEY {_listed(columns)} REFERENCES {_quoted(table)} {_listed(key)}"


def _indexes() -> Iterator[str]:
    """The statements that make the indexes: one for the references, one for each column that is looked up."""
    for table in _ORDER:
        names = [column.name for column in TABLES[table]]
        wanted = [[name] for name in _LAYOUT["indexes"]["columns"] if name in names]
        if table not in _LAYOUT["keys"]:
            wanted.append(_LAYOUT["references"].get(table, {}).get("columns") or _own_key(names))
        for columns in wanted:
            name = _quoted("_".join([table, *columns]))
            yield f"CREATE INDEX {name} ON {_quoted(table)} {_listed(columns)}"


def _own_key(names: Sequence[str]) -> list[str]:
    return [name for name in ("source", "paragraf_index") if name in names]


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {_quoted(table)} VALUES ({', '.join(['NULL'] + ['?'] * columns)})"


def _listed(columns: Sequence[str]) -> str:
    return f"({', '.join(map(_quoted, columns))})"


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def _metadata(database: str) -> dict[str, Any]:
    """What ``datasette -m`` shows beside the tables; ``database`` is the file's name without its ending."""
    tables = {
        table: {
            "description": ABOUT[table],
            "columns": {column.name: column.about.replace("`", "") for column in TABLES[table]},
        }
        for table in TABLES
    }
    tables["errors"] = {"description": _ERRORS, "columns": {}}
    queries = {name: {**query, "sql": query["sql"].strip()} for name, query in _LAYOUT["queries"].items()}
    return {
        "title": "Swedish municipal minutes and officials' reports",
        "databases": {database: {"tables": tables, "queries": queries}},
    }
