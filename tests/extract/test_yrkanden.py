"""Yrkanden: who moves what, whatever the words."""

from __future__ import annotations

from typing import Any

import pytest

from protokollparse.extract.yrkanden import mover, yrkanden
from protokollparse.models import Yrkande
from written import WIDTH, section_of, who


def moved(text: str) -> list[dict[str, Any]]:
    found = yrkanden(section_of("yrkande", text), WIDTH)
    for record in found:
        Yrkande.model_validate(record)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek (S) yrkar bifall till förslaget.", [["Anna Ek (S)"]]),
        ("Anna Ek m.fl. (S) yrkade bifall till förslaget.", [["Anna Ek (S) m.fl."]]),
        ("Anna Ek (S) och Bo Al (M) yrkar bifall till förslaget.", [["Anna Ek (S)", "Bo Al (M)"]]),
        (
            "Anna Ek (S), Bo Al m.fl. (M) och Eva Öst (-) yrkar avslag.",
            [["Anna Ek (S)", "Bo Al (M) m.fl.", "Eva Öst (-)"]],
        ),
        ("Ordföranden Anna Ek (S) yrkar bifall till förslaget.", [["Anna Ek (S)"]]),
        ("Anna Ek (S) yrkar bifall. Bo Al (M) yrkar avslag.", [["Anna Ek (S)"], ["Bo Al (M)"]]),
        ("Ledamöterna från D och SD yrkar avslag på förslaget.", [["D", "SD"]]),
        ("Centerpartiet yrkar bifall till motionen.", [["C"]]),
        ("Moderaterna och Kristdemokraterna yrkar avslag på motionen.", [["M", "KD"]]),
        ("Anna Ek (S) yrkar, med instämmande från Bo Al (M), bifall till förslaget.", [["Anna Ek (S)", "Bo Al (M)"]]),
        ("Anna Ek (S) föreslår bifall till förslaget.", [["Anna Ek (S)"]]),
        ("Anna Ek (S) och Bo Al (M): Bifall till motionen.", [["Anna Ek (S)", "Bo Al (M)"]]),
        ("Anna Ek (S) – återremiss för att utreda buller", [["Anna Ek (S)"]]),
        ("Anna Ek (S) ställer sig bakom Liberalernas yrkande.", [["Anna Ek (S)"]]),
        ("K. Ek (S) yrkar avslag på motionen.", [["K. Ek (S)"]]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_moves(text: str, expected: list[list[str]]) -> None:
    assert [who(record["by"]) for record in moved(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vi yrkar därför avslag på förslaget.",
        "Motionärerna yrkar att skolan byggs ut.",
        "Förvaltningen föreslår att taxan antas.",
        "Anna Ek (S) besvarar frågan.",
        "Kommunstyrelsens förslag till beslut av den 4 maj.",
        "Ordföranden frågar vad Anna Ek (S) har yrkat på.",
        "",
    ],
    ids=lambda text: text or "nothing",
)
def test_who_moves_nothing(text: str) -> None:
    assert moved(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("yrkar bifall till kommunstyrelsens förslag.", "bifall", "kommunstyrelsens förslag"),
        ("yrkade bifall till förvaltningens förslag till beslut.", "bifall", "förvaltningens förslag till beslut"),
        (
            "yrkade att nämnden skulle bifalla förvaltningens förslag till beslut.",
            "bifall",
            "förvaltningens förslag till beslut",
        ),
        ("biföll Anna Eks yrkande.", "bifall", "Anna Eks yrkande"),
        ("instämmer i Bo Als yrkande.", "bifall", "Bo Als yrkande"),
        ("ställer sig bakom Liberalernas yrkande.", "bifall", "Liberalernas yrkande"),
        ("tillstyrker förslaget.", "bifall", "förslaget"),
        ("yrkar avslag på motionen.", "avslag", "motionen"),
        ("yrkar avslag.", "avslag", None),
        ("yrkar att motionen avslås.", "avslag", "motionen"),
        ("yrkar att ärendet återremitteras för att utreda kostnaden.", "aterremiss", "ärendet"),
        ("yrkade att ärendet skulle återremitteras till förvaltningen.", "aterremiss", "ärendet"),
        ("yrkar återremiss.", "aterremiss", None),
        ("yrkar att ärendet ska bordläggas.", "bordlaggning", "ärendet"),
        ("yrkar bordläggning av ärendet.", "bordlaggning", "ärendet"),
        ("lämnar följande tilläggsyrkande:\natt taxan följs upp.", "tillagg", None),
        ("lämnar ett ändringsyrkande: att ordet sju ersätts med åtta.", "andring", None),
        ("yrkar att biblioteket hålls öppet på lördagar.", "eget_forslag", None),
        (
            "yrkar\natt delvis godkänna förvaltningens förslag till beslut, samt\natt taxan ses över.",
            "delvis_bifall",
            "förvaltningens förslag till beslut",
        ),
        (
            "yrkade\natt avslå förvaltningens förslag till beslut,\natt uppdra åt förvaltningen att utreda.",
            "avslag",
            "förvaltningens förslag till beslut",
        ),
        ("yrkade\natt återremittera ärendet, samt\natt utreda kostnaden.", "aterremiss", "ärendet"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_kind_and_target(text: str, kind: str, target: str | None) -> None:
    (record,) = moved(f"Eva Öst (C) {text}")
    assert (record["kind"], record["target"]) == (kind, target)


@pytest.mark.parametrize(
    ("text", "points", "statement"),
    [
        ("yrkar bifall till förslaget.", [], None),
        ("yrkar att taxan höjs.", ["att taxan höjs."], None),
        (
            "yrkar att taxan höjs, att avgiften slopas samt att reglerna ses över.",
            ["att taxan höjs,", "att avgiften slopas samt", "att reglerna ses över."],
            None,
        ),
        ("yrkade\natt taxan höjs, samt\natt avgiften slopas.", ["att taxan höjs, samt", "att avgiften slopas."], None),
        ("yrkar\n1. att taxan höjs\n2. att avgiften slopas", ["att taxan höjs", "att avgiften slopas"], None),
        (
            "yrkade\natt avslå förslaget, samt\natt därutöver anföra:\n\nTaxan är hög.\n\n- för barn\n- för äldre",
            ["att avslå förslaget, samt", "att därutöver anföra:"],
            "Taxan är hög.\n\nför barn\n\nför äldre",
        ),
        ("yrkade att nämnden skulle bifalla förvaltningens förslag.", [], None),
    ],
    ids=[
        "none",
        "one in the sentence",
        "three in the sentence",
        "att-satser",
        "numbers",
        "a statement after them",
        "for the body",
    ],
)
def test_points_and_statement(text: str, points: list[str], statement: str | None) -> None:
    (record,) = moved(f"Eva Öst (C) {text}")
    assert (record["points"], record["statement"]) == (points, statement)


def test_a_yrkande_ends_where_the_next_begins() -> None:
    text = (
        "Anna Ek (S) yrkade\natt avslå förslaget, samt\natt anföra:\n\nNej.\n\nBo Al (M) yrkade bifall till förslaget."
    )
    first, second = moved(text)
    assert (first["statement"], first["line"], second["line"]) == ("Nej.", 1, 7)
    assert text[first["span"]["start"] : first["span"]["end"]].endswith("Nej.")
    assert first["text"] == "Anna Ek (S) yrkade\n\natt avslå förslaget, samt\n\natt anföra:\n\nNej."


def test_a_heading_can_name_who_moves() -> None:
    (record,) = moved("# Yrkande från Anna Ek (S)\natt taxan höjs.")
    assert (who(record["by"]), record["points"]) == (["Anna Ek (S)"], ["att taxan höjs."])


def test_the_verb_of_a_moving_sentence() -> None:
    found = mover("Anna Ek (S) och Bo Al (M) yrkade bifall")
    assert found is not None
    assert (who(found[0]), found[1][0]) == (["Anna Ek (S)", "Bo Al (M)"], "yrkade")
    assert mover("Anna Ek (S) anser att motionen väl yrkar för mycket") is None
