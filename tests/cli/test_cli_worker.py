from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from console import MINUTES, Cli

from protokollparse import UnreadableError, lexicon, readers
from protokollparse.cli.worker import Parser, Settings
from protokollparse.source import SourceText

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="the child does not have what a test puts in the place of a reader"
)


def test_a_timeout_gives_the_same_records(cli: Cli, minutes: Path) -> None:
    assert cli("parse", minutes, "--timeout", "60") == cli("parse", minutes)


def test_standard_input_with_a_timeout(cli: Cli) -> None:
    code, out, _ = cli("parse", "-", "--timeout", "60", stdin=MINUTES.encode())
    assert code == 0
    assert json.loads(out)["source"]["name"] == "-"


def test_errors_come_back_from_the_child(cli: Cli, tmp_path: Path) -> None:
    code, _, err = cli("parse", tmp_path / "ingen.txt", "--timeout", "60")
    assert (code, err) == (1, f"protokoll: {tmp_path / 'ingen.txt'}: no such file\n")


@pytest.fixture
def odd_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files that hang or crash their reader, by their names, between two that do not."""
    read = readers.read

    def odd(path: str, *, max_bytes: int | None = None) -> SourceText:
        if Path(path).stem == "hang":
            time.sleep(60)
        if Path(path).stem == "crash":
            os._exit(11)
        if Path(path).stem == "bug":
            raise RecursionError("too deep\nby far")
        return read(path, max_bytes=max_bytes)

    monkeypatch.setattr(readers, "read", odd)
    for name in ("a", "hang", "m", "crash", "bug", "z"):
        (tmp_path / f"{name}.txt").write_text(MINUTES, encoding="utf-8")
    return tmp_path


def test_what_hangs_or_crashes_ends_alone(cli: Cli, odd_files: Path) -> None:
    code, out, err = cli("parse", *sorted(odd_files.glob("*.txt")), "--timeout", "1")
    assert code == 1
    assert [Path(each["source"]["name"]).stem for each in json.loads(out)] == ["a", "m", "z"]
    bug, crash, hang = sorted(err.splitlines())
    assert bug.endswith(r"which is a bug in protokollparse: RecursionError: too deep\nby far")
    assert "crash.txt: crashed its reader (exit code 11)" in crash
    assert "hang.txt: took longer than 1 s" in hang


def test_every_pdf_has_a_child_of_its_own_accord(odd_files: Path) -> None:
    (odd_files / "crash.txt").write_bytes(b"%PDF-1.7\n")
    with Parser(Settings(lexicon.load())) as parser:
        with pytest.raises(UnreadableError, match="crashed its reader"):
            parser(str(odd_files / "crash.txt"))
        assert parser(str(odd_files / "a.txt")).kind == "protokoll"
