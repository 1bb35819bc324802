"""What other meetings of known layouts hold: each as a short document, by the record that it gives."""

from __future__ import annotations

import pytest

from protokollparse.models import Protokoll, Tjansteutlatande
from protokollparse.pipeline import parse_text


def minutes(text: str) -> Protokoll:
    document = parse_text(f"Sundby kommun\nKommunfullmäktige\nProtokoll 2024-03-12\n\n{text}\n")
    assert isinstance(document, Protokoll)
    return document


def headings(document: Protokoll | Tjansteutlatande, paragraf: int = 0) -> list[str | None]:
    sections = document.paragrafer[paragraf].sections if isinstance(document, Protokoll) else document.sections
    return [section.heading for section in sections]


REPORT = """\
Datum:         2024-05-13                                        Kommunstyrelsen
Handläggare:   Eva Öst
Diarienr:      2024.319 KS


Svar på motion om fler bänkar

Ärendebeskrivning
Motionärerna har lämnat en motion om fler bänkar i parkerna och längs gångvägarna i
kommunens tätorter.

Förvaltningens yttrande
{body}

Förslag till beslut
Motionen avslås.


Eva Öst
Parkchef
"""


ROWS = ("Anna Ek (S), ordförande", "Bo Al (M), ledamot", "Cia Du (V), ledamot")


def vote_list(caption: str, votes: str) -> str:
    """A list with a cross a member, J under Ja and N under Nej."""
    crosses = {"J": "X", "N": "        X"}
    rows = [f" {row:<32}{crosses[vote]}" for row, vote in zip(ROWS, votes, strict=True)]
    sums = f" Resultat                        {votes.count('J')}       {votes.count('N')}       0"
    return "\n".join([caption, " Ledamot                         Ja      Nej     Avstår", *rows, sums])


def voted(lists: str, more: str = "") -> list[list[str]]:
    """How they vote in each vote of a short paragraf with these lists below it."""
    document = minutes(
        "§ 6 Val\n\nBeslut\nBo Al (M) utses.\n\n§ 7 Motion om bänkar\n\nOmröstning\nMed 2 ja-röster och 1 nej-röst "
        f"bifalls motionen.\n\n{more}Beslut\nMotionen bifalls.\n\n{lists}\n\n§ 8 Slut\n\nBeslut\nMötet avslutas.\n"
    )
    assert [paragraf.number for paragraf in document.paragrafer] == [6, 7, 8]
    return [[ballot.vote for ballot in votering.ballots] for votering in document.paragrafer[1].voteringar]


@pytest.mark.parametrize("title", ["Voteringslista: §7", "Voteringslista", "Omröstningslista nr 1", "Bilaga 1"])
def test_list_in_a_short_paragraf_leaves_it_whole(title: str) -> None:
    assert voted(vote_list(title, "JNJ")) == [["ja", "nej", "ja"]]


def test_second_list_of_a_paragraf_has_only_a_caption() -> None:
    first = vote_list("Voteringslista: §7\n\nOmröstning gällande motionen", "JNJ")
    second = vote_list("Omröstning gällande tillägget", "NNJ")
    told = "Omröstning\nMed 1 ja-röst och 2 nej-röster avslås tillägget.\n\n"
    assert voted(f"{first}\n\n{second}", told) == [["ja", "nej", "ja"], ["nej", "nej", "ja"]]


def test_unit_named_like_a_heading_receives_the_decision() -> None:
    document = minutes("§ 1 Internbudget\n\nBeslut\nBudgeten fastställs.\n\nExpedieras till\nEkonomi\n")
    assert headings(document) == ["Beslut", "Expedieras till"]


def test_annexes_named_like_headings_are_handlingar() -> None:
    document = minutes("§ 1 Tillsyn\n\nBeslut\nBristerna avhjälps.\n\nHandlingar\nTjänsteutlåtande\nMotion\n")
    assert [each.title for each in document.paragrafer[0].handlingar] == ["Tjänsteutlåtande", "Motion"]


def test_motion_heads_a_list_of_one() -> None:
    document = minutes(
        "§ 1 Anmälningsärenden\n\nBeslut\n\nAntecknas.\n\nMotion\n2024-02-11\n\nMotion av Bo Al (M) om bänkar\n"
    )
    assert headings(document) == ["Beslut", "Motion"]
    assert [decision.text for decision in document.paragrafer[0].decisions] == ["Antecknas."]


def test_yttrande_of_members_is_a_statement_and_that_of_the_administration_is_none() -> None:
    document = minutes(
        "§ 1 Bänkar\n\nYttrande\nFörvaltningen lämnar yttrande över motionen i bilaga.\n\nBeslut\nMotionen avslås.\n\n"
        "Yttrande\nLedamöterna från V och MP antecknar som yttrande en skrivelse från den 12 mars 2024.\n"
    )
    (statement,) = document.paragrafer[0].uttalanden
    assert (statement.kind, statement.by.parties) == ("yttrande", ["V", "MP"])


