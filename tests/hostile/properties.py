"""What holds for every input: an answer or a ProtokollError, nothing lost, and records that can be written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from protokollparse.check import check
from protokollparse.errors import ProtokollError
from protokollparse.models import Protokoll, Section, Tjansteutlatande
from protokollparse.pipeline import parse_source, parse_text
from protokollparse.readers import read_bytes
from protokollparse.source import SourceText
from protokollparse.writers import Format, render

Document = Protokoll | Tjansteutlatande
_MARKER = 3  # letters and digits of a list marker, which a section's text leaves out: "12.", "a)"
_HEADING_NUMBER = 14  # those of a heading's own number: "3.1.2"


def parsed(text: str) -> Document | None:
    """The document of any text, checked; None where the parser says that it cannot be read."""
    try:
        document = parse_text(text, force=True)
    except ProtokollError:
        return None
    assert_nothing_is_lost(document, text)
    assert_it_can_be_written(document)
    check(document, SourceText(text.encode("utf-8", "replace").decode(), "-"))
    return document


def read(data: bytes, name: str) -> Document | None:
    """The document of any bytes, checked; None where the readers or the parser say that they cannot be read."""
    try:
        source = read_bytes(data, name, max_bytes=2**22)
        document = parse_source(source, force=True)
    except ProtokollError:
        return None
    assert_nothing_is_lost(document, source.text)
    assert_it_can_be_written(document)
    return document


def read_as(text: str, data: bytes) -> Document:
    """The document of a text in another form, checked: a reader keeps every letter and digit, in order."""
    source = read_bytes(data, "fuzz")
    assert _signs(source.text) == _signs(text)
    document = parse_source(source, force=True)
    assert_nothing_is_lost(document, source.text)
    return document


def assert_nothing_is_lost(document: Document, text: str) -> None:
    """Every non-blank character lies in exactly one run, and a section's text is that of its runs."""
    at = 0
    lines: dict[tuple[int | None, int | None], list[str]] = {}
    for run in document.partition:
        assert at <= run.start < run.end, f"the run {run} overlaps the one before it, or is empty"
        assert not text[at : run.start].strip(), f"{text[at : run.start]!r} is lost before {run}"
        at = run.end
        if run.place == "section":
            lines.setdefault((run.paragraf, run.section), []).append(text[run.start : run.end])
    assert not text[at:].strip(), f"{text[at:]!r} is lost at the end"
    for place, section in _sections(document):
        assert place in lines, f"the section {section.heading!r} has no place in the text"
        _assert_the_same(section, "\n".join(lines.pop(place)))
    assert not lines, f"{lines} lie in sections that are not there"


def _sections(document: Document) -> Iterable[tuple[tuple[int | None, int | None], Section]]:
    if isinstance(document, Tjansteutlatande):
        yield from (((None, index), section) for index, section in enumerate(document.sections))
        return
    for number, paragraf in enumerate(document.paragrafer):
        yield from (((number, index), section) for index, section in enumerate(paragraf.sections))


def _assert_the_same(section: Section, source: str) -> None:
    """A section tells its source's letters and digits in order; it leaves out list markers only."""
    told = _signs(f"{section.heading or ''}\n{section.text}")
    written = iter(signs := _signs(source))
    # The second line of a heading in the margin stands behind the text beside its first one.
    same = all(sign in written for sign in told) or not Counter(told) - Counter(signs)
    assert same, f"{section.heading!r} says what is not in {source!r}"
    markers = _HEADING_NUMBER + _MARKER * len(source.splitlines())
    assert len(signs) - len(told) <= markers, f"{section.heading!r} leaves out words of {source!r}: {section.text!r}"


def _signs(text: str) -> list[str]:
    """The letters and digits of a text; accents are left out, as what parts them from their letter may be a mark."""
    return [each for each in unicodedata.normalize("NFD", text) if each.isalnum()]


def assert_it_can_be_written(document: Document) -> None:
    """Each format is made of the document, and its JSON is the same document again."""
    written = b"".join(render([document], "json"))
    assert type(document).model_validate_json(written) == document
    forms: tuple[Format, ...] = ("jsonl", "csv", "markdown")
    for form in forms:
        for piece in render([document], form):
            piece.decode()
