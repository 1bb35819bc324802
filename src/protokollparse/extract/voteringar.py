"""Voteringar: the counted votes of a paragraf, what Ja and Nej stood for, and who voted how.

Pieces come in the order heading, propositions, counts, names, annex, and any of them can lack. A vote needs a
count, or names, or propositions with the word that it was held. Counts are never turned into an outcome: Ja
is not bifall, and a third of the votes can be enough for återremiss.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Any

from protokollparse.extract.tallies import KINDS
from protokollparse.extract.vote_drafts import Draft, add_meaning, drafts_of
from protokollparse.extract.vote_events import Event, Flow, events, flow
from protokollparse.extract.vote_tables import Table, tables
from protokollparse.lines import Line, location

Votering = dict[str, Any]
VoteList = dict[str, Any]
_VOTES = ("ja", "nej", "avstar")
_SAYS_VOTE = ("nej", "röst", "voter")


def voteringar(lines: Sequence[Line]) -> list[Votering]:
    """The votes that the lines of one paragraf tell of, in order, as records for ``models.Votering``.

    A vote whose text refers to an annex for its list carries the annex's name as ``_bilaga`` besides, which
    ``attach`` takes away.
    """
    if not any(word in line.text.casefold() for line in lines for word in _SAYS_VOTE):
        return []
    listed = tables(lines)
    text, told = _told(lines, listed)
    drafts = drafts_of(told)
    return [_record(draft, text) for draft in drafts]


def _told(lines: Sequence[Line], listed: Sequence[Table]) -> tuple[Flow, list[Event]]:
    """The lines without their tables as a text, and its events; a table is the event "table" at its place."""
    inside = {i for table in listed for i in range(table.head, table.last)}
    outside = [i for i in range(len(lines)) if i not in inside]
    text = flow([lines[i] for i in outside])
    found = events(text)
    for table in listed:
        before = bisect_left(outside, table.head)
        at = text.starts[before] if before < len(outside) else len(text.text)
        found.append(Event("table", at, at, value=table))
    return text, sorted(found, key=lambda event: (event.start, event.what != "table"))


def _record(draft: Draft, text: Flow) -> Votering:
    counts: dict[str, int | None] = {kind: draft.counts.get(kind) for kind in KINDS}
    cast = Counter(ballot["vote"] for ballot in draft.ballots)
    if draft.listed and cast and counts["ja"] is None and counts["nej"] is None:
        counts |= {"ja": cast["ja"], "nej": cast["nej"]}
    for kind, number in cast.items():
        counts[kind] = number if counts[kind] is None else counts[kind]
    place = text.place(draft.start, draft.end) if draft.end else {}
    record: Votering = {
        **counts,
        "ja_proposition": draft.meanings.get("ja"),
        "nej_proposition": draft.meanings.get("nej"),
        "ballots": draft.ballots,
        **_around(place, draft.ballots),
    }
    if draft.annex:
        record["_bilaga"] = draft.annex
    return record


def _around(place: dict[str, Any], ballots: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """``span`` and ``line`` that take in the ballots too, which can stand in a table behind the text."""
    records = [record for record in (place, *ballots) if record]
    first = min(records, key=lambda record: record["span"]["start"])
    end = max(record["span"]["end"] for record in records)
    return {"span": {**first["span"], "end": end}, "line": first["line"]}


def voteringslistor(lines: Sequence[Line], *, annexed: bool = False) -> list[VoteList]:
    """The lists of ballots among the lines whose title names a paragraf or an annex.

    ``annexed`` says that the lines stand behind the last paragraf; there a list that names neither counts too.
    Each has ``bilaga``, ``paragraf``, ``suffix``, the ``number`` it has among the lists of its paragraf, the
    printed sums ``ja``, ``nej``, ``avstar`` and ``franvarande``, ``ja_proposition`` and ``nej_proposition``,
    ``ballots``, ``span`` and ``line``, ``first`` and ``last``: the index of its first line, and that after its
    last one.
    """
    found: list[VoteList] = []
    numbers: Counter[tuple[str | None, int | None, str | None]] = Counter()
    for table in tables(lines):
        title = table.title
        if title.bilaga is None and title.paragraf is None and not annexed:
            continue
        belongs = (None if title.paragraf else title.bilaga, title.paragraf, title.suffix)
        numbers[belongs] += 1
        meanings: list[Draft] = []
        for event in events(flow(lines[title.first : table.head])):
            if event.what == "meaning":
                add_meaning(meanings, event)
        stood_for = meanings[0].meanings if meanings else {}
        found.append(
            {
                "bilaga": title.bilaga,
                "paragraf": title.paragraf,
                "suffix": title.suffix,
                "number": numbers[belongs],
                **{kind: table.counts.get(kind) for kind in KINDS},
                "ja_proposition": stood_for.get("ja"),
                "nej_proposition": stood_for.get("nej"),
                "ballots": table.ballots,
                **location(lines[table.head], lines[table.last - 1]),
                "first": table.first,
                "last": table.last,
            }
        )
    return found


def attach(
    paragrafer: Sequence[tuple[int | None, str | None, list[Votering]]], lists: Sequence[VoteList]
) -> list[VoteList]:
    """Gives annexed lists to the votes of the paragrafer (number, suffix, votes), in place.

    A list goes to the paragraf that it names, else to the votes that refer to its annex; there to the one
    without ballots that has its sums, else to the next one without. A paragraf that tells of no vote gets one
    from its list. A list that names nothing goes to the only vote with its sums. The answer is the lists that
    belong nowhere. The key ``_bilaga`` is taken from all votes.
    """
    by_number: dict[tuple[int | None, str | None], list[list[Votering]]] = {}
    for number, suffix, votes in paragrafer:
        by_number.setdefault((number, suffix), []).append(votes)
    everywhere = [votes for _, _, votes in paragrafer]
    left = []
    for each in lists:
        named = (each["paragraf"], each["suffix"])
        if not _attached(everywhere if named[0] is None else by_number.get(named, []), each):
            left.append(each)
    for votes in everywhere:
        for vote in votes:
            vote.pop("_bilaga", None)
    return left


def _attached(homes: Sequence[list[Votering]], each: VoteList) -> bool:
    """Whether a list found its vote among those of the paragrafer that it can belong to."""
    free = [vote for votes in homes for vote in votes if not vote["ballots"]]
    of_annex = [vote for vote in free if each["bilaga"] and vote.get("_bilaga") == each["bilaga"]]
    sums = _sums(each)
    same = [vote for vote in of_annex or free if sums == (vote["ja"], vote["nej"])]
    if each["paragraf"] is not None:
        if homes and not homes[0]:
            homes[0].append(_from_list(each))
            return True
        targets = same or of_annex or free
    else:
        targets = (same or of_annex) if of_annex else same if len(same) == 1 else []
    if not targets:
        return False
    for key in (*KINDS, "ja_proposition", "nej_proposition"):
        targets[0][key] = each[key] if targets[0][key] is None else targets[0][key]
    targets[0]["ballots"] = each["ballots"]
    return True


def _sums(each: VoteList) -> tuple[int, int]:
    """Ja and Nej of a list: as it prints them, else as its ballots add up."""
    cast = Counter(ballot["vote"] for ballot in each["ballots"])
    ja, nej = (cast[kind] if each[kind] is None else each[kind] for kind in ("ja", "nej"))
    return ja, nej


def _from_list(each: VoteList) -> Votering:
    cast = Counter(ballot["vote"] for ballot in each["ballots"])
    counted = {kind: cast[kind] if kind in ("ja", "nej") or cast[kind] else None for kind in KINDS}
    return {
        **{kind: counted[kind] if each[kind] is None else each[kind] for kind in KINDS},
        "ja_proposition": each["ja_proposition"],
        "nej_proposition": each["nej_proposition"],
        "ballots": each["ballots"],
        "span": each["span"],
        "line": each["line"],
    }


_NAMES = {"ja": "Ja", "nej": "Nej", "avstar": "Avstår"}


def disagreement(votering: Votering) -> str | None:
    """How the ballots and the counts of a vote disagree; None where they agree or where one of them lacks."""
    cast = Counter(ballot["vote"] for ballot in votering["ballots"])
    if not cast:
        return None
    # A list of one side only ("Nej röstar: …") says nothing of the other.
    compared = _VOTES if len(cast) > 1 else tuple(cast)
    off = [kind for kind in compared if votering.get(kind) is not None and votering[kind] != cast[kind]]
    if not off:
        return None
    said = ", ".join(f"{votering[kind]} {_NAMES[kind]}" for kind in off if kind in _NAMES)
    counted = ", ".join(f"{cast[kind]} {_NAMES[kind]}" for kind in off if kind in _NAMES)
    return f"the tally says {said}, the list of ballots has {counted}" if said else None