def test_text_of_sentences_under_a_title_is_no_part_of_it() -> None:
    document = minutes(
        "§ 1\nInterpellation av Bo Al (M) till ordföranden i\nnämnden för funktionsstöd angående ledsagning\n"
        "Ordföranden i nämnden för funktionsstöd Cia Du (S) svarar på\nfrågorna, varefter överläggning äger rum.\n\n"
        "Beslut\nInterpellationen förklaras besvarad.\n"
    )
    title = "Interpellation av Bo Al (M) till ordföranden i nämnden för funktionsstöd angående ledsagning"
    assert document.paragrafer[0].title == title


def test_line_over_a_list_is_no_heading() -> None:
    body = "Frågan är utredd.\n\nFörvaltningen föreslår att\n\n1. bänkar sätts ut,\n2. fler träd planteras."
    document = parse_text(REPORT.format(body=body))
    assert "Förvaltningen föreslår att" not in headings(document)


def test_heading_stands_right_above_its_paragraph() -> None:
    body = (
        "Frågan är utredd.\n\nNuläge och behov\nDet finns 240 bänkar i kommunens parker, och de flesta av dem är\n"
        "i gott skick efter renoveringen 2021."
    )
    assert "Nuläge och behov" in headings(parse_text(REPORT.format(body=body)))


def test_lead_in_of_a_yrkande_is_no_point_of_it() -> None:
    document = minutes(
        "§ 1 Stöd\n\nBeslut\nNej.\n\nYrkanden\n\nBo Al (M) yrkar\natt nämnden skulle besluta enligt följande:\n\n"
        "Att delvis bifalla förvaltningens förslag\n\nAtt i övrigt anföra följande.\n\nStödet är för lågt.\n"
    )
    (yrkande,) = document.paragrafer[0].yrkanden
    assert (yrkande.kind, len(yrkande.points)) == ("delvis_bifall", 2)


def test_yrkande_according_to_a_proposal_supports_it() -> None:
    document = minutes(
        "§ 1 Stöd\n\nBeslut\nStödet beviljas.\n\nFörslag till beslut\n\n"
        "1) Bo Al m.fl. (M) och Cia Du (V) föreslår att nämnden beslutar enligt förvaltningens förslag.\n"
    )
    (yrkande,) = document.paragrafer[0].yrkanden
    assert (yrkande.kind, yrkande.target, yrkande.points) == ("bifall", "förvaltningens förslag", [])


def test_what_has_come_in_is_no_decision() -> None:
    document = minutes(
        "§ 1 Avsägelser\n\nBeslut\n\nKommunfullmäktige godkänner avsägelserna.\n\nFöljande avsägelser har inkommit:\n"
        "Bo Al (M) från uppdraget som nämndeman\nCia Du (V) från uppdraget som ersättare i arkivnämnden\n"
    )
    (decision,) = document.paragrafer[0].decisions
    assert decision.text == "Kommunfullmäktige godkänner avsägelserna."


def test_groups_and_a_person_reserve_themselves_for_what_each_has_moved() -> None:
    document = minutes(
        "§ 1 Plan\n\nBeslut\nPlanen antas.\n\nYrkanden\n\nEva Öst (C) yrkar bifall till kommunstyrelsens förslag.\n"
        "Anna Ek (S) yrkar avslag på kommunstyrelsens förslag.\nBo Al (M) yrkar att punkt 2 ska strykas.\n\n"
        "Reservation\n\nLedamöterna från S samt Bo Al (M) reserverar sig mot beslutet till förmån för egna yrkanden.\n"
    )
    paragraf = document.paragrafer[0]
    assert [yrkande.kind for yrkande in paragraf.yrkanden] == ["bifall", "avslag", "andring"]
    assert [reservation.yrkanden for reservation in paragraf.reservationer] == [[1, 2]]


def test_delegation_decisions_under_a_decision_are_none() -> None:
    document = minutes(
        "§ 1 Delegation\n\nBeslut\n\nDelegationsbesluten anmäldes.\n\n- Avtal om bevakning\n- Anställning av rektor\n"
    )
    assert [decision.text for decision in document.paragrafer[0].decisions] == ["Delegationsbesluten anmäldes."]


def test_two_questions_of_a_letter_can_share_a_paragraph() -> None:
    document = minutes(
        "§ 1 Skrivelser\n\nBeslut\nSkrivelsen överlämnas.\n\nSkrivelse angående parkering\n\nCia Du (V)\n\n"
        "Finns det planer på fler platser? När blir de klara?\n"
    )
    (letter,) = document.paragrafer[0].skrivelser
    assert letter.questions == ["Finns det planer på fler platser? När blir de klara?"]


def test_bodies_that_a_report_has_heard_head_what_they_say() -> None:
    body = (
        "Frågan är utredd.\n\nÄrendets beredning\n\nMotionen har remitterats till två nämnder.\n\nKulturnämnden\n\n"
        "Nämnden är positiv.\n\nFråga 1: Hur många bänkar finns?\n\nSvar: 240."
    )
    found = headings(parse_text(REPORT.format(body=body)))
    assert found[2:4] == ["Ärendets beredning", "Kulturnämnden"]
    assert "Fråga 1" not in found


