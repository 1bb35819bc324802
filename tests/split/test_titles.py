"""The head of a paragraf: title, subtitle and numbers, however they are set."""

from __future__ import annotations

from typing import Any

import pytest

from protokollparse.lexicon import load
from protokollparse.split.paragrafer import split_paragrafer
from protokollparse.split.titles import TitleBlock, read_title, title_width
from written import WIDTH, lines_of


def title_of(text: str) -> TitleBlock:
    chunks = split_paragrafer(lines_of(text), load().kind)[1]
    return read_title(chunks[0], load(), title_width(chunks, WIDTH), wrapped=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 1\nTaxa\nBeslut\nAntas.", {"title": "Taxa"}),
        ("§ 1 Taxa\nBeslut\nAntas.", {"title": "Taxa"}),
        ("§ 1\nKS 2025/12\nTaxa\nBeslut\nAntas.", {"title": "Taxa", "diarienummer": ["KS 2025/12"]}),
        ("§ 1\nTaxa\nDnr KS 2025/12\nBeslut\nAntas.", {"title": "Taxa", "diarienummer": ["KS 2025/12"]}),
        ("§ 1 Dnr KS 2025/12\nTaxa\nBeslut\nAntas.", {"title": "Taxa", "diarienummer": ["KS 2025/12"]}),
        ("§ 1 KS 2025/12 Taxa\nBeslut\nAntas.", {"title": "Taxa", "diarienummer": ["KS 2025/12"]}),
        ("§ 1    Taxa            Dnr KS 2025/12\nBeslut\nAntas.", {"title": "Taxa", "diarienummer": ["KS 2025/12"]}),
        (
            "§ 1                    Dnr KS 2025/12\nTaxa\nBeslut\nAntas.",
            {"title": "Taxa", "diarienummer": ["KS 2025/12"]},
        ),
        ("§ 1 Taxa KS 2025/12\nBeslut\nAntas.", {"title": "Taxa", "diarienummer": ["KS 2025/12"]}),
        (
            "§ 1\nTaxa\nKS 2025/12, KS 2025/13\nBeslut\nAntas.",
            {"title": "Taxa", "diarienummer": ["KS 2025/12", "KS 2025/13"]},
        ),
        ("§ 1\nTaxa för upplåtelse av\nallmän plats\nBeslut\nAntas.", {"title": "Taxa för upplåtelse av allmän plats"}),
        ("§ 1\nTaxa för färd-\ntjänst\nBeslut\nAntas.", {"title": "Taxa för färdtjänst"}),
        ("§ 1\nHandlingsplan\n2024–2027\nBeslut\nAntas.", {"title": "Handlingsplan 2024–2027"}),
        (
            "§ 1\nTaxa för färdtjänst\nSvar på remiss från kommunstyrelsen, Dnr KS 2024/9\nSN 2025/12\nBeslut\nAntas.",
            {
                "title": "Taxa för färdtjänst",
                "subtitle": "Svar på remiss från kommunstyrelsen, Dnr KS 2024/9",
                "diarienummer": ["SN 2025/12"],
            },
        ),
        ("**§ 1\nVal av justerare****Beslut**\nAntas.", {"title": "Val av justerare"}),
        ("§ 1\nVal av justerareBeslut\nAntas.", {"title": "Val av justerare"}),
        ("§ 1\nTaxa\nHandläggare: Anna Ek\nBeslut\nAntas.", {"title": "Taxa"}),
        ("§ 9\nInformation\nBeslut\nAntas.", {"title": "Information"}),
        ("§ 1\nBeslut\nAntas.", {"title": None}),
        ("§ 1", {"title": None}),
    ],
    ids=[
        "below the number",
        "beside the number",
        "number above",
        "number below",
        "number on the § line",
        "number before the title",
        "number in a column",
        "number in a column above",
        "number at the end",
        "two numbers",
        "two lines",
        "a divided word",
        "years",
        "a subtitle with the number of another case",
        "bold glued to the heading",
        "glued without bold",
        "a handläggare",
        "a title that can be a heading",
        "no title",
        "nothing",
    ],
)
def test_the_head(text: str, expected: dict[str, Any]) -> None:
    block = title_of(text)
    found = {"title": block.title, "subtitle": block.subtitle, "diarienummer": block.diarienummer}
    assert found == {"subtitle": None, "diarienummer": [], **expected}


def test_a_heading_glued_to_the_title_is_a_line_of_its_own() -> None:
    block = title_of("§ 1\nVal av justerareBeslut\nAntas.")
    assert block.pushed is not None
    assert (block.pushed.text, block.used) == ("Beslut", 1)


def test_titles_break_sooner_than_the_text() -> None:
    text = "§ 1\nTaxa för upplåtelse av allmän\nplats\n\nBeslut\nAntas.\n\n§ 2\nVal av ledamot och ersättare i\nnämnden"
    chunks = split_paragrafer(lines_of(text), load().kind)[1]
    assert title_width(chunks, WIDTH) == len("Val av ledamot och ersättare i")
    assert title_width(split_paragrafer(lines_of("§ 1\nTaxa"), load().kind)[1], WIDTH) == WIDTH
