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


def rows(found: Protokoll) -> list[tuple[str, str | None, str]]:
    return [(each.name, each.party, each.role) for each in found.attendance]


def test_front_page_without_columns_and_with_parties_in_lower_case() -> None:
    found = minutes(
        "Ådals kommun  SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen  2019-11-05\n"
        "Plats och tid för sammanträdet  Kommunkontoret, rum Gäddan, tisdag den 5 november 2019\n"
        "kl. 08.30 - 12.10. Ajournering kl. 10.15 - 10.40\n"
        "Beslutande  Sten Ek, s, ordförande\nInga Al, s\nBo Dal, c, §§ 1-3\n"
        "Övriga deltagare  Gun Fors, kommunchef\nUlf Sten, kommunsekreterare\n"
    )
    assert (found.place, found.start_time, found.end_time) == ("Kommunkontoret, rum Gäddan", "08:30", "12:10")
    assert rows(found) == [
        ("Sten Ek", "s", "ledamot"),
        ("Inga Al", "s", "ledamot"),
        ("Bo Dal", "c", "ledamot"),
        ("Gun Fors", None, "ovrig"),
        ("Ulf Sten", None, "ovrig"),
    ]


def test_short_labels_and_how_members_take_part() -> None:
    found = minutes(
        "Krisledningsnämnden\nPROTOKOLL\nDag: lördagen den 9 januari 2021\nPlats: Digitalt möte\n\n"
        "Närvarande ledamöter (via länk):\nAnna Ek (KD), ordf\n\nTjg ers:\nBo Al (L) för Cia Du (L)\n\n"
        "Övr närvarande:\nDan Fors, kommundir\n"
    )
    assert found.place == "Digitalt möte"
    assert rows(found) == [
        ("Anna Ek", "KD", "ledamot"),
        ("Bo Al", "L", "tjanstgorande_ersattare"),
        ("Dan Fors", None, "ovrig"),
    ]


def test_unknown_label_ends_the_place() -> None:
    found = minutes("Kommunstyrelsen 2024-03-12\n\nPlats: Stadshuset\nPolitiska sekreterare:\nAnna Ek, Bo Al\n")
    assert found.place == "Stadshuset"


def test_officials_in_running_text() -> None:
    found = minutes(
        "Kommunstyrelsen 2024-03-12\n\nLedamöter\nAnna Ek (S)\n\nTjänstepersoner\n"
        "Direktör Dan Fors, avdelningschef\nEva Gran, controller Folke Hed (§§ 1-6) samt sekreterare Gun Ivarsdotter.\n"
    )
    officials = [(each.name, each.title, each.paragraphs) for each in found.attendance if each.role == "ovrig"]
    assert officials == [
        ("Dan Fors", "Direktör", None),
        ("Eva Gran", "avdelningschef", None),
        ("Folke Hed", "controller", "§§ 1-6"),
        ("Gun Ivarsdotter", "sekreterare", None),
    ]


@pytest.mark.parametrize("row", ["Anna Ek, Ådala (C), ordförande", "Anna Ek (C), Ådala, ordförande"])
def test_where_a_member_comes_from_is_no_title(row: str) -> None:
    (member,) = minutes(f"Gemensamma nämnden 2024-03-12\n\nLedamöter\n{row}\n").attendance
    assert (member.name, member.party, member.title) == ("Anna Ek", "C", "ordförande")


def test_names_above_the_labels_of_those_who_sign() -> None:
    found = minutes(
        "Regionstyrelsen 2024-03-12\n\nBeslutande\nCia Du (V)\n\nUnderskrifter\n\n"
        "Anna Ek (S)               Bo Al (M)\nOrdförande                Justerare\n\n\nDan Fors\nSekreterare\n"
    )
    signers = [found.chair, *found.adjusters, found.secretary]
    assert [signer.name if signer else None for signer in signers] == ["Anna Ek", "Bo Al", "Dan Fors"]


@pytest.mark.parametrize(
    ("told", "ja", "nej"),
    [
        (
            "Liggande förslag är ja-röst och bifall till motionen är nej-röst.",
            "Liggande förslag",
            "bifall till motionen",
        ),
        (
            "De som ville avslå motionen röstade ja, de som ville bifalla den helt röstade nej.",
            "avslå motionen",
            "bifalla den helt",
        ),
    ],
)
def test_propositions_of_a_vote(told: str, ja: str, nej: str) -> None:
    (vote,) = paragraf(f"Omröstning\n{told}\n\nMed 9 ja-röster mot 4 nej-röster avslogs motionen.").voteringar
    assert (vote.ja, vote.nej, vote.ja_proposition, vote.nej_proposition) == (9, 4, ja, nej)


