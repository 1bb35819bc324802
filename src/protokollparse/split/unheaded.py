"""Decisions and proposals that stand in a paragraf without a heading of their own, made sections of it.

In the minutes of many councils no line says Beslut: "Kommunfullmäktige beslutar" / "att anta planen" does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from protokollparse.compiled import pattern
from protokollparse.lines import Line
from protokollparse.patterns import BODY_WORD, speech
from protokollparse.split.sections import MARKER, Section

# "Kommunstyrelsen beslutar", "Kommunfullmäktige beslutar att anta …", "Kommunstyrelsen föreslår kommunfullmäktige"
_OPENS = pattern(
    rf"(?P<body>(?:[A-ZÅÄÖ][\w-]*[ ]){{0,3}}?[\w-]*(?:{speech('body', 'ends')}))[ ]"
    rf"(?:har (?:således|därmed|sålunda|alltså) )?"
    rf"(?:(?P<proposes>{speech('deciding', 'proposes')})|{speech('deciding', 'decides')}"
    r"|medger|utser|godkänner|bifaller|avslår|antar|fastställer)\b(?P<rest>.*)",
    re.IGNORECASE,
)
# What is no decision of this meeting: "beslutade den 4 maj 2025", "föreslår i sin skrivelse"
_TOLD = pattern(r"\b(?:den \d|\d{4}-\d\d|19\d\d|i (?:sin|en) |vid (?:sitt|sammanträde)|tidigare|har )")
_LEADS = pattern(rf"(?:.*[ ])?(?:att|besluta|{BODY_WORD})[ ]?:?$|.*:$", re.IGNORECASE)
# What a paragraf tells below its decision, and the kind of section that it is
_TELLS = {
    "reservation": pattern(r"(?:reservation(?:er)?\b|mot beslutet reserverar)", re.IGNORECASE),
    "uttalande": pattern(
        r"(?:särskil(?:t|da) (?:uttalande|yttrande)|protokollsanteckning|röstförklaring)", re.IGNORECASE
    ),
    "ovrigt": pattern(
        r"i (?:ärendet|debatten) |propositioner? |votering(?:en)? |omröstning(?:en)? "
        rf"|.{{3,160}}\) (?:{speech('moving', 'moves')})\b",
        re.IGNORECASE,
    ),
}
_GENERIC = frozenset({"fullmäktige", "nämnden", "styrelsen", "utskottet", "direktionen"})
_TELLING = frozenset(
    {
        "arende",
        "sammanfattning",
        "bakgrund",
        "beredning",
        "beslutsgang",
        "information",
        "omrostning",
        "jav",
        "handlingar",
    }
)


def cut_unheaded(sections: Sequence[Section], organ: str | None) -> list[Section]:
    """The sections of a paragraf, with decisions and proposals without a heading as sections of their own.

    Where no Beslut heading stands in the paragraf, the sentence in which a body decides opens one: at its top
    anywhere, elsewhere on a line that stands free and leads in. What another body than ``organ`` proposes is a
    proposal, as far as its points go.
    """
    if any(section.kind == "beslut" for section in sections):
        return list(sections)
    return [part for section in sections for part in _parts(section, organ)]


def opens_decision(lines: Sequence[Line], at: int) -> bool:
    """Whether a line leads in to the decision that stands on the line below it: "Kommunfullmäktige beslutar"."""
    text = lines[at].text
    if "beslut" not in text[:60] or len(text) > 120 or at + 1 == len(lines) or not _OPENS.match(text):
        return False
    below = lines[at + 1].text
    return below[:4].casefold() == "att " or MARKER.match(below) is not None


def _parts(section: Section, organ: str | None) -> Iterator[Section]:
    openings = list(_openings(section, organ))
    if not openings:
        yield section
        return
    first = openings[0][0]
    if section.heading is not None or first > 0:
        yield Section(section.heading, section.kind, section.lines[:first])
    ends = [at for at, _ in openings[1:]] + [len(section.lines)]
    for (at, kind), end in zip(openings, ends, strict=True):
        if kind == "forslag":
            points = _points_end(section.lines, at, end)
            yield Section(None, kind, section.lines[at:points])
            if points < end:
                yield Section(None, "ovrigt", section.lines[points:end])
        else:
            yield from _told_apart(section.lines[at:end])


def _told_apart(lines: Sequence[Line]) -> Iterator[Section]:
    """A decision, and what is told below it: who moved, how the vote went, who reserved themselves."""
    current = Section(None, "beslut")
    for index, line in enumerate(lines):
        kind = _told(lines, index) if line.gap and index else None
        if kind and kind != current.kind:
            yield current
            current = Section(None, kind)
        current.lines.append(line)
    yield current


def _told(lines: Sequence[Line], index: int) -> str | None:
    """The kind of the paragraph that starts at ``index``, where it tells and decides nothing."""
    goes_on = index + 1 < len(lines) and not lines[index + 1].gap
    text = f"{lines[index].text} {lines[index + 1].text}" if goes_on else lines[index].text
    return next((kind for kind, words in _TELLS.items() if words.match(text)), None)


def _openings(section: Section, organ: str | None) -> Iterator[tuple[int, str]]:
    """Where a decision or proposal starts among the lines of a section, and which of the two it is."""
    if section.kind not in _TELLING and (section.kind != "ovrigt" or section.heading is not None):
        return
    for index, line in enumerate(section.lines):
        before = section.lines[index - 1].text if index else "."
        if not line.text[0].isupper() or not (line.gap or before.endswith((".", ":"))):
            continue
        match = _OPENS.match(line.text[:300])
        if match is None or _TOLD.search(match["rest"][:60]):
            continue
        below = section.lines[index + 1].text if index + 1 < len(section.lines) else ""
        leads = below[:4].casefold() == "att " or MARKER.match(below) or _LEADS.match(line.text)
        if section.heading is None or (leads and (line.gap or section.kind == "beslutsgang")):
            anothers = match["proposes"] and organ and not _is_of(match["body"], organ)
            yield index, "forslag" if anothers else "beslut"
            if section.heading is not None:
                return


def _is_of(body: str, organ: str) -> bool:
    """Whether a body in running text is the one whose minutes these are: "nämnden", "Arbetsutskottet"."""
    body, organ = body.casefold(), organ.casefold()
    return body in _GENERIC or body[:-2] in organ or organ in body


def _points_end(lines: Sequence[Line], at: int, end: int) -> int:
    """Past the points of a proposal: the att-satser and list points below its first line."""
    index = at + 1
    while index < end:
        line = lines[index]
        if line.gap and not (line.text[:4].casefold() == "att " or MARKER.match(line.text)):
            break
        index += 1
    return index
