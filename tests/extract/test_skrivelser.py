"""Letters, initiatives and questions handed in at the meeting."""

from __future__ import annotations

from typing import Any

import pytest

from protokollparse.extract.skrivelser import handed_in, skrivelse
from protokollparse.models import Skrivelse
from written import WIDTH, section_of, who


def letter(text: str) -> dict[str, Any]:
    found = skrivelse(section_of("skrivelse", text), WIDTH)
    assert found is not None
    Skrivelse.model_validate(found)
    return found


@pytest.mark.parametrize("colon", ["", ":"])
def test_a_letter_under_its_title(colon: str) -> None:
    found = letter(
        f"# Skrivelse om replokaler{colon}\n\nAnna Ek m.fl. (S)\n\nKUN 2025/12\n\nUngdomar har ingenstans att öva.\n\n"
        "Vi ställer därför följande frågor:\n\n1. Hur många lokaler finns?\n2. Vad kostar de?"
    )
    assert found["title"] == "Skrivelse om replokaler"
    assert who(found["by"]) == ["Anna Ek (S) m.fl."]
    assert found["diarienummer"] == ["KUN 2025/12"]
    assert found["questions"] == ["Hur många lokaler finns?", "Vad kostar de?"]
    assert found["text"].startswith("Anna Ek m.fl. (S)\n\nUngdomar har")


def test_a_letter_whose_title_stands_under_who_hands_it_in() -> None:
    found = letter(
        "# Skrivelse\n\nLedamoten Anna Ek (S) överlämnade nedan skrivelse till nämnden för beredning.\n\n"
        "Skrivelse om replokaler\nKUN 2025/12\n\nHur många lokaler finns?"
    )
    assert (found["title"], found["diarienummer"]) == ("Skrivelse om replokaler", ["KUN 2025/12"])
    assert found["questions"] == ["Hur många lokaler finns?"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi undrar:\n\n1. Hur många är de?\n2. Kostar det?", ["Hur många är de?", "Kostar det?"]),
        ("Vi vill ha svar på:\n\n- Hur många är de?\n- Kostar det?", ["Hur många är de?", "Kostar det?"]),
        ("Skolan är trång.\n\nHur många är de?\n\nVad kostar det?", ["Hur många är de?", "Vad kostar det?"]),
        ("Är det rimligt? Vi tycker inte det.", []),
        ("Skolan är trång.", []),
    ],
    ids=["numbers", "dashes", "paragraphs at the end", "a question in prose", "none"],
)
def test_its_questions(text: str, expected: list[str]) -> None:
    assert letter(f"# Skrivelse om skolan\n\nAnna Ek (S)\n\n{text}")["questions"] == expected


def test_a_question_of_a_fragestund() -> None:
    found = letter(
        "# Fråga 1\n\nAnna Ek (S) ställer följande fråga till kommunstyrelsens ordförande: När öppnar badhuset?\n\n"
        "Ordföranden Bo Al (M) besvarar frågan."
    )
    assert (found["title"], who(found["by"])) == ("Fråga 1", ["Anna Ek (S)"])
    assert found["questions"] == ["När öppnar badhuset?"]


@pytest.mark.parametrize("text", ["# Skrivelser\n\nInga skrivelser anmäldes.", "# Skrivelse\n\nVi undrar hur det går."])
def test_what_nobody_hands_in(text: str) -> None:
    assert skrivelse(section_of("skrivelse", text), WIDTH) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Ek (S) har den 15 juni 2026 lämnat ett initiativärende till nämnden gällande skolmaten.",
            [("skolmaten", ["Anna Ek (S)"])],
        ),
        (
            "Bo Al (M) och Eva Öst (L) har väckt ett initiativ om lekplatser.",
            [("lekplatser", ["Bo Al (M)", "Eva Öst (L)"])],
        ),
        ("Anna Ek (S) har lämnat rummet.", []),
        ("Förvaltningen har lämnat en skrivelse om skolmaten.", []),
    ],
    ids=["an initiative", "of two", "no letter", "of nobody"],
)
def test_initiatives_that_running_text_tells_of(text: str, expected: list[tuple[str, list[str]]]) -> None:
    found = handed_in(section_of("arende", text), WIDTH)
    for record in found:
        Skrivelse.model_validate(record)
    assert [(record["title"], who(record["by"])) for record in found] == expected
