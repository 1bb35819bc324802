"""Names and spellings compared."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokollparse.check.names import Names, Roster, alike, key, same
from protokollparse.check.spans import paragraph_numbers
from protokollparse.check.spelling import date_of, one_edit_apart, without_accents
from protokollparse.models import Attendance


def row(name: str, role: str = "ledamot") -> Attendance:
    return Attendance.model_validate({"name": name, "role": role, "line": 1, "span": {"start": 0, "end": 0}})


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("ek", "ek", False),
        ("ek", "eks", True),
        ("kristin", "kristina", True),
        ("jansson", "jonsson", True),
        ("ojanne", "ojnane", True),
        ("anna", "annika", False),
        ("", "a", True),
        ("ab", "ba", True),
        ("abc", "cba", False),
    ],
)
def test_one_edit_apart(a: str, b: str, expected: bool):
    assert one_edit_apart(a, b) is expected
    assert one_edit_apart(b, a) is expected


LETTERS = st.text(alphabet="abö ", max_size=8)


@given(LETTERS, st.integers(0, 8), st.sampled_from("abö "))
def test_every_single_edit_is_one_apart(word: str, at: int, letter: str):
    at = min(at, len(word))
    for other in (word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]):
        assert one_edit_apart(word, other) is (word != other)


@given(LETTERS, LETTERS)
def test_one_edit_apart_is_what_it_says(a: str, b: str):
    alphabet = set(a + b) | {"a"}
    edits = {a[:i] + c + a[i:] for i in range(len(a) + 1) for c in alphabet}
    edits |= {a[:i] + c + a[i + 1 :] for i in range(len(a)) for c in (*alphabet, "")}
    edits |= {a[:i] + a[i + 1 : i + 2] + a[i : i + 1] + a[i + 2 :] for i in range(len(a))}
    assert one_edit_apart(a, b) is (b in edits - {a})


def test_key_and_accents():
    assert key("Lars-Ivan  Öst") == key("lars ivan Ost") == "lars ivan ost"
    assert without_accents("Carl Magnus,Hill") == "carl magnus hill"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Johan Alexander Ek", "Alexander Ek", True),
        ("Alexander Ek", "Ek", True),
        ("Anna Ek", "Bo Ek", False),
        ("Anna Ek", "Anna Al", False),
        ("Anna Berg Ek", "Anna Ek", True),
    ],
)
def test_same(a: str, b: str, expected: bool):
    assert same(key(a), key(b)) is expected
    assert same(key(b), key(a)) is expected


def test_short_names_are_not_alike():
    assert not alike("bo ek", "bo al")
    assert alike(key("Kristin Berg"), key("Kristina Berg"))


def test_roster_finds_by_name_and_suggests_by_letter():
    roster = Roster([row("Kristin Berg"), row("Bo Al", "ersattare")])
    assert "Kristin Berg" in roster
    assert "KRISTIN BÉRG" in roster
    assert "Kristina Berg" not in roster
    assert roster.nearest("Kristina Berg") == "Kristin Berg"
    assert roster.nearest("Gunnar Lo") is None
    assert roster.deciding == {"kristin berg"}


def test_two_near_names_suggest_neither():
    assert Roster([row("Kristin Berg"), row("Kristine Berg")]).nearest("Kristinx Berg") is None


def test_names_may_hold_a_misspelled_one():
    names = Names(["Bo Al", "Kristin Berg"])
    assert names.may_hold("Kristina Berg")
    assert "Kristina Berg" not in names
    assert "Berg" in names
    assert not Names(["Bo Al"]).may_hold("Kristina Berg")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("§§ 1–3, 5 och 7", {1, 2, 3, 5, 7}),
        ("§§1-31", set(range(1, 32))),
        ("§§ 71 – 72, §§ 80 - §§ 81", {71, 72, 80, 81}),
        ("", set()),
        ("9-1", set()),
        ("1-9999", set()),
    ],
)
def test_paragraph_numbers(text: str, numbers: set[int]):
    assert paragraph_numbers(text) == numbers


def test_date_of():
    assert date_of(2024, "februari", "29") == dt.date(2024, 2, 29)
    assert date_of(2023, "02", "29") is None
    assert date_of(2023, "13", "1") is None
    assert date_of(2018, "01", "155") is None
