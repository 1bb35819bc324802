"""Rules beyond their page's examples: what else they see, and what they leave alone."""

from __future__ import annotations

import pytest

from protokollparse.check import RULES, check_text
from protokollparse.check.model import Rule
from protokollparse.check.pages import examples

BY_CODE = {rule.code: rule for rule in RULES}
TOP = examples(BY_CODE["P001"])[1].partition("§ 1")[0]
REPORT = examples(BY_CODE["N007"])[1].partition("Bakgrund")[0]


def found(code: str, text: str) -> list[str]:
    """What one rule marks in a text."""
    rule: Rule = BY_CODE[code]
    return [text[f.hit.start : f.hit.end] for f in check_text(text, rules=[rule])]


def minutes(body: str, top: str = TOP) -> str:
    return f"{top}§ 1 Ärendet\n\n{body}\n"


def decided(text: str) -> str:
    return minutes(f"Beslut\n\n{text}")


def paragrafer(*numbers: int | str) -> str:
    return TOP + "".join(f"§ {number} Ärende\n\nBeslut\n\nNämnden godkänner det.\n\n" for number in numbers)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("§§ 1-2, 5-6", []), ("§§ 1-6", ["§ 5 Ärende"]), ("", ["§ 5 Ärende"])],
)
def test_a_gap_that_the_front_page_states_is_none(stated: str, expected: list[str]):
    text = paragrafer(1, 2, 5, 6)
    if stated:
        text = text.replace("Justerare\n", f"Paragraf\n\n{stated}\n\nJusterare\n", 1)
    assert found("P001", text) == expected


def test_a_suffix_is_no_gap_and_no_duplicate():
    text = paragrafer(1, 2, "2 a", 3)
    assert found("P001", text) == []
    assert found("P002", text) == []


def test_numbers_of_other_minutes_are_no_paragrafer():
    text = decided("Nämnden godkänner det.\n\nBeslutsunderlag\n\n• § 7 Protokoll från rådet\n• §84 Budget")
    for code in ("P001", "P002", "P003"):
        assert found(code, text) == []


@pytest.mark.parametrize(
    "points",
    ["- a\n- b", "-\ntext under its marker\n-\nmore text", "- a\n\n-", "Summa\n-\n-", "1. a\n2. b"],
)
def test_lists_without_empty_points(points: str):
    assert found("P009", decided(f"Nämnden godkänner\n\n{points}\n\nBakgrund\n\nText.")) == []


@pytest.mark.parametrize("points", ["- a\n-\n- b", "• a\n•", "1. a\n2."])
def test_empty_points(points: str):
    assert len(found("P009", decided(f"Nämnden godkänner\n\n{points}\n\nBakgrund\n\nText."))) == 1


def test_a_meeting_past_midnight_does_not_end_before_it_starts():
    late = TOP.replace("17:00-18:30", "18:00-00:30")
    assert found("D006", minutes("Beslut\n\nDet godkänns.", late)) == []
    assert found("D006", minutes("Beslut\n\nDet godkänns.", TOP.replace("17:00-18:30", "18:00-16:30")))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("den 31 april 2024", ["31 april 2024"]),
        ("den 29 februari 2023", ["29 februari 2023"]),
        ("den 29 februari", []),
        ("2024-02-30", ["2024-02-30"]),
        ("Datum: 2024-13-01", ["2024-13-01"]),
        ("ärende KUN 2024-45-12", []),
        ("SLK-2024-00078:12", []),
        ("org.nr 864000-1015", []),
        ("12.30 juni", []),
        ("juni 2024", []),
        ("32 maj", ["32 maj"]),
        ("punkterna 1-45 maj 2024", []),
    ],
)
def test_impossible_dates(text: str, dates: list[str]):
    assert found("D004", decided(f"Nämnden godkänner {text} som gräns.")) == dates


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Torsdag 14 mars 2024 hålls mötet.", []),
        ("Fredag 14 mars 2024 hålls mötet.", ["Fredag 14 mars 2024"]),
        ("Mötet är måndagen den\n11 mars 2024.", []),
        ("Mötet är måndagen den\n12 mars 2024.", ["måndagen den\n12 mars 2024"]),
        ("Mötet är fredagen den 12 mars.", []),
    ],
)
def test_weekdays(text: str, marked: list[str]):
    assert found("D005", decided(text)) == marked


@pytest.mark.parametrize(
    ("sentence", "early"),
    [
        ("Ärendet har behandlats i rådet 2024-03-08.", True),
        ("Ärendet behandlades i rådet den 8 mars 2024.", True),
        ("Ärendet ska behandlas i rådet den 8 mars 2024.", False),
        ("Nämnden har beslutat att svara senast den 8 mars 2024.", False),
        ("Ärendet har beretts i rådet den 20 februari 2024.", False),
        ("Rådet träffas den 8 mars 2024. Ärendet har beretts i förvaltningen.", False),
    ],
)
def test_reports_of_what_has_not_happened(sentence: str, early: bool):
    attest = "Attesterat av\n\nDetta dokument har godkänts digitalt av följande personer:\n\nNamn\tDatum\n"
    text = f"{REPORT}Beredning\n\n{sentence}\n\nYlva Holm\nChef\n\n{attest}Ylva Holm, Chef\t2024-03-01\n"
    assert bool(found("D012", text)) is early


