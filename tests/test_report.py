"""Whole reports: sections, proposals, signatures, annexes and where each line went; all names are invented."""

from __future__ import annotations

import pytest

from protokollparse.models import Tjansteutlatande
from protokollparse.pipeline import parse_text

REPORT = """\
Ekö kommun                    Tjänsteskrivelse                    1 (2)
Hamnkontoret                  Datum           Diarienummer
Anna Ek                       2025-03-04      HN 2025/17
utredare

                              Hamnnämnden


Ny brygga på norra kajen
Svar på motion av Cia Du (S)

Förslag till beslut
Hamnnämnden föreslår kommunfullmäktige besluta
1. En brygga byggs.
2. Motionen anses besvarad.
Hamnnämnden beslutar för egen del
3. Hamnchefen får i uppdrag att måla den.

2. Sammanfattning
Det finns ingen brygga vid den norra kajen.

Vem som ska ro

Alla som vill ska få ro till kajen och tillbaka.

Bilagor
1. Ritning
2. Karta

Beslutet skickas till
Hamnchefen


På hamnkontorets vägnar


Bo Al                         Anna Ek
hamnchef                      utredare

Attesterat av

Bo Al, Hamnchef	2025-03-05

Postadress: Ekö kommun, Box 1, 123 45 Ekö
Telefon: 0911-10 00 00
www.eko.example
"""


@pytest.fixture(scope="module")
def report() -> Tjansteutlatande:
    found = parse_text(REPORT)
    assert isinstance(found, Tjansteutlatande)
    return found


def test_the_head(report: Tjansteutlatande) -> None:
    assert (report.kommun, report.organ, str(report.date)) == ("Ekö kommun", "Hamnnämnden", "2025-03-04")
    assert report.diarienummer == ["HN 2025/17"]
    assert (report.title, report.subtitle) == ("Ny brygga på norra kajen", "Svar på motion av Cia Du (S)")
    assert [(each.name, each.title, each.phone) for each in report.handlaggare] == [("Anna Ek", "utredare", None)]


def test_proposals_say_whom_they_are_for(report: Tjansteutlatande) -> None:
    assert [(each.number, each.text, each.proposed_to) for each in report.proposed_decisions] == [
        (1, "En brygga byggs.", "kommunfullmäktige"),
        (2, "Motionen anses besvarad.", "kommunfullmäktige"),
        (3, "Hamnchefen får i uppdrag att måla den.", None),
    ]


def test_sections_keep_their_order_and_lose_their_numbers(report: Tjansteutlatande) -> None:
    assert [(each.heading, each.kind) for each in report.sections] == [
        ("Förslag till beslut", "forslag"),
        ("Sammanfattning", "sammanfattning"),
        ("Vem som ska ro", "ovrigt"),
        ("Bilagor", "handlingar"),
        ("Beslutet skickas till", "expediering"),
        ("Attesterat av", "justering"),
    ]
    assert report.sections[4].text == "Hamnchefen"


def test_signers_annexes_and_attesters(report: Tjansteutlatande) -> None:
    assert [(each.name, each.title) for each in report.signers] == [("Bo Al", "hamnchef"), ("Anna Ek", "utredare")]
    assert [(each.reference, each.title) for each in report.handlingar] == [("1", "Ritning"), ("2", "Karta")]
    assert [(each.name, each.title, str(each.date)) for each in report.attesters] == [
        ("Bo Al", "Hamnchef", "2025-03-05")
    ]


def test_every_character_lies_in_one_place(report: Tjansteutlatande) -> None:
    covered = [0] * len(REPORT)
    for run in report.partition:
        for at in range(run.start, run.end):
            covered[at] += 1
    assert max(covered) == 1
    assert "".join(c for c, count in zip(REPORT, covered, strict=True) if not count).strip() == ""


def test_spans_hold_their_evidence(report: Tjansteutlatande) -> None:
    named = [*report.handlaggare, *report.signers, *report.attesters]
    assert len(named) == 4
    for each in named:
        assert each.name in REPORT[each.span.start : each.span.end]
        assert each.line == REPORT.count("\n", 0, each.span.start) + 1


def test_the_foot_of_the_letter_is_furniture(report: Tjansteutlatande) -> None:
    foot = [REPORT[run.start : run.end] for run in report.partition if run.place == "furniture"][-1]
    assert foot.startswith("Postadress")
    assert foot.endswith("www.eko.example")


def test_a_proposal_to_the_body_itself_is_for_no_higher_one() -> None:
    head = "Handläggare: Anna Ek\nTill: Kommunstyrelsen\n\nNy brygga\n\n"
    found = parse_text(f"{head}Förslag till beslut i kommunstyrelsen\nEn brygga byggs.\n")
    assert isinstance(found, Tjansteutlatande)
    assert [each.proposed_to for each in found.proposed_decisions] == [None]


def test_the_last_body_of_the_plan_decides() -> None:
    text = (
        "Tjänsteskrivelse\n\nNy brygga\n\nFörslag till beslut\nEn brygga byggs.\n\n"
        "Beslutsplanering\nHamnnämndens arbetsutskott 2025-03-11\nHamnnämnden 2025-03-18\n\nÄrendet\nEn brygga.\n"
    )
    found = parse_text(text)
    assert isinstance(found, Tjansteutlatande)
    assert (found.organ, str(found.meeting_date)) == ("Hamnnämnden", "2025-03-18")


def test_a_report_without_a_letterhead() -> None:
    found = parse_text("Ny brygga\n\nBakgrund\nIngen brygga.\n\nFörslag till beslut\nEn brygga byggs.\n")
    assert isinstance(found, Tjansteutlatande)
    assert found.title == "Ny brygga"
    assert (found.organ, found.date, found.handlaggare, found.signers) == (None, None, [], [])


@pytest.mark.parametrize(
    "foot",
    [
        "Ekö kommun · Box 1 · 123 45 Ekö · 0911-10 00 00",
        "Ekö kommun        Besöksadress: Kajen 1        Telefon: 0911-10 00 00",
        "Postadress: Box 1\nTelefon: 0911-10 00 00\nE-post: hamn@eko.example",
    ],
)
def test_a_foot_between_pages_is_in_no_section(foot: str) -> None:
    text = (
        f"Tjänsteskrivelse\n\nNy brygga\n\nBakgrund\nIngen brygga.\n{foot}\n\nFörslag till beslut\nEn brygga byggs.\n"
    )
    found = parse_text(text)
    assert isinstance(found, Tjansteutlatande)
    assert [each.text for each in found.sections] == ["Ingen brygga.", "En brygga byggs."]
