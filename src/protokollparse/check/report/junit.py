"""Findings as JUnit XML: a suite a file, a case a finding; errors and warnings are failures, infos pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from protokollparse.check.model import Finding, Lang
from protokollparse.check.report.shown import shown


def render(files: Sequence[str], findings: Sequence[Finding], lang: Lang) -> str:
    counts = Counter(finding.severity for finding in findings)
    suites: dict[str, list[Finding]] = {file: [] for file in files}
    for finding in findings:
        suites[finding.file].append(finding)
    root = ET.Element(
        "testsuites",
        name="protokollparse",
        tests=str(sum(max(1, len(of_file)) for of_file in suites.values())),
        failures=str(counts["error"] + counts["warning"]),
        errors="0",
    )
    for file, of_file in suites.items():
        _add_suite(root, file, of_file, lang)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _add_suite(root: ET.Element, file: str, findings: Sequence[Finding], lang: Lang) -> None:
    name = shown(file)
    failures = sum(finding.severity != "info" for finding in findings)
    suite = ET.SubElement(
        root,
        "testsuite",
        name=name,
        tests=str(max(1, len(findings))),
        failures=str(failures),
        errors="0",
        skipped="0",
    )
    if not findings:
        ET.SubElement(suite, "testcase", classname=name, name="protokoll check")
    for finding in findings:
        place = finding.place
        case = ET.SubElement(suite, "testcase", classname=name, name=f"{finding.rule.code} {place.line}:{place.column}")
        message = shown(finding.message(lang))
        text = f"{name}:{place.line}:{place.column}: {finding.rule.code} {message}"
        if finding.severity == "info":
            ET.SubElement(case, "system-out").text = text
        else:
            ET.SubElement(case, "failure", message=message, type=finding.rule.code).text = text
