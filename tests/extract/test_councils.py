"""What councils write in ways of their own: each as a short document, by the record that it gives."""

from __future__ import annotations

import pytest

from protokollparse.models import Paragraf, Protokoll
from protokollparse.pipeline import parse_text


def minutes(text: str) -> Protokoll:
    document = parse_text(text)
    assert isinstance(document, Protokoll)
    return document


def paragraf(text: str) -> Paragraf:
    """The first paragraf of minutes that hold one more."""
    head = "Sundby kommun\nKommunfullmäktige\nProtokoll 2024-03-12\n\nOrdförande: Rut Ek (S)"
    return minutes(f"{head}\n\n{text}\n\n§ 8 Delgivningar\n\nBeslut\nDe läggs till handlingarna.\n").paragrafer[0]


def decided(text: str) -> list[str]:
    return [decision.text for decision in paragraf(f"§ 7 Taxa\n\n{text}").decisions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kommunfullmäktige beslutar\n\natt frågan får ställas.\n\nBo Al (M) besvarar frågan.\n\n"
            "Frågan besvaras av Bo Al (M). Vidare yttrar sig Eva Öst (V).\n\nOrdföranden förklarar mötet avslutat.",
            ["att frågan får ställas."],
        ),
        (
            "Beslut\nFullmäktige antar taxan.\n\nFör egen del har kommunstyrelsen beslutat:\n"
            "Kommunchefen får i uppdrag att se över avgifterna.",
            ["Fullmäktige antar taxan."],
        ),
        (
            "Beslut\nÄrendet återremitteras.\n\nMotivering: Avgifterna ska räknas om.",
            ["Ärendet återremitteras."],
        ),
        (
            "Beslut\nKommunfullmäktige beslutar – enligt miljö- och hälsoskyddsnämndens\nförslag\n\natt anta taxan.",
            ["att anta taxan."],
        ),
        (
            "Beslut\nKommunfullmäktige beslutar enligt nämndens förslag.",
            ["Kommunfullmäktige beslutar enligt nämndens förslag."],
        ),
        (
            "Kommunfullmäktige beslutar\n\natt välja\n\n    Bo Al (M) till ledamot i nämnden\n"
            "    Eva Öst (V) till ersättare.",
            ["att välja Bo Al (M) till ledamot i nämnden Eva Öst (V) till ersättare."],
        ),
        (
            "Kommunfullmäktige beslutar\n\natt utbetala partistöd enligt nedan:\n\n      Bygdepartiet      12 000\n"
            "      Sjölistan       8 000\n\natt se över reglerna.",
            [
                "att utbetala partistöd enligt nedan: Bygdepartiet      12 000 Sjölistan       8 000",
                "att se över reglerna.",
            ],
        ),
        (
            "Kommunfullmäktige beslutar\n\natt lägga delgivningarna till handlingarna.\n\n1. Protokoll\n2. Rapport",
            ["att lägga delgivningarna till handlingarna."],
        ),
        (
            "Beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta:\n• Rapporten godkänns.\n\n"
            "Kommunstyrelsen beslutar för egen del:\n• Nämnderna uppmanas att hålla budget.",
            ["Rapporten godkänns.", "Nämnderna uppmanas att hålla budget."],
        ),
        ("Beslut\nTaxan antas.\n\n______", ["Taxan antas."]),
        (
            "Jäv\nBo Al (M) anmäler jäv och lämnar mötet.\n\nKommunfullmäktige beslutar\natt bordlägga ärendet.",
            ["att bordlägga ärendet."],
        ),
        (
            "Beslut\n1. att anta budgeten,\n\nBarn- och ungdomsnämnden\n\n2. att tillföra medel.",
            ["att anta budgeten,", "att tillföra medel."],
        ),
        ("Barn- och ungdomsnämnden godkänner planen.", ["Barn- och ungdomsnämnden godkänner planen."]),
        (
            "Beslut\nTaxan antas.\n\nOrdföranden får i uppdrag att underrätta nämnden.",
            ["Taxan antas.", "Ordföranden får i uppdrag att underrätta nämnden."],
        ),
        ("Beslut\nParagrafen justeras omedelbart.\n\nRut Ek          Bo Al (M)", ["Paragrafen justeras omedelbart."]),
        (
            "Beslut\nÄrendet återremitteras till nämnden för att\n    • räkna om avgiften\n    • höra föreningarna.",
            ["Ärendet återremitteras till nämnden för att räkna om avgiften höra föreningarna."],
        ),
        (
            "Att jämte ordföranden justera dagens protokoll utsågs Bo Al (M).",
            ["Att jämte ordföranden justera dagens protokoll utsågs Bo Al (M)."],
        ),
        (
            "Regionfullmäktige beslutade\n\natt interpellationen får ställas.\n\nÖverläggningen förklarades avslutad.",
            ["att interpellationen får ställas."],
        ),
        ("Beslut\nTaxan antas.\n\nMötet avslutas.", ["Taxan antas."]),
        (
            "Beslut\nKommunfullmäktige\n\n1. fastställer taxan,\n2. avslår yrkandena.",
            ["fastställer taxan,", "avslår yrkandena."],
        ),
        (
            "Beslut\nReglementet antas med följande ändringar:\n– § 4 utgår\n– § 9 ändras.\n\n"
            "Det tidigare upphör att gälla.",
            ["Reglementet antas med följande ändringar: § 4 utgår § 9 ändras.", "Det tidigare upphör att gälla."],
        ),
        (
            "Beslut\n- Frågan får ställas.\n\nBo Al (M) ställer följande fråga till Eva Öst (V): När öppnar badet?",
            ["Frågan får ställas."],
        ),
        (
            "Beslut\n– Kommunstyrelsen godkänner dagordningen.\nBeslutsnivå: Kommunstyrelsen",
            ["Kommunstyrelsen godkänner dagordningen."],
        ),
        ("Bo Al (M) yrkar bifall.\n\nKommunfullmäktige har således beslutat\n\natt anta taxan.", ["att anta taxan."]),
        (
            "Bo Al (M) har ställt en fråga.\n\nKommunfullmäktige medger att frågan får ställas. "
            "Eva Öst (V) svarar på frågan.",
            ["Kommunfullmäktige medger att frågan får ställas."],
        ),
        (
            "Kommunfullmäktige har medgivit att interpellationen får ställas.\nDebatten avslutas.",
            ["Kommunfullmäktige har medgivit att interpellationen får ställas."],
        ),
        (
            "Överläggning hålls. Därefter förklaras interpellationen besvarad.",
            ["Därefter förklaras interpellationen besvarad."],
        ),
        ("Eva Öst (V) till Bo Al (M): När öppnar badet?\n\nFrågan bordläggs.", ["Frågan bordläggs."]),
        (
            "Följande motioner har inkommit och remitteras till kommunstyrelsen:\n\n1. Motion av Bo Al (M) om träd.",
            ["Följande motioner har inkommit och remitteras till kommunstyrelsen: Motion av Bo Al (M) om träd."],
        ),
        (
            "Till att jämte ordföranden justera protokollet valdes Bo Al (M).",
            ["Till att jämte ordföranden justera protokollet valdes Bo Al (M)."],
        ),
    ],
)
def test_what_the_council_decides(text: str, expected: list[str]) -> None:
    assert [" ".join(each.split()) for each in decided(text)] == [" ".join(each.split()) for each in expected]


