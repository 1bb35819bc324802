"""Digital signatures: the block or page at the end of a document that says who signed it when.

"Digitala signaturer" / "Namn  Datum" / "Anna,Ek  2023-12-14", or, on the pages that signing services add, the
name, a title and the time on lines of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from protokollparse.compiled import pattern
from protokollparse.extract import dates
from protokollparse.extract.attendance import span
from protokollparse.extract.attendee import is_title
from protokollparse.extract.fields import Cell, cells
from protokollparse.lexicon import table
from protokollparse.lines import Line

_REACH = 150  # lines from the end that such a page can take
# "13:33:11 CET", "kl. 13.33", "UTC+02:00"
_CLOCK = pattern(
    r"T?(?:\bkl\.?[ ]?)?\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?Z?\b"
    r"|\b(?:CES?T|UTC|GMT)(?:[+-]\d\d:?\d\d)?\b|[+-]\d\d:\d\d\b"
)
# "Anna Ek (AE)", "Anna Ek (S)": initials or a party
_INITIALS = pattern(r"[ ]\([A-ZÅÄÖ]{1,4}\)$")
_NAME = pattern(r"[^\W\d_a-zåäö][\w’'.-]*(?:[ ,]+[^\W\d_][\w’'.-]*){1,5}$")


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    data = table("front")["signatures"]
    return frozenset(data["headings"]), tuple(data["openings"]), frozenset(data["ignore"])


def signatures(lines: Sequence[Line]) -> tuple[list[dict[str, Any]], int] | None:
    """The signatures at the end of the lines, and the index of the line where their block starts.

    None where no heading of such a block is followed by a name with a date.
    """
    start = None
    for index in range(len(lines) - 1, max(-1, len(lines) - _REACH), -1):
        if len(lines[index].text) < 140 and _opens(lines[index].text):
            start = index
            if index and not _opens(lines[index - 1].text):
                found = _rows(lines[index:])
                if found:
                    return found, index
    found = _rows(lines[start:]) if start == 0 else []
    return (found, 0) if found else None


def _opens(text: str) -> bool:
    headings, openings, _ = _words()
    low = text.casefold().strip(" :.")
    return low in headings or low.startswith(openings)


def _rows(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The signatures in the lines of a block: names with a date on their line or after it."""
    found: list[dict[str, Any]] = []
    name: Cell | None = None
    title: str | None = None
    for line in lines:
        if _opens(line.text):
            continue
        date = dates.find(line.text)
        for cell in cells(line):
            kind, text = _meaning(cell.text)
            if kind == "name":
                name, title = cell._replace(text=text), None
            elif kind == "title" and name is not None:
                title = title or text
            elif kind == "both":
                name, title = cell._replace(text=text.split("\n")[0]), text.split("\n")[1]
        if date and name is not None:
            dated = Cell(line.text[date[1] : date[2]], line, date[1], 0)
            place = span(*sorted((name, dated), key=lambda cell: (cell.line.number, cell.at)))
            whole = " ".join(name.text.replace(",", " ").split())
            found.append({"name": whole, "title": title, "date": date[0], "span": place, "line": name.line.number})
            name = title = None
    return found


def _meaning(text: str) -> tuple[str, str]:
    """What a cell holds: a name, a title, both (parted by a line break), or nothing of the two."""
    ignored = _words()[2]
    text = _CLOCK.sub(" ", text)
    date = dates.find(text)
    if date:
        text = f"{text[: date[1]]}  {text[date[2] :]}"
    label, colon, rest = text.partition(":")
    if colon and label.casefold().strip() in ignored:
        text = rest
    words = text.strip(" :;-–,").split(" ")
    while words and words[0].casefold().strip(" :.,") in ignored | {""}:
        words.pop(0)
    while words and words[-1].casefold().strip(" :.,") in ignored | {""}:
        words.pop()
    text = _INITIALS.sub("", " ".join(" ".join(words).split())).strip(" ,:;-–")
    if not text or "@" in text or any(map(str.isdigit, text)) or text.casefold() in ignored:
        return "", ""
    first, comma, after = text.partition(", ")
    titled = next((i for i, word in enumerate(text.split()) if is_title(word)), None)
    if titled == 0:
        return "title", text
    if comma and is_title(after.split()[-1]) and _NAME.match(first):
        return "both", f"{first}\n{after}"
    if titled and titled > 1:
        parts = text.replace("(", "").replace(")", "").split()
        return "both", " ".join(parts[:titled]).rstrip(",") + "\n" + " ".join(parts[titled:])
    return ("name", text) if _NAME.match(text) and len(text) < 70 else ("", "")
