"""The outcome of a decision goes by the first main verb of its point; every word of the lexicon is tried."""

from __future__ import annotations

from typing import get_args

import pytest

from protokollparse.extract.outcomes import outcome
from protokollparse.lexicon import table
from protokollparse.models import Outcome


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # approves, adopts, grants
        ("Taxan antas.", "bifall"),
        ("att godkänna årsredovisningen", "bifall"),
        ("Kommunstyrelsen beviljar föreningen 20 000 kronor.", "bifall"),
        ("Socialnämnden beslutar att godkänna rapporten.", "bifall"),
        ("Interpellationen får ställas.", "bifall"),
        ("Avsägelsen från Bo Al (M) godkänns.", "bifall"),
        ("Skolnämnden tilldelas 3 miljoner kronor.", "bifall"),
        ("Skolnämnden tillförs 3 miljoner kronor.", "bifall"),
        ("Nämnden anvisas 4 miljoner kronor ur investeringsbudgeten.", "bifall"),
        ("Kommunfullmäktige hemställer hos länsstyrelsen om ny sammanräkning.", "annat"),
        ("Länsstyrelsen anmodas utse ny ledamot.", "annat"),
        ("dels att till ny ledamot för tiden till och med 1998-12-31 utse Bo Al (S)", "val"),
        ("Ombudet instrueras att bevilja ansvarsfrihet.", "uppdrag"),
        ("att anse ärendena anmälda", "anteckning"),
        ("Fullmäktige överlåter till nämnden att avgöra ärendet.", "overlamnande"),
        ("att ge positivt planbesked", "bifall"),
        ("att föreslå kommunfullmäktige att anta taxan", "bifall"),
        # adjusts at once
        ("Kulturnämnden beslutar om omedelbar justering.", "justering"),
        # refuses
        ("Motionen avslås.", "avslag"),
        ("att avslå motionen", "avslag"),
        ("Ansökan beviljas inte.", "avslag"),
        ("Nämnden tillstyrker inte etableringen.", "avslag"),
        # sends back, puts off
        ("Ärendet återremitteras till förvaltningen.", "aterremiss"),
        ("att återremittera ärendet", "aterremiss"),
        ("Ärendet minoritetsåterremitteras.", "aterremiss"),
        ("Ärendet bordläggs till nästa sammanträde.", "bordlaggning"),
        # notes
        ("Nämnden lägger informationen till handlingarna.", "anteckning"),
        ("Rapporten noteras.", "anteckning"),
        ("Nämnden tar del av informationen.", "anteckning"),
        # answers
        ("Motionen anses besvarad.", "besvarad"),
        ("Nämnden hänvisar till tjänsteutlåtandet som sitt yttrande.", "besvarad"),
        # elects
        ("Anna Ek (S) väljs till ledamot.", "val"),
        ("att utse Anna Ek (S) att justera protokollet", "val"),
        ("Bo Al (M) entledigas från uppdraget.", "val"),
        # instructs
        ("Förvaltningen får i uppdrag att teckna avtal.", "uppdrag"),
        ("att uppdra åt förvaltningen att utreda frågan", "uppdrag"),
        ("Direktören bemyndigas att underteckna avtalet.", "uppdrag"),
        ("Kommunstyrelsen ger direktören rätt att besluta om lån.", "uppdrag"),
        # sends on
        ("Ärendet överlämnas till kommunfullmäktige.", "overlamnande"),
        ("Yttrandet översänds som svar på remissen.", "overlamnande"),
        ("Motionen remitteras till skolnämnden.", "overlamnande"),
        # adjusts at once
        ("Paragrafen justeras omedelbart.", "justering"),
        ("Nämnden förklarar paragrafen omedelbart justerad.", "justering"),
        # anything else
        ("Riktlinjen från 2016 upphävs.", "annat"),
        ("Taxan gäller från och med den 1 juli 2025.", "annat"),
        ("Uppdraget förklaras fullgjort.", "annat"),
        ("Skattesatsen höjs med tio öre.", "annat"),
        ("Nämnden uttalar sin tacksamhet.", "annat"),
        ("", "annat"),
    ],
    ids=lambda value: value or "nothing",
)
def test_outcome(text: str, expected: str) -> None:
    assert outcome(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Riktlinjen som antogs 2019 upphävs.", "annat"),
        ("Nämnden svarar: ”Vi avslår inget.” Motionen anses besvarad.", "besvarad"),
        ("Nämnden föreslår kommunfullmäktige besluta att motionen avslås.", "avslag"),
        ("att förvaltningen ska bevilja fler tillstånd om budgeten godkänns", "bifall"),
        ("Planen godkänns inte.", "avslag"),
        ("MOTIONEN AVSLÅS", "avslag"),
        ("att till nämndeman för tiden till och med den 31 december 2027 välja Bo Al", "val"),
    ],
    ids=[
        "the verb of a clause",
        "the verb of a quotation",
        "what is proposed",
        "the first of two",
        "inte",
        "capital letters",
        "the verb at the end",
    ],
)
def test_the_main_verb_decides(text: str, expected: str) -> None:
    assert outcome(text) == expected


@pytest.mark.parametrize("expected", get_args(Outcome))
def test_every_verb_of_the_lexicon_tells_its_outcome(expected: str) -> None:
    entry = table("outcomes")[expected]
    for verb in entry.get("infinitive", ()):
        assert outcome(f"att {verb} det") == expected, verb
    for verb in entry.get("finite", ()):
        assert outcome(f"Nämnden {verb} det.") == expected, verb
