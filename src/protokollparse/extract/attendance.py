"""Attendance lists: their cells put together to rows, over wrapped lines and columns side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from protokollparse.extract.attendee import (
    CODE,
    MARK,
    NAME_WORD,
    PARAGRAPHS,
    PARENTHESES,
    PLAIN,
    entries,
    is_title,
    vocabulary,
)
from protokollparse.extract.fields import Cell
from protokollparse.people import SURNAME

Entry = dict[str, Any]

_LONGEST = 12  # lines or columns of one row
# What a row cannot end with
_OPEN_ENDS = (",", ";", " och", " samt", "-", " för", " vice", ":", " §", "§§")


def attendance(cells: Sequence[Cell], role: str) -> list[Entry]:
    """The attendance of one list, of which ``role`` is ``narvarande`` where it mixes elected and others."""
    found: list[Entry] = []
    for text, parts in rows(cells):
        place = span(parts[0], parts[-1])
        found += [entry | {"span": dict(place), "line": parts[0].line.number} for entry in entries(text, role)]
    return found


def without_signatures(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without those among the officials that only sign below the lists: "Dan Alm, sekreterare"."""
    listed: set[str] = set()
    found = []
    for entry in entries:
        title = (entry["title"] or "").casefold()
        signs = not title or title.endswith(("sekreterare", "ordförande", "justerare"))
        if not (signs and entry["role"] == "ovrig" and not entry["paragraphs"] and entry["name"] in listed):
            found.append(entry)
        listed.add(entry["name"])
    return found


def span(first: Cell, last: Cell) -> dict[str, int | None]:
    """The source span from the start of one cell to the end of another."""
    start = first.line.span(first.at, first.at + 1)
    end = last.line.span(last.at, min(last.at + len(last.text), len(last.line.text)))
    return start | {"end": max(start["end"] or 0, end["end"] or 0)}


def rows(cells: Sequence[Cell]) -> list[tuple[str, list[Cell]]]:
    """One text a row, with its cells; wrapped rows and the columns of a table are joined."""
    found: list[list[Cell]] = []
    for cell, after in zip(cells, [*cells[1:], None], strict=False):
        if not MARK.fullmatch(cell.text + " ") and cell.text.casefold() not in ("x", "1"):
            onto = None if _is_party_first(found, cell, after) else _continued(found, cell)
            if onto is None:
                found.append([cell])
            else:
                onto.append(cell)
    return [(_joined(row), row) for row in found]


def _is_party_first(found: Sequence[list[Cell]], cell: Cell, after: Cell | None) -> bool:
    """Whether a cell is the party of the person beside it, in a list whose first column is the party."""
    if after is None or after.line is not cell.line or not CODE.fullmatch(cell.text):
        return False
    return not (found and found[-1][-1].line is cell.line) and _starts_person(after.text)


def _joined(row: Sequence[Cell]) -> str:
    """The text of a row; its columns are parted by commas, a word divided at a line end is put together."""
    out = ""
    for index, cell in enumerate(row):
        text = " ".join(cell.text.split())
        if out[-1:] == "-" and out[-2:-1].isalpha():
            out = f"{out}{text}" if text[0].isupper() else f"{out[:-1]}{text}"
        else:
            beside = index and row[index - 1].line is cell.line
            apart = out and not _is_open(out) and (beside or CODE.fullmatch(text) or is_title(text.split()[0]))
            out = f"{out}, {text}" if apart else f"{out} {text}".lstrip()
    return out


def _continued(found: Sequence[list[Cell]], cell: Cell) -> list[Cell] | None:
    """The row that a cell goes on with, or None where it starts one of its own."""
    if not found:
        return None
    before_line = found[-1][-1].line
    beside = before_line is cell.line
    # Of names side by side on the line before, the one in the same column.
    same = [row for row in found[-4:] if row[-1].line is before_line and abs(row[-1].column - cell.column) <= 2]
    row = found[-1] if beside or not same else same[-1]
    if len(row) > _LONGEST:
        return None
    before, text = _joined(row), MARK.sub("", cell.text, count=1)
    if PLAIN.fullmatch(before) and PLAIN.fullmatch(text):
        return None
    if beside:
        party_first = len(row) == 1 and CODE.fullmatch(before)
        return row if party_first or not _starts_person(text) else None
    if _is_open(before):
        return row
    if SURNAME.fullmatch(text) and "(" not in (_replaced(before) or "("):
        return row  # "…, ersätter Bo" / "Al (V)"
    if text[0] in "(§" or (cell.text is text and _continues(before, text)):
        return row
    return None


def _is_open(text: str) -> bool:
    """Whether a row's text breaks off in the middle."""
    if text.count("(") > text.count(")") or text.casefold().endswith(_OPEN_ENDS):
        return True
    before, _, chunk = text.rpartition(", ")
    if before.strip() and is_title(before.split()[0]) and all(map(is_title, chunk.split())):
        return True  # "kommundirektör Anna Ek, ekonom" / "Bo Al"
    replaced = _replaced(text)
    return replaced is not None and not replaced


def _replaced(text: str) -> str | None:
    """What stands behind "ersätter" in a row: the name that it has so far; None without such a word."""
    clauses = list(vocabulary().replaces.finditer(text))
    return text[clauses[-1].end() :].strip() if clauses else None


def _continues(before: str, text: str) -> bool:
    """Whether a text without a mark of its own goes on with the row before it."""
    head = PARENTHESES.search(text)
    name = (text[: head.start()] if head else PARENTHESES.split(text)[0]).split()
    if text[0].islower() and not _starts_person(text):
        return True
    if vocabulary().replaces.match(text) or CODE.fullmatch(text) or all(map(is_title, name)):
        return True
    if len(name) == 1 and head:
        # "Anna Berg" / "Ek (S)"; "… ersätter Anna Berg" / "Ek (S)"
        return not before.rstrip(" ,").endswith(")") and not PARAGRAPHS.search(before)
    tail = vocabulary().replaces.split(before)
    return len(tail) > 1 and len(tail[-1].split()) == 1 and tail[-1][:1].isupper() and head is not None


def _starts_person(text: str) -> bool:
    """Whether a text starts with a name, or with a title and a name."""
    if vocabulary().replaces.match(text):
        return False
    head = PARENTHESES.split(PARAGRAPHS.split(text)[0])[0]
    parts = head.replace(",", " ").split()
    while parts and (is_title(parts[0]) or parts[0].casefold() in vocabulary().roles):
        parts.pop(0)
    if len(parts) < 2 or not NAME_WORD.match(parts[0]) or len(parts[0]) < 2:
        return False
    return parts[1][0].isupper() or parts[1] in vocabulary().particles  # not "Till kl. 16.10, §§ 4-9"
