"""Wordings and layouts of nämnder, utskott and their reports, each as a short document, by the record that it gives."""

from __future__ import annotations

import pytest

from protokollparse.models import Paragraf, Protokoll, Tjansteutlatande
from protokollparse.pipeline import parse_text

FRONT = """\
Ådals kommun
Kulturnämnden
Sammanträdesprotokoll 2024-03-12

Plats och tid: Kommunhuset, kl. 13:00–15:00
Beslutande: Anna Ek (S), ordförande
Sekreterare: Dan Alm

"""
ENDING = "\n§ 1 Val av justerare\n\nBeslut\nBo Al (M) utses.\n"


def minutes(text: str) -> Protokoll:
    document = parse_text(text)
    assert isinstance(document, Protokoll)
    return document


def paragraf(body: str) -> Paragraf:
    """The only § of minutes."""
    (found,) = minutes(f"{FRONT}§ 1 Ny bro över ån\n\n{body}\n").paragrafer
    return found


def report(body: str, head: str = "Till\nKulturnämnden") -> Tjansteutlatande:
    document = parse_text(f"Tjänsteskrivelse\n\n{head}\n\nBidrag till Byns hembygdsförening\n\n{body}\n")
    assert isinstance(document, Tjansteutlatande)
    return document


def decided(body: str) -> list[tuple[str, str | None]]:
    return [(decision.text, decision.proposed_to) for decision in paragraf(body).decisions]


def test_a_lead_in_that_each_paragraf_has_is_no_running_head() -> None:
    rows = [
        f"§ {n}\nBidrag till förening {n}\n\nUtskottet beslutar\natt  bevilja {n} kronor.\n\n"
        f"Ärendebeskrivning\nFörening {n} har ansökt om bidrag.\n\nByns kommun            Sida: {n} av 9\n"
        for n in range(1, 7)
    ]
    found = minutes(f"{FRONT}{chr(10).join(rows)}").paragrafer
    assert [(each.title, each.decisions[0].text) for each in found[:2]] == [
        ("Bidrag till förening 1", "att bevilja 1 kronor."),
        ("Bidrag till förening 2", "att bevilja 2 kronor."),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Beslut\nNämnden för kultur och fritid\n1. antar planen,\n2. avslår resten.",
            [("antar planen,", None), ("avslår resten.", None)],
        ),
        (
            "Beslut\nKulturnämnden föreslår kommunfullmäktige besluta\n1. att anta planen.\n\n"
            "Kulturnämnden beslutar för egen del, under förutsättning av kommunfullmäktiges beslut\n2. att dela ut.",
            [("att anta planen.", "kommunfullmäktige"), ("att dela ut.", None)],
        ),
        (
            "Dagordningen fastställs med följande tillägg:\n- Skrivelse om bron\n- Nya lokaler",
            [("Dagordningen fastställs med följande tillägg: Skrivelse om bron Nya lokaler", None)],
        ),
        ("Till justeringsperson valdes Bo Al.", [("Till justeringsperson valdes Bo Al.", None)]),
        (
            "Skrivelsen från Bo Al (M) lämnas till presidiet för beredning.",
            [("Skrivelsen från Bo Al (M) lämnas till presidiet för beredning.", None)],
        ),
    ],
    ids=["a body alone leads in", "on a condition", "a list under a sentence", "till … valdes", "lämnas till"],
)
def test_decisions(body: str, expected: list[tuple[str, str | None]]) -> None:
    assert decided(body) == expected


def test_a_dissent_stands_at_the_end_of_the_proposition() -> None:
    found = paragraf(
        "Beslut\nBidraget avslås.\n\nProposition\nOrdföranden finner att nämnden avslår bidraget.\n\n"
        "Mot beslutet reserverar sig Bo Al (M)."
    )
    assert [[person.name for person in each.by.persons] for each in found.reservationer] == [["Bo Al"]]


def test_what_a_dissent_favours_can_stand_first() -> None:
    found = paragraf("Beslut\nAvslås.\n\nReservation\nTill förmån för eget yrkande reserverar sig Bo Al (M).")
    assert found.reservationer[0].in_favour_of == "eget yrkande"


