"""Minutes: the head, the paragrafer and the annexes of a protokoll as the dict that ``models.Protokoll`` reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from protokollparse import assemble, people
from protokollparse.assemble import Places
from protokollparse.compiled import pattern
from protokollparse.extract import front, signatures
from protokollparse.extract.decisions import decisions, decisions_in_prose
from protokollparse.extract.handlingar import handlingar
from protokollparse.extract.items import paragraphs
from protokollparse.extract.jav import without_part
from protokollparse.extract.reservationer import link_reservationer, reservationer
from protokollparse.extract.skrivelser import handed_in, skrivelse
from protokollparse.extract.uttalanden import uttalanden
from protokollparse.extract.voteringar import attach, disagreement, voteringar, voteringslistor
from protokollparse.extract.yrkanden import yrkanden
from protokollparse.lexicon import Lexicon
from protokollparse.lines import Line
from protokollparse.source import SourceText
from protokollparse.split.annexes import annex_start, may_hold_vote_lists, signing_start
from protokollparse.split.paragrafer import Chunk
from protokollparse.split.sections import Section, split_sections
from protokollparse.split.titles import read_title, title_width

Record = dict[str, Any]


def document(
    source: SourceText,
    head: Sequence[Line],
    chunks: Sequence[Chunk],
    furniture: Sequence[Line],
    lists: Sequence[Record],
    lexicon: Lexicon,
    width: int,
) -> Record:
    """The dict of one protokoll; ``lists`` are the vote lists that were cut out before its lines were split."""
    places = Places()
    places.put(furniture, "furniture")
    places.put(head, "head")
    tail = _Tail(chunks[-1].lines if chunks else [], places)
    result = front.head(head, furniture)
    diagnostics: list[Record] = result.pop("diagnostics", [])
    for key, value in tail.signing.items():
        result[key] = result[key] or value
    titles = title_width(chunks, width)
    paragrafer = [
        _paragraf(chunk, index, places, lexicon, width, titles, result["organ"]) for index, chunk in enumerate(chunks)
    ]
    diagnostics += [found for paragraf in paragrafer for found in paragraf.pop("_diagnostics")]
    left = attach([(p["number"], p["suffix"], p["voteringar"]) for p in paragrafer], [*lists, *tail.lists])
    diagnostics += [*_vote_diagnostics(paragrafer), *map(_unplaced, left)]
    _facts_in_paragrafer(result, paragrafer)
    for each in lists:
        places.put(each["lines"], "head")
    return {
        **result,
        "source": assemble.source_record(source),
        "paragrafer": paragrafer,
        "signatures": tail.signatures,
        "diagnostics": sorted(diagnostics, key=lambda d: d["line"] or 0),
        "partition": places.runs(source.text),
    }


class _Tail:
    """What stands behind the last paragraf, cut out of its lines: digital signatures, annexes, signatures."""

    def __init__(self, lines: list[Line], places: Places) -> None:
        found = signatures.signatures(lines)
        self.signatures: list[Record] = []
        if found:
            self.signatures, at = found
            places.put(lines[at:], "head")
            del lines[at:]
        at = annex_start(lines)
        self.lists = voteringslistor(lines[at:], annexed=True)
        places.put(lines[at:], "head")
        del lines[at:]
        at = signing_start(lines)
        signing = front.head(lines[at:], []) if at < len(lines) else {}
        self.signing = {key: signing.get(key) for key in ("secretary", "chair", "adjusters", "adjustment_date") if signing}
        places.put(lines[at:], "head")
        del lines[at:]


def cut_vote_lists(source: SourceText, lines: Sequence[Line]) -> tuple[list[Line], list[Record]]:
    """The lines without the vote lists among them, and those lists, each with its own ``lines``.

    A list repeats the § of its votes on every page, and would read as a paragraf of its own.
    """
    lists = voteringslistor(lines) if may_hold_vote_lists(source.text) else []
    rest: list[Line] = []
    at = 0
    for each in lists:
        each["lines"] = list(lines[each["first"] : each["last"]])
        rest += lines[at : each["first"]]
        at = each["last"]
    return [*rest, *lines[at:]], lists


def _unplaced(each: Record) -> Record:
    return {
        "code": "vote-list-unplaced",
        "severity": "warning",
        "message": "a vote list names no paragraf whose vote it could belong to",
        "line": each["line"],
        "span": each["span"],
    }


def _paragraf(
    chunk: Chunk, index: int, places: Places, lexicon: Lexicon, width: int, titles: int, organ: str | None
) -> Record:
    """The dict of one paragraf."""
    title = read_title(chunk, lexicon, titles, width <= 200) if chunk.heading else None
    used = title.used if title else 0
    body = chunk.lines[used:]
    if title and title.pushed:
        body.insert(0, title.pushed)
    sections = split_sections(body, lexicon, width)
    places.put([*([chunk.heading] if chunk.heading else []), *chunk.repeats, *chunk.lines[:used]], "head", index)
    places.put_sections(sections, index)
    first = chunk.heading or chunk.lines[0]
    last = chunk.lines[-1] if chunk.lines else first
    record: Record = {
        "number": chunk.number,
        "suffix": chunk.suffix,
        "title": title.title if title else None,
        "subtitle": title.subtitle if title else None,
        "diarienummer": list(dict.fromkeys(title.diarienummer)) if title else [],
        "sections": [assemble.section_record(section, paragraphs(section.items(width))) for section in sections],
        "span": assemble.span(first, last),
        "line": first.number,
        "_diagnostics": assemble.unclassified(sections),
    }
    record |= _records(sections, lexicon, width, record["title"], organ)
    return record


# "Anmälda initiativärenden": a paragraf in which matters are handed in
_ANNOUNCES = pattern(r"\b(?:anmäl|inkom|nya?\b|väckt).{0,40}(?:initiativ|skrivelse|fråg)", re.IGNORECASE)
# "Arbetsutskottets förslag till kommunstyrelsen": where nothing else is decided, the body's own proposal is its decision
_OWN_PROPOSAL = pattern(r"(?P<body>.{3,60})s förslag (?:till beslut )?(?:till|i|för) .{3,60}$", re.IGNORECASE)


def _records(sections: Sequence[Section], lexicon: Lexicon, width: int, title: str | None, organ: str | None) -> Record:
    """What the sections of one paragraf hold; ``organ`` is the body whose minutes these are."""
    of = _by_kind(sections)
    moved = [record for section in of("yrkande", "forslag") for record in yrkanden(section, width)]
    if not moved:
        moved = [record for section in of("beslutsgang", "information", "arende") if _tells_of_yrkanden(section) for record in yrkanden(section, width)]
    decided = [record for section in of("beslut") for record in decisions(section, width, lexicon)]
    if not of("beslut"):
        decided = [record for section in of("forslag") if _is_own(section, organ) for record in decisions(section, width, lexicon)]
    if not of("beslut") and not decided:
        decided = decisions_in_prose(sections, width)
    reserved = [r for section in of("reservation", "beslut", "ovrigt") for r in reservationer(section, width)]
    link_reservationer(reserved, moved)
    stated = [record for section in of("uttalande") for record in uttalanden(section, width)]
    jav, no_part = without_part(sections, width)
    letters = [record for section in of("skrivelse") if (record := skrivelse(section, width))]
    if title and _ANNOUNCES.search(title) and not letters:
        letters = [record for section in of("arende", "ovrigt", "information") for record in handed_in(section, width)]
    beslutsgang = "\n\n".join(text for section in of("beslutsgang") if (text := paragraphs(section.items(width))))
    return {
        "decisions": decided,
        "yrkanden": moved,
        "beslutsgang": beslutsgang or None,
        "voteringar": voteringar(_vote_lines(sections)),
        "reservationer": reserved,
        "uttalanden": stated,
        "jav": jav,
        "deltar_ej": no_part,
        "skrivelser": letters,
        "handlingar": [record for section in of("handlingar") for record in handlingar(section, width)],
        "omedelbar_justering": any(d["outcome"] == "justering" for d in decided) or _adjusted_at_once(of("justering")),
    }


def _tells_of_yrkanden(section: Section) -> bool:
    return section.heading is not None and any(" yrka" in line.text for line in section.lines)


def _is_own(section: Section, organ: str | None) -> bool:
    """Whether a section headed as a proposal to a higher body is that of the body whose minutes these are."""
    match = _OWN_PROPOSAL.match(section.heading.text) if section.heading and organ else None
    return match is not None and organ is not None and match["body"][:-2].casefold() in organ.casefold()


def _by_kind(sections: Sequence[Section]) -> Any:
    return lambda *kinds: [section for section in sections if section.kind in kinds]


def _vote_lines(sections: Sequence[Section]) -> list[Line]:
    """The lines that can tell of a vote: those of the steps of the decision, with their headings."""
    lines: list[Line] = []
    for section in sections:
        if section.kind in ("omrostning", "beslutsgang", "beslut", "ovrigt", "information"):
            lines += [section.heading] if section.heading else []
            lines += section.lines
    return lines


def _adjusted_at_once(sections: Sequence[Section]) -> bool:
    text = " ".join(line.text for section in sections for line in section.lines).casefold()
    return "omedelbart" in text or "direktjust" in text


def _vote_diagnostics(paragrafer: Sequence[Record]) -> list[Record]:
    found = []
    for paragraf in paragrafer:
        for votering in paragraf["voteringar"]:
            message = disagreement(votering)
            if message:
                found.append(
                    {"code": "ballots-disagree", "severity": "warning", "message": message, "line": votering["line"], "span": votering["span"]}
                )
    return found


# "Ordföranden Anna Ek (S) öppnade sammanträdet"
_CHAIR = pattern(r"(?:^|[.] )Ordföranden (?=[A-ZÅÄÖ])")
# "Arbetsmarknadsnämnden la protokollet till handlingarna."
_SUBJECT = pattern(r"(?P<body>[A-ZÅÄÖ][\wåäö]*(?:[ ][\wåäö]+){0,2}?(?:nämnden|styrelsen|fullmäktige|utskottet|nämnd)) [a-zåäö]+")


def _facts_in_paragrafer(result: Record, paragrafer: Sequence[Record]) -> None:
    """Organ, chair and adjusters where only the paragrafer tell them."""
    bodies: Counter[str] = Counter()
    for paragraf in paragrafer:
        texts = [section["text"] for section in paragraf["sections"] if section["heading"] is None]
        for text in (*texts, *(decision["text"] for decision in paragraf["decisions"])):
            subject = _SUBJECT.match(text)
            if subject:
                bodies[subject["body"]] += 1
            if result["chair"] is None and _CHAIR.search(text):
                people_there = people.persons(text[_CHAIR.search(text).end() - 1 :])  # type: ignore[union-attr]
                result["chair"] = people_there[0] if people_there else None
            if not (result["adjusters"] and result["adjustment_date"]):
                found = front.adjustment_sentence(text, result["date"]) or {}
                result["adjusters"] = result["adjusters"] or found.get("adjusters", [])
                result["adjustment_date"] = result["adjustment_date"] or found.get("adjustment_date")
    if result["organ"] is None and bodies:
        result["organ"] = bodies.most_common(1)[0][0]
