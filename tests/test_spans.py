"""Every record stands where it says: its span holds its evidence, and its line is where the span starts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partition import letters
from protokollparse.models import Record
from sample import SAMPLES, document_of, name, source_of

# The values of each record that its span must hold; a title can stand beside a name, on a line of its own.
FIELDS = {
    "Decision": ("text",),
    "Yrkande": ("text",),
    "Reservation": ("text",),
    "Uttalande": ("text",),
    "Skrivelse": ("text",),
    "Handling": ("reference", "title"),
    "Paragraf": ("title", "subtitle"),
    "Section": ("heading", "text"),
    "Votering": (),
    "DeltarEj": (),
}


def evidence(record: Record) -> Iterator[str]:
    """The values of a record that its span must hold."""
    for field in FIELDS.get(type(record).__name__, ("name",)):
        if value := getattr(record, field):
            yield value


def holds(text: str, value: str) -> bool:
    """Whether a text has the letters of a value in order; a page head may stand between them."""
    rest = iter(letters(text))
    return all(letter in rest for letter in letters(value))


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_the_span_of_a_record_holds_its_evidence(sample: Path) -> None:
    source = source_of(sample)
    document = document_of(sample, source)
    records = list(document.records())
    assert records
    for record in records:
        text = source.text[record.span.start : record.span.end]
        assert text.strip() == text, record
        for value in evidence(record):
            assert holds(text, value), (value, text)
        assert record.line == source.text.count("\n", 0, record.span.start) + 1, record
        assert record.span.page == source_page(source.text, source.pages, record.span.start), record


def source_page(text: str, pages: tuple[int, ...], offset: int) -> int | None:
    """The 1-based page of an offset: as the reader says, else by form feeds; None without either."""
    if pages:
        return sum(start <= offset for start in pages)
    return text.count("\f", 0, offset) + 1 if "\f" in text else None


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [("Taxan an-\ntas.", "Taxan antas.", True), ("Taxan", "Taxan antas.", False), ("att a) ta", "att ta", True)],
)
def test_what_holds(text: str, value: str, expected: bool) -> None:
    assert holds(text, value) is expected
