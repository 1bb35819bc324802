"""One paragraf: its head, its sections and the records that they hold, as the dict that ``models.Paragraf`` reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from protokollparse import assemble
from protokollparse.assemble import Places
from protokollparse.compiled import pattern
from protokollparse.extract.decisions import decisions, decisions_in_prose
from protokollparse.extract.handlingar import handlingar
from protokollparse.extract.items import paragraphs
from protokollparse.extract.jav import without_part
from protokollparse.extract.reservationer import link_reservationer, reservationer
from protokollparse.extract.skrivelser import handed_in, skrivelse
from protokollparse.extract.uttalanden import told, uttalanden
from protokollparse.extract.voteringar import voteringar
from protokollparse.extract.yrkanden import yrkanden
from protokollparse.lexicon import Lexicon
from protokollparse.lines import Line
from protokollparse.split.paragrafer import Chunk
from protokollparse.split.sections import Section, split_sections
from protokollparse.split.titles import TitleBlock, read_title
from protokollparse.split.unheaded import cut_unheaded

Record = dict[str, Any]


class Setting(NamedTuple):
    """What a paragraf is read against: the line and title widths of its document (characters), and its organ."""

    lexicon: Lexicon
    width: int
    title_width: int
    organ: str | None

    @property
    def wrapped(self) -> bool:
        """Whether the document wraps its lines at a width at all."""
        return self.width <= 200


def paragraf(chunk: Chunk, index: int, places: Places, setting: Setting) -> Record:
    """The dict of the paragraf with that index, with ``_diagnostics`` besides; its lines go to their places."""
    title = TitleBlock()
    if chunk.heading:
        title = read_title(chunk, setting.lexicon, setting.title_width, setting.wrapped)
    body = [*([title.pushed] if title.pushed else []), *chunk.lines[title.used :]]
    sections = cut_unheaded(split_sections(body, setting.lexicon, setting.width), setting.organ)
    heading = [chunk.heading] if chunk.heading else []
    places.put([*heading, *chunk.repeats, *chunk.lines[: title.used]], "head", index)
    places.put_sections(sections, index)
    # A title can stand above its §.
    first, *_, last = sorted([*heading, *chunk.lines[:1], *(chunk.lines or heading)[-1:]], key=lambda line: line.start)
    return {
        "number": chunk.number,
        "suffix": chunk.suffix,
        "title": title.title,
        "subtitle": title.subtitle,
        "diarienummer": list(dict.fromkeys(title.diarienummer)),
        "sections": [assemble.section_record(each, paragraphs(each.items(setting.width))) for each in sections],
        "span": assemble.span(first, last),
        "line": first.number,
        "_diagnostics": assemble.unclassified(sections),
        **_records(_Sections(sections, setting.width), title.title, setting),
    }


class _Sections:
    """The sections of one paragraf, by kind."""

    def __init__(self, sections: Sequence[Section], width: int) -> None:
        self.all = sections
        self.width = width

    def of(self, *kinds: str) -> list[Section]:
        return [section for section in self.all if section.kind in kinds]

    def each(self, extract: Callable[[Section, int], list[Record]], *kinds: str) -> list[Record]:
        """What an extractor finds in the sections of those kinds, in order."""
        return [record for section in self.of(*kinds) for record in extract(section, self.width)]

    def text(self, kind: str) -> str | None:
        texts = (paragraphs(section.items(self.width)) for section in self.of(kind))
        return "\n\n".join(filter(None, texts)) or None


def _records(sections: _Sections, title: str | None, setting: Setting) -> Record:
    """What the sections of one paragraf hold."""
    moved = _yrkanden(sections)
    decided = _decisions(sections, setting)
    reserved = [r for each in sections.all if _may_reserve(each) for r in reservationer(each, setting.width)]
    link_reservationer(reserved, moved)
    jav, no_part = without_part(sections.all, setting.width)
    return {
        "decisions": decided,
        "yrkanden": moved,
        "beslutsgang": sections.text("beslutsgang"),
        "voteringar": voteringar(list(_vote_lines(sections))),
        "reservationer": reserved,
        "uttalanden": sections.each(uttalanden, "uttalande") or sections.each(told, "beslut", "beslutsgang", "ovrigt"),
        "jav": jav,
        "deltar_ej": no_part,
        "skrivelser": _skrivelser(sections, title),
        "handlingar": sections.each(handlingar, "handlingar"),
        "omedelbar_justering": any(d["outcome"] == "justering" for d in decided) or _adjusted_at_once(sections),
    }


# "Bo Al (M) föreslår att …" under "Dagens sammanträde"
_PROPOSES = pattern(r"\(\w{1,5}\) föresl(?:år|og) att ")


# "Bo Al (M) reserverar sig till förmån för …" at the end of "Ärendet"
_RESERVES = pattern(r"\(\w{1,5}\) reserverar sig\b")


def _may_reserve(section: Section) -> bool:
    """Whether a section can tell of dissents; those that tell of the case do where somebody dissents now."""
    if section.kind in ("reservation", "beslut", "ovrigt", "beslutsgang", "omrostning"):
        return True
    telling = section.kind in ("arende", "information")
    return telling and any(_RESERVES.search(line.text) for line in section.lines)


# "Bo Al (M) har den 8 april lämnat ett initiativ med följande yrkanden": its demands are no yrkanden of the meeting
_HANDED_IN = pattern(r"\bhar\b.{0,80}\b(?:motion|initiativ|skrivelse|medborgarförslag)")


def _yrkanden(sections: _Sections) -> list[Record]:
    """Those under their own heading, or where there are none those that other sections tell of."""
    return sections.each(yrkanden, "yrkande", "forslag") or [
        record
        for section in sections.of("beslutsgang", "information", "arende", "ovrigt")
        if any(" yrka" in line.text or _PROPOSES.search(line.text) for line in section.lines)
        for record in yrkanden(section, sections.width)
        if not _HANDED_IN.search(record["text"][:300])
    ]


# "Arbetsutskottets förslag till kommunstyrelsen": where nothing else is decided, a body's own proposal is its decision
_OWN_PROPOSAL = pattern(r"(?P<body>.{3,60})s förslag (?:till beslut )?(?:till|i|för) .{3,60}$", re.IGNORECASE)


def _decisions(sections: _Sections, setting: Setting) -> list[Record]:
    headed = [
        each for each in sections.of("beslut", "forslag") if each.kind == "beslut" or _is_own(each, setting.organ)
    ]
    decided = [record for section in headed for record in decisions(section, setting.width, setting.lexicon)]
    if decided or sections.of("beslut"):
        return decided
    return decisions_in_prose(sections.all, setting.width)


def _is_own(section: Section, organ: str | None) -> bool:
    """Whether a section headed as a proposal to a higher body is that of the body whose minutes these are."""
    match = _OWN_PROPOSAL.match(section.heading.text) if section.heading and organ else None
    if match is None:
        return False
    # "Arbetsutskottet(s)" is "Kommunstyrelsens arbetsutskott", and "Kommunstyrelsen(s)" is not: the article is left out
    # of the comparison.
    stem, own = match["body"][:-2].casefold(), (organ or "").casefold()
    return stem in own and f"{stem}ens " not in own


# "Anmälda initiativärenden": a paragraf in which matters are handed in
_ANNOUNCES = pattern(r"\b(?:anmäl|inkom|nya?\b|väckt).{0,40}(?:initiativ|skrivelse|fråg)", re.IGNORECASE)


def _skrivelser(sections: _Sections, title: str | None) -> list[Record]:
    letters = [record for section in sections.of("skrivelse") if (record := skrivelse(section, sections.width))]
    if not letters and title and _ANNOUNCES.search(title):
        return sections.each(handed_in, "sammanfattning", "arende", "ovrigt", "information")
    return letters


def _vote_lines(sections: _Sections) -> Iterator[Line]:
    """The lines that can tell of a vote: those of the steps of the decision, with their headings."""
    for section in sections.of("omrostning", "beslutsgang", "beslut", "ovrigt", "information"):
        if section.heading:
            yield section.heading
        yield from section.lines


def _adjusted_at_once(sections: _Sections) -> bool:
    text = " ".join(line.text for section in sections.of("justering") for line in section.lines).casefold()
    return "omedelbart" in text or "direktjust" in text
