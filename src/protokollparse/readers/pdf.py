"""PDF: pdfium's words set back on the page as lines, with spaces that keep columns in their columns.

The text looks as ``pdftotext -layout`` prints it: words on one baseline make one line, columns are parted by
runs of spaces and stand under each other down the page, a gap larger than the leading gives blank lines, and
a form feed parts pages. So labels stay left of their values, and crosses under the heading of their vote.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from protokollparse.errors import MissingExtraError, UnreadableError

# pdfium writes U+FFFE (earlier U+0002) for the hyphen that divides a word, and runs on without a line break.
_WORD = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_CELL_GAP = 0.85  # of the text's height: a wider gap between words parts two cells
_SAME_LINE = 0.4  # of the text's height: baselines closer than this are one line (raised note marks too)
_SAME_COLUMN = 0.5  # of a character's width: cells that start this close stand in one column
_PARAGRAPH = 1.3  # of the leading: a wider step is a blank line
_SINGLE, _DOUBLE = 1.65, 2.5  # of the text's height: the widest leading of single and of double spaced text
_MAX_BLANK = 4
_MAX_COLUMN = 300


class Word(NamedTuple):
    """A word on the page in points: ``left`` and ``right`` along its line, ``base`` growing upwards.

    ``glued`` says that no space parts it from the word before it.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    glued: bool


class Cell(NamedTuple):
    """Words of one line that no wide gap parts."""

    text: str
    left: float
    right: float


def read_pdf(data: bytes, name: str, max_chars: int) -> tuple[str, tuple[int, ...]]:
    """The text of a PDF, pages parted by form feeds, and the offset where each page starts.

    Raises UnreadableError where the file is broken, locked or without text, or gives more than ``max_chars``;
    MissingExtraError without pypdfium2.
    """
    try:
        import pypdfium2
    except ImportError as error:
        message = "reading a PDF needs pypdfium2: pip install 'protokollparse[pdf]'"
        raise MissingExtraError(message, name=name) from error
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(_why_not(data), name=name) from error
    pages: list[str] = []
    starts: list[int] = []
    at = 0
    try:
        for number in range(len(pdf)):
            pages.append("\n".join(_page_lines(pdf, number)) + "\n")
            starts.append(at)
            at += len(pages[-1]) + 1
            if at > max_chars:
                message = "the PDF unpacks to more text than the limit; raise it with --max-size"
                raise UnreadableError(message, name=name)
    except pypdfium2.PdfiumError as error:
        message = f"page {len(pages) + 1} of the PDF is broken: fetch it again"
        raise UnreadableError(message, name=name) from error
    finally:
        pdf.close()
    if not any(map(str.strip, pages)):
        message = "the PDF holds no text, it is a scanned picture: run it through `ocrmypdf -l swe` first"
        raise UnreadableError(message, name=name)
    return "\f".join(pages), tuple(starts)


def _why_not(data: bytes) -> str:
    """What to tell the user about a PDF that pdfium will not open; to be called right after it failed."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
        return "the PDF is locked with a password: save an open copy, for example with `qpdf --decrypt`"
    if b"%%EOF" not in data[-2048:]:
        return "the PDF is cut short (its end is missing): fetch it again"
    return "the PDF is broken: fetch it again, or save it anew from a PDF program"


def _page_lines(pdf: Any, number: int) -> Iterator[str]:
    """The lines of one page; text that stands at another angle than most of it comes last."""
    page = pdf[number]
    try:
        textpage = page.get_textpage()
        try:
            by_turn = _words(textpage.raw)
        finally:
            textpage.close()
    finally:
        page.close()
    for words in sorted(by_turn.values(), key=len, reverse=True):
        yield from set_lines(words)


def _words(raw: Any) -> dict[int, list[Word]]:
    """The words of a page, sorted by the quarter turns that their text stands at, turned upright."""
    import pypdfium2.raw as pdfium

    text = _characters(raw)
    found: dict[int, list[Word]] = {}
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    end = -1
    for match in _WORD.finditer(text):
        first, last = match.start(), match.end() - 1
        if not pdfium.FPDFText_GetLooseCharBox(raw, first, box):
            continue
        turn = round(pdfium.FPDFText_GetCharAngle(raw, first) / (math.pi / 2)) % 4
        pdfium.FPDFText_GetCharOrigin(raw, first, x, y)
        base = _upright(x.value, y.value, turn)[1]
        left, low = _upright(box.left, box.bottom, turn)
        other, high = _upright(box.right, box.top, turn)
        left, height = min(left, other), abs(high - low)
        pdfium.FPDFText_GetLooseCharBox(raw, last, box)
        right = max(_upright(box.left, box.bottom, turn)[0], _upright(box.right, box.top, turn)[0], left)
        if math.isfinite(left + right + base + height):
            word = match[0].replace("\x02", "-").replace("\ufffe", "-")
            found.setdefault(turn, []).append(Word(word, left, right, base, height, first == end))
        end = match.end()
    return found


def _characters(raw: Any) -> str:
    """The text of a page, so that its indexes are pdfium's character indexes."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(raw)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Characters without a code are left out above, and those past U+FFFF take two places.
    codes = [pdfium.FPDFText_GetUnicode(raw, index) for index in range(count)]
    return "".join(chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)


