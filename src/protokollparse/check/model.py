"""The values of the linter: what a rule is, what it yields, and what becomes of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from protokollparse.check.context import Checked

Severity = Literal["error", "warning", "info"]
Lang = Literal["sv", "en"]

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")  # rising
FAMILIES = {
    "P": "structure",
    "D": "dates",
    "N": "names",
    "B": "decisions",
    "R": "references",
    "T": "text",
    "S": "signing",
}
_NOTHING: Mapping[str, object] = {}


class Hit(NamedTuple):
    """A place that a rule objects to.

    ``start`` and ``end`` are character offsets into the source, ``values`` is what the rule's message names,
    and ``fix`` is the text to put in the place of ``source.text[start:end]``, where that is certain.
    """

    start: int
    end: int
    values: Mapping[str, object] = _NOTHING
    fix: str | None = None


class Rule(NamedTuple):
    """One check: ``find`` yields the places in a document that break it, in any order.

    The rule is named after its function ("numbering-gap"); its words are in ``rules/words.toml``.
    """

    code: str
    severity: Severity
    find: Callable[[Checked], Iterator[Hit]]

    @property
    def name(self) -> str:
        return self.find.__name__.replace("_", "-")

    @property
    def family(self) -> str:
        return FAMILIES[self.code[0]]

    def title(self, lang: Lang) -> str:
        return _words()[self.code][lang]["title"]

    def message(self, lang: Lang, values: Mapping[str, object]) -> str:
        return _words()[self.code][lang]["message"].format_map(values)


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    file = resources.files("protokollparse.check.rules").joinpath("words.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


class Place(NamedTuple):
    """1-based lines and columns (in characters); ``end_column`` is the one after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Finding(NamedTuple):
    """A hit of a rule in a file.

    ``file`` is the name as given, ``page`` is None where the format has no pages, ``text`` is the whole
    source.
    """

    rule: Rule
    file: str
    hit: Hit
    place: Place
    page: int | None
    text: str

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    def message(self, lang: Lang) -> str:
        return self.rule.message(lang, self.hit.values)

    def line(self, before: int, after: int) -> tuple[str, int]:
        """The part of the source line around the start of the hit, and where in that part the hit starts.

        At most ``before`` characters ahead of it and ``after`` characters from it on: a source may have its
        whole text on one line.
        """
        at = self.hit.start
        start = max(at - before, at - self.place.column + 1)
        rest = re.split("[\r\n]", self.text[at : at + after], maxsplit=1)[0]
        return self.text[start:at] + rest, at - start
