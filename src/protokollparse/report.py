"""An official's report: its head, proposal, sections and signatures as the dict of a tjänsteutlåtande."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from protokollparse import assemble
from protokollparse.assemble import Places
from protokollparse.extract import dates, officials
from protokollparse.extract.decisions import decisions
from protokollparse.extract.items import paragraphs
from protokollparse.extract.papers import handlingar
from protokollparse.lexicon import Lexicon, table
from protokollparse.lines import Line, join, location
from protokollparse.source import SourceText
from protokollparse.split.diarienummer import whole_line
from protokollparse.split.sections import Section, split_sections

Record = dict[str, Any]

_COLUMNS = re.compile(r"[ ]{2,}|\t+")


def document(source: SourceText, lines: Sequence[Line], furniture: Sequence[Line], lexicon: Lexicon, width: int) -> Record:
    """The dict of one tjansteutlatande."""
    places = Places()
    places.put(furniture, "furniture")
    at = _first_heading(lines, lexicon)
    top = read_head(lines[:at], lexicon, width)
    places.put(lines[:at], "head")
    body = list(lines[at:])
    attested, attest_lines = officials.attesters(body)
    signed, sign_lines = officials.signers(body)
    taken = {*sign_lines, *(i for i in attest_lines if i > len(body) - 3 and not _under_attest(body, i, lexicon))}
    places.put([body[i] for i in taken], "head")
    sections = split_sections([line for i, line in enumerate(body) if i not in taken], lexicon, width, report=True)
    places.put_sections(sections, None)
    proposed = [d for s in sections if s.kind == "forslag" for d in decisions(s, width, lexicon)]
    for decision in proposed:
        if top.organ and (decision["proposed_to"] or "") in top.organ.casefold():
            decision["proposed_to"] = None
    return {
        "source": assemble.source_record(source),
        "organ": top.organ,
        "kommun": top.kommun,
        "date": top.date,
        "meeting_date": top.meeting_date,
        "diarienummer": list(dict.fromkeys(top.diarienummer)),
        "handlaggare": top.handlaggare,
        "title": join(top.title) if top.title else None,
        "subtitle": join(top.subtitle) if top.subtitle else None,
        "proposed_decisions": proposed,
        "sections": [assemble.section_record(s, paragraphs(s.lines, width)) for s in sections],
        "signers": signed,
        "handlingar": [h for s in sections if s.kind == "handlingar" for h in handlingar(s, width, report=True)],
        "attesters": attested,
        "diagnostics": top.diagnostics + assemble.unclassified(s for s in sections if s.heading is None),
        "partition": places.runs(source.text),
    }


def _first_heading(lines: Sequence[Line], lexicon: Lexicon) -> int:
    """The index of the line where the report's text begins: its first heading that is no label of the head."""
    labels = table("report")["labels"]
    for index, line in enumerate(lines):
        kind = lexicon.kind(line.text) if len(line.text) < 90 else None
        if kind and line.text[0].isupper() and kind not in ("information", "expediering") and line.text.casefold().rstrip(" :") not in labels:
            return index
    return len(lines)


def _under_attest(lines: Sequence[Line], index: int, lexicon: Lexicon) -> bool:
    return any(lexicon.kind(line.text) == "justering" for line in lines[max(0, index - 8) : index])


@dataclass(slots=True)
class Head:
    """What stands above a report's text."""

    organ: str | None = None
    kommun: str | None = None
    date: str | None = None
    meeting_date: str | None = None
    diarienummer: list[str] = field(default_factory=list)
    handlaggare: list[Record] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    subtitle: list[str] = field(default_factory=list)
    diagnostics: list[Record] = field(default_factory=list)


_KOMMUN = re.compile(r"(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ-]+(?: [A-ZÅÄÖ][\wåäöÅÄÖ-]+)? (?:kommun|stad)|Region [A-ZÅÄÖ][\wåäö]+)$")


