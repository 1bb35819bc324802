"""Lists of names in running text: "Anna Ek (S), tjänstgörande ersättaren Bo Al (S) och C Do (M) röstar Ja".

A stretch of text is a list where it holds nothing but names, their parties and titles, and what parts them;
then those without a party behind the name count too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from protokollparse.compiled import pattern
from protokollparse.extract.propositions import STOP, last_stop
from protokollparse.extract.tallies import number
from protokollparse.lexicon import table
from protokollparse.people import AFTER_COMMA, PARTY

# "… röstar ", "… har röstat ", "… är ": between the names and the vote
_VERB = pattern(
    r"(?:[ ](?:har|är|var|ej|röst(?:ar|ade|at|a)|avger|avgav|lämnar|(?:väljer|valde)[ ]att|för|en)){0,20}"
    r"[ :–-]{0,80}$"
)
# "Vid voteringen röstade Anna Ek (S) och Bo Al (M) ja": the names between the verb and the vote
_INVERTED = pattern(r"\bröst(?:ade|ar)[ ](?=[^\W\d_])")
# "Följande ledamöter röstar JA:", "Ja-röster lämnas av", "Ja röstade", "Nej-röster (7):", "7 ja-röster ("
_LISTS = pattern(
    r"(?:[ ]från[ ]att[ ]rösta)?"
    r"(?:[ ](?:röst(?:er|ar|ade)|lämna[sdt]\w*+|avg[aei]\w*+|gavs|gör|gjorde|har|av|följande|ledam\w++))*+"
    r"[ ]?[:,(]?[ \n]*(?=[^\W_])",
    re.IGNORECASE,
)
# ") och 1 ", ", mot 8 ": from a list to the next count
_NEXT_COUNT = pattern(r"[)., ]*(?:(?:och|samt|mot|medan)[ ])?(?P<n>\d{1,3}|[^\W\d_]{2,12})[ ]*", re.IGNORECASE)
_AROUND = ' .•–-”“"»'  # what can stand around a name
_SEPARATOR = pattern(r"(?:(?:(?<!\s)\s++)?(?:[,;]|(?<!\w)(?:och|samt|jämte)(?!\w))|(?<!\s)[^\S\n]*+\n)\s*+")
_OTHERS = pattern(r"(?:(?<![ ])[ ]++)?\bm\.?[ ]?fl\b\.?$")
# "som ersätter Bo Al", "tjänstgörande ersättare för Bo Al": he whose seat it is does not vote
_SEAT = pattern(
    r"(?:som[ ])?(?:ersätter|(?:tjänstgör(?:ande)?[ ])?(?:ersättare[ ])?för|i[ ]?stället[ ]för)[ ]",
    re.IGNORECASE,
)
_LONGEST_LIST = 8000  # characters


class Member(NamedTuple):
    """A person in a list, and the place of the name in the text."""

    name: str
    party: str | None
    start: int
    end: int


def listed_before(text: str, done: int, at: int) -> list[Member]:
    """The members of "Anna Ek (S) och ordföranden Bo Al röstar" before a vote word at ``at``; else none."""
    start = max(done, at - _LONGEST_LIST)
    if not _parties(text, start, at):
        return []
    verb = _VERB.search(text, max(start, at - 80), at)
    if verb is None or (not verb[0].strip(" :–-") and text[verb.start() - 1] != ")"):
        return []
    start += last_stop(text[start : verb.start()])
    found = members(text, start, verb.start())
    if not found and (inverted := _INVERTED.search(text, start, verb.start())):
        found = members(text, inverted.end(), verb.start())
    return found


def listed_after(text: str, start: int, until: int) -> list[Member]:
    """The members of a list behind a vote word: in the same sentence, or a line a person."""
    until = min(until, start + _LONGEST_LIST)
    if not _parties(text, start, until):
        return []
    head = _LISTS.match(text, start, until)
    if head is None:
        return []
    found: list[Member] = []
    at = head.end()
    while at < until:
        stop = STOP.search(text, at, until)
        end = stop.start() if stop else until
        more = members(text, at, end) or _before_sentence(text, at, end)
        if not more:
            break
        found += more
        if stop is None or stop[0] != "\n":
            break
        at = stop.end()
    return found


def _before_sentence(text: str, start: int, end: int) -> list[Member]:
    """The members of a list that a sentence or a count follows: "Anna Ek (S) Följande röstar"."""
    parties = _parties(text, start, end)
    if not parties:
        return []
    tail = text[parties[-1].end() : end]
    count = _NEXT_COUNT.fullmatch(tail)
    closed = parties[-1][0].endswith("))")  # "2 nej-röster (Anna Ek (S) och Bo Al (M)) beslutar"
    ends = closed or tail.lstrip()[:1].isupper() or (count is not None and number(count["n"]) is not None)
    return members(text, start, parties[-1].end()) if ends else []


def members(text: str, start: int, end: int) -> list[Member]:
    """Name, party and place of the persons that a stretch of text lists; none where it says anything else.

    Somebody has a party at the least. "Anna Ek (S), tjänstgörande ersättaren Bo Al och C Do (M)" gives three.
    """
    found: list[Member] = []
    at = start
    parties = _parties(text, start, end)
    if not parties:
        return []
    for party in [*parties, None]:
        pieces = list(_pieces(text, at, party.start() if party else end))
        for piece in pieces:
            own = party if piece is pieces[-1] else None
            if _SEAT.match(text, *piece) or set(text[slice(*piece)].casefold().split()) <= _before_names()[0]:
                continue
            member = _member(text, *piece, own["party"] if own else None)
            if member is None:
                return []
            found.append(member)
        at = party.end() if party else end
    return found


def _parties(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The parties behind names in a stretch of text: in parentheses, else behind commas."""
    if text.find("(", start, end) >= 0:
        return list(PARTY.finditer(text, start, end))
    return list(AFTER_COMMA.finditer(text, start, end)) if text.find(", ", start, end) >= 0 else []


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text that separators part, without the blanks around them and without empty ones."""
    at = start
    for separator in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = separator.start() if separator else end
        piece = text[at:stop]
        if piece.strip(_AROUND):
            yield at + len(piece) - len(piece.lstrip(_AROUND)), at + len(piece.rstrip())
        at = separator.end() if separator else end


@cache
def _before_names() -> tuple[frozenset[str], frozenset[str]]:
    """Titles, and the small words inside names; "för Anna Ek" is a proposal of hers, no vote."""
    words = table("people")
    titles = frozenset(words["titles"]["words"]) - {"för", "till", "från", "med"}
    return titles, frozenset(words["particles"]["words"])


def _member(text: str, start: int, end: int, party: str | None) -> Member | None:
    """A person out of "tjänstgörande ersättaren Bo Al"; None for anything but titles and a name."""
    titles, particles = _before_names()
    end = start + len(_OTHERS.sub("", text[start:end]))
    while True:
        word, _, rest = text[start:end].partition(" ")
        if not rest or word.casefold() not in titles:
            break
        start = end - len(rest.lstrip())
    words = text[start:end].split()
    if not words or (party is None and len(words) < 2) or len(words) > 7:
        return None
    if not words[0][0].isupper() or not all(w[0].isupper() or w in particles for w in words):
        return None
    return Member(" ".join(words), party.replace("–", "-") if party else None, start, end)
