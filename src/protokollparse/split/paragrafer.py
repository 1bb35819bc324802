"""Paragrafer: where each numbered item of the minutes starts, and the lines it holds.

A § heading is a line that starts with §, whose number rises over the document. What only looks like one (a
reference in running text, a table of contents, a list of what the meeting will take up) is told from it by
its place: the longest rising chain of headings wins, and a heading that nothing follows is a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from protokollparse.compiled import pattern
from protokollparse.lines import Line
from protokollparse.split.diarienummer import whole_line

# "§ 12", "§12 a Title", "KF § 12  Dnr KS 2023/45", "KS-AU § 12", "12 § Title", "Paragraf 12"; not "§§ 1-31"
HEADING = pattern(
    r"(?:(?:[A-ZÅÄÖ][\wÅÄÖåäö-]{0,7}[ ]{1,3}){0,2}§[ ]{0,9}(?P<number>\d{1,4})"
    r"|(?P<before>\d{1,4})[ ]{0,2}§(?!\w)|Paragraf[ ]{1,2}(?P<word>\d{1,4})\b)"
    r"(?:[ ]?(?P<suffix>[a-zA-Z])(?=[ .:]|$|(?<=[a-d])[A-ZÅÄÖ][a-zåäö])(?![ ]kap))?(?P<rest>.*)"
)
# What follows the number of a reference, not of a heading: "§ 10, att godkänna", "§§ 3–5", "§ 4 kommunallagen"
_REFERENCE = pattern(r"[ ]?(?:[,;)/]|och[ ]|samt[ ]|[-–][ ]?\d|st[ ]|stycket|punkt|första|andra|i[ ]|\.[ ][a-zåäö])")
_FORTS = pattern(
    r"(?:(?<![ ])[ ]++)?\(?\b(?:forts(?:ättning)?\b\.?|fortsättning från föregående sida)\)?[ ]*+", re.IGNORECASE
)


@dataclass(slots=True)
class Chunk:
    """The lines of one paragraf: ``heading`` is its § line (None for items without numbers).

    ``rest`` is the text behind the number on that line; ``repeats`` are the lines that only say it again on
    a new page; ``lines`` is all that follows, without those.
    """

    number: int | None
    suffix: str | None
    heading: Line | None
    rest: str
    lines: list[Line] = field(default_factory=list)
    repeats: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Candidate:
    index: int
    number: int
    suffix: str
    rest: str
    weight: int

    @property
    def order(self) -> tuple[int, str]:
        return self.number, self.suffix


def split_paragrafer(lines: Sequence[Line], is_heading: Callable[[str], object]) -> tuple[list[Line], list[Chunk]]:
    """The lines before the first paragraf, and the paragrafer; ([all lines], []) where there is none.

    ``is_heading`` tells the headings of sections: between two § it shows that they are no list.
    """
    candidates = _without_lists(_candidates(lines), lines, is_heading)
    chain = _rising(candidates)
    if not chain:
        return list(lines), []
    chosen = {id(candidate) for candidate in chain}
    chunks: list[Chunk] = []
    at = chain[0].index
    head = list(lines[:at])
    for candidate in candidates:
        is_start = id(candidate) in chosen
        same = not is_start and chunks and (chunks[-1].number, chunks[-1].suffix or "") == candidate.order
        repeats = same and not _is_another(candidate, chunks[-1], lines[at])
        if candidate.index < at or not (is_start or same):
            continue
        if chunks:
            chunks[-1].lines.extend(lines[at : candidate.index])
        line = lines[candidate.index]
        if repeats:
            chunks[-1].repeats.append(line)
        else:
            rest = _FORTS.sub(" ", candidate.rest).strip(" .")
            chunks.append(Chunk(candidate.number, candidate.suffix or None, line, rest))
        at = candidate.index + 1
    chunks[-1].lines.extend(lines[at:])
    _take_titles_above(head, chunks)
    return head, chunks


def _is_another(candidate: _Candidate, chunk: Chunk, below: Line) -> bool:
    """Whether a § that has the number of the one before it is another matter: it has a title of its own."""
    title = candidate.rest.casefold()
    if not title or not chunk.rest or _FORTS.search(title) or whole_line(candidate.rest):
        return False
    # "§ 82     Dnr 00322/2026" has its title below it.
    before = ([*chunk.lines, below][0].text if whole_line(chunk.rest) else chunk.rest).casefold()
    return not title.startswith(before[:20]) and not before.startswith(title[:20])


def _take_titles_above(head: list[Line], chunks: list[Chunk]) -> None:
    """Where titles stand above their § ("Val av justerare" / "§ 12"), move them below it, first of the lines.

    Such minutes show it all through: the line above each § stands free and touches it, and no title follows.
    """
    before = [head, *(chunk.lines for chunk in chunks[:-1])]
    titles = [_title_at_the_end(lines, chunk) for lines, chunk in zip(before, chunks, strict=True)]
    if sum(count > 0 for count in titles) < max(2, len(chunks) * 2 // 3):
        return
    for lines, chunk, count in zip(before, chunks, titles, strict=True):
        if count:
            chunk.lines[:0] = lines[-count:]
            del lines[-count:]


def _title_at_the_end(lines: Sequence[Line], chunk: Chunk) -> int:
    """How many lines at the end can be the title of the paragraf below them; 0 where none can."""
    if chunk.heading is None or chunk.heading.gap or (chunk.rest and not whole_line(chunk.rest)):
        return 0
    count = 0
    for line in reversed(lines):
        if len(line.text) > 120 or line.text.endswith((".", ":", ";")) or count == 3:
            return 0
        count += 1
        if line.gap:
            return count if line.text[0].isupper() else 0
    return count


def _candidates(lines: Sequence[Line]) -> list[_Candidate]:
    found = []
    for index, line in enumerate(lines):
        text = line.text
        if "§" not in text[:24] and not text.startswith("Paragraf "):
            continue
        match = HEADING.match(text)
        if match is None or _REFERENCE.match(match["rest"]) or (match["rest"][:1].isalnum() and not _glued(match)):
            continue
        rest = match["rest"].strip(" :\t–-").removeprefix(".").lstrip()
        apart = match["rest"].startswith("   ")  # "§ 12            Val av justerare"
        runs_on = index > 0 and not (line.bold or line.gap or apart) and _is_open(lines[index - 1].text)
        if runs_on and rest and not whole_line(rest) and (rest[:1].islower() or len(lines[index - 1].text) > 40):
            continue
        if rest[:1].islower() and not _FORTS.match(rest):
            continue
        number = int(match["number"] or match["before"] or match["word"])
        # A heading stands free, or alone on its line, or with its number; a sentence is none.
        free = index == 0 or line.gap > 0 or line.bold or line.page != lines[index - 1].page
        weight = 2 - 2 * rest.endswith(".") + 2 * free + (not rest or bool(whole_line(rest)))
        found.append(_Candidate(index, number, (match["suffix"] or "").lower(), rest, weight))
    return found


def _glued(match: re.Match[str]) -> bool:
    """A title straight behind the number, as where bold was taken away: "§ 4Nämndens frågor"."""
    return match["rest"][:1].isupper() and match["number"] is not None


def _is_open(text: str) -> bool:
    """Whether a line is the middle of running prose."""
    return text[-1] not in '.:!?)”"' and (text[-1] in ",-–" or text.rsplit(" ", 1)[-1].islower())


def _without_lists(
    candidates: list[_Candidate], lines: Sequence[Line], is_heading: Callable[[str], object]
) -> list[_Candidate]:
    """The candidates without tables of contents: rows of § with nothing between that come again further on."""
    last = {candidate.order: candidate.index for candidate in candidates}
    kept: list[_Candidate] = []
    run: list[_Candidate] = []

    def settle() -> None:
        again = sum(last[candidate.order] > run[-1].index for candidate in run)
        is_list = len(run) > 1 and again * 2 >= len(run) and run[-1].index < len(lines) - 1
        kept.extend([] if is_list else run)

    for candidate in candidates:
        if run and not _follows(run[-1], candidate, lines, is_heading):
            settle()
            run = []
        run.append(candidate)
    if run:
        settle()
    return kept


def _follows(
    last: _Candidate, candidate: _Candidate, lines: Sequence[Line], is_heading: Callable[[str], object]
) -> bool:
    """Whether a candidate can be the next entry of a list: a little further on, with no section between."""
    if candidate.index - last.index > 3 or candidate.order <= last.order:
        return False
    return not any(is_heading(line.text) for line in lines[last.index + 1 : candidate.index])


# A chain gains by a step of one, and loses by a leap: a stray "§ 67" at the end is worth no leap.
_STEP, _LEAP = 4, -4


def _rising(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The heaviest chain of candidates whose numbers rise (the first of equals), in n log n."""
    orders = {order: rank for rank, order in enumerate(sorted({c.order for c in candidates}), 1)}
    tree = [(0, -1)] * (len(orders) + 1)  # a Fenwick tree of (weight of the best chain, its last candidate)
    by_number: dict[int, tuple[int, int]] = {}
    came_from = [-1] * len(candidates)
    best = (0, -1)
    for index, candidate in enumerate(candidates):
        rank = orders[candidate.order]
        at, far = rank - 1, (0, -1)
        while at > 0:
            far = max(far, tree[at], key=lambda entry: entry[0])
            at -= at & -at
        leap = far[1] >= 0 and candidate.number - candidates[far[1]].number > 3
        options = [(far[0] + (_LEAP if leap else 0), far[1])]
        for near in (candidate.number - 1, candidate.number):
            weight, before = by_number.get(near, (0, -1))
            if before >= 0 and candidates[before].order < candidate.order:
                options.append((weight + _STEP, before))
        weight, came_from[index] = max(options, key=lambda option: option[0])
        entry = (weight + candidate.weight, index)
        best = max(best, entry, key=lambda entry: entry[0])
        by_number[candidate.number] = max(by_number.get(candidate.number, entry), entry, key=lambda entry: entry[0])
        while rank < len(tree):
            if entry[0] > tree[rank][0]:
                tree[rank] = entry
            rank += rank & -rank
    chain = []
    at = best[1]
    while at >= 0:
        chain.append(candidates[at])
        at = came_from[at]
    chain.reverse()
    return chain


# "  • Ordföranden öppnade sammanträdet": an item of a web page
_ITEM = pattern(r"[•][ \t]*")


def split_items(lines: Sequence[Line]) -> tuple[list[Line], list[Chunk]]:
    """The items of minutes without §: what the outermost bullets of a web page list."""
    bullets = [line for line in lines if line.text[0] == "•"]
    if not bullets:
        return list(lines), []
    outermost = min(line.indent for line in bullets)
    head: list[Line] = []
    chunks: list[Chunk] = []
    for line in lines:
        mark = _ITEM.match(line.text)
        if mark and line.indent <= outermost:
            text = line.text[mark.end() :]
            first = line._replace(text=text, start=line.start + mark.end(), indent=line.indent + mark.end())
            chunks.append(Chunk(None, None, None, "", [first] if text else []))
        elif chunks and line.indent >= outermost:
            chunks[-1].lines.append(line)
        else:  # the page's own words around the list
            head.append(line)
    return head, [chunk for chunk in chunks if chunk.lines]
