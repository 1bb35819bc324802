"""What it means that nothing of a document is lost, as assertions on one document and its source."""

from __future__ import annotations

import re
import unicodedata

from protokollparse import Protokoll, Tjansteutlatande
from protokollparse.models import Section

# "a) ", "B. ", "o ": what marks a point and is no part of its text
_MARK = re.compile(r"^[ \t>*•]*(?:[a-zA-Z][.)/]|o)(?:[ \t]+|$)", re.MULTILINE)

# Emphasis, soft hyphens, byte order marks
_UNSEEN = re.compile("[*\u00ad\ufeff]")


def letters(text: str) -> str:
    """The letters of a text, without those that mark points: what cleaning, joining and wrapping never change."""
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", text).replace("\u00a0", " "))
    plain = re.sub("[\r\f]", "\n", plain)  # which end lines, too
    return "".join(filter(str.isalpha, _MARK.sub("", plain)))


def assert_nothing_is_lost(document: Protokoll | Tjansteutlatande, text: str) -> None:
    """Every non-blank character lies in one run, and the runs of a section hold the letters of its heading and text."""
    at = 0
    stretches: dict[tuple[int | None, int], list[str]] = {}
    for run in document.partition:
        lost = text[at : run.start].strip()
        assert not lost, f"in no run: {lost!r}"
        assert at <= run.start < run.end, f"the run at {run.start} overlaps the one before it, or is empty"
        at = run.end
        if run.place == "section":
            assert run.section is not None
            stretches.setdefault((run.paragraf, run.section), []).append(text[run.start : run.end])
    assert not text[at:].strip(), f"in no run: {text[at:].strip()!r}"
    for (paragraf, index), parts in stretches.items():
        section = sections_of(document)[paragraf or 0][index]
        # Sorted, because the second line of a heading in the margin stands behind the text beside its first one.
        assert sorted(letters("\n".join(parts))) == sorted(letters(f"{section.heading or ''}\n{section.text}")), section
    assert len(stretches) == sum(map(len, sections_of(document))), "a section has no run"


def sections_of(document: Protokoll | Tjansteutlatande) -> list[list[Section]]:
    """The sections of each paragraf; a report is one."""
    if document.kind == "tjansteutlatande":
        return [document.sections]
    return [paragraf.sections for paragraf in document.paragrafer]
