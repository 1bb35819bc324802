"""Tables and lists that say who voted how: a row a person, the vote as a cross in a column or as a word.

    Ledamöter           Parti   Ersättare     Ja  Nej  Avst      Anna Ek (S) - JA       Namn
    Anna Ek             (S)                   X                  Bo Al (M)   Nej        Anna Ek
    Bo Al               (M)     Eva Öst           X              Resultat  1 1          …

A ballot belongs to the person who cast it: to the substitute where a row names one, with the row's party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from protokollparse.compiled import pattern
from protokollparse.extract.tallies import KINDS, WORD
from protokollparse.lexicon import table
from protokollparse.lines import Line, location
from protokollparse.people import PARTY, named

Ballot = dict[str, Any]

_CELL = pattern(r"\S++(?:[ ]\S++)*+")
# A cell that holds a party and no more: "S", "(KD)", "-"
_PARTY_CELL = pattern(r"\(?(?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4}|-{1,2})\)?")
# "Anna Ek (S) - JA", "Anna Ek (S), nej", "Anna Ek   S   Avstår"
_VERDICT = pattern(
    r"(?P<who>\S.{3,90}?)(?:[ ]*[-–:,][ ]*|[ ]+)(?P<vote>ja|nej|avst(?:år|od|\.)?|frånv(?:arande|\.)?)\.?",
    re.IGNORECASE,
)
# "Ja   Anna Ek (S)"
_VERDICT_FIRST = pattern(r"(?P<vote>ja|nej|avst(?:år|od|\.)|frånv(?:arande|\.)):?[ ]+(?P<who>\S.{3,90})", re.IGNORECASE)
# "Anna Ek (S) ersätter Bo Al (S)", "Anna Ek tjänstgör för Bo Al (S)": the first one votes
_FOR = pattern(
    r"(?P<voter>.+?),?[ ](?:ersätter|(?:tjänstgör(?:ande)?|tjg\.?|tj\.?)(?:[ ]ers(?:ättare|\.)?)?[ ]för"
    r"|ers(?:ättare|\.)?[ ]för|ers:|i[ ]?stället[ ]för)[ ](?P<seat>.+)",
    re.IGNORECASE | re.DOTALL,
)
# "Bo Al (S), tjg ers Anna Ek", "Bo Al (S) ersätts av Anna Ek", "Bo Al (S) / Anna Ek": the second one votes
_BY = pattern(
    r"(?P<seat>.+?),?[ ](?:ersätt[as]s?[ ]av|ersatt[ ]av|(?:tjänstgörande|tjg\.?|tj\.?)[ ]ers(?:ättare|\.)?:?"
    r"|ersättare:|/)[ ](?P<voter>.+)",
    re.IGNORECASE | re.DOTALL,
)
_CLOSE = 6  # columns between a cross and the middle of the outermost heading at the most


class Cell(NamedTuple):
    """A part of a line that two spaces or a tab set apart, and the column where it starts."""

    text: str
    column: int


class Column(NamedTuple):
    """A column of votes: its kind ("other" where it is of no vote), its middle, its vote of several."""

    kind: str
    middle: float
    group: int = 0


class Crosses(NamedTuple):
    """A row with crosses, before their columns are known."""

    at: int
    ballot: Ballot
    columns: tuple[float, ...]


@cache
def _words(topic: str) -> frozenset[str]:
    return frozenset(table("votes")["lists"][topic])


@cache
def _labels() -> dict[str, str]:
    return {word: kind for kind, words in table("votes")["labels"].items() for word in words}


@cache
def _firsts() -> frozenset[str]:
    """The first words of what can head a table, or stand first in its first row."""
    return frozenset(word.split()[0] for word in (*_labels(), *_words("votes"), *_words("names")))


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """The two letters with which those words begin, and those with which the words for votes end."""
    ends = ((word + stop)[-2:] for word in _labels() for stop in ("", ".", ":"))
    return frozenset(word[:2] for word in _firsts()), frozenset(ends)


def may_start(low: str) -> bool:
    """A cheap look at a line in lower case before a table is searched for: whether it can name a vote."""
    if "nej" in low:
        return True
    begin, end = _edges()
    if low[:2] not in begin and low[-2:] not in end:
        return False
    words = low.split()
    return words[0].rstrip(":.") in _firsts() or words[-1].lstrip("-–:").rstrip(":.") in _labels()


def is_word(text: str, topic: str) -> bool:
    """Whether a text is one of the lexicon's words of a topic ("totals", "votes", …), whatever its case."""
    return text.casefold().rstrip(":. ") in _words(topic)


