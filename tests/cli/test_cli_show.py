from __future__ import annotations

from pathlib import Path

import pytest
from console import MINUTES, Cli

from protokollparse.models import Protokoll
from protokollparse.writers.tree import tree


def test_the_tree_of_minutes(cli: Cli, minutes: Path) -> None:
    code, out, err = cli("show", minutes)
    assert (code, err) == (0, "")
    lines = out.decode().splitlines()
    assert lines[0] == "Socialnämnden 2025-11-18 · Protokoll"
    assert "├── § 1 Val av justerare · rad 6" in lines
    assert "└── § 2 Taxa för färdtjänst · SN 2025/9 · rad 11" in lines
    assert "    ├── Beslut: Socialnämnden godkänner förslaget till taxa. → bifall" in lines
    assert "    ├── Yrkande: Bo Ask (M) – avslag (förslaget)" in lines
    assert "    └── Reservation: Bo Ask (M)" in lines


def test_the_tree_of_a_report(cli: Cli, report: Path) -> None:
    lines = cli("show", report).out.decode().splitlines()
    assert lines[0] == "Taxa för färdtjänst · Tjänsteutlåtande"
    assert "    └── Beslut: Socialnämnden godkänner förslaget till taxa. → bifall" in lines


def test_colours_are_for_terminals_only(cli: Cli, minutes: Path) -> None:
    assert b"\x1b" not in cli("show", minutes).out


def test_text_is_neither_markup_nor_escape_sequence() -> None:
    from rich.console import Console

    evil = "[red]§[/red] [link=http://x.example]x[/link] \x1b[2J\x07 :smile:"
    document = Protokoll.model_validate(
        {
            "source": {"name": "a.txt", "format": "text", "characters": 9, "sha256": ""},
            "organ": evil,
            "paragrafer": [{"line": 1, "span": {"start": 0, "end": 1}, "title": evil}],
        }
    )
    console = Console(width=200, force_terminal=True, highlight=False, color_system=None)
    with console.capture() as captured:
        console.print(tree(document))
    shown = captured.get()
    assert shown.count(r"[red]§[/red] [link=http://x.example]x[/link] \x1b[2J\x07 :smile:") == 3
    assert "\x1b[2J" not in shown


@pytest.mark.parametrize("content", [b"", MINUTES.encode()[:20]])
def test_what_cannot_be_shown(cli: Cli, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    code, out, err = cli("show", tmp_path / "a.txt")
    assert (code, out) == (1, b"")
    assert err.startswith(f"protokoll: {tmp_path / 'a.txt'}: ")
