"""How marked-up blocks look in the text that the HTML and DOCX readers produce.

Headings stand as ``**…**`` on a line of their own, list items behind their marker with their further lines
indented, table cells in columns that are padded with spaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

INDENT = 4  # columns that each level of a list indents by; room for its marker
_MAX_HEADING = 120  # characters; a longer bold line is emphasis in the text
_MAX_WIDTH = 60  # characters of a cell's line; longer ones do not widen their column
_MAX_COLUMN = 240


def heading(text: str) -> str:
    """A heading's line."""
    return f"**{text}**"


def is_bold_heading(text: str) -> bool:
    """Whether a paragraph that is bold from end to end reads as a heading and not as stressed prose."""
    return len(text) <= _MAX_HEADING and text[-1] not in ".,;" and any(map(str.isalpha, text))


def item(label: str, level: int) -> str:
    """What stands before a list item's first line: "  • ", " 1. "; ``INDENT`` more for each level from 0."""
    return " " * (INDENT * level) + label.rjust(INDENT - 1) + " "


def table_lines(rows: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    """A table, rows of cells of lines, as lines: columns stand under each other, two spaces or more apart.

    A row with one filled cell, at the left, is plain lines, so that tables made for layout leave no trace.
    """
    starts = _column_starts(rows)
    for row in rows:
        filled = [index for index, cell in enumerate(row) if any(map(str.strip, cell))]
        if filled == [0]:
            yield from row[0]
            continue
        parts: list[list[str]] = [[] for _ in range(max((len(row[index]) for index in filled), default=0))]
        ends = [0] * len(parts)
        for index in filled:
            for number, text in enumerate(row[index]):
                if text.strip():
                    start = max(starts[index], ends[number] + 2 if ends[number] else 0)
                    parts[number] += (" " * (start - ends[number]), text)
                    ends[number] = start + len(text)
        yield from map("".join, parts)


def _column_starts(rows: Sequence[Sequence[Sequence[str]]]) -> list[int]:
    """The text column where each table column starts."""
    widths: list[int] = []
    for row in rows:
        widths.extend([0] * (len(row) - len(widths)))
        for index, cell in enumerate(row):
            widths[index] = max([widths[index], *(len(line) for line in cell if len(line) <= _MAX_WIDTH)])
    return [min(start, _MAX_COLUMN) for start in accumulate(widths, lambda start, width: start + width + 3, initial=0)]
