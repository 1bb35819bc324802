"""Fixes: what they change, and that they change nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokollparse import readers
from protokollparse.check import RULES, check_source, check_text
from protokollparse.check.fix import diff, encoded, fixable, fixed_text
from protokollparse.check.pages import examples
from protokollparse.errors import UnreadableError

FIXING = ("R001", "R002", "T005", "T006", "T009", "T010")
TOP = examples(RULES[0])[1]


def fixed(text: str) -> str:
    return fixed_text(text, fixable(check_text(text), "text"))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("dnr KUN 2024/ 57", "dnr KUN 2024/57"),
        ("dnr KUN 2024 / 57", "dnr KUN 2024/57"),
        ("ärende KUN  2024/57", "ärende KUN 2024/57"),
        ("Kul\u00adtur\u00adnämnden", "Kulturnämnden"),
        ("kultur- nämnden", "kulturnämnden"),
        ("åren 2024—2027", "åren 2024–2027"),
        ("åren 2024 — 2027", "åren 2024–2027"),
        ("åren 2024--2027", "åren 2024–2027"),
        ("åren 2024 - 2027", "åren 2024–2027"),
        ("§§ 1 - 31", "§§ 1–31"),
    ],
)
def test_each_fix(wrong: str, right: str):
    text = TOP + "Nämnden nämner kulturnämnden och {} här.\n"
    assert fixed(text.format(wrong)) == text.format(right)


@pytest.mark.parametrize("words", ["hälso- och sjukvård", "2024-2027", "3 - 2", "a — b", "1994/ 95", "x--y", "12-årig"])
def test_what_is_not_certain_is_left(words: str):
    text = TOP + f"Texten {words} står här.\n"
    assert fixed(text) == text


@pytest.mark.parametrize("code", FIXING)
def test_a_fixed_example_has_no_finding_left(code: str):
    rule = next(rule for rule in RULES if rule.code == code)
    text = fixed(examples(rule)[0])
    assert check_text(text, rules=[rule]) == []
    assert fixed(text) == text


def test_only_these_rules_fix():
    offering = set()
    for rule in RULES:
        if any(finding.hit.fix is not None for finding in check_text(examples(rule)[0], rules=[rule])):
            offering.add(rule.code)
    assert offering == set(FIXING)


def test_the_pages_of_these_rules_say_so():
    from protokollparse.check.pages import page

    assert {rule.code for rule in RULES if "--fix" in page(rule, "sv")} == set(FIXING)


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_other_formats_are_not_fixed(form: str):
    assert fixable(check_text(TOP + "Åren 2024—2027.\n"), form) == []


@given(st.lists(st.sampled_from(["ord", " ", "2024—2027", "2024 - 2027", "a\u00adb", "KUN 2024/ 57", "\r\n", "å"])))
def test_fixes_touch_nothing_but_blanks_dashes_and_hyphens(pieces: list[str]):
    text = TOP + "".join(pieces) + "\n"

    def core(text: str) -> str:
        return "".join(character for character in text if character not in " —–-\u00ad")

    assert core(fixed(text)) == core(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encoding_mark_and_line_ends_are_kept(encoding: str, newline: str):
    text = (TOP + "Åren 2024—2027 är “här”.\n\nRad\n").replace("\n", newline)
    data = text.encode(encoding)
    source = readers.read_bytes(data, "a.txt")
    changes = fixable(check_source(source), source.format)
    after = encoded(data, source.text, source.encoding or "", fixed_text(source.text, changes), "a.txt")
    assert after == text.replace("—", "–").encode(encoding)


def test_bytes_that_are_wrong_are_not_written_over():
    data = (TOP + "Åren 2024—2027 ä ä ä ä ä\n").encode() + b"\xff\n"
    source = readers.read_bytes(data, "a.txt")
    with pytest.raises(UnreadableError, match="wrong in its encoding"):
        encoded(data, source.text, "utf-8", source.text.replace("—", "–"), "a.txt")


def test_a_character_that_the_encoding_lacks_is_told():
    with pytest.raises(UnreadableError, match="latin-1 has no '–'"):
        encoded(b"1--2", "1--2", "latin-1", "1–2", "a.txt")


def test_diff_is_unified_and_marks_a_missing_line_end():
    assert diff("a", "x\ny\n", "x\nz\n") == "--- a\n+++ a\n@@ -1,2 +1,2 @@\n x\n-y\n+z\n"
    assert diff("a", "y", "z").endswith("-y\n\\ No newline at end of file\n+z\n\\ No newline at end of file\n")
    assert diff("a", "y", "y") == ""
