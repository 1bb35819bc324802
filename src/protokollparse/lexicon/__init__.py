"""The words that the splitters and extractors know, as data.

Every topic is one TOML file beside this module. A user's own file (``--lexicon my.toml``) adds to it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, get_args

from protokollparse.compiled import pattern
from protokollparse.errors import LexiconError
from protokollparse.toml_file import line_of, read_toml


@cache
def table(topic: str) -> dict[str, Any]:
    """The shipped TOML file of one topic ("people", "headings", …), read once."""
    file = resources.files(__package__).joinpath(f"{topic}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


# "omröstning 1 - motförslag", "votering 2, huvudvotering"
_COUNTED = pattern(r"(?:omröstning|votering)(?: nr\.?)? \d{1,2}[ ]?[-–,:.][ ]?\w[^.]{2,50}$")
# "yrkande 2", "votering nr 1", "fråga 3:"
_COUNT = pattern(r"[ ](?:nr[ .]?[ ]?)?\d{1,3}$")
# "Kommunstyrelsen beslutar enligt arbetsutskottets förslag", "Ordföranden ställer nämndens förslag till beslut" and
# "JA = bifall till nämndens förslag" are no headings
_PHRASE = pattern(
    r"=|\b(?:beslutar|beslutade|ställe?r|ställde|prövar|prövade|frågar|frågade|enligt|bifall|bifaller|avslag|för|på|mot|om"
    r"|att|är|av|mellan|finner|fann|ja|nej)\b|\btill\b"
)
# "fråga 2 (rs 2025-01202)"
_NUMBERED = re.compile(r"(?P<heading>.{3,20} \d{1,2}) \([^()]{4,20}\)$")
# "kommunstyrelsens beredning 2025-09-08"
_DAY = re.compile(r"[ ]\d{4}-\d\d-\d\d$")
# "reservation från bo al (m)", "särskilt yttrande (m), (kd)": a heading that says whose the text below is
_BY_WHOM = re.compile(
    r"(?P<heading>[^\W\d_][\w -]{5,40}?)"
    r"(?:[ ](?:från|av)[ ].{2,70}(?:\)|erna|partiet|gruppen)|[ ]?\([\w-]{1,5}\)(?:(?:,|[ ]och)[ ]?\([\w-]{1,5}\))*)$"
)
_BY_MEMBERS = frozenset({"reservation", "uttalande"})  # kinds whose headings can say so
_LONGEST = 90  # characters of a line that can be a heading
_PATIENCE = 0.1  # seconds that one of a user's patterns may take on one line
_REMEMBERED = 20_000  # lines whose kind is remembered: the same ones come again and again
_OF_BODY = 6  # words at the most before an `of_body` heading: "kommunstyrelsens arbetsutskotts förslag till beslut"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The active headings.

    ``headings`` maps a heading in lower case to its kind of section; ``of_body`` does the same for headings
    that follow the name of a body in the genitive; ``bodies`` are parts of words that tell such a name;
    ``patterns`` are a user's own, for headings that no list can hold ("Yrkande från Anna Ek (S)").
    """

    headings: dict[str, str]
    of_body: dict[str, str]
    bodies: tuple[str, ...]
    patterns: tuple[tuple[Any, str], ...] = ()
    sources: tuple[str, ...] = ()
    _kinds: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    def kind(self, text: str) -> str | None:
        """The kind of section that a whole line heads, or None: "Kommunfullmäktiges beslut:" gives "beslut"."""
        if len(text) > _LONGEST:
            return None
        try:
            return self._kinds[text]
        except KeyError:
            pass
        if len(self._kinds) > _REMEMBERED:
            self._kinds.clear()
        kind = self._kinds[text] = self._find(text)
        return kind

    def _find(self, text: str) -> str | None:
        key = " ".join(text.casefold().split()).rstrip(" :")
        found = self.headings.get(key)
        if found is None and _COUNTED.match(key):
            return "omrostning"
        if found is None and key[-1:].isdigit():
            if _DAY.search(key):  # a step of the case and its day; "Nämndens beslut 2025-09-08" is a document
                return "beredning" if self._of_body(_DAY.sub("", key)) == "beredning" else None
            key = _COUNT.sub("", key)
            found = self.headings.get(key)
        if found is None and (numbered := _NUMBERED.match(key)):
            found = self.headings.get(_COUNT.sub("", numbered["heading"]))
        whose = _BY_WHOM.match(key) if found is None and key[-1:] in ")anet" else None
        if whose and self.headings.get(whose["heading"]) in _BY_MEMBERS:
            return self.headings[whose["heading"]]
        return found or self._of_body(key) or self._to_body(key) or self._by_pattern(text.strip())

    def _of_body(self, key: str) -> str | None:
        at = key.find("s ")
        while at > 0 and key[:at].count(" ") < _OF_BODY:
            kind = self.of_body.get(key[at + 2 :])
            if kind:
                body = key[:at]
                return kind if any(part in body for part in self.bodies) and not _PHRASE.search(body) else None
            at = key.find("s ", at + 1)
        return None

    def _to_body(self, key: str) -> str | None:
        """ "förslag till beslut i socialnämnden" is a proposal whatever the body."""
        for start in ("förslag till beslut i ", "förslag till beslut till ", "förslag till beslut för "):
            if key.startswith(start) and len(key.split()) < 9 and self.is_body(key[len(start) :]):
                return "forslag"
        if key.startswith("förslag till ") and key.endswith("nämnden") and len(key.split()) < 7:
            return "forslag"  # "Förslag till barn- och utbildningsnämnden"
        return None

    def _by_pattern(self, text: str) -> str | None:
        for words, kind in self.patterns:
            try:
                if words.fullmatch(text, timeout=_PATIENCE):
                    return kind
            except TimeoutError as error:
                raise LexiconError(
                    f"the pattern {words.pattern!r} takes too long on {text[:40]!r}; repeat less in it",
                    name=self.sources[-1],
                ) from error
        return None

    def is_body(self, text: str) -> bool:
        """Whether a phrase names a body or an administration: "Norra socialnämnden"."""
        low = text.casefold()
        return any(part in low for part in self.bodies)


