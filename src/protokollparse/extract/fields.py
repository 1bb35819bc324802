"""Fields: the labels of a front page, each with the cells that belong to it.

A front page comes in one, two or three columns: a label above its values, beside them, or on the same line.
A cell is a stretch of a line between wide gaps; it goes to the label on its left on the same line, else to
the latest label whose values (or which itself) start in the same column, else to the latest label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from protokollparse.compiled import pattern
from protokollparse.extract import dates
from protokollparse.lexicon import table
from protokollparse.lines import Line

ATTENDANCE = frozenset({"ledamot", "tjanstgorande_ersattare", "ersattare", "ovrig", "narvarande", "vice_chair"})
PERSONS = ATTENDANCE | {"chair", "secretary", "adjusters", "signing", "franvarande", "replaces"}
_SIGNERS = frozenset({"secretary", "chair", "signing", "adjusters"})
_DATES = frozenset({"date", "adjustment_date"})
_NO_NAMES = frozenset({"", "ignore", "paragraphs", "adjustment", "adjustment_date"})  # no value of theirs is a name
_SINGLE_VALUED = frozenset({"place", "time", "start", "end", "date", "number"})
# A gap between columns, the ruled line to sign on, the leaders before a page number, the bars of a table.
_GAP = pattern(r"[ ]{2,}|[ ]?[\t|]+[ ]?|_{3,}|\.{4,}|…+", needs=("  ", "\t", "|", "___", "....", "…"))
# "Ledamöter (13 st)", "Ledamöter (via länk)", "Justerare 1", "Beslutande, forts."
_TAIL = pattern(r"[ ]?(?:\((?:\d|via |på |ej |digital)[^()]{0,20}\)|\b[1-4]|,?[ ]?\(?forts\.?\)?)$")
# "§ 111 Information", "111 § Val av", "§ 111": a list of contents, where no attendance row runs on
_CONTENTS = pattern(r"(?:§[ ]?\d{1,4}|\d{1,4}[ ]?§)[ ]?[a-z]?(?:[ ]{1,8}(?=[A-ZÅÄÖ])|$)")
# A name, or a title and a name: "Anna Ek", "ordförande Anna Ek (S)"
_PERSON_LIKE = pattern(r"(?:[\w.:]++[ ])*?[^\W\d_a-zåäö][\w’'.-]*[ ](?:\w+[ ]){0,2}?[^\W\d_a-zåäö]")
# "Anna Ek, m", "Anna Ek (S)", "Bo Al, kanslichef": a row of a list, and no label
_PERSON_ROW = pattern(r"[^\W\d_a-zåäö][\w’'-]+(?:[ ][^\W\d_a-zåäö][\w’'-]+){1,3}[ ]?[,(]")
# "Kl. 08.30–11.00, rum Tornet" beside "Tid och plats": the value
_CLOCK = pattern(r"kl(?:ockan\b|\b\.?)[ ]?\d", re.IGNORECASE)
# "Anna Ek (S)", "Bo Al": a name, and no more
_NAME_ALONE = pattern(r"[^\W\d_a-zåäö][\w’'-]+(?:[ ](?:af|von|de|[^\W\d_a-zåäö][\w’'-]+)){1,4}(?:[ ]\([^()]{1,5}\))?")
# What a list stands under though nothing is known of it: "Politiska sekreterare:"
_LABEL_LIKE = pattern(r"[^\W\d_a-zåäö][^:;.!?]{2,40}:")
_ELSEWHERE = ("enligt", "se")  # "Se bilaga 1": what stands in the place of a list
_NEAR = 2  # columns that a value may stand off
_REACH = 13  # groups of labels that are looked back to


class Cell(NamedTuple):
    """A stretch of a line: its text, the line, its offset in the line's text, and its column on the page."""

    text: str
    line: Line
    at: int
    column: int


def is_elsewhere(each: Field) -> bool:
    """Whether a field only says where its list stands: "Enligt upprop", "Se bilaga 1"."""
    return bool(each.cells) and each.cells[0].text.split(None, 1)[0].casefold() in _ELSEWHERE


@dataclass(slots=True)
class Field:
    """A label's meaning, where it stands, and its cells; kind "" is what stands before any label."""

    kind: str
    label: str = ""
    column: int = 0
    cells: list[Cell] = field(default_factory=list)
    inline: bool = False  # the first value stands on the label's line, one space behind it
    start: int | None = None  # where the values start, as the heads of their columns tell
    below: bool = False  # the label stands below its value, as under a signature

    def distance(self, column: int) -> int:
        """How far a column is from where the values start; from the label, where that is unknown."""
        if self.start is not None:
            return abs(self.start - column)
        if not self.cells:
            return abs(self.column - column)
        beside = abs(self.cells[0].column - column)
        return min(beside, abs(self.column - column)) if self.inline else beside

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)


