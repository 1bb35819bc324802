"""Comments in a document that silence rules."""

from __future__ import annotations

import pytest

from protokollparse.check import RULES, check_source
from protokollparse.check.comments import read_comments
from protokollparse.check.pages import examples
from protokollparse.check.select import chosen, matches, unknown
from protokollparse.source import SourceText

TOP = examples(RULES[0])[1]


def codes(body: str) -> list[str]:
    found = check_source(SourceText(TOP + body, "a.md", "markdown"))
    return [finding.rule.code for finding in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Åren 2024—2027.\n", ["T009"]),
        ("Åren 2024—2027. <!-- protokoll: ignore T009 -->\n", []),
        ("Åren 2024—2027. <!-- protokoll: ignore T -->\n", []),
        ("Åren 2024—2027. <!-- protokoll: ignore wrong-dash -->\n", []),
        ("Åren 2024—2027. <!-- protokoll: ignore P001, T009 -->\n", []),
        ("Åren 2024—2027. <!--protokoll:ignore-->\n", []),
        ("Åren 2024—2027. <!-- protokoll: ignore T010 -->\n", ["T009"]),
        ("<!-- protokoll: ignore T009 -->\n\n\nÅren 2024—2027.\n", []),
        ("<!-- protokoll: ignore T009 -->\nÅren.\nÅren 2024—2027.\n", ["T009"]),
        ("Åren. <!-- protokoll: ignore T009 -->\nÅren 2024—2027.\n", ["T009"]),
        ("<!-- något annat -->\nÅren 2024—2027.\n", ["T009"]),
    ],
)
def test_comments(body: str, expected: list[str]):
    assert codes(body) == expected


def test_comments_are_blanked_and_offsets_stay():
    source = SourceText("a <!-- protokoll: ignore T009 --> b\r\nc\n", "a.md")
    plain, silenced = read_comments(source)
    assert len(plain.text) == len(source.text)
    assert plain.text.split() == ["a", "b", "c"]
    assert silenced == {1: ("T009",)}


def test_a_source_without_comments_is_the_same_object():
    source = SourceText("a", "a.md")
    assert read_comments(source) == (source, {})
    assert read_comments(source)[0] is source


def test_selectors():
    by_code = {rule.code: rule for rule in RULES}
    assert matches(by_code["P001"], ["p"])
    assert matches(by_code["P001"], ["P00"])
    assert matches(by_code["P001"], ["numbering-gap"])
    assert not matches(by_code["P001"], ["P01", "N"])
    assert unknown(["P", "ALL", "Q", "P9"], RULES) == ["Q", "P9"]
    assert [rule.code[0] for rule in chosen(RULES, ["D"], ["D001"])] == ["D"] * (
        sum(rule.code[0] == "D" for rule in RULES) - 1
    )
    assert chosen(RULES, [], []) == list(RULES)
