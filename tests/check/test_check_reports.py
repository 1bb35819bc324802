"""Each format of the findings, read by what reads it elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import junitparser
import pytest

from protokollparse.check import RULES, Finding, check_source
from protokollparse.check.pages import examples
from protokollparse.check.report import FORMATS, renderer
from protokollparse.check.report.shown import shown, width
from protokollparse.check.report.text import render, statistics
from protokollparse.source import SourceText

SCHEMA = Path(__file__).parent / "data" / "sarif-schema-2.1.0.json"
NAMES = ("utkast, ett.md", "rent.txt", "år 2024/100%: möte.txt")
TEXTS = (
    next(examples(rule)[0] for rule in RULES if rule.code == "N002"),
    next(examples(rule)[1] for rule in RULES if rule.code == "P001"),
    next(examples(rule)[0] for rule in RULES if rule.code == "T005")
    + "\x1b[31mRöd, 2024--2027\x07\n\ufffe den 31 april, 2024 - 2027\n",
)


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    sources = zip(NAMES, TEXTS, strict=True)
    return [finding for name, text in sources for finding in check_source(SourceText(text, name))]


def rendered(form: str, found: list[Finding], lang: str = "sv") -> str:
    return renderer(form)(NAMES, found, lang)  # type: ignore[arg-type]


def test_the_sample_has_every_severity_a_fix_and_a_clean_file(findings: list[Finding]):
    assert {finding.severity for finding in findings} == {"error", "warning", "info"}
    assert any(finding.hit.fix is not None for finding in findings)
    assert {finding.file for finding in findings} == {NAMES[0], NAMES[2]}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_renders_nothing_at_all(form: str):
    assert isinstance(rendered(form, []), str)


def test_json_has_each_finding_with_its_place(findings: list[Finding]):
    data = json.loads(rendered("json", findings, "en"))
    assert data["files"] == list(NAMES)
    assert sum(data["counts"].values()) == len(findings) == len(data["findings"])
    for record, finding in zip(data["findings"], findings, strict=True):
        text = TEXTS[NAMES.index(record["file"])]
        start, end = record["span"]["start"], record["span"]["end"]
        line = text.split("\n")[record["line"] - 1]
        assert line[record["column"] - 1 :].startswith(text[start:end].split("\n")[0])
        assert record["message"] == finding.message("en")
        assert record["code"] == finding.rule.code


# GitHub's grammar of workflow commands: properties parted by commas, data to the end of the line, and %, line
# feeds (in properties colons and commas too) as % and two hexadecimal digits.
COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^:\r\n]*)::(?P<data>[^\r\n]*)")


def unescaped(text: str) -> str:
    return re.sub(r"%([0-9A-F]{2})", lambda match: chr(int(match[1], 16)), text)


def test_github_annotations(findings: list[Finding]):
    lines = rendered("github", findings).splitlines()
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=True):
        match = COMMAND.fullmatch(line)
        assert match
        properties = dict(part.split("=", 1) for part in match["properties"].split(","))
        assert unescaped(properties["file"]) == finding.file
        assert int(properties["line"]) == finding.place.line
        assert int(properties["endColumn"]) > int(properties["col"])
        assert properties["title"].startswith(finding.rule.code)
        assert unescaped(match["data"]) == finding.message("sv")
        assert not re.search("%(?![0-9A-F]{2})", line)


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_sarif_is_valid_by_its_published_schema(findings: list[Finding], sarif_schema: Any, lang: str):
    data = json.loads(rendered("sarif", findings, lang))
    jsonschema.Draft202012Validator(sarif_schema).validate(data)


def test_the_sarif_schema_refuses_what_is_wrong(findings: list[Finding], sarif_schema: Any):
    data = json.loads(rendered("sarif", findings))
    data["runs"][0]["results"][0]["level"] = "bad"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(sarif_schema).validate(data)


def test_sarif_points_at_the_text_and_its_rules(findings: list[Finding]):
    (run,) = json.loads(rendered("sarif", findings))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result, finding in zip(run["results"], findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule.code
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["charOffset"] == finding.hit.start
        assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])
        assert ("fixes" in result) is (finding.hit.fix is not None)
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert uris == ["utkast%2C%20ett.md", "rent.txt", "%C3%A5r%202024/100%25%3A%20m%C3%B6te.txt"]


def test_sarif_fingerprints_survive_lines_above(findings: list[Finding]):
    moved = check_source(SourceText("\n\n" + TEXTS[0], NAMES[0]))

    def prints(found: list[Finding]) -> list[str]:
        (run,) = json.loads(rendered("sarif", found))["runs"]
        return [result["partialFingerprints"]["line/v1"] for result in run["results"]]

    assert prints(moved) == prints([f for f in findings if f.file == NAMES[0]])


def test_junit_is_read_by_a_junit_parser(findings: list[Finding]):
    report = junitparser.JUnitXml.fromstring(rendered("junit", findings).encode())
    suites = {suite.name: suite for suite in report}
    assert set(suites) == {shown(name) for name in NAMES}
    failures = [case for suite in suites.values() for case in suite if case.result]
    assert len(failures) == report.failures == sum(f.severity != "info" for f in findings)
    assert suites["rent.txt"].tests == 1
    assert suites["rent.txt"].failures == 0
    for suite in suites.values():
        assert suite.tests == len(list(suite))


def test_junit_holds_no_character_that_xml_forbids(findings: list[Finding]):
    text = rendered("junit", findings)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)
    ET.fromstring(text.encode())


def test_text_has_the_line_and_a_caret_under_the_place(findings: list[Finding]):
    first = findings[0]
    lines = render(NAMES, [first], "sv").split("\n")
    assert lines[0].startswith(f"{first.file}:{first.place.line}:{first.place.column}: ")
    assert f"{first.rule.code} {first.message('sv')}" in lines[0]
    source, caret = lines[2], lines[3]
    at, length = caret.index("^"), caret.count("^")
    assert source[at : at + length] == TEXTS[0][first.hit.start : first.hit.end]
    assert lines[-2].endswith("av 3 dokument")


def test_text_without_findings_is_empty():
    assert render(NAMES, [], "sv") == ""


def test_text_shows_what_a_terminal_would_obey(findings: list[Finding]):
    text = render(NAMES, findings, "en")
    assert all(character.isprintable() or character == "\n" for character in text)
    assert "Kommun<U+00AD>styrelsen" in text
    assert "<U+001B>[31mRöd" in text


def test_colour_is_only_there_when_asked_for(findings: list[Finding]):
    plain = render(NAMES, findings, "sv")
    coloured = render(NAMES, findings, "sv", colour=True)
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


def test_a_long_line_is_cut_around_the_place():
    text = TEXTS[1] + "x " * 300 + "2024—2027" + " y" * 300 + "\n"
    (finding,) = [f for f in check_source(SourceText(text, "a")) if f.rule.code == "T009"]
    _, _, source, caret, *_ = render(["a"], [finding], "sv").split("\n")
    assert len(source) < 120
    assert source[caret.index("^")] == "—"
    assert source.count("…") == 2


def test_width_of_marks_and_wide_letters():
    assert (width("abc"), width("e\u0301"), width("日本")) == (3, 1, 4)


def test_statistics_count_the_most_frequent_first(findings: list[Finding]):
    rows = [line.split(maxsplit=2) for line in statistics(findings, "sv").splitlines()]
    assert sum(int(count) for count, _, _ in rows) == len(findings)
    assert [int(row[0]) for row in rows] == sorted((int(row[0]) for row in rows), reverse=True)
