"""What a text is; all names are invented."""

from __future__ import annotations

import time

import pytest

from protokollparse import lexicon
from protokollparse.layout import cut_lines
from protokollparse.lexicon import table
from protokollparse.source import SourceText
from protokollparse.split.kinds import Verdict, document_kind
from protokollparse.split.paragrafer import split_paragrafer


def verdict(text: str) -> Verdict:
    words = lexicon.load()
    lines = cut_lines(SourceText(text, "-"))
    _, chunks = split_paragrafer(lines, words.kind)
    bulleted = sum(line.text[0] == "•" for line in lines)
    return document_kind(lines, len(chunks), bulleted, words)


MINUTES = {
    "named in a column": (
        "EKÖ KOMMUN      SAMMANTRÄDESPROTOKOLL      Blad 1\nHamnnämnden     2025-03-04\n\n§ 1\nVal av justerare\n"
    ),
    "named with a number": "Protokoll 3/2024\nfört vid Hamnnämndens möte\n\n§ 1\nVal av justerare\n",
    "an extract": "§ 12 Ny brygga\n\nBeslut\nHamnnämnden bygger en brygga.\n",
    "decided in a sentence": "§ 12 Ny brygga\nHamnnämnden beslutar att bygga en brygga.\n",
    "told by who is present": (
        "Hamnnämnden\n\nBeslutande:   Anna Ek (S)\nJusterare:    Bo Al (M)\n\n§ 1 Dagordning\n\n§ 2 Bryggan\n"
    ),
    "bullets on a web page": (
        "Möte i maj\n\n• Ordföranden Anna Ek (S) öppnade sammanträdet.\n• Upprop\n• Bryggan\n\n"
        "Hamnnämnden beslutade enligt förslaget.\n"
    ),
    "a report's name inside": (
        "Protokoll\n\n§ 1\nBryggan\n\nBeslutsunderlag\nTjänsteskrivelse 2025-03-01\n\n§ 2\nKajen\n"
    ),
}
REPORTS = {
    "named": "Tjänsteskrivelse\n\nNy brygga\n\nFörslag till beslut\nHamnnämnden bygger en brygga.\n",
    "labelled": ("Handläggare\nAnna Ek\n\nNy brygga\n\nSammanfattning\nEn brygga.\n\nBakgrund\nIngen brygga.\n"),
    "with a date and a number": (
        "Datum: 2025-03-04\nDnr: HN 2025/1\n\nNy brygga\n\nFörslag till beslut\nEn brygga byggs.\n"
    ),
    "without a letterhead": "Ny brygga\n\nBakgrund\nIngen brygga.\n\nFörslag till beslut\nEn brygga byggs.\n",
    "numbered headings": (
        "Tjänsteutlåtande\n\nNy brygga\n\n1. Bakgrund\nIngen brygga.\n\n2. Förslag till beslut\nEn brygga byggs.\n"
    ),
    "with a motion for title": (
        "Handläggare: Anna Ek\n\nMotion om en brygga\n\nFörslag till beslut\nMotionen avslås.\n"
    ),
    "that cites a paragraf": (
        "Tjänsteskrivelse\n\nNy brygga\n\nBakgrund\nIngen brygga.\n\n§ 4 ellagen\n\nFörslag till beslut\n"
        "En brygga byggs.\n"
    ),
}
NEITHER = {
    "a contract": (
        "HYRESAVTAL FÖR BRYGGA\n\nMellan Ekö kommun och Brygg AB.\n\n§ 1 Plats\nKajen.\n\n§ 2 Hyra\nTusen kronor.\n"
    ),
    "a member's motion or question": (
        "Motion till kommunfullmäktige\n\nEn brygga\n\nBakgrund\nIngen.\n\nFörslag till beslut\nBygg.\n"
    ),
    "a notice of meeting": (
        "Ekö kommun     Kallelse     1 (2)\nHamnnämnden\n\n§ 1 Upprop\n\n§ 2 Ny brygga\n\nFörslag till beslut\nBygg.\n"
    ),
    "a letter or e-mail": "Från: Anna Ek\nTill: Bo Al\nÄmne: Beslut\n\nHej! Beslut om § 4?\n",
    "an annual report or a plan": (
        "Årsredovisning 2024\nEkö kommun\n\nSammanfattning\nÅret gick.\n\nBakgrund\nEkö.\n\nEkonomi\nGod.\n"
    ),
    "a set of rules": (
        "Reglemente för hamnnämnden\n\n§ 1 Uppdrag\nNämnden beslutar om bryggor.\n\n§ 2 Justering\nEn ledamot.\n"
    ),
}


@pytest.mark.parametrize("text", MINUTES.values(), ids=MINUTES)
def test_minutes(text: str) -> None:
    assert verdict(text).kind == "protokoll"


@pytest.mark.parametrize("text", REPORTS.values(), ids=REPORTS)
def test_reports(text: str) -> None:
    assert verdict(text).kind == "tjansteutlatande"


@pytest.mark.parametrize(("what", "text"), NEITHER.items(), ids=NEITHER)
def test_neither_says_what_it_is(what: str, text: str) -> None:
    assert verdict(text) == (None, f"its first lines are those of {what}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Fullmäktige sa ja till bryggan\n\nEfter tre timmar blev det ja.\n", "neither § nor a heading"),
        ("§ 1 Namn\nFöreningen heter Bryggan.\n\n§ 2 Säte\nEkö.\n", "2 §, but no headings and no decisions"),
        ("Bryggan\n\nSammanfattning\nEn brygga.\n", "no §, and no proposal"),
    ],
)
def test_neither_says_what_is_missing(text: str, reason: str) -> None:
    found = verdict(text)
    assert found.kind is None
    assert reason in found.reason


def test_every_name_of_another_document_refuses_it() -> None:
    names = [(what, name) for what, names in table("kinds")["others"].items() for name in names]
    assert len(names) > 20
    for what, name in names:
        title = name[0].upper() + name[1:] + (" Anna Ek" if name.endswith(":") else " om bryggor")
        assert verdict(f"{title}\n\n§ 1 Plats\nKajen.\n\nJustering\nJa.\n").reason.endswith(what), name


def test_no_name_is_in_two_tables() -> None:
    data = table("kinds")
    names = [name for key in ("names", "others") for entries in data[key].values() for name in entries]
    assert len(names) == len(set(names))
    assert all(name == name.casefold().strip() for name in names)


def test_long_minutes_cost_what_short_ones_do() -> None:
    words = lexicon.load()
    text = "Ekö kommun\n\n§ 1 Ny brygga\n\nBeslut\nEn brygga byggs.\n\n"
    short, long = (
        cut_lines(SourceText(text + "Det blåste på kajen den dagen.\n" * count, "-")) for count in (10, 20_000)
    )

    def cost(lines: list[object]) -> float:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            assert document_kind(lines, 1, 0, words).kind == "protokoll"  # type: ignore[arg-type]
            times.append(time.perf_counter() - start)
        return min(times)

    assert cost(list(long)) < 20 * cost(list(short)) + 0.001
