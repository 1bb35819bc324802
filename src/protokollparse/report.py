"""An official's report: its head, proposal, sections and signatures as the dict of a tjänsteutlåtande."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from protokollparse import assemble
from protokollparse.assemble import Places
from protokollparse.compiled import pattern
from protokollparse.extract import dates, fields, kommun, letterhead, officials
from protokollparse.extract.decisions import IN_BODY, decisions
from protokollparse.extract.handlingar import handlingar
from protokollparse.extract.items import paragraphs
from protokollparse.extract.letterhead_cells import is_recipient
from protokollparse.lexicon import Lexicon, table
from protokollparse.lines import Line
from protokollparse.source import SourceText
from protokollparse.split.letterhead import text_begins
from protokollparse.split.sections import Section, split_sections

Record = dict[str, Any]

# "2. Bakgrund", "3.1 Ekonomi": the number of a heading
_HEADING_NUMBER = pattern(r"\d{1,2}(?:\.\d{1,2}){0,5}\.?[ \t]++(?=[^\W\d_])")
_FOOT = 200  # characters of a line in a letter's foot at the most
_CELLS = pattern(r"[ ]{2,}|\t+|[ ][·•|][ ]", needs=("  ", "\t", " · ", " • ", " | "))
_POSTAL = pattern(r"\d{3}[ ]\d\d[ ][^\W\d_]")


def document(
    source: SourceText, lines: Sequence[Line], furniture: Sequence[Line], lexicon: Lexicon, width: int
) -> Record:
    """The dict of one tjansteutlatande; ``lines`` are its text without the page ``furniture``."""
    places = Places()
    lines = [
        line if _is_listed(before, line) else _without_number(line, lexicon)
        for before, line in zip([None, *lines], lines, strict=False)
    ]
    lines, feet = part_feet(lines)
    running = sorted([*furniture, *feet], key=lambda line: line.start)
    places.put(running, "furniture")
    at = text_begins(lines, lexicon)
    top, body = lines[:at], lines[at:]
    places.put(top, "head")
    # A running head is part of the first page's head no less.
    above = [line for line in running if not body or line.start < body[0].start]
    above = sorted([*top, *above], key=lambda line: line.start)
    head = letterhead.read(above, width)
    approved = officials.attesters(body, _under_approval(body, lexicon))
    signed = officials.signers(body, lexicon.kind)
    head.handlaggare = head.handlaggare or _signing_officials(above, signed)
    taken = _taken(body, approved, signed, lexicon)
    places.put([body[i] for i in sorted(taken)], "head")
    sections = split_sections([line for i, line in enumerate(body) if i not in taken], lexicon, width, report=True)
    places.put_sections(sections, None)
    if head.organ is None:
        head.organ, planned = _planned(sections) or (_addressed(sections), None)
        head.meeting_date = head.meeting_date or planned
    return {
        "source": assemble.source_record(source),
        "organ": head.organ,
        "kommun": head.kommun or kommun.find(line.text for line in running),
        "date": head.date,
        "meeting_date": head.meeting_date,
        "diarienummer": list(dict.fromkeys(head.diarienummer)),
        "handlaggare": head.handlaggare,
        "title": head.title,
        "subtitle": head.subtitle,
        "proposed_decisions": _proposals(sections, head.organ, lexicon, width),
        "sections": [assemble.section_record(each, paragraphs(each.items(width))) for each in sections],
        "signers": signed.records,
        "handlingar": [
            h for each in sections if each.kind == "handlingar" for h in handlingar(each, width, report=True)
        ],
        "attesters": approved.records,
        "diagnostics": head.diagnostics + assemble.unclassified(each for each in sections if each.heading is None),
        "partition": places.runs(source.text),
    }


def _planned(sections: Sequence[Section]) -> tuple[str, str] | None:
    """The body that is to decide and its meeting, where the report only plans them: "Socialnämnden 2025-09-25".

    Of several bodies in the plan the last one decides.
    """
    planning = table("report")["plan"]["headings"]
    for section in sections:
        if section.heading and section.heading.text.casefold().rstrip(":") in planning:
            for line in reversed(section.lines):
                date = dates.find(line.text)
                body = line.text[: date[1]].strip(" ,:") if date else ""
                if date and is_recipient(body):
                    return body, date[0]
    return None


def _signing_officials(above: Sequence[Line], signed: officials.Signatures) -> list[Record]:
    """The names in the letterhead, which labels none, of those who sign under the text too."""
    names = {record["name"].casefold() for record in signed.records}
    found: list[Record] = []
    for line in above:
        for cell in fields.cells(line):
            if cell.text.casefold() in names:
                officials.add_contact(found, officials.contact(cell.text), line)
    return found


def _addressed(sections: Sequence[Section]) -> str | None:
    """The body that the first line of the proposal names: "I förskolenämnden:"."""
    for section in sections:
        if section.kind == "forslag" and section.lines and (named := IN_BODY.match(section.lines[0].text)):
            return named["body"][0].upper() + named["body"][1:]
    return None


def _is_listed(before: Line | None, line: Line) -> bool:
    """Whether a numbered line goes on with a list: "2. Motionen" / "3. Nämndernas yttranden"."""
    return before is not None and not line.gap and line.text[0].isdigit() and before.text[0].isdigit()


def _without_number(line: Line, lexicon: Lexicon) -> Line:
    """A numbered heading without its number: "2. Bakgrund" gives "Bakgrund"."""
    if not line.text[0].isdigit() or len(line.text) > 90:
        return line
    bare = _HEADING_NUMBER.sub("", line.text, count=1)
    return line._replace(text=bare) if bare != line.text and lexicon.kind(bare) else line


def part_feet(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of a report and those of a letter's foot: "Postadress: Box 1", and the phone numbers below it."""
    body: list[Line] = []
    feet: list[Line] = []
    for line in lines:
        below = feet and line.number == feet[-1].number + 1 and len(line.text) < 90
        told = officials.contact(line.text) if below else None
        is_foot = _is_foot(line.text) or (told and not told.names and (told.phones or told.email))
        (feet if is_foot else body).append(line)
    return body, feet


