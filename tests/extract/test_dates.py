"""Dates and times of Swedish text."""

from __future__ import annotations

import pytest

from protokollparse.extract import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("onsdagen den 6 mars 2024", "2024-03-06"),
        ("fre 5 jan 2024", "2024-01-05"),
        ("2023-12-15", "2023-12-15"),
        ("2023–12–15", "2023-12-15"),
        ("den 1:a mars 2024", "2024-03-01"),
        ("senast den 8 maj 2024", "2024-05-08"),
        ("den 12-13 december 2023", "2023-12-12"),
        ("15/12 2023", "2023-12-15"),
        ("15/12-2023", "2023-12-15"),
        ("12.5.2023", "2023-05-12"),
        ("23-10-12", "2023-10-12"),
        ("tjänsteutlåtande daterat den 231012", "2023-10-12"),
        ("20231012", "2023-10-12"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_every_form_of_a_date_is_found(text: str, iso: str) -> None:
    found = dates.find(text)
    assert found is not None
    assert found[0] == iso


@pytest.mark.parametrize(
    "text",
    [
        "KS 2024/55",
        "SOU 2024:3",
        "556909–9731",
        "0231-231012",
        "§ 10, den 5 maj",
        "12 personer",
        "kl. 13.15",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates.find(text) is None


def test_offsets_hold_the_date_with_its_weekday() -> None:
    text = "sker fredag den 15 mars 2024, kl. 9"
    found = dates.find(text)
    assert found is not None
    assert text[found[1] : found[2]] == "fredag den 15 mars 2024"


@pytest.mark.parametrize("text", ["2018-01-155", "2023-02-30", "den 31 april 2024"])
def test_an_impossible_date_is_told_and_not_guessed(text: str) -> None:
    assert dates.find(text) is None
    wrong = dates.impossible(text)
    assert wrong is not None
    assert wrong.iso is None


def test_a_year_completes_a_date_without_one() -> None:
    assert dates.find("måndag 20 juni") is None
    assert dates.find("måndag 20 juni", year=2022) == ("2022-06-20", 0, 14)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("kl. 18:00-18:35", "18:00", "18:35"),
        ("kl 13.00 – 15.20", "13:00", "15:20"),
        ("klockan 8:30", "08:30", None),
        ("18.30–21.05 (ajournering 19.30-19.45)", "18:30", "21:05"),
        ("kl 13-15", "13:00", "15:00"),
        ("kl. 0900–1130", "09:00", "11:30"),
        ("kl. 9.00-12.00, 13.00-15.30", "09:00", "15:30"),
        ("kl. 08.30-11.45 ajournering kl. 09.30-09.50", "08:30", "11:45"),
        ("kl 18.00 till kl. 20.15", "18:00", "20:15"),
        ("Sal 4.10 kl. 9", "09:00", None),
        ("2023-05-12 kl 10:00", "10:00", None),
    ],
)
def test_start_and_end(text: str, start: str, end: str | None) -> None:
    found = dates.times(text)
    assert found is not None
    assert found[:2] == (start, end)


@pytest.mark.parametrize("text", ["", "Rådhuset", "2023-12-12", "12 december 2023"])
def test_no_time(text: str) -> None:
    assert dates.times(text) is None
