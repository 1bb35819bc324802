"""What the running text of a paragraf tells of its votes, as events in the order of the text.

A vote is told in pieces: a heading, what Ja and Nej stand for, counts, names with "röstar Ja (7)", an annex
that holds the list. Each piece is found by itself here; ``voteringar`` puts them together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from protokollparse.compiled import pattern
from protokollparse.extract.propositions import defined
from protokollparse.extract.tallies import WORD, count_after, count_before, kind_of, sides, slashed
from protokollparse.extract.vote_names import Member, listed_after, listed_before
from protokollparse.lines import Line, join, location

# "Votering 2", "Omröstning om återremiss", "Huvudvotering:", "Omröstning 1 av 3"
_HEADING = pattern(
    r"(?:\d{1,2}[.)][ ])?(?:huvud|motförslags|kontrapropositions|förberedande[ ]|slutlig[ ])?"
    r"(?:votering|omröstning)(?:en|ar|sordning|sproposition)?(?:[ ]begärs)?"
    r"(?:[ ](?:nr[ .]*)?\d{1,2}(?:[ ]av[ ]\d{1,2})?)?"
    r"(?:[ ,:–-]+(?:om|gällande|avseende|rörande|för|mellan)[ ].{1,80})?[ ]?:?",
    re.IGNORECASE,
)
# "Omröstningsresultat", "Resultat:", "Votering, resultat"
_RESULT = pattern(
    r"(?:(?:omröstnings|voterings|röst)?resultat|(?:omröstning|votering)[^.]{1,30}resultat)\w*[ ]?:?",
    re.IGNORECASE,
)
# "Omröstning genomförs", "Votering begärs och verkställs", "Omröstningen utfaller"
_HELD = pattern(
    r"\b(?:omröstning|votering)\w*(?:[ ]\w+){0,3}?[ ](?:genomför|verkställ|förrätta|utfall|utföll|företa)",
    re.IGNORECASE,
)
# "Hur var och en röstar framgår av bilaga 2", "enligt voteringslista, bilaga A", "… nej-röster. Se bilaga 1."
_ANNEX = pattern(
    r"(?:röst|voter)[^.\n]{0,140}?(?:\b|\.[ ]Se[ ])bilaga[ ](?:nr[ ]?)?(\d{1,3}[a-z]?|[A-ZÅÄÖ])(?!\w)", re.IGNORECASE
)
# "avstår från att delta", "avstod från diskussionen": no vote
_OTHERWISE = pattern(r"[ ]från[ ](?!att[ ]rösta|omröst|voter)", re.IGNORECASE)
# "…, Bo Al (M), Karin" or "ordföranden Karin", and "Dahl (MP), …": a name over two lines
_NAME_GOES_ON = pattern(r"(?:^(?=[a-zåäö])|\)(?:,|[ ]och|[ ]samt)[ ])[^(),.]{2,40}$")
_PARTY_FOLLOWS = pattern(r"[^(),.]{1,40}\(")
# "Ja-röst för …", "NEJ = …", "Resultat: …": what opens a line of its own
_LABELLED = pattern(rf"(?:{WORD.pattern})|[A-ZÅÄÖ][\w-]{{2,24}}:[ ]", WORD.flags)
_NARROW = 60  # columns: lines that are all shorter are not filled up


class Event(NamedTuple):
    """A piece of a vote: what it is, its place in the flow's text, the vote it is about, and its value.

    heading · meaning (a text or None) · count (a number) · sides (a Sides) · ballots (records) ·
    table (a Table) · annex (its name) · held
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
        """``span`` and ``line`` of a stretch of the text: to the character in one line, else whole lines."""
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
            glued = before + "\n" if _breaks(lines[index - 1], line, width) else join((before, text))[: -len(text)]
            at += len(glued) - len(before)
            pieces[-1] = glued
        starts.append(at)
        pieces.append(text)
        at += len(text)
    return Flow("".join(pieces), starts, lines)


def _breaks(before: Line, line: Line, width: int) -> bool:
    """Whether a paragraph ends between two lines: the next word had room, or a vote word opens the line."""
    text = line.text
    if text[0].islower() or text[0] == "(" or before.text.endswith((",", "-", " och", " samt", " av", " för", " från")):
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
        yield Event("sides", result.start, result.end, value=result)
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
    by = listed_before(whole, done, word.start())
    meaning = None if by else _meaning(whole, words, index, done)
    before = None if by or meaning else count_before(whole, done, word.start())
    after = None if before or meaning else count_after(whole, end)
    if by:
        yield Event("ballots", by[0].start, end, value=_ballots(text, by, kind_of(word)))
    if before:
        yield Event("count", before[1], end, value=before[0])
    elif after:
        end = after[1]
        yield Event("count", word.start(), end, value=after[0])
    if meaning:
        yield Event("meaning", word.start(), meaning[1], value=meaning[0])
    elif not by:
        until = words[index + 1].start() if index + 1 < len(words) else len(whole)
        listed = listed_after(whole, end, until)
        if listed:
            yield Event("ballots", listed[0].start, listed[-1].end, value=_ballots(text, listed, kind_of(word)))


def _meaning(whole: str, words: list[re.Match[str]], index: int, done: int) -> tuple[str | None, int] | None:
    """What "Ja" or "Nej" stands for, where the word is no head of a list of names."""
    word = words[index]
    if not (word["ja"] or word["nej"]):
        return None
    until = words[index + 1].start() if index + 1 < len(words) else len(whole)
    if listed_after(whole, word.end(), until):
        return None
    return defined(whole, words, index, done)


def _ballots(text: Flow, members: Sequence[Member], kind: str) -> list[dict[str, Any]]:
    return [
        {"name": each.name, "party": each.party, "vote": kind, **text.place(each.start, each.end)} for each in members
    ]
