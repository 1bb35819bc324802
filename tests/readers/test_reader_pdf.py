"""PDF: words set back in lines and columns, and files that cannot be read."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokollparse.errors import ProtokollError, UnreadableError
from protokollparse.readers import read_bytes
from protokollparse.readers.pdf import Word, read_pdf, set_lines

MakePdf = Callable[..., bytes]


def page(*lines: str, top: float = 780, size: float = 11, leading: float = 13) -> list[tuple[float, float, float, str]]:
    return [(70, top - leading * number, size, line) for number, line in enumerate(lines) if line]


def test_pages_start_where_they_say(make_pdf: MakePdf) -> None:
    source = read_bytes(make_pdf([page("Socialnämnden", "§ 1 Öppnande"), page("§ 2 Val"), page("§ 3")]), "a.pdf")
    assert source.text == "Socialnämnden\n§ 1 Öppnande\n\f§ 2 Val\n\f§ 3\n"
    assert [source.text[start : start + 3] for start in source.pages] == ["Soc", "§ 2", "§ 3"]
    assert (source.format, source.encoding) == ("pdf", None)
    assert source.page_at(source.text.index("§ 2")) == 2


def test_reading_order_is_the_eye_s(make_pdf: MakePdf) -> None:
    lines = page("först", "sedan", "sist")
    assert read_bytes(make_pdf([lines[::-1]]), "a").text == "först\nsedan\nsist\n"


def test_values_stand_in_their_column(make_pdf: MakePdf) -> None:
    rows = [
        ("Plats och tid", "Rådhuset"),
        ("Beslutande ledamöter i nämnden", "Ada Berg (S)"),
        ("", "Bo Ek (M)"),
    ]
    words = [(70.0, 780 - 13 * n, 10.0, left) for n, (left, _) in enumerate(rows) if left]
    words += [(260.0, 780 - 13 * n + 0.8, 10.0, right) for n, (_, right) in enumerate(rows)]
    lines = read_bytes(make_pdf([words]), "a").text.splitlines()
    assert [re.split(r" {2,}", line.strip()) for line in lines] == [[*filter(None, row)] for row in rows]
    assert len({line.index(right) for line, (_, right) in zip(lines, rows, strict=True)}) == 1


def test_crosses_stand_under_their_vote(make_pdf: MakePdf) -> None:
    words = [(70.0, 780.0, 11.0, "Ledamot"), (300.0, 780.0, 11.0, "Ja"), (340.0, 780.0, 11.0, "Nej")]
    names = ["Ada Berg (S), ordförande", "Bo Ek (M)", "Wilhelmina Mannerstråle-Wikström (KD), ledamot"]
    for number, name in enumerate(names, 1):
        words.append((70.0, 780 - 15.0 * number, 11.0, name))
        words.append((343.0 if number == 2 else 302.0, 780 - 15.0 * number, 11.0, "X"))
    head, *rows = read_bytes(make_pdf([words]), "a").text.splitlines()
    votes = [abs(row.rindex("X") - head.index("Nej")) < abs(row.rindex("X") - head.index("Ja")) for row in rows]
    assert votes == [False, True, False]


def test_a_raised_note_mark_stays_in_its_line(make_pdf: MakePdf) -> None:
    words = [
        *page("Nämnden beslutar", "om avgiften"),
        (160.0, 784.5, 6.0, "1"),
        (168.0, 780.0, 11.0, "följande"),
    ]
    assert read_bytes(make_pdf([words]), "a").text == "Nämnden beslutar 1 följande\nom avgiften\n"


def test_a_wider_step_is_a_blank_line(make_pdf: MakePdf) -> None:
    words = page("Första stycket", "går vidare.", "slut") + page("Andra stycket", "slut", top=780 - 45)
    assert read_bytes(make_pdf([words]), "a").text == "Första stycket\ngår vidare.\nslut\n\nAndra stycket\nslut\n"


def test_two_lines_of_a_large_heading_stay_together(make_pdf: MakePdf) -> None:
    words = page("Svar på motion om", "fler bänkar", size=18, leading=21) + page(*"abcdefg", top=700)
    assert read_bytes(make_pdf([words]), "a").text.startswith("Svar på motion om\nfler bänkar\n\n")


def test_double_spaced_text_has_no_blank_lines(make_pdf: MakePdf) -> None:
    assert read_bytes(make_pdf([page("ett", "två", "tre", leading=24)]), "a").text == "ett\ntvå\ntre\n"


def test_the_hyphen_of_a_divided_word_ends_its_line(make_pdf: MakePdf) -> None:
    text = read_bytes(make_pdf([page("beslut i kommun-", "styrelsen den dag")]), "a").text
    assert text == "beslut i kommun-\nstyrelsen den dag\n"


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"])
def test_turned_text_is_set_upright(matrix: str, make_pdf: MakePdf) -> None:
    a, b, c, d = map(int, matrix.split())
    ahead, down = (a, b), (-c, -d)
    words = []
    for line, (left, right) in enumerate([("Namn", "Ja"), ("Ada Berg", "X"), ("Bo Ek", "X")]):
        for along, text in ((0, left), (120, right)):
            place = [300 + ahead[axis] * along + down[axis] * 14 * line for axis in (0, 1)]
            words.append((place[0], place[1], 11.0, text))
    text = read_bytes(make_pdf([words], matrix=matrix), "a").text
    assert [line.split() for line in text.splitlines()] == [
        ["Namn", "Ja"],
        ["Ada", "Berg", "X"],
        ["Bo", "Ek", "X"],
    ]


def test_a_page_shown_on_its_side(make_pdf: MakePdf) -> None:
    words = [(100.0, 100.0, 11.0, "Namn"), (114.0, 100.0, 11.0, "Ada")]
    assert read_bytes(make_pdf([words], turn=90, matrix="0 1 -1 0"), "a").text == "Namn\nAda\n"


def test_text_at_another_angle_comes_last(make_pdf: MakePdf) -> None:
    upright = make_pdf([page("Justerandes", "Beslut", "Nämnden beslutar")])
    mixed = upright.replace(b"1 0 0 1 70 780 Tm", b"0 1 -1 0 9 99 Tm ")
    assert len(mixed) == len(upright)
    assert read_bytes(mixed, "a").text == "Beslut\nNämnden beslutar\nJusterandes\n"


def test_a_pdf_without_text_names_ocrmypdf(make_pdf: MakePdf) -> None:
    with pytest.raises(UnreadableError, match="ocrmypdf"):
        read_bytes(make_pdf([[], []]), "a.pdf")


def test_cut_short_and_broken(make_pdf: MakePdf) -> None:
    with pytest.raises(UnreadableError, match="cut short"):
        read_bytes(make_pdf([page("Beslut")])[:100], "a.pdf")
    with pytest.raises(UnreadableError, match="the PDF is broken"):
        read_bytes(b"%PDF-1.4\nhello\n%%EOF", "a.pdf")


def test_a_locked_pdf(make_pdf: MakePdf) -> None:
    locked = make_pdf([page("Beslut")]).replace(
        b"/Root 1 0 R>>",
        b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>>>" % (b"41" * 32, b"42" * 32),
    )
    with pytest.raises(UnreadableError, match="locked with a password"):
        read_bytes(locked, "a.pdf")


def test_a_few_bytes_before_the_mark(make_pdf: MakePdf) -> None:
    assert read_bytes(b"\r\n" + make_pdf([page("Beslut")]), "a").text == "Beslut\n"


def test_text_beyond_the_limit(make_pdf: MakePdf) -> None:
    data = make_pdf([page("Nämnden beslutar")] * 30)
    with pytest.raises(UnreadableError, match="--max-size"):
        read_pdf(data, "a.pdf", 300)
    assert len(read_pdf(data, "a.pdf", 30 * 18)[1]) == 30


@given(data=st.data())
def test_damaged_pdfs_give_text_or_an_error(data: st.DataObject, make_pdf: MakePdf) -> None:
    whole = make_pdf([page("§ 1", "Beslut")])
    at = data.draw(st.integers(9, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=6)) + whole[at + data.draw(st.integers(0, 9)) :]
    with contextlib.suppress(ProtokollError):
        assert read_bytes(damaged, "a").format == "pdf"


NUMBERS = st.floats(-1e9, 1e9)
WORDS = st.builds(Word, st.text("abcå-", min_size=1), NUMBERS, NUMBERS, NUMBERS, st.floats(0, 1e6), st.booleans())


@given(st.lists(WORDS, max_size=40))
def test_no_word_is_lost_wherever_it_stands(words: list[Word]) -> None:
    lines = list(set_lines(words))
    assert sorted("".join("".join(lines).split())) == sorted("".join(word.text for word in words))
    assert all(len(line) < 1000 for line in lines)
