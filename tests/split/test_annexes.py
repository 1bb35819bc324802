"""What stands behind the last paragraf and is text of none: signatures, annexes, lists of votes."""

from __future__ import annotations

import pytest

from protokollparse.split.annexes import annex_start, may_hold_vote_lists, signing_start
from written import lines_of

TEXT = "Taxan antas.\nDen gäller från juli.\n"
ROWS = "".join(f"Ledamot {n} (S)      Ja\n" for n in range(8))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"{TEXT}\f\nBilaga 1\nNamn      Röst\nAnna Ek (S)   Ja\n", 2),
        (f"{TEXT}\f\nNärvarolista\nAnna Ek (S)\nBo Al (M)\n", 2),
        (f"{TEXT}\n\n\nVoteringslista\n{ROWS}", 2),
        (f"{TEXT}\nBilaga A – Särskilt yttrande, § 74\nTaxan är för hög.\n", 2),
        (f"{TEXT}\nBilaga 1, § 74\nBilaga 2, § 75\n", 4),
        (f"{TEXT}\n\n\nBilaga 1\nBilaga 2\n", 4),
        (f"{TEXT}\nBilaga 1 visar hur avgiften räknas ut för den som har flera barn.\n{ROWS}", 11),
        (f"Bilaga 1\n{ROWS}", 9),
    ],
    ids=[
        "on a new page",
        "who was there",
        "amid a page",
        "a statement to another paragraf",
        "a list of bilagor to paragrafer",
        "a list of bilagor",
        "a sentence",
        "the only line",
    ],
)
def test_where_annexes_start(text: str, start: int) -> None:
    assert annex_start(lines_of(text)) == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"{TEXT}\nVid protokollet\nAnna Ek\n\nJusteras\nBo Al\n", 2),
        (f"{TEXT}\nOrdförande      Anna Ek (S)\nJusterare       Bo Al (M)\n", 2),
        (f"{TEXT}\nSekreterare: Anna Ek\n\nOrdförande: Bo Al\n", 2),
        (f"{TEXT}\nOrdförande      Anna Ek (S)\n", 3),
        (f"{TEXT}\nOrdföranden tackar för i dag.\nSekreteraren tackar också för sig.\n", 4),
        ("Ordförande   Anna Ek\nJusterare    Bo Al\n\nNämnden beslutar att taxan för färdtjänst ska antas.\n", 3),
    ],
    ids=[
        "labels over names",
        "labels beside names",
        "labels with colons",
        "one label",
        "sentences",
        "text behind them",
    ],
)
def test_where_signatures_start(text: str, start: int) -> None:
    assert signing_start(lines_of(text)) == start


def test_lists_of_votes_are_looked_for_where_there_are_signs_of_them() -> None:
    assert may_hold_vote_lists("Omröstningslista nr 1")
    assert may_hold_vote_lists("Antal Ja: 12")
    assert not may_hold_vote_lists(TEXT)
