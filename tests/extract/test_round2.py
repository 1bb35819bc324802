"""Wordings and layouts of minutes, each as a short document, by the record that they give."""

from __future__ import annotations

import pytest

from protokollparse.models import Paragraf, Protokoll
from protokollparse.pipeline import parse_text

FRONT = """\
Ådals kommun
Kommunstyrelsen
Sammanträdesprotokoll 2024-03-12

Plats och tid: Kommunhuset, kl. 13:00–15:00
Beslutande: Anna Ek (S), ordförande
Bo Al (M)
Sekreterare: Dan Alm
Paragrafer: 1

"""


def paragraf(body: str) -> Paragraf:
    """The only § of minutes whose § 1 goes on with the body."""
    document = parse_text(f"{FRONT}§ 1 Ny bro över ån\n\nBeslut\nÄrendet avgörs.\n\n{body}\n")
    assert isinstance(document, Protokoll)
    (found,) = document.paragrafer
    return found


def minutes(text: str) -> Protokoll:
    document = parse_text(f"{text}\n§ 1 Val av justerare\n\nBeslut\nBo Al (M) utses.\n")
    assert isinstance(document, Protokoll)
    return document


@pytest.mark.parametrize(
    ("sentence", "favoured"),
    [
        ("Bo Al (M) reserverar sig med hänvisning till sitt förslag till beslut.", "sitt förslag till beslut"),
        ("Bo Al (M) reserverar sig med hänvisning till att frågan inte är utredd.", None),
        ("Bo Al (M) reserverar sig till förmån för eget förslag, bilaga 4.", "eget förslag"),
        ("Bo Al (M) reserverar sig till förmån för eget yrkande med följande motivering:", "eget yrkande"),
    ],
)
def test_reservation_favours(sentence: str, favoured: str | None) -> None:
    (reservation,) = paragraf(f"Reservation\n{sentence}").reservationer
    assert reservation.in_favour_of == favoured


def test_taking_no_part_is_no_reservation() -> None:
    found = paragraf(
        "Reservation\nBo Al (M) reserverar sig mot beslutet till förmån för sitt yrkande.\n"
        "Cia Du (SD) deltog inte i beslutet."
    )
    assert [[person.name for person in each.by.persons] for each in found.reservationer] == [["Bo Al"]]
    assert [[person.name for person in each.persons] for each in found.deltar_ej] == [["Cia Du"]]


@pytest.mark.parametrize("text", ["Cia Du, jurist, lämnar rummet.", "Cia Du anmäler jäv."])
def test_jav_of_a_person_without_party(text: str) -> None:
    assert [person.name for person in paragraf(f"Jäv\n{text}").jav] == ["Cia Du"]


@pytest.mark.parametrize(
    ("before", "organ"),
    [
        ("Protokoll nr 4 fört vid ordinarie sammanträde med Hamnens stadsdelsnämnd", "Hamnens stadsdelsnämnd"),
        ("Valnämnden\n\nProtokoll fört vid sammanträde", "Valnämnden"),
        ("Protokoll fört vid Valnämndens extra sammanträde", "Valnämnden"),
    ],
)
def test_sentence_that_says_where_minutes_were_kept(before: str, organ: str) -> None:
    held = f"{before} tisdagen den 7 maj 2024 klockan\n17.30–18.25 i Vita huset, rum Linden"
    found = minutes(f"{held}\n\nNärvarande: Anna Ek (S), ordförande, Bo Al (M)\n")
    assert (found.organ, str(found.date), found.place) == (organ, "2024-05-07", "Vita huset, rum Linden")
    assert (found.start_time, found.end_time) == ("17:30", "18:25")
