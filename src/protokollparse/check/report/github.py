"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from protokollparse.check.model import Finding, Lang
from protokollparse.writers.escape import visible

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render(files: Sequence[str], findings: Sequence[Finding], lang: Lang) -> str:  # noqa: ARG001
    """One command a finding: ``::warning file=a.md,line=3,…::message``."""
    return "".join(f"{_command(finding, lang)}\n" for finding in findings)


def _command(finding: Finding, lang: Lang) -> str:
    place = finding.place
    # Columns are only read where both ends lie on one line.
    columns = {"col": place.column, "endColumn": place.end_column} if place.line == place.end_line else {}
    properties = {
        "file": Path(finding.file).as_posix(),
        "line": place.line,
        "endLine": place.end_line,
        **columns,
        "title": f"{finding.rule.code} {finding.rule.title(lang)}",
    }
    listed = ",".join(f"{key}={_escaped(str(value), _PROPERTY)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_escaped(finding.message(lang), _DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return visible("".join(escapes.get(character, character) for character in text))
