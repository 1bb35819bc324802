"""Handlingar and skrivelser: the documents of a case, and the letters and questions handed in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protokollparse import people
from protokollparse.extract.items import Item, items, sentences
from protokollparse.lines import Line, join, location
from protokollparse.split.diarienummer import at_start, whole_line
from protokollparse.split.sections import Section

Record = dict[str, Any]

# "Bilaga 1: Beslutsunderlag", "Bilaga 2 - Priser": in a report's list of bilagor the number is the reference
_BILAGA = re.compile(r"bilaga[ ](?P<reference>\d{1,2}[a-zA-Z]?(?:\.\d{1,2})?)[ ]?[:.–-][ ]*(?=\S)", re.IGNORECASE)
# "SOF 2023/409-3 Tjänsteutlåtande": a leading case number, also with a running number
_SEPARATOR = re.compile(r"^[ ]*[,:–-]?[ ]*")


def handlingar(section: Section, width: int, *, report: bool = False) -> list[Record]:
    """The documents that a section of kind handlingar lists: ``reference``, ``title``, ``span``, ``line``.

    In minutes a leading case number is the reference; in a report (``report``) the number of the bilaga is.
    """
    found = []
    for item in _entries(section.lines, width):
        text = item.text
        if not text:
            continue
        reference, title = at_start(text)
        if report:
            bilaga = _BILAGA.match(text)
            if bilaga:
                reference, title = bilaga["reference"], text[bilaga.end() :]
            elif item.mark == "1":
                reference, title = item.label, text
        elif reference:
            title = _SEPARATOR.sub("", title)
        title = title.strip() or text
        found.append({"reference": reference, "title": title, **location(item.lines[0], item.lines[-1])})
    return found


def _entries(lines: Sequence[Line], width: int) -> list[Item]:
    """The entries of a list of documents: its points, else its lines as far as no wrap joins them."""
    found = items(lines, width, listing=True)
    points = [item for item in found if item.mark]
    if not points:
        return found
    merged: list[Item] = []
    top = points[0].mark
    for item in found:
        if merged and not item.mark and merged[-1].mark and item.text[:1].islower():
            merged[-1].lines.extend(item.lines)
        elif merged and item.mark and item.mark != top and item.indent > merged[0].indent:
            merged[-1].lines.extend(item.lines)
        else:
            merged.append(item)
    return merged


# "Andrea Ek m.fl. (M)" under the title; "Ledamoten Bo Al (M) överlämnade nedan skrivelse", "Eva Ek (L) ställer en fråga som lyder: …"
_HANDS_IN = re.compile(
    r"\b(?:överlämna(?:r|de)|lämna(?:r|de)|ställ(?:er|de)|anmäl(?:er|de)|inkom(?:mer|mit)?|väck(?:er|te|t)|har)\b", re.IGNORECASE
)
_ASKS = re.compile(r"(?:ställer|ställde) (?:en|följande|ett par|några) (?:fråg\w+)(?: till [^:?.]{3,80})?(?: som lyder)?:?[ ]*", re.IGNORECASE)
_ANSWERS = re.compile(r"\bbesvara(?:r|de)\b|\bsvara(?:r|de)\b")
_ASKING = re.compile(r"fråg|undra|svar på|besvara|vill .{0,30}veta|:$", re.IGNORECASE)


def skrivelse(section: Section, width: int) -> Record | None:
    """The letter or question of one section of kind skrivelse, or None where nobody hands anything in."""
    entries = section.items(width)
    heading = section.heading.text if section.heading else ""
    record: Record = {"title": heading or None, "by": {"persons": [], "parties": []}, "diarienummer": [], "questions": []}
    texts: list[str] = []
    generic = re.fullmatch(r"(?:skrivelse(?:r)?|inkom\w+ skrivelse\w*|nya skrivelser)", heading, re.IGNORECASE) is not None
    titled = not generic
    rest: list[Item] = []
    asked: re.Match[str] | None = None
    for item in entries:
        text = item.text
        who = record["by"]
        if not (who["persons"] or who["parties"]) and len(text) < 1500 and not item.mark:
            hands = _HANDS_IN.search(text[:300])
            found = people.by(text[: hands.start()] if hands else text[:160])
            if (hands or len(text) < 160) and (found["persons"] or found["parties"]):
                record["by"] = found
                record.update(location(section.first, section.last))
                asked = _ASKS.search(text)
                if asked:
                    record["questions"] += _questions_of(text[asked.end() :])
                texts.append(text)
                continue
        numbers = whole_line(text)
        if numbers and not item.mark:
            record["diarienummer"] += numbers
            continue
        if not titled and len(text) < 240 and not item.mark:
            title, number = _title_and_number(item)
            record["title"] = title
            if number:
                record["diarienummer"] += number
            titled = True
            continue
        texts.append(text)
        rest.append(item)
    if not record["questions"]:
        record["questions"] = _questions(rest) or ([q for item in rest for q in _questions_of(item.text)] if asked else [])
    if not (record["by"]["persons"] or record["by"]["parties"]):
        return None
    record["text"] = "\n\n".join(texts)
    return record


def _title_and_number(item: Item) -> tuple[str, list[str]]:
    """A letter's title, and the number on the line below it."""
    numbers: list[str] = []
    lines = list(item.lines)
    while len(lines) > 1 and whole_line(lines[-1].text):
        numbers = whole_line(lines.pop().text) + numbers
    return join([line.text for line in lines]), numbers


