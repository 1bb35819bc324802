"""Four times the document is about four times the work: parsing, checking and writing it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

import forms
import pytest
from documents import documents
from growth import read, steep

CASES = dict(documents(("a decision",)))


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_work_grows_as_the_document_does(text: Callable[[int], str]) -> None:
    assert not steep(text)


_CELL = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"


def page(before: str, run: str) -> Callable[[int], bytes]:
    """A web page of so many of the same."""
    return lambda count: f"<html><body>Protokoll<p>§ 1<p>Taxa<p>Beslut<p>{before}{run * count}".encode()


def word(inside: str) -> bytes:
    return forms.word("§ 1", inside=inside, packing=zipfile.ZIP_STORED)


FILES: dict[str, Callable[[int], bytes]] = {
    "cells of a web page": page("<table><tr>", "<td>a"),
    "rows of a web page": page("<table>", "<tr><td>a<td>b"),
    "tables of a web page": page("", "<table><tr><td rowspan=99 colspan=99>a</table>"),
    "paragraphs of a web page": page("", "<p>a"),
    "lists in lists": page("", "<ol><li>a"),
    "blocks in blocks": page("", "<div>"),
    "bold in bold": page("", "<b>a"),
    "lines of a web page": page("<pre>", "a\n"),
    "signs of a web page": page("", "&amp;<"),
    "cells of a Word document": lambda count: word(f"<w:tbl><w:tr>{_CELL * count}</w:tr></w:tbl>"),
    "rows of a Word document": lambda count: word(f"<w:tbl>{f'<w:tr>{_CELL}</w:tr>' * count}</w:tbl>"),
    "runs of a Word document": lambda count: word(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * count}</w:p>"),
    "lines of a PDF": lambda count: forms.pdf("avslag\n" * (count // 4)),
    "words of a PDF": lambda count: forms.pdf("a " * (count // 4)),
}


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_reading_grows_as_the_file_does(file: Callable[[int], bytes]) -> None:
    assert not steep(file, read)


def test_quadratic_work_is_seen() -> None:
    def measured(text: str, _: int) -> dict[str, float]:
        return {
            "linear": len(text),
            "quadratic": len(text) ** 2,
            "quadratic up to a bound": min(len(text), 10_000) ** 2,
        }

    assert [told.partition(":")[0] for told in steep(lambda length: "a" * length, measured)] == ["quadratic"]
