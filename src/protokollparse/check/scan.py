"""Finding places in a long text quickly: look for a literal, then look closer around it."""

from __future__ import annotations

import re
from collections.abc import Iterator


def occurrences(text: str, *literals: str) -> Iterator[int]:
    """The offsets of each literal in a text, one literal after the other."""
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            yield at
            at = text.find(literal, at + 1)


def around(text: str, literal: str, pattern: re.Pattern[str], before: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern that hold an occurrence of a literal.

    A match starts at most ``before`` characters ahead of the literal; each is given once, in order.
    """
    last = -1
    for at in occurrences(text, literal):
        if at <= last:
            continue
        match = pattern.search(text, max(0, at - before), at + before + len(literal))
        while match and match.end() <= at:
            match = pattern.search(text, match.end(), at + before + len(literal))
        if match and match.start() <= at and match.start() > last:
            last = match.end() - 1
            yield match
