"""The outcome of a decision, by the first main verb of its point (contract, "Settled readings")."""

from __future__ import annotations

import re
from functools import cache

from protokollparse.compiled import pattern
from protokollparse.lexicon import table

# "Kommunstyrelsen beslutar att …", "Nämnden föreslår kommunfullmäktige besluta att …": what comes before the verb
_LEAD = pattern(
    r"(?:(?:(?!\b(?:ger|får|ges|bemyndigas|godkänn|anta[sr])).){0,90}?\b(?:beslutar|beslutade|beslutat|beslöt|föreslår|föreslog|hemställer|yrkar|yrkade)\b"
    r"(?:[ ](?:för[ ]egen[ ]del|därmed|således|vidare|härefter|också|enhälligt|(?:åt[ ]|hos[ ])?\w*(?:fullmäktige|styrelsen|nämnden))\b){0,3}"
    r"(?:[ ](?:att[ ])?besluta(?:r)?\b)?[ :]*)?(?:att[ ](?:kommunfullmäktige[ ])?)?",
    re.IGNORECASE,
)
# Quoted wording has verbs of its own.
_QUOTED = pattern(r"[”“\"][^”“\"]*[”“\"]?")
# The infinitive stands within the first words after "att": "att i sin helhet bifalla", "att delvis godkänna".
_NEAR = 40
# "riktlinjerna som antogs 2019": the verb of a clause, not of the point
_CLAUSE = pattern(r"\b(?:som|vilket|vilka|vilken|där|när)[ ](?:\w+[ ]){0,2}$")
# "Under förutsättning att kommunfullmäktige godkänner budgeten …": a condition goes before the point
_CONDITION = pattern(r"(?:under förutsättning|med förbehåll för|förutsatt|om inte|givet) (?:av )?att .{0,120}?(?=\b(?:delegerar|ger|godkänn|bevilja|uppdra|fastställ|anta)|, )", re.IGNORECASE)  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    finite, early = [], []
    for outcome, entry in table("outcomes").items():
        forms = "|".join((*entry.get("phrases", ()), *entry.get("finite", ())))
        finite.append(f"(?P<{outcome}>{forms})")
        every = "|".join((forms, *entry.get("infinitive", ())))
        early.append(f"(?P<{outcome}>{every})")
    return pattern(rf"\b(?:{'|'.join(finite)})\b"), pattern(rf"\b(?:{'|'.join(early)})\b")


def outcome(text: str) -> str:
    """The outcome of one point; "annat" where no verb of the lexicon decides.

    >>> outcome("att avslå motionen")
    'avslag'
    """
    finite, early = _patterns()
    low = _QUOTED.sub(" ", text[:600].casefold())
    condition = _CONDITION.match(low)
    if condition:
        low = low[condition.end() :]
    lead = _LEAD.match(low)
    at = lead.end() if lead else 0
    if at and low.startswith("om ", at):  # "beslutar om priser och avgifter"
        return "bifall"
    for verbs, until in ((early, at + _NEAR), (finite, len(low))):
        for match in verbs.finditer(low, at):
            if match.start() > until:
                break
            if not _CLAUSE.search(low[max(0, match.start() - 40) : match.start()]):
                return match.lastgroup or "annat"
    return "bifall" if re.search(r"\benligt .{0,80}förslag", low) else "annat"
