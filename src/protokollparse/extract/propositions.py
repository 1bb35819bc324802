"""What Ja and Nej stood for, as the propositions of a vote say it.

Three ways of putting it are known, each turning on a vote word:
- ``Ja för avslag och Nej för bifall till X``, ``JA = …``, ``Nej-röst innebär …``: the meaning follows;
- ``Den som röstar ja bifaller X``: the meaning follows the verb;
- ``Den som vill bifalla X röstar ja, den det ej vill röstar nej. Vinner nej bifalls Y``: it stands before.
"""

from __future__ import annotations

import re

from protokollparse.compiled import pattern
from protokollparse.extract.tallies import WORD, count_before

# What joins "Ja" and its meaning: "för", "=", "innebär att"; nothing in "Ja-röst bifall till X"
_CONNECTOR = pattern(
    r"[”\"»]?(?:[ ]*(?:[:=–-]|(?:för|till|innebär|innebar|innebärande|betyder|avser|avsåg|är|står[ ]för)(?!\w))[ ]*"
    r"|[ ](?=bifall|avslag|avslå|återremi|anta[ ]|att[ ]))"
    r"(?=[^\W\d_]|[”\"»])(?!(?:eller|respektive|mot|och)\b)",
    re.IGNORECASE,
)
# What stands before a "Ja" that gets a meaning: a stop, a comma, a quote, a bullet, "och", "En"
_OPENING = pattern(r"(?:^|[\n.:;,”“\"»'(•–/-]|\b(?:och|samt|medan|att|en|där))[ ]*$", re.IGNORECASE)
# "Den som röstar ", "De ledamöter som röstar ", "Röstar man ", "Ledamot som röstar "
_VOTER = pattern(r"\b(?:som|man)[ ]rösta(?:r|de)[ ]$|\bröstar[ ](?:man|ni|du)[ ]$", re.IGNORECASE)
# "Den som vill bifalla X röstar ", "de som stöder X röstar ", "Den det ej vill röstar "
_WISH = pattern(
    r"\b(?:den|de|dem|ledam\w+|alla|en)[ ]"
    r"(?:(?P<not>det[ ](?:ej|inte)[ ]vill|som[ ](?:ej|inte)[ ]vill[ ]det)"
    r"|som[ ](?:(?:vill|ville|önskar|önskade|stöder|stödjer|är[ ]för|röstar[ ](?:för|på))[ ])?(?P<wish>[^\n]{4,400}?))"
    r"(?<![, ])[, ]*+(?<=[ ])(?:ska[ ])?(?:röstar?|röstade|säger|svarar)[ ]$",
    re.IGNORECASE,
)
# "Kommunstyrelsens förslag är ", in front of "ja-röst": it is what Ja stands for
_STANDS_FOR = pattern(
    r"[ ,]*+(?:(?:och|samt|medan)[ ])?(?P<what>[^\n]{4,300}?)[ ](?:är|blir|utgör|innebär)(?:[ ]en)?[ ]$", re.IGNORECASE
)
# "Vinner nej ", "Om nej ", "om nej-rösterna ", and what goes on behind: "har", "vinner har"
_VICTORY = pattern(r"\b(?:vinner|om|segrar|får)[ ]$", re.IGNORECASE)
_VICTORIOUS = pattern(
    r"(?:(?<![ ])[ ]++)?(?:(?:vinner|segrar|överväger|får[ ]majoritet|majoritet)[ ]*+)?"
    r"(?:,[ ]*+)?(?:har[ ])?(?=[^\W\d_])",
    re.IGNORECASE,
)
# Verbs that only carry the meaning on: "röstar ja röstar för bifall", "bifaller" is a part of it.
_CARRIED = pattern(r"[ ,:]*(?:(?:röstar|rösta|är|stöder|stödjer)[ ])?(?:för[ ])?", re.IGNORECASE)
# What ends a sentence: no stop of "m.fl. yrkande", of ”… Ek m.fl.” or of an initial ("Anna B. Ek (S)").
STOP = pattern(
    r"(?<!\bkl)(?<!\bnr)(?<!\bs:t)(?<!\bfl)[.](?=[”“\"»])"
    r"|(?<!\bkl)(?<!\bnr)(?<!\bs:t)[.](?!(?<=[ ][A-ZÅÄÖ].)[ ][A-ZÅÄÖ][\w-]{1,30}[ ]\()"
    r"(?=[ ]*(?:[A-ZÅÄÖ•–-]|\n|$)|[ ]+[”“\"»])"
    r"|[;\n]"
)
_QUOTE = pattern('[”“"»]')