def test_what_is_told_below_a_decision_without_a_heading() -> None:
    found = paragraf(
        "§ 7 Avfallsplan\n\nKommunfullmäktige beslutade följande.\n\n1. Avfallsplanen antas.\n\n"
        "I ärendet förelåg kommunstyrelsens utlåtande.\n\n"
        "Bo Al (M) och Eva Öst (V) yrkade avslag på kommunstyrelsens\nförslag.\n\n"
        "Propositioner gavs på bifall och på avslag.\n\n"
        "Reservation anmäldes av samtliga ledamöter i Moderaterna med hänvisning till Liberalernas yrkande.\n\n"
        "Särskilt uttalande gjordes av Ida Sjö (C) med hänvisning till Liberalernas uttalande."
    )
    assert [decision.text for decision in found.decisions] == ["Avfallsplanen antas."]
    assert [(len(each.by.persons), each.kind) for each in found.yrkanden] == [(2, "avslag")]
    assert [each.by.parties for each in found.reservationer] == [["M"]]
    assert [(each.kind, [p.name for p in each.by.persons], each.by.parties) for each in found.uttalanden] == [
        ("sarskilt_uttalande", ["Ida Sjö"], [])
    ]


@pytest.mark.parametrize(
    ("text", "movers", "kind"),
    [
        (
            "Bo Al (M), med stöd av Eva Öst (V):\nÄrendet återremitteras för att utreda buller.",
            ["Bo Al", "Eva Öst"],
            "aterremiss",
        ),
        ("Bo Al (M), med biträde av Eva Öst (V), föreslår avslag.", ["Bo Al", "Eva Öst"], "avslag"),
        ("Ordföranden yrkar bifall till förslaget.", ["Rut Ek"], "bifall"),
        ("Bo Al (M): Ärendet återremitteras i syfte att höra föreningarna.", ["Bo Al"], "aterremiss"),
        ("Bo Al (M) yrkar som Eva Öst (V).", ["Bo Al"], "bifall"),
        ("Bo Al (M): Instämmer i Eva Östs (V) yrkande.", ["Bo Al"], "bifall"),
        ("Bo Al (M): Höjningen begränsas till 4 procent.", ["Bo Al"], "eget_forslag"),
        ("Bo Al (M) yrkar att svaret kompletteras enligt följande:\n- Buller ska mätas.", ["Bo Al"], "tillagg"),
        ("Bo Al (M) yrkar att ett ärende om taxan läggs till dagordningen.", ["Bo Al"], "tillagg"),
        (
            "Bo Al (M) yrkar bifall till förslaget med följande ändring:\n- att avgiften blir lägre.",
            ["Bo Al"],
            "andring",
        ),
    ],
)
def test_who_moves_what(text: str, movers: list[str], kind: str) -> None:
    (found,) = paragraf(f"§ 7 Taxa\n\nYrkanden\n{text}\n\nBeslut\nTaxan antas.").yrkanden
    assert ([person.name for person in found.by.persons], found.kind) == (movers, kind)


