"""Every non-blank line of a source ends in furniture, in the head, or in exactly one section."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partition import assert_nothing_is_lost, letters
from protokollparse import EmptyError, parse_text
from protokollparse.errors import ProtokollError
from protokollparse.models import Tjansteutlatande
from protokollparse.pipeline import parse_source
from protokollparse.readers import read
from sample import SAMPLES, document_of, name, source_of

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
REAL = sorted(path for path in CORPUS.rglob("*") if path.suffix in {".txt", ".md", ".html", ".pdf"})


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_nothing_of_a_sample_is_lost(sample: Path) -> None:
    source = source_of(sample)
    assert_nothing_is_lost(document_of(sample, source), source.text)


@pytest.mark.skipif(not REAL, reason="../shared/corpus is not there")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_nothing_of_a_real_document_is_lost(path: Path) -> None:
    try:
        source = read(path)
        document = parse_source(source)
    except ProtokollError:
        assert path.parent.name == "broken"
        return
    assert_nothing_is_lost(document, source.text)


LINES = [
    "",
    "",
    "Sammanträdesprotokoll        Sida 2 (7)",
    "Justerandes signatur",
    "Beslutande      Anna Ek (S), ordförande      Bo Al (M)",
    "§ 1",
    "§ 2 Dnr KS 2025/12",
    "**§ 3 Val av justerare****Beslut**",
    "§ 3 forts.",
    "Val av justerare",
    "Beslut",
    "Kommunstyrelsen beslutar",
    "Kommunstyrelsens förslag till kommunfullmäktige",
    "att godkänna taxan, samt",
    "  att    uppdra åt förvaltningen att åter-",
    "komma i höst.",
    "1. Taxan antas.",
    "2. Ärendet överlämnas till kommunstyrelsen och",
    "nämnderna.",
    "a) barn, och",
    "• skolor",
    "- Tjänsteskrivelse 2025-01-02",
    "Yrkanden",
    "Anna Ek m.fl. (S) yrkar bifall till förslaget.",
    "Beslutsgång",
    "Votering",
    "Med 7 ja-röster mot 4 nej-röster beslutar kommunstyrelsen att bifalla förslaget.",
    "Anna Ek (S)       X",
    "Reservation",
    "Bo Al (M) reserverar sig mot beslutet.",
    "Något som ingen regel känner",
    "Bilagor",
    "\f",
    "| Anna Ek | S | X |",
    "# Protokoll",
    "\u00a0\u00adÅ\u0308ngström\u200b **fet** text",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_nothing_of_any_document_is_lost(lines: list[str], separator: str) -> None:
    text = separator.join(lines)
    try:
        document = parse_text(text, force=True)
    except EmptyError:
        assert not letters(text)
        return
    assert_nothing_is_lost(document, text)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="§1a) \n\t\r\f•-*#|Å\u030a\u00ad\u00a0\ufeff.:Bx", max_size=80))
def test_nothing_of_any_text_is_lost(text: str) -> None:
    try:
        document = parse_text(text, force=True)
    except EmptyError:
        assert not letters(text)
        return
    assert_nothing_is_lost(document, text)


def test_a_lost_line_would_be_seen() -> None:
    text = "Tjänsteskrivelse\n\nBakgrund\nBron är gammal.\n\nFörslag till beslut\nBron rivs.\n"
    document = parse_text(text)
    assert isinstance(document, Tjansteutlatande)
    shorter = [section.model_copy(update={"text": section.text[:-6]}) for section in document.sections]
    with pytest.raises(AssertionError, match=r"Bron"):
        assert_nothing_is_lost(document.model_copy(update={"sections": shorter}), text)
    with pytest.raises(AssertionError, match="in no run: 'Tjänsteskrivelse'"):
        assert_nothing_is_lost(document.model_copy(update={"partition": document.partition[1:]}), text)
