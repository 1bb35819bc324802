"""Handlingar: the documents and annexes of a case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from protokollparse.compiled import pattern
from protokollparse.extract.items import Item, items
from protokollparse.lines import Line, location
from protokollparse.split.diarienummer import at_start
from protokollparse.split.sections import Section

Record = dict[str, Any]

# "Bilaga 1: Beslutsunderlag", "Bilaga B - Priser", "Bilaga 2 Karta": in a report's list the number of the bilaga is
# the reference
_BILAGA = pattern(
    r"[Bb]ilaga[ ](?P<reference>\d{1,2}[a-zA-Z]?(?:\.\d{1,2})?|[a-zA-Z])(?:[ ]?[:.,–-][ ]*(?=\S)|[ ](?=[A-ZÅÄÖ]))"
)
_SEPARATORS = " ,:–-"


def handlingar(section: Section, width: int, *, report: bool = False) -> list[Record]:
    """The documents that a section of kind handlingar lists, as dicts that fit ``models.Handling``.

    In minutes a leading case number is the reference ("SOF 2023/409-3 Tjänsteutlåtande"); in a report
    (``report``) the number of the bilaga is. ``width`` is the document's line width in characters.
    """
    found = []
    for item in _entries(section.lines, width):
        if item.text and (item.mark or item.text[-1] != ":"):  # not "Följande handlingar biläggs ärendet:"
            reference, title = _of_report(item) if report else _of_minutes(item)
            found.append({"reference": reference, "title": title, **location(item.lines[0], item.lines[-1])})
    return found


def _of_minutes(item: Item) -> tuple[str | None, str]:
    reference, title = at_start(item.text)
    title = title.strip(_SEPARATORS) if reference else title
    return (reference, title) if title else (None, item.text)


def _of_report(item: Item) -> tuple[str | None, str]:
    bilaga = _BILAGA.match(item.text)
    if bilaga:
        return bilaga["reference"], item.text[bilaga.end() :].strip()
    return (item.label if item.mark == "1" else None), item.text


def _entries(lines: Sequence[Line], width: int) -> list[Item]:
    """The entries of a list of documents: its points, with what is indented below each, else its lines."""
    found = items(lines, width, listing=True)
    top = next((item.mark for item in found if item.mark), "")
    merged: list[Item] = []
    for item in found:
        below = merged and (
            (not item.mark and merged[-1].mark and item.text[:1].islower())
            or (item.mark and item.mark != top and item.indent > merged[0].indent)
        )
        if below:
            merged[-1].add(item.lines)
        else:
            merged.append(item)
    return merged
