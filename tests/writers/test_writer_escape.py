from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokollparse.writers.escape import csv_cell, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nämnden § 5 – ”ja”", "Nämnden § 5 – ”ja”"),
        ("a\nb\tc", r"a\nb\tc"),
        ("\x1b[31mröd\x07", r"\x1b[31mröd\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("fil\u202etxt.exe", r"fil\u202etxt.exe"),
        ("a\u2028b", r"a\u2028b"),
        ("namn\udce5", r"namn\udce5"),
    ],
)
def test_characters_that_steer_a_terminal_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_lines_and_tabs_can_be_kept() -> None:
    assert visible("a\n\tb\r\x1b", keep_lines=True) == "a\n\tb\\r\\x1b"


@given(st.text())
def test_nothing_visible_steers_a_terminal(text: str) -> None:
    assert all(char.isprintable() or ord(char) > 0x9F for char in visible(text))


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+46 8", "-1", "@SUM(A1)", " =1", "\u00a0=1", "\t=1", "\n=1", "＝1", "\ttext", "\ntext"],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(formula: str) -> None:
    assert csv_cell(formula) == "'" + formula


@pytest.mark.parametrize("control", ["\r=1", "\x00=1", "\x1b]0;x", "\x85=1"])
def test_a_cell_that_starts_with_a_control_character_shows_it(control: str) -> None:
    assert csv_cell(control).startswith("\\")


@pytest.mark.parametrize("text", ["", "Bo Ask (-)", "1-5", "a=b", "'=1"])
def test_other_cells_stay(text: str) -> None:
    assert csv_cell(text) == text


@given(st.text())
def test_no_cell_starts_like_a_formula(text: str) -> None:
    cell = csv_cell(text)
    assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠\t\r\n\0")
