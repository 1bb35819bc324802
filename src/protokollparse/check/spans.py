"""Ranges of § numbers as front pages and attendance lists write them."""

from __future__ import annotations

import re

# "1-31", "57 – 82", "9"
_RANGE = re.compile(r"(?P<first>\d{1,4})(?:[ ]*+[-–—][ ]*+(?:§{1,2}[ ]*+)?(?P<last>\d{1,4}))?")
_LONGEST = 2000  # paragrafer of one meeting: a range beyond that is none


def paragraph_numbers(text: str) -> frozenset[int]:
    """The numbers that a range names: "§§ 1–3, 5 och 7" gives {1, 2, 3, 5, 7}; empty where it is no range."""
    numbers: set[int] = set()
    for match in _RANGE.finditer(text):
        first = int(match["first"])
        last = int(match["last"] or first)
        if first <= last < first + _LONGEST:
            numbers.update(range(first, last + 1))
    return frozenset(numbers)
