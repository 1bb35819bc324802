"""Names and parties, as Swedish minutes write them."""

from __future__ import annotations

import pytest

from protokollparse import people
from protokollparse.lexicon import table
from protokollparse.models import Person
from written import person_of, who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek (S)", ["Anna Ek (S)"]),
        ("Anna Ek (S), Bo Al (M) och Eva Öst (KD)", ["Anna Ek (S)", "Bo Al (M)", "Eva Öst (KD)"]),
        ("Anna Ek m.fl. (S)", ["Anna Ek (S) m.fl."]),
        ("Anna Ek m.fl (S)", ["Anna Ek (S) m.fl."]),
        ("Anna Ek (S) m.fl.", ["Anna Ek (S) m.fl."]),
        ("Anna Ek med flera (S)", ["Anna Ek (S) m.fl."]),
        ("ordföranden Anna Ek (S)", ["Anna Ek (S)"]),
        ("andre vice ordföranden Anna Ek (S)", ["Anna Ek (S)"]),
        ("tjänstgörande ersättaren Anna Ek (S)", ["Anna Ek (S)"]),
        ("Carl af Geijerstam (M)", ["Carl af Geijerstam (M)"]),
        ("Eva von der Burg (L)", ["Eva von der Burg (L)"]),
        ("Fatima El-Sayed (V)", ["Fatima El-Sayed (V)"]),
        ("Fredrik d'Albertis (M)", ["Fredrik d'Albertis (M)"]),
        ("K.-G. Månsson (C)", ["K.-G. Månsson (C)"]),
        ("Lars G. Wetterhall (KD)", ["Lars G. Wetterhall (KD)"]),
        ("Åsa-Lena Öberg Lind (MP)", ["Åsa-Lena Öberg Lind (MP)"]),
        ("Dragan Petrović (SD)", ["Dragan Petrović (SD)"]),
        ("Li Chen (V)", ["Li Chen (V)"]),
        ("ANNA EK (S)", ["ANNA EK (S)"]),
        ("Anna Ek (s)", ["Anna Ek (s)"]),
        ("Anna Ek (-)", ["Anna Ek (-)"]),
        ("Anna Ek (–)", ["Anna Ek (-)"]),
        ("Anna Ek ((SD)", ["Anna Ek (SD)"]),
        ("Anna Ek ( S )", ["Anna Ek (S)"]),
        ("Anna Ek (S, ordf.)", ["Anna Ek (S)"]),
        ("Ulf Ek (LHV), Eva Al (Vp) och Bo Ny (SJVP)", ["Ulf Ek (LHV)", "Eva Al (Vp)", "Bo Ny (SJVP)"]),
        ("Carl Ek, m, och Eva Öst, kd", ["Carl Ek (m)", "Eva Öst (kd)"]),
        ("Anna Ek (ordförande)", []),
        ("utredningen (SOU 2023:69)", []),
        ("Budget (2025)", []),
        ("Anna Ek", []),
        ("nämnden (S)", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_persons_have_a_party_behind_the_name(text: str, expected: list[str]) -> None:
    found = people.persons(text)
    for person in found:
        Person.model_validate(person)
    assert [person_of(person) for person in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek, Bo Al", ["Anna Ek", "Bo Al"]),
        ("Anna Ek och Bo Al m.fl.", ["Anna Ek", "Bo Al m.fl."]),
        ("Anna Ek (S) samt Bo Al (M)", ["Anna Ek", "Bo Al"]),
        ("ordföranden", []),
        ("Anna", []),
        ("nämndens ordförande", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bare_name_has_two_words(text: str, expected: list[str]) -> None:
    assert [person_of(person) for person in people.named(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ledamöterna från D och SD", ["D", "SD"]),
        ("Samtliga ledamöter från M, KD och SD", ["M", "KD", "SD"]),
        ("Moderaterna och Kristdemokraterna", ["M", "KD"]),
        ("Centerpartiets förslag", ["C"]),
        ("Liberalernas yrkande", ["L"]),
        ("Vänsterpartiet, Miljöpartiet och S", ["V", "MP", "S"]),
        ("(M), (KD) och L", ["M", "KD", "L"]),
        ("S-gruppen", ["S"]),
        ("VA-avdelningen och nämnden", []),
        ("förvaltningens förslag", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_parties_are_named_as_groups(text: str, expected: list[str]) -> None:
    assert people.parties(text) == expected


def test_every_party_of_the_lexicon_is_found_in_both_cases() -> None:
    for name, short in table("people")["parties"].items():
        if " " not in name:
            assert people.parties(name.capitalize()) == [short]
            assert people.parties(f"{name.capitalize()}s förslag") == [short]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek (S) och Bo Al (M)", ["Anna Ek (S)", "Bo Al (M)"]),
        ("Anna Ek (S) och Moderaterna", ["Anna Ek (S)", "M"]),
        ("Ledamöterna från D och SD", ["D", "SD"]),
        ("Anna Ek och Bo Al", ["Anna Ek", "Bo Al"]),
        ("nämnden", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_acts(text: str, expected: list[str]) -> None:
    assert who(people.by(text)) == expected
