"""Rows of attendance lists: names, parties, roles, titles, whom they replace, their paragrafer."""

from __future__ import annotations

from typing import Any

import pytest

from protokollparse.extract.attendance import attendance
from protokollparse.extract.attendee import entries
from protokollparse.extract.fields import cells
from protokollparse.layout import cut_lines
from protokollparse.source import SourceText


def row(text: str, role: str = "ledamot") -> dict[str, Any]:
    found = list(entries(text, role))
    assert len(found) == 1, found
    entry = found[0]
    replaces = entry.pop("replaces")
    return {key: value for key, value in entry.items() if value} | (
        {"replaces": (replaces["name"], replaces["party"])} if replaces else {}
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ek (S)", {"party": "S"}),
        ("- Anna Ek (S),", {"party": "S"}),
        ("Anna Ek ((SD)", {"party": "SD"}),
        ("Anna Ek (-)", {"party": "-"}),
        ("Anna Ek (--)", {"party": "-"}),
        ("Anna Ek (BOO)", {"party": "BOO"}),
        ("Anna Ek (kd), digitalt", {"party": "kd"}),
        ("Anna Ek S", {"party": "S"}),
        ("Ek, Anna (S)", {"party": "S"}),
        ("Anna Ek, s, ordförande", {"party": "s", "title": "ordförande"}),
        ("Anna Ek (S, ordf.)", {"party": "S", "title": "ordf."}),
        ("Anna Ek (S), ordförande", {"party": "S", "title": "ordförande"}),
        ("Anna Ek (S) (ordförande)", {"party": "S", "title": "ordförande"}),
        ("Anna Ek (S) Vice ordförande", {"party": "S", "title": "Vice ordförande"}),
        ("ordförande Anna Ek (S)", {"party": "S", "title": "ordförande"}),
        ("1:e vice ordförande Anna Ek (S)", {"party": "S", "title": "1:e vice ordförande"}),
        ("Anna Ek, ordförande (S)", {"party": "S", "title": "ordförande"}),
        ("Kommunalråd Anna Ek (S)", {"party": "S", "title": "Kommunalråd"}),
        ("Anna Ek (S) §§111-114", {"party": "S", "paragraphs": "§§111-114"}),
        ("Anna Ek (S) §§ 71 – 84, 86 – 90", {"party": "S", "paragraphs": "§§ 71 – 84, 86 – 90"}),
        ("Anna Ek (S), närvarande §§ 3-5 och 8", {"party": "S", "paragraphs": "§§ 3-5 och 8"}),
        ("Anna Ek (S) från § 12", {"party": "S", "paragraphs": "från § 12"}),
        ("Anna Ek (S) kl. 13.00-14.20", {"party": "S"}),
    ],
)
def test_a_member(text: str, expected: dict[str, Any]) -> None:
    assert row(text) == {"name": "Anna Ek", "role": "ledamot"} | expected


@pytest.mark.parametrize(
    ("text", "replaced", "paragraphs"),
    [
        ("Anna Ek (S) ersätter Bo Al (M)", ("Bo Al", "M"), None),
        ("Anna Ek (S) ersätter Bo Al (M) (ordförande)", ("Bo Al", "M"), None),
        ("Anna Ek (S) tjg ers för Bo Al", ("Bo Al", None), None),
        ("Anna Ek (S), tjg. ers. för Bo Al (M)", ("Bo Al", "M"), None),
        ("Anna Ek (S) ers: Bo Al (M)", ("Bo Al", "M"), None),
        ("Anna Ek (S) för Bo af Al (M)", ("Bo af Al", "M"), None),
        ("Anna Ek (S) (ersättare för Bo Al (M))", ("Bo Al", "M"), None),
        ("Anna Ek (S), tjänstgör för Bo Al (M) §§ 3-14", ("Bo Al", "M"), "§§ 3-14"),
        ("Anna Ek (S) §§115-122 ersätter Bo Al (M)", ("Bo Al", "M"), "§§115-122"),
        ("Anna Ek (S), i stället för Bo Al (M)", ("Bo Al", "M"), None),
    ],
)
def test_a_serving_substitute(text: str, replaced: tuple[str, str | None], paragraphs: str | None) -> None:
    for role in ("ledamot", "ersattare", "tjanstgorande_ersattare"):
        found = row(text, role)
        assert (found["name"], found["party"]) == ("Anna Ek", "S")
        assert found["role"] == "tjanstgorande_ersattare"
        assert found["replaces"] == replaced
        assert found.get("paragraphs") == paragraphs
        assert "title" not in found


@pytest.mark.parametrize(
    "text",
    ["Anna Ek (S) (Ersätter tom (V)-plats)", "Anna Ek (S), tjänstgörande ersättare", "Anna Ek (S) för vakant plats"],
)
def test_a_serving_substitute_who_replaces_nobody_named(text: str) -> None:
    found = row(text)
    assert (found["name"], found["role"], found.get("replaces")) == (
        "Anna Ek",
        "tjanstgorande_ersattare",
        None,
    )


def test_one_person_for_two_members_has_two_entries() -> None:
    found = list(entries("Anna Ek (S) §§1-4 ersätter Bo Al (S), §5 ersätter Cia Du (S) pga jäv", "ledamot"))
    assert [(e["replaces"]["name"], e["paragraphs"]) for e in found] == [("Bo Al", "§§1-4"), ("Cia Du", "§5")]


