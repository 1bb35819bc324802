"""The switch that writes the expected JSON of the samples."""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write the JSON that the samples expect from what the parser reads today; then look at the diff",
    )


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CI") and config.getoption("--update-goldens"):
        raise pytest.UsageError("--update-goldens writes what the tests expect, and CI is set: CI only compares")
