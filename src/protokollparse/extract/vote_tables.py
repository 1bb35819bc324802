"""Where tables of ballots stand: in a paragraf, behind it, or annexed to the minutes.

A table is found by its heading or its rows; the lines above it tell what it belongs to ("Bilaga 2",
"§ 82. Svar på motion", "Omröstningslista nr. 2") and what it adds up to ("Antal Ja: 40"). A heading that comes
back on the next page goes on with the same table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from protokollparse.extract import ballots as rows
from protokollparse.extract.ballots import Ballot, Crosses
from protokollparse.extract.tallies import WORD, count_after, kind_of
from protokollparse.lines import Line, location

# "Voteringslista: §114", "Omröstningslista nr. 2", "Närvaro- och omröstningslista", "Voteringslist(or)"
_LIST = re.compile(
    r"(?:närvaro-?[ ]och[ ])?(?:voterings|omröstnings|röst)(?:list\w*|protokoll|bilaga|längd|rapport)"
    r"(?:[ ]*nr\.?)?[ ]*(?P<nr>\d{1,3})?",
    re.IGNORECASE,
)
# "Bilaga 2", "Bilaga A, § 12", "Bilaga 3 – Voteringslista § 5"; an annex with another title is no list
_BILAGA = re.compile(
    r"bilaga[ ](?P<bilaga>\d{1,3}[a-z]?|[A-ZÅÄÖ])"
    r"(?:[ ,:–-]+(?:till[ ])?(?:kf|ks)?[ ]?(?:§.*|.*(?:voter|omröst).*))?",
    re.IGNORECASE,
)
# "§ 82. Svar på motion", "Kf § 12 a", "Paragraf: 109"
_PARAGRAF = re.compile(r"(?:§[ ]?|\bparagraf:?[ ])(?P<number>\d{1,4})[ ]?(?P<suffix>[a-z]\b)?", re.IGNORECASE)
_AT_PARAGRAF = re.compile(r"(?:[^\W\d_]{2,4}[ ])?§|paragraf\b", re.IGNORECASE)
# "Ärende: 10:2", "Ärendemening: …", "Antal Ja: 40"
_ABOUT = re.compile(r"(?:ärende(?:mening|nummer|rubrik)?|antal[ ][^\W\d_]+)[ ]?:", re.IGNORECASE)
_ABOVE = 18  # lines between a table's title and its heading at the most
_BETWEEN = 3  # lines that are no rows inside a table at the most
_RECORD = 8  # lines of one person, or of the heading, where each value has a line of its own, at the most


@dataclass(slots=True)
class Title:
    """What the lines above a table say, and the index of the first of them."""

    first: int
    bilaga: str | None = None
    paragraf: int | None = None
    suffix: str | None = None
    nr: str | None = None
    about: bool = False

    def __bool__(self) -> bool:
        return self.about or self.bilaga is not None or self.paragraf is not None

    def _keys(self) -> tuple[object, ...]:
        return self.bilaga, self.paragraf, self.suffix, self.nr

    def differs(self, other: Title) -> bool:
        """Whether the other one says anything that this one does not say."""
        return any(its not in (None, mine) for mine, its in zip(self._keys(), other._keys(), strict=True))

    def contradicts(self, other: Title) -> bool:
        """Whether both say something, and not the same."""
        return any(None not in (a, b) and a != b for a, b in zip(self._keys(), other._keys(), strict=True))


@dataclass(slots=True)
class Table:
    """A list of ballots: its title, the indexes of its heading and after its last line, its printed sums.

    ``closed`` says that the sums stand below the last row, so that nothing can go on with the table.
    """

    title: Title
    head: int
    last: int
    counts: dict[str, int] = field(default_factory=dict)
    ballots: list[Ballot] = field(default_factory=list)
    closed: bool = False

    @property
    def first(self) -> int:
        return self.title.first


def tables(lines: Sequence[Line]) -> list[Table]:
    """All tables of ballots among the lines, in order; two where the columns of one are of two votes."""
    if not any("nej" in line.text.casefold() for line in lines):
        return []
    found: list[list[Table]] = []
    at = floor = 0
    while at < len(lines):
        new = (
            _by_columns(lines, at, floor)
            or _by_words(lines, at, floor)
            or _stacked(lines, at, floor)
            or _lost(lines, at, floor)
        )
        if not new:
            at += 1
            continue
        if found and len(found[-1]) == len(new) and _goes_on(lines, found[-1][0], new[0]):
            for table, part in zip(found[-1], new, strict=True):
                table.ballots += part.ballots
                table.counts |= part.counts
                table.last, table.closed = part.last, part.closed
        else:
            found.append(new)
        at = floor = new[0].last
    return [table for group in found for table in group]


def _goes_on(lines: Sequence[Line], table: Table, new: Table) -> bool:
    """Whether a table is the next page of the one before it."""
    if table.closed or table.title.differs(new.title):
        return False
    if {ballot["name"] for ballot in table.ballots} & {ballot["name"] for ballot in new.ballots}:
        return False
    if new.title:
        return True
    between = lines[table.last : new.head]
    return len(between) <= _BETWEEN and not any(WORD.search(line.text) for line in between)


# -- titles


def _read_title(text: str, index: int) -> Title | None:
    """What one line says if it is of a title."""
    if len(text) > 160:
        return None
    bilaga = _BILAGA.fullmatch(text) if text[0] in "Bb" else None
    low = text.casefold()
    listed = _LIST.search(text) if "list" in low or "röst" in low or "voter" in low else None
    if listed and listed.start() and text[listed.start() - 1 : listed.start()] != " ":
        listed = None
    at_paragraf = _AT_PARAGRAF.match(text) is not None
    if not (bilaga or listed or at_paragraf or _ABOUT.match(text)):
        return None
    paragraf = _PARAGRAF.search(text) if bilaga or listed or at_paragraf else None
    return Title(
        index,
        bilaga=bilaga["bilaga"] if bilaga else None,
        paragraf=int(paragraf["number"]) if paragraf else None,
        suffix=paragraf["suffix"] if paragraf else None,
        nr=listed["nr"] if listed else None,
        about=bilaga is not None or listed is not None,
    )


def _title_above(lines: Sequence[Line], head: int, floor: int) -> Title:
    """The title of the table with its heading at ``head``; one that starts there where it has none."""
    title = Title(head)
    for index in range(head - 1, max(floor, head - _ABOVE) - 1, -1):
        text = lines[index].text
        if len(text) > 50 and text.endswith(".") and not WORD.search(text):
            break
        part = _read_title(text, index)
        if part is None:
            continue
        if part.contradicts(title):
            break
        title = Title(
            index,
            title.bilaga or part.bilaga,
            title.paragraf if title.paragraf is not None else part.paragraf,
            title.suffix or part.suffix,
            title.nr or part.nr,
            title.about or part.about,
        )
    return title if title.about else Title(head)


def _counts_above(lines: Sequence[Line], title: Title, head: int) -> dict[str, int]:
    """The sums that stand between a table's title and its heading: "Antal Ja: 40"."""
    found: dict[str, int] = {}
    for line in lines[title.first : head]:
        for word in WORD.finditer(line.text):
            count = count_after(line.text, word.end())
            if count:
                found[kind_of(word)] = count[0]
    return found


