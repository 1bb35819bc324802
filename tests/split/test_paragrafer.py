"""Where each paragraf starts, and what only looks like the start of one."""

from __future__ import annotations

import pytest

from protokollparse.lexicon import load
from protokollparse.split.paragrafer import Chunk, split_items, split_paragrafer
from written import lines_of


def chunks_of(text: str) -> list[Chunk]:
    return split_paragrafer(lines_of(text), load().kind)[1]


def named(chunks: list[Chunk]) -> list[tuple[int | None, str | None, str]]:
    return [(chunk.number, chunk.suffix, chunk.rest) for chunk in chunks]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("§ 12", (12, None, "")),
        ("§12", (12, None, "")),
        ("§ 12 Val av justerare", (12, None, "Val av justerare")),
        ("§ 12. Val av justerare", (12, None, "Val av justerare")),
        ("§ 12: Val av justerare", (12, None, "Val av justerare")),
        ("§ 12 a Val av justerare", (12, "a", "Val av justerare")),
        ("§ 12a", (12, "a", "")),
        ("§ 12 Dnr KS 2023/45", (12, None, "Dnr KS 2023/45")),
        ("§ 12 BUN/2025:14", (12, None, "BUN/2025:14")),
        (
            "§ 12        Val av justerare           Dnr KS 2025/1",
            (12, None, "Val av justerare           Dnr KS 2025/1"),
        ),
        ("KF § 12", (12, None, "")),
        ("KS-AU § 12 Taxa", (12, None, "Taxa")),
        ("12 § Taxa", (12, None, "Taxa")),
        ("Paragraf 12", (12, None, "")),
        ("**§ 12 Taxa**", (12, None, "Taxa")),
        ("## § 12 Taxa", (12, None, "Taxa")),
        ("§ 12Taxa", (12, None, "Taxa")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_forms_of_a_heading(line: str, expected: tuple[int, str | None, str]) -> None:
    assert named(chunks_of(f"Protokoll\n\n{line}\n\nBeslut\nTaxan antas.\n")) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "§§ 12-14",
        "§ 12, att godkänna taxan",
        "§ 12 och § 13 utgår",
        "§ 12 första stycket kommunallagen",
        "§ 12 i reglementet",
        "§ 12–14",
        "enligt § 12",
        "6 kap. 1 § SoL",
        "§ tolv",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert chunks_of(f"Protokoll\n\n{line}\n\nText.\n") == []


def test_the_lines_go_to_their_paragraf() -> None:
    head, chunks = split_paragrafer(lines_of("Protokoll\n§ 1\nTaxa\nAntas.\n§ 2\nVal\n"), load().kind)
    assert [line.text for line in head] == ["Protokoll"]
    assert [[line.text for line in chunk.lines] for chunk in chunks] == [["Taxa", "Antas."], ["Val"]]


BODY = "\n\n".join(f"§ {n}\n{title}\n\nBeslut\nDet antas." for n, title in [(1, "Val"), (2, "Taxa"), (3, "Budget")])


@pytest.mark.parametrize(
    "contents",
    [
        "§ 1 Val\n§ 2 Taxa\n§ 3 Budget",
        "§ 1   Val ................ 3\n§ 2   Taxa ............... 4\n§ 3   Budget ............. 5",
        "§ 1\n§ 2\n§ 3\n\nVal\nTaxa\nBudget",
    ],
    ids=["a list", "dots and pages", "numbers in a column"],
)
def test_a_table_of_contents_is_no_paragraf(contents: str) -> None:
    head, chunks = split_paragrafer(lines_of(f"Protokoll\n\n{contents}\n\n{BODY}"), load().kind)
    assert [chunk.number for chunk in chunks] == [1, 2, 3]
    assert all(len(chunk.lines) == 3 for chunk in chunks)
    assert len(head) == 1 + len(lines_of(contents))


def test_a_heading_that_comes_again_on_the_next_page_is_the_same() -> None:
    text = "§ 5 KS 2025/1\nTaxa\n\nBeslut\nTaxan antas.\n\n§ 5 KS 2025/1 forts.\n\nDen gäller från juli.\n\n§ 6\nVal"
    first, second = chunks_of(text)
    assert [line.text for line in first.repeats] == ["§ 5 KS 2025/1 forts."]
    assert first.lines[-1].text == "Den gäller från juli."
    assert second.number == 6


def test_the_same_number_with_another_title_is_another_paragraf() -> None:
    assert named(chunks_of("§ 5 Taxa\n\nBeslut\nAntas.\n\n§ 5 Budget\n\nBeslut\nAntas.\n")) == [
        (5, None, "Taxa"),
        (5, None, "Budget"),
    ]


def test_a_reference_that_a_wrap_puts_first_is_no_paragraf() -> None:
    text = (
        "§ 7\nTaxa\n\nÄrendet togs upp av utskottet den 4 maj och av nämnden i\n§ 12 Taxor som beslutade.\n\n§ 8\nVal"
    )
    assert [chunk.number for chunk in chunks_of(text)] == [7, 8]


def test_numbers_rise() -> None:
    text = "§ 7\nTaxa\n\nBeslut\nAntas.\n\n§ 2\n\nText om en lag.\n\n§ 8\nVal\n\nBeslut\nVäljs.\n\n§ 9\nBudget"
    assert [chunk.number for chunk in chunks_of(text)] == [7, 8, 9]


def test_letters_follow_their_number() -> None:
    text = "§ 12\nVal\n\nBeslut\nVäljs.\n\n§ 12 a\nÄndring\n\nBeslut\nÄndras.\n\n§ 13\nTaxa\n\nBeslut\nAntas."
    assert [(chunk.number, chunk.suffix) for chunk in chunks_of(text)] == [(12, None), (12, "a"), (13, None)]


def test_titles_above_their_paragraf_go_to_it() -> None:
    text = "Protokoll\n\nVal av justerare\n§ 1\n\nBeslut\nAnna Ek (S) väljs.\n\nTaxa\n§ 2\n\nBeslut\nTaxan antas."
    first, second = chunks_of(text)
    assert [line.text for line in first.lines] == ["Val av justerare", "Beslut", "Anna Ek (S) väljs."]
    assert second.lines[0].text == "Taxa"


def test_a_thousand_paragrafer_are_split_in_linear_time() -> None:
    text = "\n\n".join(f"§ {n}\nÄrende {n}\n\nBeslut\nDet antas." for n in range(1, 1001))
    assert len(chunks_of(text)) == 1000


def test_the_items_of_a_web_page_are_its_outermost_bullets() -> None:
    text = "Möte\n  • Ordföranden öppnade mötet.\n  • Taxan\n    - för barn\n    • för äldre\n  • Val\n"
    head, chunks = split_items(lines_of(text))
    assert [line.text for line in head] == ["Möte"]
    assert [[line.text for line in chunk.lines] for chunk in chunks] == [
        ["Ordföranden öppnade mötet."],
        ["Taxan", "- för barn", "• för äldre"],
        ["Val"],
    ]
    assert chunks[0].number is None


def test_a_text_without_bullets_has_no_items() -> None:
    head, chunks = split_items(lines_of("Möte\n- Val"))
    assert (len(head), chunks) == (2, [])


def test_a_title_in_a_column_of_its_own_is_that_of_a_paragraf() -> None:
    rows = "\n".join(
        f"§ {n}                         Val\nBeslut:                     Bo Al väljs till ordförande i Byns kommun"
        for n in range(7, 10)
    )
    assert [chunk.number for chunk in chunks_of(rows)] == [7, 8, 9]
