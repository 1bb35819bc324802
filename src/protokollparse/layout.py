"""Layout: a source text cut into lines.

Guarantees of ``cut_lines``:
1. every non-blank character of the source lies in exactly one line, or is a mark that carries no text
   (``*`` of emphasis, ``#`` and ``>`` of a Markdown heading or quotation, a soft hyphen);
2. ``start`` and ``end`` of a line count in the source as decoded, whatever cleaning did to its text;
3. ``text`` is NFC, has no no-break space, soft hyphen or zero-width character, and no white space at its ends;
4. the hyphen of a divided word at the end of a line is always "-".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from protokollparse.compiled import pattern
from protokollparse.lines import OPEN_END, Line, is_full
from protokollparse.source import SourceText

# Spaces that are not " ", and the invisible characters that PDFs and web pages bring along.
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\x02"
_TO_CLEAN = _SPACES + _INVISIBLE + "*#>|"
_DIVIDED = ("\u00ad", "\x02")

# Bullets that Word fonts put in the private use area: a list marker is a list marker.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "•", "\uf02d": "-", "▪": "•", "●": "•", "◦": "•", "‣": "•", "∙": "•", "·": "•"}


def cut_lines(source: SourceText) -> list[Line]:
    """The non-blank lines of a source, in order; a line that Markdown bold glues together gives several."""
    text = source.text
    composed = unicodedata.is_normalized("NFC", text)
    marks = [mark for mark in _TO_CLEAN if mark in text]
    bullets = [bullet for bullet in _BULLETS if bullet in text]
    feeds = [feed for feed in "\f\x0b\r" if feed in text]
    pages = list(source.pages) or _page_starts(text)
    lines: list[Line] = []
    append = lines.append
    at = gap = page = 0
    bold = False
    next_page = pages[0] if pages else len(text) + 1
    separator = "\r" if "\r" in text and "\n" not in text else "\n"
    for number, raw in enumerate(text.split(separator), 1):
        stripped = raw.strip()
        if not stripped:
            gap += 1
            at += len(raw) + 1
            continue
        indent = raw.index(stripped[0])
        start = at + indent
        while start >= next_page:
            page += 1
            next_page = pages[page] if page < len(pages) else len(text) + 1
        if bullets and stripped[0] in _BULLETS:
            stripped = _BULLETS[stripped[0]] + stripped[1:]
        line = Line(stripped, start, start + len(stripped), number, indent, gap, page)
        if feeds and _has(stripped, feeds):
            for part in _cut_at_feeds(line):
                parts, bold = _cleaned(part._replace(page=bisect_right(pages, part.start)), bold)
                lines.extend(parts)
        elif _has(stripped, marks) or not (composed or unicodedata.is_normalized("NFC", stripped)):
            parts, bold = _cleaned(line, bold)
            lines.extend(parts)
        else:
            append(line)
        gap = 0
        at += len(raw) + 1
    return lines


def _has(text: str, marks: Sequence[str]) -> bool:
    """Whether any of the marks is in the text (a loop: it runs once a line, mostly over no mark at all)."""
    for mark in marks:  # noqa: SIM110
        if mark in text:
            return True
    return False


def _page_starts(text: str) -> list[int]:
    """The offsets where pages start in a text with form feeds; empty where it has none."""
    if "\f" not in text:
        return []
    return [0, *(match.end() for match in re.finditer("\f", text))]


def _cut_at_feeds(line: Line) -> Iterator[Line]:
    """The parts of a line that a form feed, vertical tab or stray carriage return cuts."""
    at = 0
    for part in re.split("[\f\x0b\r]", line.text):
        piece = part.strip()
        if piece:
            start = line.start + at + part.index(piece[0])
            yield line._replace(text=piece, start=start, end=start + len(piece))
        at += len(part) + 1


# "| Anna Ek | S | X |  |": a row of a Markdown table
_TABLE_ROW = pattern(r"\|.*\|$")


def _cleaned(line: Line, bold: bool) -> tuple[list[Line], bool]:
    """The line without marks, in the parts that bold parts it in, and whether bold stays open after it."""
    if line.text[0] == ">":
        quoted = line.text.lstrip("> \t\u00a0")
        if not quoted:
            return [], bold
        line = line._replace(text=quoted, start=line.end - len(quoted))
    if line.text[0] == "|" and _TABLE_ROW.match(line.text):
        cells = line.text.replace("**", "").strip("| ").split("|")
        row = _clean_text("\t".join(cell.strip() for cell in cells))
        is_ruler = "---" in row and not row.strip("-: \t")  # "|:---|---:|"
        return [] if is_ruler or not row else [line._replace(text=row)], bold
    if "**" in line.text:
        return _bold_parts(line, bold)
    text = line.text
    heading = False
    if text[0] == "#":
        heading = re.match(r"#{1,6}[ \t]", text) is not None
        text = text.lstrip("#") if heading else text
    text = _clean_text(text)
    return [line._replace(text=text, bold=bold or heading)] if text.strip("_#") else [], bold


def _bold_parts(line: Line, bold: bool) -> tuple[list[Line], bool]:
    """A line cut where bold starts or ends without a space beside it, or at its first bold words.

    "§ 4**Nämndens frågor****Beslut**" gives three lines; bold inside a sentence gives one.
    """
    pieces = line.text.split("**")
    parts: list[tuple[int, int, bool]] = []
    at = 0
    for index, piece in enumerate(pieces):
        if index:
            bold = not bold
        if piece.strip():
            glued = parts and not (line.text[at - 3 : at - 2].isspace() or piece[0].isspace() or piece[0] in ".,;:)")
            if not parts or glued or (len(parts) == 1 and parts[0][2] and not bold and index <= 2 and piece[0] != ","):
                parts.append((at, at + len(piece), bold))
            else:
                parts[-1] = (parts[-1][0], at + len(piece), parts[-1][2] and bold)
        at += len(piece) + 2
    found = []
    for index, (start, end, is_bold) in enumerate(parts):
        raw = line.text[start:end]
        body = raw.strip()
        start += raw.index(body[0])
        text = _clean_text(body.lstrip("#") if body[0] == "#" else body)
        if text:
            span = (line.start + start, line.start + start + len(body))
            found.append(
                line._replace(text=text, start=span[0], end=span[1], bold=is_bold, gap=0 if index else line.gap)
            )
    return found, bold


def _clean_text(text: str) -> str:
    """One line's text in NFC, without invisible characters and emphasis marks."""
    divided = text.endswith(_DIVIDED)
    for mark in _SPACES:
        text = text.replace(mark, " ")
    for mark in _INVISIBLE:
        text = text.replace(mark, "")
    if "*" in text:
        bullet = text.startswith("* ")
        text = ("* " if bullet else "") + text.replace("*", "").lstrip(" " if bullet else "")
    text = unicodedata.normalize("NFC", text).strip()
    return f"{text}-" if divided and text[-1:].isalpha() else text


