"""Writers: documents in, text or bytes of one format out. They know the records and nothing of parsing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from protokollparse.models import Protokoll, Tjansteutlatande

Format = Literal["json", "jsonl", "csv", "markdown"]
Table = Literal[
    "decisions",
    "yrkanden",
    "reservationer",
    "uttalanden",
    "voteringar",
    "ballots",
    "attendance",
    "handlingar",
    "attesters",
    "paragrafer",
    "sections",
    "documents",
    "skrivelser",
    "actors",
]

_ENDINGS: dict[str, Format] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
}


def format_of(path: str) -> Format | None:
    """The format that a file name's ending asks for: "beslut.csv" gives "csv"; None for other endings."""
    return _ENDINGS.get(PurePath(path).suffix.lower())


def render(
    documents: Iterable[Protokoll | Tjansteutlatande],
    form: Format,
    *,
    several: bool = False,
    table: Table = "decisions",
    excel: bool = False,
    folder: str | None = None,
) -> Iterator[bytes]:
    """The documents in one format, in pieces of UTF-8 bytes that are made as the documents come.

    ``several`` makes the JSON an array, whatever the number of documents; ``table`` and ``excel`` are for
    CSV; ``folder`` is where a Markdown text will lie, so that its links to the sources lead from there.
    """
    if form == "csv":
        from protokollparse.writers.csv import csv_lines

        yield from csv_lines(documents, table, excel=excel)
    elif form == "markdown":
        from protokollparse.writers.markdown import markdown

        for at, document in enumerate(documents):
            yield (("\n" if at else "") + markdown(document, folder=folder)).encode("utf-8", "replace")
    else:
        from protokollparse.writers.json import json_array, json_lines, json_object

        if form == "jsonl":
            yield from json_lines(documents)
        elif several:
            yield from json_array(documents)
        else:
            yield from map(json_object, documents)
