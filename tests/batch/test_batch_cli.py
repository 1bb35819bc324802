from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from protokollparse.batch.journal import Journal
from protokollparse.batch.work import Outcome
from protokollparse.cli.app import run


class Result(NamedTuple):
    code: int
    out: str
    err: str


Batch = Callable[..., Result]


@pytest.fixture
def batch(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, archive: Path) -> Batch:
    """Runs ``protokoll batch`` in the directory of the archive."""
    monkeypatch.chdir(archive.parent)

    def call(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(["batch", *map(str, arguments)])
        return Result(code, *capfd.readouterr())

    return call


def test_a_directory_to_one_output_with_a_summary(batch: Batch) -> None:
    code, out, err = batch("arkiv", "--to", "jsonl", "--output", "ut.jsonl")
    assert (code, out) == (0, "")
    summary = dict(line.split(maxsplit=1) for line in err.splitlines())
    assert summary["documents"].strip() == "12"
    assert summary["paragrafer"].strip() == "22"
    assert summary["output"].strip() == "ut.jsonl"
    assert len(Path("ut.jsonl").read_bytes().splitlines()) == 12


def test_failures_are_told_recorded_and_exit_with_1(batch: Batch) -> None:
    Path("arkiv/tom.txt").touch()
    code, _, err = batch("arkiv", "saknas.pdf", "--output", "ut.jsonl")
    assert code == 1
    assert err.splitlines()[:2] == [
        f"protokoll: {Path('arkiv', 'tom.txt')}: the document is empty",
        "protokoll: saknas.pdf: no such file",
    ]
    assert "failed: empty       1" in err
    errors = map(json.loads, Path("ut.jsonl.errors.jsonl").read_text().splitlines())
    assert [error["reason"] for error in errors] == ["empty", "unreadable"]


def test_quiet_says_nothing(batch: Batch) -> None:
    Path("arkiv/tom.txt").touch()
    assert batch("arkiv", "--output", "ut.jsonl", "--quiet") == (1, "", "")


def test_a_list_on_standard_input(batch: Batch) -> None:
    listed = "\n".join(map(str, sorted(Path("arkiv").rglob("*.txt"))[:3]))
    assert batch("-", "--output", "ut.jsonl", "-q", stdin=listed.encode()).code == 0
    assert len(Path("ut.jsonl").read_bytes().splitlines()) == 3


def test_the_format_comes_from_the_ending_and_csv_has_tables(batch: Batch) -> None:
    assert batch("arkiv", "--output", "ut.csv", "--table", "yrkanden", "--excel", "-q").code == 0
    assert Path("ut.csv").read_bytes().startswith("\ufeffsource;".encode())
    assert (
        batch("arkiv", "--output", "ut", "--to", "csv", "--table", "yrkanden", "--table", "documents", "-q").code == 0
    )
    assert sorted(path.name for path in Path("ut").iterdir()) == ["documents.csv", "yrkanden.csv"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["arkiv", "--output", "ut"], "does not end in a known format; add --to"),
        (["arkiv", "--output", "ut.db", "--table", "yrkanden"], "only for CSV, and this is sqlite"),
        (["arkiv", "--output", "ut.csv", "--table", "x"], "x is none of decisions, "),
        (["arkiv", "--output", "ut.csv", "--table", "yrkanden", "--table", "actors"], "ut.csv is one file"),
        (["arkiv/2025/01.txt", "--to", "jsonl", "--output", "arkiv/2025/01.txt"], "is one of the sources"),
        (["arkiv", "--output", "saknas/ut.db"], "no such directory"),
        (["arkiv"], "Missing option '--output'"),
    ],
)
def test_wrong_use_is_told_in_a_line(batch: Batch, arguments: list[str], message: str) -> None:
    code, out, err = batch(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1


def test_an_unfinished_run_is_not_overwritten(batch: Batch) -> None:
    journal = Journal(Path("ut.db.resume"), "")
    journal.record(Outcome(0, "a", "ab", b"frame"))
    journal.commit()
    journal.close()
    code, _, err = batch("arkiv", "--output", "ut.db")
    assert code == 2
    assert "ut.db.resume: an earlier run did not finish: go on with --resume" in err
    assert batch("arkiv", "--output", "ut.db", "--resume", "-q").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
def test_a_terminal_sees_how_far_it_is(archive: Path, tmp_path: Path) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-c", "from protokollparse.cli import main; main()", "batch", str(archive)]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen([*command, "--output", str(tmp_path / "ut.jsonl")], stderr=slave, env=environment)
    os.close(slave)
    shown = all_of(master)
    assert process.wait() == 0
    assert "parsing" in shown
    assert "writing" in shown
    assert "12/12" in shown
    assert "documents" in shown


def all_of(terminal: int) -> str:
    """What is written to a terminal until nobody writes to it any more."""
    shown = b""
    with contextlib.suppress(OSError), os.fdopen(terminal, "rb", buffering=0) as stream:
        while piece := stream.read(4096):
            shown += piece
    return shown.decode()
