"""The pieces of votes put together: which counts, names and propositions are of one and the same vote."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from protokollparse.extract.tallies import Sides
from protokollparse.extract.vote_events import Event


@dataclass(slots=True)
class Draft:
    """A vote that is being put together; ``start`` and ``end`` are places in the flow's text."""

    start: int
    end: int
    counts: dict[str, int] = field(default_factory=dict)
    ballots: list[dict[str, Any]] = field(default_factory=list)
    meanings: dict[str, str | None] = field(default_factory=dict)
    annex: str | None = None
    held: bool = False
    voters: set[tuple[str, str | None]] = field(default_factory=set)
    listed: bool = False  # in a table, which names everyone

    def is_vote(self) -> bool:
        """Whether it tells more than one side, or one side and what it stood for."""
        told = {"ja", "nej"} & {*self.counts, *(ballot["vote"] for ballot in self.ballots)}
        return len(told) == 2 or (bool(told) and (self.listed or bool(self.meanings)))


def drafts_of(told: Sequence[Event]) -> list[Draft]:
    """The votes out of their pieces."""
    drafts: list[Draft] = []
    meanings: list[Draft] = []
    fresh = True  # whether a heading or a proposition has parted what follows from the last vote
    for event in told:
        last = drafts[-1] if drafts else None
        if event.what == "heading":
            fresh = True
        elif event.what == "meaning":
            add_meaning(meanings, event, new=not fresh)
            fresh = True
        elif event.what in ("count", "sides", "ballots", "table"):
            if event.what == "sides":
                event = _sided(event, meanings, put=meanings[-1].meanings if meanings and fresh else {})
            if last is None or fresh or not _fits(last, event):
                last = Draft(event.start, event.end)
                drafts.append(last)
            fresh = False
            _add(last, event)
        elif event.what == "annex" and last is not None and not fresh:
            last.annex, last.end = event.value, max(last.end, event.end)
        elif meanings and (event.what == "held" or event.what == "annex"):
            meanings[-1].held, meanings[-1].annex = True, event.value or meanings[-1].annex
            meanings[-1].end = max(meanings[-1].end, event.end)
    drafts = [draft for draft in drafts if {"ja", "nej"} & {*draft.counts, *(b["vote"] for b in draft.ballots)}]
    _pair(drafts, meanings)
    drafts = [draft for draft in drafts if draft.is_vote()]
    drafts += [draft for draft in meanings if draft.held and len(draft.meanings) > 1]
    return sorted(drafts, key=lambda draft: draft.end)


def _sided(event: Event, meanings: list[Draft], put: dict[str, str | None]) -> Event:
    """A result "Med X röster för A mot Y röster för B" as counts of Ja and Nej.

    ``put`` are the propositions put before, which tell whether A or B is Ja; where none were, A is, and the
    two are added to ``meanings`` as the propositions.
    """
    result: Sides = event.value
    ja, nej = result.ja, result.nej
    if result.for_ja and result.for_nej:
        if not put:
            meanings.append(Draft(event.start, event.end, meanings={"ja": result.for_ja, "nej": result.for_nej}))
        elif _in(result.for_ja, put.get("nej")) and not _in(result.for_ja, put.get("ja")):
            ja, nej = nej, ja
    return event._replace(value={"ja": ja, "nej": nej})


def _in(part: str, whole: str | None) -> bool:
    return whole is not None and part.casefold() in whole.casefold()


def _fits(draft: Draft, event: Event) -> bool:
    """Whether a count or names can be of the same vote as those before them."""
    if event.what in ("count", "sides"):
        counts = event.value if event.what == "sides" else {event.vote: event.value}
        return all(draft.counts.get(kind, value) == value for kind, value in counts.items())
    ballots = event.value.ballots if event.what == "table" else event.value
    return draft.voters.isdisjoint(map(_voter, ballots))


def _voter(ballot: dict[str, Any]) -> tuple[str, str | None]:
    return ballot["name"], ballot["party"]


def _add(draft: Draft, event: Event) -> None:
    draft.end = max(draft.end, event.end)
    if event.what == "count":
        draft.counts[event.vote] = event.value
    elif event.what == "sides":
        draft.counts |= event.value
    else:
        ballots = event.value
        if event.what == "table":
            draft.counts = event.value.counts | draft.counts
            draft.listed = True
            ballots = event.value.ballots
        draft.ballots += ballots
        draft.voters.update(map(_voter, ballots))


def add_meaning(meanings: list[Draft], event: Event, *, new: bool = False) -> None:
    """Takes in what Ja or Nej stands for, as a part of the last proposition or of a new one."""
    last = meanings[-1] if meanings and not new else None
    if last is None or last.meanings.get(event.vote) is not None:
        last = Draft(event.start, event.end)
        meanings.append(last)
    last.meanings[event.vote] = event.value
    last.end = max(last.end, event.end)


def _pair(drafts: Sequence[Draft], meanings: list[Draft]) -> None:
    """Gives each vote its proposition: the last before it or, where all stand before the votes, in order."""
    starts = sorted(draft.start for draft in drafts)
    taken = {
        id(said)
        for said, again in pairwise(meanings)
        if said.meanings == again.meanings and bisect_right(starts, said.start) == bisect_left(starts, again.start)
    }
    ahead = deque(said for said in meanings if id(said) not in taken)
    waiting: deque[Draft] = deque()
    for index, draft in enumerate(drafts):
        while ahead and ahead[0].start < draft.end:
            waiting.append(ahead.popleft())
        while len(waiting) > 1 and len(waiting) + len(ahead) > len(drafts) - index:
            waiting.popleft()
        if waiting:
            chosen = waiting.popleft()
            draft.meanings = chosen.meanings
            draft.annex = draft.annex or chosen.annex
            if index == 0 or drafts[index - 1].end <= chosen.start:
                draft.start = min(draft.start, chosen.start)
            taken.add(id(chosen))
    meanings[:] = [said for said in meanings if id(said) not in taken]
    if len(drafts) == 1 and not drafts[0].meanings and meanings:
        drafts[0].meanings = meanings.pop(0).meanings