@pytest.mark.parametrize(
    ("text", "name", "title", "paragraphs"),
    [
        ("Anna Ek Ro Förvaltningschef", "Anna Ek Ro", "Förvaltningschef", None),
        ("Anna Ek Avdelningschef §§1-29", "Anna Ek", "Avdelningschef", "§§1-29"),
        ("Anna Ek (kommunsekreterare)", "Anna Ek", "kommunsekreterare", None),
        ("Anna Ek (Ekonom) §25", "Anna Ek", "Ekonom", "§25"),
        ("Anna Ek (punkt A, planarkitekt) §111", "Anna Ek", "planarkitekt", "§111"),
        ("Anna Ek (punkt A § 4, miljöchef) §4, §8", "Anna Ek", "miljöchef", "§4, §8"),
        ("Anna Ek, kommundirektör", "Anna Ek", "kommundirektör", None),
        ("Anna Ek, Avdelningschef Norra", "Anna Ek", "Avdelningschef Norra", None),
        ("Anna Ek, Region Sydlandet § 4", "Anna Ek", "Region Sydlandet", "§ 4"),
        ("Anna Ek – kommundirektör", "Anna Ek", "kommundirektör", None),
        ("Kommundirektör Anna Ek", "Anna Ek", "Kommundirektör", None),
        ("chef för hamnenheten Anna Ek", "Anna Ek", "chef för hamnenheten", None),
        ("Två personalföreträdare §25", "Två personalföreträdare", None, "§25"),
        ("5 elever från årskurs 8 §25", "5 elever från årskurs 8", None, "§25"),
    ],
)
def test_an_official(text: str, name: str, title: str | None, paragraphs: str | None) -> None:
    found = row(text, "ovrig")
    assert (found["name"], found.get("title"), found.get("paragraphs")) == (name, title, paragraphs)
    assert found["role"] == "ovrig"
    assert "party" not in found


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        ("Anna Ek (S), Bo Al (M), ordförande, Cia von Du (C) och Dan Ek (-).", "ledamot", 4),
        ("Anna Ek, Bo Al samt Cia Du", "ledamot", 3),
        ("Anna Ek (S), §§ 1-3, Bo Al (M)", "ledamot", 2),
        ("Ledamöterna Anna Ek (S), Bo Al (M)", "ledamot", 2),
        ("Stadsdelsdirektör Anna Ek, cheferna Bo Al och Cia Du samt sekreterare Dan Ek", "ovrig", 4),
        ("Anna Ek, ekonomichef, Bo Al, kanslichef", "ovrig", 2),
        ("Anna Ek (ekonom), Bo Al (jurist) §§ 3-5 och Cia Du (VD)", "ovrig", 3),
        ("Kommundirektör Anna Ek, ekonom Bo Al, räddningschef Cia Du § 226", "ovrig", 3),
        ("Anna Ek (förvaltningen, sekreterare, auskultant)", "ovrig", 1),
    ],
)
def test_a_comma_list(text: str, role: str, names: int) -> None:
    found = [entry["name"] for entry in entries(text, role)]
    assert len(found) == names
    assert all(name in ("Anna Ek", "Bo Al", "Cia Du", "Cia von Du", "Dan Ek") for name in found)


@pytest.mark.parametrize(
    "text", ["Vakant", "Vakant (M)", "Ersättare saknas", "-", "Se bilaga 1", "Enligt bilaga", "Sida 2"]
)
def test_placeholders_name_nobody(text: str) -> None:
    assert list(entries(text, "ledamot")) == []


def test_in_a_mixed_list_the_party_tells_the_members() -> None:
    roles = [row(text, "narvarande")["role"] for text in ("Anna Ek (S)", "Bo Al, kommunchef", "Cia Du (M) ersättare")]
    assert roles == ["ledamot", "ovrig", "ersattare"]


def listed(text: str, role: str) -> list[dict[str, Any]]:
    lines = cut_lines(SourceText(text, "list"))
    return attendance([cell for line in lines for cell in cells(line)], role)


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("Anna Berg\nEk (S)\nBo Al (M)", "ledamot", ["Anna Berg Ek", "Bo Al"]),
        ("Anna Ek (S) ersätter Bo\nBerg Al (M)\nCia Du (C)", "ledamot", ["Anna Ek", "Cia Du"]),
        ("Anna Ek (S)\nersätter Bo Al (M)", "ledamot", ["Anna Ek"]),
        ("Anna Ek (enhetschef strategisk\nplanering) § 5\nBo Al (jurist)", "ovrig", ["Anna Ek", "Bo Al"]),
        ("Anna Ek Ekonom\n§§ 1-3", "ovrig", ["Anna Ek"]),
        (
            "Anna Ek (S)          Cia Du (C)\nBo Al (M)            Dan Ohl (V)",
            "ledamot",
            ["Anna Ek", "Cia Du", "Bo Al", "Dan Ohl"],
        ),
        ("Anna Ek    S    X\nBo Al      M    X", "ledamot", ["Anna Ek", "Bo Al"]),
        ("Anna Ek\nS\nOrdförande\nBo Al\nM", "ledamot", ["Anna Ek", "Bo Al"]),
    ],
)
def test_wrapped_rows_and_columns(text: str, role: str, expected: list[str]) -> None:
    assert [entry["name"] for entry in listed(text, role)] == expected


def test_a_row_knows_its_place_over_a_line_end() -> None:
    text = "Bo Al (M)\n   Anna Ek (S) ersätter\n   Cia Du (S)\n"
    entry = listed(text, "ledamot")[1]
    assert text[entry["span"]["start"] : entry["span"]["end"]] == "Anna Ek (S) ersätter\n   Cia Du (S)"
    assert entry["line"] == 2