def test_a_conflict_is_told_under_the_summary() -> None:
    found = paragraf(
        "Beslut\nAvtalet godkänns.\n\nSammanfattning\nDet är nytt.\n\nBo Al (M) anmäler jäv och deltar inte i ärendet."
    )
    assert [person.name for person in found.jav] == ["Bo Al"]


def test_a_proposal_is_told_under_the_meeting() -> None:
    found = paragraf(
        "Beslut\nPlanen godkänns.\n\nDagens sammanträde\nArkitekten redogör.\n\n"
        "Bo Al (M) föreslår att höjden sänks till två våningar."
    )
    assert [(y.kind, list(y.points)) for y in found.yrkanden] == [
        ("eget_forslag", ["att höjden sänks till två våningar."])
    ]


def test_the_party_stands_first() -> None:
    front = """\
Plats och tid          Kommunhuset, kl. 13.15–15.40
Beslutande             L    Anna Ek, ordförande
                       M    Bo Al
                       S    Cia Du, tjänstgör för Dan Öst (S) §§ 1-2

Ej tjänstgörande       KD   Eva By
ersättare              SD   Ola Ås
"""
    found = minutes(f"Ådals kommun\nKulturnämnden 2024-03-12\n\n{front}{ENDING}").attendance
    assert [(row.name, row.party, row.role) for row in found] == [
        ("Anna Ek", "L", "ledamot"),
        ("Bo Al", "M", "ledamot"),
        ("Cia Du", "S", "tjanstgorande_ersattare"),
        ("Eva By", "KD", "ersattare"),
        ("Ola Ås", "SD", "ersattare"),
    ]


def test_the_paragrafer_and_the_times_stand_in_other_places() -> None:
    found = minutes(
        "Protokoll\nNämnden för kultur och fritid § 1-4\n\nDatum: 6 mars 2024 kl 15:00-17:20\nPlats: Rådhuset\n"
        f"Beslutande: Anna Ek (S)\n{ENDING}"
    )
    assert (found.organ, found.paragraph_range) == ("Nämnden för kultur och fritid", "§ 1-4")
    assert (found.start_time, found.end_time, found.place) == ("15:00", "17:20", "Rådhuset")


def test_a_web_page_of_minutes() -> None:
    found = minutes(
        "Hem / Anslagstavla / Direktionens protokoll 13 december 2024\n\nNärvarande\n\nDirektionens ledamöter\n"
        "Anna Ek (S), ordförande\n\nDirektionens ersättare\nBo Al (M)\n\nTjänstepersoner\nDan Alm, brandchef\n\n"
        f"Justering och sekreterare\nAtt justera valdes Anna Ek. Sekreterare är Dan Alm.\n{ENDING}"
    )
    assert found.organ == "Direktionen"
    assert [(row.name, row.role) for row in found.attendance] == [
        ("Anna Ek", "ledamot"),
        ("Bo Al", "ersattare"),
        ("Dan Alm", "ovrig"),
    ]


@pytest.mark.parametrize(
    ("heading", "organ"),
    [("Förslag till beslut\nI kulturnämnden:", "Kulturnämnden"), ("Förslag till beslut", None)],
)
def test_the_proposal_names_the_body(heading: str, organ: str | None) -> None:
    found = report(f"{heading}\n1. Bidraget beviljas.\n\nBakgrund\nFöreningen har ansökt om bidrag.", "2024-03-12")
    assert found.organ == organ


def test_the_proposal_is_written_as_the_decision() -> None:
    found = report(
        "Kulturnämndens beslut\nBidraget beviljas.\n\nSammanfattning\nFöreningen har ansökt om bidrag.\n\n"
        "Ärendet\nBidraget ska gå till ett nytt tak."
    )
    assert [decision.text for decision in found.proposed_decisions] == ["Bidraget beviljas."]


def test_those_responsible_stand_with_their_title_behind_them() -> None:
    found = report(
        "Förslag till beslut\nBidraget beviljas.\n\nAnsvariga\nEva von By Avdelningschef\nDan Öst Kulturchef"
    )
    assert [(signer.name, signer.title) for signer in found.signers] == [
        ("Eva von By", "Avdelningschef"),
        ("Dan Öst", "Kulturchef"),
    ]


