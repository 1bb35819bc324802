from __future__ import annotations

import by_hand
import pytest

from protokollparse.models import Protokoll, Tjansteutlatande


@pytest.fixture(scope="session")
def protokoll() -> Protokoll:
    return by_hand.minutes()


@pytest.fixture(scope="session")
def tjansteutlatande() -> Tjansteutlatande:
    return by_hand.report()
