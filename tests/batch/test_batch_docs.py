"""The questions of docs/batch.md are asked."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from small import MakeJob

from protokollparse.batch.job import run

PAGE = Path(__file__).parents[2] / "docs" / "batch.md"


def questions() -> list[str]:
    return re.findall(r"^```sql\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_sqlite_answers(make_job: MakeJob, archive: Path) -> None:
    job = make_job("protokoll.db", "sqlite")
    run(job, sorted(map(str, archive.rglob("*.*"))), lambda *_: None)
    asked = [question for question in questions() if ".parquet" not in question]
    assert len(asked) == 3
    with sqlite3.connect(job.place.path) as base:
        for question in asked:
            assert base.execute(question.replace("SN 2025/9", "SN 2025/77")).fetchall()


def test_duckdb_answers(make_job: MakeJob, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    run(make_job("tabeller", "parquet"), sorted(map(str, archive.rglob("*.*"))), lambda *_: None)
    monkeypatch.chdir(archive.parent)
    (question,) = [question for question in questions() if ".parquet" in question]
    counts = dict(duckdb.sql(question).fetchall())
    assert sum(counts.values()) == 34
    assert counts["val"] == 11
