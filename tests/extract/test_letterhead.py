"""The head of a report in every layout; all names are invented."""

from __future__ import annotations

import time
from typing import Any

import pytest

from protokollparse import lexicon
from protokollparse.extract import letterhead
from protokollparse.extract.letterhead import Head
from protokollparse.extract.letterhead_cells import is_date, is_recipient, split_label
from protokollparse.layout import cut_lines
from protokollparse.source import SourceText
from protokollparse.split.letterhead import text_begins

WIDTH = 95

# The same head in the ways that it is set.
HEADS = {
    "labels beside": """
Datum:         2025-03-04                    Hamnnämnden
Handläggare:   Anna Ek
Befattning:    utredare
Telefon:       0911-12 34 56
E-post:        anna.ek@eko.example
Diarienr:      HN 2025/17


Ny brygga på norra kajen
""",
    "labels above, in columns": """
Ekö kommun                Tjänsteskrivelse                1 (2)
Vår handläggare           Datum                           Beteckning
Anna Ek                   2025-03-04                      HN 2025/17
utredare
0911-12 34 56
anna.ek@eko.example
                          Hamnnämnden

Ny brygga på norra kajen
""",
    "labels first, values after": """
Datum:
Handläggare:
Diarienr:

2025-03-04
Anna Ek
HN 2025/17

Hamnnämnden

utredare, 0911-12 34 56, anna.ek@eko.example

Ny brygga på norra kajen
""",
    "one above the other": """
Hamnkontoret
Enheten för bryggor

Tjänsteutlåtande
Dnr HN 2025/17
2025-03-04

Handläggare
Anna Ek, utredare
Telefon: 0911-12 34 56
anna.ek@eko.example

Till
Hamnnämnden

Ny brygga på norra kajen
""",
    "labels on the right": """
Ekö kommun                        Dokumenttyp     Tjänsteskrivelse
Hamnkontoret                      Utfärdad        2025-03-04
                                  Ärendenummer    HN 2025/17
                                  Handläggare     Anna Ek
                                  Titel           utredare
                                  Telefon         0911-12 34 56
                                  E-post          anna.ek@eko.example
                                  Mottagare       Hamnnämnden

Ny brygga på norra kajen
""",
    "without colons": """
Tjänsteutlåtande                    Handläggare
Utfärdad 2025-03-04                 Anna Ek, utredare
Diarienummer HN 2025/17             Telefon: 0911-12 34 56
                                    E-post: anna.ek@eko.example
Tjänsteutlåtande till Hamnnämnden

Ny brygga på norra kajen
""",
    "a name without a label": """
                                    BESLUTSUNDERLAG                1(2)
Hamnkontoret                        Datum           Diarienummer
Anna Ek                             2025-03-04      HN 2025/17
utredare
0911-12 34 56
anna.ek@eko.example
                                    Hamnnämnden

Ny brygga på norra kajen
""",
    "the title behind a label": """
TJÄNSTESKRIVELSE

Upprättad: 2025-03-04
Dnr: HN 2025/17
Handläggare: Anna Ek, utredare
Telefon: 0911-12 34 56
E-post: anna.ek@eko.example
Mottagare: Hamnnämnden

Ärende: Ny brygga på norra kajen
""",
    "the title on top": """
Ny brygga på norra kajen

Tjänsteskrivelse
Datum: 2025-03-04
Dnr: HN 2025/17
Till: Hamnnämnden
Handläggare: Anna Ek, utredare
Telefon: 0911-12 34 56
E-post: anna.ek@eko.example
""",
    "the number under the title": """
Datum
2025-03-04
Vår referens
Anna Ek
Utredare
0911-12 34 56
anna.ek@eko.example

Hamnnämnden

Ny brygga på norra kajen

HN 2025/17
""",
}


def head(text: str, width: int = WIDTH) -> Head:
    return letterhead.read(cut_lines(SourceText(text, "-")), width)