UNWRAPPED = 1000  # the width of a document that does not wrap its lines, in characters


def line_width(lines: Sequence[Line]) -> int:
    """The column at which a document wraps its lines, in characters; ``UNWRAPPED`` where it does not."""
    ends = sorted(line.indent + len(line.text) for line in lines if len(line.text) > 30)
    if not ends:
        return UNWRAPPED
    widest = ends[len(ends) * 49 // 50]
    return UNWRAPPED if widest > 200 else widest


def single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a source that puts a blank line behind each of its lines, as if it did not.

    Such a source has one blank line between the lines of a paragraph, and three where others have one.
    """
    gaps = Counter(line.gap for line in lines[1:])
    even = gaps[0] + gaps[2]
    if even * _FEW_EVEN > len(lines) or gaps[3] * _FEW_WIDE < len(lines) or gaps[1] < gaps[3]:
        return lines
    return [line._replace(gap=(line.gap - 1) // 2 if line.gap else 0) for line in lines]


_FEW_EVEN = 50  # lines to each without a gap, or with two blank lines: the source may have been spaced out
_FEW_WIDE = 30  # lines at the most to each paragraph of it
_FEW_GAPS = 20  # one blank line to so many lines of text: the source does without


def spaced(lines: Sequence[Line], width: int) -> list[Line]:
    """The lines, with a gap before each paragraph where the source has no blank lines to part them.

    A paragraph starts where the line before had room for the first word, and the word is not in lower case.
    """
    if _FEW_GAPS * sum(1 for line in lines if line.gap) > len(lines):
        return list(lines)
    return [*lines[:1], *(_parted(before, line, width) for before, line in pairwise(lines))]


def _parted(before: Line, line: Line, width: int) -> Line:
    """The line with a gap where it starts a paragraph; never the number of a case, which follows its title."""
    length = before.indent + len(before.text)
    if line.gap or line.text[0].islower() or OPEN_END.search(before.text) or is_full(before, line.text, width):
        return line
    cut = length > width * 3 // 5 and before.text[-1] not in ".:!?”)"  # ragged lines, cut at a phrase
    return line if line.text[0] != "§" and (cut or is_number(line.text)) else line._replace(gap=1)


def is_number(text: str) -> bool:
    """Whether a line holds no more than the number of a case ("KS 2024/18"), and so belongs to its title."""
    return text[-1].isdigit() and "§" not in text and text.upper() == text
