"""The tables of docs/scale.md."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("distributed")
sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks import cost
from benchmarks.measure import put

PAGE = Path(__file__).parents[2] / "docs" / "scale.md"
RUN = cost.Run(workers=0.036, writing=0.0018, journal=17e3, output=66e3)
COST = cost.Cost(size=29e3, parent=0.0003, dask=0.0012, to={"jsonl": RUN, "csv": RUN, "sqlite": RUN, "parquet": RUN})


def test_a_million_is_computed_from_one() -> None:
    rows = [line.strip("| ").split(" | ") for line in cost.report({"text": COST}).splitlines() if " | " in line]
    assert [row[1] for row in rows if row[0] == "to read"] == ["29 kB", "29 GB", "2.9 TB"]
    assert [row[1] for row in rows if row[0] == "work"] == ["10 core hours", "1,000 core hours"]
    assert [row[1] for row in rows if row[0] == "on 32 cores"] == ["19 minutes", "31 hours"]
    assert [row[1] for row in rows if row[0] == "at the end, to SQLite"] == ["1.8 ms", "30 minutes", "50 hours"]


def test_results_take_the_place_of_those_before(tmp_path: Path) -> None:
    page = tmp_path / "scale.md"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    for results in ("<1>", "<2>"):
        put(page, results)
    text = page.read_text(encoding="utf-8")
    assert text.count("<2>") == 1
    assert "<1>" not in text
    assert text.split("<!-- ")[0] == PAGE.read_text(encoding="utf-8").split("<!-- ")[0]
    assert text.endswith(PAGE.read_text(encoding="utf-8").partition("<!-- end")[2])
