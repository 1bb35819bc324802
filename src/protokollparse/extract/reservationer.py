"""Reservationer: who dissents from a decision, and for which yrkande."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from protokollparse import people
from protokollparse.compiled import pattern
from protokollparse.extract.items import sentences
from protokollparse.lines import location
from protokollparse.patterns import speech
from protokollparse.split.sections import Section

Record = dict[str, Any]

# "reserverar sig mot beslutet", "lämnar följande skriftliga reservation", "Reservation anmäldes av Bo Al (M)",
# "Skriftlig reservation från KD bifogas"
_RESERVES = pattern(
    rf"\b(?:{speech('entering', 'reserves')})\b|\b(?:{speech('entering', 'hands_in')})\b[^.]{{0,60}}\breservation"
    r"|^(?:skriftlig )?reservation(?:er)? (?:(?:anmäl|avge|avga|lämna)\w+|från|av)\b",
    re.IGNORECASE,
)
# "till förmån för det egna yrkandet", "med hänvisning till sitt förslag till beslut"
_FAVOUR = pattern(
    rf"(?:{speech('entering', 'in_favour')}|med hänvisning till(?![ ]att\b)(?=[^.;:]{{0,60}}(?:yrkande|förslag)))"
    r"[ ](?P<what>[^.;:]+?)(?=[.;:]|[ ]reserver\w+ sig\b"
    r"|[ ](?:och|samt)[ ]lämna|[ ](?:med|enligt)[ ]följande\b|,[ ](?:se[ ])?bilaga\b|$)",
    re.IGNORECASE,
)
# "Eva Ek (L) deltar inte i beslutet" stands under a reservation, and is a record of its own
_NO_PART = pattern(rf"\b(?:{speech('entering', 'takes_no_part')})\b i ")
# "Följande ledamöter reserverar sig mot beslutet:" goes on with lines such as "Bo Al (M), Eva Ek (L)"
_NAMED = r"(?:[^.:()]{0,60}+\([^()]{1,12}\),?)*+$"
_LISTS = pattern(rf"^följande\b[^:]{{0,120}}:{_NAMED}", re.IGNORECASE)
_LISTED = pattern(_NAMED)
_OWN = pattern(rf"\b(?:{speech('entering', 'own')})\b")
_MOST = 200  # yrkanden of a paragraf that its reservationer may favour; budgets of large councils have forty
_LONGEST_SENTENCE = 1500  # characters in which a reserving sentence says that it is one


def reservationer(section: Section, width: int) -> list[Record]:
    """The reservationer of a section, in order: one a reserving sentence, with the text that follows it.

    In a section of kind reservation a paragraph that only names people ("Anna Ek (S)") gives one too. The
    dicts fit ``models.Reservation``; ``link_reservationer`` fills their ``yrkanden``.
    """
    found: list[Record] = []
    texts: list[list[str]] = []
    listing = False
    for item in section.items(width):
        text = item.text
        started = _reserving(text)
        if not started and found and not _NO_PART.search(text[:400]):
            if listing:
                found[-1]["by"]["persons"] += _alone(text)
                listing = bool(_LISTED.match(text))
            texts[-1].append(text)
            found[-1]["span"]["end"] = item.lines[-1].end
        elif not started and section.kind == "reservation" and len(text) < 400 and not _NO_PART.search(text):
            who = people.by(text)
            started = [(who, text)] if who["persons"] or who["parties"] else []
        for who, sentence in started:
            found.append(_reservation(who, sentence) | location(item.lines[0], item.lines[-1]))
            texts.append([sentence])
            listing = bool(_LISTS.match(sentence))
    whose = people.whose(section.heading.text) if section.heading and not found else None
    if whose and section.kind == "reservation":
        texts.append([item.text for item in section.items(width)])
        found.append(_reservation(whose, " ".join(texts[0])) | location(section.first, section.last))
    for record, parts in zip(found, texts, strict=True):
        record["text"] = "\n\n".join(part for part in parts if part)
    return [record for record in found if record["by"]["persons"] or record["by"]["parties"]]


def _alone(text: str) -> list[people.Person]:
    """The persons of a line that holds no more than them: "Bo Al (M)"."""
    found = people.persons(text)
    return found if len(text) < 60 * max(1, len(found)) and text.rstrip(" ,.").endswith(")") else []


def _reservation(who: people.By, sentence: str) -> Record:
    favour = _FAVOUR.search(sentence)
    return {"by": who, "in_favour_of": favour["what"].strip(" .,;:") or None if favour else None, "yrkanden": []}


def _reserving(text: str) -> list[tuple[people.By, str]]:
    """The reserving sentences of a paragraph, with who reserves; more text after one stays with it."""
    if "eserv" not in text[:2000]:
        return []
    found: list[tuple[people.By, str]] = []
    for sentence in sentences(text):
        match = _RESERVES.search(sentence[:_LONGEST_SENTENCE])
        who = people.by(sentence[: match.start()]) if match else None
        if match and who and not (who["persons"] or who["parties"]):  # "Mot beslutet reserverar sig Anna Ek (S)."
            who = people.by(sentence[match.end() :].split(" med hänvisning till ")[0])
        if match and who and not who["persons"]:
            who["parties"] += people.local_parties(sentence[: match.start()])
        if who and (who["persons"] or who["parties"] or _LISTS.match(sentence)):
            found.append((who, sentence))
        elif found and not _NO_PART.search(sentence):
            found[-1] = (found[-1][0], f"{found[-1][1]} {sentence}")
    return found


class _Moved(NamedTuple):
    """A yrkande as a reservation sees it: its place among the yrkanden, and who moves it."""

    at: int
    yrkande: Record
    names: set[str]
    parties: set[str]

    @property
    def is_counter_proposal(self) -> bool:
        """Whether it does not merely support a proposal."""
        return bool(self.yrkande["points"]) or self.yrkande["kind"] != "bifall"


def link_reservationer(reservations: Sequence[Record], yrkanden: Sequence[Record]) -> None:
    """Point each reservation at the yrkanden it favours (indexes from 0), where its text names what it favours.

    "det egna yrkandet" is that of the same persons, else of the same parties; "Liberalernas förslag" and
    "Anna Eks yrkande" are those of the one named; "budgetförslaget från M och KD" is the yrkande with that
    target; "avslag" the one of that kind.
    """
    moved = [_Moved(i, y, _names(y["by"]), _parties(y["by"])) for i, y in enumerate(yrkanden[:_MOST])]
    for reservation in reservations:
        favour = reservation["in_favour_of"]
        if favour is None:
            continue
        low = favour.casefold()
        if _OWN.search(low):
            picked = _of_the_same(reservation["by"], moved)
        else:
            picked = _of_the_named(favour, moved) or _of_the_target(low, moved) or _of_the_kind(low, moved)
        if not picked and not people.parties(favour):
            picked = _by_the_same_persons(reservation["by"], moved)
        reservation["yrkanden"] = [each.at for each in picked]


def _names(who: people.By) -> set[str]:
    return {person["name"].casefold() for person in who["persons"]}


def _parties(who: people.By) -> set[str]:
    return {person["party"].upper() for person in who["persons"] if person["party"]} | set(
        map(str.upper, who["parties"])
    )


def _counter_proposals(moved: Sequence[_Moved]) -> list[_Moved]:
    return [each for each in moved if each.is_counter_proposal]


def _by_the_same_persons(who: people.By, moved: Sequence[_Moved]) -> list[_Moved]:
    names = _names(who)
    shared = [each for each in _counter_proposals(moved) if names & each.names]
    return [each for each in shared if names == each.names] or shared


def _of_the_same(who: people.By, moved: Sequence[_Moved]) -> list[_Moved]:
    """The yrkanden that the reserving people moved, else those that their parties moved."""
    names, parties = _names(who), _parties(who)
    groups = {party.upper() for party in who["parties"]} if who["persons"] else set()
    for candidates in (_counter_proposals(moved), moved):
        # "Ledamöterna från S och V samt Bo Al (SD)": those of the groups, and those of the person
        if groups and (both := [each for each in candidates if names & each.names or groups & each.parties]):
            return both
        persons = [each for each in candidates if names & each.names]
        exact = [each for each in persons if names == each.names]
        shared = [each for each in candidates if parties & each.parties]
        alike = [each for each in shared if parties == each.parties]
        if picked := exact or persons or alike or shared:
            return picked
    return []


def _of_the_named(favour: str, moved: Sequence[_Moved]) -> list[_Moved]:
    """The yrkanden of the persons or parties that a phrase names: "Liberalernas förslag" is the first of theirs."""
    low = favour.casefold()
    parties = set(people.parties(favour))
    named = [each for each in moved if parties & each.parties or any(name in low for name in each.names)]
    picked = _counter_proposals(named) or named
    return picked if "yrkandena" in low or len(parties) > 1 else picked[:1]


def _of_the_target(favour: str, moved: Sequence[_Moved]) -> list[_Moved]:
    """The yrkande that supports what a phrase names: "budgetförslaget från M och KD"."""
    targets = [(each, each.yrkande["target"].casefold()) for each in moved if each.yrkande["target"]]
    return [each for each, target in targets if favour in target or f" {target}" in f" {favour}"][:1]


def _of_the_kind(favour: str, moved: Sequence[_Moved]) -> list[_Moved]:
    signs = {"avslag": "avslag", "återremiss": "aterremiss", "bordlägg": "bordlaggning"}
    kinds = {kind for sign, kind in signs.items() if sign in favour}
    return [each for each in moved if each.yrkande["kind"] in kinds]
