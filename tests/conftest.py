"""The switch that writes the expected JSON of the samples."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write samples/*.json from what the parser reads today; look at the diff before you commit it",
    )
