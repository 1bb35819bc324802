"""Paragrafer of minutes without §: items that only a number heads ("3. Val av justerare", a web page's "3.   3")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from protokollparse.compiled import pattern
from protokollparse.lines import Line
from protokollparse.split.paragrafer import Chunk

# "1. Mötets öppnande", "2 Val av justerare", "3.   3"
_ITEM = pattern(r"(?P<number>\d{1,3})[.)]?[ \t]+(?P<rest>[^\W\d_a-zåäö].*|\d{1,3}$)")
_FEWEST = 3  # items that make a list of them
_TITLE = 160  # characters of a title at the most


class _Item(NamedTuple):
    """A line that can head an item, and how much speaks for it: a title weighs more than a sentence."""

    place: int
    number: int
    rest: str
    weight: int


def split_numbered(lines: Sequence[Line]) -> tuple[list[Line], list[Chunk]]:
    """The lines before the first item, and the items; ([all lines], []) where there are fewer than three.

    The heads of items stand free at the outermost indent, and their numbers rise by one; of the lists inside them,
    which do so too, they are told by being titles.
    """
    chain = _heaviest(list(_items(lines)))
    if len(chain) < _FEWEST or _is_bulleted(lines, lines[chain[0].place].indent):
        return list(lines), []
    starts = {item.place: item for item in chain}
    outermost = lines[chain[0].place].indent
    head: list[Line] = []
    chunks: list[Chunk] = []
    for index, line in enumerate(lines):
        if index in starts:
            chunks.append(_chunk(starts[index], line))
        elif chunks and line.indent >= outermost:
            chunks[-1].lines.append(line)
        else:  # what stands above the list, and a web page's own words around it
            head.append(line)
    return head, chunks


def _is_bulleted(lines: Sequence[Line], indent: int) -> bool:
    """Whether bullets list what stands at an indent: then numbers only count inside what they list."""
    return sum(1 for line in lines if line.text[0] == "•" and line.indent <= indent) > 2


def _items(lines: Sequence[Line]) -> Iterator[_Item]:
    matches = [(i, line, _ITEM.match(line.text)) for i, line in enumerate(lines) if line.text[0].isdigit()]
    free = [(i, line, found) for i, line, found in matches if found and _is_free(i, line, found)]
    outermost = min((line.indent for _, line, _ in free), default=0)
    for index, line, found in free:
        if line.indent == outermost:
            rest = "" if found["rest"].isdecimal() else found["rest"].strip()
            yield _Item(index, int(found["number"]), rest, 1 if _is_prose(rest) else 2)


def _is_free(index: int, line: Line, found: re.Match[str]) -> bool:
    return not index or line.gap > 0 or line.bold or found["number"] == found["rest"]


def _is_prose(text: str) -> bool:
    return len(text) > _TITLE or text.endswith((".", ",", ";", ":"))


def _heaviest(items: Sequence[_Item]) -> list[_Item]:
    """The heaviest chain of items whose numbers rise by one."""
    ends: dict[int, tuple[int, int]] = {}  # by number: the weight of the chain that ends there, its last item
    before = [-1] * len(items)
    best = (0, -1)
    for index, item in enumerate(items):
        weight, before[index] = ends.get(item.number - 1, (0, -1))
        end = (weight + item.weight, index)
        ends[item.number] = max(ends.get(item.number, end), end, key=lambda entry: entry[0])
        best = max(best, end, key=lambda entry: entry[0])
    chain = []
    at = best[1]
    while at >= 0:
        chain.append(items[at])
        at = before[at]
    return chain[::-1]


def _chunk(item: _Item, line: Line) -> Chunk:
    """The head of an item as a chunk: what stands behind its number is its title, or prose the first of its lines."""
    if not _is_prose(item.rest):
        return Chunk(item.number, None, line, item.rest)
    at = line.text.rfind(item.rest)
    first = line._replace(text=item.rest, start=line.start + at, indent=line.indent + at)
    return Chunk(item.number, None, None, "", [first])