def _is_foot(text: str) -> bool:
    """Whether a line says where the sender is found: "Ekö kommun · Box 1 · 123 45 Ekö"."""
    if len(text) > _FOOT:
        return False
    cells = _CELLS.split(text)
    starts = tuple(table("report")["foot"]["starts"])
    return any(cell.casefold().startswith(starts) for cell in cells) or (
        len(cells) > 2 and any(map(_POSTAL.match, cells))
    )


def _under_approval(lines: Sequence[Line], lexicon: Lexicon) -> list[bool]:
    """Of each line whether the heading above it says that approvals follow ("Attesterat av")."""
    found = []
    under = False
    for line in lines:
        kind = lexicon.kind(line.text)
        under = kind == "justering" if kind else under
        found.append(under)
    return found


def _taken(
    body: Sequence[Line], approved: officials.Signatures, signed: officials.Signatures, lexicon: Lexicon
) -> set[int]:
    """The lines that are no part of a section: signatures, and approvals without a heading."""
    under = _under_approval(body, lexicon)
    return {i for i in (*approved.lines, *signed.lines) if not under[i]}


def _proposals(sections: Sequence[Section], organ: str | None, lexicon: Lexicon, width: int) -> list[Record]:
    """The proposed decisions; what is proposed to the body that the report is addressed to goes to no higher one.

    Some write them as the decision itself: "Kulturnämndens beslut".
    """
    kind = "forslag" if any(section.kind == "forslag" for section in sections) else "beslut"
    found = [each for section in sections if section.kind == kind for each in decisions(section, width, lexicon)]
    for decision in found:
        if organ and decision["proposed_to"] and decision["proposed_to"] in organ.casefold():
            decision["proposed_to"] = None
    return found
