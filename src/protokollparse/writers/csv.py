"""CSV after RFC 4180: one table of the documents, with a header, CRLF and quotes where a cell needs them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from protokollparse.writers.escape import csv_cell
from protokollparse.writers.tables import TABLES, Value, rows

if TYPE_CHECKING:
    from protokollparse.models import Protokoll, Tjansteutlatande


def csv_lines(documents: Iterable[Protokoll | Tjansteutlatande], table: str, *, excel: bool = False) -> Iterator[bytes]:
    """The header, then the rows of each document as it comes, as UTF-8 bytes.

    ``excel`` writes what the Swedish Excel opens with a double click: a byte order mark and semicolons.
    """
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if excel else ",", lineterminator="\r\n")

    def taken() -> bytes:
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text.encode("utf-8")

    if excel:
        buffer.write("\ufeff")
    writer.writerow([column.name for column in TABLES[table]])
    yield taken()
    for document in documents:
        writer.writerows([_cell(value) for value in row] for row in rows(document, table))
        yield taken()


def _cell(value: Value) -> str | int:
    """A cell: dates in ISO form, true and false, nothing for a value that the source does not state."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    return csv_cell(value) if isinstance(value, str) else value
