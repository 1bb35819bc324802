"""Frames: one document's part of an output, as a worker makes it."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from protokollparse.writers import Table

if TYPE_CHECKING:
    from protokollparse.models import Protokoll, Tjansteutlatande

Form = Literal["jsonl", "csv", "sqlite", "parquet", "json", "markdown"]
ALL_TABLES: tuple[str, ...] = get_args(Table)


class Recipe(NamedTuple):
    """What a frame holds: of which format, with which tables, and for Markdown where the text will lie."""

    form: Form
    tables: tuple[str, ...] = ALL_TABLES
    excel: bool = False
    folder: str | None = None


def frame(document: Protokoll | Tjansteutlatande, recipe: Recipe) -> bytes:
    """The document's part of the output: its text, or for formats of several tables a JSON object.

    For CSV the object holds each table's lines as text, for SQLite and Parquet its rows as lists.
    """
    if recipe.form == "jsonl":
        from protokollparse.writers.json import json_lines

        return b"".join(json_lines([document]))
    if recipe.form == "json":
        from protokollparse.writers.json import json_object

        return json_object(document)
    if recipe.form == "markdown":
        from protokollparse.writers.markdown import markdown

        return markdown(document, folder=recipe.folder).encode("utf-8", "replace")
    if recipe.form == "csv":
        return _packed({table: _csv(document, table, recipe.excel) for table in recipe.tables})
    from protokollparse.writers.tables import rows

    return _packed({table: list(rows(document, table)) for table in recipe.tables})


def _csv(document: Protokoll | Tjansteutlatande, table: str, excel: bool) -> str:
    from protokollparse.writers.csv import csv_lines

    _, lines = csv_lines([document], table, excel=excel)
    return lines.decode()


def _packed(tables: dict[str, object]) -> bytes:
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"), default=dt.date.isoformat).encode()
