"""Minutes: the head, the paragrafer and the annexes of a protokoll as the dict that ``models.Protokoll`` reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from protokollparse import assemble, people
from protokollparse.assemble import Places
from protokollparse.compiled import pattern
from protokollparse.extract import front, signatures
from protokollparse.extract.voteringar import attach, disagreement, voteringslistor
from protokollparse.extract.yrkanden import CHAIR
from protokollparse.lexicon import Lexicon
from protokollparse.lines import Line
from protokollparse.paragraf import Setting, paragraf
from protokollparse.patterns import speech
from protokollparse.source import SourceText
from protokollparse.split.annexes import annex_start, may_hold_vote_lists, signing_start
from protokollparse.split.paragrafer import Chunk
from protokollparse.split.titles import title_width

Record = dict[str, Any]


def document(
    source: SourceText,
    head: Sequence[Line],
    chunks: Sequence[Chunk],
    furniture: Sequence[Line],
    lists: Sequence[Record],
    lexicon: Lexicon,
    width: int,
) -> Record:
    """The dict of one protokoll; ``lists`` are the vote lists that were cut out before its lines were split."""
    places = Places()
    places.put(furniture, "furniture")
    places.put(head, "head")
    tail = _Tail(chunks[-1].lines if chunks else [], places)
    result = front.head(head, furniture)
    diagnostics: list[Record] = result.pop("diagnostics", [])
    for key, value in tail.signing.items():
        result[key] = result[key] or value
    _complete_parties(result)
    titles = title_width(chunks, width)
    paragrafer = [
        paragraf(chunk, index, places, Setting(lexicon, width, titles, result["organ"]))
        for index, chunk in enumerate(chunks)
    ]
    diagnostics += [found for each in paragrafer for found in each.pop("_diagnostics")]
    left = attach([(p["number"], p["suffix"], p["voteringar"]) for p in paragrafer], [*lists, *tail.lists])
    diagnostics += [*_vote_diagnostics(paragrafer), *map(_unplaced, left)]
    _facts_in_paragrafer(result, paragrafer)
    _name_chair(paragrafer, result["chair"])
    for each in lists:
        places.put(each["lines"], "head")
    return {
        **result,
        "source": assemble.source_record(source),
        "paragrafer": paragrafer,
        "signatures": tail.signatures,
        "diagnostics": sorted(diagnostics, key=lambda d: d["line"] or 0),
        "partition": places.runs(source.text),
    }


def _complete_parties(result: Record) -> None:
    """The party of a chair or adjuster who is named without one, from the attendance list's first row of that name."""
    rows = {row["name"]: row["party"] for row in reversed(result["attendance"])}

    def completed(person: Record) -> Record:
        return person if person["party"] else person | {"party": rows.get(person["name"])}

    result["chair"] = completed(result["chair"]) if result["chair"] else None
    result["adjusters"] = [completed(person) for person in result["adjusters"]]


class _Tail:
    """What stands behind the last paragraf, cut out of its lines: digital signatures, annexes, signatures."""

    def __init__(self, lines: list[Line], places: Places) -> None:
        found = signatures.signatures(lines)
        self.signatures: list[Record] = []
        if found:
            self.signatures, at = found
            places.put(lines[at:], "head")
            del lines[at:]
        at = annex_start(lines)
        self.lists = voteringslistor(lines[at:], annexed=True)
        places.put(lines[at:], "head")
        del lines[at:]
        at = signing_start(lines)
        signing = front.head(lines[at:], []) if at < len(lines) else {}
        keys = ("secretary", "chair", "adjusters", "adjustment_date") if signing else ()
        self.signing = {key: signing[key] for key in keys}
        places.put(lines[at:], "head")
        del lines[at:]


def cut_vote_lists(source: SourceText, lines: Sequence[Line]) -> tuple[list[Line], list[Record]]:
    """The lines without the vote lists among them, and those lists, each with its own ``lines``.

    A list repeats the § of its votes on every page, and would read as a paragraf of its own.
    """
    lists = voteringslistor(lines) if may_hold_vote_lists(source.text) else []
    rest: list[Line] = []
    at = 0
    for each in lists:
        each["lines"] = list(lines[each["first"] : each["last"]])
        rest += lines[at : each["first"]]
        at = each["last"]
    return [*rest, *lines[at:]], lists


def _unplaced(each: Record) -> Record:
    return _warning("vote-list-unplaced", "a vote list names no paragraf whose vote it could belong to", each)


def _warning(code: str, message: str, about: Record) -> Record:
    return {"code": code, "severity": "warning", "message": message, "line": about["line"], "span": about["span"]}


def _vote_diagnostics(paragrafer: Sequence[Record]) -> Iterator[Record]:
    """A warning for each vote whose list of ballots is not what its tally says."""
    for each in paragrafer:
        for votering in each["voteringar"]:
            message = disagreement(votering)
            if message:
                yield _warning("ballots-disagree", message, votering)


# "Ordföranden Anna Ek (S) öppnade sammanträdet"
_CHAIR = pattern(r"(?:^|[.] )Ordföranden (?=[A-ZÅÄÖ])")
# "Arbetsmarknadsnämnden la protokollet till handlingarna."
_SUBJECT = pattern(rf"(?P<body>[A-ZÅÄÖ][\wåäö]*(?:[ ][\wåäö]+){{0,2}}?(?:{speech('body', 'ends')})) [a-zåäö]+")


def _facts_in_paragrafer(result: Record, paragrafer: Sequence[Record]) -> None:
    """Organ, chair and adjusters where only the paragrafer tell them."""
    bodies: Counter[str] = Counter()
    for text in _telling_texts(paragrafer):
        subject = _SUBJECT.match(text)
        if subject:
            bodies[subject["body"]] += 1
        chair = _CHAIR.search(text) if result["chair"] is None else None
        if chair:
            result["chair"] = next(iter(people.persons(text[chair.end() - 1 :])), None)
        if not (result["adjustment_date"] and result["adjusters"] and all(p["party"] for p in result["adjusters"])):
            found = front.adjustment_sentence(text, result["date"]) or {}
            chosen = {person["name"]: person for person in found.get("adjusters", [])}
            result["adjusters"] = [chosen.get(p["name"], p) for p in result["adjusters"]] or [*chosen.values()]
            result["adjustment_date"] = result["adjustment_date"] or found.get("adjustment_date")
    if result["organ"] is None and bodies:
        result["organ"] = bodies.most_common(1)[0][0]


def _name_chair(paragrafer: Sequence[Record], chair: Record | None) -> None:
    """Puts the chair's name in place of the word in "Ordföranden yrkar bifall"."""
    for movers in (yrkande["by"]["persons"] for each in paragrafer for yrkande in each["yrkanden"]):
        if movers and movers[0]["name"].casefold() in CHAIR:
            movers[:] = [chair] if chair else []


def _telling_texts(paragrafer: Sequence[Record]) -> Iterator[str]:
    """What the meeting did: the decisions, and the text above the first heading, of each paragraf in turn."""
    for each in paragrafer:
        yield from (section["text"] for section in each["sections"] if section["heading"] is None)
        yield from (decision["text"] for decision in each["decisions"])
