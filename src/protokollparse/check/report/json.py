"""Findings as JSON: an object with ``findings``, and ``counts`` by severity."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from protokollparse.check.model import SEVERITIES, Finding, Lang
from protokollparse.writers.json import escaped


def render(files: Sequence[str], findings: Sequence[Finding], lang: Lang) -> str:
    counts = Counter(finding.severity for finding in findings)
    result = {
        "version": 1,
        "files": list(files),
        "counts": {severity: counts[severity] for severity in SEVERITIES},
        "findings": [_record(finding, lang) for finding in findings],
    }
    return escaped(json.dumps(result, ensure_ascii=False, indent=2)).decode() + "\n"


def _record(finding: Finding, lang: Lang) -> dict[str, object]:
    return {
        "file": finding.file,
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity,
        "message": finding.message(lang),
        **finding.place._asdict(),
        "page": finding.page,
        "span": {"start": finding.hit.start, "end": finding.hit.end},
        "fix": finding.hit.fix,
    }
