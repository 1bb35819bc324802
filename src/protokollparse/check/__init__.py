"""The linter: what in minutes or a report will not parse, contradicts itself, or lacks what is expected.

>>> from protokollparse.check import check_text
>>> text = "Protokoll 2024-02-30\\n§ 1\\nAvslutning\\nBeslut\\nAntecknas.\\n"
>>> sorted(finding.rule.code for finding in check_text(text))
['D001', 'D004']
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from protokollparse import lexicon as lexicons
from protokollparse.check.comments import Silenced, read_comments
from protokollparse.check.context import Checked
from protokollparse.check.model import Finding, Hit, Place, Rule
from protokollparse.check.rules import RULES
from protokollparse.check.select import matches
from protokollparse.lexicon import Lexicon
from protokollparse.models import Protokoll, Tjansteutlatande
from protokollparse.source import SourceText

__all__ = ["RULES", "Finding", "check", "check_source", "check_text"]


_MOST = 10_000  # findings of a rule in a document; more say nothing new, and would fill the memory


def check(
    document: Protokoll | Tjansteutlatande,
    source: SourceText,
    *,
    rules: Sequence[Rule] = RULES,
    lexicon: Lexicon | None = None,
    silenced: Silenced | None = None,
) -> list[Finding]:
    """The findings of the rules in a document that was parsed from ``source``, in the order of the text.

    ``silenced`` maps 1-based lines to the selectors that do not hold there.
    """
    checked = Checked(document, source, lexicon or lexicons.load())
    found = [_finding(checked, rule, hit) for rule in rules for hit in islice(rule.find(checked), _MOST)]
    if silenced:
        found = [one for one in found if not matches(one.rule, silenced.get(one.place.line, ()))]
    return sorted(found, key=lambda one: (one.hit.start, one.rule.code))


def check_source(source: SourceText, *, rules: Sequence[Rule] = RULES, lexicon: Lexicon | None = None) -> list[Finding]:
    """Parse a source and check it; comments in it silence rules.

    Raises ``EmptyError`` or ``NotMinutesError``.
    """
    from protokollparse.pipeline import parse_source

    plain, silenced = read_comments(source)
    document = parse_source(plain, lexicon=lexicon)
    return check(document, plain, rules=rules, lexicon=lexicon, silenced=silenced)


def check_text(text: str, *, name: str = "-", rules: Sequence[Rule] = RULES) -> list[Finding]:
    """``check_source`` for a text that is already decoded."""
    return check_source(SourceText(text, name), rules=rules)


def _finding(checked: Checked, rule: Rule, hit: Hit) -> Finding:
    line, column = _position(checked, hit.start)
    end_line, end_column = _position(checked, max(hit.end, hit.start))
    return Finding(
        rule=rule,
        file=checked.source.name,
        hit=hit,
        place=Place(line, column, end_line, end_column),
        page=checked.source.page_at(hit.start),
        text=checked.text,
    )


def _position(checked: Checked, offset: int) -> tuple[int, int]:
    """The 1-based line and column of an offset."""
    line = bisect_right(checked.line_starts, offset)
    return line, offset - checked.line_starts[line - 1] + 1
