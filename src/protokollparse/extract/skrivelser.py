"""Skrivelser: letters, initiatives and questions handed in at the meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protokollparse import people
from protokollparse.compiled import pattern
from protokollparse.extract.items import Item
from protokollparse.lines import join, location
from protokollparse.patterns import speech
from protokollparse.split.diarienummer import at_end, whole_line
from protokollparse.split.sections import Section

Record = dict[str, Any]

# "Ledamoten Bo Al (M) överlämnade nedan skrivelse till nämnden för beredning."
_HANDS_IN = pattern(rf"\b(?:{speech('asking', 'hands_in')})\b", re.IGNORECASE)
# "Eva Ek (L) ställer en fråga till kommunstyrelsens ordförande som lyder: …"
_ASKS = pattern(
    r"(?:ställer|ställde) (?:en|följande|ett par|några) (?:fråg\w+)(?: till [^:?.]{3,80})?(?: som lyder)?:?[ ]*",
    re.IGNORECASE,
)
# "Vi ställer därför följande frågor:", "Med anledning av detta undrar vi:"
_ASKING = pattern(r"fråg|undra|svar på|besvara|vill .{0,30}veta|:$", re.IGNORECASE)
_ASKS_IN_PROSE = pattern(r"\b(?:frågar|undrar|fråga|veta)\b")
# "Hur många …?", "Finns det planer? När blir de klara?": a paragraph that only asks
_QUESTION = pattern(rf"(?:{speech('asking', 'question_words')})\b(?:[^?]*+|[^.?]*+(?:\?[^.?]++)*+)\?$", re.IGNORECASE)
# A heading that says no more than what was handed in
_GENERIC = pattern(r"(?:skrivelse(?:r)?|inkom\w+ skrivelse\w*|nya skrivelser)", re.IGNORECASE)


def skrivelse(section: Section, width: int) -> Record | None:
    """The letter or question of one section of kind skrivelse; None where nobody hands anything in.

    The dict fits ``models.Skrivelse``. Its title is the heading, or under a heading that is only "Skrivelse" the
    first line that is neither the author nor a number.
    """
    heading = section.heading.text.rstrip(" :") if section.heading else ""
    heading, number, _ = at_end(heading) if heading.endswith(")") else (heading, None, False)
    title: str | None = None if _GENERIC.fullmatch(heading) else heading or None
    by: people.By | None = None
    asked: re.Match[str] | None = None
    numbers: list[str] = [number] if number else []
    rest: list[Item] = []
    texts: list[str] = []
    for item in section.items(width):
        text = item.text
        author = _author(item) if by is None else None
        if author:
            by = author
            asked = _ASKS.search(text)
        elif not item.mark and whole_line(text):
            numbers += whole_line(text)
            continue
        elif title is None and not item.mark and len(text) < 240:
            title, more = _title_and_numbers(item)
            numbers += more
            continue
        else:
            rest.append(item)
        texts.append(text)
    if by is None:
        return None
    questions = _question_in(texts, asked) or _questions(rest)
    return {
        "title": title or heading or None,
        "by": by,
        "diarienummer": numbers,
        "questions": questions,
        "text": "\n\n".join(texts),
        **location(section.first, section.last),
    }


def _author(item: Item) -> people.By | None:
    """Who hands in a letter: "Andrea Ek m.fl. (M)" alone, or the subject of a sentence that hands it in."""
    text = item.text
    if item.mark or len(text) > 1500:
        return None
    hands_in = _HANDS_IN.search(text[:300])
    if hands_in is None and len(text) > 160:
        return None
    who = people.by(text[: hands_in.start()] if hands_in else text)
    return who if who["persons"] or who["parties"] else None


def _title_and_numbers(item: Item) -> tuple[str, list[str]]:
    """A letter's title, and the numbers on the lines below it."""
    texts = [line.text for line in item.lines]
    numbers: list[str] = []
    while len(texts) > 1 and whole_line(texts[-1]):
        numbers = whole_line(texts.pop()) + numbers
    return join(texts), numbers


def _question_in(texts: Sequence[str], asked: re.Match[str] | None) -> list[str]:
    """The question of a frågestund: what "ställer följande fråga:" leads in, up to its question mark."""
    if asked is None:
        return []
    first = next((i for i, text in enumerate(texts) if text == asked.string), 0)
    text = " ".join([texts[first][asked.end() :], *texts[first + 1 :]]).strip()
    end = text.rfind("?")
    return [text[: end + 1].strip()] if end > 0 else []


def _questions(entries: Sequence[Item]) -> list[str]:
    """The questions of a letter: the points of its list, else the paragraphs that ask."""
    asked = [item.text for item in entries if item.mark and item.text.endswith("?")]
    if asked:
        return asked
    prose = [item.text for item in entries if not item.mark]
    for index, text in enumerate(prose):
        if text.endswith("?") and _ASKS_IN_PROSE.search(text):
            return [later for later in prose[index:] if later.endswith("?")]
        if text.endswith(":") and _ASKING.search(text):
            return [later for later in prose[index + 1 :] if later.endswith("?")]
    last = len(prose)
    while last and _QUESTION.match(prose[last - 1]):
        last -= 1
    return prose[last:]


# "Anna Ek (S) har den 15 juni 2026 lämnat ett initiativärende till kommunstyrelsen, gällande skolmaten."
_HANDED_IN = pattern(
    r"\b(?:har|hade)\b[^.]{0,60}\b(?:lämnat|väckt|inlämnat|inkommit med|anmält|inkom med)\b[^.]{0,20}"
    r"\b(?:initiativärende|initiativ|skrivelse|ledamotsinitiativ|nämndinitiativ|enkel fråga)\b[^.]{0,60}?"
    r"(?:gällande|om|angående|avseende|rörande|med rubriken)[ ](?P<title>[^.]{3,300})",
    re.IGNORECASE,
)


def handed_in(section: Section, width: int) -> list[Record]:
    """Initiatives that running text tells of: "A (S) har lämnat ett initiativärende gällande …"."""
    found = []
    for item in section.items(width):
        for sentence in item.sentences:
            match = _HANDED_IN.search(sentence)
            who = people.by(sentence[: match.start()]) if match else None
            if match and who and (who["persons"] or who["parties"]):
                record: Record = {"title": match["title"].strip(' ”"“'), "by": who, "diarienummer": [], "questions": []}
                found.append(record | {"text": sentence} | location(item.lines[0], item.lines[-1]))
    return found