def _questions(entries: Sequence[Item]) -> list[str]:
    """The questions of a letter: the points of its asking list, else the paragraphs that end with "?"."""
    points = [item.text for item in entries if item.mark and item.text]
    asked = [text for text in points if text.endswith("?")]
    if asked:
        return asked
    prose = [item.text for item in entries if not item.mark]
    for index, text in enumerate(prose):
        if text.endswith("?") and re.search(r"\b(?:frågar|undrar|fråga|veta)\b", text):
            return [later for later in prose[index:] if later.endswith("?")]
        if text.endswith(":") and _ASKING.search(text):
            return [later for later in prose[index + 1 :] if later.endswith("?")]
    last = len(prose)
    while last and _QUESTION.match(prose[last - 1]):
        last -= 1
    return prose[last:]


# "Hur många …?": a paragraph that is one question
_QUESTION = re.compile(r"(?:hur|vad|när|var|varför|vem|vilk\w+|på vilket|anser|är|har|finns|kan|kommer|ska|avser|tänker|vill|i vilken|av vilk\w+)\b[^?]*\?$", re.IGNORECASE)


# "Anna Ek (S) har den 15 juni 2026 lämnat ett initiativärende till kommunstyrelsen, gällande skolmaten."
_HANDED_IN = re.compile(
    r"\b(?:har|hade)\b[^.]{0,60}\b(?:lämnat|väckt|inlämnat|inkommit med|anmält|inkom med)\b[^.]{0,20}\b(?:initiativärende|initiativ|skrivelse|ledamotsinitiativ|nämndinitiativ|enkel fråga)\b[^.]{0,60}?"
    r"(?:gällande|om|angående|avseende|rörande|med rubriken)[ ](?P<title>[^.]{3,300})",
    re.IGNORECASE,
)


def handed_in(section: Section, width: int) -> list[Record]:
    """Initiatives that the running text of a section tells of: "A (S) har lämnat ett initiativärende gällande …"."""
    found = []
    for item in section.items(width):
        for sentence in sentences(item.text):
            match = _HANDED_IN.search(sentence)
            who = people.by(sentence[: match.start()]) if match else None
            if match and who and (who["persons"] or who["parties"]):
                title = match["title"].strip(" ”\"“")
                found.append(
                    {"title": title, "by": who, "diarienummer": [], "questions": [], "text": sentence, **location(item.lines[0], item.lines[-1])}
                )
    return found


def _questions_of(text: str) -> list[str]:
    """The question in running text, without the sentence that says who answers it."""
    end = text.rfind("?")
    return [text[: end + 1].strip()] if end > 0 else []
