"""Reservationer: who dissents, for what, and which yrkanden that is."""

from __future__ import annotations

from typing import Any

import pytest

from protokollparse.extract.reservationer import link_reservationer, reservationer
from protokollparse.extract.yrkanden import yrkanden
from protokollparse.models import Reservation
from written import WIDTH, section_of, who


def reserved(text: str, kind: str = "reservation") -> list[dict[str, Any]]:
    found = reservationer(section_of(kind, text), WIDTH)
    for record in found:
        Reservation.model_validate(record)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek (S) reserverar sig mot beslutet.", [(["Anna Ek (S)"], None)]),
        (
            "Anna Ek m.fl. (S) reserverade sig till förmån för det egna yrkandet.",
            [(["Anna Ek (S) m.fl."], "det egna yrkandet")],
        ),
        ("Anna Ek (S) och Bo Al (M) reserverar sig.", [(["Anna Ek (S)", "Bo Al (M)"], None)]),
        ("Ledamöterna från D och SD reserverar sig mot beslutet.", [(["D", "SD"], None)]),
        ("Samtliga ledamöter från M, KD och SD reserverar sig.", [(["M", "KD", "SD"], None)]),
        ("Ledamöterna för Socialdemokraterna reserverar sig mot beslutet.", [(["S"], None)]),
        ("Anna Ek (S) reserverar sig till stöd för Bo Als yrkande.", [(["Anna Ek (S)"], "Bo Als yrkande")]),
        ("Anna Ek (S) reserverar sig med hänvisning till sitt yrkande.", [(["Anna Ek (S)"], "sitt yrkande")]),
        ("Anna Ek (S) reserverar sig med hänvisning till kostnaden.", [(["Anna Ek (S)"], None)]),
        ("Anna Ek (S) reserverar sig. Bo Al (M) reserverar sig.", [(["Anna Ek (S)"], None), (["Bo Al (M)"], None)]),
        ("Mot beslutet reserverar sig Anna Ek (S).", [(["Anna Ek (S)"], None)]),
        ("Anna Ek (S) lämnar en skriftlig reservation.", [(["Anna Ek (S)"], None)]),
        ("Anna Ek (S)", [(["Anna Ek (S)"], None)]),
        (
            "Följande ledamöter reserverar sig mot beslutet:\n\nAnna Ek (S)\n\nBo Al (M)",
            [(["Anna Ek (S)", "Bo Al (M)"], None)],
        ),
        ("Bo Al (M) deltar inte i beslutet.", []),
        ("Ingen reserverar sig.", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_reserves_for_what(text: str, expected: list[tuple[list[str], str | None]]) -> None:
    assert [(who(record["by"]), record["in_favour_of"]) for record in reserved(text)] == expected


def test_the_text_under_a_reservation_belongs_to_it() -> None:
    text = "Anna Ek (S) reserverar sig mot beslutet.\n\nTaxan är för hög.\n\nBo Al (M) deltar inte i beslutet."
    (record,) = reserved(text)
    assert record["text"] == "Anna Ek (S) reserverar sig mot beslutet.\n\nTaxan är för hög."
    assert text[record["span"]["start"] : record["span"]["end"]] == record["text"]


def test_names_alone_reserve_only_under_the_heading() -> None:
    assert reserved("Anna Ek (S)", "beslut") == []
    assert len(reserved("Anna Ek (S) reserverar sig.", "beslut")) == 1


MOVED = """
Anna Ek (S) yrkar bifall till förvaltningens förslag.

Bo Al (M) och Eva Öst (KD) yrkar att taxan halveras.

Ida Ros m.fl. (L) yrkar bifall till budgetförslaget från L och C.

Per Lo (SD) yrkar avslag på förslaget.

Kim Sten (V) yrkar återremiss.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Al (M) och Eva Öst (KD) reserverar sig till förmån för det egna yrkandet.", [1]),
        ("Bo Al (M) reserverar sig till förmån för sitt yrkande.", [1]),
        ("Eva Öst (KD) reserverar sig till förmån för eget yrkande.", [1]),
        ("Ledamöterna från SD reserverar sig till förmån för det egna yrkandet.", [3]),
        ("Ola Mo (L) reserverar sig till förmån för Liberalernas yrkande.", [2]),
        ("Ola Mo (L) reserverar sig till förmån för Bo Als yrkande.", [1]),
        ("Ola Mo (C) reserverar sig till förmån för budgetförslaget från L och C.", [2]),
        ("Ola Mo (C) reserverar sig till förmån för avslag.", [3]),
        ("Ola Mo (C) reserverar sig till förmån för återremiss.", [4]),
        ("Ola Mo (C) reserverar sig till förmån för Centerpartiets förslag.", []),
        ("Bo Al (M) reserverar sig mot beslutet.", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_yrkanden_that_a_reservation_favours(text: str, expected: list[int]) -> None:
    found = reserved(text)
    link_reservationer(found, yrkanden(section_of("yrkande", MOVED), WIDTH))
    assert [record["yrkanden"] for record in found] == [expected]
