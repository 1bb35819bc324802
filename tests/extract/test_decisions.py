"""Decisions: points, att-satser and prose under a heading, and sentences where no heading says so."""

from __future__ import annotations

from typing import Any

import pytest

from protokollparse.extract.decisions import decisions, decisions_in_prose
from protokollparse.lexicon import load
from protokollparse.models import Decision
from written import WIDTH, section_of


def decided(text: str, kind: str = "beslut") -> list[dict[str, Any]]:
    found = decisions(section_of(kind, text), WIDTH, load())
    for record in found:
        Decision.model_validate(record)
    return found


def texts(text: str) -> list[str]:
    return [record["text"] for record in decided(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taxan antas.", ["Taxan antas."]),
        (
            "Taxan antas.\n\nÄrendet överlämnas till fullmäktige.",
            ["Taxan antas.", "Ärendet överlämnas till fullmäktige."],
        ),
        ("1. Taxan antas.\n2. Den gäller från juli.", ["Taxan antas.", "Den gäller från juli."]),
        ("a) Taxan antas.\nb) Den gäller från juli.", ["Taxan antas.", "Den gäller från juli."]),
        ("- Taxan antas.\n- Den gäller från juli.", ["Taxan antas.", "Den gäller från juli."]),
        ("att anta taxan, samt\natt upphäva den gamla.", ["att anta taxan, samt", "att upphäva den gamla."]),
        (
            "Nämnden beslutar\natt anta taxan, samt\natt upphäva den gamla.",
            ["att anta taxan, samt", "att upphäva den gamla."],
        ),
        ("Kommunstyrelsen beslutar för egen del:\n1. Taxan antas.", ["Taxan antas."]),
        ("Enligt arbetsutskottets förslag:\n\nTaxan antas.", ["Taxan antas."]),
        (
            "Nämnden beslutar att anta taxan, att upphäva den gamla samt att se över reglerna.",
            ["att anta taxan,", "att upphäva den gamla samt", "att se över reglerna."],
        ),
        (
            "1. Bidrag beviljas enligt följande:\n   a) Tuvan 20 000 kronor\n   b) Byn 5 000 kronor\n2. Resten sparas.",
            ["Bidrag beviljas enligt följande: Tuvan 20 000 kronor Byn 5 000 kronor", "Resten sparas."],
        ),
        (
            "att vidta åtgärder för\natt nå målen, och\natt följa upp.",
            ["att vidta åtgärder för att nå målen, och", "att följa upp."],
        ),
        (
            "1. Planen antas.\n\nI den ändras:\n\n2. Taxan gäller.",
            ["Planen antas.", "I den ändras:", "Taxan gäller."],
        ),
        ("Taxan antas. Paragrafen justeras omedelbart.", ["Taxan antas.", "Paragrafen justeras omedelbart."]),
        (
            "1. Taxan antas.\nParagrafen förklaras omedelbart justerad.",
            ["Taxan antas.", "Paragrafen förklaras omedelbart justerad."],
        ),
    ],
    ids=[
        "prose",
        "a paragraph each",
        "numbers",
        "letters",
        "dashes",
        "att-satser",
        "att-satser after a lead-in",
        "numbers after a lead-in",
        "prose after a lead-in",
        "att-satser of one sentence",
        "points below a point stay in it",
        "an att that goes on with its point",
        "numbers go on after prose with a colon",
        "adjusted at once in the same line",
        "adjusted at once below a point",
    ],
)
def test_what_is_a_decision(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kommunstyrelsen beslutar",
        "Nämnden beslutar följande:",
        "Enligt kommunstyrelsens förslag:",
        "Anna Ek (S) reserverar sig mot beslutet.",
        "Bo Al (M) deltar inte i beslutet.",
        "Paragrafen är justerad",
        "Omröstning begärs.",
        "Efter sammanträdet den 26 januari har följande motioner inkommit.",
        "",
    ],
    ids=lambda text: text or "nothing",
)
def test_what_is_none(text: str) -> None:
    assert decided(text) == []


