"""Uttalanden: statements, notes and explanations that members have entered in the minutes."""

from __future__ import annotations

import re
from typing import Any

from protokollparse import people
from protokollparse.compiled import pattern
from protokollparse.extract.items import Item, sentences
from protokollparse.extract.yrkanden import subject_of
from protokollparse.lines import location
from protokollparse.patterns import speech
from protokollparse.split.sections import Section

Record = dict[str, Any]

# "lämnade ett särskilt uttalande:", "antecknar som yttrande", "deltar inte i beslutet"
_STATES = pattern(rf"\b(?:{speech('entering', 'states')})\b", re.IGNORECASE)

# The kind by the words of the heading, else of the sentence that hands the statement in; the first that matches.
_KINDS: dict[str, re.Pattern[str]] = {
    "rostforklaring": pattern(r"röstförklaring", re.IGNORECASE),
    "yttrande": pattern(
        r"ersättar(?:yttrande|uttalande|(?:es|nas) (?:särskilda )?(?:yttrande|uttalande))", re.IGNORECASE
    ),
    "sarskilt_uttalande": pattern(r"särskil(?:t|da) (?:uttalande|yttrande)", re.IGNORECASE),
    "protokollsanteckning": pattern(r"anteckning|notering|medskick|till protokollet", re.IGNORECASE),
}
# "Protokollsanteckning från Eva Öst (MP): …", "Yttrande från SD:", "Särskilt yttrande från V, bilaga 5" among others
_FROM = pattern(
    r"(?:särskilt |gemensamt )?(?:(?:protokolls)?anteckning|(?:ersättar)?yttrande|uttalande|röstförklaring)"
    r" (?:från|av) (?P<who>[^:]{1,200}?)(?::|,? (?:se |enligt )?bilaga\b)",
    re.IGNORECASE,
)
_OTHER = pattern(r"yttrande|uttalande", re.IGNORECASE)
_READ = 4000  # characters of a paragraph in which its sentences are read; the rest is statement


def uttalanden(section: Section, width: int) -> list[Record]:
    """The statements of a section of kind uttalande, in order, as dicts that fit ``models.Uttalande``."""
    heading = section.heading.text if section.heading else ""
    whose = people.whose(heading)
    if whose:
        text = "\n\n".join(item.text for item in section.items(width))
        return [{"kind": _kind(heading, text), "by": whose, "text": text, **location(section.first, section.last)}]
    found: list[Record] = []
    texts: list[list[str]] = []
    for item in section.items(width):
        started = _stating(item, first=not found)
        if not started and found:
            texts[-1].append(item.text)
            found[-1]["span"]["end"] = item.lines[-1].end
        for who, sentence in started:
            found.append({"kind": _kind(heading, sentence), "by": who, **location(item.lines[0], item.lines[-1])})
            texts.append([sentence])
    for record, parts in zip(found, texts, strict=True):
        record["text"] = "\n\n".join(part for part in parts if part)
    return found


# "Bo Al (M) lämnade en protokollsanteckning." under the decision
_TOLD = pattern(
    r"\(\w{1,5}\)[^.()]{0,40}\b(?:lämna(?:r|de)|avg(?:er|av)|inkom(?:mer)? med)[ ]"
    r"(?:en |ett |följande )?(?:skriftlig[at]? )?"
    r"(?:protokollsanteckning|anteckning|röstförklaring|särskil(?:t|da) (?:yttrande|uttalande))",
    re.IGNORECASE,
)


def told(section: Section, width: int) -> list[Record]:
    """The statements that a section of another kind only tells of, as dicts that fit ``models.Uttalande``."""
    items = [item for item in section.items(width) if not item.mark and "(" in item.text and _TOLD.search(item.text)]
    return [
        {"kind": _kind("", sentence), "by": who, "text": sentence, **location(item.lines[0], item.lines[-1])}
        for item in items
        for who, sentence in _stating(item, first=False)
    ]


def _kind(heading: str, sentence: str) -> str:
    for text in (heading, sentence[:400]):
        for kind, words in _KINDS.items():
            if words.search(text):
                return kind
        if _OTHER.search(text):
            return "yttrande"
    return "protokollsanteckning"


def _stating(item: Item, *, first: bool) -> list[tuple[people.By, str]]:
    """Who states something in a paragraph, each with the sentences that follow.

    A subject of persons or parties before a verb of stating; ``first`` in its section, a paragraph may also
    only name them.
    """
    text = item.text
    headed = text.endswith(":") and len(text) < 60  # "Miljöpartiet:", above what it states
    if item.mark in ("1", "a", "att") or not (first or headed or "(" in text[:700] or "från" in text[:60]):
        return []
    found: list[tuple[people.By, str]] = []
    if _FROM.match(text):
        for sentence in sentences(text):
            handed_in = _FROM.match(sentence)
            if handed_in and (who := subject_of(handed_in["who"])):
                found.append((who, sentence))
            elif found:
                found[-1] = (found[-1][0], f"{found[-1][1]} {sentence}")
        if found:
            return found
    for index, sentence in enumerate(sentences(text[:_READ])):
        verb = _STATES.search(sentence[:900])
        names_only = verb is None and (first or headed) and index == 0 and len(sentence) < 300
        subject = sentence[: verb.start()] if verb else sentence.rstrip(" :") if names_only else ""
        who = subject_of(subject) if subject.strip() else None
        if who:
            found.append((who, sentence))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {sentence}")
        else:
            break
    if found:
        found[-1] = (found[-1][0], found[-1][1] + text[_READ:])
    elif first and len(text) < 600:
        who = people.by(text.split(" med hänvisning till ")[0])
        if who["persons"] or (who["parties"] and _STATES.search(text)):
            return [(who, text)]
    return found