# -- the three forms of a table


def _by_columns(lines: Sequence[Line], head: int, floor: int) -> list[Table]:
    """The table with crosses below a heading "Ledamot   Ja   Nej   Avstår" at ``head``."""
    columns = rows.header(lines[head])
    if not columns:
        return []
    title = _title_above(lines, head, floor)
    crosses: list[Crosses] = []
    sums: dict[tuple[int, str], int] = {}
    last = head + 1
    for index in range(head + 1, len(lines)):
        line = lines[index]
        if more := rows.totals(line, columns):
            sums |= more
        elif row := rows.crosses(line, index, columns):
            crosses.append(row)
        elif not (rows.is_carried(line) or (line.gap == 0 and len(line.text) < 70 and rows.voter([line.text]))):
            part = _read_title(line.text, index)
            if rows.header(line) or (part and title.differs(part)) or index - last >= _BETWEEN:
                break
            continue
        last = index + 1
        if sums:
            break
    if not (crosses or sums):
        return []
    found = list(rows.place(crosses, lines, columns)) if crosses else []
    groups = sorted({column.group for column in columns})
    return [
        Table(
            each,
            head,
            last,
            {kind: value for (of, kind), value in sums.items() if of == group},
            [ballot for of, ballot in found if of == group],
            closed=bool(sums),
        )
        for group, each in zip(groups, _titles(lines, title, head, last, len(groups)), strict=True)
    ]