def test_numbers_outcomes_and_places() -> None:
    text = "1. Taxan antas och gäller\n   från juli.\n2. Bo Al (M) väljs."
    first, second = decided(text)
    assert (first["number"], first["outcome"], first["line"]) == (1, "bifall", 1)
    assert (second["number"], second["outcome"], second["line"]) == (2, "val", 3)
    assert text[first["span"]["start"] : first["span"]["end"]] == "1. Taxan antas och gäller\n   från juli."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taxan antas.", [None]),
        ("Kommunstyrelsen föreslår kommunfullmäktige besluta\natt anta taxan.", ["kommunfullmäktige"]),
        ("Förslag till beslut i kommunfullmäktige\n1. Taxan antas.", ["kommunfullmäktige"]),
        ("Nämnden föreslår kommunstyrelsen att anta taxan.", ["kommunstyrelsen"]),
        ("Regionstyrelsen hemställer hos regionfullmäktige att anta taxan.", ["regionfullmäktige"]),
        (
            "Kommunstyrelsen föreslår kommunfullmäktige besluta\natt anta taxan.\n\n"
            "Kommunstyrelsen beslutar för egen del\natt upphäva instruktionen.",
            ["kommunfullmäktige", None],
        ),
        (
            "I kommunstyrelsen:\n1. Rapporten godkänns.\nI kommunfullmäktige:\n2. Taxan antas.",
            [None, "kommunfullmäktige"],
        ),
        (
            "Nämnden noterar att arbetsutskottet vid sitt sammanträde i maj 2025 föreslog kommunfullmäktige en taxa.",
            [None],
        ),
    ],
    ids=[
        "none",
        "föreslår",
        "a heading inside",
        "a sentence",
        "hemställer",
        "and for egen del",
        "a body over its points",
        "not the verb of the sentence",
    ],
)
def test_proposed_to(text: str, expected: list[str | None]) -> None:
    assert [record["proposed_to"] for record in decided(text)] == expected


def test_the_heading_of_the_section_names_the_higher_body() -> None:
    (record,) = decided("# Kommunstyrelsens förslag till kommunfullmäktige\nTaxan antas.", "forslag")
    assert record["proposed_to"] == "kommunfullmäktige"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nämnden la protokollet till handlingarna.", ["Nämnden la protokollet till handlingarna."]),
        ("Ordföranden öppnade mötet. Dagordningen godkändes.", ["Dagordningen godkändes."]),
        (
            "Ordföranden fann, utan omröstning, att nämnden beslutade enligt förvaltningens förslag.",
            ["Ordföranden fann, utan omröstning, att nämnden beslutade enligt förvaltningens förslag."],
        ),
        ("Anna Ek (S) utsågs att justera dagens protokoll.", ["Anna Ek (S) utsågs att justera dagens protokoll."]),
        ("Nämnden beslutade den 4 maj 2023 att bygga skolan.", []),
        ("Kommunfullmäktige antog planen 2019.", []),
        ("Nämnden har tidigare beslutat om en plan.", []),
        ("Nämnden diskuterade förslaget.", []),
        ("Anna Ek (S) yrkade bifall till förslaget.", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_decisions_told_without_a_heading(text: str, expected: list[str]) -> None:
    assert [record["text"] for record in decisions_in_prose([section_of("ovrigt", text)], WIDTH)] == expected


@pytest.mark.parametrize("kind", ["sammanfattning", "bakgrund", "arende", "uttalande"])
def test_sentences_that_tell_of_the_case_decide_nothing(kind: str) -> None:
    assert decisions_in_prose([section_of(kind, "Nämnden godkänner planen.")], WIDTH) == []


def test_a_beslutsgang_counts_only_where_nothing_else_decides() -> None:
    told = section_of("ovrigt", "Nämnden avslog motionen.")
    put = section_of("beslutsgang", "Ordföranden fann att nämnden beslutade att avslå motionen.")
    assert [record["text"] for record in decisions_in_prose([put, told], WIDTH)] == ["Nämnden avslog motionen."]
    assert len(decisions_in_prose([put], WIDTH)) == 1
