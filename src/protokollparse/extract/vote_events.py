"""What the running text of a paragraf tells of its votes, as events in the order of the text.

A vote is told in pieces: a heading, what Ja and Nej stand for, counts, names with "röstar Ja (7)", an annex that
holds the list. Each piece is found by itself here; ``voteringar`` puts them together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from protokollparse.extract.propositions import STOP, defined, last_stop
from protokollparse.extract.tallies import WORD, count_after, count_before, kind_of, sides, slashed
from protokollparse.lexicon import table
from protokollparse.lines import Line, join, location
from protokollparse.people import PARTY

# "Votering 2", "Omröstning om återremiss", "Huvudvotering:", "Omröstning 1 av 3"
_HEADING = re.compile(
    r"(?:\d{1,2}[.)][ ])?(?:(?:huvud|motförslags|kontrapropositions|förberedande[ ]|slutlig[ ])?(?:votering|omröstning)"
    r"(?:en|ar|sordning|sproposition)?)(?:[ ]begärs)?(?:[ ](?:nr[ .]*)?\d{1,2}(?:[ ]av[ ]\d{1,2})?)?"
    r"(?:[ ,:–-]+(?:om|gällande|avseende|rörande|för|mellan)[ ].{1,80})?[ ]?:?",
    re.IGNORECASE,
)
# "Omröstningsresultat", "Resultat:", "Votering, resultat"
_RESULT = re.compile(
    r"(?:(?:omröstnings|voterings|röst)?resultat|(?:omröstning|votering)[^.]{1,30}resultat)\w*[ ]?:?",
    re.IGNORECASE,
)
# "Omröstning genomförs", "Votering begärs och verkställs", "Omröstningen utfaller"
_HELD = re.compile(
    r"\b(?:omröstning|votering)\w*(?:[ ]\w+){0,3}?[ ](?:genomför|verkställ|förrätta|utfall|utföll|företa)",
    re.IGNORECASE,
)
# "Hur var och en röstar framgår av bilaga 2", "enligt voteringslista, bilaga A"
_ANNEX = re.compile(
    r"(?:röst|voter)[^.\n]{0,140}?\bbilaga[ ](?:nr[ ]?)?(\d{1,3}[a-z]?|[A-ZÅÄÖ])(?!\w)", re.IGNORECASE
)
# "… röstar ", "… har röstat ", "… är ": between the names and the vote
_VERB = re.compile(
    r"(?:[ ](?:har|är|var|ej|röstar|röstade|röstat|rösta|avger|avgav|lämnar|väljer[ ]att|valde[ ]att|för|en))*[ :–-]*$"
)
# "Följande ledamöter röstar JA:", "Ja-röster lämnas av", "Ja röstade", "Nej-röster (7):"
_LISTS = re.compile(
    r"(?:[ ]från[ ]att[ ]rösta)?(?:[ ](?:röst(?:er|ar|ade)|lämna[sdt]\w*|avge\w*|avg[ai]v\w*|gavs|gör|gjorde|har|av|följande|ledam\w+))*"
    r"[ ]?:?[ \n]*(?=[^\W_])",
    re.IGNORECASE,
)
# "avstår från att delta", "avstod från diskussionen": no vote
_OTHERWISE = re.compile(r"[ ]från[ ](?!att[ ]rösta|omröst|voter)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[,;\n]|(?<!\w)(?:och|samt|jämte)(?!\w))\s*")
_OTHERS = re.compile(r"[ ]*\bm\.?[ ]?fl\b\.?$")
# "som ersätter Bo Al", "ersätter Bo Al", "tjänstgörande ersättare för Bo Al": he whose seat it is does not vote
_SEAT = re.compile(
    r"(?:som[ ])?(?:ersätter|tjänstgör(?:ande)?(?:[ ]ersättare)?[ ]för|ersättare[ ]för|i[ ]?stället[ ]för)[ ]",
    re.IGNORECASE,
)
# "…, Bo Al (M), Karin" and "Dahl (MP), …": a name over two lines
_NAME_GOES_ON = re.compile(r"\)(?:,|[ ]och|[ ]samt)[ ][^(),.]{2,40}$")
_PARTY_FOLLOWS = re.compile(r"[^(),.]{1,40}\(")
# "Ja-röst för …", "NEJ = …", "Resultat: …": what opens a line of its own
_LABELLED = re.compile(rf"(?:{WORD.pattern})|[A-ZÅÄÖ][\w-]{{2,24}}:[ ]", WORD.flags)
_NARROW = 60  # columns: lines that are all shorter are not filled up
_LONGEST_LIST = 8000  # characters


class Event(NamedTuple):
    """A piece of a vote: ``what`` it is, its place in the flow's text, the ``vote`` it is about, its ``value``.

    heading · meaning (vote, text or None) · count (vote, number) · ballots (vote, records) · annex (its name) · held
    """

    what: str
    start: int
    end: int
    vote: str = ""
    value: Any = None


class Flow(NamedTuple):
    """Lines as one text: lines of a paragraph joined, paragraphs parted by a line break."""

    text: str
    starts: list[int]
    lines: Sequence[Line]

    def place(self, start: int, end: int) -> dict[str, Any]:
        """``span`` and ``line`` of a stretch of the text: to the character within a line, else whole lines."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        line = self.lines[first]
        if first == last and (at := line.text.find(self.text[start:end])) >= 0:
            return {"span": line.span(at, at + end - start), "line": line.number}
        return location(line, self.lines[last])


