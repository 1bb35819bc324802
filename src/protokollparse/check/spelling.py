"""Small facts of spelling: months, letters without accents, and words that differ by one letter."""

from __future__ import annotations

import datetime as dt
import unicodedata

MONTHS = {
    "januari": 1, "februari": 2, "mars": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7, "augusti": 8,
    "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")


def date_of(year: int, month: str, day: str) -> dt.date | None:
    """The date, or None where the calendar has no such day; ``month`` is a number or a Swedish name."""
    number = int(month) if month.isdecimal() else MONTHS[month.casefold()]
    try:
        return dt.date(year, number, int(day))
    except ValueError:
        return None


def without_accents(text: str) -> str:
    """The text in lower case without accents and with plain spaces: "Andréa  Öst" gives "andrea ost"."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(text.replace(",", " ").casefold().split())


def one_edit_apart(a: str, b: str) -> bool:
    """Whether one letter more, less, other, or two swapped, makes one text of the other (not equal ones)."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(rest_a) == len(rest_b):
        swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
        return rest_a[1:] == rest_b[1:] or swapped
    longer, shorter = sorted((rest_a, rest_b), key=len, reverse=True)
    return longer[1:] == shorter
