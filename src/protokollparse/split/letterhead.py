"""The letterhead of a report: how many of its lines stand above the text, and the cells that they are set in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from protokollparse.lexicon import Lexicon, table
from protokollparse.lines import Line

_HEADING = 90  # characters at the most
_PROSE = 8  # words at the least for a paragraph of running text
# Kinds whose headings are labels of a letterhead no less: "Mottagare", "Information"
_NO_START = frozenset({"information", "expediering"})


@cache
def labels() -> dict[str, str]:
    """What each label of a letterhead labels, by the label in lower case."""
    return {label: kind for kind, entries in table("report")["labels"].items() for label in entries}


@cache
def document_names() -> frozenset[str]:
    """What reports call themselves: "tjänsteskrivelse", "beslutsunderlag"."""
    return frozenset(table("kinds")["names"]["tjansteutlatande"])


def text_begins(lines: Sequence[Line], lexicon: Lexicon) -> int:
    """The index of the line where a report's text begins, the count of lines where it has none.

    The text begins with the first heading that is no label and not the document's own name, or above it with the
    first paragraph of running text, whose heading the lexicon does not know.
    """
    heading = next((i for i in range(len(lines)) if _is_heading(lines, i, lexicon)), len(lines))
    prose = next((i for i in range(heading) if _is_prose(lines, i, heading)), heading)
    above = prose - 1
    if prose == heading or above < 1 or not lines[above].gap or "  " in lines[above].text:
        return prose
    is_short = len(lines[above].text.split()) < _PROSE and lines[above].text.casefold().rstrip(" :") not in labels()
    return above if is_short else prose


def _is_heading(lines: Sequence[Line], index: int, lexicon: Lexicon) -> bool:
    text = lines[index].text
    key = text.casefold().rstrip(" :")
    if len(text) > _HEADING or not text[0].isupper():
        return False
    if key in labels() and not _is_running_text(lines, index + 1, len(lines)):
        return False  # "Ärende" over a title labels it; over running text it heads a section
    kind = lexicon.kind(text)
    if kind is None or kind in _NO_START:
        return False
    # "Beslutsunderlag" is what some call the document; where a list follows, it heads a section.
    listed = index + 1 < len(lines) and lines[index + 1].text[0] in "-•–"
    return key not in document_names() or listed or index > len(lines) // 3


def _is_prose(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether running text starts on a line that stands free, as the first line of a paragraph does."""
    return (not start or lines[start].gap > 0) and _is_running_text(lines, start, end)


def _is_running_text(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether a paragraph of several words starts on a line, that a full stop ends before ``end``."""
    if start >= end or "  " in lines[start].text or "\t" in lines[start].text:
        return False
    last = next((i - 1 for i in range(start + 1, end) if lines[i].gap), end - 1)
    return lines[last].text.endswith(".") and sum(len(line.text.split()) for line in lines[start : last + 1]) >= _PROSE
