"""Page furniture: running heads, page numbers and what else is no text of the document.

Furniture is found by what it does (repeats near the edges of pages, counts up from page to page), not by a
list of municipalities.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from protokollparse.compiled import pattern
from protokollparse.layout import is_number, line_width
from protokollparse.lines import OPEN_END, Line, is_full
from protokollparse.split.diarienummer import whole_line

# Counters: "3 (73)", "3 [73]", "3 (av 73)", "Sida 3 av 12", "Sid 3", "- 3 -", "3/12", "Blad 3", "5" alone
_COUNTER = pattern(
    r"(?:(?P<word>sida|sidan|sid|sidnr|blad|page|s)\.?[ ]?:?[ ]*)?[-–]?[ ]?(?P<page>\d{1,4})[ ]?"
    r"(?:[(\[][ ]?(?:av[ ])?(?P<total>\d{1,4})[ ]?[)\]]|(?:av|/|of)[ ]?(?P<of>\d{1,4})|[-–])?$",
    re.IGNORECASE,
)
# Cells of a line that stand in columns.
_CELLS = pattern(r"[ \t]{2,}", needs=("  ", "\t"))
_DIGITS = pattern(r"[0-9]+")
_EDGE = 8  # lines at a page's edge that can be furniture
_SENTENCES = 4  # pages at the least with a sentence that is furniture
_PAGE_LINES = (20, 120)  # how many lines a page has, least and most
# What stands under each page whatever the municipality: the initials of those who adjust.
_SIGNING = pattern(
    r"(?:justerandes?|justerares?|ordförandes?|ordförandens|sekreterarens)?[ ]?(?:sign(?:atur)?(?:er)?\.?|initialer)$"
    r"|justeran(?:de|des)[ ]sign(?:atur)?\.?|utdragsbestyrkan(?:de|des)(?:[ ]sign\.?)?$|utdraget bestyrks",
    re.IGNORECASE,
)

_SIGNS = frozenset({"just", "utdr", "ordf", "sekr", "sign"})  # what they begin with
# What stands beside one of these: "Justerande      Utdragsbestyrkande"
_SIGNERS = frozenset({"Justerande", "Justerandes", "Ordförande", "Sekreterare"})
# What no running head has: a §, a person's party, the stamp "Paragrafen är justerad", "Nämnden beslutar". Rows of vote
# lists, stamps and lead-ins come back at the edges of pages, too.
_TEXT = pattern(
    r"§|\((?:[A-ZÅÄÖ]{1,3}|-)\)|\bär justera[dt]\b|\b(?:beslutar|beslutade|föreslår)\b",
    needs=("§", "(", "är justera", "beslutar", "beslutade", "föreslår"),
)
# "Justerandes signatur: ............ Sida 11 (12)": a line to write on
_RULED = pattern(r":?(?:(?<![ ])[ ]++)?(?:\.{3,}+|_{3,}+|…++)[ ]*+")


# "________", "- - - -", "=====": a line that is drawn, not written
_DRAWN = frozenset("_-–—=* ")


def part_furniture(lines: Sequence[Line], is_heading: Callable[[str], object]) -> tuple[list[Line], list[Line]]:
    """The lines of the text and the page furniture, each in order.

    Furniture is what repeats near the edges of pages or counts up from page to page. Where a source has no
    page marks, its counters are taken as marks. ``is_heading`` tells the headings of sections: they repeat,
    and are none. A line after furniture keeps a gap only where the text before it had ended.
    """
    pages = _pages(lines)
    # Digits made alike, in one go over all lines: most of what follows compares lines so.
    alike = _DIGITS.sub("0", "\n".join([line.text for line in lines])).split("\n")
    marked = _by_pages(lines, pages, is_heading) if len(pages) > 1 else set()
    marked |= _by_counters(lines, alike, is_heading, marked)
    marked |= _by_spacing(lines, alike, is_heading, marked)
    marked |= {i for i, line in enumerate(lines) if line.text[:4].casefold() in _SIGNS and _is_signing(line.text)}
    drawn = {i for i, line in enumerate(lines) if line.text[0] in _DRAWN and _is_drawn(line.text)}
    marked |= drawn
    if not marked:
        return list(lines), []
    body: list[Line] = []
    width = line_width(lines)
    after = False
    for index, line in enumerate(lines):
        if index in marked:
            after = True
            continue
        if after and body:
            apart = index - 1 in drawn
            line = line._replace(gap=1 if apart else _gap_over_furniture(body[-1], line, width))
        body.append(line)
        after = False
    return body, [lines[i] for i in sorted(marked)]


def _gap_over_furniture(before: Line, line: Line, width: int) -> int:
    """0 where a paragraph runs on over a page break, else 1."""
    text = line.text
    if before.text[-1] in '.:!?”"' or before.bold:
        return int(not is_number(text))
    runs_on = text[0].islower() or text[0] in "(”" or OPEN_END.search(before.text) or is_full(before, text, width)
    return 0 if runs_on or is_number(text) else 1


def _is_drawn(text: str) -> bool:
    return len(text) > 2 and _DRAWN.issuperset(text)


def _is_signing(text: str) -> bool:
    if len(text) >= 200:
        return False
    cells = [cell.rstrip(":") for cell in _CELLS.split(_RULED.sub("  ", text).strip())]
    signing = [cell for cell in cells if _SIGNING.fullmatch(cell)]
    return bool(signing) and all(cell in signing or _counts_up(cell) or cell in _SIGNERS for cell in cells)


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
    """The forms under which a line repeats: the whole of it, or each of its columns, with digits made alike."""
    if len(text) > 160:
        return []
    cells = _CELLS.split(text)
    return [_key(cell, cells) for cell in cells]


def _key(cell: str, cells: Sequence[str]) -> str:
    """A cell with digits made alike; a line of its own repeats no column, nor one case's number another's."""
    key = _DIGITS.sub("0", cell) if _DIGITS.search(cell) else cell
    if len(cells) > 1:
        return "\t" + key
    return cell if "0" in key and whole_line(cell) else key


def _times_seen(text: str, counts: Counter[str], own_number: str | None, pages: int) -> int:
    """On how many pages a line stands at this edge; every page for what counts up; 0 for what is text."""
    if text.isdecimal():
        return pages if text == own_number else 0
    row = _CELLS.split(text)
    if len(text) > 160 or _TEXT.search(text) or ("Ja" in row and "Nej" in row):
        return 0
    if sum(map(str.isdecimal, row)) > 2:  # "SUMMA     12     11     2     0"
        return 0
    cells = [cell for cell in row if cell != own_number and not _counts_up(cell)]
    if not cells:
        return pages
    seen = [counts[_key(cell, row)] if len(cell) > 3 else 0 for cell in cells]
    if _is_sentence(text) and (2 * max(seen) < pages or max(seen) < _SENTENCES):
        return 0
    # One column may differ from page to page (the name of an annex) where the other ones repeat.
    return min(seen) if len(cells) == 1 or sum(map(len, cells)) > 80 else max(seen)


def _is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, which can come back by chance: "Nämnden bordlägger ärendet."."""
    return text[-1] == "." and text[-2:] != ".."  # "Justerandes signatur ....."


