"""Findings for people: place, severity, code and message, and the source line with a caret under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from protokollparse.check.model import SEVERITIES, Finding, Lang
from protokollparse.check.report.shown import shown, width

_WIDTH = 100  # columns of a block at the most
_LEAST = 40  # columns of the source line that are shown on however narrow a terminal
_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_NAMES = {
    "sv": {"error": "fel", "warning": "varning", "info": "upplysning"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
_PLURALS = {
    "sv": {"error": "fel", "warning": "varningar", "info": "upplysningar"},
    "en": {"error": "errors", "warning": "warnings", "info": "infos"},
}
_WHERE = {"sv": "i {found} av {all} dokument", "en": "in {found} of {all} documents"}


def render(
    files: Sequence[str], findings: Sequence[Finding], lang: Lang, *, colour: bool = False, columns: int = _WIDTH
) -> str:
    """One block a finding, and a line that counts them; nothing where there are none.

    The source lines are cut so that they hold within ``columns``, for the carets to stand under their place.
    """
    if not findings:
        return ""
    blocks = [_block(finding, lang, colour, min(columns, _WIDTH)) for finding in findings]
    counts = Counter(finding.severity for finding in findings)
    counted = ", ".join(
        f"{counts[severity]} {(_NAMES if counts[severity] == 1 else _PLURALS)[lang][severity]}"
        for severity in reversed(SEVERITIES)
        if counts[severity]
    )
    where = _WHERE[lang].format(found=len({finding.file for finding in findings}), all=len(files))
    return "\n".join([*blocks, f"{counted} {where}", ""])


def statistics(findings: Sequence[Finding], lang: Lang) -> str:
    """One line a rule that fired, the most frequent first."""
    counts = Counter(finding.rule for finding in findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0].code))
    return "".join(f"{count:6}  {rule.code}  {rule.title(lang)}\n" for rule, count in rows)


def _block(finding: Finding, lang: Lang, colour: bool, columns: int) -> str:
    place = finding.place
    name = f"{_NAMES[lang][finding.severity]} {finding.rule.code}"
    tone = _COLOURS[finding.severity]
    where = f"{shown(finding.file)}:{place.line}:{place.column}"
    page = f" ({'s.' if lang == 'sv' else 'p.'} {finding.page})" if finding.page else ""
    head = f"{_paint(where, '1', colour)}{page}: {_paint(name, tone, colour)} {shown(finding.message(lang))}"
    margin = " " * len(str(place.line))
    line, caret = _excerpt(finding, max(_LEAST, columns - len(margin) - len(" | ")))
    return "\n".join(
        (
            head,
            f"{margin} |",
            f"{place.line} | {line}",
            f"{margin} | {_paint(caret, tone, colour)}",
            "",
        )
    )


def _excerpt(finding: Finding, columns: int) -> tuple[str, str]:
    """The part of the source line around the place, of so many characters, and the carets under it."""
    place = finding.place
    columns -= len("……")
    least = columns // 3  # characters shown before the place, where the line is longer
    before = place.column - 1 if place.column <= columns - least else least
    line, start = finding.line(before, columns - before + 1)
    end = start + finding.hit.end - finding.hit.start if place.end_line == place.line else len(line)
    cut = len(line) > columns
    line = line[:columns]
    ahead = ("…" if before < place.column - 1 else "") + shown(line[:start])
    marked, after = shown(line[start:end]), shown(line[end:]) + ("…" if cut else "")
    indented = ahead.lstrip()
    return indented + marked + after, " " * width(indented) + "^" * max(1, width(marked))


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
