from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from small import MINUTES

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks import archive


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    (tmp_path / "prov.txt").write_text(MINUTES.format(day=18, number=417), encoding="utf-8")
    return tmp_path


def test_the_same_seed_gives_the_same_archive(samples: Path) -> None:
    first, again, other = (list(archive.documents(samples, 5, seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert len({text for _, text in first}) == 5


def test_names_dates_and_numbers_vary_and_columns_stay(samples: Path) -> None:
    sample = (samples / "prov.txt").read_text(encoding="utf-8")
    for _, text in archive.documents(samples, 5, 1):
        assert "Anna Ek" not in text
        assert "2025-11-18" not in text
        assert [len(line) for line in text.splitlines()] == [len(line) for line in sample.splitlines()]
        (mover,) = set(re.findall(r"(\S+ \S+) \(S\)", text))
        assert f"{mover}s förslag" in text


def test_no_samples_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(archive.documents(tmp_path, 1, 1))