@cache
def load(path: Path | None = None) -> Lexicon:
    """The shipped lexicon, with the entries of a user's TOML file added.

    The file holds tables named by kind of section with the keys ``headings`` and ``of_body``, as the shipped
    ``headings.toml`` does, and ``patterns`` (regular expressions that match a whole line); ``[bodies] contains``
    adds to the words that name a body. Raises ``LexiconError`` with the line of the first entry that is wrong.
    """
    shipped = table("headings")
    own = _read(path) if path else {}
    headings: dict[str, str] = {}
    of_body: dict[str, str] = {}
    for data in (shipped, own):
        for kind, entry in data.items():
            headings |= dict.fromkeys(map(str.casefold, entry.get("headings", ())), kind)
            of_body |= dict.fromkeys(map(str.casefold, entry.get("of_body", ())), kind)
    bodies = (*shipped["bodies"]["contains"], *own.get("bodies", {}).get("contains", ()))
    patterns = tuple((_compiled(text), kind) for kind, entry in own.items() for text in entry.get("patterns", ()))
    return Lexicon(headings, of_body, bodies, patterns, ("protokollparse", *([str(path)] if path else [])))


_SHOWN = 200  # characters of a wrong pattern in a message


def _compiled(text: str) -> Any:
    """A user's pattern; ``regex`` can stop one that runs away, and knows ``\\p{Lu}``. Raises ``regex.error``."""
    import regex

    return regex.compile(text, regex.IGNORECASE)


def _read(path: Path) -> dict[str, Any]:
    """A user's lexicon, checked entry by entry."""
    text, data = read_toml(path, LexiconError)
    for kind, entry in data.items():
        _check_entry(kind, entry, text, path)
    return data


def _check_entry(kind: str, entry: Any, text: str, path: Path) -> None:
    kinds = (*_section_kinds(), "bodies")
    line = line_of(text, rf"\[?[ \t]*{re.escape(kind)}\b")
    if kind not in kinds:
        raise LexiconError(f"[{kind}] is no kind of section; choose from {', '.join(kinds)}", name=str(path), line=line)
    allowed = ("contains",) if kind == "bodies" else ("headings", "of_body", "patterns")
    if not isinstance(entry, dict):
        raise LexiconError(f"[{kind}] is to be a table with the keys {', '.join(allowed)}", name=str(path), line=line)
    for key, words in entry.items():
        if key not in allowed:
            line = line_of(text, rf"{re.escape(key)}[ \t]*=")
            raise LexiconError(f"{key} is no key of [{kind}]; use {', '.join(allowed)}", name=str(path), line=line)
        for word in words if isinstance(words, list) else [None]:
            if not isinstance(word, str) or not word.strip():
                line = line_of(text, rf"{re.escape(key)}[ \t]*=")
                raise LexiconError(f"{key} is to be a list of texts that are not empty", name=str(path), line=line)
            if key == "patterns":
                _check_pattern(word, text, path)


def _check_pattern(words: str, text: str, path: Path) -> None:
    import regex

    try:
        _compiled(words)
    except (regex.error, RecursionError) as error:
        line = next(
            (n for n, line in enumerate(text.splitlines(), 1) if words in line or repr(words)[1:-1] in line), None
        )
        raise LexiconError(f"the pattern {words[:_SHOWN]!r} is wrong: {error}", name=str(path), line=line) from error


def _section_kinds() -> tuple[str, ...]:
    from protokollparse.models import SectionKind

    return get_args(SectionKind)
