"""Headings in the margin that are too long for it."""

from __future__ import annotations

import pytest

from partition import assert_nothing_is_lost
from protokollparse.models import Protokoll
from protokollparse.pipeline import parse_text

TEXT = """\
Sundby kommun                     Sammanträdesprotokoll
Kommunfullmäktige                 2023-04-24

§ 24                                              Dnr KS 2023/55

Årsredovisning 2022

Sammanfattning        Kommunledningskontoret har upprättat årsredovisning. Årets
av ärendet            resultat uppgår till 11,3 mkr.

Kommunstyrelsens      att godkänna årsredovisningen.
förslag

Kommunfullmäktiges    att godkänna årsredovisningen,
beslut                att resultatet fastställs till 9,1 mkr.

Protokolls-           Bo Al (M) lämnar en protokollsanteckning.
anteckning

§ 25

Val

Kommunfullmäktiges    Bo Al (M) väljs till revisor.
beslut

Omedelbar             Paragrafen justeras omedelbart.
justering
"""


@pytest.fixture(scope="module")
def document() -> Protokoll:
    found = parse_text(TEXT)
    assert isinstance(found, Protokoll)
    return found


def test_a_heading_goes_on_below_itself(document: Protokoll) -> None:
    sections = [(each.heading, each.kind) for paragraf in document.paragrafer for each in paragraf.sections]
    assert sections == [
        ("Sammanfattning av ärendet", "sammanfattning"),
        ("Kommunstyrelsens förslag", "forslag"),
        ("Kommunfullmäktiges beslut", "beslut"),
        ("Protokollsanteckning", "uttalande"),
        ("Kommunfullmäktiges beslut", "beslut"),
        ("Omedelbar justering", "justering"),
    ]


def test_the_text_beside_it_is_whole(document: Protokoll) -> None:
    first, second = document.paragrafer
    assert first.sections[0].text.endswith("Årets resultat uppgår till 11,3 mkr.")
    assert [decision.text for decision in first.decisions] == [
        "att godkänna årsredovisningen,",
        "att resultatet fastställs till 9,1 mkr.",
    ]
    assert [decision.text for decision in second.decisions] == ["Bo Al (M) väljs till revisor."]


def test_nothing_is_lost(document: Protokoll) -> None:
    assert_nothing_is_lost(document, TEXT)


def test_a_table_has_no_heading_in_its_margin() -> None:
    table = TEXT.replace("Kommunfullmäktiges    att", "Skolnämnden           att").replace("\nbeslut  ", "\nutfall  ")
    found = parse_text(table)
    assert isinstance(found, Protokoll)
    assert "Skolnämnden" in found.paragrafer[0].sections[1].text
