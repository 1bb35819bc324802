"""The head of a report: whom it is addressed to, its dates and numbers, who handles it, and its title.

Letterheads set labels before, beside and above their values, in any number of columns, and plain reading order
gives all labels first and all values after. So a cell goes to the nearest label that it can be a value of, and
a cell that no label wants is told by its own form.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from protokollparse import assemble
from protokollparse.compiled import pattern
from protokollparse.extract import dates, kommun, officials
from protokollparse.extract.fields import Cell, cells
from protokollparse.extract.letterhead_cells import (
    NUMBER,
    is_date,
    is_document_name,
    is_recipient,
    is_words,
    split_label,
)
from protokollparse.lexicon import table
from protokollparse.lines import Line, join
from protokollparse.split.diarienummer import whole_line

Record = dict[str, Any]

_OFFICIAL = ("handlaggare", "phone", "email", "official_title")
_REACH = 30  # labels that are looked back to
_NEAR = 3  # columns that a value may stand off its label
_COUNTER = pattern(r"(?:sid(?:a|an)?[ .:]*)?\d{1,3}[ ]?(?:\([ ]?\d{1,3}[ ]?\)|(?:av|/)[ ]?\d{1,3})?", re.IGNORECASE)
# Words after which a title goes on on the next line
_OPEN_END = pattern(
    r"(?:[,–/&-]|\b(?:och|samt|eller|för|av|i|på|till|från|om|med|mot|mellan|inom|vid|den|det|de|att|som|under|över|gällande|angående|avseende))$"
)


@dataclass(slots=True)
class Head:
    """What stands above a report's text."""

    kommun: str | None = None
    organ: str | None = None
    date: str | None = None
    meeting_date: str | None = None
    diarienummer: list[str] = field(default_factory=list)
    handlaggare: list[Record] = field(default_factory=list)
    title: str | None = None
    subtitle: str | None = None
    diagnostics: list[Record] = field(default_factory=list)


@dataclass(slots=True)
class _Label:
    """A label on the page: what it labels, its column, and the row of it or of its latest value."""

    kind: str
    column: int
    row: int
    filled: bool = False


def read(lines: Sequence[Line], width: int) -> Head:
    """What the lines above a report's text say; ``width`` is the document's line width in characters."""
    reader = _Reader(list(map(cells, lines)), width)
    for row in range(len(reader.rows)):
        reader.read_row(row)
    reader.read_title()
    return reader.head


