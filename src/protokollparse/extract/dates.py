"""Dates and times in Swedish text, as ISO dates and ``HH:MM``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from protokollparse.compiled import pattern

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

# One branch a form; each ends where no digit follows, so that "2018-01-155" is one impossible date.
_DATE = pattern(
    r"""
    (?<![\d§])(?:
      (?P<year>(?:19|20)\d\d)[-–./](?P<month>\d{1,2})[-–./](?P<day>\d{1,3})          # 2023-12-12, 2023.12.12
    | (?:\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,?[ ])?+(?:\bden[ ])?+          # tisdagen den
      (?P<mday>\d{1,2})(?:[:.]?[ae]\b)?                                              # 12, 1:a
      (?:[ ]?(?:[-–]|och)[ ]?\d{1,2})?[ ]                                            # 12-13, 12 och 13
      (?P<name>jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|jun(?:i)?|jul(?:i)?|aug(?:usti)?
        |sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?          # december, dec.
      (?:,?[ ](?:år[ ])?(?P<nyear>\d{4}))?                                           # 2023, or no year
    | (?P<sday>\d{1,2})[ ]?[/.][ ]?(?P<smonth>\d{1,2})[ ]?[-–/., ][ ]?(?P<syear>(?:19|20)\d\d)  # 15/12 2023
    | (?P<yy>\d\d)-(?P<mm>[01]\d)-(?P<dd>[0-3]\d)                                    # 23-12-15
    )(?![\d])
    """,
    re.VERBOSE | re.IGNORECASE,
    needs="0123456789",
)
# "231012", "20231012": read as dates only where a text has no other one
_COMPACT = pattern(
    r"(?<![\d/:.-])(?:20)?(?P<yy>\d\d)(?P<mm>0[1-9]|1[0-2])(?P<dd>[0-3]\d)(?![\d/-])",
    needs=[f"{month:02}" for month in range(1, 13)],
)


class Date(NamedTuple):
    """A date as found: ``iso`` is None where no calendar has that day; offsets are into the text searched."""

    iso: str | None
    start: int
    end: int


def scan(text: str, year: int | None = None) -> Iterator[Date]:
    """Every date in the text, impossible ones too, in order; ``year`` completes those that state none."""
    found = False
    for match in _DATE.finditer(text):
        parts = _parts(match, year)
        if parts:
            found = True
            yield Date(_iso(*parts), *match.span())
    if not found:
        for match in _COMPACT.finditer(text):
            yield Date(_iso(2000 + int(match["yy"]), int(match["mm"]), int(match["dd"])), *match.span())


def find(text: str, year: int | None = None) -> tuple[str, int, int] | None:
    """The first date that exists, as ISO date with its start and end in the text.

    "onsdagen den 6 mars 2024" gives ("2024-03-06", 0, 24), "2018-01-155" gives None.
    """
    for iso, start, end in scan(text, year):
        if iso:
            return iso, start, end
    return None


def impossible(text: str) -> Date | None:
    """The first date of a text that names no day of any calendar ("2018-01-155"), or None."""
    return next((date for date in scan(text) if date.iso is None), None)


def _parts(match: re.Match[str], year: int | None) -> tuple[int, int, int] | None:
    if match["year"]:
        return int(match["year"]), int(match["month"]), int(match["day"])
    if match["name"]:
        stated = int(match["nyear"]) if match["nyear"] else year
        month = _MONTHS.index(match["name"][:3].lower()) + 1
        return (stated, month, int(match["mday"])) if stated else None
    if match["syear"]:
        return int(match["syear"]), int(match["smonth"]), int(match["sday"])
    return 2000 + int(match["yy"]), int(match["mm"]), int(match["dd"])


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


_HOUR = r"(?:[01]?\d|2[0-4])"
# "kl. 18:00-18:35", "klockan 8:30", "kl 13-15.20", "18.30–21.05", "kl. 0900–1130", "kl. 9.00 till kl. 12.00"
_TIME = pattern(
    rf"""
    (?:(?P<kl>\b(?:kl\b\.?|klockan)[ ]?)|(?<![\d.:/-]))
    (?P<h1>{_HOUR})(?:[.:](?P<m1>[0-5]\d)|(?(kl)(?P<p1>[0-5]\d)?|(?!)))(?![\d:]|[.]\d)
    (?:[ ]?(?:[-–—]|till|t\.?o\.?m\.?)[ ]?(?:(?:kl\b\.?|klockan)[ ]?)?
       (?P<h2>{_HOUR})(?:[.:](?P<m2>[0-5]\d)|(?P<p2>[0-5]\d))?(?![\d:]|[.]\d))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "(ajournering kl. 14.00–14.15)": no part of when a meeting starts and ends
_BREAK = pattern(
    r"[(,;]?[ ]?\b(?:(?:sammanträdet|mötet)[ ])?"
    r"(?:ajourner|paus|uppehåll|avbrott|lunch|gruppmöte|mötesuppehåll)"
    r"[^;)\n]*\)?",
    re.IGNORECASE,
)


def times(text: str) -> tuple[str, str | None, int, int] | None:
    """When something starts and ends ("18:00", "18:35"), and where the text says so; None without a time.

    Breaks are left out; of several sittings the first start and the last end count.
    """
    found = list(_TIME.finditer(without_breaks(text)))
    # "Sal 4.10 kl. 9": a bare number before the first "kl." is a room.
    first = next((i for i, match in enumerate(found) if match["kl"] or match["h2"]), 0)
    if not found:
        return None
    points: list[str] = []
    for match in found[first:]:
        points.append(_clock(match["h1"], match["m1"] or match["p1"]))
        if match["h2"]:
            points.append(_clock(match["h2"], match["m2"] or match["p2"]))
    return points[0], points[-1] if len(points) > 1 else None, found[first].start(), found[-1].end()


def without_breaks(text: str) -> str:
    """The text with blanks in place of what it says of breaks, up to the last time of each; offsets stay."""
    return _BREAK.sub(_blanks, text)


def _blanks(match: re.Match[str]) -> str:
    last = max((time.end() for time in _TIME.finditer(match[0])), default=len(match[0]))
    return " " * last + match[0][last:]


def _clock(hour: str, minute: str | None) -> str:
    return f"{int(hour) % 24:02}:{minute or '00'}"