def _counts_up(cell: str) -> bool:
    match = _COUNTER.match(cell)
    return match is not None and bool(match["total"] or match["of"] or match["word"])


def _by_counters(
    lines: Sequence[Line], alike: Sequence[str], is_heading: Callable[[str], object], known: set[int]
) -> set[int]:
    """Indexes of the furniture around page counters, where page marks have not shown it (``known``).

    ``alike`` are the texts of the lines, with digits made alike. Several documents in one file count anew each.
    """
    counters = list(_counters(lines, alike))
    marked: set[int] = set()
    while True:
        done = known | marked
        chains = _rising([(i, page) for i, page, bare in counters if i not in done and not (bare and done)])
        new: set[int] = set()
        for chain in chains if done else chains[:1]:
            if len(chain) >= (3 if done else 2) and new.isdisjoint(chain):
                new |= _around_counters(lines, alike, chain, is_heading)
        if not new:
            return marked
        marked |= new


def _counters(lines: Sequence[Line], alike: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Lines that end with a counter or are one: the index, the page, and whether it is no more than a number."""
    for i, key in enumerate(alike):
        if key[-1] in "0)]-–" and "0" in key and len(text := lines[i].text) < 120:
            for cell in (_CELLS.split(text)[-1], text):
                match = _COUNTER.match(cell)
                whole = len(cell) == len(text)
                told = match and (match["total"] or match["of"] or match["word"] or (whole and cell[0] in "-–"))
                if match and (told or whole):
                    yield i, int(match["page"]), not told
                    break


def _around_counters(
    lines: Sequence[Line], alike: Sequence[str], chain: Sequence[int], is_heading: Callable[[str], object]
) -> set[int]:
    """The indexes of a chain of counters, and of the lines beside them that repeat from page to page."""
    counts: Counter[str] = Counter()
    last = 0  # windows of near counters do not overlap: what they share would count twice
    for i in chain:
        near = range(max(last, i - 5), min(len(lines), i + 6))
        counts.update({alike[k] for k in near if len(lines[k].text) < 120})
        last = near.stop
    least = max(2, len(chain) // 2)
    marked = set(chain)
    for i in chain:
        for order in (range(i - 1, max(-1, i - 6), -1), range(i + 1, min(len(lines), i + 6))):
            for k in order:
                key = lines[k].text
                by_chance = _is_sentence(key) and counts[alike[k]] < _SENTENCES
                if counts[alike[k]] < least or by_chance or _TEXT.search(key) or is_heading(key):
                    break
                marked.add(k)
    return marked | _below_counters(lines, chain, is_heading)


def _below_counters(lines: Sequence[Line], chain: Sequence[int], is_heading: Callable[[str], object]) -> set[int]:
    """Indexes of lines right below a later page's counter that only say again what the first page's head says.

    "BESLUTSUNDERLAG   2(2)" / "Diarienummer" / "HSN 2025-01177-3": over two pages nothing comes back thrice.
    """
    page = lines[max(chain[0] - _PAGE_LINES[1], 0) : chain[0] + _EDGE]
    first = {cell for line in page for cell in _CELLS.split(line.text) if len(cell) > 3}
    found: set[int] = set()
    for counter in chain[1:]:
        for index in range(counter + 1, min(len(lines), counter + _EDGE)):
            text = lines[index].text
            if lines[index].gap or is_heading(text) or _TEXT.search(text) or not first.issuperset(_CELLS.split(text)):
                break
            found.add(index)
    return found


def _rising(found: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Line indexes of each run of counters that rise by one, over lines far enough apart for pages; longest first."""
    runs: list[list[int]] = []
    ends: dict[int, list[int]] = {}
    for index, number in found:
        run = ends.pop(number - 1, None)
        if run and index - run[-1] > 4:
            run.append(index)
        else:
            runs.append(run := [index])
        if len(run) > len(ends.get(number, ())):
            ends[number] = run
    return sorted(runs, key=len, reverse=True)


def _by_spacing(
    lines: Sequence[Line], alike: Sequence[str], is_heading: Callable[[str], object], marked: set[int]
) -> set[int]:
    """Indexes of short lines that come back a page apart over most of a source without page marks.

    ``alike`` are the texts of the lines, with digits made alike.
    """
    often = {key for key, times in Counter(alike).items() if times > 2 and key[-1] not in ".,:;"}
    places: dict[str, list[int]] = {}
    for i, key in enumerate(alike):
        if key in often and i not in marked and len(lines[i].text) < 100:
            places.setdefault(key, []).append(i)
    found: set[int] = set()
    for key, at in places.items():
        if len(at) < 3 or is_heading(key) or key[0] in "-•*0" or _TEXT.search(key):
            continue
        if whole_line(lines[at[0]].text) and len({lines[i].text for i in at}) > 1:
            continue  # each paragraf has its case's number at the same place
        numbers = [lines[i].number for i in at]
        steps = [below - above for above, below in pairwise(numbers)]
        even = _PAGE_LINES[0] <= min(steps) and max(steps) <= _PAGE_LINES[1] and max(steps) - min(steps) <= 3
        if even and 2 * (numbers[-1] - numbers[0]) > lines[-1].number:
            found.update(at)
    return found
