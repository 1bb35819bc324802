"""Short texts as the rooms after the layout see them."""

from __future__ import annotations

from typing import Any

from protokollparse.layout import cut_lines
from protokollparse.lines import Line
from protokollparse.source import SourceText
from protokollparse.split.sections import Section

WIDTH = 90  # characters; the line width that texts wrap at unless a test says otherwise
UNWRAPPED = 1000


def lines_of(text: str) -> list[Line]:
    """The lines of a text; a line feed before the first and after the last one is not part of it."""
    return cut_lines(SourceText(text.strip("\n"), "-"))


def section_of(kind: str, text: str) -> Section:
    """A section of a kind; where its text starts with "# ", the first line is the heading."""
    lines = lines_of(text)
    if text.lstrip("\n").startswith("# "):
        return Section(lines[0], kind, lines[1:])
    return Section(None, kind, lines)


def who(by: dict[str, Any]) -> list[str]:
    """Who acts, in short: "Anna Ek (S) m.fl.", and parties as they are."""
    return [person_of(person) for person in by["persons"]] + by["parties"]


def person_of(person: dict[str, Any]) -> str:
    """A person in short: "Anna Ek (S) m.fl."."""
    party = f" ({person['party']})" if person["party"] else ""
    return f"{person['name']}{party}{' m.fl.' if person['with_others'] else ''}"
