"""Who leaves for a conflict of interest, and who takes no part in a decision."""

from __future__ import annotations

import pytest

from protokollparse.extract.jav import without_part
from protokollparse.models import DeltarEj, Person
from written import WIDTH, person_of, section_of, who


def without(text: str, kind: str = "jav") -> tuple[list[str], list[list[str]]]:
    jav, no_part = without_part([section_of(kind, text)], WIDTH)
    for person in jav:
        Person.model_validate(person)
    for record in no_part:
        DeltarEj.model_validate(record)
    return [person_of(person) for person in jav], [who(record) for record in no_part]


@pytest.mark.parametrize(
    ("text", "jav", "no_part"),
    [
        ("# Jäv\nAnna Ek (S) anmäler jäv och lämnar rummet.", ["Anna Ek (S)"], []),
        (
            "# Jäv\nAnna Ek (S) och Bo Al (M) anmälde jäv och deltog inte i handläggningen.",
            ["Anna Ek (S)", "Bo Al (M)"],
            [],
        ),
        ("# Jäv\nAnna Ek (S) deltar på grund av jäv inte i ärendet.", ["Anna Ek (S)"], []),
        ("# Jäv\nPå grund av jäv deltar inte Anna Ek (S) i beslutet.", ["Anna Ek (S)"], []),
        ("# Jäv\nAnna Ek (S) deltar inte i beslutet.", ["Anna Ek (S)"], []),
        ("# Jäv\nAnna Ek (S) anmäler jäv. Bo Al (S) tjänstgör i hennes ställe.", ["Anna Ek (S)"], []),
        ("# Deltar ej i beslutet\nAnna Ek (S) deltar ej i beslutet.", [], [["Anna Ek (S)"]]),
        ("# Deltar inte i beslutet\nModeraterna och Liberalerna deltar inte i beslutet.", [], [["M", "L"]]),
        (
            "# Deltar inte i beslutet\nAnna Ek (S) deltog inte i beslutet.\nBo Al (M) deltog inte i beslutet.",
            [],
            [["Anna Ek (S)"], ["Bo Al (M)"]],
        ),
        ("# Deltar inte i beslutet\nAnna Ek (S) avstår från att delta i beslutet.", [], [["Anna Ek (S)"]]),
        ("# Jäv\nIngen anmäler jäv.", [], []),
    ],
    ids=lambda value: value.split("\n")[1] if isinstance(value, str) else "",
)
def test_under_its_heading(text: str, jav: list[str], no_part: list[list[str]]) -> None:
    assert without(text) == (jav, no_part)


@pytest.mark.parametrize("kind", ["beslut", "reservation", "ovrigt", "beslutsgang"])
def test_without_a_heading_the_sentence_tells(kind: str) -> None:
    assert without("Anna Ek (S) anmäler jäv och deltar inte i beslutet.", kind) == (["Anna Ek (S)"], [])
    assert without("Anna Ek (S) deltar inte i beslutet.", kind) == ([], [["Anna Ek (S)"]])


@pytest.mark.parametrize("kind", ["sammanfattning", "bakgrund", "yrkande", "arende", "expediering"])
def test_what_the_case_tells_is_none(kind: str) -> None:
    assert without("Anna Ek (S) anmälde jäv den 4 maj.", kind) == ([], [])


def test_a_person_has_one_conflict() -> None:
    text = "# Jäv\nAnna Ek (S) anmäler jäv.\n\nAnna Ek (S) lämnar lokalen på grund av jäv."
    assert without(text) == (["Anna Ek (S)"], [])