def test_who_moves_something_together_with_another() -> None:
    document = minutes(
        "§ 1 Plan\n\nBeslut\nPlanen antas.\n\nYrkanden\n\n"
        "Bo Al (M) yrkar, tillsammans med Eva Öst (L), bifall till yrkandet i bilaga 2.\n"
    )
    (yrkande,) = document.paragrafer[0].yrkanden
    assert [person.name for person in yrkande.by.persons] == ["Bo Al", "Eva Öst"]
    assert (yrkande.kind, yrkande.target) == ("bifall", "yrkandet i bilaga 2")


def test_statement_that_says_whose_it_is_starts_anew() -> None:
    document = minutes(
        "§ 1 Plan\n\nBeslut\nPlanen antas.\n\nProtokollsanteckningar\n\nCia Du (SD) deltar inte i beslutet.\n\n"
        "Protokollsanteckning från Eva Öst (MP): Vi hade hellre sett en återremiss.\n"
    )
    statements = document.paragrafer[0].uttalanden
    assert [[person.name for person in each.by.persons] for each in statements] == [["Cia Du"], ["Eva Öst"]]


WEB = """\
  • Ordföranden Anna Ek (S) öppnade sammanträdet och föredragningslistan godkändes.

  • Ordföranden Anna Ek (S) och Bo Al (M) utsågs att justera dagens protokoll.

  • Förvaltningen har tagit fram en skolplan.

    Förslag till beslut

    1. Bo Al (M) yrkade att nämnden skulle bifalla Moderaternas förslag till beslut enligt nedan:

    Att    avslå förvaltningens förslag till beslut

    Att    ge förvaltningen i uppdrag att:
    - ta fram ett nytt förslag
    - redovisa kostnaderna

    Att    därutöver anföra

    Planen saknar mål.

    2. Cia Du (SD) yrkade att nämnden skulle avslå ärendet.

    Eva Öst (C) anmäler att hon ställer sig bakom Moderaternas förslag.

    Beslutsgång

    Ordföranden Anna Ek (S) fann först att nämnden beslutade att avgöra ärendet idag.

    Ordföranden Anna Ek (S) fann att nämnden beslutade enligt förvaltningens förslag till beslut.
"""


def test_items_of_a_web_page() -> None:
    document = parse_text(WEB)
    assert isinstance(document, Protokoll)
    item = document.paragrafer[2]
    moved = [(each.kind, each.target, len(each.points)) for each in item.yrkanden]
    assert moved == [
        ("avslag", "förvaltningens förslag till beslut", 3),
        ("avslag", "ärendet", 0),
        ("bifall", "Moderaternas förslag", 0),
    ]
    assert item.yrkanden[0].points[1].endswith("att: ta fram ett nytt förslag redovisa kostnaderna")
    assert [decision.outcome for decision in item.decisions] == ["bifall"]


def test_names_may_stand_between_the_verb_and_the_vote() -> None:
    document = minutes(
        "§ 1 Plan\n\nBeslut\nPlanen antas.\n\nOmröstning\n\nVid voteringen röstade Anna Ek (S) och Bo Al (M) ja. "
        "Cia Du (V) röstade nej.\n\nMed 2 ja mot 1 nej antas planen.\n"
    )
    (votering,) = document.paragrafer[0].voteringar
    cast = [(ballot.name, ballot.vote) for ballot in votering.ballots]
    assert cast == [("Anna Ek", "ja"), ("Bo Al", "ja"), ("Cia Du", "nej")]


def test_proposal_that_is_to_be_approved_is_supported() -> None:
    document = minutes(
        "§ 1 Plan\n\nBeslut\nPlanen antas.\n\nFörslag till beslut\n\n"
        "1) Bo Al m.fl. (M) föreslår att förvaltningens förslag godkänns.\n"
    )
    (yrkande,) = document.paragrafer[0].yrkanden
    assert (yrkande.kind, yrkande.target) == ("bifall", "förvaltningens förslag")


def test_who_refers_to_the_statement_of_a_party_makes_it() -> None:
    document = minutes(
        "§ 1 Plan\n\nBeslut\nPlanen antas.\n\nSärskilda uttalanden\n\n"
        "Bo Al (KD) hänvisade till ett särskilt uttalande från Kristdemokraterna:\n\nVi hade önskat mer.\n"
    )
    (statement,) = document.paragrafer[0].uttalanden
    assert ([person.name for person in statement.by.persons], statement.by.parties) == (["Bo Al"], [])


def test_absence_under_protokollsanteckningar_is_a_note_of_its_own() -> None:
    document = minutes(
        "§ 1 Plan\n\nBeslut\nPlanen antas.\n\nProtokollsanteckningar\n\nCia Du (SD) antecknar ett yttrande.\n"
        "Bo Al (M) var inte närvarande.\n"
    )
    statements = document.paragrafer[0].uttalanden
    assert [each.by.persons[0].name for each in statements] == ["Cia Du", "Bo Al"]
