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

    The text begins with the first heading that is no label and not the document's own name, or with the first
    paragraph of running text, whose heading the lexicon does not know.
    """
    for index, line in enumerate(lines):
        key = line.text.casefold().rstrip(" :")
        if len(line.text) < _HEADING and line.text[0].isupper() and key not in labels():
            kind = lexicon.kind(line.text)
            if kind and kind not in _NO_START and not (key in document_names() and index < len(lines) // 3 and not _is_listing(lines, index)):
                return index
        if _is_prose(lines, index):
            above = index - 1
            free = above > 0 and lines[above].gap and len(lines[above].text.split()) < _PROSE and "  " not in lines[above].text
            return above if free and key not in labels() else index
    return len(lines)


def _is_listing(lines: Sequence[Line], index: int) -> bool:
    """Whether entries of a list follow: then "Beslutsunderlag" heads a section, and is not the document's name."""
    return index + 1 < len(lines) and lines[index + 1].text[0] in "-•–" or lines[index].text.endswith(":")


def _is_prose(lines: Sequence[Line], index: int) -> bool:
    """Whether a paragraph of running text starts on a line: several words, with a full stop at its end."""
    first = lines[index]
    if index and not first.gap or "  " in first.text or "\t" in first.text:
        return False
    end = index
    while end + 1 < len(lines) and not lines[end + 1].gap:
        end += 1
    words = sum(len(line.text.split()) for line in lines[index : end + 1])
    return words >= _PROSE and lines[end].text.endswith(".")
