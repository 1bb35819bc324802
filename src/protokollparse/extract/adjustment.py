"""Justering: who adjusts the minutes, and when, out of a front page or a sentence of a paragraf."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protokollparse.compiled import pattern
from protokollparse.extract import dates
from protokollparse.extract.attendance import rows
from protokollparse.extract.attendee import NAME_WORD, entries, vocabulary
from protokollparse.extract.fields import Field
from protokollparse.people import named, persons

Person = dict[str, Any]

# ", ersättare Bo Al", "(med Bo Al som ersättare)"
_STAND_IN = pattern(r"[,;(]?[ ]?\b(?:med[ ][^.;,]{2,60}?[ ]som[ ]|med[ ])?(?:ersättare|reserv)\b", re.IGNORECASE)
# The end of a sentence: not that of an abbreviation ("m.fl. (S)", "kl. 8.30", "Ek m.fl.")
_SENTENCE = pattern(r"(?<=[\w)][.!])(?<!fl\.)(?<!kl\.)(?<!ordf\.)\s+(?=[A-ZÅÄÖ])|\n{2,}")
# "utsågs att justera", "till justerare utses", "justerar dagens protokoll", "väljs till protokollsjusterare"
_ADJUSTS = pattern(
    r"\batt[ ](?:[\w ]{0,60}?[ ])?justera\b|\b\w{0,11}justerare\b|\bjusteringsm[aä]n\b"
    r"|\bjusterar[ ](?:dagens[ ]|detta[ ]|sammanträdets[ ])?protokoll",
    re.IGNORECASE,
)
_CHOSEN = pattern(
    r"\b(?:utse(?:s|r|dd|dda|tt)?|utsågs?|välj(?:s|er|a)|val(?:d|da|des|de|ts)|justerar|justerare[ ]?:"
    r"|föreslås)",
    re.IGNORECASE,
)
# "justering sker den …", "protokollet ska justeras senast …"; not "avgiften justeras den …"
_ADJUSTED = pattern(
    r"\bjustering(?:en)?[ ](?:av[ ]\w{0,20}protokoll\w*[ ])?(?:sker|äger|ska|skall|kommer|görs|hålls)\b"
    r"|\bjuster(?:as|ar|ades|at|a)\b.{0,80}\bprotokoll|\bprotokoll.{0,80}\bjuster(?:as|ades|at|a|ing)\b",
    re.IGNORECASE | re.DOTALL,
)


def adjusters(page: Sequence[Field]) -> list[Person]:
    """Those under "Utses att justera" and the like, else those who sign as justerande."""
    for kind in ("adjusters", "signing"):
        found = {person["name"]: person for each in page if each.kind == kind for person in people(each)}
        if found:
            beside = {f"{one} {other}" for one in found for other in found}  # "Anna Ek Bo Al": who sign side by side
            return [person for name, person in found.items() if name not in beside]
    told = (adjustment_sentence(each.text) for each in page if each.kind in ("adjustment", "adjustment_date"))
    return next((each["adjusters"] for each in told if each), [])


def people(each: Field) -> list[Person]:
    """The persons of a field in which names stand, without those who only stand in for others."""
    found = []
    for text, _ in rows(each.cells):
        text = _STAND_IN.split(text, maxsplit=1)[0]
        for entry in entries(text, "ledamot"):
            name = entry["name"]
            if len(name.split()) > 1 and len(name) < 60 and not any(map(str.isdigit, name)) and _is_name(name):
                found.append({"name": entry["name"], "party": entry["party"], "with_others": False})
    return found


def _is_name(text: str) -> bool:
    """Whether each word can be one of a name: not "Digital signering av protokoll", "Justering Rådhuset"."""
    return not text.startswith(("Justering", "Protokoll")) and all(
        NAME_WORD.match(word) or word in vocabulary().particles for word in text.split()
    )


def adjustment_date(page: Sequence[Field], met: str | None, diagnostics: list[dict[str, Any]]) -> str | None:
    """The day of the justering, as ISO date; ``met``, the day of the meeting, tells a year not stated."""
    year = int(met[:4]) if met else None
    labelled = [each for each in page if each.kind in ("adjustment_date", "adjustment")]
    # A second "Plats och tid" is that of the justering.
    labelled += [each for each in page if each.kind == "place_time" and each.cells][1:]
    labelled += [each for each in page if each.kind in ("adjusters", "signing")]
    for each in labelled:
        found = dates.find(each.text, year)
        if found:
            return _not_before(met, found[0], each.text)
        report(each, diagnostics)
    return None


def _not_before(met: str | None, date: str, text: str) -> str:
    """A day without a year that would lie before the meeting is one of the year after."""
    if met and date < met and date[:4] == met[:4] and date[:4] not in text:
        return f"{int(date[:4]) + 1}{date[4:]}"
    return date


def report(each: Field, diagnostics: list[dict[str, Any]]) -> None:
    """Adds a diagnostic for a date that no calendar has."""
    for cell in each.cells:
        wrong = dates.impossible(cell.text)
        if wrong:
            span = cell.line.span(cell.at + wrong.start, cell.at + wrong.end)
            message = f'"{cell.text[wrong.start : wrong.end]}" is no date'
            diagnostics.append(
                {
                    "code": "date",
                    "severity": "warning",
                    "message": message,
                    "line": cell.line.number,
                    "span": span,
                }
            )


def adjustment_sentence(text: str, met: str | None = None) -> dict[str, Any] | None:
    """Who was elected to adjust, and the day, out of the text of a paragraf; None where it says neither.

    "Anna Ek (S) och Bo Al (L) utsågs att justera protokollet. Justering sker den 11 mars 2024." gives
    ``{"adjusters": [two persons], "adjustment_date": "2024-03-11"}``. ``met`` is the day of the meeting.
    """
    if "juster" not in text and "Juster" not in text:
        return None
    chosen: list[Person] = []
    date = None
    for sentence in _SENTENCE.split(text):
        sentence = " ".join(sentence.split())
        elects = _ADJUSTS.search(sentence) and _CHOSEN.search(sentence)
        if not chosen and elects:
            chosen = _elected(_STAND_IN.split(sentence, maxsplit=1)[0])
        if date is None and "omedelbar" not in sentence and (elects or _ADJUSTED.search(sentence)):
            found = dates.find(sentence, int(met[:4]) if met else None)
            date = _not_before(met, found[0], sentence) if found else None
    return {"adjusters": chosen, "adjustment_date": date} if chosen or date else None


def _elected(sentence: str) -> list[Person]:
    """The persons of an electing sentence; bare names only right before or behind its verb."""
    found = persons(sentence)
    if found:
        return found
    verb = _CHOSEN.search(sentence)
    if verb is None:
        return []
    behind = re.split(r"\batt\b|[.:]|\btill\b", sentence[verb.end() :].lstrip(" :"), maxsplit=1)[0]
    return named(behind) or named(re.split(r"[.:]", sentence[: verb.start()])[-1])
