"""Reservationer, uttalanden, jäv and those who take no part: what members have entered beside a decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protokollparse import people
from protokollparse.extract.items import Item, sentences
from protokollparse.extract.yrkanden import subject_of
from protokollparse.lines import location
from protokollparse.split.sections import Section

Record = dict[str, Any]

# "reserverar sig mot beslutet", "lämnar följande skriftliga reservation", "anmäler reservation"
_RESERVES = re.compile(
    r"\breserverar? sig\b|\breserverade sig\b|\b(?:lämna(?:r|de)|anmäl(?:er|de)|inkom(?:mer)?|avg(?:er|av)|har lämnat|har anmält)\b[^.]{0,60}\breservation", re.IGNORECASE
)
# "till förmån för det egna yrkandet"
_FAVOUR = re.compile(r"(?:till förmån för|till stöd för|till fördel för)[ ](?P<what>[^.;:]+?)(?=[.;:]|[ ]och lämna| samt lämna|$)", re.IGNORECASE)
# "lämnade ett särskilt uttalande:", "antecknar som yttrande", "deltar inte i beslutet"
_STATES = re.compile(
    r"\b(?:lämna(?:r|de|t|s)|avg(?:er|av|es)|anmäl(?:er|de)|inkom(?:mer|mit)?|medgavs|medges|framför|framförde|antecknar?|antecknade|tillför|begär|önskar|önskade|vill|gör|gjorde|anför|anförde|delta(?:r|g)|deltog|yttrar?|yttrade|instämmer|instämde|ställer sig|ansluter|meddelar|meddelade|får)\b",
    re.IGNORECASE,
)
_NOT_TAKING_PART = re.compile(r"\b(?:delta(?:r|g)?|deltog|deltagit|deltar således) (?:inte|ej)\b|\b(?:inte|ej) deltagit\b|\bavst(?:år|od) från att delta\b", re.IGNORECASE)
_JAV = re.compile(r"\bjäv\b|\bjävig\b|\bjäviga\b", re.IGNORECASE)
# "Eva Ek (MP) tjänstgjorde i hans ställe": the substitute has no conflict
_STEPS_IN = re.compile(r"\b(?:tjänstgör|tjänstgjorde|ersätter|ersatte|inträder|inträdde|ersätts|ersattes)\b")
_LEAVES = re.compile(r"\b(?:anmäl|delta|deltog|lämna|jävig|på grund av|pga|p\.g\.a|med anledning av)", re.IGNORECASE)

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("rostforklaring", re.compile(r"röstförklaring", re.IGNORECASE)),
    ("yttrande", re.compile(r"ersättaryttrande|ersättar(?:es|nas) (?:särskilda )?(?:yttrande|uttalande)|ersättaruttalande", re.IGNORECASE)),
    ("sarskilt_uttalande", re.compile(r"särskil(?:t|da) (?:uttalande|yttrande)", re.IGNORECASE)),
    ("protokollsanteckning", re.compile(r"anteckning|notering|medskick|till protokollet", re.IGNORECASE)),
    ("yttrande", re.compile(r"yttrande|uttalande", re.IGNORECASE)),
)  # fmt: skip


def reservationer(section: Section, width: int) -> list[Record]:
    """The reservationer of a section, in order: one a reserving sentence, with the text that follows it.

    A section headed Reservation whose first words only name people ("Anna Ek (S)") gives one too.
    """
    found: list[Record] = []
    texts: list[list[str]] = []
    for item in section.items(width):
        text = item.text
        starts = _reserving(text)
        for who, sentence in starts:
            favour = _FAVOUR.search(sentence)
            found.append(
                {"by": who, "in_favour_of": _clean(favour["what"]) if favour else None, "yrkanden": [], **location(item.lines[0], item.lines[-1])}
            )
            texts.append([sentence])
        if not starts and text:
            if found:
                texts[-1].append(text)
                found[-1]["span"]["end"] = item.lines[-1].end
            elif section.kind == "reservation" and len(text) < 400:
                who = people.by(text)
                if who["persons"] or who["parties"]:
                    found.append({"by": who, "in_favour_of": None, "yrkanden": [], **location(item.lines[0], item.lines[-1])})
                    texts.append([text])
    for record, parts in zip(found, texts, strict=True):
        record["text"] = "\n\n".join(parts)
    return found


def _reserving(text: str) -> list[tuple[people.By, str]]:
    """The reserving sentences of a paragraph, with who reserves; more text after one stays with it."""
    if "eserv" not in text[:2000]:
        return []
    found: list[tuple[people.By, str]] = []
    for sentence in sentences(text):
        match = _RESERVES.search(sentence[:1500])
        subject = sentence[: match.start()] if match else ""
        if match is None or len(subject) > 1200:
            if found:
                found[-1] = (found[-1][0], f"{found[-1][1]} {sentence}")
            continue
        who = people.by(subject)
        if not who["persons"] and not who["parties"]:  # "Mot beslutet reserverar sig Anna Ek (S)."
            who = people.by(sentence[match.end() :])
        if who["persons"] or who["parties"]:
            found.append((who, sentence))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {sentence}")
    return found


def _clean(text: str) -> str | None:
    return text.strip(" .,;:") or None


def link_reservationer(reservations: Sequence[Record], yrkanden: Sequence[Record]) -> None:
    """Point each reservation at the yrkanden it favours (indexes from 0), where its text names what it favours.

    "det egna yrkandet" is that of the same persons or parties; "Liberalernas förslag" and "Anna Eks yrkande"
    are those of the one named; "bifall till förvaltningens förslag" is the yrkande of that kind.
    """
    for reservation in reservations:
        favour = reservation["in_favour_of"]
        if favour is None:
            continue
        low = favour.casefold()
        own = re.search(r"\b(?:eget|egna|sitt|sina|sin|deras|ens|hans|hennes|respektive)\b", low)
        if own:
            picked = _own(reservation["by"], yrkanden)
        else:
            picked = _of_the_named(favour, yrkanden) or _of_the_target(low, yrkanden) or _own(reservation["by"], yrkanden, moved=True)
        reservation["yrkanden"] = picked


def _names(who: people.By) -> set[str]:
    return {person["name"].casefold() for person in who["persons"]}


def _parties(who: people.By) -> set[str]:
    return {p["party"].upper() for p in who["persons"] if p["party"]} | {p.upper() for p in who["parties"]}


def _own(who: people.By, yrkanden: Sequence[Record], *, moved: bool = False) -> list[int]:
    """The yrkanden that the reserving people moved: those of the same persons, else of the same parties."""
    names, parties = _names(who), _parties(who)
    counter = [i for i, y in enumerate(yrkanden) if _is_counter(y)] or list(range(len(yrkanden)))
    same = [i for i in counter if names & _names(yrkanden[i]["by"])]
    exact = [i for i in same if names == _names(yrkanden[i]["by"])]
    if exact or same:
        return exact or same
    if moved:
        return []
    shared = [i for i in counter if parties & _parties(yrkanden[i]["by"])]
    exact = [i for i in shared if parties == _parties(yrkanden[i]["by"])]
    if exact or shared:
        return exact or shared
    any_kind = [i for i, y in enumerate(yrkanden) if names & _names(y["by"]) or parties & _parties(y["by"])]
    return any_kind


def _is_counter(yrkande: Record) -> bool:
    """Whether a yrkande can be what a reservation stands for: not mere support of the proposal that won."""
    return not (yrkande["kind"] == "bifall" and not yrkande["points"])


def _of_the_named(favour: str, yrkanden: Sequence[Record]) -> list[int]:
    """The yrkanden of the person or party that a phrase names in the genitive."""
    low = favour.casefold()
    parties = set(people.parties(favour))
    picked = [
        i for i, y in enumerate(yrkanden)
        if _is_counter(y) and (parties & _parties(y["by"]) or any(name in low for name in _names(y["by"])))
    ]  # fmt: skip
    if picked:
        return picked[:1] if len(parties) == 1 and "yrkandena" not in low else picked
    words = {"avslag": "avslag", "återremiss": "aterremiss", "bordlägg": "bordlaggning"}
    kinds = {kind for word, kind in words.items() if word in low}
    return [i for i, y in enumerate(yrkanden) if y["kind"] in kinds]


def _of_the_target(favour: str, yrkanden: Sequence[Record]) -> list[int]:
    """The yrkande that supports what a phrase names: "budgetförslaget från M och KD"."""
    return [i for i, y in enumerate(yrkanden) if y["target"] and (favour in y["target"].casefold() or f" {y['target'].casefold()}" in f" {favour}")][:1]


def uttalanden(section: Section, width: int) -> list[Record]:
    """The statements of a section of kind uttalande, in order, each with its author and text."""
    heading = section.heading.text if section.heading else ""
    found: list[Record] = []
    texts: list[list[str]] = []
    for item in section.items(width):
        text = item.text
        starts = _stating(text, item, first=not found)
        for who, sentence in starts:
            found.append({"kind": _kind(heading, sentence), "by": who, **location(item.lines[0], item.lines[-1])})
            texts.append([sentence])
        if not starts and text and found:
            texts[-1].append(text)
            found[-1]["span"]["end"] = item.lines[-1].end
    for record, parts in zip(found, texts, strict=True):
        record["text"] = "\n\n".join(parts)
    return found


def _kind(heading: str, sentence: str) -> str:
    for text in (heading, sentence[:400]):
        for kind, pattern in _KINDS:
            if text and pattern.search(text):
                return kind
    return "protokollsanteckning"


def _stating(text: str, item: Item, *, first: bool) -> list[tuple[people.By, str]]:
    """Who states something in a paragraph: a subject of persons or parties before a verb of stating."""
    if item.mark in ("1", "a", "att"):
        return []
    found: list[tuple[people.By, str]] = []
    for index, sentence in enumerate(sentences(text[:4000]) if first or "(" in text[:700] or "från" in text[:60] else []):
        match = _STATES.search(sentence[:900])
        subject = sentence[: match.start()] if match else sentence.rstrip(" :")
        alone = match is None and len(sentence) < 300 and first and index == 0
        who = subject_of(subject) if subject.strip() and (match or alone) else None
        if who:
            found.append((who, sentence))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {sentence}")
        else:
            break
    if found and len(text) > 4000:
        found[-1] = (found[-1][0], found[-1][1] + text[4000:])
    if not found and first and len(text) < 600:
        who = people.by(text)
        if who["persons"] or (who["parties"] and _STATES.search(text)):
            return [(who, text)]
    return found


def without_part(sections: Sequence[Section], width: int) -> tuple[list[people.Person], list[Record]]:
    """Those with a conflict of interest, and those who say that they take no part in the decision."""
    jav: list[people.Person] = []
    no_part: list[Record] = []
    for section in sections:
        if section.kind in ("sammanfattning", "bakgrund", "synpunkter", "handlingar", "expediering", "yrkande", "arende", "tidigare_behandling"):
            continue
        low = [line for line in section.lines if "delt" in line.text or "jäv" in line.text.casefold()]
        if not low and section.kind != "jav":
            continue
        for item in section.items(width):
            for sentence in sentences(item.text):
                if section.kind == "jav" and _STEPS_IN.search(sentence) and not _JAV.search(sentence):
                    continue
                if _JAV.search(sentence) and _LEAVES.search(sentence) or (section.kind == "jav" and not _NOT_TAKING_PART.search(sentence)):
                    jav += [person for person in people.persons(sentence) if person not in jav]
                elif _NOT_TAKING_PART.search(sentence):
                    match = _NOT_TAKING_PART.search(sentence)
                    who = people.by(sentence[: match.start()] if match else sentence)
                    if section.kind == "jav" and section.heading and _JAV.search(section.heading.text):
                        jav += [person for person in who["persons"] if person not in jav]
                    elif who["persons"] or who["parties"]:
                        no_part.append({**who, **location(item.lines[0], item.lines[-1])})
    return jav, no_part
