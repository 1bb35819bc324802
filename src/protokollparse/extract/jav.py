"""Jäv and absence: who leaves for a conflict of interest, and who takes no part in a decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protokollparse import people
from protokollparse.compiled import pattern
from protokollparse.lines import location
from protokollparse.patterns import speech
from protokollparse.split.sections import Section

Record = dict[str, Any]

_JAV = pattern(r"\bjäv(?:ig|iga)?\b", re.IGNORECASE)
# "anmäler jäv", "deltar inte på grund av jäv", "lämnar sammanträdet"
_LEAVES = pattern(r"\b(?:anmäl|delta|deltog|lämna|jävig|på grund av|pga|p\.g\.a|med anledning av)", re.IGNORECASE)
_NO_PART = pattern(rf"\b(?:{speech('entering', 'takes_no_part')})\b", re.IGNORECASE)
# "Eva Ek (MP) tjänstgjorde i hans ställe": the substitute has no conflict
_STEPS_IN = pattern(rf"\b(?:{speech('entering', 'steps_in')})\b")
# "lämnar över ordförandeskapet till Eva Ek (MP)"
_HANDS_OVER = pattern(r"\b(?:ordförandeskapet|klubban)\b")
# "Bo Al (M) anmäler jäv och lämnar rummet": a paragraph of its own, wherever it stands
_SAYS_SO = pattern(r"[^.()]{3,80}\(\w{1,5}\)(?:,? [^.]{0,60})?\b(?:anmäler jäv|på grund av jäv)\b", re.IGNORECASE)
# Sections that tell of the case, not of the meeting
_ELSEWHERE = frozenset(
    {
        "sammanfattning",
        "bakgrund",
        "synpunkter",
        "handlingar",
        "expediering",
        "yrkande",
        "arende",
        "tidigare_behandling",
    }
)


def without_part(sections: Sequence[Section], width: int) -> tuple[list[people.Person], list[Record]]:
    """Those with a conflict of interest, and those who say that they take no part in the decision.

    Persons for ``Paragraf.jav`` and dicts that fit ``models.DeltarEj``, each in the source's order.
    """
    jav: list[people.Person] = []
    no_part: list[Record] = []
    for section in sections:
        if not (section.kind == "jav" or _tells(section)):
            continue
        elsewhere = section.kind in _ELSEWHERE
        heading = section.heading.text if section.heading else ""
        headed_jav = _JAV.search(heading) is not None
        headed_no_part = _NO_PART.search(heading) is not None and not headed_jav
        for item in section.items(width):
            if elsewhere and (item.mark or not _SAYS_SO.match(item.text[:300])):
                continue
            for sentence in item.sentences:
                absent = _NO_PART.search(sentence)
                if headed_jav and _STEPS_IN.search(sentence) and not _JAV.search(sentence):
                    continue
                leaves = _JAV.search(sentence) and _LEAVES.search(sentence)
                if leaves or (section.kind == "jav" and not absent and not headed_no_part):
                    jav += [person for person in _leaving(sentence) if person not in jav]
                elif absent or headed_no_part:
                    who = people.by(sentence[: absent.start()] if absent else sentence)
                    if headed_jav:
                        jav += [person for person in who["persons"] if person not in jav]
                    elif who["persons"] or who["parties"]:
                        no_part.append({**who, **location(item.lines[0], item.lines[-1])})
    return jav, no_part


def _leaving(sentence: str) -> list[people.Person]:
    """Those who leave: everybody with a party, else the names before the verb ("Bo Al, jurist, lämnar rummet").

    Who steps in is named behind them: "Bo Al (M) anmäler jäv och ersätts av Eva Ek (M)".
    """
    steps_in = _STEPS_IN.search(sentence) or _HANDS_OVER.search(sentence)
    found = (people.persons(sentence[: steps_in.start()]) if steps_in else []) or people.persons(sentence)
    verb = _LEAVES.search(sentence)
    return found or (people.named(sentence[: verb.start()]) if verb else [])


def _tells(section: Section) -> bool:
    return any("delt" in line.text or "jäv" in line.text or "Jäv" in line.text for line in section.lines)
