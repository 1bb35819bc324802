"""Whether a sentence or paragraph of a paragraf decides something, or only tells of the meeting."""

from __future__ import annotations

import re

from protokollparse.compiled import pattern
from protokollparse.extract.items import sentences
from protokollparse.patterns import BODY, speech

# What stands under a decision without being one: a reservation, an absence, a stamp
NO_DECISION = pattern(
    r"\breservera(?:r|de) sig\b|\bdelt(?:ar|og) (?:inte|ej)\b|\bdeltar? (?:inte|ej) i\b"
    r"|\bavst(?:år|od) från att delta\b|\bpå grund av jäv\b|\banmäl(?:er|de) jäv\b"
    r"|\blämna(?:r|de) (?:följande|en|ett) (?:skriftlig|protokoll|särskil|reserv)|paragrafen är justerad"
    r"|\(\w{1,5}\) (?:(?:besvara|tacka|svara|replikera)(?:r|de)|ställ(?:er|de) (?:en|följande))\b"
    r"|^(?:(?:omröstning|votering) begär|jäv\b|ej deltagande|mot beslutet|vid protokollet|handläggare:)",
    re.IGNORECASE,
    needs=(
        *("reserver", "delt", "jäv", "lämna", "justerad", "svara", "tacka", "replik", "ställ", "begär"),
        *("mot beslutet", "vid protokollet", "handläggare:"),
    ),
)
# What a paragraf tells below its decision: who answered, spoke and moved, why, and that the meeting ended
_TELLS = pattern(
    r"^(?:motivering|(?:mötet|sammanträdet) (?:avslut|förklar|ajourn)|(?:överläggningen|debatten) "
    r"|i (?:ärendet|debatten|överläggningen) "
    r"|propositioner? |reservation(?:er)? anmäl"
    r"|(?:särskilt|särskilda) (?:uttalande|yttrande)|det antecknas |sedan propositioner|(?:voteringen|omröstningen) "
    r"|ordföranden? (?:avslutar|finner|frågar|förklarar|hälsar|meddelar|redogör|ställer|tackar)\b)"
    r"|\bbesvara(?:s|des) av\b|\byttra(?:r|de) sig\b|\) yrka(?:r|de)\b",
    re.IGNORECASE,
)
# "Efter sammanträdet den 26 januari har följande motioner inkommit": tells, and decides nothing
_NARRATIVE = pattern(rf"\bhar\b.{{0,120}}\b(?:{speech('deciding', 'told')})\b")
# "Nämnden la protokollet till handlingarna.", "… fann att nämnden beslutade enligt förvaltningens förslag"
_SENTENCE = pattern(
    r"(?:^|.{0,160}\b(?:fann|finner|konstaterar|konstaterade)\b.{0,80}?\batt[ ])"
    rf"(?:{BODY})[ ](?:{speech('deciding', 'in_prose')})\b",
    re.IGNORECASE,
)
# "… utsågs att justera dagens protokoll.", "föredragningslistan godkändes"
_PASSIVE = pattern(
    r"^(?:till )?(?:att|justera\w*) .{0,200}?\b(?:utsågs|utses|valdes|väljs)\b|\bremittera(?:de)?s till\b"
    r"|\b(?:utsågs|utses|valdes|väljs) (?:till |att |jämte )|till handlingarna\.?$|förklaras omedelbart justera"
    r"|^till [\w ]{3,60}[ ](?:utsågs|utses|valdes|väljs)\b"
    r"|\blämnas (?:över )?till [^.]{3,60} för (?:beredning|besvarande)\.?$"
    r"|\b(?:godkändes|fastställdes|bordlades|antecknades|återremitterades|avslogs|utgick)[.:]?$"
    r"|^(?:\w+ ){1,2}(?:bordläggs|utgår|återremitteras|godkänns|fastställs)(?: till [^.]{3,60})?\.?$"
    r"|\b(?:förklaras|anses|är) (?:\w+ ){1,4}besvara[dt]e?\.?$"
    r"|\b(?:dagordningen|föredragningslistan|ärendelistan|kallelsen|protokollet) (?:godkänn|fastställ)",
    re.IGNORECASE,
)
# "Nämnden beslutade den 4 maj 2025 att …" tells of an earlier meeting
_EARLIER = pattern(
    r"\b(?:besluta(?:de|t)|behandla(?:de|t)|antog)\b[^.]{0,40}"
    r"\b(?:den \d{1,2} \w+|\d{4}-\d\d-\d\d|(?:19|20)\d\d\b)"
    r"|\bhar (?:den|beslutat|antagit|tidigare|i skrivelse)\b|\btidigare\b"
)
_MOVES = pattern(r" yrka(?:r|de)\b")
# "… fann att nämnden beslutade att avgöra ärendet idag": a step on the way to the decision
_STEP = pattern(r"\b(?:fann|finner)\b[^.]{0,80}\bavgöra(?:s)? (?:ärendet )?(?:idag|i dag|vid dagens|nu)\b")


def tells(text: str, *, below: bool) -> bool:
    """Whether a paragraph tells of the meeting and decides nothing; more does so ``below`` a decision."""
    if NO_DECISION.search(text) and not text.startswith("Ingen "):
        return True
    return _NARRATIVE.search(text) is not None or (below and _TELLS.search(text) is not None)


def deciding_start(text: str) -> str | None:
    """The sentence in which the body decides, at the start of a paragraph that goes on to tell: "… Bo Al svarar."."""
    first, *more = sentences(text)
    return first if more and _SENTENCE.match(first) and not tells(first, below=True) else None


def decides(sentence: str) -> bool:
    """Whether the body decides something at this meeting in a sentence under no heading."""
    said = _SENTENCE.match(sentence) or _PASSIVE.search(sentence)
    return bool(said) and not (
        _EARLIER.search(sentence) or NO_DECISION.search(sentence) or _MOVES.search(sentence) or _STEP.search(sentence)
    )