def _titles(lines: Sequence[Line], title: Title, head: int, last: int, count: int) -> list[Title]:
    """The title of each of the votes of a table: "§ 12     § 13" above the columns parts them.

    All lines of the table go with its first vote.
    """
    if count == 1:
        return [title]
    numbers = next(
        (found for line in reversed(lines[title.first : head]) if len(found := _PARAGRAF.findall(line.text)) == count),
        [(title.paragraf, title.suffix)] * count,
    )
    return [
        replace(title, first=last if index else title.first, paragraf=int(number) if number else None, suffix=suffix or None)
        for index, (number, suffix) in enumerate(numbers)
    ]


def _by_words(lines: Sequence[Line], head: int, floor: int) -> list[Table]:
    """The table of rows "Anna Ek (S) - JA" that starts at ``head``: of two rows at the least."""
    ballots: list[Ballot] = []
    last = head
    for index in range(head, len(lines)):
        verdict = rows.verdict(lines[index])
        if verdict:
            kind, name, party = verdict
            ballots.append({"name": name, "party": party, **location(lines[index]), "vote": kind})
            last = index + 1
        elif not ballots or index - last >= _BETWEEN:
            break
    if len(ballots) < 2:
        return []
    title = _title_above(lines, head, floor)
    return [Table(title, head, last, _counts_above(lines, title, head), ballots)]


def _stacked(lines: Sequence[Line], at: int, floor: int) -> list[Table]:
    """The table where each value has a line of its own, with a heading that ends at ``at``: Namn, …, Resultat.

    Below it stand name (over one or more lines), party, seat, function and vote of each person.
    """
    if not rows.is_word(lines[at].text, "votes"):
        return []
    above = range(max(floor, at - _RECORD), at)
    head = next((i for i in reversed(above) if rows.is_word(lines[i].text, "names")), None)
    if head is None:
        return []
    title = _title_above(lines, head, floor)
    ballots: list[Ballot] = []
    last = start = at + 1
    for index in range(at + 1, len(lines)):
        text = lines[index].text
        kind = rows.label(text)
        if kind:
            record = lines[start:index]
            who = _stacked_person([line.text for line in record])
            if who:
                ballots.append(
                    {"name": who[0], "party": who[1], **location(record[0], record[-1]), "vote": kind}
                )
            last = start = index + 1
        elif rows.is_word(text, "votes"):
            start = index + 1
        elif index - start >= _RECORD or (text[0] in "Bb" and _BILAGA.fullmatch(text)):
            break
    return [Table(title, head, last, _counts_above(lines, title, head), ballots)]


def _lost(lines: Sequence[Line], head: int, floor: int) -> list[Table]:
    """The table whose columns a reader has lost: "Ledamot Ja Nej", names, crosses and sums in whatever order.

    Who voted how cannot be told any more, so it has no ballots; its sums can stay.
    """
    kinds = _labels(lines[head].text)
    if kinds is None:
        return []
    sums: list[int] = []
    crossed = 0
    last = head + 1
    for index in range(head + 1, len(lines)):
        text = lines[index].text
        more = _labels(text)
        numbers = [word for word in text.split() if word.isdecimal() and len(word) < 4]
        if more is not None:
            kinds += more
        elif numbers and len(sums) < len(kinds) and (text[0].isdigit() or rows.is_word(text.split()[0], "totals")):
            sums += map(int, numbers)
        elif rows.is_word(text.split()[-1], "marks"):
            crossed += 1
        elif not (rows.is_word(text, "totals") or ("(" in text and rows.voter([text]))):
            break
        last = index + 1
    if not (crossed > 1 and {"ja", "nej"} <= set(kinds)):
        return []
    counts = dict(zip(kinds, sums, strict=True)) if len(kinds) == len(sums) else {}
    return [Table(_title_above(lines, head, floor), head, last, counts, closed=True)]


def _labels(text: str) -> list[str] | None:
    """The votes that a line of headings names, if it is one: "Ledamot" [], "Ledamot Ja Nej" ["ja", "nej"]."""
    words = text.split()
    if len(words) > _RECORD:
        return None
    kinds = [rows.label(word) for word in words[rows.is_word(words[0], "names") :]]
    return None if None in kinds else [kind for kind in kinds if kind]


def _stacked_person(texts: Sequence[str]) -> tuple[str, str | None] | None:
    """Name and party out of the lines of one person; the name can go over several lines."""
    end = next((i for i, text in enumerate(texts) if i and rows.is_party(text)), 1)
    return rows.voter([" ".join(texts[:end]), *texts[end:]]) if texts else None