def _upright(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point after text that runs ``turn`` quarters clockwise is turned back to run to the right."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn]


def set_lines(words: Sequence[Word]) -> Iterator[str]:
    """The words of a page as lines of text: blank lines part paragraphs, columns stand under each other."""
    if not words:
        return
    rows = _rows(words)
    cells = [_cells(row) for row in rows]
    columns = _columns(cells, words)
    usual = _usual_steps(rows)
    for index, row in enumerate(cells):
        if index:
            step = (rows[index - 1][0].base - rows[index][0].base) / usual[index - 1]
            if step > _PARAGRAPH:
                yield from [""] * min(max(round(step) - 1, 1), _MAX_BLANK)
        line = ""
        for cell in row:
            line = line.ljust(max(columns[cell.left], len(line) + 2 if line else 0)) + cell.text
        yield line


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words sorted into lines from the top down, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.base):
        if rows and rows[-1][0].base - word.base <= _SAME_LINE * max(word.height, rows[-1][0].height):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.left)
    return rows


def _cells(row: Sequence[Word]) -> list[Cell]:
    """One line's words put together to cells."""
    cells = []
    group, right = [row[0].text], row[0].right
    left = row[0].left
    for word in row[1:]:
        if word.left - right <= _CELL_GAP * word.height:
            group.append(word.text if word.glued else f" {word.text}")
            right = max(right, word.right)
        else:
            cells.append(Cell("".join(group), left, right))
            group, left, right = [word.text], word.left, word.right
    return [*cells, Cell("".join(group), left, right)]


def _columns(rows: Sequence[Sequence[Cell]], words: Sequence[Word]) -> dict[float, int]:
    """The text column of each left edge on the page: its place in mean characters.

    A cell with more characters than its width has room for, with another cell after it in the line, pushes
    all that starts right of it on the page, so that what stands under each other goes on to do so.
    """
    width = sum(word.right - word.left for word in words) / sum(len(word.text) for word in words) or 1.0
    edges = [(cell.left, True, cell) for row in rows for cell in row]
    edges += [(max(cell.left, cell.right), False, cell) for row in rows for cell in row[:-1]]
    columns: dict[float, int] = {}
    at, column = min(word.left for word in words), 0.0
    start = -math.inf
    for edge, is_left, cell in sorted(edges, key=lambda edge: (edge[0], not edge[1])):
        column = min(column + (edge - at) / width, _MAX_COLUMN)
        at = edge
        if not is_left:
            needed = columns[cell.left] + len(cell.text) + 1
            if needed > column:
                column, start = min(needed, _MAX_COLUMN), -math.inf
        elif edge - start <= _SAME_COLUMN * width:
            columns[edge] = columns[start]
        else:
            start = edge
            columns[edge] = max(columns.get(edge, 0), round(column))
    return columns


def _usual_steps(rows: Sequence[Sequence[Word]]) -> list[float]:
    """How far below each line the next would stand in the same paragraph: the page's usual leading, and more
    between two lines of a larger type."""
    heights = [max(row[0].height, 1.0) for row in rows]
    pairs = list(pairwise(heights))
    steps = [round((above[0].base - below[0].base) * 2) / 2 for above, below in pairwise(rows)]
    for spacing in (_SINGLE, _DOUBLE):
        close = [(step, pair) for step, pair in zip(steps, pairs, strict=True) if 0 < step < spacing * min(pair)]
        if close:
            (leading, body), _ = Counter((step, min(pair)) for step, pair in close).most_common(1)[0]
            return [leading * max(1.0, min(pair) / body) for pair in pairs]
    return [1.2 * min(pair) for pair in pairs]
