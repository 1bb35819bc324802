"""The outcome of a decision, by the first main verb of its point (contract, "Settled readings")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from protokollparse.compiled import pattern
from protokollparse.lexicon import table

# "Kommunstyrelsen beslutar att …", "Nämnden föreslår kommunfullmäktige besluta att …": what comes before the verb
_LEAD = pattern(
    r"(?:(?:(?!\b(?:ger|får|ges|bemyndigas|godkänn|anta[sr])).){0,90}?"
    r"\b(?:beslutar|beslutade|beslutat|beslöt|föreslår|föreslog|hemställer|yrkar|yrkade)\b"
    r"(?:[ ](?:för[ ]egen[ ]del|därmed|således|vidare|härefter|också|enhälligt"
    r"|(?:åt[ ]|hos[ ])?\w*(?:fullmäktige|styrelsen|nämnden))\b){0,3}"
    r"(?:[ ](?:att[ ])?besluta(?:r)?\b)?[ :]*)?(?:att[ ](?:kommunfullmäktige[ ])?)?"
)
# Quoted wording has verbs of its own
_QUOTED = pattern(r"[”“\"][^”“\"]*[”“\"]?")
# "riktlinjerna som antogs 2019": the verb of a clause, not of the point
_CLAUSE = pattern(r"\b(?:som|vilket|vilka|vilken|där|när)[ ](?:\w+[ ]){0,2}$")
# "Under förutsättning att kommunfullmäktige godkänner budgeten …": a condition goes before the point
_CONDITION = pattern(
    r"(?:under förutsättning|med förbehåll för|förutsatt|om inte|givet) (?:av )?att .{0,120}?"
    r"(?=\b(?:delegerar|ger|godkänn|bevilja|uppdra|fastställ|anta)|, )"
)
_AS_PROPOSED = pattern(r"\benligt .{0,80}förslag")
_WORD = pattern(r"\w+")
_READ = 600  # characters of a point in which its verb is looked for
_NEAR = 40  # characters after "att" in which an infinitive is the point's verb: "att i sin helhet bifalla"


def outcome(text: str) -> str:
    """The outcome of one point; "annat" where no verb of the lexicon decides.

    >>> outcome("att avslå motionen")
    'avslag'
    """
    low = text[:_READ].casefold()
    if "”" in low or '"' in low or "“" in low:
        low = _QUOTED.sub(" ", low)
    condition = _CONDITION.match(low)
    if condition:
        low = low[condition.end() :]
    lead = _LEAD.match(low)
    at = lead.end() if lead else 0
    if at and low.startswith("om ", at):  # "beslutar om priser och avgifter"
        return "bifall"
    for start, _, found in sorted(_verbs(low, at)):
        if not _CLAUSE.search(low[max(0, start - 40) : start]):
            return found
    return "bifall" if _AS_PROPOSED.search(low) else "annat"


def _verbs(low: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The verbs and phrases from an offset on: where each starts, its rank there, and the outcome it tells."""
    finite, infinitive, phrases = _lexicon()
    for word in _WORD.finditer(low, at):
        told = finite.get(word[0]) or (infinitive.get(word[0]) if word.start() - at <= _NEAR else None)
        if told:
            yield word.start(), len(phrases), told
    for rank, (told, sign, words) in enumerate(phrases):
        if sign in low:
            yield from ((match.start(), rank, told) for match in words.finditer(low, at))


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str], list[tuple[str, str, re.Pattern[str]]]]:
    """The finite forms, the infinitives, and the phrases, each with its outcome and a part that it must hold."""
    finite: dict[str, str] = {}
    infinitive: dict[str, str] = {}
    phrases = []
    for told, entry in table("outcomes").items():
        finite |= dict.fromkeys(entry.get("finite", ()), told)
        infinitive |= dict.fromkeys(entry.get("infinitive", ()), told)
        for phrase in entry.get("phrases", ()):
            phrases.append((told, _sign(phrase), pattern(rf"\b(?:{phrase})\b")))
    return finite, infinitive, phrases


_GROUP = pattern(r"\([^()]*\)")
_LOOSE = pattern(r"\\b|.\?|.\{[\d,]+\}|\[[^]]*\]")


def _sign(phrase: str) -> str:
    """The longest part that every text has which a phrase matches: "till handlingarna"."""
    literal, cut = phrase, 1
    while cut:
        literal, cut = re.subn(_GROUP.pattern, "\0", literal)
    return max(re.split(r"[^\w ]", _LOOSE.sub("\0", literal)), key=len)
