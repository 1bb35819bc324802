"""Counts of votes in running text.

Everything turns on the words that name a vote (Ja, nej-röster, avstår, frånvarande): a count stands before
such a word ("67 Ja mot 14 Nej", "3 ledamöter avstår", "sju ja-röster") or after it ("Ja: 30", "Ja (7)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from protokollparse.compiled import pattern
from protokollparse.lexicon import table

KINDS = ("ja", "nej", "avstar", "franvarande")

# One vote word: "Ja", "NEJ-röster", "ja röster", "Avst.", "avstod", "nedlagda röster", "Frånv"; but no
# "Ja-proposition", "avstånd" or "frånvaroanmälan".
WORD = pattern(
    r"""(?<![\w-])(?:
        (?P<ja>ja)(?:[ ]?[-‐‑–]?[ ]?röst(?:er(?:na)?)?)?
      | (?P<nej>nej)(?:[ ]?[-‐‑–]?[ ]?röst(?:er(?:na)?)?)?
      | (?P<avstar>avst(?:år|od|ått|ående|åenden|\.)?
          | nedlagda?(?:[ ]röst(?:er)?)?
          | (?:lade|lägger)[ ]ned?r?[ ]sina?[ ]röst(?:er)?)
      | (?P<franvarande>frånv(?:arande|aro|\.)?|ej[ ]närvarande)
    )(?!\w|-\w)""",
    re.IGNORECASE | re.VERBOSE,
)

# A count: "14" or, to be looked up, "fjorton"
_NUMBER = r"\d{1,3}|[^\W\d_]{2,18}"
# "14 Ja", "3 ledamöter röstar JA", "2 ledamöter är frånvarande", "9 röster för ja"
_BEFORE = pattern(
    rf"(?<![\w.,:/§-])(?P<n>{_NUMBER})[ ]+"
    r"(?:(?:st\.?|stycken|ledam\w+|röst(?:er|ar|ade|at)?|personer|har|är|var|för|som)[ ]+){0,4}$",
    re.IGNORECASE,
)
# What a number stands behind that is no count: "Votering 2 Ja", "nr 1 ja", "det krävs 21 nej-röster"
_NAMED = pattern(
    r"(?:votering|omröstning|bilaga|punkt|nr\.?|§|krävs|kräver|behövs|fordras|minst)[ ]?(?:minst[ ])?$",
    re.IGNORECASE,
)
# "Ja: 30", "Ja 30", "Ja = 30", "Ja (7)", "avstår från att rösta (2)", "Ja-röster: sju"
_AFTER = pattern(
    r"(?:[ ]från[ ](?:att[ ]rösta|omröstningen))?[ ]*+"
    r"(?:(?:[:=–-][ ]*+)?\(?(?P<n>\d{1,3})(?!\w|[.,:/-]\d|[ ]?%)|(?:[:=][ ]*|\()(?P<word>[^\W\d_]{2,18})(?!\w))"
    r"(?:[ ]*(?:st\b\.?|stycken|röst(?:er)?\b))?\)?",
    re.IGNORECASE,
)
# "Med 25 röster för kommunstyrelsens förslag mot 20 röster för Eks förslag beslutar …", "30 röster mot 20"
_SIDES = pattern(
    rf"(?<![\w.,:/-])(?P<ja>{_NUMBER})[ ]röster(?:[ ]för[ ](?!ja\b|nej\b)(?P<for_ja>[^.;\n]{{3,240}}?))?"
    rf",?[ ](?:mot|och)[ ](?P<nej>{_NUMBER})(?:[ ]röster)?"
    r"(?:[ ]för[ ](?!ja\b|nej\b)(?P<for_nej>[^.;\n]{3,240}?))?"
    r"(?=,?[ ](?:har|besluta|finner|bifall|avslå|anta)|[.,;)\n]|$)",
    re.IGNORECASE,
)
# "31 röster för och 30 emot", "31 röster för förslaget, 30 röster mot"
_FOR_AND_AGAINST = pattern(
    rf"(?<![\w.,:/-])(?P<ja>{_NUMBER})[ ]röster[ ]för(?:[ ]förslaget|[ ]bifall)?(?:,|[ ]och|[ ]mot)[ ]"
    rf"(?P<nej>{_NUMBER})(?:[ ]röster)?[ ]e?mot(?!\w)",
    re.IGNORECASE,
)
# "22/4/1", "Ja/Nej/Avstår: 22/4/1", "Resultat: 22 / 4 / 1"
_SLASHED = pattern(
    r"(?:[^\W\d_][^\d\n]{0,40}[ ]*)?"
    r"(?P<ja>\d{1,2})[ ]?/[ ]?(?P<nej>\d{1,2})(?:[ ]?/[ ]?(?P<avstar>\d{1,2}))?[ ]*\.?"
)


class Sides(NamedTuple):
    """A result that counts votes for two proposals instead of Ja and Nej."""

    start: int
    end: int
    ja: int
    nej: int
    for_ja: str | None
    for_nej: str | None


def kind_of(match: re.Match[str]) -> str:
    """Which vote a match of WORD names."""
    return str(match.lastgroup)


@cache
def _spelled() -> dict[str, int]:
    """The numbers under a hundred by their names."""
    words = table("votes")["numbers"]
    units, tens = words["units"], words["tens"]
    found = {word: value for value, word in enumerate(units)} | {"ett": 1} | dict.fromkeys(words["none"], 0)
    for value, ten in enumerate(tens, 2):
        found[ten] = 10 * value
        found |= {ten + unit: 10 * value + more for more, unit in enumerate(units[:10]) if more}
    return found


def number(text: str) -> int | None:
    """The value of "14" or "fjorton"; None for any other word."""
    return int(text) if text.isdecimal() else _spelled().get(text.casefold())


def count_before(text: str, start: int, at: int) -> tuple[int, int] | None:
    """The count that ends at ``at``, and where it starts; nothing before ``start`` is looked at."""
    start = max(start, at - 70)
    match = _BEFORE.search(text[start:at])
    if match is None or _NAMED.search(text[max(0, start + match.start() - 18) : start + match.start()]):
        return None
    value = number(match["n"])
    return None if value is None else (value, start + match.start())


def count_after(text: str, at: int) -> tuple[int, int] | None:
    """The count that follows a vote word ending at ``at``, and where it ends."""
    match = _AFTER.match(text, at)
    value = number(match["n"] or match["word"]) if match else None
    return None if match is None or value is None else (value, match.end())


def sides(text: str) -> Iterator[Sides]:
    """The results "Med X röster för A mot Y röster för B" and "X röster för och Y emot" of a text."""
    if "röster" not in text:
        return
    for counted in (_SIDES, _FOR_AND_AGAINST):
        for match in counted.finditer(text):
            ja, nej = number(match["ja"]), number(match["nej"])
            if ja is not None and nej is not None:
                said = match.groupdict()
                yield Sides(match.start(), match.end(), ja, nej, said.get("for_ja"), said.get("for_nej"))


def slashed(paragraph: str) -> dict[str, int] | None:
    """The counts of a paragraph that is no more than "22/4/1"; of votes only below the heading of one."""
    match = _SLASHED.fullmatch(paragraph) if "/" in paragraph else None
    if match is None:
        return None
    return {kind: int(value) for kind, value in match.groupdict().items() if value is not None}
