"""What a rule sees: the document, its text, and what several rules need worked out of both, once."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from protokollparse.check.names import Roster
from protokollparse.check.scan import occurrences
from protokollparse.check.spelling import MONTHS, date_of
from protokollparse.lexicon import Lexicon
from protokollparse.lines import Line
from protokollparse.models import By, Paragraf, Protokoll, Record, Tjansteutlatande
from protokollparse.source import SourceText

# "12 " before the name of a month, " 2023" behind it
_DAY = re.compile(r"(?<![\d.,/-])(?P<day>\d\d?)\s+$")
_YEAR = re.compile(r"\s+(?P<year>(?:19|20)\d\d)\b")
# What every text holds
_USUAL = bytes({*range(0x20, 0x7F), *b"\t\n\r"})
# "tisdagen den " before it
_WEEKDAY = re.compile(r"\b(?P<weekday>[Mm]ån|[Tt]is|[Oo]ns|[Tt]ors|[Ff]re|[Ll]ör|[Ss]ön)dag(?:en)?\s+(?:den\s+)?$")
# "2023-12-15"; "2018-01-155" and "2023-13-01" too, which no calendar holds
_ISO = re.compile(r"(?<![\w/.:-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d\d?)(?![\w/-])")


class DateMention(NamedTuple):
    """A date in the text: ``day`` is None where no calendar has it, ``weekday`` is "mån" to "sön"."""

    start: int
    end: int
    day: dt.date | None
    has_year: bool
    weekday: str | None


class NamedPerson(NamedTuple):
    """A person whom a record names; ``what`` is the kind of record, ``paragraf`` None on the front page."""

    name: str
    party: str | None
    what: str
    record: Record | None
    paragraf: Paragraf | None


class Checked:
    """A document under check.

    ``lines`` are the non-blank lines of the source, ``protokoll`` and ``report`` the document where it is of
    that kind (else None).
    """

    def __init__(
        self,
        document: Protokoll | Tjansteutlatande,
        source: SourceText,
        lexicon: Lexicon,
    ) -> None:
        self.document = document
        self.source = source
        self.text = source.text
        self.lexicon = lexicon
        self._at: dict[str, list[int]] = {}
        self.protokoll = document if isinstance(document, Protokoll) else None
        self.report = document if isinstance(document, Tjansteutlatande) else None

    @cached_property
    def lines(self) -> list[Line]:
        from protokollparse.layout import cut_lines

        return cut_lines(self.source)

    @cached_property
    def unusual(self) -> frozenset[str]:
        """Each character of the text that is neither printable ASCII nor a line end or tab."""
        data = self.text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
        return frozenset(data.decode("utf-8", "surrogatepass"))

    def at(self, character: str) -> list[int]:
        """The offsets of a character, in order."""
        if character not in self._at:
            self._at[character] = list(occurrences(self.text, character))
        return self._at[character]

    @cached_property
    def words(self) -> list[str]:
        """What stands between white space, in order."""
        return self.text.split()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def paragrafer(self) -> list[Paragraf]:
        return self.protokoll.paragrafer if self.protokoll else []

    @cached_property
    def numbered(self) -> list[Paragraf]:
        return [paragraf for paragraf in self.paragrafer if paragraf.number is not None]

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraf.span.start for paragraf in self.paragrafer]

    def paragraf_at(self, offset: int) -> Paragraf | None:
        """The paragraf that an offset lies in."""
        index = bisect_right(self._starts, offset) - 1
        return self.paragrafer[index] if index >= 0 else None

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line of the source."""
        separator = "\r" if "\r" in self.text and "\n" not in self.text else "\n"
        return [0, *(match.end() for match in re.finditer(separator, self.text))]

    @cached_property
    def head_end(self) -> int:
        """Where the first paragraf starts."""
        return self._starts[0] if self._starts else len(self.text)

    def line_span(self, offset: int) -> tuple[int, int]:
        """The stretch of the line that an offset lies on, without white space at its ends."""
        index = bisect_right(self.line_starts, offset) - 1
        end = self.line_starts[index + 1] if index + 1 < len(self.line_starts) else len(self.text)
        raw = self.text[self.line_starts[index] : end]
        start = self.line_starts[index] + len(raw) - len(raw.lstrip())
        return start, max(start, start + len(raw.strip()))

    def place(self, record: Record, words: str | None = None) -> tuple[int, int]:
        """Where in a record's evidence the words stand (over line ends too); else the record's first line."""
        start, end = record.span.start, record.span.end
        if words:
            at = self.text.find(words, start, end)
            if at >= 0:
                return at, at + len(words)
            pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
            found = pattern.search(self.text, start, end)
            if found:
                return found.span()
        return start, min(end, max(self.line_span(start)[1], start))

    def front(self, words: str) -> tuple[int, int]:
        """Where words stand before the first paragraf; else the first line that is not blank."""
        for end in (self.head_end, len(self.text)) if words else ():
            at = self.text.find(words, 0, end)
            if at >= 0:
                return at, at + len(words)
        return self.line_span(len(self.text) - len(self.text.lstrip()))

    @cached_property
    def dates(self) -> list[DateMention]:
        """Every date in the text, in order."""
        return sorted([*self._iso_dates(), *self._written_dates()])

    def _iso_dates(self) -> Iterator[DateMention]:
        text = self.text
        for at in self.at("-"):
            match = _ISO.match(text, at - 4) if text[at + 3 : at + 4] == "-" and at >= 4 else None
            if match:
                day = date_of(int(match["year"]), match["month"], match["day"])
                yield DateMention(*match.span(), day, True, None)

    def _written_dates(self) -> Iterator[DateMention]:
        text = self.text
        for month in MONTHS:
            for at in occurrences(text, month):
                number = _DAY.search(text, max(0, at - 24), at)
                end = at + len(month)
                if number is None or text[end : end + 1].isalpha():
                    continue
                year = _YEAR.match(text, end)
                # A leap year has every day that some year has.
                day = date_of(int(year["year"]) if year else 2000, month, number["day"])
                before = _WEEKDAY.search(text, max(0, number.start() - 24), number.start())
                weekday = before["weekday"].casefold() if before else None
                start = before.start() if before else number.start()
                yield DateMention(start, year.end() if year else end, day, year is not None, weekday)

    @cached_property
    def date(self) -> dt.date | None:
        """The day of the meeting, or the day that a report is for or dated."""
        if self.protokoll:
            return self.protokoll.date
        assert self.report is not None
        return self.report.meeting_date or self.report.date

    @cached_property
    def finished(self) -> dt.date | None:
        """The last day on which the document was signed, attested, adjusted or dated, as it says itself.

        What happened later cannot be told in it.
        """
        if self.protokoll:
            days = [signature.date for signature in self.protokoll.signatures]
            days += [self.protokoll.adjustment_date, self.protokoll.date]
        else:
            assert self.report is not None
            days = [attester.date for attester in self.report.attesters] or [self.report.date]
        return max((day for day in days if day), default=None)

    @cached_property
    def roster(self) -> Roster | None:
        """Those whom the attendance list names; None where the document has no list that can be trusted."""
        rows = self.protokoll.attendance if self.protokoll else []
        deciding = sum(row.role in ("ledamot", "tjanstgorande_ersattare") for row in rows)
        return Roster(rows) if deciding >= 3 else None

    @cached_property
    def named(self) -> list[NamedPerson]:
        """Every person whom a record of the minutes names, in the document's order."""
        if self.protokoll is None:
            return []
        front = [NamedPerson(row.name, row.party, "attendance", row, None) for row in self.protokoll.attendance]
        front += [
            NamedPerson(row.replaces.name, row.replaces.party, "attendance", row, None)
            for row in self.protokoll.attendance
            if row.replaces
        ]
        return front + [named for paragraf in self.paragrafer for named in _named_in(paragraf)]


def _named_in(paragraf: Paragraf) -> Iterator[NamedPerson]:
    for what in ("yrkanden", "reservationer", "uttalanden", "skrivelser"):
        for record in getattr(paragraf, what):
            for name, party in members(record.by):
                yield NamedPerson(name, party, what, record, paragraf)
    for record in paragraf.deltar_ej:
        for name, party in members(record):
            yield NamedPerson(name, party, "deltar_ej", record, paragraf)
    for votering in paragraf.voteringar:
        for ballot in votering.ballots:
            yield NamedPerson(ballot.name, ballot.party, "voteringar", votering, paragraf)


def members(by: By) -> list[tuple[str, str | None]]:
    """The persons of a ``by``, as name and party."""
    return [(person.name, person.party) for person in by.persons]