def test_ballots_with_parties_behind_commas() -> None:
    (vote,) = paragraf(
        "Omröstning\nVid omröstningen avges 2 ja-röster och 1 nej-röst.\n"
        "Ja-röster: Sten Ek, s, och Inga Al, kd.\nNej-röster: Bo Dal, sd."
    ).voteringar
    assert [(each.name, each.party, each.vote) for each in vote.ballots] == [
        ("Sten Ek", "s", "ja"),
        ("Inga Al", "kd", "ja"),
        ("Bo Dal", "sd", "nej"),
    ]


def test_reservation_for_the_yrkande_of_somebody_named() -> None:
    found = paragraf(
        "Yrkanden\nAnna Ek (S) yrkar bifall till förslaget.\nBo Al (C) yrkar bifall till motionen.\n\n"
        "Reservation\nLedamöterna från Centerpartiet reserverar sig mot beslutet till förmån för Bo Als (C) yrkande."
    )
    (reservation,) = found.reservationer
    assert reservation.yrkanden == [1]


def test_reservation_of_those_listed_below_it() -> None:
    found = paragraf(
        "Reservationer\nFöljande ledamöter reserverar sig mot beslutet:\nBo Al (M)\nCia Du (KD)\nDan Ek (L)"
    )
    assert [[person.name for person in each.by.persons] for each in found.reservationer] == [
        ["Bo Al", "Cia Du", "Dan Ek"]
    ]


def test_statement_under_the_name_of_each_party() -> None:
    found = paragraf("Protokollsanteckningar\nMiljöpartiet:\nVi vill mer.\n\nCenterpartiet:\nVi vill mindre.")
    assert [each.by.parties for each in found.uttalanden] == [["MP"], ["C"]]


def test_who_means_to_hand_in_a_statement_makes_one() -> None:
    (statement,) = paragraf(
        "Särskilda yttranden\nModeraterna och Liberalerna avser inkomma med ett särskilt yttrande, bilaga 1."
    ).uttalanden
    assert (statement.kind, statement.by.parties) == ("sarskilt_uttalande", ["M", "L"])


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek (S) anmäler jäv och deltar inte. Vice ordföranden Bo Al (M) leder sammanträdet.",
        "Anna Ek (S) anmäler jäv och ersätts av Bo Al (M).",
        "Ordföranden Anna Ek (S) lämnar på grund av jäv över ordförandeskapet till Bo Al (M).",
    ],
)
def test_who_steps_in_has_no_conflict(text: str) -> None:
    assert [person.name for person in paragraf(f"Jäv\n{text}").jav] == ["Anna Ek"]


@pytest.mark.parametrize(
    "body",
    [
        "Deltar ej i beslutet\nBo Al (M)",
        "Deltar inte i beslutet\nBo Al (M) deltar inte i beslutet.",
        "Beslutsgång\nBo Al (M) meddelar att han inte deltar i beslutet.",
    ],
)
def test_taking_no_part_is_no_jav(body: str) -> None:
    found = paragraf(body)
    assert [[person.name for person in each.persons] for each in found.deltar_ej] == [["Bo Al"]]
    assert found.jav == []


def test_ballots_in_columns_side_by_side() -> None:
    (vote,) = paragraf(
        "Omröstning\nVid omröstningen avges 2 ja-röster, 1 nej-röst och 1 ledamot avstår.\n\n"
        "Ja                    Nej                  Avstår\n"
        "Anna Ek (S)           Bo Al (M)            Eva Öst (C)\n"
        "Cia Du (V)\n"
    ).voteringar
    assert [(each.name, each.vote) for each in vote.ballots] == [
        ("Anna Ek", "ja"),
        ("Bo Al", "nej"),
        ("Eva Öst", "avstar"),
        ("Cia Du", "ja"),
    ]


def test_clock_and_break_are_no_part_of_the_place() -> None:
    found = minutes(
        "Nämnden 2024-05-14\n\nTid och plats      Kl. 08.30–11.00, lokal Tornet, Rådhuset\n"
        "                   Sammanträdet ajournerades klockan 09:05–09:20\n\nBeslutande         Anna Ek (S)\n"
    )
    assert (found.place, found.start_time, found.end_time) == ("lokal Tornet, Rådhuset", "08:30", "11:00")


def test_jav_of_a_member_is_no_title() -> None:
    found = minutes("Nämnden 2024-05-14\n\nBeslutande:\nAnna Ek (S)\nBo Al (M) deltar ej § 2 på grund av jäv\n")
    assert [(each.name, each.title, each.paragraphs) for each in found.attendance][1:] == [("Bo Al", None, "ej § 2")]


def test_justering_told_in_a_sentence_of_the_front_page() -> None:
    document = parse_text(
        "Nämnden\nProtokoll 2024-02-08\n\nJustering\n"
        "Bo Al utsågs att tillsammans med ordföranden justera protokollet.\n"
        "Protokollet justeras digitalt den 15 februari 2024.\n\n§ 1 Ny bro\n\nBeslut\nBron byggs.\n"
    )
    assert isinstance(document, Protokoll)
    assert [person.name for person in document.adjusters] == ["Bo Al"]
    assert str(document.adjustment_date) == "2024-02-15"
