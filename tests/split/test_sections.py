"""A paragraf or report cut up at its headings, nothing left out."""

from __future__ import annotations

import pytest

from protokollparse.lexicon import load
from protokollparse.split.sections import Section, run_in, split_sections
from written import WIDTH, lines_of

Cut = list[tuple[str, str | None, int]]


def sections(text: str, *, report: bool = False) -> list[Section]:
    return split_sections(lines_of(text), load(), WIDTH, report=report)


def cut(text: str, *, report: bool = False) -> Cut:
    found = sections(text, report=report)
    return [(section.kind, section.heading.text if section.heading else None, len(section.lines)) for section in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beslut\nTaxan antas.", [("beslut", "Beslut", 1)]),
        ("BESLUT:\nTaxan antas.", [("beslut", "BESLUT:", 1)]),
        ("**Beslut**\nTaxan antas.", [("beslut", "Beslut", 1)]),
        ("## Beslut\nTaxan antas.", [("beslut", "Beslut", 1)]),
        ("Kommunfullmäktiges beslut\nTaxan antas.", [("beslut", "Kommunfullmäktiges beslut", 1)]),
        ("Text först.\n\nBeslut\nTaxan antas.", [("ovrigt", None, 1), ("beslut", "Beslut", 1)]),
        (
            "Beslut\nTaxan antas.\n\nReservation\nAnna Ek (S) reserverar sig.",
            [("beslut", "Beslut", 1), ("reservation", "Reservation", 1)],
        ),
        ("Beslut: Taxan antas.", [("beslut", "Beslut", 1)]),
        ("Beslut                Taxan antas.", [("beslut", "Beslut", 1)]),
        ("Yrkande 1\nText.\nYrkande 2\nText.", [("yrkande", "Yrkande 1", 1), ("yrkande", "Yrkande 2", 1)]),
        ("Beslut\nTaxan antas.\nParagrafen är justerad", [("beslut", "Beslut", 1), ("justering", None, 1)]),
    ],
    ids=[
        "a heading",
        "capitals and a colon",
        "bold",
        "Markdown",
        "of a body",
        "text above the first",
        "two",
        "text on its line",
        "in the margin",
        "counted",
        "a stamp",
    ],
)
def test_known_headings(text: str, expected: Cut) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beslut\nFörslag till beslut i kommunfullmäktige\n1. Taxan antas.", [("beslut", "Beslut", 2)]),
        (
            "Beslut\nTaxan antas.\nKommunfullmäktiges beslut:\nTaxan gäller.",
            [("beslut", "Beslut", 1), ("beslut", "Kommunfullmäktiges beslut:", 1)],
        ),
        (
            "Yrkanden\nAnna Ek (S) yrkar att därutöver anföra:\n\nBakgrund\nTaxan är hög.\n\nBeslutsgång\nText.",
            [("yrkande", "Yrkanden", 3), ("beslutsgang", "Beslutsgång", 1)],
        ),
        (
            "Särskilt uttalande\nAnna Ek (S) anför följande:\n\nInledning\nText.",
            [("uttalande", "Särskilt uttalande", 3)],
        ),
        ("Förslag till beslut\nAnna Ek (S) yrkar bifall till motionen.", [("yrkande", "Förslag till beslut", 1)]),
    ],
    ids=[
        "a lead-in of the decision",
        "a decision after it",
        "inside a statement, up to the next step",
        "inside an uttalande",
        "yrkanden under another name",
    ],
)
def test_headings_inside_a_section(text: str, expected: Cut) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sammanfattning\nText om taxan.\n\nResor till skolan\n\nBussen går.",
            [("sammanfattning", "Sammanfattning", 1), ("ovrigt", "Resor till skolan", 1)],
        ),
        (
            "Sammanfattning\nText om taxan.\n\n**Resor till skolan**\nBussen går.",
            [("sammanfattning", "Sammanfattning", 1), ("ovrigt", "Resor till skolan", 1)],
        ),
        (
            "Sammanfattning\nText om taxan.\n\nBussen går på torsdag.\n\nDen är full.",
            [("sammanfattning", "Sammanfattning", 3)],
        ),
        ("Sammanfattning\nText om taxan.\nResor till skolan\nBussen går.", [("sammanfattning", "Sammanfattning", 3)]),
        ("Beslut\nTaxan antas.\n\nResor till skolan\n\nBussen går.", [("beslut", "Beslut", 3)]),
        (
            "Sammanfattning\nFöljande skrivelser anmäls.\n\nSkrivelse om replokaler\n\nAnna Ek (S)",
            [("sammanfattning", "Sammanfattning", 1), ("skrivelse", "Skrivelse om replokaler", 1)],
        ),
    ],
    ids=["free", "bold", "a sentence", "not free", "under a decision", "a skrivelse"],
)
def test_unknown_headings(text: str, expected: Cut) -> None:
    assert cut(text) == expected


def test_unknown_headings_of_a_report_follow_each_other() -> None:
    text = "Synpunkter och förslag\n\nSkötsel\n\nKlotter saneras.\n\nBelysning\n\nLampor byts."
    assert cut(text, report=True) == [
        ("synpunkter", "Synpunkter och förslag", 0),
        ("ovrigt", "Skötsel", 1),
        ("ovrigt", "Belysning", 1),
    ]


def test_a_heading_that_a_wrap_has_made_is_text() -> None:
    text = (
        "Sammanfattning\nFörvaltningen har under våren tagit fram ett förslag och lämnar det nu till nämnden för\n"
        "Beslut\nom taxan i enlighet med reglementet."
    )
    assert cut(text) == [("sammanfattning", "Sammanfattning", 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beslut: Ärendet bordläggs", 6),
        ("Beslut      Ärendet bordläggs", 6),
        ("Beslut: 1. Taxan antas", 6),
        ("Beslut:", 0),
        ("Beslut 2025-01-02", 0),
        ("Bilaga: Beslut", 0),
        ("Något: text", 0),
    ],
)
def test_a_heading_with_text_on_its_line(text: str, expected: int) -> None:
    assert run_in(text, load()) == expected


def test_the_offsets_of_a_cut_line_are_those_of_its_parts() -> None:
    text = "Beslut:   Taxan antas."
    (section,) = sections(text)
    assert section.heading is not None
    assert text[section.heading.start : section.heading.end] == "Beslut"
    assert text[section.lines[0].start : section.lines[0].end] == "Taxan antas."


def test_a_heading_behind_a_statement_in_quotation_marks_is_none_of_its_own() -> None:
    statement = (
        "Protokollsanteckning\nEva Öst (C) lämnar följande protokollsanteckning:\n”Skolan får inte drabbas{}\n\n"
    )
    after = "Bakgrund\n\nKommunen har haft avtalet sedan 2019."
    assert [kind for kind, *_ in cut(statement.format(".”") + after)] == ["uttalande", "bakgrund"]
    assert [kind for kind, *_ in cut(statement.format(".") + after)] == ["uttalande"]
