"""What a text is: minutes, an official's report, or neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from protokollparse.compiled import pattern
from protokollparse.lexicon import Lexicon, table
from protokollparse.lines import Line

Kind = Literal["protokoll", "tjansteutlatande"]

_TOP = 60  # lines among which minutes name themselves and those present
_HEAD = 40  # lines of a report's head
_FIRST = 5  # lines in which any other document names itself
_WIDE = 200  # characters of a line in columns at the most
_WORDS = 3  # words of a name before what it is of
_SHORT = 90  # characters of a heading or a name at the most
_CELLS = pattern(r"[ ]{2,}|\t+|[|]", needs=("  ", "\t", "|"))
# "3 (12)", "nr 12/2023", "2024": what follows a document's name
_COUNT = pattern(r"[ ](?:(?:nr|sida|sid|blad)\b[ .:]*)?\d{1,4}[ ]?(?:\(\d{1,4}\)|(?:[/:–-]|av )\d{1,4})?$")
# "Nämnden beslutade", "Kommunstyrelsen beslutar att", but not the "Nämnden beslutar om" of a set of rules
_DECIDED = pattern(
    r"\b(?:\w*nämnden|\w*fullmäktige|\w*styrelsen|\w*utskottet|ordföranden)\b.{0,120}?"
    r"(?:\b(?:beslutade|lade?|öppnade|utsågs|fann|finner|gav)\b"
    r"|\bbeslutar (?:att|enligt|därmed|föreslå)\b|\bbeslutar:?$)"
    r"|\butsågs att justera\b",
    re.IGNORECASE,
)
# Headings of what happens at a meeting, and of what an official writes.
_MEETING = frozenset({"beslut", "beslutsgang", "omrostning", "reservation", "yrkande", "justering"})
_WRITING = frozenset({"arende", "sammanfattning", "bakgrund", "synpunkter", "beredning", "expediering"})


class Verdict(NamedTuple):
    """The kind of a text; or None, and the reason in plain words."""

    kind: Kind | None
    reason: str = ""


class _Top(NamedTuple):
    """What the first lines of a document say."""

    named: set[str]  # "protokoll" and "tjansteutlatande", where it calls itself so
    other: str | None  # what else it is, in words
    labels: Counter[str]  # labels of minutes, of a report and of any letter


def document_kind(lines: Sequence[Line], numbered: int, bulleted: int, lexicon: Lexicon, *, items: int = 0) -> Verdict:
    """Whether lines are minutes, a report or neither.

    ``numbered`` counts the § headings that they hold, ``bulleted`` the outermost bullets, ``items`` those that a
    number without § heads.
    """
    named, other, labels = _top(lines)
    is_report = "tjansteutlatande" in named or labels["tjansteutlatande"] > 0
    is_minutes = "protokoll" in named or (not other and labels["protokoll"] > 1)
    may_meet = not other and (numbered > 1 or not is_report)
    if numbered and (is_minutes or (may_meet and _met(lines, lexicon))):
        return Verdict("protokoll")
    if not (numbered or is_report or other) and (
        (max(bulleted, items) > 2 and _told(lines, lexicon))
        or (items > 2 and "protokoll" in named and _met(lines, lexicon))
    ):
        return Verdict("protokoll")
    kinds = set(_headings(lines, lexicon))
    written = len(kinds & _WRITING)
    is_letter = is_report or (not other and labels["letter"] > 1)
    is_plain = written > 0 and not (other or numbered)  # without a letterhead
    proposes = "forslag" in kinds and (is_letter or is_plain)
    if proposes or (is_letter and written > 1):
        return Verdict("tjansteutlatande")
    return Verdict(None, _reason(other, numbered, bool(kinds)))


def _reason(other: str | None, numbered: int, has_headings: bool) -> str:
    if other:
        return f"its first lines are those of {other}"
    if numbered:
        return f"it has {numbered} §, but no headings and no decisions of minutes"
    if has_headings:
        return "it has no §, and no proposal for a decision"
    return "it has neither § nor a heading that minutes or reports use"


@cache
def _known() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """What each name of minutes and reports, each name of another document, and each label says."""
    data = table("kinds")
    names, others, labels = (
        {entry: kind for kind, entries in data[key].items() for entry in entries}
        for key in ("names", "others", "labels")
    )
    return names, others, labels


def _top(lines: Sequence[Line]) -> _Top:
    """What the first lines say; one that starts with § ends them, since below it stands what the minutes treat."""
    names, others, labels = _known()
    named: set[str] = set()
    other: str | None = None
    found: dict[str, str] = {}
    for index, line in enumerate(lines[:_TOP]):
        if line.text[0] == "§":
            break
        for cell in _CELLS.split(line.text) if len(line.text) < _WIDE else ():
            label = cell.partition(":")[0].strip().casefold()
            for key in (label, label.partition(" ")[0]):
                if key in labels and (index < _HEAD or labels[key] == "protokoll"):
                    found[key] = labels[key]
            for key in _keys(cell):
                if key in names:
                    named.add(names[key])
                elif other is None and index < _FIRST:
                    other = others.get(key)
            if other is None and index < _FIRST and cell.find(":", 0, 20) > 0:
                other = others.get(f"{label}:")
    return _Top(named, None if named else other, Counter(found.values()))


def _keys(cell: str) -> Iterator[str]:
    """The forms under which a cell can name a document: whole, its first words, its last."""
    if len(cell) > _SHORT or not cell[:1].isupper() or cell[-1] in ".,;?!":
        return
    text = cell.casefold()
    text = (_COUNT.sub("", text) if text[-1] in ")0123456789" else text).strip(" :.")
    yield text
    words = text.split(" ", _WORDS)
    for count in range(1, min(_WORDS, len(words) - 1) + 1):
        yield " ".join(words[:count]).rstrip(":")
    if text.endswith(("s protokoll", "s sammanträdesprotokoll")):
        yield "protokoll"


def _headings(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[str]:
    """The kinds of the headings, in order; numbers before them ("2. Bakgrund") do not count."""
    for line in lines:
        text = line.text
        if len(text) > _SHORT:
            continue
        text = text.lstrip("0123456789. ") if text[0].isdigit() else text
        if text and text[0].isupper():
            kind = lexicon.kind(text)
            if kind:
                yield kind


def _met(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Whether § are those of a meeting: a heading tells its steps, or a sentence what the body decided."""
    if any(kind in _MEETING for kind in _headings(lines, lexicon)):
        return True
    return any(_DECIDED.search(line.text) for line in lines if len(line.text) < 600)


def _told(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Whether bullets tell of a meeting: as headings do other than Beslut, or two sentences."""
    if any(kind in _MEETING and kind != "beslut" for kind in _headings(lines, lexicon)):
        return True
    return sum(1 for line in lines if _DECIDED.search(line.text[:400])) > 1
