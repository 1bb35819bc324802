"""Front pages in every layout; all names are invented."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from protokollparse.extract.front import adjustment_sentence, head
from protokollparse.layout import cut_lines
from protokollparse.lexicon import table
from protokollparse.source import SourceText

HEADINGS = """
Protokoll 3/2024

fört vid Hamnnämndens sammanträde onsdagen den 6 mars 2024 kl. 18:00-18:35, Sal Skeppet, Kajen 3

Ledamöter

Anna Ek (S) Ordförande
Bo Al (M) Vice ordförande
Cia Du (C) ersätter Dan Ohl (C)

Ersättare

Eva Ro (S)

Övriga närvarande

Fia Gul Berg Hamnchef
Gun Hed Nämndsekreterare §§1-9

Justerare

Anna Ek, Bo Al

Datum för justering

2024-03-11

Paragraf

§§1-14

Sekreterare

Gun Hed
"""

COLUMNS = """
                                                     Kommunstyrelsen
                                                     Protokoll

                                                     2025-05-12

Plats och tid            Sessionssalen, Stadshuset     Paragrafer    §§61-72
                         kl. 13:15-15:50

Beslutande               Anna Ek (S) (ordförande)
                         Bo Al (M) (vice ordförande) §§61-64
                         Cia Du (C) ersätter Dan Ohl (-)

Ej tjänstgörande         Eva Ro (S)
ersättare                Fia Gul (M)

Övriga deltagare         Gun Hed (kommunsekreterare)
                         Hans Ing (förvaltningen, planarkitekt,
                         praktiserande)

Utses att justera        Bo Al

Justeringens plats och   Protokollet justeras på distans.
tid

Sekreterare
                         Gun Hed

Ordförande
                         Anna Ek (S)

Justerande
                         Bo Al

§ 61   Information och överläggningar
§ 62   Budget 2026 för Ådals kommun
"""

READING_ORDER = """
Kommunstyrelsen
Protokoll
2025-05-12
Plats och tid

Sessionssalen, Stadshuset
kl. 13:15-15:50

Beslutande

Anna Ek (S) (ordförande)
Bo Al (M) (vice ordförande) §§61-64
Cia Du (C) ersätter Dan Ohl (-)

Ej tjänstgörande
ersättare

Eva Ro (S)
Fia Gul (M)

Övriga deltagare

Gun Hed (kommunsekreterare)
Hans Ing (förvaltningen, planarkitekt,
praktiserande)

Utses att justera

Bo Al

Justeringens plats och
tid

Protokollet justeras på distans.

Paragrafer

§§61-72

Sekreterare

Gun Hed
Ordförande

Anna Ek (S)
Justerande

Bo Al

§ 61
§ 62

Information och överläggningar
Budget 2026 för Ådals kommun
"""

THREE_COLUMNS = """
Ådals kommun                          SAMMANTRÄDESPROTOKOLL                         Sida
                                      Sammanträdesdatum                             1 (31)
Barn- och utbildningsnämnden          2023-11-21

Plats och tid          Kommunhuset, sal A och B, kl. 08.30-11.45
                       ajournering kl. 09.30-09.50

Beslutande             Anna Ek (S) ordförande               Fia Gul (M)
                       Bo Al (M) 1:e vice ordf              Gun Hed (SD) §§ 80-84
                       Cia Du (C)                           Ida Jon (MP), tjg ers för Jan Kul (MP)

Övriga                 Ersättare
deltagare              Kaj Lo (S)
                       Tjänstemän
                       Mia Ny, skolchef
                       Ove Pil, sekreterare

Utses att justera      Cia Du

Justeringens           Digital justering 2023-11-23
plats och tid

Underskrifter Sekreterare ......................................  Paragrafer 80-95
                         Ove Pil

              Ordförande .......................................
                         Anna Ek

              Justerare ........................................
                         Cia Du

                         ANSLAG/BEVIS
Protokollet är justerat. Justeringen har tillkännagivits genom anslag.
Organ                    Barn- och utbildningsnämnden
Sammanträdesdatum        2023-11-21
Datum för anslags        2023-11-24        Datum för anslags     2023-12-16
uppsättande                                nedtagande
Förvaringsplats          Skolkontoret
för protokollet
Underskrift
                         Ove Pil
"""

COLONS = """
Ådals kommun
Kommunfullmäktige
Protokoll nr 4/2024