def test_the_chair_moves_nothing_where_a_way_to_decide_is_proposed() -> None:
    moved = "Bo Al (M) yrkar avslag.\n\nOrdföranden föreslår att taxan prövas först."
    assert len(paragraf(f"§ 7 Taxa\n\nYrkanden\n{moved}\n\nBeslut\nTaxan antas.").yrkanden) == 1


def test_a_demand_ends_with_its_sentence() -> None:
    text = "Bo Al (M) yrkar att ärendet återremitteras. Yrkandet stöds av Eva Öst (V)."
    (found,) = paragraf(f"§ 7 Taxa\n\nYrkanden\n{text}\n\nBeslut\nTaxan antas.").yrkanden
    assert list(found.points) == ["att ärendet återremitteras."]


def test_the_demands_of_what_has_been_handed_in_are_no_yrkanden() -> None:
    found = paragraf(
        "§ 7 Initiativ\n\nBeslut\nInitiativet avslås.\n\nÄrendebeskrivning\n"
        "Bo Al (M) har den 8 april lämnat ett initiativ med följande yrkanden:\n- att taxan sänks."
    )
    assert not found.yrkanden


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("M-, KD- och C-ledamöterna reserverar sig till förmån för eget yrkande.", ["M", "KD", "C"]),
        ("FörNyaSundby reserverar sig skriftligt.", ["FörNyaSundby"]),
        ("Sundbypartiet reserverar sig mot beslutet.", ["Sundbypartiet"]),
        ("Moderaterna och Sundbypartiet reserverar sig.", ["M", "Sundbypartiet"]),
        ("Skriftlig reservation från KD bifogas protokollet.", ["KD"]),
        ("Undertecknad reserverar sig mot beslutet.", None),
    ],
)
def test_parties_that_reserve_themselves(text: str, parties: list[str] | None) -> None:
    found = paragraf(f"§ 7 Taxa\n\nBeslut\nTaxan antas.\n\nReservation\n{text}").reservationer
    assert [each.by.parties for each in found] == ([parties] if parties else [])


def test_the_case_is_told_below_a_statement() -> None:
    found = paragraf(
        "§ 7 Taxa\n\nBeslut\nTaxan antas.\n\nProtokollsanteckning\nEva Öst (V) lämnar följande protokollsanteckning:\n"
        "Taxan är för hög.\n\nÄrendet\n\nNämnden har räknat om taxan.\n\nYrkanden\nBo Al (M) yrkar avslag."
    )
    assert [each.heading for each in found.sections] == ["Beslut", "Protokollsanteckning", "Ärendet", "Yrkanden"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Kommunstyrelsens beredning 2025-09-08", "beredning"),
        ("Ärendets behandling vid sammanträdet", "information"),
        ("Protokollsanteckning från justerare", "uttalande"),
    ],
)
def test_headings_of_councils(heading: str, kind: str) -> None:
    found = paragraf(f"§ 7 Taxa\n\nBeslut\nTaxan antas.\n\n{heading}\nBo Al (M) vill ha antecknat att taxan är hög.")
    assert [(each.heading, each.kind) for each in found.sections][1:] == [(heading, kind)]