def cells(line: Line) -> list[Cell]:
    """The cells of a line; where tabs part them, the count of tabs stands for the column."""
    if "\t" in line.text:
        return [Cell(text.strip(), 100 * i) for i, text in enumerate(line.text.split("\t")) if text.strip()]
    return [Cell(match[0], line.indent + match.start()) for match in _CELL.finditer(line.text)]


def header(line: Line) -> list[Column]:
    """The columns of votes that a line heads; empty for any other line, and where the columns are lost."""
    low = line.text.casefold()
    if "nej" not in low or "ja" not in low or len(low) > 240:
        return []
    found: list[Column] = []
    group = 0
    for cell in _apart(cells(line)):
        kind = label(cell.text)
        if kind is None:
            if found:
                return []
            continue
        if kind != "other" and any(column.kind == kind and column.group == group for column in found):
            group += 1
        found.append(Column(kind, cell.column + (len(cell.text) - 1) / 2, group))
    kinds = {column.kind for column in found}
    return found if {"ja", "nej"} <= kinds else []


def _apart(parts: Sequence[Cell]) -> Iterator[Cell]:
    """The cells of a heading; one that holds two labels ("Avstår Frånv") gives two."""
    for cell in parts:
        words = cell.text.split(" ")
        if len(words) > 1 and label(cell.text) is None and all(map(label, words)):
            at = cell.column
            for word in words:
                yield Cell(word, at)
                at += len(word) + 1
        else:
            yield cell


def label(text: str) -> str | None:
    """The kind of vote that a whole text names: "Avst." gives "avstar", "Närvarande" gives "other"."""
    return _labels().get(text.casefold().rstrip(":."))


def is_party(text: str) -> bool:
    """Whether a text is a party and no more: "S", "(KD)", "-"."""
    return _PARTY_CELL.fullmatch(text) is not None


def voter(parts: Sequence[str]) -> tuple[str, str | None] | None:
    """Who votes in a row with these cells, with the party of the row; None where no name stands in it."""
    texts = [part for part in parts if not is_word(part, "roles") and not part.isdecimal()]
    party = next((m["party"] for part in texts[1:] if (m := _PARTY_CELL.fullmatch(part))), None)
    whole = [part for part in texts if not _PARTY_CELL.fullmatch(part)]
    if not whole:
        return None
    match = _FOR.fullmatch(whole[0]) or _BY.fullmatch(whole[0])
    if match:
        seat, who = _person(match["seat"]), _person(match["voter"])
    else:
        seat = _person(whole[0])
        who = (
            next((person for part in whole[1:] if (person := _person(part)) and _is_full_name(person[0])), None) or seat
        )
    if who is None:
        return None
    return who[0], who[1] or party or (seat[1] if seat else None)


def _person(text: str) -> tuple[str, str | None] | None:
    """The name and the party of "12. Anna Ek (S), ordförande"; None for what starts in lower case."""
    text = re.sub(r"^\d{1,3}[.)]?[ ]+", "", text)
    match = PARTY.search(text)
    name = (text[: match.start()] if match else text).strip(" ,-–")
    first, comma, rest = name.rpartition(",")
    if comma and is_word(rest.strip(), "roles"):
        name = first.strip()
    if len(name) < 2 or not name[0].isupper() or any(char.isdigit() for char in name):
        return None
    return " ".join(name.split()), match["party"].replace("–", "-") if match else None


def _is_full_name(text: str) -> bool:
    return bool(named(text)) or ("," in text and len(text.split()) == 2)