@pytest.mark.parametrize("text", HEADS.values(), ids=HEADS)
def test_every_layout_gives_the_same_head(text: str) -> None:
    found = head(text)
    assert (found.organ, found.date, found.meeting_date) == ("Hamnnämnden", "2025-03-04", None)
    assert found.diarienummer == ["HN 2025/17"]
    assert (found.title, found.subtitle) == ("Ny brygga på norra kajen", None)
    [person] = found.handlaggare
    assert (person["name"], person["phone"], person["email"]) == ("Anna Ek", "0911-12 34 56", "anna.ek@eko.example")
    assert person["title"].casefold() == "utredare"
    assert found.diagnostics == []


def test_several_officials_with_a_number_each() -> None:
    found = head(
        "Handläggare\nAnna Ek\nTelefon: 0911-11 11 11\n\nBo Al\nTelefon: 0911-22 22 22\n\n"
        "Till\nHamnnämnden\n\nNy brygga"
    )
    assert [(each["name"], each["phone"]) for each in found.handlaggare] == [
        ("Anna Ek", "0911-11 11 11"),
        ("Bo Al", "0911-22 22 22"),
    ]
    assert found.title == "Ny brygga"


@pytest.mark.parametrize(
    ("text", "organ", "day"),
    [
        ("Till\nHamnnämnden\n2025-03-18", "Hamnnämnden", "2025-03-18"),
        ("Till\nEkö stadsdelsnämnd\nden 18 mars 2025", "Ekö stadsdelsnämnd", "2025-03-18"),
        ("Mottagare: Hamnnämnden, sammanträde 2025-03-18", "Hamnnämnden", "2025-03-18"),
        ("Till: Kommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskott", None),
        ("Till: Beslutande i hamnen", "Beslutande i hamnen", None),
        ("Sammanträdesdatum: 2025-03-18", None, "2025-03-18"),
    ],
)
def test_whom_it_is_addressed_to_and_for_when(text: str, organ: str | None, day: str | None) -> None:
    found = head(f"{text}\n\nNy brygga")
    assert (found.organ, found.meeting_date, found.date, found.title) == (organ, day, None, "Ny brygga")


def test_an_impossible_date_is_told() -> None:
    found = head("Datum: 2025-02-30\nHandläggare: Anna Ek\n\nNy brygga")
    assert found.date is None
    [told] = found.diagnostics
    assert (told["code"], told["line"]) == ("impossible-date", 1)


def test_what_is_no_date_is_left() -> None:
    found = head("Datum: våren 2025\nHandläggare: Anna Ek\n\nNy brygga")
    assert (found.date, found.diagnostics) == (None, [])


def test_a_title_behind_a_label_can_wrap() -> None:
    found = head("Handläggare: Anna Ek\nÄrende: Samråd om bryggan med\nEkö kommun\n")
    assert (found.title, found.kommun) == ("Samråd om bryggan med Ekö kommun", None)


@pytest.mark.parametrize("sender", ["Ekö kommun", "EKÖ KOMMUN", "Ekö kommun, hamnförvaltningen"])
def test_the_sender_states_the_municipality(sender: str) -> None:
    found = head(f"{sender}\n\nHandläggare: Anna Ek\n\nSamråd med Vik kommun")
    assert (found.kommun, found.title) == (sender.partition(",")[0], "Samråd med Vik kommun")


