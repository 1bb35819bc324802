"""P: how the minutes are built: numbering, sections, lists, table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from protokollparse.check.context import Checked
from protokollparse.check.model import Hit, Rule
from protokollparse.check.spans import paragraph_numbers
from protokollparse.check.strays import stray_headings
from protokollparse.lines import Line
from protokollparse.models import Decision, Paragraf

# Sections that carry no case of their own: where a paragraf has only these, nothing says what it is about.
_APPENDED = ("handlingar", "expediering", "justering", "tidigare_behandling")
# "-", "•", "3.", "b)": a list marker and nothing else
_EMPTY_POINT = re.compile(r"(?:[-–•*o]|\d{1,2}[.)]|[a-z]\))$")
# "- text", "3. text": a list point
_POINT = re.compile(r"(?P<mark>[-–•*o]|\d{1,2}[.)]|[a-z]\))[ \t]+\S")
# "§ 12  Title of the case" in a table of contents, with dot leaders and page number at its end
_CONTENTS = re.compile(r"§[ ]?(?P<number>\d{1,4})(?:[ \t]+(?P<title>\S.*?))?(?:(?<![ .…])[ .…]{3,}+\d{0,4})?$")
_A_ROW = re.compile(r"^[ \t]*§[ ]?\d", re.MULTILINE)
_WORD = re.compile(r"\w{4,}")


def _label(paragraf: Paragraf) -> str:
    return f"§ {paragraf.number}{' ' + paragraf.suffix if paragraf.suffix else ''}"


def _heading(checked: Checked, paragraf: Paragraf) -> tuple[int, int]:
    return checked.line_span(paragraf.span.start)


def numbering_gap(checked: Checked) -> Iterator[Hit]:
    # Paragrafer that were adjusted at once may lie in minutes of their own: the front page then says so.
    stated = paragraph_numbers(checked.protokoll.paragraph_range or "") if checked.protokoll else frozenset()
    for before, after in pairwise(checked.numbered):
        assert before.number is not None
        assert after.number is not None
        missing = range(before.number + 1, after.number)
        if not missing or (stated and not stated & set(missing)):
            continue
        first, last = missing[0], missing[-1]
        span = f"§ {first}" if first == last else f"§§ {first}–{last}"
        yield Hit(*_heading(checked, after), {"missing": span, "before": _label(before), "after": _label(after)})


def duplicate_number(checked: Checked) -> Iterator[Hit]:
    for before, after in pairwise(checked.numbered):
        if (before.number, before.suffix) == (after.number, after.suffix):
            yield Hit(*_heading(checked, after), {"number": after.number})
    numbers = {paragraf.number for paragraf in checked.numbered}
    for line, number, current in stray_headings(checked):
        if number == current or (number in numbers and number > current):
            yield Hit(line.start, line.end, {"number": number})


def number_out_of_order(checked: Checked) -> Iterator[Hit]:
    numbers = {paragraf.number for paragraf in checked.numbered}
    for line, number, current in stray_headings(checked):
        if number != current and not (number in numbers and number > current):
            yield Hit(line.start, line.end, {"number": number, "before": current})


def empty_paragraf(checked: Checked) -> Iterator[Hit]:
    for paragraf in checked.paragrafer:
        if not paragraf.decisions and not any(section.text.strip() for section in paragraf.sections):
            yield Hit(*_heading(checked, paragraf), {"paragraf": _label(paragraf)})


def nothing_decided_or_told(checked: Checked) -> Iterator[Hit]:
    for paragraf in checked.paragrafer:
        kinds = [section.kind for section in paragraf.sections if section.text.strip()]
        if kinds and not paragraf.decisions and all(kind in _APPENDED for kind in kinds):
            yield Hit(*_heading(checked, paragraf), {"paragraf": _label(paragraf)})


def missing_title(checked: Checked) -> Iterator[Hit]:
    for paragraf in checked.numbered:
        if not paragraf.title:
            yield Hit(*_heading(checked, paragraf), {"paragraf": _label(paragraf)})


def unclassified_text(checked: Checked) -> Iterator[Hit]:
    for paragraf in checked.paragrafer:
        for section in paragraf.sections:
            if section.kind == "ovrigt" and section.heading:
                yield Hit(*checked.place(section, section.heading), {"heading": section.heading})


def empty_section(checked: Checked) -> Iterator[Hit]:
    for paragraf in checked.paragrafer:
        for section, after in pairwise([*paragraf.sections, None]):
            assert section is not None
            # "Beslut" straight above "Förslag till beslut i kommunfullmäktige" leads into it.
            leads = after is not None and after.kind in ("beslut", "forslag") and section.kind in ("beslut", "forslag")
            if section.heading and not section.text.strip() and not leads:
                yield Hit(*checked.place(section, section.heading), {"heading": section.heading})


def empty_list_point(checked: Checked) -> Iterator[Hit]:
    rows = checked.text.split("\n")
    at = len(rows[0]) + 1
    for index, row in enumerate(rows[1:], 1):
        mark = row.strip() if len(row) < 100 else ""
        if mark and len(mark) < 4 and _EMPTY_POINT.match(mark):
            after = rows[index + 1].strip() if index + 1 < len(rows) else ""
            # Where the text of a point stands on the line below its marker, the point is not empty.
            has_text = after and not _POINT.match(after) and not _EMPTY_POINT.match(after)
            if not has_text and _same_list(rows[index - 1], row):
                start = at + row.index(mark)
                yield Hit(start, start + len(mark))
        at += len(row) + 1


def _same_list(before: str, row: str) -> bool:
    """Whether the line above is a point of the same list: a like marker in the same column."""
    point, mark = _POINT.match(before.strip()), row.strip()
    alike = point is not None and point["mark"].isalnum() == mark.isalnum()
    return alike and len(before) - len(before.lstrip()) == len(row) - len(row.lstrip())


def skipped_point(checked: Checked) -> Iterator[Hit]:
    for paragraf, before, after in _numbered_points(checked):
        if after.number is not None and before.number is not None and after.number > before.number + 1:
            values = {"number": after.number, "before": before.number, "paragraf": _label(paragraf)}
            yield Hit(*checked.place(after), values)


def repeated_point(checked: Checked) -> Iterator[Hit]:
    for paragraf, before, after in _numbered_points(checked):
        if after.number == before.number or ((after.number or 0) < (before.number or 0) and after.number != 1):
            values = {"number": after.number, "before": before.number, "paragraf": _label(paragraf)}
            yield Hit(*checked.place(after), values)


def restarted_points(checked: Checked) -> Iterator[Hit]:
    for paragraf, before, after in _numbered_points(checked):
        if after.number == 1 and (before.number or 0) > 1:
            yield Hit(*checked.place(after), {"before": before.number, "paragraf": _label(paragraf)})


def _numbered_points(checked: Checked) -> Iterator[tuple[Paragraf, Decision, Decision]]:
    """Each two decisions of a paragraf that follow each other and have numbers, for the same body."""
    for paragraf in checked.paragrafer:
        for before, after in pairwise(paragraf.decisions):
            if before.number and after.number and before.proposed_to == after.proposed_to:
                yield paragraf, before, after


def contents_disagree(checked: Checked) -> Iterator[Hit]:
    rows = _contents(checked)
    listed = {number for number, _, _ in rows}
    present = {paragraf.number for paragraf in checked.numbered}
    for number, _, line in rows:
        if number not in present:
            yield Hit(line.start, line.end, {"number": number})
    for paragraf in checked.numbered if rows else ():
        if paragraf.number not in listed:
            yield Hit(*_heading(checked, paragraf), {"number": paragraf.number})


def contents_title(checked: Checked) -> Iterator[Hit]:
    titles = {paragraf.number: paragraf.title or "" for paragraf in checked.numbered}
    for number, title, line in _contents(checked):
        listed, own = (set(_WORD.findall(words.casefold())) for words in (title, titles.get(number, "")))
        if listed and own and not listed & own:
            yield Hit(line.start, line.end, {"number": number, "title": titles[number]})


def _contents(checked: Checked) -> list[tuple[int, str, Line]]:
    """The rows of a table of contents before the first paragraf; empty where there is none."""
    rows = []
    for line in checked.lines if _A_ROW.search(checked.text, 0, checked.head_end) else ():
        if line.start >= checked.head_end:
            break
        match = _CONTENTS.match(line.text) if line.text[0] == "§" else None
        if match:
            rows.append((int(match["number"]), match["title"] or "", line))
    return rows if len(rows) >= 3 else []


RULES = (
    Rule("P001", "warning", numbering_gap),
    Rule("P002", "error", duplicate_number),
    Rule("P003", "error", number_out_of_order),
    Rule("P004", "warning", empty_paragraf),
    Rule("P005", "info", nothing_decided_or_told),
    Rule("P006", "warning", missing_title),
    Rule("P007", "info", unclassified_text),
    Rule("P008", "info", empty_section),
    Rule("P009", "warning", empty_list_point),
    Rule("P010", "warning", skipped_point),
    Rule("P011", "warning", repeated_point),
    Rule("P012", "info", restarted_points),
    Rule("P013", "warning", contents_disagree),
    Rule("P014", "info", contents_title),
)
