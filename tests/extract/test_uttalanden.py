"""Statements entered in the minutes: what the source calls them, who makes them, and where each ends."""

from __future__ import annotations

from typing import Any

import pytest

from protokollparse.extract.uttalanden import uttalanden
from protokollparse.models import Uttalande
from written import WIDTH, section_of, who


def stated(text: str) -> list[dict[str, Any]]:
    found = uttalanden(section_of("uttalande", text), WIDTH)
    for record in found:
        Uttalande.model_validate(record)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Särskilt uttalande\nAnna Ek (S) lämnade ett särskilt uttalande:", "sarskilt_uttalande"),
        ("# Särskilt yttrande\nAnna Ek (S) lämnar ett yttrande.", "sarskilt_uttalande"),
        ("# Särskilda uttalanden\nAnna Ek (S) anför:", "sarskilt_uttalande"),
        ("# Protokollsanteckning\nAnna Ek (S) antecknar som yttrande en skrivelse.", "protokollsanteckning"),
        ("# Anteckning\nAnna Ek (S) lämnar följande:", "protokollsanteckning"),
        ("# Anteckning till protokollet\nAnna Ek (S) anför:", "protokollsanteckning"),
        ("# Ersättaryttrande\nAnna Ek (S) lämnade ett ersättaryttrande:", "yttrande"),
        ("# Ersättares yttrande\nAnna Ek (S) anför:", "yttrande"),
        ("# Yttrande\nAnna Ek (S) anför:", "yttrande"),
        ("# Röstförklaring\nAnna Ek (S) avger följande röstförklaring:", "rostforklaring"),
        ("Anna Ek (S) lämnar följande särskilda yttrande:", "sarskilt_uttalande"),
        ("Anna Ek (S) lät anteckna följande till protokollet:", "protokollsanteckning"),
    ],
    ids=lambda value: value.split("\n")[0],
)
def test_the_kind_is_what_the_source_calls_it(text: str, expected: str) -> None:
    assert [(record["kind"], who(record["by"])) for record in stated(text)] == [(expected, ["Anna Ek (S)"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek m.fl. (S) och Bo Al (M) lämnade ett särskilt uttalande:", ["Anna Ek (S) m.fl.", "Bo Al (M)"]),
        ("Moderaterna och Kristdemokraterna lämnar ett särskilt yttrande.", ["M", "KD"]),
        ("Representanterna från M, L och KD antecknar som yttrande en skrivelse.", ["M", "L", "KD"]),
        ("Ersättaren Anna Ek (S) lämnade följande ersättaryttrande.", ["Anna Ek (S)"]),
        ("Anna Ek (S)", ["Anna Ek (S)"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_states_it(text: str, expected: list[str]) -> None:
    assert [who(record["by"]) for record in stated(f"# Uttalande\n{text}")] == [expected]


def test_the_statement_goes_on_to_the_next_one() -> None:
    text = (
        "# Särskilda uttalanden\n"
        "Anna Ek (S) anför:\n\nTaxan är för hög. Den med tre barn betalar mest.\n\n- Bo Al sade det redan i maj.\n\n"
        "Bo Al (M) anför:\n\nTaxan är för låg."
    )
    first, second = stated(text)
    assert first["text"] == (
        "Anna Ek (S) anför:\n\nTaxan är för hög. Den med tre barn betalar mest.\n\nBo Al sade det redan i maj."
    )
    assert (second["text"], second["line"]) == ("Bo Al (M) anför:\n\nTaxan är för låg.", 8)
    assert text[first["span"]["start"] : first["span"]["end"]].endswith("i maj.")


@pytest.mark.parametrize(
    "text",
    ["Uttalandet framgår av bilaga 2.", "# Uttalande\nIngen lämnade något uttalande.", "# Anteckning"],
)
def test_what_nobody_states(text: str) -> None:
    assert stated(text) == []