Datum: 2024-03-21
Tid: 18:30–21.05
Plats: Folkets hus, Ådal
Paragrafer: §§ 12–30

Närvarande
Ledamöter
Anna Ek (S), Bo Al (M), Cia von Du (C), Dan Ohl (KD), Eva
Ro-Berg (SD) och Fia Gul (-).

Tjänstgörande ersättare
Gun Hed (S) ersätter Hans Ing (S)
Ida Jon (BOO) ersätter Jan
Kul (BOO)

Övriga ersättare
Vakant
Kaj Lo (M)

Frånvarande
Pia Qvist (L)

Övriga närvarande
Lars My, kommundirektör

Justerare: Anna Ek och Bo Al
Justeringsdatum: 28 mars
Sekreterare: Mia Ny
Ordförande: Nils Orm (S)
"""


def read(text: str, furniture: str = "") -> dict[str, Any]:
    return head(cut_lines(SourceText(text, "front")), cut_lines(SourceText(furniture, "furniture")))


def facts(found: dict[str, Any]) -> dict[str, Any]:
    """The head with persons as names, without the attendance."""
    flat = {key: value for key, value in found.items() if key not in ("attendance", "diagnostics")}
    for key in ("secretary", "chair"):
        flat[key] = flat[key] and flat[key]["name"]
    flat["adjusters"] = [person["name"] for person in flat["adjusters"]]
    return {key: value for key, value in flat.items() if value}


def roles(found: dict[str, Any]) -> Counter[str]:
    return Counter(entry["role"] for entry in found["attendance"])


def test_headings_with_the_values_below() -> None:
    found = read(HEADINGS)
    assert facts(found) == {
        "organ": "Hamnnämnden",
        "number": "3/2024",
        "date": "2024-03-06",
        "start_time": "18:00",
        "end_time": "18:35",
        "place": "Sal Skeppet, Kajen 3",
        "paragraph_range": "§§1-14",
        "secretary": "Gun Hed",
        "chair": "Anna Ek",
        "adjusters": ["Anna Ek", "Bo Al"],
        "adjustment_date": "2024-03-11",
    }
    assert roles(found) == {"ledamot": 2, "tjanstgorande_ersattare": 1, "ersattare": 1, "ovrig": 2}
    assert found["attendance"][4]["name"] == "Fia Gul Berg"
    assert found["attendance"][4]["title"] == "Hamnchef"


@pytest.mark.parametrize("text", [COLUMNS, READING_ORDER], ids=["columns", "reading order"])
def test_two_columns_and_their_reading_order_say_the_same(text: str) -> None:
    found = read(text)
    assert facts(found) == {
        "organ": "Kommunstyrelsen",
        "date": "2025-05-12",
        "start_time": "13:15",
        "end_time": "15:50",
        "place": "Sessionssalen, Stadshuset",
        "paragraph_range": "§§61-72",
        "kommun": "Ådals kommun",
        "secretary": "Gun Hed",
        "chair": "Anna Ek",
        "adjusters": ["Bo Al"],
    }
    assert roles(found) == {"ledamot": 2, "tjanstgorande_ersattare": 1, "ersattare": 2, "ovrig": 2}
    assert found["attendance"][2]["replaces"] == {"name": "Dan Ohl", "party": "-", "with_others": False}
    assert found["attendance"][-1]["title"] == "förvaltningen, planarkitekt, praktiserande"


def test_three_columns_with_signatures_and_a_notice() -> None:
    found = read(THREE_COLUMNS)
    assert facts(found) == {
        "organ": "Barn- och utbildningsnämnden",
        "date": "2023-11-21",
        "start_time": "08:30",
        "end_time": "11:45",
        "place": "Kommunhuset, sal A och B",
        "paragraph_range": "80-95",
        "kommun": "Ådals kommun",
        "secretary": "Ove Pil",
        "chair": "Anna Ek",
        "adjusters": ["Cia Du"],
        "adjustment_date": "2023-11-23",
    }
    assert roles(found) == {"ledamot": 5, "tjanstgorande_ersattare": 1, "ersattare": 1, "ovrig": 2}


def test_labels_with_colons() -> None:
    found = read(COLONS)
    assert facts(found) == {
        "organ": "Kommunfullmäktige",
        "number": "4/2024",
        "date": "2024-03-21",
        "start_time": "18:30",
        "end_time": "21:05",
        "place": "Folkets hus, Ådal",
        "paragraph_range": "§§ 12–30",
        "kommun": "Ådals kommun",
        "secretary": "Mia Ny",
        "chair": "Nils Orm",
        "adjusters": ["Anna Ek", "Bo Al"],
        "adjustment_date": "2024-03-28",
    }
    assert roles(found) == {"ledamot": 6, "tjanstgorande_ersattare": 2, "ersattare": 1, "ovrig": 1}
    assert "Pia Qvist" not in [entry["name"] for entry in found["attendance"]]


@pytest.mark.parametrize("text", [HEADINGS, COLUMNS, READING_ORDER, THREE_COLUMNS, COLONS])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: re.sub(r"\n\s*\n", "\n", text),
        lambda text: text.replace("\n\n", "\n\n\n\n"),
        lambda text: re.sub(r"(?m)^(?=.)", "    ", text),
        lambda text: text.replace("\n", "  \r\n"),
    ],
    ids=["no blank lines", "double blank lines", "indented", "CRLF"],
)
def test_blank_lines_and_indents_change_nothing(text: str, change: Any) -> None:
    before, after = read(text), read(change(text))
    for found in (before, after):
        for entry in found["attendance"]:
            del entry["span"], entry["line"]
    assert after == before


def test_running_heads_state_what_a_front_page_would() -> None:
    furniture = "Ådals Stad Kommunfullmäktige, protokoll\n3 (41)\nProtokoll (nr 7)\nSammanträdesdatum: 2024-09-19\n" * 3
    found = facts(read("", furniture))
    assert found == {
        "organ": "Kommunfullmäktige",
        "number": "7",
        "date": "2024-09-19",
        "kommun": "Ådals Stad",
    }


def test_names_to_sign_stand_under_labels_side_by_side() -> None:
    found = facts(
        read(
            "Sekreterare             Ordförande            Justerare\n"
            "Anna Ek                 Bo Al (S)             Cia Du\n"
        )
    )
    assert found == {"secretary": "Anna Ek", "chair": "Bo Al", "adjusters": ["Cia Du"]}


def test_chairs_under_labels_of_their_own_are_members() -> None:
    found = read("Beslutande\nOrdförande\nAnna Ek (S)\nVice ordförande\nBo Al (M)\nLedamöter\nCia Du (C)\n")
    assert [(e["name"], e["role"], e["title"]) for e in found["attendance"]] == [
        ("Anna Ek", "ledamot", "Ordförande"),
        ("Bo Al", "ledamot", "Vice ordförande"),
        ("Cia Du", "ledamot", None),
    ]
    assert found["chair"] == {"name": "Anna Ek", "party": "S", "with_others": False}


def test_a_table_with_a_column_of_those_replaced() -> None:
    found = read("Namn          Parti   Närvaro   Ersätter\nErsättare\nAnna Ek       KD      X         Bo Al (C)\n")
    (entry,) = found["attendance"]
    assert (entry["name"], entry["party"], entry["role"]) == ("Anna Ek", "KD", "tjanstgorande_ersattare")
    assert entry["replaces"] == {"name": "Bo Al", "party": "C", "with_others": False}


def test_a_table_whose_columns_have_heads() -> None:
    text = (
        "Plats och tid        Sessionssalen, kl. 13.15–16.40\n"
        "Beslutande           Namn                Parti     Anmärkning\n"
        "                     Anna Ek             S         ordförande\n"
        "                     Bo Al               M\n"
        "                     Cia Du              C         tjänstgör för Dan Ohl (C)\n"
        "Underskrifter        Sekreterare  ______________   §§ 86–96\n"
        "                                  Eva Ro\n"
    )
    found = read(text)
    assert [(e["name"], e["party"], e["title"]) for e in found["attendance"]] == [
        ("Anna Ek", "S", "ordförande"),
        ("Bo Al", "M", None),
        ("Cia Du", "C", None),
    ]
    assert found["attendance"][2]["replaces"]["name"] == "Dan Ohl"
    assert (found["place"], found["paragraph_range"]) == ("Sessionssalen", "§§ 86–96")
    assert found["secretary"]["name"] == "Eva Ro"


def test_three_lists_side_by_side_with_wrapped_rows() -> None:
    text = (
        "Ledamöter                 Tjänstgörande ersättare     Ej tjänstgörande ersättare\n"
        "Anna Ek (S), ordf.        Bo Al (S) för               Cia Du (S)\n"
        "Dan Ohl (L)               Eva Ro (S)                  Fia Gul (C) §§ 201–207\n"
        "Gun Hed (V)               Hans Ing (C) för\n"
        "Ida Jon (C)               Jan Kul (C) §§ 198–200\n"
    )
    found = read(text)
    assert roles(found) == {"ledamot": 4, "tjanstgorande_ersattare": 2, "ersattare": 2}
    replaced = [entry["replaces"]["name"] for entry in found["attendance"] if entry["replaces"]]
    assert replaced == ["Eva Ro", "Jan Kul"]


def test_a_meeting_held_with_a_body() -> None:
    found = facts(read("Protokoll fört vid sammanträde med Kulturnämnden den 5 mars 2024, kl. 18.00–19.30 i Rådhuset"))
    assert found == {
        "organ": "Kulturnämnden",
        "date": "2024-03-05",
        "start_time": "18:00",
        "end_time": "19:30",
        "place": "Rådhuset",
    }


def test_an_impossible_date_is_null_and_told() -> None:
    text = "Sammanträdesdatum: 2023-02-30\n"
    found = read(text)
    assert found["date"] is None
    (diagnostic,) = found["diagnostics"]
    assert diagnostic["line"] == 1
    assert text[diagnostic["span"]["start"] : diagnostic["span"]["end"]] == "2023-02-30"


def test_a_day_without_a_year_after_the_turn_of_the_year() -> None:
    found = read("Sammanträdesdatum: 2023-12-20\nJusteringens plats och tid: Stadshuset, den 4 januari kl. 9\n")
    assert found["adjustment_date"] == "2024-01-04"


def test_text_that_is_no_front_page_gives_nothing() -> None:
    found = read("Hoppa över navigering\nSök på webbplatsen\nVi använder kakor på denna webbplats.\n")
    assert facts(found) == {}
    assert found["attendance"] == []


@pytest.mark.parametrize(
    ("text", "names", "date"),
    [
        (
            "Ordföranden Anna Ek (S) och vice ordföranden Bo Al (L) utsågs att justera dagens protokoll.\n"
            "Ordföranden meddelade att justering sker måndag den 11 mars 2024.",
            ["Anna Ek", "Bo Al"],
            "2024-03-11",
        ),
        (
            "Förste vice, tillika tjänstgörande ordföranden Anna Ek (V) och andre vice ordföranden\n"
            "Bo Al (M) justerar dagens protokoll\ntillsammans med ordföranden Cia Du (S) på Stadshuset,\n"
            "onsdagen den 2 oktober 2024, klockan 9:30.",
            ["Anna Ek", "Bo Al", "Cia Du"],
            "2024-10-02",
        ),
        ("Justeringen ska vara klar senast den 17 april 2024.", [], "2024-04-17"),
        ("Protokollet ska justeras senast den 8 maj 2024.", [], "2024-05-08"),
        ("Till justerare utses Anna Ek och Bo Al.", ["Anna Ek", "Bo Al"], None),
        ("Nämnden utser Anna Ek (S) att jämte ordföranden justera protokollet.", ["Anna Ek"], None),
        ("Anna Ek (S) väljs till justerare med Bo Al (M) som ersättare.", ["Anna Ek"], None),
    ],
)
def test_a_sentence_elects_justerare(text: str, names: list[str], date: str | None) -> None:
    found = adjustment_sentence(text)
    assert found is not None
    assert [person["name"] for person in found["adjusters"]] == names
    assert found["adjustment_date"] == date


@pytest.mark.parametrize(
    "text",
    [
        "Paragrafen justeras omedelbart.",
        "Avgiften justeras den 3 mars 2023 enligt förslag från Anna Ek (S).",
        "Anna Ek (S) valdes till ordförande.",
    ],
)
def test_other_sentences_elect_nobody(text: str) -> None:
    assert adjustment_sentence(text) is None


def test_every_label_has_one_meaning_and_is_in_lower_case() -> None:
    labels = [label for group in table("front")["labels"].values() for label in group]
    assert [label for label, count in Counter(labels).items() if count > 1] == []
    assert [label for label in labels if label != " ".join(label.casefold().split()).strip(" :")] == []