def test_a_question_with_its_number() -> None:
    found = paragraf(
        "§ 7 Frågor\n\nFråga 1 (RS 2025-01201)\n\n"
        "Bo Al (M) ställer en fråga till Eva Öst (V): Hur många vårdplatser finns?"
    )
    (asked,) = found.skrivelser
    assert (asked.title, asked.diarienummer, asked.questions) == (
        "Fråga 1",
        ["RS 2025-01201"],
        ["Hur många vårdplatser finns?"],
    )


def test_a_diarienummer_with_a_dash() -> None:
    found = paragraf(
        "§ 7                                     Dnr 2018–00512\n\nDetaljplan för Ängen\n\nBeslut\nPlanen antas."
    )
    assert (found.title, found.diarienummer) == ("Detaljplan för Ängen", ["2018–00512"])


@pytest.mark.parametrize(("line", "number"), [("Ks/2023:311 042", "Ks/2023:311"), ("Dnr 2024/00355 04", "2024/00355")])
def test_a_diarienummer_with_the_code_of_the_registry(line: str, number: str) -> None:
    found = paragraf(f"Kf § 7                                     {line}\n\nDelårsrapport\n\nBeslut\nDen godkänns.")
    assert (found.title, found.diarienummer) == ("Delårsrapport", [number])


def test_a_list_of_votes_in_an_annex_that_names_the_paragraf() -> None:
    rows = "\n".join(f"{name:<24}{party:<8}{'X' if party == 'S' else '       X'}" for name, party in VOTERS)
    text = (
        "Sundby kommun\nKommunfullmäktige\nProtokoll 2024-03-12\n\nKF § 7 Motion om träd\n\nBeslutsgång\n"
        "Votering begärs. Med 2 ja-röster och 1 nej-röst avslås motionen. Se bilaga 1.\n\n"
        "Beslut\natt avslå motionen.\n\n"
        f"KF § 8 Val\n\nBeslut\natt välja Bo Al (M).\n\f\nBilaga 1\n\nVotering KF § 7\n\n"
        f"Ledamot                 Parti   Ja     Nej\n{rows}\n"
    )
    (vote,) = minutes(text).paragrafer[0].voteringar
    assert [(each.name, each.vote) for each in vote.ballots] == [("Rut Ek", "ja"), ("Ulf Sjö", "ja"), ("Bo Al", "nej")]


VOTERS = (("Rut Ek", "S"), ("Ulf Sjö", "S"), ("Bo Al", "M"))

FRONT = """\
Sundby kommun                     SAMMANTRÄDESPROTOKOLL
Kommunfullmäktige                 2025-02-24

Plats:                   Kommunhuset, måndagen den 24 februari 2025 kl. 09:00-14:15

Ärenden                  §§ 18–26

Beslutande               Rut Ek (S), ordförande
                         Bo Al (M)                       Till kl. 10.10, § 18–20

Sekreterare:             ____________________
                         Digital justering
                         Ulf Sjö

Justerare:               ____________________
                         Digital justering
                         Bo Al                  Eva Öst

                         BEVIS/TILLKÄNNAGIVANDE OM JUSTERAT PROTOKOLL

§ 18 Val

Beslut
Bo Al (M) utses.

§ 19 Taxa

Beslut
Taxan antas.
"""

COLUMNS = """\
Kommunfullmäktige
Protokoll 2023-01-30

Ledamöter:
Rut Ek (S),                               Tjänstgörande ersättare:
ordförande                                Ida Sjö (S)
Bo Al (M), 1:e vice                       Ersättare:
ordförande                                Ulf Dal (L)
Eva Öst (V)

Övriga deltagare:
Per Berg, stadsdirektör. Ann Ström, ekonomidirektör.

Underskrifter:

Rut Ek (S), ordförande                    Kim Ås, sekreterare

§ 1 Val

Beslut
Bo Al (M) utses.

§ 2 Taxa

Beslut
Taxan antas.
"""