def flow(lines: Sequence[Line]) -> Flow:
    """The lines as a Flow."""
    width = max([_NARROW, *(line.indent + len(line.text) for line in lines)])
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for index, line in enumerate(lines):
        text = " ".join(line.text.split())
        if index:
            before = pieces[-1]
            glued = (
                before + "\n"
                if _breaks(lines[index - 1], line, width)
                else join((before, text))[: -len(text)]
            )
            at += len(glued) - len(before)
            pieces[-1] = glued
        starts.append(at)
        pieces.append(text)
        at += len(text)
    return Flow("".join(pieces), starts, lines)


def _breaks(before: Line, line: Line, width: int) -> bool:
    """Whether a paragraph ends between two lines: the next word would have had room, or a vote word opens the line."""
    text = line.text
    if (
        text[0].islower()
        or text[0] == "("
        or before.text.endswith((",", "-", " och", " samt", " av", " för", " från"))
    ):
        return False
    if before.text[-1] in ":." and (line.gap or WORD.match(text)):
        return True
    if line.gap and line.page == before.page:
        return True
    if _NAME_GOES_ON.search(before.text) and _PARTY_FOLLOWS.match(text):
        return False
    room = 0.9 * width - before.indent - len(before.text) - 1
    return _LABELLED.match(text) is not None or len(text.split(None, 1)[0]) < room


def events(text: Flow) -> list[Event]:
    """The events of a text, by their place in it."""
    found = [*_of_paragraphs(text.text), *_of_words(text)]
    found += [Event("annex", m.start(1), m.end(1), value=m[1]) for m in _ANNEX.finditer(text.text)]
    found += [Event("held", m.start(), m.end()) for m in _HELD.finditer(text.text)]
    return sorted(found, key=lambda event: event.start)


def _of_paragraphs(text: str) -> Iterator[Event]:
    """Headings, and results such as "22/4/1" below one."""
    at = 0
    headed = False
    for paragraph in text.split("\n"):
        if len(paragraph) < 110:
            if _HEADING.fullmatch(paragraph):
                headed = True
                yield Event("heading", at, at + len(paragraph))
            elif _RESULT.fullmatch(paragraph):
                headed = True
            elif headed and (counts := slashed(paragraph)):
                for kind, value in counts.items():
                    yield Event("count", at, at + len(paragraph), kind, value)
        at += len(paragraph) + 1


def _of_words(text: Flow) -> Iterator[Event]:
    """What each vote word tells."""
    whole = text.text
    words = list(WORD.finditer(whole))
    done = 0
    for result in sides(whole):
        yield Event("count", result.start, result.end, "ja", result.ja)
        yield Event("count", result.start, result.end, "nej", result.nej)
        if result.for_ja and result.for_nej:
            yield Event("meaning", result.start, result.end, "ja", result.for_ja)
            yield Event("meaning", result.start, result.end, "nej", result.for_nej)
    for index, word in enumerate(words):
        if word.start() < done or (word["avstar"] and _OTHERWISE.match(whole, word.end())):
            continue
        kind = kind_of(word)
        for event in _of_word(text, words, index, done):
            yield event._replace(vote=kind)
            done = max(done, event.end)


