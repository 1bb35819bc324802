from __future__ import annotations

import io
import json
import os
import sys
import time
from pathlib import Path

import pytest
from bad_inputs import forms
from console import MINUTES, Cli

from protokollparse import Lexicon, ProtokollError, lexicon
from protokollparse.cli.worker import Settings, Worker, parser


class OddLexicon(Lexicon):
    """A lexicon that hangs, crashes or fails over a line that says so."""

    __slots__ = ()

    def kind(self, text: str) -> str | None:
        if text == "HANG":
            time.sleep(60)
        if text == "CRASH":
            os._exit(11)
        if text == "FILL":
            bytearray(2**36)
        if text == "FAIL":
            raise RecursionError("too deep\nby far")
        return super().kind(text)


def settings(timeout: float | None = None) -> Settings:
    words = lexicon.load()
    odd = OddLexicon(**{field: getattr(words, field) for field in words.__dataclass_fields__})
    return Settings(odd, timeout=timeout)


def document(folder: Path, line: str) -> str:
    path = folder / f"{line}.txt"
    path.write_text(MINUTES + f"\n{line}\nMer text.\n", encoding="utf-8")
    return str(path)


def test_a_timeout_gives_the_same_records(cli: Cli, minutes: Path) -> None:
    assert cli("parse", minutes, "--timeout", "60") == cli("parse", minutes)


def test_standard_input_with_a_timeout(cli: Cli) -> None:
    code, out, _ = cli("parse", "-", "--timeout", "60", stdin=MINUTES.encode())
    assert code == 0
    assert json.loads(out)["source"]["name"] == "-"


def test_errors_come_back_from_the_child(cli: Cli, tmp_path: Path) -> None:
    code, _, err = cli("parse", tmp_path / "ingen.txt", "--timeout", "60")
    assert (code, err) == (1, f"protokoll: {tmp_path / 'ingen.txt'}: no such file\n")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("HANG", "took longer than 3 s; give it more with --timeout"),
        ("CRASH", r"crashed its reader \(exit code 11\)"),
        ("FAIL", "which is a bug in protokollparse: RecursionError: too deep"),
    ],
)
def test_what_hangs_or_crashes_ends_alone(tmp_path: Path, line: str, told: str) -> None:
    with parser(settings(timeout=3)) as parsed:
        with pytest.raises(ProtokollError, match=told):
            parsed(document(tmp_path, line))
        assert parsed(document(tmp_path, "Bilaga")).kind == "protokoll"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process can be kept from the memory")
def test_what_fills_the_memory_ends_alone(tmp_path: Path) -> None:
    with parser(settings(timeout=60)) as parsed:
        with pytest.raises(ProtokollError, match="needs more memory than there is"):
            parsed(document(tmp_path, "FILL"))
        assert parsed(document(tmp_path, "Bilaga")).kind == "protokoll"


def test_a_pdf_has_a_time_limit_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("protokollparse.cli.worker.PDF_TIMEOUT", 1.0)
    (tmp_path / "a.pdf").write_bytes(forms.endless_pdf())
    with parser(settings()) as parsed, pytest.raises(ProtokollError, match="took longer than 1 s"):
        parsed(str(tmp_path / "a.pdf"))


def test_standard_input_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.RawIOBase):
        def readinto(self, _: object) -> int:
            raise OSError(5, "Input/output error")

        def readable(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
    with parser(settings()) as parsed, pytest.raises(ProtokollError, match="-: cannot be read: Input/output error"):
        parsed("-")


def test_a_bug_ends_alone_without_a_child_too(tmp_path: Path) -> None:
    with parser(settings()) as parsed, pytest.raises(ProtokollError, match="which is a bug in protokollparse"):
        parsed(document(tmp_path, "FAIL"))


def test_every_pdf_goes_to_a_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []

    def in_child(_: Worker, source: str, data: bytes | None) -> None:
        sent.append(source if data is None else "bytes")

    monkeypatch.setattr(Worker, "_in_child", in_child)
    (tmp_path / "named.txt").write_bytes(b"\xef\xbb\xbf%PDF-1.7\n")
    with parser(settings()) as parsed:
        parsed(str(tmp_path / "named.txt"))
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"%PDF-1.7\n")))
        parsed("-")
        assert parsed(document(tmp_path, "Bilaga"))
    assert sent == [str(tmp_path / "named.txt"), "bytes"]
