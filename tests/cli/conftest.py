from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from console import MINUTES, REPORT, Cli, Result

from protokollparse.cli.app import run


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
