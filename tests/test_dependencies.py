"""Every dependency that users get has a range: a least version, and where versions tell of breaks a highest one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ("pdf", "docx", "html", "parquet", "dask", "remote")
REQUIREMENTS = [*PROJECT["dependencies"], *(each for name in EXTRAS for each in PROJECT["optional-dependencies"][name])]


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_a_dependency_has_a_range(requirement: str) -> None:
    least = re.search(r">=(\d+)", requirement)
    assert least, requirement
    by_year = int(least[1]) > 2000  # such versions say nothing of what breaks
    assert by_year or re.search(r",<\d", requirement), requirement
