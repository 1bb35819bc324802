"""CSV after RFC 4180: one table of the documents, with a header, CRLF and quotes where a cell needs them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from protokollparse.writers.escape import csv_cell
from protokollparse.writers.tables import TABLES, Value, rows

if TYPE_CHECKING:
    from protokollparse.models import Protokoll, Tjansteutlatande

# LibreOffice parts cells at all of ,;⇥ unless told otherwise; the csv module quotes for one of them only.
_QUOTED = re.compile(r'[,;\t"\r\n]')


def csv_lines(documents: Iterable[Protokoll | Tjansteutlatande], table: str, *, excel: bool = False) -> Iterator[bytes]:
    """The header, then the rows of each document as it comes, as UTF-8 bytes.

    ``excel`` writes what the Swedish Excel opens with a double click: a byte order mark and semicolons.
    """
    sign = ";" if excel else ","
    mark = "\ufeff" if excel else ""
    yield (mark + _line(sign, (column.name for column in TABLES[table]))).encode()
    for document in documents:
        yield "".join(_line(sign, map(_cell, row)) for row in rows(document, table)).encode()


def _line(sign: str, cells: Iterable[str]) -> str:
    return sign.join(_quoted(cell) for cell in cells) + "\r\n"


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if _QUOTED.search(cell) else cell


def _cell(value: Value) -> str:
    """A cell: dates in ISO form, true and false, nothing for a value that the source does not state."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    return csv_cell(value) if isinstance(value, str) else str(value)