def test_a_title_ends_where_the_decision_begins() -> None:
    title = "Motion från Bo Al (M) om gratis buss på alla helger (dnr 00201/2024)"
    found = paragraf(
        f"§ 7\n{title}\nKommunfullmäktige beslutar\natt avslå den.\nReservationer\n"
        "Bo Al (M) reserverar sig mot beslutet till förmån för bifall till motionen."
    )
    assert (found.title, found.diarienummer) == ("Motion från Bo Al (M) om gratis buss på alla helger", ["00201/2024"])
    assert [decision.text for decision in found.decisions] == ["att avslå den."]


def test_who_leaves_for_which_board() -> None:
    found = paragraf(
        "§ 7 Ansvarsfrihet\n\nBeslut\nAnsvarsfrihet beviljas.\n\nEj deltagande i beslut på grund av jäv\n\n"
        "Kommunstyrelsen: Bo Al (M) och Ida Sjö (C)\nSocialnämnden: Eva Öst (V)"
    )
    assert [person.name for person in found.jav] == ["Bo Al", "Ida Sjö", "Eva Öst"]


def test_statements_that_are_annexed() -> None:
    found = paragraf(
        "§ 7 Budget\n\nBeslut\nBudgeten antas.\n\nSärskilda yttranden\nSärskilt yttrande från MP, bilaga 4.\n"
        "Särskilt yttrande från V, bilaga 5."
    )
    assert [each.by.parties for each in found.uttalanden] == [["MP"], ["V"]]


@pytest.mark.parametrize(
    ("text", "ja", "nej", "ballots"),
    [
        (
            "Vid votering där Ja innebär bifall till förslaget och Nej innebär avslag avges 31 ja-röster och 29\n"
            "nej-röster.",
            (31, "bifall till förslaget"),
            (29, "avslag"),
            0,
        ),
        (
            "”Ja” för att ärendet avgörs idag.\n”Nej” för återremiss.\n"
            "Med 2 ja-röster (Bo Al (M) och Ida Sjö (C)) mot 1\nnej-röst (Eva Öst (V)) avgörs ärendet.",
            (2, "att ärendet avgörs idag"),
            (1, "återremiss"),
            3,
        ),
    ],
)
def test_votes(text: str, ja: tuple[int, str], nej: tuple[int, str], ballots: int) -> None:
    (vote,) = paragraf(f"§ 7 Taxa\n\nOmröstning\n{text}\n\nBeslut\nTaxan antas.").voteringar
    assert ((vote.ja, vote.ja_proposition), (vote.nej, vote.nej_proposition)) == (ja, nej)
    assert len(vote.ballots) == ballots


def test_the_day_of_the_meeting_in_a_running_head() -> None:
    top = "                       Sida\nSAMMANTRÄDESPROTOKOLL  {}(3)\n\nKommunfullmäktige\n2025-10-22\n\n"
    page = top + "§ {} Val\n\nBeslut\nBo Al väljs.\n"
    assert str(minutes("\f".join(page.format(n, n + 6) for n in (1, 2, 3))).date) == "2025-10-22"


def test_a_front_page_with_digital_signing() -> None:
    document = minutes(FRONT)
    assert (document.start_time, document.end_time, document.paragraph_range) == ("09:00", "14:15", "§§ 18–26")
    assert document.secretary
    assert document.secretary.name == "Ulf Sjö"
    assert [person.name for person in document.adjusters] == ["Bo Al", "Eva Öst"]
    assert [(row.name, row.paragraphs) for row in document.attendance] == [("Rut Ek", None), ("Bo Al", "§ 18–20")]


def test_lists_side_by_side() -> None:
    document = minutes(COLUMNS)
    assert [(row.name, row.role, row.title) for row in document.attendance] == [
        ("Rut Ek", "ledamot", "ordförande"),
        ("Bo Al", "ledamot", "1:e vice ordförande"),
        ("Eva Öst", "ledamot", None),
        ("Ida Sjö", "tjanstgorande_ersattare", None),
        ("Ulf Dal", "ersattare", None),
        ("Per Berg", "ovrig", "stadsdirektör"),
        ("Ann Ström", "ovrig", "ekonomidirektör"),
    ]
    assert document.chair
    assert document.secretary
    assert (document.chair.name, document.secretary.name) == ("Rut Ek", "Kim Ås")