def test_a_title_can_name_the_body() -> None:
    document = parse_text(
        "Handläggare          Datum\nEva By               2024-03-12\n\n                     Kulturnämnden\n\n"
        "TJÄNSTEUTLÅTANDE\n\nDelårsrapport 2024 för Kulturnämnden\n\n"
        "Förslag till beslut\nRapporten godkänns.\n\nBakgrund\nNämnden följer upp sin budget.\n"
    )
    assert isinstance(document, Tjansteutlatande)
    assert (document.organ, document.title) == ("Kulturnämnden", "Delårsrapport 2024 för Kulturnämnden")


def test_a_proposal_to_another_body_and_a_decision_stand_side_by_side() -> None:
    body = (
        "Kulturnämndens förslag till kommunfullmäktige\n1. Taxan fastställs.\n\n"
        "Kulturnämndens beslut\n1. Chefen får i uppdrag att informera."
    )
    assert decided(body) == [
        ("Taxan fastställs.", "kommunfullmäktige"),
        ("Chefen får i uppdrag att informera.", None),
    ]


def test_that_nobody_has_a_conflict_can_be_decided() -> None:
    assert decided("Beslut\nIngen ledamot anmäler jäv.") == [("Ingen ledamot anmäler jäv.", None)]


@pytest.mark.parametrize("words", ["med stöd av Cia Du (KD)", "med instämmande av Cia Du", "biträdd av Cia Du (KD)"])
def test_who_supports_a_mover_moves_too(words: str) -> None:
    found = paragraf(f"Yrkande\nBo Al (M) yrkar {words} att ärendet återremitteras.\n\nBeslut\nPlanen antas.")
    assert [[person.name for person in y.by.persons] for y in found.yrkanden] == [["Bo Al", "Cia Du"]]
    assert [list(y.points) for y in found.yrkanden] == [["att ärendet återremitteras."]]


def test_signatures_under_the_list_are_no_officials() -> None:
    found = minutes(
        "Protokoll\nKulturnämnden\nDatum: 2024-03-12\n\nNärvarande ledamöter\nAnna Ek (S), ordförande\n\n"
        f"Övriga\nDan Alm, sekreterare\n\nParagraf 1\n\nDan Alm, sekreterare\n\nAnna Ek (S), ordförande\n{ENDING}"
    )
    assert [(row.name, row.role) for row in found.attendance] == [("Anna Ek", "ledamot"), ("Dan Alm", "ovrig")]


def test_an_unknown_heading_ends_a_proposal() -> None:
    found = report(
        "Förslag till beslut\nBidraget beviljas.\n\nDärför behövs taket\nTaket läcker över scenen sedan i höstas.\n\n"
        "Bakgrund\nFöreningen har ansökt om bidrag."
    )
    assert [decision.text for decision in found.proposed_decisions] == ["Bidraget beviljas."]
    assert [section.heading for section in found.sections][1] == "Därför behövs taket"


def test_who_signs_and_stands_in_the_letterhead_handles_the_case() -> None:
    found = report(
        "Förslag till beslut\nBidraget beviljas.\n\nBakgrund\nFöreningen har ansökt om bidrag.\n\n\n"
        "Dan Öst                 Eva By\nKulturchef              Utredare",
        "Kulturkontoret               2024-03-12\nEva By\n\n                             Kulturnämnden",
    )
    assert [official.name for official in found.handlaggare] == ["Eva By"]


def test_annexes_without_a_sign_behind_their_number_and_with_a_lead_in() -> None:
    found = report(
        "Förslag till beslut\nBidraget beviljas.\n\nBakgrund\nFöreningen har ansökt om bidrag.\n\n"
        "Handlingar i ärendet\nFöljande handlingar biläggs:\nBilaga 1 Karta\nBilaga 2, Ritning över taket\n"
    )
    assert [(each.reference, each.title) for each in found.handlingar] == [("1", "Karta"), ("2", "Ritning över taket")]


