"""What a text is: minutes, an official's report, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence

from protokollparse.lexicon import Lexicon
from protokollparse.lines import Line

_REPORT_WORDS = re.compile(r"\b(?:tjänsteutlåtande|tjänsteskrivelse|tjänsteyttrande|förslag till (?:beslut|yttrande))\b", re.IGNORECASE)
_MINUTES_WORDS = re.compile(r"\b(?:sammanträdesprotokoll|mötesprotokoll|protokoll|protokollsutdrag|närvarande|beslutande|justera[rs]?|justering)\b", re.IGNORECASE)
# "Handläggare", "Handläggare: Eva Ek", "Diarienr: 2025.319 KS", "Datum: 2026-05-13", "Till"
_REPORT_LABELS = re.compile(
    r"(?:handläggare|diarienr|diarienummer|dnr|vår referens|er referens|telefon|attesterat av|beslutet ska skickas till|till|datum|referens|ansvarig tjänsteperson|handläggning)[ ]?(?::|$|[ ]{2}|\t)", re.IGNORECASE
)  # fmt: skip
# Something a body did, in the words that minutes use.
_DECIDING = re.compile(r"\b(?:nämnden|fullmäktige|styrelsen|utskottet|ordföranden)\b.{0,120}\b(?:beslutade|beslutar|la|lade|öppnade|utsågs|fann|finner|gav)\b|\butsågs att justera\b", re.IGNORECASE)


def document_kind(lines: Sequence[Line], numbered: int, bulleted: int, lexicon: Lexicon) -> tuple[str | None, str]:
    """"protokoll", "tjansteutlatande" or None, and the reason in words for None.

    ``numbered`` counts the § headings that the lines hold, ``bulleted`` the outermost bullets.
    """
    top = lines[:60]
    kinds = [kind for line in lines if len(line.text) < 90 and (kind := lexicon.kind(line.text))]
    has = set(kinds)
    titled_report = any(_REPORT_WORDS.search(line.text) and len(line.text) < 80 for line in top[:12])
    titled_minutes = any(_MINUTES_WORDS.search(line.text) and len(line.text) < 100 for line in top)
    labels = sum(1 for line in lines[:40] if _REPORT_LABELS.match(line.text))
    procedure = has & {"beslut", "beslutsgang", "reservation", "yrkande", "omrostning", "justering"}
    if numbered and (titled_minutes or has or numbered > 2) and not (titled_report and numbered < 2 and not procedure):
        if _reads_like_minutes(lines, has) or titled_minutes:
            return "protokoll", ""
        return None, f"it has {numbered} §, but no headings and no decisions of minutes"
    if bulleted > 2 and (procedure - {"beslut"} or sum(1 for line in lines if _DECIDING.search(line.text[:400])) > 1):
        return "protokoll", ""
    if "forslag" in has and (labels or titled_report or has & {"arende", "sammanfattning", "bakgrund", "synpunkter"}):
        return "tjansteutlatande", ""
    if titled_report and len(has) > 1:
        return "tjansteutlatande", ""
    if labels > 1 and len(has & {"arende", "sammanfattning", "bakgrund", "synpunkter", "beredning", "expediering"}) > 1:
        return "tjansteutlatande", ""
    if not has:
        return None, "it has neither § nor a heading that minutes or reports use"
    return None, "it has no §, and no proposal for a decision"


def _reads_like_minutes(lines: Sequence[Line], has: set[str]) -> bool:
    if has & {"beslut", "beslutsgang", "yrkande", "reservation", "expediering", "handlingar", "arende", "sammanfattning", "justering"}:
        return True
    return any(_DECIDING.search(line.text) for line in lines if len(line.text) < 600)
