from __future__ import annotations

import csv
import io

import pytest
from by_hand import at, minutes

from protokollparse.models import Protokoll, Tjansteutlatande
from protokollparse.writers import render
from protokollparse.writers.tables import TABLES


def read(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=delimiter, strict=True))


@pytest.mark.parametrize("table", TABLES)
def test_the_header_does_not_depend_on_the_documents(
    table: str, protokoll: Protokoll, tjansteutlatande: Tjansteutlatande
) -> None:
    headers = {
        b"".join(render(documents, "csv", table=table)).split(b"\r\n")[0]  # type: ignore[arg-type]
        for documents in ([], [protokoll], [tjansteutlatande], [tjansteutlatande, protokoll])
    }
    assert headers == {",".join(column.name for column in TABLES[table]).encode()}


def test_lines_end_in_crlf_and_values_are_plain(protokoll: Protokoll) -> None:
    data = b"".join(render([protokoll], "csv", table="paragrafer"))
    assert data.count(b"\r\n") == 3
    assert data.endswith(b"\r\n")
    row = read(data)[1]
    assert row["omedelbar_justering"] == "true"
    assert row["date"] == "2025-11-18"
    assert row["paragraf"] == "12"
    assert row["page"] == "1"
    assert [each["number"] for each in read(b"".join(render([protokoll], "csv")))] == ["", "1", "2"]
    assert row["jav"] == "Anna Ek (S) m.fl."


def test_text_of_several_lines_stays_one_cell(protokoll: Protokoll) -> None:
    rows = read(b"".join(render([protokoll], "csv", table="sections")))
    assert rows[1]["text"] == "Taxan är från 2012.\n\nDen är låg."


def test_excel(protokoll: Protokoll) -> None:
    data = b"".join(render([protokoll], "csv", excel=True))
    assert data.startswith(b"\xef\xbb\xbfsource;")
    assert read(data.removeprefix(b"\xef\xbb\xbf"), ";")[0]["text"] == "Bo Ask (-) utses."


def test_formulas_and_quotes_in_the_text_are_only_text() -> None:
    evil = '=HYPERLINK("http://x.example";"§ 1, beslut")'
    decision = at(1, text=evil, outcome="annat")
    document = minutes(organ="\x1b]0;x\x07", paragrafer=[at(1, title="@x", decisions=[decision])])
    (row,) = read(b"".join(render([document], "csv")))
    assert row["text"] == "'" + evil
    assert row["arende"] == "'@x"
    assert row["organ"] == r"\x1b]0;x\x07"


def test_a_politisk_vilde_is_no_formula() -> None:
    ballot = at(1, name="Bo Ask", party="-", vote="ja")
    document = minutes(paragrafer=[at(1, voteringar=[at(1, ballots=[ballot])])])
    (row,) = read(b"".join(render([document], "csv", table="ballots")))
    assert row["party"] == "'-"


@pytest.mark.parametrize("excel", [False, True])
def test_a_cell_is_whole_whichever_sign_a_spreadsheet_parts_them_at(excel: bool) -> None:
    texts = ["ett, två", "ett; två", "ett\ttvå"]
    decisions = [at(1, text=text, outcome="annat") for text in texts]
    data = b"".join(render([minutes(paragrafer=[at(1, decisions=decisions)])], "csv", excel=excel)).decode()
    assert all(f'"{text}"' in data for text in texts)