def test_a_proposal_of_the_body_above_is_not_the_committees_own() -> None:
    front = FRONT.replace("Kulturnämnden", "Kommunstyrelsens arbetsutskott")
    (found,) = minutes(
        f"{front}§ 1 Taxa\n\nKommunstyrelsens förslag till kommunfullmäktige\nTaxan fastställs.\n\n"
        "Arbetsutskottets beslut\nÄrendet bordläggs.\n"
    ).paragrafer
    assert [decision.text for decision in found.decisions] == ["Ärendet bordläggs."]


@pytest.mark.parametrize(
    "title",
    ["Översyn av elevhälsans verksamhet", "Lokaler för ungdomscentrum", "Bemanning på stadskontoret"],
)
def test_a_title_can_end_with_the_name_of_an_office(title: str) -> None:
    document = parse_text(
        f"Tjänsteskrivelse\n\nSocialtjänsten\nEva By, 060-19 10 00\n\nKulturnämnden\n\n{title}\n\n"
        "Förslag till beslut\nRapporten godkänns.\n\nBakgrund\nNämnden följer upp sin budget.\n"
    )
    assert isinstance(document, Tjansteutlatande)
    assert document.title == title
    assert [(official.name, official.phone) for official in document.handlaggare] == [("Eva By", "060-19 10 00")]


def test_the_heads_of_a_table_are_no_heading_in_the_margin() -> None:
    found = report(
        "Förvaltningens yttrande\nAvgiften höjs.\n\n Avgift               Nu           Förslag\n"
        " Kurs                 650 kr       700 kr\n\nFörslag till beslut\nAvgiften höjs."
    )
    assert [section.heading for section in found.sections] == ["Förvaltningens yttrande", "Förslag till beslut"]


def test_an_annex_that_is_named_like_a_heading_keeps_its_number() -> None:
    found = report(
        "Förslag till beslut\nBidraget beviljas.\n\nBakgrund\nFöreningen har ansökt om bidrag.\n\n"
        "Bilagor\n1. Karta\n2. Nämndernas yttranden\n"
    )
    assert [(each.reference, each.title) for each in found.handlingar] == [
        ("1", "Karta"),
        ("2", "Nämndernas yttranden"),
    ]


def test_a_proposal_to_a_named_body() -> None:
    found = report("Sammanfattning\nTaket läcker.\n\nFörslag till kulturnämnden\n- Bidraget beviljas.\n- Taket byts.")
    assert [decision.text for decision in found.proposed_decisions] == ["Bidraget beviljas.", "Taket byts."]


def test_a_heading_right_below_the_signatures_is_no_office() -> None:
    found = report(
        "Förslag till beslut\nBidraget beviljas.\n\nBakgrund\nFöreningen har ansökt om bidrag.\n\n"
        "Dan Öst                 Eva By\nKulturchef              Utredare\nBilagor\n1. Karta\n2. Ritning"
    )
    assert [signer.name for signer in found.signers] == ["Dan Öst", "Eva By"]
    assert [each.title for each in found.handlingar] == ["Karta", "Ritning"]


def test_the_last_sentence_above_the_signatures_is_no_name() -> None:
    found = report(
        "Förslag till beslut\nBidraget beviljas.\n\nBakgrund\nRätten till musik är stor.\nDan Öst\nKulturchef\nUtredare"
    )
    assert "Rätten till musik är stor." not in [signer.name for signer in found.signers]


def test_a_ruled_line_at_the_foot_of_a_page_is_no_document() -> None:
    found = paragraf(f"Beslut\nPlanen antas.\n\nBeslutsunderlag\nKarta\nMotion om bron\n\n{'_' * 60}\n\n")
    assert [each.title for each in found.handlingar] == ["Karta", "Motion om bron"]


def test_a_dissent_stands_at_the_end_of_the_case() -> None:
    found = paragraf("Nämnden avslår bidraget.\n\nÄrendet\nTaket läcker.\n\nBo Al (M) reserverar sig mot det.")
    assert [[person.name for person in each.by.persons] for each in found.reservationer] == [["Bo Al"]]


