"""The guarantees of lines: offsets that hold whatever cleaning does, and paragraphs put together again."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from protokollparse.layout import cut_lines
from protokollparse.lines import Line, join, location
from protokollparse.source import SourceText

# Letters that NFC changes, every kind of line end and space, and all that cleaning takes away
ALPHABET = "aBö>§1 .-:A\u030ao\u0308\n\r\t\f\x0b\u00a0\u202f\u00ad\u200b\ufeff\x02*#_|•\uf0b7"
# What carries no text of its own
MARKS = str.maketrans("", "", "*#>_|•\uf0b7-\u00ad\u200b\ufeff\x02")

texts = st.text(alphabet=ALPHABET, max_size=120)


def lines_of(text: str) -> list[Line]:
    return cut_lines(SourceText(text, "-"))


def bare(text: str) -> str:
    """A text in NFC without white space and marks."""
    return "".join(unicodedata.normalize("NFC", text.translate(MARKS)).split())


@settings(max_examples=300, deadline=None)
@given(texts)
@example("A\u030ar\r\n\u00ad\r\n**B**\fC")
@example("|:|")
def test_every_character_lies_in_one_line_or_is_a_mark(text: str) -> None:
    at = 0
    for line in lines_of(text):
        assert at <= line.start < line.end <= len(text)
        assert not bare(text[at : line.start])
        at = line.end
    assert not bare(text[at:])


@settings(max_examples=300, deadline=None)
@given(texts)
@example("x\fA\u030a **b**")
def test_offsets_count_in_the_source_as_decoded(text: str) -> None:
    for line in lines_of(text):
        assert bare(text[line.start : line.end]) == bare(line.text)
        if "\r" not in text:  # whose lines are counted by what is there: CRLF and LF, or CR alone
            assert line.number == text.count("\n", 0, line.start) + 1


@settings(max_examples=300, deadline=None)
@given(texts)
@example("\u00ad")
@example("* \u200b\u00a0")
def test_a_line_is_clean_and_never_empty(text: str) -> None:
    for line in lines_of(text):
        assert line.text
        assert line.text == line.text.strip()
        assert unicodedata.is_normalized("NFC", line.text)
        assert not set(line.text) & set("\n\r\f\x0b\u00a0\u202f\u00ad\u200b\ufeff\x02")


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\x02"], ids=["hyphen", "soft hyphen", "U+0002"])
def test_a_divided_word_ends_with_a_hyphen(hyphen: str) -> None:
    first, second = lines_of(f"Kommun{hyphen}\nstyrelsen")
    assert first.text == "Kommun-"
    assert join([first.text, second.text]) == "Kommunstyrelsen"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beslut\n\n\nTaxan antas.", [("Beslut", 1, 0), ("Taxan antas.", 4, 2)]),
        ("**§ 4\nVal****Beslut**", [("§ 4", 1, 0), ("Val", 2, 0), ("Beslut", 2, 0)]),
        ("§ 4**Val****Beslut**", [("§ 4", 1, 0), ("Val", 1, 0), ("Beslut", 1, 0)]),
        ("Anna *Ek* yrkar **bifall** i dag", [("Anna Ek yrkar bifall i dag", 1, 0)]),
        ("## Beslut", [("Beslut", 1, 0)]),
        ("> Taxan är > **5** kr.\n>\n> Klart.", [("Taxan är > 5 kr.", 1, 0), ("Klart.", 3, 0)]),
        ("| Anna Ek | S |  |\n| --- | --- | --- |", [("Anna Ek\tS", 1, 0)]),
        ("Ja\r\nNej\r\n", [("Ja", 1, 0), ("Nej", 2, 0)]),
        ("Ja\rNej", [("Ja", 1, 0), ("Nej", 2, 0)]),
        ("Ja\rNej\nAvstår", [("Ja", 1, 0), ("Nej", 1, 0), ("Avstår", 2, 0)]),
        ("\uf0b7 Skolor", [("• Skolor", 1, 0)]),
        ("", []),
        (" \n\t\n\u00ad\n", []),
    ],
    ids=[
        "blank lines count as a gap",
        "bold glues a title to a heading",
        "and both to a number",
        "emphasis inside a sentence",
        "a Markdown heading",
        "a Markdown quotation",
        "a Markdown table",
        "CRLF",
        "CR",
        "a stray CR among LF",
        "a bullet of a Word font",
        "no text",
        "no text but a mark",
    ],
)
def test_cut_lines(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert [(line.text, line.number, line.gap) for line in lines_of(text)] == expected


def test_pages_start_at_form_feeds_and_where_the_reader_says() -> None:
    assert [line.page for line in lines_of("A\n\fB\nC\fD")] == [1, 2, 2, 3]
    assert [line.page for line in cut_lines(SourceText("A\nB", "-", pages=(0, 2)))] == [1, 2]
    assert [line.page for line in lines_of("A\nB")] == [0, 0]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["kommun-", "styrelsen"], "kommunstyrelsen"),
        (["hälso-", "och sjukvård"], "hälso- och sjukvård"),
        (["11-", "mannaplan"], "11-mannaplan"),
        (["PDF-", "fil"], "PDF-fil"),
        (["Anna-", "Lena"], "Anna-Lena"),
        (["2024–", "2028"], "2024–2028"),
        (["och/", "eller"], "och/eller"),
        (["priset –", "som höjs"], "priset – som höjs"),
        (["två   ord", "till"], "två ord till"),
        (["ett\tord"], "ett ord"),
        ([], ""),
    ],
)
def test_join(texts: list[str], expected: str) -> None:
    assert join(texts) == expected


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="aåB1 -–/.\t", max_size=12).map(str.strip).filter(bool), max_size=6))
def test_join_loses_nothing_but_hyphens_and_runs_of_space(parts: list[str]) -> None:
    joined = join(parts)
    assert joined.replace(" ", "").replace("-", "") == "".join("".join(parts).split()).replace("-", "")
    assert "  " not in joined
    assert "\t" not in joined


def test_location_holds_the_first_to_the_last_line() -> None:
    first, second = cut_lines(SourceText("Taxan\nantas.", "-", pages=(0,)))
    assert location(first, second) == {"span": {"start": 0, "end": 12, "page": 1}, "line": 1}
    assert location(first) == {"span": {"start": 0, "end": 5, "page": 1}, "line": 1}
    assert first.span(1, 3) == {"start": 1, "end": 3, "page": 1}
    decomposed = lines_of("A\u030ar")[0]
    assert decomposed.span(0, 1) == {"start": 0, "end": 3, "page": None}
