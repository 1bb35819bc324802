"""Officials: names, titles, contacts, signatures and approvals; all names are invented."""

from __future__ import annotations

import time

import pytest

from protokollparse.extract import officials
from protokollparse.extract.officials import Contact, contact, is_name, is_title
from protokollparse.layout import cut_lines
from protokollparse.lexicon import table
from protokollparse.lines import Line
from protokollparse.source import SourceText


def lines_of(text: str) -> list[Line]:
    return cut_lines(SourceText(text, "-"))


@pytest.mark.parametrize(
    "text", ["Anna Ek", "Anna-Lena Ek", "E. Öst", "Carl af Ek", "Bo von der Al", "Ebba Bodil Ek Al"]
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    ["Anna", "anna ek", "Ny brygga", "Anna Ek 2", "Biträdande Kommunchef", "Anna Ek,", "Motion av Anna Ek", "Anna af"],
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Enhetschef",
        "TF förvaltningschef",
        "Mark- och exploateringschef",
        "Hamnplanerare",
        "HR-partner",
        "Chef för kajer",
    ],
)
def test_titles(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text", ["Anna Ek", "Svar på motion om en hamnchef", "Chefen bestämmer.", "Kajen", "Handläggare:", "Chef 2"]
)
def test_no_titles(text: str) -> None:
    assert not is_title(text)


def test_title_ends_are_sorted_and_unique() -> None:
    ends = table("titles")["officials"]["ends"]
    assert ends == sorted(set(ends), key=lambda end: end.translate(str.maketrans("åäö", "{|}")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek", Contact(["Anna Ek"], None, [], None)),
        ("Anna Ek och Bo Al", Contact(["Anna Ek", "Bo Al"], None, [], None)),
        ("Anna Ek, Bo Al", Contact(["Anna Ek", "Bo Al"], None, [], None)),
        ("Anna Ek, mark- och vattenchef", Contact(["Anna Ek"], "mark- och vattenchef", [], None)),
        ("Anna Ek, utredare, 0911-12 34 56", Contact(["Anna Ek"], "utredare", ["0911-12 34 56"], None)),
        ("Anna Ek (anna@eko.example)", Contact(["Anna Ek"], None, [], "anna@eko.example")),
        ("Telefon: 08-508 43 024", Contact([], None, ["08-508 43 024"], None)),
        ("Tel 12 34 56 E-post: a.ek@eko.example", Contact([], None, ["12 34 56"], "a.ek@eko.example")),
        ("0911-12 34 56, 0911-12 34 57", Contact([], None, ["0911-12 34 56", "0911-12 34 57"], None)),
        ("+46 911 12 34 56", Contact([], None, ["+46 911 12 34 56"], None)),
        ("Chef kvalitet och utveckling", Contact([], "Chef kvalitet och utveckling", [], None)),
    ],
)
def test_contact(text: str, expected: Contact) -> None:
    assert contact(text) == expected


@pytest.mark.parametrize(
    "text", ["Ny brygga", "2025-03-04", "HN 2025/0012", "Hamnnämnden", "Det ringer på 08-508 43 024 hela dagen"]
)
def test_what_tells_nothing_of_officials(text: str) -> None:
    assert not contact(text)


def test_an_address_goes_to_whom_it_names_and_numbers_go_in_order() -> None:
    people: list[officials.Record] = []
    line = lines_of("x")[0]
    for text in ("Åsa Ek, Bo Al", "0911-11 11 11, 0911-22 22 22", "asa.ek@eko.example", "info@eko.example"):
        officials.add_contact(people, contact(text), line)
    assert [(each["name"], each["phone"], each["email"]) for each in people] == [
        ("Åsa Ek", "0911-11 11 11", "asa.ek@eko.example"),
        ("Bo Al", "0911-22 22 22", "info@eko.example"),
    ]


def test_an_address_that_names_nobody_goes_to_the_first_on_the_last_line() -> None:
    people: list[officials.Record] = []
    first, second = lines_of("x\ny")
    officials.add_contact(people, contact("Åsa Ek"), first)
    officials.add_contact(people, contact("Bo Al, Cia Du"), second)
    officials.add_contact(people, contact("Telefon: 0911-11 11 11, info@hamn.example"), second)
    assert [(each["phone"], each["email"]) for each in people] == [
        (None, None),
        ("0911-11 11 11", "info@hamn.example"),
        (None, None),
    ]