def test_the_case_tells_of_earlier_dissents() -> None:
    found = paragraf("Beslut\nBidraget avslås.\n\nÄrendet\nBo Al (M) reserverade sig i arbetsutskottet mot förslaget.")
    assert not found.reservationer


def test_the_title_says_from_which_body_the_minutes_are() -> None:
    found = minutes(
        f"Protokoll från södra kulturnämnden,\n2024-03-12\n\nPlats: Rådhuset\nBeslutande\nAnna Ek (S)\n{ENDING}"
    )
    assert found.organ == "Södra kulturnämnden"


def test_a_word_that_could_be_a_heading_is_a_subtitle_above_the_decision() -> None:
    found = paragraf("Samråd\n\nBeslut\nPlanen sänds på samråd.\n\nSamråd\nPlanen visas i biblioteket.")
    assert (found.title, found.subtitle) == ("Ny bro över ån", "Samråd")
    assert [section.heading for section in found.sections] == ["Beslut", "Samråd"]


def test_headings_in_a_statement_after_a_proposal_of_members_are_part_of_it() -> None:
    found = paragraf(
        "Beslut\nMotionen besvaras.\n\nFörslag till beslut\n\nEva By m.fl. (S) föreslår bifall till förslaget."
        "\n\nBo Al (M) föreslår att nämnden beslutar\n\n1. att tillstyrka motionen\n\n2. att därutöver anföra\n\n"
        "Kultur är viktig.\n\nBakgrund\n\nEnsamheten ökar.\n\nCia Du (C) instämmer i förslaget från Bo Al (M)."
    )
    assert [[person.name for person in y.by.persons] for y in found.yrkanden] == [["Eva By"], ["Bo Al"], ["Cia Du"]]
    assert [section.heading for section in found.sections] == ["Beslut", "Förslag till beslut"]


def test_who_tells_that_the_party_joins_joins() -> None:
    found = paragraf(
        "Beslut\nPlanen antas.\n\nYrkanden\nBo Al (M) yrkar avslag.\n\n"
        "Cia Du (L) anmäler att Liberalerna ställer sig bakom Moderaternas yrkande."
    )
    assert [[person.name for person in y.by.persons] for y in found.yrkanden] == [["Bo Al"], ["Cia Du"]]


@pytest.mark.parametrize(
    "signatures",
    [
        "Dan Öst\nKulturchef              Eva By\n                        Utredare",
        "                        Dan Öst\nEva By                  Kulturchef\nUtredare",
    ],
)
def test_signatures_in_columns_can_stand_a_line_apart(signatures: str) -> None:
    found = report(
        "Förslag till beslut\nBidraget beviljas.\n\nBakgrund\nFöreningen har ansökt om bidrag.\n\n\n" + signatures
    )
    assert {(signer.name, signer.title) for signer in found.signers} == {
        ("Dan Öst", "Kulturchef"),
        ("Eva By", "Utredare"),
    }


def test_those_who_vote_are_no_proposition() -> None:
    found = paragraf(
        "Beslut\nMotionen avslås.\n\nOmröstning\nMed 2 ja-röster mot 1 nej-röst avslås motionen.\n\n"
        "Ja-röster: Anna Ek (S), Eva By (V), Dan\nNej-röster: Bo Al (M)"
    )
    assert [votering.ja_proposition for votering in found.voteringar] == [None]


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        (
            "Förslag till beslut\nKommunfullmäktige\n1. antar policyn.\n\nKulturnämnden för egen del\n1. antar regler.",
            [("antar policyn.", "kommunfullmäktige"), ("antar regler.", None)],
        ),
        (
            "Förslag till beslut\n\nFörslag till nämndens beslut\n1. Regler antas.\n\n"
            "Förslag till kommunfullmäktiges beslut\n1. Policyn antas.",
            [("Regler antas.", None), ("Policyn antas.", "kommunfullmäktige")],
        ),
        (
            "Kulturkontorets förslag till kommunstyrelsen för beslut i kommunfullmäktige\n1. Policyn antas.",
            [("Policyn antas.", "kommunfullmäktige")],
        ),
    ],
    ids=["bodies alone", "bodies in the genitive", "a body above the board"],
)
def test_proposals_for_several_bodies(proposal: str, expected: list[tuple[str, str | None]]) -> None:
    found = report(f"{proposal}\n\nBakgrund\nKommunen saknar en policy i dag.")
    assert [(each.text, each.proposed_to) for each in found.proposed_decisions] == expected


