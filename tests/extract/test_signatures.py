"""Digital signatures at the end of a document; all names are invented."""

from __future__ import annotations

import pytest

from protokollparse.extract.signatures import signatures
from protokollparse.layout import cut_lines
from protokollparse.source import SourceText

TABLE = """Nämnden hade inga frågor.

Digitala signaturer

Detta dokument har signerats digitalt av följande personer

Namn\tDatum
Anna Maria,Ek\t2024-03-12
Bo,af Al\t2024-03-13"""

SERVICE = """Ordföranden avslutade sammanträdet.

Verifikat
Undertecknare

ANNA EK
Ordförande
anna.ek@exempel.se
Signerade 2024-03-01 13:33:11 CET
Swedish BankID

BO AL (BA)
bo.al@exempel.se
Signerade
2024-03-02 08:01:00 CET
"""


def found(text: str) -> tuple[list[tuple[str, str | None, str]], int] | None:
    result = signatures(cut_lines(SourceText(text, "signed")))
    return result and ([(row["name"], row["title"], row["date"]) for row in result[0]], result[1])


@pytest.mark.parametrize(
    "text", [TABLE, TABLE.replace("\t", "   "), TABLE.replace("\t", "\n"), TABLE.replace("\n\n", "\n")]
)
def test_a_table_of_names_and_dates(text: str) -> None:
    assert found(text) == ([("Anna Maria Ek", None, "2024-03-12"), ("Bo af Al", None, "2024-03-13")], 1)


def test_the_page_of_a_signing_service() -> None:
    assert found(SERVICE) == ([("ANNA EK", "Ordförande", "2024-03-01"), ("BO AL", None, "2024-03-02")], 1)


def test_titles_beside_the_names() -> None:
    text = (
        "Slut.\nElektroniska underskrifter\nNamn: Anna Ek, ordförande\nDatum: 2024-03-01 kl. 10.15\n"
        "Bo Al   Sekreterare   2024-03-02\n"
    )
    assert found(text) == (
        [("Anna Ek", "ordförande", "2024-03-01"), ("Bo Al", "Sekreterare", "2024-03-02")],
        1,
    )


def test_each_signature_knows_its_place() -> None:
    rows, _ = signatures(cut_lines(SourceText(TABLE, "signed"))) or ([], 0)
    assert [TABLE[row["span"]["start"] : row["span"]["end"]] for row in rows] == [
        "Anna Maria,Ek\t2024-03-12",
        "Bo,af Al\t2024-03-13",
    ]
    assert [row["line"] for row in rows] == [8, 9]


def test_a_date_before_the_name_is_part_of_its_place() -> None:
    text = "Underskrifter\n\n2024-03-12          Anna Ek"
    rows, _ = signatures(cut_lines(SourceText(text, "signed"))) or ([], 0)
    assert [text[row["span"]["start"] : row["span"]["end"]] for row in rows] == ["2024-03-12          Anna Ek"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nämnden hade inga frågor.",
        "Digitala signaturer\n\nIngen har signerat.",
        "Anna Ek\t2024-03-12",
        "Underskrifter\n\nAnna Ek\nBo Al",
    ],
)
def test_no_signatures(text: str) -> None:
    assert found(text) is None