_LONGEST = 2000  # characters of a meaning
# "Ja-röster: Anna Ek (S), Bo Al (M)": those who vote, and no meaning
_VOTERS = pattern(r"[^\W\d_a-zåäö][\w’'-]+(?:[ ][\w’'-]+){1,3}[ ]\([^()]{1,5}\)(?:,|[ ]och)")
_PROPOSED = pattern(r"förslag|yrkande|bifall|avslag|motion", re.IGNORECASE)


def opens(text: str, start: int) -> bool:
    """Whether a vote word at ``start`` stands where a sentence, a clause or a line begins."""
    return _OPENING.search(text[max(0, start - 16) : start]) is not None


def defined(text: str, words: list[re.Match[str]], index: int, start: int) -> tuple[str | None, int] | None:
    """The meaning that the text gives to one vote word, and where the evidence ends.

    ``words`` are all vote words of the text, ``start`` is where the part not yet understood begins.
    The answer is None where the word is no part of a proposition; the meaning is None where the text says no
    more than "Den det ej vill".
    """
    word = words[index]
    line = max(start, text.rfind("\n", start, word.start()) + 1, word.start() - 440)
    before = text[line : word.start()]
    if _VOTER.search(before):
        return _meaning(text, words, index, _end(_CARRIED, text, word.end()))
    wish = (
        _WISH.search(before, last_stop(before))
        if before.endswith(("röstar ", "rösta ", "röstade ", "säger ", "svarar "))
        else None
    )
    if wish:
        return (None if wish["not"] else _tidy(wish["wish"])), word.end()
    if word[0].casefold().endswith("röst"):
        stands_for = _STANDS_FOR.fullmatch(before, last_stop(before))
        if stands_for and not WORD.search(stands_for["what"]):
            return _tidy(stands_for["what"]), word.end()
    if word["nej"] and _VICTORY.search(before):
        return _meaning(text, words, index, _end(_VICTORIOUS, text, word.end()))
    connector = _CONNECTOR.match(text, word.end()) if opens(text, word.start()) else None
    return _meaning(text, words, index, connector.end()) if connector else None


def last_stop(text: str) -> int:
    """Where the last sentence of a text starts."""
    at = 0
    for match in STOP.finditer(text):
        at = match.end()
    return at


def _end(ending: re.Pattern[str], text: str, at: int) -> int:
    match = ending.match(text, at)
    return match.end() if match else at


def _meaning(text: str, words: list[re.Match[str]], index: int, at: int) -> tuple[str, int] | None:
    """The words from ``at`` to the end of the sentence, or to the next vote word that is given a meaning."""
    last = min(at + _LONGEST, len(text))
    stop = STOP.search(text, at, last)
    end = stop.start() + (text[stop.start() - 2 : stop.end()] == "fl.") if stop else last
    for word in words[index + 1 :]:
        if word.start() >= end:
            break
        before = text[max(at, word.start() - 16) : word.start()]
        if (opens(text, word.start()) and _CONNECTOR.match(text, word.end())) or _VOTER.search(before):
            end = word.start()
            break
        counted = count_before(text, at, word.start()) if word[0].endswith("röster") else None
        if counted:  # "… och Nej innebär avslag avges 31 ja-röster"
            end = counted[1]
            break
    meaning = _tidy(text[at:end])
    if _VOTERS.match(meaning) and not _PROPOSED.search(meaning):
        return None
    return (meaning, text.index(meaning, at) + len(meaning)) if meaning else None


# What is left over at the end of a clause: "avslag och", "X förslag,", "X medan en", "X”, ”"
_LOOSE = pattern(
    r"(?:[ ,;:(–-]|(?<=[ ])[”“\"»]"
    r"|\b(?:och|samt|medan|en|att|den|de|som|röstar|respektive|avges|avgavs|lämnas|lämnades)){1,40}+$",
    re.IGNORECASE,
)


def _tidy(text: str) -> str:
    """A meaning without what joins it to the next one, and without the end of a quote begun before it."""
    text = _LOOSE.sub("", " ".join(text.split()))
    quotes = [match.start() for match in _QUOTE.finditer(text)]
    if len(quotes) % 2:
        text = text[: quotes[-1]].rstrip()
    return text if re.search(r"\bm\.?[ ]?fl\.$", text) else text.rstrip(".")