@pytest.mark.parametrize(
    ("heading", "who"),
    [("Reservation från Bo Al (M)", ["Bo Al"]), ("Skriftlig reservation (M)", []), ("Reservation (M) och (KD)", [])],
)
def test_a_heading_says_whose_the_dissent_is(heading: str, who: list[str]) -> None:
    found = paragraf(f"Beslut\nBron målas.\n\n{heading}\nVi anser att bron är för dyr.")
    assert [decision.text for decision in found.decisions] == ["Bron målas."]
    (dissent,) = found.reservationer
    assert [person.name for person in dissent.by.persons] == who
    assert who or "M" in dissent.by.parties


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Särskilt yttrande från Bo Al (M)\nBron är dyr.", "sarskilt_uttalande"),
        ("Särskilt yttrande (M)\nBron är dyr.", "sarskilt_uttalande"),
        ("Protokollsanteckning (SD): Bron är dyr.", "protokollsanteckning"),
        ("Bo Al (M) lämnade en protokollsanteckning.", "protokollsanteckning"),
    ],
)
def test_statements_whose_heading_or_sentence_names_who_makes_them(body: str, kind: str) -> None:
    found = paragraf(f"Beslut\nBron målas.\n\n{body}")
    assert [decision.text for decision in found.decisions] == ["Bron målas."]
    (statement,) = found.uttalanden
    assert statement.kind == kind
    assert statement.by.persons or statement.by.parties


@pytest.mark.parametrize("body", ["Bo Al (M) avstår från att delta i beslutet.", "Deltar ej i beslutet: (M), (KD)"])
def test_those_who_take_no_part_decide_nothing(body: str) -> None:
    found = paragraf(f"Beslut\nBron målas.\n\n{body}")
    assert [decision.text for decision in found.decisions] == ["Bron målas."]
    assert len(found.deltar_ej) == 1


@pytest.mark.parametrize(
    "yrkande", ["Bo Al (M) begär återremiss.", "Bo Al, M, yrkar återremiss.", "Bo Al (M) yrkar återremiss."]
)
def test_other_ways_to_move(yrkande: str) -> None:
    found = paragraf(f"Yrkande\n{yrkande}\n\nBeslut\nBron målas.")
    assert [(y.by.persons[0].name, y.by.persons[0].party, y.kind) for y in found.yrkanden] == [
        ("Bo Al", "M", "aterremiss")
    ]


def test_a_labelled_title_of_an_official_loses_its_label() -> None:
    found = report("Förslag till beslut\nBidraget beviljas.", "Handläggare: Eva By\nTitel: Utredare\n\nKulturnämnden")
    assert [(official.name, official.title) for official in found.handlaggare] == [("Eva By", "Utredare")]


def test_blank_lines_behind_every_line_part_nothing() -> None:
    body = "".join(
        f"§ {n} Ärende nummer {n} om bron över ån som\ngår genom staden\n\n"
        "Beslut\n1. Bron målas röd av kommunens\negna målare.\n"
        "2. Kostnaden tas ur budget.\n\n"
        for n in range(1, 9)
    )
    plain, spaced = (minutes(text).paragrafer for text in (FRONT + body, (FRONT + body).replace("\n", "\n\n")))
    assert [(each.title, [d.text for d in each.decisions]) for each in spaced] == [
        (each.title, [d.text for d in each.decisions]) for each in plain
    ]
    assert [d.text for d in spaced[0].decisions] == [
        "Bron målas röd av kommunens egna målare.",
        "Kostnaden tas ur budget.",
    ]


@pytest.mark.parametrize(
    "body", ["Beslut (enhälligt)\nBron målas.", "Beslut\nPunkt 1\nBron målas.", "Beslut\nBron målas.\n_____"]
)
def test_what_stands_around_a_decision_is_none(body: str) -> None:
    assert decided(body) == [("Bron målas.", None)]