def test_a_front_page_whose_lists_stand_elsewhere() -> None:
    document = minutes(
        "Region Sundby\nRegionfullmäktige\n\n"
        "Tid och plats         Tisdagen den 19 mars 2024 kl. 10.00-17.45, ajournering\n"
        "                      kl. 12.00-13.00\n                      Plenisalen, Regionhuset\n\n"
        "Närvarande            Enligt upprop\n\nOrdförande            Rut Ek (S)\n\n"
        "Justerad den          2 april 2024\n\n"
        "§ 1 Val\n\nBeslut\nBo Al (M) utses.\n\n§ 2 Taxa\n\nBeslut\nTaxan antas.\n\n\nVid protokollet\n\n\nKim Ås\n"
    )
    assert (document.end_time, document.place) == ("17:45", "Plenisalen, Regionhuset")
    assert (document.attendance, str(document.adjustment_date)) == ([], "2024-04-02")
    assert document.chair
    assert document.secretary
    assert (document.chair.name, document.secretary.name) == ("Rut Ek", "Kim Ås")
    assert [decision.text for decision in document.paragrafer[1].decisions] == ["Taxan antas."]


def test_a_front_page_without_columns() -> None:
    document = minutes(
        "Sundby kommun PROTOKOLL 1 [11]\nKommunfullmäktige 2024-03-21\n\n"
        "Beslutande\n\nLedamöter Rut Ek (S), ordförande\nBo Al (M)\n\n"
        "Ej tjänstgörande Ida Sjö (C)\nersättare Eva Öst (V)\n\nÖvriga Per Berg, kanslichef\n\n"
        "Sekreterare\nKim Ås\n\nUtses att justera Bo Al, Ida Sjö\n\nJusterare\nBo Al Ida Sjö\n\n"
        "§ 1 Val\n\nBeslut\nBo Al (M) utses.\n\n§ 2 Taxa\n\nBeslut\nTaxan antas.\n"
    )
    assert [(row.name, row.role) for row in document.attendance] == [
        ("Rut Ek", "ledamot"),
        ("Bo Al", "ledamot"),
        ("Ida Sjö", "ersattare"),
        ("Eva Öst", "ersattare"),
        ("Per Berg", "ovrig"),
    ]
    assert ([person.name for person in document.adjusters], document.number) == (["Bo Al", "Ida Sjö"], None)


def test_the_chair_below_a_list_that_stands_elsewhere() -> None:
    document = minutes(
        "Region Sundby\nRegionfullmäktige 2024-03-19\n\nNärvarande Enligt upprop\n\nOrdförande Rut Ek (S)\n\n"
        "§ 1 Val\n\nBeslut\nBo Al (M) utses.\n\n§ 2 Taxa\n\nBeslut\nTaxan antas.\n"
    )
    assert document.attendance == []
    assert document.chair
    assert document.chair.name == "Rut Ek"


def test_a_vote_list_that_names_the_paragraf_is_none() -> None:
    document = minutes(
        "Sundby kommun\nProtokoll\nKommunfullmäktige 2024-03-19\n\n§ 7 Dnr 00322/2024\n\nMotion om träd\n\nBeslut\n"
        "Motionen avslås.\n\n§ 7. Motion om träd\nLedamöter Parti Ja Nej\n\n"
        "§ 8 Dnr 00323/2024\n\nTaxa\n\nBeslut\nTaxan antas.\n"
    )
    assert [(each.number, each.title) for each in document.paragrafer] == [(7, "Motion om träd"), (8, "Taxa")]


def test_times_that_stand_apart_from_their_label() -> None:
    document = minutes(
        "Protokoll\nKommunfullmäktige\nSammanträdesdatum\n2024-11-18\nPlats och tid\nBeslutande\nUtses att justera\n"
        "Kommunhuset, Stora salen, kl. 18.30–21.10\nRut Ek (S), ordförande\nBo Al (M)\n"
        "§ 70 Val\nBeslut\nBo Al (M) utses.\n§ 71 Taxa\nBeslut\nTaxan antas.\n"
    )
    assert (document.start_time, document.end_time) == ("18:30", "21:10")


def test_when_and_where_the_minutes_were_kept() -> None:
    document = minutes(
        "Sundby stad                                        Protokoll nr 4\n"
        "Kommunfullmäktige                                  2023-03-20\n\n\nProtokoll\n"
        "fört vid kommunfullmäktiges sammanträde måndagen den 20 mars 2023\nkl. 16.00–20.48 i Rådssalen, Stadshuset\n\n"
        "Närvarande\nSe bilaga 1\n\n§ 1 Val\n\nBeslut\nBo Al (M) utses.\n\n§ 2 Taxa\n\nBeslut\nTaxan antas.\n"
    )
    assert (document.start_time, document.end_time, document.place) == ("16:00", "20:48", "Rådssalen, Stadshuset")
