"""The documents of a case: an entry each, with its number where it has one."""

from __future__ import annotations

import pytest

from protokollparse.extract.handlingar import handlingar
from protokollparse.models import Handling
from written import WIDTH, section_of

Listed = list[tuple[str | None, str]]


def listed(text: str, *, report: bool = False) -> Listed:
    found = handlingar(section_of("handlingar", text), WIDTH, report=report)
    for record in found:
        Handling.model_validate(record)
    return [(record["reference"], record["title"]) for record in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tjänsteskrivelse 2025-01-02\nKarta", [(None, "Tjänsteskrivelse 2025-01-02"), (None, "Karta")]),
        ("- Tjänsteskrivelse\n- Karta", [(None, "Tjänsteskrivelse"), (None, "Karta")]),
        ("SOF 2023/409-3 Tjänsteutlåtande", [("SOF 2023/409-3", "Tjänsteutlåtande")]),
        ("- SON 2024/9-3.1 Bilaga 1 - Budget", [("SON 2024/9-3.1", "Bilaga 1 - Budget")]),
        ("• KS 2025/12 Protokollsutdrag, § 4", [("KS 2025/12", "Protokollsutdrag, § 4")]),
        ("§ 36 VON AU Årsplan", [(None, "§ 36 VON AU Årsplan")]),
        ("2023 nr 20.", [(None, "2023 nr 20.")]),
        (
            "Tjänsteskrivelse om upprustning av badplatsen vid Långtjärn och om bryggan\nsom dömdes ut.",
            [(None, "Tjänsteskrivelse om upprustning av badplatsen vid Långtjärn och om bryggan som dömdes ut.")],
        ),
        ("", []),
    ],
    ids=[
        "a line each",
        "dashes",
        "a case number",
        "an annex of it",
        "bullets",
        "a paragraf stays",
        "a year stays",
        "wrapped",
        "none",
    ],
)
def test_of_minutes(text: str, expected: Listed) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Kostnadsberäkning\n2. Karta", [("1", "Kostnadsberäkning"), ("2", "Karta")]),
        ("Bilaga 1: Motion\nBilaga 2: Karta", [("1", "Motion"), ("2", "Karta")]),
        ("Bilaga A – Motion", [("A", "Motion")]),
        ("- Motion", [(None, "Motion")]),
        ("Bilaga, Motion om skolan", [(None, "Bilaga, Motion om skolan")]),
    ],
    ids=["numbers", "bilagor", "a letter", "dashes", "no number"],
)
def test_of_a_report(text: str, expected: Listed) -> None:
    assert listed(text, report=True) == expected


def test_an_entry_knows_its_lines() -> None:
    text = "- Tjänsteskrivelse\n- KS 2025/12 Karta\n  över hamnen"
    second = handlingar(section_of("handlingar", text), WIDTH)[1]
    assert second["line"] == 2
    assert text[second["span"]["start"] : second["span"]["end"]] == "- KS 2025/12 Karta\n  över hamnen"