def verdict(line: Line) -> tuple[str, str, str | None] | None:
    """Vote, name and party of a row that says its vote in a word; None for any other line."""
    text = line.text
    kind = label(text.rsplit(None, 1)[-1].lstrip("-–:")) or label(text.split(None, 1)[0])
    if kind not in KINDS or len(text) > 130:
        return None
    parts = [cell.text for cell in cells(line)]
    match = _VERDICT.fullmatch(text) or _VERDICT_FIRST.fullmatch(text)
    if match is None or (len(parts) < 2 and "(" not in text):
        return None
    said = match["who"]
    who = voter([part for part in re.split(r"[ ]{2,}|\t", said) if part])
    if len(PARTY.findall(said)) > 1 and not (_FOR.fullmatch(said) or _BY.fullmatch(said)):
        return None
    if who is None or "röst" in said or WORD.search(said) or not _is_full_name(who[0]):
        return None
    return kind, *who


def crosses(line: Line, index: int, columns: Sequence[Column]) -> Crosses | None:
    """A row with crosses right of its names; None for any other line."""
    parts = cells(line)
    edge = min(column.middle for column in columns) - _CLOSE
    marks = [cell for cell in parts if len(cell.text) == 1 and is_word(cell.text, "marks") and cell.column >= edge]
    if not marks or len(marks) == len(parts):
        return None
    who = voter([cell.text for cell in parts if cell not in marks])
    if who is None:
        return None
    ballot = {"name": who[0], "party": who[1], **location(line)}
    return Crosses(index, ballot, tuple(cell.column for cell in marks))


def totals(line: Line, columns: Sequence[Column]) -> dict[tuple[int, str], int] | None:
    """The sums of a list by vote and kind: "Resultat   7   8   0"; None for any other line."""
    parts = cells(line)
    numbers = [cell for cell in parts if cell.text.isdecimal() and len(cell.text) < 4]
    named_by = parts[0].text if parts and not parts[0].text.isdecimal() else ""
    if not numbers or len(numbers) < len(parts) - bool(named_by) or not (is_word(named_by, "totals") or not named_by):
        return None
    if len(numbers) == len(columns):
        pairs = zip(columns, numbers, strict=True)
    elif named_by:
        pairs = zip((min(columns, key=lambda c: abs(c.middle - n.column)) for n in numbers), numbers, strict=True)
    else:
        return None
    return {(column.group, column.kind): int(cell.text) for column, cell in pairs if column.kind != "other"}


def is_carried(line: Line) -> bool:
    """Whether a row carries a page's sums to the next page: "Transport:   0   2   0   0"."""
    return is_word(cells(line)[0].text.split(":")[0], "carried")


def place(rows: Sequence[Crosses], lines: Sequence[Line], columns: Sequence[Column]) -> Iterator[tuple[int, Ballot]]:
    """The ballots of rows below one heading, each with the number of its vote.

    A page without the heading can stand further in or out than the page that has it: what its rows start
    further in, their crosses do too. A cross left or right of all headings even so gives no ballot.
    """
    edges = (min(column.middle for column in columns), max(column.middle for column in columns))
    indents: dict[int, int] = {}
    for row in rows:
        line = lines[row.at]
        indents[line.page] = min(line.indent, indents.get(line.page, line.indent))
    first = indents[lines[rows[0].at].page] if rows else 0
    for page in indents:
        of_page = [row for row in rows if lines[row.at].page == page]
        shift = min((indents[page] - first, 0), key=lambda by: _worst(of_page, columns, by))
        for row in of_page:
            for at in row.columns:
                column = min(columns, key=lambda c: abs(c.middle + shift - at))
                inside = edges[0] - _CLOSE <= at - shift <= edges[1] + _CLOSE
                if column.kind != "other" and inside:
                    yield column.group, {**row.ballot, "vote": column.kind}


def _worst(rows: Sequence[Crosses], columns: Sequence[Column], shift: int) -> float:
    """The distance of the cross that is furthest from any heading."""
    return max(min(abs(c.middle + shift - at) for c in columns) for row in rows for at in row.columns)