def test_without_an_attendance_list_its_rules_keep_quiet():
    top = "Protokoll\n\nKulturnämnden 2024-03-12\n\n"
    body = "Beslut\n\nDet godkänns.\n\nYrkanden\n\nGunnar Lo (C) yrkade bifall.\n\n"
    body += "Reservationer\n\nGunnar Lo (C) reserverar sig."
    for code in ("N001", "N002", "N003", "N008", "N009", "N012", "B007"):
        assert found(code, minutes(body, top)) == []


def test_an_accent_is_no_stranger():
    body = "Beslut\n\nDet godkänns.\n\nYrkanden\n\nCécilia Ost (V) yrkade bifall till förslaget."
    assert found("N001", minutes(body)) == []
    assert found("N004", minutes(body)) == ["Cécilia Ost"]


def test_two_members_with_names_alike_are_two():
    top = TOP.replace("David Lind (C)", "David Lind (C)\nDavida Lind (C)")
    body = "Beslut\n\nDet godkänns.\n\nYrkanden\n\nDavida Lind (C) yrkade bifall till förslaget."
    assert found("N004", minutes(body, top)) == []
    assert found("N004", minutes(body)) == ["Davida Lind"]


def test_a_reservation_by_members_of_a_party_with_a_yrkande():
    body = (
        "Beslut\n\nDet godkänns.\n\nYrkanden\n\nBo Al (M) yrkade avslag på förslaget.\n\n"
        "Reservationer\n\nLedamöterna från M reserverar sig mot beslutet till förmån för det egna yrkandet."
    )
    assert found("B001", minutes(body)) == []
    assert len(found("B001", minutes(body.replace("från M", "från C")))) == 1


def test_one_point_among_many_that_is_sent_back_is_no_contradiction():
    text = decided("1. Nämnden godkänner budgeten.\n2. Förslaget om taxor återremitteras till förvaltningen.")
    assert found("B010", text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("KUN 2024/ 57", ["KUN 2024/ 57"]),
        ("KUN 2024 /57", ["KUN 2024 /57"]),
        ("KUN 2024 / 57", ["KUN 2024 / 57"]),
        ("KUN 2024/57", []),
        ("läsåret HT 2024/ 25", []),
        ("åren 2024/ 57", []),
        ("KUN 2024/ 57/3", []),
    ],
)
def test_blanks_in_diarienummer(text: str, marked: list[str]):
    assert found("R001", decided(f"Nämnden godkänner {text} nu.")) == marked


def test_columns_are_no_doubled_blanks():
    assert found("R002", decided("Nämnden godkänner.\n\nKUN    2024/57    Avtal")) == []


def test_documents_of_another_register_are_left_alone():
    text = minutes("KUN 2024/57\n\nBeslut\n\nDet godkänns.\n\nHandlingar i ärendet\n\n- KS 2024/75-2 Remiss")
    assert found("R003", text) == []


def test_a_programme_before_this_one_is_another():
    text = f"{TOP}§ 1 Program för bibliotekens tillgänglighet 2024-2028\n\nBeslut\n\n"
    text += "Nämnden antar programmet.\n\nBakgrund\n\nProgram för bibliotekens tillgänglighet 2019-2023 gäller nu.\n"
    assert found("R005", text) == []


def test_later_paragraf_of_the_same_meeting():
    text = paragrafer(1, 2, 3)
    told = text.replace("Nämnden godkänner det.", "Kulturnämnden beslutade den 12 mars 2024, § 3, att vänta.", 1)
    assert found("R008", told) == ["12 mars 2024, § 3"]
    assert found("R008", told.replace("Kulturnämnden beslutade", "Rådet beslutade")) == []
    assert found("R008", told.replace("12 mars 2024, § 3", "12 februari 2024, § 3")) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [("dosen 5 μg", []), ("motståndet är 3 kΩ", []), ("stråteиgi", ["stråteиgi"]), ("ордet Привет", ["ордet"])],
)
def test_foreign_letters(text: str, marked: list[str]):
    marked_here = found("T001", decided(f"Nämnden noterar {text} idag."))
    assert marked_here == (["ордet"] if "ордet" in text else marked)


def test_whole_words_of_another_script_are_meant():
    assert found("T001", decided("Broschyren heter Привет på ryska.")) == []


@pytest.mark.parametrize("text", ["hälso- och sjukvård", "för- eller nackdelar", "kommun- styrelsen", "PDF- fil"])
def test_words_that_are_not_certainly_divided(text: str):
    assert found("T006", decided(f"Nämnden noterar {text} idag.")) == []


def test_markup_is_meant_in_markdown():
    from protokollparse.check import check_source
    from protokollparse.source import SourceText

    text = decided("Nämnden **godkänner** det.")
    codes = [f.rule.code for f in check_source(SourceText(text, "a.md", "markdown"))]
    assert "T004" not in codes
    assert found("T004", text) == ["**"]


def test_words_again_and_again_are_one_finding():
    assert found("T011", decided("Nämnden har att arbeta att arbeta att arbeta vidare.")) == ["att arbeta att arbeta"]
    assert len(found("T011", decided("Nämnden har att arbeta att arbeta och sen ska man ska man nu."))) == 2


def test_a_rule_finds_no_more_than_a_document_can_hold(monkeypatch: pytest.MonkeyPatch):
    text = decided("Nämnden,, godkänner,, det,, nu.")
    assert len(found("T012", text)) == 3
    monkeypatch.setattr("protokollparse.check._MOST", 2)
    assert len(found("T012", text)) == 2
