"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for code hosts and editors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from protokollparse import __version__
from protokollparse.check.model import Finding, Lang, Rule
from protokollparse.writers.json import escaped

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(files: Sequence[str], findings: Sequence[Finding], lang: Lang) -> str:
    """One run, with the rules that fired and a result a finding."""
    rules = sorted({finding.rule for finding in findings}, key=lambda rule: rule.code)
    index = {rule.code: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "protokollparse",
                "version": __version__,
                "language": lang,
                "rules": [_descriptor(rule, lang) for rule in rules],
            }
        },
        "artifacts": [{"location": {"uri": _uri(file)}} for file in files],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.rule.code], lang) for finding in findings],
    }
    return escaped(json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)).decode() + "\n"


def _descriptor(rule: Rule, lang: Lang) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title(lang)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding, index: int, lang: Lang) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message(lang)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.file)},
                    "region": _region(finding),
                }
            }
        ],
        "partialFingerprints": {"line/v1": _fingerprint(finding)},
    }
    if finding.hit.fix is not None:
        replacement = {"deletedRegion": _region(finding), "insertedContent": {"text": finding.hit.fix}}
        change = {"artifactLocation": {"uri": _uri(finding.file)}, "replacements": [replacement]}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _region(finding: Finding) -> dict[str, int]:
    place = finding.place
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": finding.hit.start,
        "charLength": finding.hit.end - finding.hit.start,
    }


def _fingerprint(finding: Finding) -> str:
    """What stays the same when lines are added elsewhere: the rule and the words around the place."""
    words = " ".join(finding.line(200, 200)[0].split())
    return hashlib.sha256(f"{finding.rule.code}\n{words}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _uri(file: str) -> str:
    """A file's name as a URI; relative names stay relative."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