def signed(text: str) -> list[tuple[str, str]]:
    return [(each["name"], each["title"]) for each in officials.signers(lines_of(text)).records]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text.\n\nAnna Ek\nhamnchef\n\nBo Al\nutredare", [("Anna Ek", "hamnchef"), ("Bo Al", "utredare")]),
        ("Text.\n\nAnna Ek        Bo Al\nhamnchef       utredare", [("Anna Ek", "hamnchef"), ("Bo Al", "utredare")]),
        ("Text.\n\nAnna Ek        Bo Al\n\nhamnchef       utredare", [("Anna Ek", "hamnchef"), ("Bo Al", "utredare")]),
        ("Text.\n\nAnna Ek\nBo Al\n\nhamnchef\nutredare", [("Anna Ek", "hamnchef"), ("Bo Al", "utredare")]),
        ("Text.\n\nAnsvariga\nAnna Ek, hamnchef\nBo Al, utredare", [("Anna Ek", "hamnchef"), ("Bo Al", "utredare")]),
        ("Text.\n\nPå nämndens vägnar\n\nAnna Ek, hamnchef", [("Anna Ek", "hamnchef")]),
        ("Text.\n\nHamnkontoret\n\nAnna Ek\nhamnchef", [("Anna Ek", "hamnchef")]),
        ("Text.\n\n\n\nAnna Ek\n\n\nhamnchef", [("Anna Ek", "hamnchef")]),
        ("Text.\nAnna Ek\nhamnchef\nBo Al\nutredare", [("Anna Ek", "hamnchef"), ("Bo Al", "utredare")]),
        ("Skickas till\nAnna Ek, hamnchef\nBo Al, utredare", []),
        ("Det säger\nAnna Ek\nhamnchef\noch andra.", []),
        ("Text.\n\nAnna Ek\nKajen", []),
    ],
)
def test_signers(text: str, expected: list[tuple[str, str]]) -> None:
    assert signed(text) == expected


def test_a_signature_takes_the_office_below_it_and_the_line_that_opens_it() -> None:
    lines = lines_of("Text.\n\nHamnkontoret\n\nAnna Ek\nhamnchef\nkontoret för hamnar\n\nMer text.")
    assert [lines[i].text for i in officials.signers(lines).lines] == [
        "Hamnkontoret",
        "Anna Ek",
        "hamnchef",
        "kontoret för hamnar",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek, Hamnchef\t2025-03-04", ("Anna Ek", "Hamnchef", "2025-03-04")),
        ("Anna Ek      Hamnchef      2025-03-04 10:32", ("Anna Ek", "Hamnchef", "2025-03-04")),
        ("Beslutad av Anna Ek, Hamnchef, 2025-03-04", ("Anna Ek", "Hamnchef", "2025-03-04")),
        ("Godkänd av: Anna Ek 4 mars 2025", ("Anna Ek", None, "2025-03-04")),
        ("Anna Ek      2025-03-04", None),
        ("Motion av Anna Ek, 2025-03-04", None),
        ("Anna Ek, Hamnchef, 2025-03-04 bilaga", None),
        ("Anna Ek, Hamnchef", None),
    ],
)
def test_approvals(text: str, expected: tuple[str, str | None, str] | None) -> None:
    found = officials.approval(text)
    assert (found and tuple(found.values())) == expected


def test_under_the_heading_of_approvals_a_title_can_be_missing() -> None:
    assert officials.approval("Anna Ek      2025-03-04", under=True) == {
        "name": "Anna Ek",
        "title": None,
        "date": "2025-03-04",
    }


def test_a_page_of_names_is_read_in_linear_time() -> None:
    def cost(count: int) -> float:
        lines = lines_of("Anna Ek\n\n" * count)
        start = time.perf_counter()
        assert officials.signers(lines).records == []
        return time.perf_counter() - start

    small = min(cost(500) for _ in range(3))
    assert min(cost(4000) for _ in range(3)) < 8 * small * 4
