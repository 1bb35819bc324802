"""Where tables of ballots stand: in a paragraf, behind it, or annexed to the minutes.

A table is found by its heading or its rows; the lines above it tell what it belongs to ("Bilaga 2",
"§ 82. Svar på motion", "Omröstningslista nr. 2") and what it adds up to ("Antal Ja: 40"). A heading that
comes back on the next page goes on with the same table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from protokollparse.extract import ballots as rows
from protokollparse.extract.ballots import Ballot, Crosses
from protokollparse.extract.tallies import KINDS, WORD
from protokollparse.extract.vote_titles import BILAGA, PARAGRAF, Title, counts_above, read_title, title_above
from protokollparse.lines import Line, location

_BETWEEN = 3  # lines that are no rows inside a table at the most
_LABELS = 20  # of votes in a table with the names under them: four on each page
_RECORD = 8  # lines of one person, or of the heading, where each value has a line of its own, at the most


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
    names: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {ballot["name"] for ballot in self.ballots}

    @property
    def first(self) -> int:
        return self.title.first


def tables(lines: Sequence[Line]) -> list[Table]:
    """All tables of ballots among the lines, in order; two where the columns of one are of two votes."""
    lows = [line.text.casefold() for line in lines]
    if not any("nej" in low for low in lows):
        return []
    found: list[list[Table]] = []
    at = floor = 0
    while at < len(lines):
        new = rows.may_start(lows[at]) and (
            _by_columns(lines, at, floor)
            or _side_by_side(lines, at, floor)
            or _by_words(lines, at, floor)
            or _grouped(lines, at, floor)
            or _stacked(lines, at, floor)
            or _lost(lines, at, floor)
        )
        if not new:
            at += 1
            continue
        if found and len(found[-1]) == len(new) and _goes_on(lines, found[-1][0], new[0]):
            for table, part in zip(found[-1], new, strict=True):
                table.ballots += part.ballots
                table.names |= part.names
                table.counts |= part.counts
                table.last, table.closed = part.last, part.closed
        else:
            if found:
                _inherit(new, found[-1][-1])
            found.append(new)
        at = floor = new[0].last
    return [table for group in found for table in group]


def _goes_on(lines: Sequence[Line], table: Table, new: Table) -> bool:
    """Whether a table is the next page of the one before it."""
    if table.closed or table.title.differs(new.title):
        return False
    if table.names & new.names:
        return False
    if new.title:
        return True
    between = lines[table.last : new.head]
    return len(between) <= _BETWEEN and not any(WORD.search(line.text) for line in between)


def _inherit(new: Sequence[Table], before: Table) -> None:
    """Gives tables that name nothing the § of the one they stand under, with only their own caption between them.

    "Voteringslista: § 12", the list of "Omröstning gällande återremiss", then that of "Omröstning gällande motionen".
    """
    if new[0].head - before.last > _BETWEEN or before.title.paragraf is None:
        return
    for table in new:
        if table.title.paragraf is None and table.title.bilaga is None:
            table.title = replace(before.title, first=before.last)


def _by_columns(lines: Sequence[Line], head: int, floor: int) -> list[Table]:
    """The table with crosses below a heading "Ledamot   Ja   Nej   Avstår" at ``head``."""
    columns = rows.header(lines[head])
    if not columns:
        return []
    title = title_above(lines, head, floor)
    crosses: list[Crosses] = []
    sums: dict[tuple[int, str], int] = {}
    last = head + 1
    for index in range(head + 1, len(lines)):
        line = lines[index]
        if rows.header(line):
            break
        if rows.is_carried(line):
            last = index + 1
            continue
        if more := rows.totals(line, columns):
            sums |= more
        elif row := rows.crosses(line, index, columns):
            crosses.append(row)
        elif not (line.gap == 0 and len(line.text) < 70 and rows.voter([line.text])):
            part = read_title(line.text, index)
            if (part and title.differs(part)) or index - last >= _BETWEEN:
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
        (found for line in reversed(lines[title.first : head]) if len(found := PARAGRAF.findall(line.text)) == count),
        [(title.paragraf, title.suffix)] * count,
    )
    return [
        replace(
            title,
            first=last if index else title.first,
            paragraf=int(number) if number else None,
            suffix=suffix or None,
        )
        for index, (number, suffix) in enumerate(numbers)
    ]


def _side_by_side(lines: Sequence[Line], head: int, floor: int) -> list[Table]:
    """The table of names in columns, below a heading "Ja   Nej   Avstår" at ``head`` and no crosses."""
    columns = rows.cells(lines[head])
    kinds = {column.column: rows.label(column.text) for column in columns}
    if not {"ja", "nej"} <= set(kinds.values()) or not all(kind in KINDS for kind in kinds.values()):
        return []
    ballots: list[Ballot] = []
    last = head + 1
    for index in range(head + 1, len(lines)):
        row: dict[int, Ballot] = {}
        names = rows.cells(lines[index])
        for name in names:
            _, at = min((abs(column - name.column), column) for column in kinds)
            who = rows.voter([name.text])
            if who and who[1]:
                row[at] = {"name": who[0], "party": who[1], **location(lines[index]), "vote": kinds[at]}
        if len(row) < len(names):
            break
        ballots += row.values()
        last = index + 1
    if len({ballot["vote"] for ballot in ballots}) < 2:
        return []
    return [Table(title_above(lines, head, floor), head, last, ballots=ballots)]


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
    if len(ballots) < 2 or all(ballot["vote"] == "franvarande" for ballot in ballots):
        return []
    title = title_above(lines, head, floor)
    return [Table(title, head, last, counts_above(lines, title, head), ballots)]


def _grouped(lines: Sequence[Line], head: int, floor: int) -> list[Table]:
    """The table with the names under their vote: "Ja" at ``head``, "Anna Ek (S), ledamot", …, "Nej", …"""
    kind = rows.label(lines[head].text)
    if kind not in KINDS:
        return []
    ballots: list[Ballot] = []
    last, labels = head + 1, 1
    for line in map(lines.__getitem__, range(last, len(lines))):
        who = rows.voter([line.text]) if "(" in line.text else None
        if labels < _LABELS and (of := rows.label(line.text)) in KINDS:
            kind = of
            labels += 1
        elif who and who[1]:
            ballots.append({"name": who[0], "party": who[1], **location(line), "vote": kind})
        else:
            break
        last += 1
    if not {"ja", "nej"} <= {ballot["vote"] for ballot in ballots}:
        return []
    counts: dict[str, int] = {}
    if last < len(lines) and rows.is_word(lines[last].text.split(":")[0], "totals"):
        last += 1
        counts = counts_above(lines, Title(last - 1), last)
    title = title_above(lines, head, floor)
    return [Table(title, head, last, counts_above(lines, title, head) | counts, ballots)]


def _stacked(lines: Sequence[Line], at: int, floor: int) -> list[Table]:
    """The table where each value has a line of its own; its heading ends at ``at``: Namn, …, Resultat.

    Below it stand name (over one or more lines), party, seat, function and vote of each person.
    """
    if not rows.is_word(lines[at].text, "votes"):
        return []
    above = range(max(floor, at - _RECORD), at)
    head = next((i for i in reversed(above) if rows.is_word(lines[i].text, "names")), None)
    if head is None:
        return []
    title = title_above(lines, head, floor)
    ballots: list[Ballot] = []
    last = start = at + 1
    for index in range(at + 1, len(lines)):
        text = lines[index].text
        kind = rows.label(text)
        if kind in KINDS:
            record = lines[start:index]
            who = _stacked_person([line.text for line in record])
            if who:
                ballots.append({"name": who[0], "party": who[1], **location(record[0], record[-1]), "vote": kind})
            last = start = index + 1
        elif rows.is_word(text, "votes"):
            start = index + 1
        elif index - start >= _RECORD or (text[0] in "Bb" and BILAGA.fullmatch(text)):
            break
    return [Table(title, head, last, counts_above(lines, title, head), ballots)]


def _lost(lines: Sequence[Line], head: int, floor: int) -> list[Table]:
    """The table whose columns a reader has lost: "Ledamot Ja Nej", names, crosses and sums in whatever order.

    Who voted how cannot be told any more, so it has no ballots; its sums can stay.
    """
    kinds = _labels(lines[head].text)
    if kinds is None:
        return []
    sums: list[int] = []
    crossed = headings = 0
    last = head + 1
    for index in range(head + 1, len(lines)):
        text = lines[index].text
        more = _labels(text)
        numbers = [word for word in text.split() if word.isdecimal() and len(word) < 4]
        if more is not None and headings < _RECORD:
            kinds += more
            headings += 1
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
    return [Table(title_above(lines, head, floor), head, last, counts, closed=True)]


def _labels(text: str) -> list[str] | None:
    """The votes that a line of headings names, if it is one: "Ledamot" [], "Ledamot Ja Nej" ["ja", "nej"]."""
    words = text.split()
    if len(words) > _RECORD:
        return None
    kinds = [rows.label(word) for word in words[rows.is_word(words[0], "names") :]]
    return None if None in kinds else [kind for kind in kinds if kind in KINDS]


def _stacked_person(texts: Sequence[str]) -> tuple[str, str | None] | None:
    """Name and party out of the lines of one person; the name can go over several lines."""
    end = next((i for i, text in enumerate(texts) if i and rows.is_party(text)), 1)
    return rows.voter([" ".join(texts[:end]), *texts[end:]]) if texts else None
