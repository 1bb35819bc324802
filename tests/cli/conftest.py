"""The command line run in this process, and small documents to run it on."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from protokollparse.cli.app import run

MINUTES = """\
Norrtuna kommun
Socialnämnden
Protokoll
Sammanträdesdatum 2025-11-18

§ 1
Val av justerare
Beslut
Anna Ek (S) utses att justera protokollet.

§ 2
Taxa för färdtjänst
Dnr SN 2025/9
Beslut
Socialnämnden godkänner förslaget till taxa.
Yrkanden
Anna Ek (S) yrkar bifall till förslaget. Bo Ask (M) yrkar avslag på förslaget.
Reservation
Bo Ask (M) reserverar sig mot beslutet.
"""

REPORT = """\
Norrtuna kommun
Socialförvaltningen
Tjänsteutlåtande
2025-11-02
Dnr SN 2025/9

Till
Socialnämnden

Taxa för färdtjänst

Förslag till beslut
Socialnämnden godkänner förslaget till taxa.

Sammanfattning
Taxan är från 2012.
"""


class Result(NamedTuple):
    code: int
    out: bytes
    err: str


Cli = Callable[..., Result]


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs ``protokoll`` with arguments; ``stdin`` is what standard input holds, in bytes."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([str(argument) for argument in arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Result(code, out, err.decode())

    return call


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "protokoll.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "rapport.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path