def _of_word(text: Flow, words: list[re.Match[str]], index: int, done: int) -> Iterator[Event]:
    whole, word = text.text, words[index]
    end = word.end()
    by = _listed_before(text, done, word)
    meaning = None if by else _meaning(whole, words, index, done)
    before = None if by or meaning else count_before(whole, done, word.start())
    after = None if before or meaning else count_after(whole, end)
    if by:
        yield Event("ballots", by[0][2], end, value=_ballots(text, by, kind_of(word)))
    if before:
        yield Event("count", before[1], end, value=before[0])
    elif after:
        end = after[1]
        yield Event("count", word.start(), end, value=after[0])
    if meaning:
        yield Event("meaning", word.start(), meaning[1], value=meaning[0])
    elif not by:
        until = words[index + 1].start() if index + 1 < len(words) else len(whole)
        listed = _listed_after(whole, end, min(until, end + _LONGEST_LIST))
        if listed:
            yield Event("ballots", listed[0][2], listed[-1][3], value=_ballots(text, listed, kind_of(word)))


def _meaning(whole: str, words: list[re.Match[str]], index: int, done: int) -> tuple[str | None, int] | None:
    """What "Ja" or "Nej" stands for, where the word is no head of a list of names."""
    word = words[index]
    if not (word["ja"] or word["nej"]):
        return None
    until = words[index + 1].start() if index + 1 < len(words) else len(whole)
    if _listed_after(whole, word.end(), min(until, word.end() + _LONGEST_LIST)):
        return None
    return defined(whole, words, index, done)


# -- names in running text

Member = tuple[str, str | None, int, int]


def _ballots(text: Flow, members: Sequence[Member], kind: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "party": party, "vote": kind, **text.place(start, end)}
        for name, party, start, end in members
    ]


def _listed_before(text: Flow, done: int, word: re.Match[str]) -> list[Member]:
    """The members of "Anna Ek (S), Bo Al och ordföranden Cid Do (M) röstar" before a vote word; else none."""
    whole = text.text
    start = max(done, word.start() - _LONGEST_LIST)
    if whole.find("(", start, word.start()) < 0:
        return []
    verb = _VERB.search(whole, max(start, word.start() - 80), word.start())
    end = verb.start() if verb else word.start()
    if verb is None or (not verb[0].strip(" :–-") and whole[end - 1] != ")"):
        return []
    return members(whole, start + last_stop(whole[start:end]), end)


def _listed_after(whole: str, start: int, until: int) -> list[Member]:
    """The members of a list behind a vote word: in the same sentence, or a line a person."""
    if whole.find("(", start, until) < 0:
        return []
    head = _LISTS.match(whole, start, until)
    if head is None:
        return []
    found: list[Member] = []
    at = head.end()
    while at < until:
        stop = STOP.search(whole, at, until)
        end = stop.start() if stop else until
        more = members(whole, at, end) or _before_sentence(whole, at, end)
        if not more:
            break
        found += more
        if stop is None or stop[0] != "\n":
            break
        at = stop.end()
    return found


def _before_sentence(whole: str, start: int, end: int) -> list[Member]:
    """The members of a list that a sentence follows without a stop: "Anna Ek (S) Följande ledamöter röstar"."""
    parties = list(PARTY.finditer(whole, start, end))
    tail = whole[parties[-1].end() : end].lstrip() if parties else ""
    return members(whole, start, parties[-1].end()) if tail[:1].isupper() else []


def members(text: str, start: int, end: int) -> list[Member]:
    """Name, party and place of the persons that a stretch of text lists; none where it says anything else.

    Somebody has a party at the least. "Anna Ek (S), tjänstgörande ersättaren Bo Al och C Do (M)" gives three.
    """
    found: list[Member] = []
    at = start
    parties = list(PARTY.finditer(text, start, end))
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


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text that separators part, without the blanks around them and without empty ones."""
    at = start
    for separator in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = separator.start() if separator else end
        piece = text[at:stop]
        if piece.strip(" .•–-"):
            yield at + len(piece) - len(piece.lstrip(" .•–-")), at + len(piece.rstrip())
        at = separator.end() if separator else end


@cache
def _before_names() -> tuple[frozenset[str], frozenset[str]]:
    words = table("people")
    return frozenset(words["titles"]["words"]), frozenset(words["particles"]["words"])


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
    return " ".join(words), party.replace("–", "-") if party else None, start, end
