"""Four times the document is about four times the work: parsing, checking and writing it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from documents import documents
from growth import steep

CASES = dict(documents(("a decision",)))


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_work_grows_as_the_document_does(text: Callable[[int], str]) -> None:
    assert not steep(text)


def test_quadratic_work_is_seen() -> None:
    def measured(text: str, _: int) -> dict[str, float]:
        return {
            "linear": len(text),
            "quadratic": len(text) ** 2,
            "quadratic up to a bound": min(len(text), 10_000) ** 2,
        }

    assert [told.partition(":")[0] for told in steep(lambda length: "a" * length, measured)] == ["quadratic"]