@cache
def _labels() -> tuple[dict[str, str], frozenset[str], frozenset[str], int]:
    """Kinds by label, the beginnings of labels of several words, all first words, the most words of one."""
    kinds = {label: kind for kind, labels in table("front")["labels"].items() for label in labels}
    words = [label.split() for label in kinds]
    beginnings = frozenset(" ".join(parts[:n]) for parts in words for n in range(1, len(parts)))
    first_words = frozenset(parts[0].strip(":.") for parts in words)
    return kinds, beginnings, first_words, max(map(len, words))


def _key(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" :.-–•")


def _kind(text: str) -> str | None:
    kinds = _labels()[0]
    key = _key(text)
    kind = kinds.get(key)
    if kind or not key:
        return kind
    kind = kinds.get(_TAIL.sub("", key).rstrip(" :.,"))
    return kind if kind in PERSONS else None


def label(text: str, inside: str = "") -> tuple[str, str] | None:
    """The kind and the rest of a text that starts with a label; ``inside`` is the kind of the field it is in.

    "Plats och tid" gives ("place_time", ""), "Sekreterare: Anna Ek" gives ("secretary", "Anna Ek"). Where
    no colon parts the two, the rest must look like a value: "Paragrafer §§ 1-12".
    """
    kinds, _, first_words, longest = _labels()
    if text.split(maxsplit=1)[0].casefold().strip(":.") not in first_words:
        return None
    if len(text) < 60:
        kind = _kind(text)
        if kind:
            return kind, ""
    colon = text.find(":", 0, 60)
    if colon > 0 and text[colon - 1 : colon + 2] not in ("1:e", "2:e", "3:e", "1:a", "2:a"):
        kind = _kind(text[:colon])
        if kind:
            return kind, text[colon + 1 :].strip()
    words = text.split(" ", longest)
    for count in range(min(longest, len(words) - 1), 0, -1):
        kind = kinds.get(_key(" ".join(words[:count])))
        rest = text[len(" ".join(words[:count])) :].strip() if kind else ""
        if kind == "ignore" and rest and (inner := label(rest, inside)):
            return inner  # "Underskrifter Sekreterare"
        if kind and text[0].isupper() and _is_value(kind, rest, inside, count):
            return kind, rest
    return None


def _is_value(kind: str, rest: str, inside: str, words: int) -> bool:
    """Whether a text behind a label without a colon can be its value."""
    if kind in PERSONS:
        if rest.split(maxsplit=1)[0].casefold() in _ELSEWHERE or rest.casefold() in ("inga", "ingen"):
            return True
        # Inside a list "Ordförande Anna Ek (S)" is a row, "Ersättare Anna Ek (S)" no less.
        inside_list = inside in ATTENDANCE and kind not in ("adjusters", "signing")
        inside_list = inside_list and (kind != "ovrig" or inside == kind)  # "Övriga Bo Al, kanslichef"
        if inside_list and (words == 1 or kind in ("chair", "vice_chair", "secretary")):
            return False
        return _PERSON_LIKE.match(rest) is not None
    if kind == "paragraphs":
        return rest[0] == "§" or rest[0].isdigit()
    if kind in _DATES or kind in ("time", "start", "end"):
        return any(map(str.isdigit, rest)) and len(rest) < 60
    if kind in ("place_time", "adjustment"):
        return words > 1 and (rest[0].isupper() or rest[0].isdigit())
    if kind == "number":
        return rest[0].isdigit() and len(rest) < 12
    return kind in ("organ", "place") and rest[0].isupper() and len(rest) < 60


def cells(line: Line) -> list[Cell]:
    """The cells of a line, without ruled lines and leaders."""
    text = line.text
    gaps = [*_GAP.finditer(text)]
    if not gaps:
        return [Cell(text, line, 0, line.indent)]
    found = []
    at = 0
    for gap in [*gaps, None]:
        end = gap.start() if gap else len(text)
        piece = text[at:end].strip()
        if any(map(str.isalnum, piece)) or piece in ("§§", "-", "–"):
            start = text.index(piece, at)
            found.append(Cell(piece, line, start, line.indent + start))
        at = gap.end() if gap else end
    return found


