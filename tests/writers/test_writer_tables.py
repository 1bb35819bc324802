from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest

from protokollparse.models import Protokoll, Tjansteutlatande
from protokollparse.writers import Table
from protokollparse.writers.coverage import coverage
from protokollparse.writers.tables import TABLES, rows

TYPES = {"str": str, "int": int, "bool": bool, "date": dt.date}


def named(document: Protokoll | Tjansteutlatande, table: str) -> list[dict[str, Any]]:
    header = [column.name for column in TABLES[table]]
    return [dict(zip(header, row, strict=True)) for row in rows(document, table)]


def test_the_option_names_the_tables() -> None:
    assert get_args(Table) == tuple(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_every_value_has_the_type_of_its_column(
    table: str, protokoll: Protokoll, tjansteutlatande: Tjansteutlatande
) -> None:
    columns = TABLES[table]
    assert len({column.name for column in columns}) == len(columns)
    found = [*rows(protokoll, table), *rows(tjansteutlatande, table)]
    assert found, f"no row in {table}"
    for row in found:
        assert len(row) == len(columns)
        for value, column in zip(row, columns, strict=True):
            assert value is None or type(value) is TYPES[column.type], column.name
            assert value != "", f"{column.name} is empty, not missing"


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_filled_by_some_document(
    table: str, protokoll: Protokoll, tjansteutlatande: Tjansteutlatande
) -> None:
    found = [*rows(protokoll, table), *rows(tjansteutlatande, table)]
    for values, column in zip(zip(*found, strict=True), TABLES[table], strict=True):
        assert any(value is not None for value in values), column.name


def test_unknown_table(protokoll: Protokoll) -> None:
    with pytest.raises(KeyError):
        next(rows(protokoll, "people"))


def test_decisions_of_minutes(protokoll: Protokoll) -> None:
    first, second, third = named(protokoll, "decisions")
    assert first["paragraf"] == 1
    assert first["suffix"] is None
    assert (second["paragraf_index"], second["paragraf"], second["suffix"], second["index"]) == (
        1,
        12,
        "a",
        0,
    )
    assert second["source"] == "möten/protokoll 1.txt"
    assert second["organ"] == "Socialnämnden"
    assert second["date"] == dt.date(2025, 11, 18)
    assert second["arende"] == "Taxa för färdtjänst"
    assert second["diarienummer"] == "SN 2025/9; SN 2025/10"
    assert second["proposed_to"] == "kommunfullmäktige"
    assert (third["number"], third["text"], third["outcome"]) == (2, "Rapporten godkänns.", "bifall")
    assert (third["line"], third["page"], third["start"], third["end"]) == (16, 1, 160, 170)


def test_a_report_s_proposals_are_decisions(tjansteutlatande: Tjansteutlatande) -> None:
    (row,) = named(tjansteutlatande, "decisions")
    assert row["document_kind"] == "tjansteutlatande"
    assert row["paragraf_index"] is None
    assert row["arende"] == "Ny taxa"
    assert row["page"] == 2


def test_who_moved_what(protokoll: Protokoll) -> None:
    first, second = named(protokoll, "yrkanden")
    assert (first["by"], first["names"], first["parties"]) == ("Anna Ek (S) m.fl.", "Anna Ek", "S")
    assert (second["by"], second["names"], second["parties"]) == ("Bo Ask (-); M; KD", "Bo Ask", "-; M; KD")
    assert second["points"] == "att taxan sänks; att den utreds"


def test_a_reservation_leads_to_its_yrkande(protokoll: Protokoll) -> None:
    (row,) = named(protokoll, "reservationer")
    assert row["yrkanden"] == "1"
    favoured = [each for each in named(protokoll, "yrkanden") if each["index"] == int(row["yrkanden"])]
    assert [each["paragraf_index"] for each in favoured] == [row["paragraf_index"]]


def test_ballots_lead_to_their_vote(protokoll: Protokoll) -> None:
    (vote,) = named(protokoll, "voteringar")
    ballots = named(protokoll, "ballots")
    assert vote["ballots"] == len(ballots) == 2
    assert {each["votering"] for each in ballots} == {vote["index"]}
    assert [(each["index"], each["name"], each["vote"]) for each in ballots] == [
        (0, "Anna Ek", "ja"),
        (1, "Bo Ask", "nej"),
    ]


def test_every_one_who_acts_has_a_row(protokoll: Protokoll) -> None:
    acts = [(row["record"], row["index"], row["name"], row["party"]) for row in named(protokoll, "actors")]
    assert acts == [
        ("yrkande", 0, "Anna Ek", "S"),
        ("yrkande", 1, "Bo Ask", "-"),
        ("yrkande", 1, None, "M"),
        ("yrkande", 1, None, "KD"),
        ("reservation", 0, "Bo Ask", "-"),
        ("uttalande", 0, "Bo Ask", "-"),
        ("uttalande", 0, None, "V"),
        ("deltar_ej", 0, None, "SD"),
        ("skrivelse", 0, "Anna Ek", "S"),
        ("jav", 0, "Anna Ek", "S"),
    ]


def test_the_row_of_a_document(protokoll: Protokoll, tjansteutlatande: Tjansteutlatande) -> None:
    (row,) = named(protokoll, "documents")
    assert (row["paragrafer"], row["decisions"]) == (2, 3)
    assert row["adjusters"] == "Anna Ek (S); Bo Ask (-)"
    assert row["signatures"] == "Anna Ek, 2025-11-20"
    assert (row["section_characters"], row["ovrigt_characters"]) == (320, 20)
    (row,) = named(tjansteutlatande, "documents")
    assert (row["paragrafer"], row["decisions"]) == (None, 1)
    assert row["handlaggare"] == "Dan Ros, 08-123 45, dan.ros@norrtuna.example"
    assert row["meeting_date"] == dt.date(2025, 11, 18)


def test_coverage_counts_sections_only(protokoll: Protokoll) -> None:
    assert coverage(protokoll) == (320, 20)
    assert coverage(protokoll).share == 20 / 320
