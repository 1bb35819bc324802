"""Layout: a source text cut into lines, and the page furniture among them.

Guarantees of ``cut_lines``:
1. every non-blank character of the source lies in exactly one line, or is a mark that carries no text
   (``*`` of emphasis, ``#`` of a Markdown heading, a soft hyphen);
2. ``start`` and ``end`` of a line count in the source as decoded, whatever cleaning did to its text;
3. ``text`` is NFC, has no no-break space, soft hyphen or zero-width character, and no white space at its ends;
4. the hyphen of a divided word at the end of a line is always "-".
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from protokollparse.lines import OPEN_END, Line
from protokollparse.source import SourceText

# Spaces that are not " ", and the invisible characters that PDFs and web pages bring along.
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\x02"
_TO_CLEAN = _SPACES + _INVISIBLE + "*#"
_DIVIDED = ("\u00ad", "\x02")

# Bullets that Word fonts put in the private use area: a list marker is a list marker.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "•", "\uf02d": "-", "▪": "•", "●": "•", "◦": "•", "‣": "•", "∙": "•", "·": "•"}


def cut_lines(source: SourceText) -> list[Line]:
    """The non-blank lines of a source, in order; a line that Markdown bold glues together gives several."""
    text = source.text
    composed = unicodedata.is_normalized("NFC", text)
    marks = [mark for mark in _TO_CLEAN if mark in text]
    bullets = [bullet for bullet in _BULLETS if bullet in text]
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
        if "\f" in stripped or "\x0b" in stripped:
            lines.extend(_cut_at_feeds(line))
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
    """The parts of a line that a form feed or vertical tab cuts."""
    at = 0
    for part in re.split("[\f\x0b]", line.text):
        piece = part.strip()
        if piece:
            start = line.start + at + part.index(piece[0])
            yield line._replace(text=piece, start=start, end=start + len(piece))
        at += len(part) + 1


def _cleaned(line: Line, bold: bool) -> tuple[list[Line], bool]:
    """The line without marks, in the parts that bold parts it in, and whether bold stays open after it."""
    if "**" in line.text:
        return _bold_parts(line, bold)
    text = line.text
    heading = False
    if text[0] == "#":
        heading = re.match(r"#{1,6}[ \t]", text) is not None
        text = text.lstrip("#") if heading else text
    return [line._replace(text=_clean_text(text), bold=bold or heading)] if text.strip("*_# \t") else [], bold


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
            found.append(line._replace(text=text, start=span[0], end=span[1], bold=is_bold, gap=0 if index else line.gap))
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


# Counters: "3 (73)", "Sida 3 av 12", "Sid 3", "- 3 -", "3/12", "Blad 3", "5" alone
_COUNTER = re.compile(
    r"(?:(?P<word>sida|sidan|sid|sidnr|blad|page|s)\.?[ ]?:?[ ]*)?[-–]?[ ]?(?P<page>\d{1,4})[ ]?"
    r"(?:\([ ]?(?P<total>\d{1,4})[ ]?\)|(?:av|/|of)[ ]?(?P<of>\d{1,4})|[-–])?$",
    re.IGNORECASE,
)
# Cells of a line that stand in columns.
_CELLS = re.compile(r"[ \t]{2,}")
_DIGITS = re.compile(r"\d+")
_EDGE = 8  # lines at a page's edge that can be furniture
# What stands under each page whatever the municipality: the initials of those who adjust.
_SIGNING = re.compile(
    r"(?:justerandes?|justerares?|ordförandes?|ordförandens|sekreterarens)?[ ]?(?:sign(?:atur)?(?:er)?\.?|initialer)$"
    r"|justeran(?:de|des)[ ]sign(?:atur)?\.?|utdragsbestyrkan(?:de|des)(?:[ ]sign\.?)?$|utdraget bestyrks",
    re.IGNORECASE,
)

# "Justerandes signatur: ............ Sida 11 (12)": a line to write on
_RULED = re.compile(r":?[ ]*(?:\.{3,}|_{3,}|…+)[ ]*")


def part_furniture(lines: Sequence[Line], is_heading: Callable[[str], object]) -> tuple[list[Line], list[Line]]:
    """The lines of the text and the page furniture, each in order.

    Furniture is what repeats near the edges of pages or counts up from page to page. Where a source has no
    page marks, its counters are taken as marks. ``is_heading`` tells the headings of sections: they repeat,
    and are none. A line after furniture keeps a gap only where the text before it had ended.
    """
    pages = _pages(lines)
    marked = _by_pages(lines, pages, is_heading) if len(pages) > 1 else set()
    marked |= _by_counters(lines, is_heading, marked)
    if len(pages) <= 1:
        marked |= _by_spacing(lines, is_heading, marked)
    marked |= {i for i, line in enumerate(lines) if len(line.text) < 200 and _is_signing(line.text)}
    if not marked:
        return list(lines), []
    body: list[Line] = []
    after = False
    for index, line in enumerate(lines):
        if index in marked:
            after = True
            continue
        if after and body:
            line = line._replace(gap=_gap_over_furniture(body[-1], line))
        body.append(line)
        after = False
    return body, [lines[i] for i in sorted(marked)]


def _gap_over_furniture(before: Line, line: Line) -> int:
    """0 where a paragraph runs on over a page break, else 1."""
    ended = before.text[-1] in ".:!?”\"" or before.bold
    return 0 if not ended and (line.text[0].islower() or line.text[0] in "(”") else 1


def _is_signing(text: str) -> bool:
    low = text[:12].casefold()
    if not low.startswith(("just", "utdr", "ordf", "sekr", "sign")):
        return False
    cells = _CELLS.split(_RULED.sub("  ", text).strip())
    return all(_SIGNING.fullmatch(cell) or _counts_up(cell) for cell in cells)


def _pages(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The pages as ranges of line indexes."""
    starts = [i for i, line in enumerate(lines) if i == 0 or line.page != lines[i - 1].page]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _by_pages(lines: Sequence[Line], pages: Sequence[tuple[int, int]], is_heading: Callable[[str], object]) -> set[int]:
    """Indexes of the furniture of a source with page marks: peeled from the edges of each page inwards."""
    marked: set[int] = set()
    for edge in (_top, _bottom):
        counts: Counter[str] = Counter()
        offsets: Counter[int] = Counter()
        for number, page in enumerate(pages):
            texts = [lines[i].text for i in edge(page)]
            counts.update({key for text in texts for key in _keys(text)})
            offsets.update({int(text) - number for text in texts if text.isdecimal() and len(text) < 5})
        least = max(2, len(pages) // 4)
        offset, times = offsets.most_common(1)[0] if offsets else (0, 0)
        for number, page in enumerate(pages):
            own_number = str(number + offset) if times >= least else None
            needed = least
            for i in edge(page):
                line = lines[i]
                seen = _times_seen(line.text, counts, own_number, len(pages))
                if seen < needed or is_heading(line.text):
                    break
                marked.add(i)
                inner = line if edge is _bottom else lines[min(i + 1, len(lines) - 1)]
                # Over a blank line only what is as common as the line before it: a stamp under many
                # paragrafer ("Paragrafen är justerad") is text.
                needed = max(least, seen * 3 // 4) if inner.gap else least
    return marked


def _top(page: tuple[int, int]) -> range:
    return range(page[0], min(page[0] + _EDGE, page[1]))


def _bottom(page: tuple[int, int]) -> range:
    return range(page[1] - 1, max(page[1] - 1 - _EDGE, page[0] - 1), -1)


def _keys(text: str) -> list[str]:
    """The forms under which a line repeats: each of its columns, with digits made alike."""
    return [_DIGITS.sub("0", cell) for cell in _CELLS.split(text)] if len(text) <= 160 else []


def _times_seen(text: str, counts: Counter[str], own_number: str | None, pages: int) -> int:
    """On how many pages a line stands at this edge; every page for what counts up; 0 for what is text."""
    if text.isdecimal():
        return pages if text == own_number else 0
    if len(text) > 160 or "§" in text:
        return 0
    cells = [cell for cell in _CELLS.split(text) if cell != own_number and not _counts_up(cell)]
    if not cells:
        return pages
    seen = [counts[_DIGITS.sub("0", cell)] if len(cell) > 3 else 0 for cell in cells]
    # One column may differ from page to page (the name of an annex) where the other ones repeat.
    return min(seen) if len(cells) == 1 or sum(map(len, cells)) > 80 else max(seen)


def _counts_up(cell: str) -> bool:
    match = _COUNTER.match(cell)
    return match is not None and bool(match["total"] or match["of"] or match["word"])


def _by_counters(lines: Sequence[Line], is_heading: Callable[[str], object], known: set[int]) -> set[int]:
    """Indexes of the furniture around page counters, where page marks have not shown it (``known``)."""
    found: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if len(line.text) < 120 and (line.text[-1].isdigit() or line.text[-1] in ")-–") and i not in known:
            for cell in (_CELLS.split(line.text)[-1], line.text):
                match = _COUNTER.match(cell)
                bare = not known and len(cell) == len(line.text)
                if match and (match["total"] or match["of"] or match["word"] or bare):
                    found.append((i, int(match["page"])))
                    break
    chain = _rising(found)
    if len(chain) < (3 if known else 2):
        return set()
    counts: Counter[str] = Counter()
    for i in chain:
        near = range(max(0, i - 5), min(len(lines), i + 6))
        counts.update({_DIGITS.sub("0", lines[k].text) for k in near if len(lines[k].text) < 120})
    least = max(2, len(chain) // 2)
    marked = set(chain)
    for i in chain:
        for order in (range(i - 1, max(-1, i - 6), -1), range(i + 1, min(len(lines), i + 6))):
            for k in order:
                key = lines[k].text
                if counts[_DIGITS.sub("0", key)] < least or is_heading(key):
                    break
                marked.add(k)
    return marked


def _rising(found: Sequence[tuple[int, int]]) -> list[int]:
    """Line indexes of the longest run of counters that rise by one, over lines far enough apart for pages."""
    best: list[int] = []
    chains: dict[int, list[int]] = {}
    for index, number in found:
        chain = chains.pop(number - 1, None)
        chain = [*chain, index] if chain and index - chain[-1] > 4 else [index]
        if len(chain) > len(chains.get(number, ())):
            chains[number] = chain
        if len(chain) > len(best):
            best = chain
    return best


_PAGE_LINES = (20, 120)  # how many lines a page has, least and most


def _by_spacing(lines: Sequence[Line], is_heading: Callable[[str], object], marked: set[int]) -> set[int]:
    """Indexes of short lines that come back a page apart over most of a source without page marks."""
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if len(line.text) < 100 and i not in marked and line.text[-1] not in ".,:;":
            places.setdefault(_DIGITS.sub("0", line.text), []).append(i)
    found: set[int] = set()
    for key, at in places.items():
        if len(at) < 3 or is_heading(key) or key[0] in "-•*0":
            continue
        numbers = [lines[i].number for i in at]
        steps = [below - above for above, below in pairwise(numbers)]
        even = _PAGE_LINES[0] <= min(steps) and max(steps) <= _PAGE_LINES[1] and max(steps) - min(steps) <= 3
        if even and 2 * (numbers[-1] - numbers[0]) > lines[-1].number:
            found.update(at)
    return found


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
    text = line.text
    first = text.split(None, 1)[0]
    length = before.indent + len(before.text)
    if line.gap or first[0].islower() or OPEN_END.search(before.text):
        return line
    if text[0] != "§":
        cut = length > width * 3 // 5 and before.text[-1] not in ".:!?”)"  # ragged lines, cut at a phrase
        if cut or (text[-1].isdigit() and text.upper() == text):
            return line
    return line._replace(gap=1) if length + 1 + len(first) <= width - max(3, width // 16) else line