def fields(lines: Sequence[Line]) -> list[Field]:
    """The fields of a front page, in the order of their labels; the first holds what stands before any."""
    groups: list[list[Field]] = [[Field("")]]
    rows = [cells(line) for line in lines]
    replaced = -9  # the column under a head "Ersätter"
    for index, row in enumerate(rows):
        opened: list[Field] = []
        table_head = False
        for position, cell in enumerate(row):
            current = opened[-1] if opened else groups[-1][-1]
            text = _wrapped_label(rows, index, cell) or cell.text
            found = _opened_by(text, cell, groups, current, position if not opened else 0)
            if found and found[0] == "columns":
                table_head = True
                if opened and opened[-1].start is None:
                    opened[-1].start = cell.column
            if not cell.text or (table_head and (found is None or found[0] != "replaces")):
                continue
            if found and found[0] == "replaces":
                replaced = cell.column
            elif found:
                opened.append(_opened(text, cell, *found, current))
                if opened[-1].kind in _SIGNERS and not opened[-1].cells:
                    _take_name_above(opened[-1], cell, groups)
            elif not opened and position == 0 and _breaks_off(current, cell, row):
                opened.append(Field("ignore", "", cell.column, [cell]))
            elif opened and opened[-1].kind in _SIGNERS and cell.text.startswith("§§"):
                opened.append(Field("paragraphs", "", cell.column, [cell]))
            elif opened and _takes(opened[-1], cell):
                opened[-1].cells.append(cell)
            else:
                if position and abs(cell.column - replaced) <= _NEAR:
                    cell = cell._replace(text=f"ersätter {cell.text}")
                _owner(groups, cell).cells.append(cell)
        if opened:
            groups.append(opened)
    return [each for group in groups for each in group]


def _is_none_here(found: tuple[str, str], text: str, cell: Cell, groups: Sequence[list[Field]]) -> bool:
    """Whether what could be a label is none beside what stands above it.

    "Digital justering" in the place of a signature, between "Ordförande" and the name; "ordförande" where a row
    broke off: "Anna Ek (S)," or "Bo Al (M), 1:e vice".
    """
    if found[0] == "adjustment_date" and not found[1] and text[:7].casefold() == "digital":
        return any(each.kind in _SIGNERS and not each.cells for each in groups[-1])
    above = _list_in_column(groups, cell) if cell.text[0].islower() else None
    return above is not None and above.cells[-1].text.endswith((",", " vice"))


def _opened_by(
    text: str, cell: Cell, groups: Sequence[list[Field]], current: Field, position: int
) -> tuple[str, str] | None:
    """The kind and rest of a cell that is a label where it stands."""
    if not cell.text or _is_open(current, cell):
        return None
    if current.kind == "place_time" and _CLOCK.match(text):
        return None
    found = label(text, "" if is_elsewhere(current) else current.kind)
    if found and (_is_title(found[0], current, cell, position) or _is_none_here(found, text, cell, groups)):
        return None
    return found


def _opened(text: str, cell: Cell, kind: str, rest: str, current: Field) -> Field:
    """The field that a label opens, with what stands behind it in its cell."""
    if kind == "same" or (current.kind == "adjustment" and kind in ("time", "place", "place_time", "date")):
        kind = current.kind  # "Justering" / "Tid: 2023-03-03"
    new = Field(kind, _key(text[: len(text) - len(rest)]), cell.column)
    if rest:
        at = cell.at + max(cell.text.find(rest), 0)
        new.cells.append(Cell(rest, cell.line, at, cell.line.indent + at))
        new.inline = True
    return new


def _take_name_above(new: Field, cell: Cell, groups: Sequence[list[Field]]) -> None:
    """Gives a label of those who sign the name that stands free right above it: "Anna Ek (S)" / "Ordförande"."""
    if cell.line.gap:
        return
    for owner in (each for group in groups[-_REACH:] for each in group if each.below or each.kind in _NO_NAMES):
        for name in owner.cells:
            above = cell.line.number - name.line.number == 1 and abs(name.column - cell.column) <= _NEAR
            if above and name.line.gap and _NAME_ALONE.fullmatch(name.text):
                owner.cells.remove(name)
                new.cells.append(name)
                new.below = True
                return


def _wrapped_label(rows: list[list[Cell]], index: int, cell: Cell) -> str | None:
    """The whole of a label that goes on in the same column of the lines below; its other cells are emptied.

    "Ej tjänstgörande" / "ersättare", "Justeringens plats och" / "tid"
    """
    kinds, beginnings, _, _ = _labels()
    key = _key(cell.text) if len(cell.text) < 60 else ""
    found: str | None = None
    taken: list[tuple[int, int]] = []
    below = index + 1
    while key in beginnings and below < len(rows) and below - index < 4:
        under = next((n for n, each in enumerate(rows[below]) if abs(each.column - cell.column) <= 1), None)
        if under is None or rows[below][under].line.gap or not rows[below][under].text:
            break
        key = f"{key} {_key(rows[below][under].text)}"
        taken.append((below, under))
        if key in kinds:
            found = key
            for line, at in taken:
                rows[line][at] = rows[line][at]._replace(text="")
            taken = []
        below += 1
    return found


