"""Texts that make a pattern work as hard as it can: runs of what minutes are made of, and of what it matches itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from patterns import LONG, REPEATS, Found, tree

# Runs of these have no end in hostile minutes.
RUNS = (
    " ", "\t", "\n", "a", "A", "1", ".", ",", "-", "…", "_", "(", ")", "[", "*", "**", "§", "”", "•", "å",
    "a ", "A ", "1 ", "- ", ". ", "att ", "och ", "(S), ", "(S) ", "§ 1 ", "§§ 1-", "1-", "Ek ", "Anna Ek ",
    "Anna Ek, ", "Anna Ek (S), ", "nämnden ", "Ja ", "ja, ", "nej-", "12 Ja ", "yrkar ", "beslutar ",
    "2025-01-01 ", "KS 2025/", "\u00a0",
)  # fmt: skip
_ENDS = ("", "\n!")

_CATEGORIES = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_WORD: "-",
}
_COMMON = "aA1 .-,(§"


def sample(parsed: Any, turn: int = 0) -> str:
    """A text that a parsed pattern matches, or nearly; ``turn`` chooses among its branches."""
    out = ""
    for op, value in parsed:
        if op is sre.LITERAL:
            out += chr(value)
        elif op is sre.NOT_LITERAL:
            out += "a" if value != ord("a") else "b"
        elif op is sre.ANY:
            out += "a"
        elif op is sre.IN:
            out += _member(value, turn)
        elif op is sre.BRANCH:
            out += sample(value[1][turn % len(value[1])], turn // 2)
        elif op in REPEATS:
            out += sample(value[2], turn) * max(value[0], min(1, turn))
        elif op is sre.SUBPATTERN:
            out += sample(value[3], turn)
        elif op is sre.ATOMIC_GROUP:
            out += sample(value, turn)
    return out


def _member(parts: Any, turn: int) -> str:
    """A character of a set."""
    if parts[0][0] is sre.NEGATE:
        text = re.compile("[" + "".join(_written(part) for part in parts) + "]")
        return next((each for each in _COMMON if text.match(each)), "b")
    op, value = parts[turn % len(parts)]
    if op is sre.LITERAL:
        return chr(value)
    if op is sre.RANGE:
        return chr(value[0])
    return _CATEGORIES.get(value, "a")


def _written(part: Any) -> str:
    op, value = part
    if op is sre.NEGATE:
        return "^"
    if op is sre.LITERAL:
        return re.escape(chr(value))
    if op is sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return {
        sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
        sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
    }[value]  # fmt: skip


def _pumps(parsed: Any, before: str, turn: int) -> Iterator[tuple[str, str]]:
    """For each long repeat in a parsed pattern: what leads to it, and what it repeats."""
    for item in parsed:
        op, value = item
        if op in REPEATS and (value[1] is sre.MAXREPEAT or value[1] >= LONG):
            yield before, sample(value[2], turn)
        if op in REPEATS:
            yield from _pumps(value[2], before, turn)
        elif op is sre.SUBPATTERN:
            yield from _pumps(value[3], before, turn)
        elif op is sre.ATOMIC_GROUP:
            yield from _pumps(value, before, turn)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _pumps(value[1], before, turn)
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from _pumps(branch, before, turn)
        before += sample([item], turn)


def attacks(found: Found) -> Iterator[tuple[str, str, str]]:
    """(start, run, end) of each text to try on a pattern; the run is what is repeated."""
    for run in RUNS:
        yield "", run, "\0"
    parsed = tree(found.text, found.flags)
    tried: set[tuple[str, str]] = set()
    for turn in range(3):
        whole = sample(parsed, turn)
        for before, run in [("", whole), ("", whole[:-1]), *_pumps(parsed, "", turn)]:
            for start, each in ((before, run), ("", before + run), (before, run + " "), ("", before)):
                if each and (start, each) not in tried:
                    tried.add((start, each))
                    for end in _ENDS:
                        yield start, each, end


def text_of(start: str, run: str, end: str, length: int) -> str:
    """A text of about ``length`` characters."""
    return start + run * (max(length - len(start) - len(end), 0) // len(run) + 1) + end
