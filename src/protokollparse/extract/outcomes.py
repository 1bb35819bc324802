"""The outcome of a decision, by the first main verb of its point (contract, "Settled readings")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from protokollparse.compiled import pattern
from protokollparse.lexicon import table

# "Kommunstyrelsen beslutar att …", "Nämnden föreslår kommunfullmäktige besluta att …": what comes before the verb
_LEAD = pattern(
    r"(?:(?:(?!\b(?:ger|får|ges|bemyndigas|godkänn|anta[sr])).){0,90}?"
    r"\b(?:beslutar|beslutade|beslutat|beslöt|föreslår|föreslog|hemställer|yrkar|yrkade)\b"
    r"(?:[ ](?:för[ ]egen[ ]del|därmed|således|vidare|härefter|också|enhälligt"
    r"|(?:åt[ ]|hos[ ])?\w*(?:fullmäktige|styrelsen|nämnden))\b){0,3}"
    r"(?:[ ](?:att[ ])?besluta(?:r)?\b)?[ :]*)?(?:att[ ](?:kommunfullmäktige[ ]|föreslå[ ](?:\w+[ ]){1,3}?att[ ])?)?"
)
# Quoted wording has verbs of its own
_QUOTED = pattern(r"[”“\"][^”“\"]*[”“\"]?")
# "riktlinjerna som antogs 2019": the verb of a clause, not of the point
_CLAUSE = pattern(r"(?<=[\w,)][ ])(?:som|vilket|vilka|vilken|där|när)[ ](?:\w+[ ]){0,2}$")
# "Under förutsättning att kommunfullmäktige godkänner budgeten …": a condition goes before the point
_CONDITION = pattern(
    r"(?:under förutsättning|med förbehåll för|förutsatt|om inte|givet) (?:av )?att "
    r"(?:(?:\w+ ){1,4}(?:godkänner|beviljar|fastställer|antar) (?:\w+ )??)?.{0,120}?"
    r"(?=\b(?:delegerar|ger|godkänn|bevilja|uppdra|fastställ|anta)|, )"
)
_AS_PROPOSED = pattern(r"\benligt .{0,80}förslag")
_WORD = pattern(r"\w+")
_READ = 600  # characters of a point in which its verb is looked for
_NEAR = 40  # characters after "att" in which an infinitive is the point's verb: "att i sin helhet bifalla"
_VERB_LAST = ("till ", "som ")  # "att till nämndeman för återstoden av mandatperioden utse Bo Al"


def outcome(text: str) -> str:
    """The outcome of one point; "annat" where no verb of the lexicon decides.

    >>> outcome("att avslå motionen")
    'avslag'
    """
    low = text[:_READ].casefold()
    if "”" in low or '"' in low or "“" in low:
        low = _QUOTED.sub(" ", low)
    low = low.removeprefix("dels ")
    condition = _CONDITION.match(low)
    if condition:
        low = low[condition.end() :]
    lead = _LEAD.match(low)
    at = lead.end() if lead else 0
    # "beslutar om priser och avgifter", "beslutar om omedelbar justering"
    if lead and "beslut" in lead[0] and low.startswith("om ", at):
        return "justering" if low.startswith("om omedelbar just", at) else "bifall"
    near = _READ if low.startswith(_VERB_LAST, at) else _NEAR
    for start, _, found in sorted(_verbs(low, at, near)):
        if not _CLAUSE.search(low[max(0, start - 40) : start]):
            return found
    return "bifall" if _AS_PROPOSED.search(low) else "annat"


def _verbs(low: str, at: int, near: int) -> Iterator[tuple[int, int, str]]:
    """The verbs and phrases from an offset on: where each starts, its rank there, and the outcome it tells.

    An infinitive counts within ``near`` characters of the offset.
    """
    finite, infinitive, phrases, signs = _lexicon()
    for word in _WORD.finditer(low, at):
        told = finite.get(word[0]) or (infinitive.get(word[0]) if word.start() - at <= near else None)
        if told:
            yield word.start(), len(phrases), told
    for rank in {rank for sign, ranks in signs.items() if sign in low for rank in ranks}:
        told, words = phrases[rank]
        yield from ((match.start(), rank, told) for match in words.finditer(low, at))


class _Verbs(NamedTuple):
    """The lexicon as it is looked up: words and phrases with the outcome that each tells.

    ``signs`` are parts of the phrases, each with the ranks of its phrases; one stands wherever a phrase matches.
    """

    finite: dict[str, str]
    infinitive: dict[str, str]
    phrases: list[tuple[str, re.Pattern[str]]]
    signs: dict[str, list[int]]


@cache
def _lexicon() -> _Verbs:
    verbs = _Verbs({}, {}, [], {})
    for told, entry in table("outcomes").items():
        verbs.finite.update(dict.fromkeys(entry.get("finite", ()), told))
        verbs.infinitive.update(dict.fromkeys(entry.get("infinitive", ()), told))
        for phrase in entry.get("phrases", ()):
            words, signs = (phrase, [_sign(phrase)]) if isinstance(phrase, str) else (phrase["words"], phrase["signs"])
            for sign in signs:
                verbs.signs.setdefault(sign, []).append(len(verbs.phrases))
            verbs.phrases.append((told, pattern(rf"\b(?:{words})\b")))
    return verbs


_GROUP = pattern(r"\([^()]*\)")
_LOOSE = pattern(r"\\b|.\?|.\{[\d,]+\}|\[[^][]*+\]")


def _sign(phrase: str) -> str:
    """The longest part that every text has which a phrase matches: "till handlingarna"."""
    cut = 1
    while cut:
        phrase, cut = re.subn(_GROUP.pattern, "\0", phrase)
    return max(re.split(r"[^\w ]", _LOOSE.sub("\0", phrase)), key=len)