def read_head(lines: Sequence[Line], lexicon: Lexicon, width: int) -> Head:
    """Read the labels of a report's head ("Handläggare", "Till", "Datum:"), and its title below them."""
    head = Head()
    labels: dict[str, str] = table("report")["labels"]
    under: str | None = None  # the label whose values stand below it
    for line in lines:
        cells = [cell for cell in _COLUMNS.split(line.text) if cell]
        key: str | None = None
        rest: list[str] = []
        for cell in cells:
            name, value = _label(cell, labels)
            if name:
                if key and not rest and key != name:
                    under = key
                key, rest = name, []
                if value:
                    _take(head, key, value, line, lexicon)
                    rest.append(value)
            elif key:
                if rest:
                    _free(head, cell, line, lexicon, alone=False)
                else:
                    _take(head, key, cell, line, lexicon)
                rest.append(cell)
            elif under and not head.title and _take(head, under, cell, line, lexicon):
                continue
            else:
                under = None if len(cells) == 1 else under
                _free(head, cell, line, lexicon, alone=len(cells) == 1)
        if key:
            under = key if not rest or key == "handlaggare" else None
    return head


def _label(cell: str, labels: dict[str, str]) -> tuple[str | None, str]:
    """The meaning of a label cell and the value behind its colon: "Datum: 2026-05-13" gives ("date", "2026-05-13")."""
    name, colon, value = cell.partition(":")
    meaning = labels.get(name.strip().casefold())
    if meaning and (colon or not value):
        return meaning, value.strip()
    return None, ""


def _take(head: Head, key: str, value: str, line: Line, lexicon: Lexicon) -> bool:
    """Put a value where its label says; False where it cannot be one of that label."""
    if key == "handlaggare":
        return _take_official(head, value, line)
    if key == "diarienummer":
        numbers = whole_line(value) or ([value] if re.fullmatch(r"[\w./: -]{4,30}", value) and re.search(r"\d", value) else [])
        head.diarienummer += numbers
        return bool(numbers)
    if key in ("date", "meeting_date"):
        found = dates.find(value)
        if found is None:
            if re.match(r"\d{4}-\d", value):
                head.diagnostics.append(assemble.diagnostic("impossible-date", "warning", f"{value!r} is no date", line))
                return True
            return False
        if getattr(head, key) is None:
            setattr(head, key, found[0])
        return True
    if key == "organ":
        found = dates.find(value)
        if found and len(value) - (found[2] - found[1]) < 16 and not lexicon.is_body(value[: found[1]]):
            head.meeting_date = head.meeting_date or found[0]
            return True
        if head.organ is None and len(value) < 80:
            head.organ = value.rstrip(",")
            return True
        return False
    return key == "ignore"


def _take_official(head: Head, value: str, line: Line) -> bool:
    """A name, or what is known of the last name: phone, e-mail, title."""
    number, address = officials.phone(value), officials.email(value)
    last = head.handlaggare[-1] if head.handlaggare else None
    if last and (number or address):
        last["phone"] = last["phone"] or number
        last["email"] = last["email"] or address
        return True
    name, _, title = value.partition(",")
    if officials.is_name(name.strip()):
        head.handlaggare.append({"name": name.strip(), "phone": number, "email": address, "title": title.strip() or None, **location(line)})
        return True
    if last and last["title"] is None and officials.is_title(value):
        last["title"] = value
        return True
    return False


def _free(head: Head, cell: str, line: Line, lexicon: Lexicon, *, alone: bool) -> None:
    """A cell without a label: a body, a date, a number, a contact, or a line of the title."""
    numbers = whole_line(cell)
    found = dates.find(cell)
    if numbers and not head.title:
        head.diarienummer += numbers
    elif found and len(cell) - (found[2] - found[1]) < 6 and not head.title:
        head.date = head.date or found[0]
    elif not head.title and (officials.phone(cell) or officials.email(cell)):
        _take_official(head, cell, line)
    elif not head.title and head.organ is None and lexicon.is_body(cell) and len(cell.split()) < 4 and not cell.casefold().endswith(("förvaltningen", "kontoret", "avdelningen", "enheten", "staben")):
        head.organ = cell
    elif not head.title and _KOMMUN.match(cell):
        head.kommun = cell
    elif alone and not _is_letterhead(cell, lexicon, head):
        if not head.title or (not line.gap and not head.subtitle):
            head.title.append(cell)
        else:
            head.subtitle.append(cell)


def _is_letterhead(cell: str, lexicon: Lexicon, head: Head) -> bool:
    """Whether a line above the title is the sender's: its kind of document, its administration."""
    if head.title:
        return False
    low = cell.casefold()
    if low.startswith(("tjänsteutlåtande", "tjänsteskrivelse", "sida ", "sid ")) and len(cell.split()) < 4:
        return True
    return (lexicon.is_body(cell) or low.endswith(("förvaltning", "avdelning", "enhet", "kontor", "stab"))) and len(cell.split()) < 6
