"""Parquet: a file for each table, with a written schema, in row groups that are made as the documents come."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from protokollparse.batch.frames import Recipe
from protokollparse.batch.outputs import Place, Results
from protokollparse.batch.work import Failure
from protokollparse.errors import MissingExtraError
from protokollparse.writers.tables import TABLES, Column

try:
    import pyarrow as pa
    from pyarrow import parquet
except ImportError as missing:
    told = 'needs the extra: pip install "protokollparse[parquet]"'
    raise MissingExtraError(told, name="--to parquet") from missing

_TYPES = {"str": pa.string(), "int": pa.int64(), "bool": pa.bool_(), "date": pa.date32()}
_GROUP = 2**20  # characters in a row group; every table may wait with as many
_ERRORS = tuple(Column(field, "str", "") for field in Failure._fields)


def write_tables(results: Results, part: Path, place: Place, recipe: Recipe) -> None:  # noqa: ARG001
    """Writes the files into the directory ``part``."""
    with ExitStack() as stack:
        tables = {
            name: stack.enter_context(_Table(part / f"{name}.parquet", columns))
            for name, columns in {**TABLES, "errors": _ERRORS}.items()
        }
        for _, frame in results.frames():
            for name, rows in json.loads(frame).items():
                tables[name].add(rows)
        for failure in results.failures():
            tables["errors"].add([list(failure)])


class _Table:
    """One file that is being written; for a ``with`` statement."""

    def __init__(self, path: Path, columns: tuple[Column, ...]) -> None:
        self._schema = pa.schema(
            [pa.field(each.name, _TYPES[each.type], metadata={"description": each.about}) for each in columns]
        )
        self._dates = [at for at, column in enumerate(columns) if column.type == "date"]
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[list[Any]] = []
        self._size = 0

    def add(self, rows: list[list[Any]]) -> None:
        """Takes the rows of one document."""
        for row in rows:
            for at in self._dates:
                row[at] = row[at] and dt.date.fromisoformat(row[at])
            self._size += sum(len(value) if isinstance(value, str) else 8 for value in row)
        self._rows += rows
        if self._size > _GROUP:
            self._flush()

    def _flush(self) -> None:
        columns = zip(*self._rows, strict=True) if self._rows else [[] for _ in self._schema]
        arrays = [pa.array(list(column), field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))
        self._rows, self._size = [], 0

    def __enter__(self) -> _Table:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None and self._rows:
            self._flush()
        self._writer.close()
