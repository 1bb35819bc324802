from __future__ import annotations

import pytest

from protokollparse.furniture import part_furniture
from protokollparse.layout import cut_lines, line_width, spaced
from protokollparse.lines import Line
from protokollparse.models import Protokoll
from protokollparse.pipeline import parse_text
from protokollparse.source import SourceText


def lines(text: str) -> list[Line]:
    return cut_lines(SourceText(text, "sample.txt", sha256=""))


def parted(text: str) -> tuple[list[str], list[str]]:
    body, furniture = part_furniture(lines(text), lambda heading: heading == "Beslut")
    return [line.text for line in body], [line.text for line in furniture]


def filler(count: int, name: str = "rad") -> str:
    return "\n".join(f"{name} {'x' * (number % 7)}{'abcdefghij'[number % 10]} löper på" for number in range(count))


@pytest.mark.parametrize(
    "counter",
    ["{n} (7)", "Sida {n} av 3", "Sid {n}", "- {n} -", "{n}/3", "Blad {n}", "{n}", "Ekby kommun      {n} (av 3)"],
)
@pytest.mark.parametrize("feed", ["", "\f"])
def test_what_counts_up_is_furniture(counter: str, feed: str) -> None:
    pages = [f"{filler(30, chr(96 + number))}\n\n{counter.format(n=number)}\n{feed}" for number in (1, 2, 3)]
    _, furniture = parted("".join(pages))
    assert furniture == [counter.format(n=number) for number in (1, 2, 3)]


@pytest.mark.parametrize(
    "foot",
    [
        "Justerandes signatur",
        "Justerandes sign.     Utdragsbestyrkande",
        "Justerande            Utdragsbestyrkande",
        "Justerares signatur:",
        "Justerandes signatur: ............    Sida 1 (2)",
        "Ordförandens signatur ____________",
    ],
)
def test_initials_are_furniture_on_any_page(foot: str) -> None:
    assert parted(f"{filler(5)}\n\n{foot}\n\n{filler(5, 'b')}")[1] == [foot]


def test_a_line_that_begins_with_justering_is_text() -> None:
    assert parted("Justeringen sker digitalt den 3 maj.\n\nJusterande\n\nAnna Ek")[1] == []


def test_a_formula_that_comes_back_is_text() -> None:
    formula = "1. att avslå förvaltningens förslag till beslut, samt"
    body, furniture = parted("\n".join(f"{filler(30, chr(97 + number))}\n{formula}" for number in range(4)))
    assert body.count(formula) == 4
    assert furniture == []


def test_a_head_that_comes_back_a_page_apart_is_furniture() -> None:
    _, furniture = parted("\n".join(f"Ekby kommun\n{filler(40, chr(97 + number))}" for number in range(4)))
    assert furniture == ["Ekby kommun"] * 4


def test_rows_of_vote_lists_are_text_at_the_edge_of_each_page() -> None:
    row = "Anna Ek (S)                    X"
    pages = [f"{row}\n{filler(20, chr(97 + number))}\n{row}\n" for number in range(4)]
    assert parted("\f".join(pages))[1] == []


def test_what_two_near_counters_share_is_not_counted_twice() -> None:
    names = "Anna Ek\nBo Al\nEva Öst\nIda Dahl\nKarl af Berg"
    text = f"{filler(30)}\nSida 1 av 3\n\n{filler(30, 'b')}\nSida 2 av 3\n{names}\nSida 3 av 3"
    assert parted(text)[1] == ["Sida 1 av 3", "Sida 2 av 3", "Sida 3 av 3"]


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        ("… yrkar bifall till", "förslaget.", 0),
        ("… yrkar bifall till förslaget.", "Bo Al (M) yrkar avslag.", 1),
        ("Anna Ek (S), Eva Öst (V) och", "Bo Al (M) yrkar bifall till förslaget.", 0),
        ("x" * 75, "Al (M) yrkar bifall till förslaget.", 0),
        ("Val av justerare", "Anna Ek väljs.", 1),
        ("Val av justerare", "KS 2024/18", 0),
        ("Paragrafen är justerad", "§ 12 KS-2024-0018", 1),
    ],
)
def test_a_paragraph_goes_on_over_a_page_break(before: str, after: str, gap: int) -> None:
    full = "\n".join("y" * 78 for _ in range(40))
    body, _ = part_furniture(lines(f"{full}.\n\n{before}\n\nJusterandes signatur\n\n{after}"), lambda _: None)
    assert (body[-2].text, body[-1].text, body[-1].gap) == (before, after, gap)


def test_a_text_without_blank_lines_gets_its_paragraphs_back() -> None:
    text = [
        "§ 12",
        "Svar på motion om cykelvägar i",
        "Norra Ekby",
        "KS 2024/18",
        "Beslut",
        "Kommunstyrelsen avslår motionen och överlämnar ärendet till kommunfullmäktige",
        "för beslut. Motionen väcktes i mars.",
        "Reservation",
    ]
    found = lines("\n".join(text * 3))
    gaps = [line.text for line in spaced(found, line_width(found)) if line.gap]
    assert gaps[:5] == [text[1], text[4], text[5], text[7], text[0]]


def test_a_text_with_blank_lines_keeps_its_gaps() -> None:
    found = lines("Beslut\n\nAvtalet godkänns.\nNämnden tackar.\n\nSammanfattning")
    assert spaced(found, line_width(found)) == found


@pytest.mark.parametrize("foot", ["\f", "Sida {page} (3)\n\n"])
def test_a_decision_that_ends_two_pages_is_text(foot: str) -> None:
    page = "§ {number} Taxa {number}\n\nSkälen för taxa {number} är flera.\n\nBeslut\n\nNämnden bordlägger ärendet.\n\n"
    pages = (page.format(number=number) + foot.format(page=number) for number in (1, 2, 3))
    document = parse_text(f"Sundby kommun\nSocialnämnden\nProtokoll 2024-03-12\n\n{''.join(pages)}")
    assert isinstance(document, Protokoll)
    assert [each.decisions[0].text for each in document.paragrafer] == ["Nämnden bordlägger ärendet."] * 3