@pytest.mark.parametrize(
    ("text", "title", "subtitle"),
    [
        ("Ny brygga\n\nSvar på motion av Anna Ek (S)", "Ny brygga", "Svar på motion av Anna Ek (S)"),
        ("Ny brygga\nÅterrapport av uppdrag", "Ny brygga", "Återrapport av uppdrag"),
        ("En lång rubrik som slutar mitt på\nNorra kajen", "En lång rubrik som slutar mitt på Norra kajen", None),
        ("Svar på motion om en ny brygga –\nAnna Ek (S)", "Svar på motion om en ny brygga – Anna Ek (S)", None),
        ("Svar på motion om en ny brygga\nfrån Anna Ek (S)", "Svar på motion om en ny brygga från Anna Ek (S)", None),
        ("Den nya bryggan och\n\nden gamla kajen", "Den nya bryggan och den gamla kajen", None),
        (
            "En mycket lång rubrik om den nya bryggan vid kajen\nSvar på remiss från kommunstyrelsen",
            "En mycket lång rubrik om den nya bryggan vid kajen",
            "Svar på remiss från kommunstyrelsen",
        ),
        ("Samråd med\nEkö kommun", "Samråd med Ekö kommun", None),
    ],
)
def test_title_and_subtitle(text: str, title: str, subtitle: str | None) -> None:
    found = head(f"Handläggare: Anna Ek\n\n{text}")
    assert (found.title, found.subtitle) == (title, subtitle)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Datum:", ("date", "")),
        ("Datum: 2025-03-04", ("date", "2025-03-04")),
        ("Datum 2025-03-04", ("date", "2025-03-04")),
        ("Diarienummer 0214/25", ("diarienummer", "0214/25")),
        ("Till Hamnnämnden", ("organ", "Hamnnämnden")),
        ("Till salu", (None, "")),
        ("Datum för ny brygga", (None, "")),
        ("Ny brygga", (None, "")),
    ],
)
def test_labels(cell: str, expected: tuple[str | None, str]) -> None:
    assert split_label(cell) == expected


@pytest.mark.parametrize("text", ["2025-03-04", "den 4 mars 2025", "2025-02-30"])
def test_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize("text", ["Budget 2025-03-04 och sedan", "4 mars", "HN 2025/17", "Hamnnämnden"])
def test_no_dates(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("text", ["Hamnnämnden", "Kultur- och hamnnämnden", "Nämnden för hamnar", "Ekö stadsdelsnämnd"])
def test_recipients(text: str) -> None:
    assert is_recipient(text)


@pytest.mark.parametrize("text", ["Hamnkontoret", "Val av ledamot till hamnnämnden", "Ny nämnd 2025", "Hamnnämnden."])
def test_no_recipients(text: str) -> None:
    assert not is_recipient(text)


def begins(text: str) -> str | None:
    lines: list[Any] = cut_lines(SourceText(text, "-"))
    at = text_begins(lines, lexicon.load())
    return lines[at].text if at < len(lines) else None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Datum: 2025-03-04\n\nNy brygga\n\nBakgrund\nEn brygga.", "Bakgrund"),
        ("Mottagare\nHamnnämnden\n\nNy brygga\nBakgrund\nEn brygga.", "Bakgrund"),
        ("BESLUTSUNDERLAG\nHamnnämnden\n\nNy brygga\n\nKort och gott\n\nBakgrund\nEn brygga.", "Bakgrund"),
        ("Ny brygga\n\nBeslutsunderlag\n- En skrivelse\n- En till\n\nBakgrund\nText", "Beslutsunderlag"),
        (
            "Brygga\n\nVarför en brygga\n\nDet går båtar till kajen hela året runt.\n\nBakgrund\nText",
            "Varför en brygga",
        ),
        ("Ny brygga\n\nDet går båtar till kajen\nhela året runt.\n\nBakgrund\nText", "Det går båtar till kajen"),
        ("Ny brygga\n\nÄrende\nDet går båtar till kajen hela året runt.\n\nBakgrund\nText", "Ärende"),
        ("Ärende\nNy brygga\n\nBakgrund\nText", "Bakgrund"),
        ("Ny brygga", None),
    ],
)
def test_where_the_text_begins(text: str, first: str | None) -> None:
    assert begins(text) == first


def test_a_page_of_labels_is_read_in_linear_time() -> None:
    def cost(count: int) -> float:
        lines = cut_lines(SourceText("Handläggare   Datum   Dnr\n" * count, "-"))
        start = time.perf_counter()
        assert letterhead.read(lines, WIDTH).title is None
        return time.perf_counter() - start

    small = min(cost(200) for _ in range(3))
    assert min(cost(1600) for _ in range(3)) < 8 * small * 4