class _Reader:
    """The cells of a letterhead on their way to a ``Head``."""

    def __init__(self, rows: list[list[Cell]], width: int) -> None:
        self.rows = rows
        self.width = width
        self.head = Head()
        self.seen: deque[_Label] = deque(maxlen=_REACH)
        self.blocks: list[list[Line]] = [[]]  # lines that can be a title, parted by what is none
        self.labelled: list[Line] = []  # a title behind a label
        self.official_line = 0  # the line that last told of an official

    def read_row(self, row: int) -> None:
        """Put each cell of a row in its place; a row of which no cell has one can be part of the title."""
        found = self.rows[row]
        if len(found) == 1 and self._runs_on(found[0]):
            (self.blocks[-1] or self.labelled).append(found[0].line)
            return
        placed = False
        beside: _Label | None = None
        for cell in found:
            kind, value = split_label(cell.text)
            if kind and not self._is_title_below(cell):
                beside = _Label(kind, cell.column, row)
                self.seen.append(beside)
                placed = True
                if value:
                    self._give(beside, value, cell, row)
                    beside = None
            elif beside and self._accepts(beside, cell, row, lenient=True):
                self._give(beside, cell.text, cell, row)
                beside = None
            else:
                owner = self._owner(cell, row)
                if owner:
                    self._give(owner, cell.text, cell, row)
                placed = bool(owner) or self._place_by_form(cell, row) or placed
        if placed:
            self.blocks.append([])
        elif found:
            self.blocks[-1].append(found[0].line)

    def _is_title_below(self, cell: Cell) -> bool:
        """Whether a label right below a name is the title of that official: "Eva Ek" / "Utredare"."""
        known = self.head.handlaggare
        is_free = bool(known) and not known[-1]["title"] and cell.line.number == self.official_line + 1
        return is_free and ":" not in cell.text and officials.is_title(cell.text)

    def _runs_on(self, cell: Cell) -> bool:
        """Whether a line belongs to the title above it, whatever it looks like by itself."""
        above = self.blocks[-1] or self.labelled
        is_below = bool(above) and above[-1].number == cell.line.number - 1
        return is_below and not cell.line.gap and not split_label(cell.text)[0] and not whole_line(cell.text)

    def _owner(self, cell: Cell, row: int) -> _Label | None:
        """The label whose value a cell is: above it in its column, else the first one that waits for such a value."""
        column = [each for each in reversed(self.seen) if abs(each.column - cell.column) <= _NEAR]
        for each in column:
            if self._accepts(each, cell, row, lenient=each.row == row - 1 and not self._is_stacked(each)):
                return each
        waiting = (each for each in self.seen if not each.filled)
        return next((each for each in waiting if self._accepts(each, cell, row, lenient=False)), None)

    def _is_stacked(self, label: _Label) -> bool:
        """Whether a label is the last of several over one another: then what stands below it can be any one's."""
        above = (each for each in self.seen if each.row == label.row - 1 and not each.filled)
        return not label.filled and any(abs(each.column - label.column) <= _NEAR for each in above)

    def _accepts(self, label: _Label, cell: Cell, row: int, *, lenient: bool) -> bool:
        """Whether a cell can be a value of a label; ``lenient`` where it stands beside or right below it."""
        text = cell.text
        if label.kind in _OFFICIAL:
            return self._is_official(label, cell, row)
        if label.kind == "organ":
            if is_date(text):
                return (label.filled and label.row == row - 1) or (lenient and not label.filled)
            return not label.filled and (is_recipient(text) or (lenient and is_words(text)))
        if label.filled:
            return False
        if label.kind in ("date", "meeting_date"):
            return is_date(text)
        if label.kind == "diarienummer":
            return bool(whole_line(text)) or (lenient and not is_date(text) and NUMBER.fullmatch(text) is not None)
        if label.kind == "reference":
            return bool(whole_line(text)) or officials.is_name(text)
        return lenient and (label.kind == "title" or not self._has_form(text))

    def _has_form(self, text: str) -> bool:
        """Whether a text is told by its form, so that a label that says nothing does not swallow it."""
        return is_date(text) or is_recipient(text) or bool(whole_line(text)) or officials.is_name(text)

    def _is_official(self, label: _Label, cell: Cell, row: int) -> bool:
        found = officials.contact(cell.text)
        known = self.head.handlaggare
        if label.kind != "handlaggare":
            wanted = {"phone": found.phones, "email": found.email, "official_title": found.title}[label.kind]
            return bool(wanted and known and not label.filled)
        if found.names:
            close = not known or cell.line.number - self.official_line < 2 or self._is_told_of(cell, row)
            return close and not is_recipient(cell.text) and not kommun.is_name(cell.text)
        if found.title and not (found.phones or found.email):
            return bool(known) and cell.line.number - self.official_line < 2
        return bool(known and found)

    def _is_told_of(self, cell: Cell, row: int) -> bool:
        """Whether the line below a name, in its column, tells a title, a number or an address."""
        for below in self.rows[row + 1] if row + 1 < len(self.rows) else ():
            if abs(below.column - cell.column) <= _NEAR and below.line.gap == 0:
                found = officials.contact(below.text)
                return not found.names and bool(found)
        return False

    def _give(self, label: _Label, value: str, cell: Cell, row: int) -> None:
        """Put a value where its label says."""
        label.filled, label.row = True, row
        head = self.head
        if label.kind == "organ":
            self._take_recipient(value, cell)
        elif label.kind in ("date", "meeting_date"):
            self._take_date(label.kind, value, cell)
        elif label.kind == "diarienummer" or (label.kind == "reference" and whole_line(value)):
            head.diarienummer += whole_line(value) or ([value] if any(map(str.isdigit, value)) else [])
        elif label.kind in _OFFICIAL or label.kind == "reference":
            self._take_official(value, cell)
            label.kind = "handlaggare" if label.kind == "reference" else label.kind
        elif label.kind == "title":
            self.labelled.append(cell.line._replace(text=value))

    def _take_recipient(self, value: str, cell: Cell) -> None:
        """A body, a day, or both: "Tekniska nämnden, sammanträde 2024-11-27"."""
        found = dates.find(value)
        if found:
            self.head.meeting_date = self.head.meeting_date or found[0]
            value = re.sub(
                r"(?:(?<![ ,(])[ ,(]++)?\b(?:sammanträde(?:t)?|möte(?:t)?|den)?[ ,(]*+$", "", value[: found[1]]
            )
        elif dates.impossible(value):
            self._take_date("meeting_date", value, cell)
            return
        if value and self.head.organ is None:
            self.head.organ = value.rstrip(" ,")

    def _take_date(self, kind: str, value: str, cell: Cell) -> None:
        found = dates.find(value)
        if found is None and dates.impossible(value):
            said = f"{value!r} is no date"
            self.head.diagnostics.append(assemble.diagnostic("impossible-date", "warning", said, cell.line))
        elif found and getattr(self.head, kind) is None:
            setattr(self.head, kind, found[0])

    def _take_official(self, value: str, cell: Cell) -> None:
        found = officials.contact(value)
        officials.add_contact(self.head.handlaggare, found, cell.line)
        if found:
            self.official_line = cell.line.number

    def _place_by_form(self, cell: Cell, row: int) -> bool:
        """Place a cell that no label wants; False where its form tells nothing."""
        text = cell.text
        head = self.head
        is_sender = kommun.is_name(text) or officials.is_sender(text)
        if is_sender:
            head.kommun = head.kommun or kommun.find([text])
        if is_sender or _COUNTER.fullmatch(text) or is_document_name(text):
            return True
        if is_date(text):
            self._take_date("date", text, cell)
            return True
        numbers = whole_line(text)
        if numbers:
            head.diarienummer += numbers
            return True
        if is_recipient(text):
            head.organ = head.organ or text
            return True
        found = officials.contact(text)
        is_known = bool(head.handlaggare) and bool(found.phones or found.email)
        is_new = bool(found.names) and (bool(found.title or found.phones or found.email) or self._is_told_of(cell, row))
        is_title = bool(found.title) and bool(head.handlaggare) and cell.line.number - self.official_line < 2
        if is_known or is_new or is_title:
            self._take_official(text, cell)
            return True
        return False

    def read_title(self) -> None:
        """The title and the subtitle: behind a label, else the last lines that are nothing else."""
        if self.labelled:
            self.head.title = join([line.text for line in self.labelled])
            return
        block = next((block for block in reversed(self.blocks) if block), [])
        title, subtitle = title_and_subtitle(block, self.width)
        self.head.title = join(title) or None
        self.head.subtitle = join(subtitle) or None


def title_and_subtitle(lines: Sequence[Line], width: int) -> tuple[list[str], list[str]]:
    """A title's lines, and those of the subtitle under it; ``width`` is the document's line width in characters."""
    starts = tuple(table("report")["subtitle"]["starts"])
    for at, (line, below) in enumerate(pairwise(lines), 1):
        if not below.text[0].isupper() or _OPEN_END.search(line.text):
            continue
        # Titles stand in larger type than the text, but hardly in twice its size: a line that ends before half of
        # the width of the text was ended on purpose.
        is_short = len(line.text) + 1 + len(below.text.split(None, 1)[0]) < width // 2
        if below.gap or is_short or below.bold != line.bold or below.text.casefold().startswith(starts) or width > 200:
            return [each.text for each in lines[:at]], [each.text for each in lines[at:]]
    return [line.text for line in lines], []