def _is_title(kind: str, current: Field, cell: Cell, position: int) -> bool:
    """Whether what could be a label is the title of somebody in the attendance list.

    So is "Ordförande" behind a name on its line, and alone on the line after the first name of a list.
    """
    if current.kind not in ATTENDANCE or kind not in PERSONS or not current.cells or kind == "replaces":
        return False
    if position:  # "Ersättare:" in the right one of two columns heads a list
        return not (kind in ATTENDANCE and cell.text.endswith(":"))
    if kind not in ("chair", "vice_chair", "secretary") or len(cell.text.split()) > 3:
        return False
    if is_elsewhere(current):
        return False  # "Närvarande      Enligt upprop" / "Ordförande      Anna Ek (S)"
    alone = {"chair": 2, "vice_chair": 5}.get(kind, 0)
    return cell.text[0].islower() or (len(current.cells) < alone and len(current.cells[0].text.split()) > 1)


def _is_open(current: Field, cell: Cell) -> bool:
    """Whether a value breaks off before this cell: at an open parenthesis or at "ersätter"."""
    if not current.cells or current.kind not in PERSONS or current.cells[-1].line is cell.line:
        return False
    before = current.cells[-1].text
    return before.count("(") > before.count(")") and len(before) > 20


def _breaks_off(current: Field, cell: Cell, row: Sequence[Cell]) -> bool:
    """Whether a cell is an unknown label in the label column, or a line of a list of contents."""
    if _CONTENTS.match(cell.line.text) and current.kind != "paragraphs":
        return current.kind not in ATTENDANCE or len(cell.line.text) > 12
    if current.kind in _SINGLE_VALUED and current.cells and len(row) == 1 and _LABEL_LIKE.fullmatch(cell.text):
        return True
    if current.kind in PERSONS and _PERSON_ROW.match(cell.text):
        return False
    beside = current.cells and not current.inline and current.cells[0].column > current.column + _NEAR
    if not current.kind or not beside or cell.column > current.column + 1 or not cell.text[0].isupper():
        return False
    return len(row) > 1 or cell.line.gap > 0 or len(cell.text) > 60


def _takes(owner: Field, cell: Cell) -> bool:
    """Whether a cell can be a value of the field: numbers where only numbers make sense."""
    if owner.kind == "paragraphs":
        runs_on = not owner.cells or cell.line.number - owner.cells[-1].line.number < 3
        return runs_on and (cell.text[0] == "§" or cell.text[0].isdigit())
    return owner.kind not in _DATES or any(True for _ in dates.scan(cell.text, year=2000))


def _list_in_column(groups: Sequence[list[Field]], cell: Cell) -> Field | None:
    """The latest list in whose column a cell stands, to the left of a list that has just been opened."""
    lists = (each for group in groups[:-_REACH:-1] for each in group if each.kind in ATTENDANCE and each.cells)
    return next((each for each in lists if each.distance(cell.column) <= _NEAR), None)


def _owner(groups: Sequence[list[Field]], cell: Cell) -> Field:
    """The field that a cell without a label on its own line belongs to."""
    latest = [each for each in groups[-1] if _takes(each, cell)]
    for group in groups[:-_REACH:-1] if len(groups) < 3 else groups[1:][:-_REACH:-1]:
        takers = latest if group is groups[-1] else [each for each in group if _takes(each, cell)]
        best = min(takers, key=lambda each: each.distance(cell.column), default=None)
        if best and best.distance(cell.column) <= _NEAR and (best.kind or not cell.text[0].islower()):
            return best
        if takers is latest:
            if any(each.kind == "paragraphs" and not each.cells for each in latest) and cell.text[0] == "§":
                return next(each for each in latest if each.kind == "paragraphs")
            empty = [each for each in latest if not each.cells and (each.column < cell.column or len(latest) == 1)]
            if empty:
                beside = empty[-1].kind in ATTENDANCE and empty[-1].column > cell.column
                return (_list_in_column(groups, cell) if beside else None) or empty[-1]
        if group[0].label.startswith("underskrift"):
            break  # who signs is in no list above
    left = [each for each in latest if each.column <= cell.column]
    return (left or latest or groups[-1])[-1]
