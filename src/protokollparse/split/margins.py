"""Headings in the margin beside the text which are too long for it, and go on below themselves.

Kommunfullmäktiges    att anta taxan,
beslut                att taxan gäller från den 1 januari.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from protokollparse.compiled import pattern
from protokollparse.lexicon import Lexicon
from protokollparse.lines import Line, join

_COLUMNS = pattern(r"(?P<left>\S++(?:[ ]\S++){0,3})[ ]{3,}(?P<rest>\S.*)")
_MOST = 3  # lines of a heading
MARGIN = 40  # characters within which the text beside a heading starts
_NEAR = 2  # columns by which the text below can stand off


def unwrapped(lines: Sequence[Line], at: int, lexicon: Lexicon) -> tuple[list[Line], int]:
    """The heading that starts in the margin of the line ``at``, the text beside it, and how many lines both take.

    ([], 0) where there is none. What of the heading stands below its first line has no line of its own.
    """
    line = lines[at]
    first = _columns(line)
    if first is None or not line.text[0].isupper():
        return [], 0
    column = line.indent + first.start("rest")
    left = [first["left"]]
    beside = [line.behind(first.start("rest"))]
    for below in lines[at + 1 : at + _MOST]:
        if below.gap or below.indent != line.indent or not below.text[0].islower():
            break
        more = _columns(below)
        if more and abs(below.indent + more.start("rest") - column) <= _NEAR:
            left.append(more["left"])
            beside.append(below.behind(more.start("rest")))
        elif below.indent + len(below.text) < column:
            left.append(below.text)
        else:
            break
        heading = join(left)
        if lexicon.kind(heading):
            return [line._replace(text=heading, end=line.start + len(left[0])), *beside], len(left)
    return [], 0


def _columns(line: Line) -> re.Match[str] | None:
    return _COLUMNS.fullmatch(line.text) if "   " in line.text[:MARGIN] else None
