"""Paragraphs and points: where each begins, and what its text is."""

from __future__ import annotations

import pytest

from protokollparse.extract.items import items, paragraphs, sentences
from written import UNWRAPPED, WIDTH, lines_of

FULL = "Nämnden ska senast i oktober redovisa hur verksamheten har förändrats under det senaste året i"
POINTS = [
    (
        "1. Taxan antas.\n2. Taxan gäller från juli.",
        [("1", "1", "Taxan antas."), ("1", "2", "Taxan gäller från juli.")],
    ),
    ("1) Taxan antas.\n2) Klart.", [("1", "1", "Taxan antas."), ("1", "2", "Klart.")]),
    ("a) barn\nb) unga", [("a", "a", "barn"), ("a", "b", "unga")]),
    ("A. Barn.\nB. Unga.", [("a", "A", "Barn."), ("a", "B", "Unga.")]),
    ("• skolor\n• bibliotek", [("-", "", "skolor"), ("-", "", "bibliotek")]),
    ("- skolor\n- bibliotek", [("-", "", "skolor"), ("-", "", "bibliotek")]),
    ("o skolor\no bibliotek", [("-", "", "skolor"), ("-", "", "bibliotek")]),
    ("1.\nTaxan antas.", [("1", "1", "Taxan antas.")]),
    ("1. Taxan antas\noch gäller från juli.", [("1", "1", "Taxan antas och gäller från juli.")]),
    ("1. Taxan antas.\n\nDen gäller från juli.", [("1", "1", "Taxan antas."), ("", "", "Den gäller från juli.")]),
    ("•\n•\nSkolor\nBibliotek", [("-", "", ""), ("-", "", "Skolor"), ("-", "", "Bibliotek")]),
    ("Mötet hölls den\n12. mars var det klart.", [("", "", "Mötet hölls den 12. mars var det klart.")]),
    ("K. Ek (S) yrkar bifall.", [("", "", "K. Ek (S) yrkar bifall.")]),
    ("Enligt förslag av\nA. Ek i nämnden.", [("", "", "Enligt förslag av A. Ek i nämnden.")]),
    (f"{FULL}\n2023. Det är bra.", [("", "", f"{FULL} 2023. Det är bra.")]),
    ("Nämnden ingår avtal (bilaga\n1) med byn.", [("", "", "Nämnden ingår avtal (bilaga 1) med byn.")]),
    (f"{FULL}\n- utan avgift - för alla.", [("", "", f"{FULL} - utan avgift - för alla.")]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    POINTS,
    ids=[
        "numbers",
        "numbers with a parenthesis",
        "letters",
        "capital letters",
        "bullets",
        "dashes",
        "bullets of Word",
        "a number alone on its line",
        "a point wraps",
        "prose after a point",
        "bullets apart from their texts",
        "a day at the start of a line",
        "an initial at the start of a paragraph",
        "an initial at the start of a line",
        "a year that a wrap has put first",
        "a parenthesis that a wrap has cut",
        "a dash that a wrap has put first",
    ],
)
def test_points(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(item.mark, item.label if item.mark in "1a" else "", item.text) for item in items(lines_of(text), WIDTH)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nämnden beslutar\natt anta taxan, samt\natt den gäller från juli.",
            ["Nämnden beslutar", "att anta taxan, samt", "att den gäller från juli."],
        ),
        ("att    anta taxan,\natt    den gäller.", ["att anta taxan,", "att den gäller."]),
        ("Det är viktigt\natt barn får gå i skolan.", ["Det är viktigt att barn får gå i skolan."]),
    ],
    ids=["after the verb", "in columns", "inside prose"],
)
def test_att_satser(text: str, expected: list[str]) -> None:
    assert [item.text for item in items(lines_of(text), WIDTH, att=True)] == expected


def test_att_is_no_mark_unless_asked_for() -> None:
    (item,) = items(lines_of("Nämnden beslutar\natt anta taxan."), WIDTH)
    assert (item.mark, item.text) == ("", "Nämnden beslutar att anta taxan.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taxan höjs.\n\nAvgiften sänks.", ["Taxan höjs.", "Avgiften sänks."]),
        ("Taxan höjs.\nAvgiften sänks.", ["Taxan höjs.", "Avgiften sänks."]),
        (f"{FULL}\nBotkyrka och Salem.", [f"{FULL} Botkyrka och Salem."]),
        ("Taxan höjs från\njuli.", ["Taxan höjs från juli."]),
        ("Taxan höjs, anser\n\nnämnden.", ["Taxan höjs, anser nämnden."]),
        ("Anna\nEk (S) reserverar sig.", ["Anna Ek (S) reserverar sig."]),
        ("Kommun-\nstyrelsen svarar.", ["Kommunstyrelsen svarar."]),
    ],
    ids=[
        "a blank line",
        "a line that had room for the next word",
        "a line that had no room",
        "small letters go on",
        "small letters go on over a page break",
        "a name that a wrap has cut",
        "a divided word",
    ],
)
def test_paragraphs_of_wrapped_text(text: str, expected: list[str]) -> None:
    assert [item.text for item in items(lines_of(text), WIDTH)] == expected


def test_each_sentence_on_a_line_is_a_paragraph_where_lines_do_not_wrap() -> None:
    found = items(lines_of("Taxan höjs.\nAvgiften sänks."), UNWRAPPED)
    assert paragraphs(found) == "Taxan höjs.\n\nAvgiften sänks."


def test_entries_of_a_list_are_phrases() -> None:
    text = "Tjänsteskrivelse 2025-01-02\nRemiss från staten\nBilaga 1 Karta"
    assert [item.text for item in items(lines_of(text), WIDTH, listing=True)] == text.split("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek (S) yrkar bifall. Bo Al (M) yrkar avslag.", ["Anna Ek (S) yrkar bifall.", "Bo Al (M) yrkar avslag."]),
        ("Anna Ek m.fl. (S) yrkar bifall.", ["Anna Ek m.fl. (S) yrkar bifall."]),
        ("K. Ek yrkar bifall.", ["K. Ek yrkar bifall."]),
        ("Mötet är kl. Tio.", ["Mötet är kl. Tio."]),
        ("Hur många? Varför?", ["Hur många?", "Varför?"]),
        ("”Nej.” Sedan ja.", ["”Nej.”", "Sedan ja."]),
        ("Avgiften är 1.5 procent. av allt.", ["Avgiften är 1.5 procent. av allt."]),
        ("", []),
    ],
    ids=["two", "m.fl.", "an initial", "kl.", "questions", "a quotation", "small letters go on", "none"],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
