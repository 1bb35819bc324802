"""§ headings that stand in the text but start no paragraf, as their numbers do not rise.

A § that is only referred to, listed or carried over to a new page is none: a stray heading has decisions of
its own under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokollparse.check.context import Checked
from protokollparse.check.scan import occurrences
from protokollparse.lines import Line

# "§ 12", "§ 12 Title", "§ 12**Title" as cut at its bold
_HEADING = re.compile(r"§[ ]{0,2}(?P<number>\d{1,4})(?:[ ]{1,3}(?P<title>[A-ZÅÄÖ].*)?|[ ]*$|(?=[A-ZÅÄÖ]))")
_NEAR = 15  # lines between a § and its decision heading, at the most


def stray_headings(checked: Checked) -> Iterator[tuple[Line, int, int]]:
    """Each stray heading: its line, its number, and the number of the paragraf that it stands in."""
    starts = {paragraf.span.start for paragraf in checked.numbered}
    signs = (at for at in occurrences(checked.text, "§") if at >= checked.head_end and at not in starts)
    if not any(_starts_line(checked.text, at) for at in signs):
        return
    for index, line in enumerate(checked.lines):
        if line.text[0] != "§" or line.start in starts or line.start < checked.head_end:
            continue
        match = _HEADING.match(line.text)
        paragraf = checked.paragraf_at(line.start)
        if match is None or paragraf is None or paragraf.number is None:
            continue
        free = line.bold or line.gap > 0 or not match["title"]
        decided = any(section.kind == "beslut" and section.span.start < line.start for section in paragraf.sections)
        if free and decided and _leads_to_decision(checked, index):
            yield line, int(match["number"]), paragraf.number


def _starts_line(text: str, at: int) -> bool:
    """Whether nothing but blanks and marks of bold stands before an offset on its line."""
    return not text[max(text.rfind("\n", 0, at), text.rfind("\f", 0, at)) + 1 : at].strip(" \t*#")


def _leads_to_decision(checked: Checked, index: int) -> bool:
    for line in checked.lines[index + 1 : index + 1 + _NEAR]:
        if line.text[0] == "§":
            return False
        if checked.lexicon.kind(line.text) == "beslut":
            return True
    return False
