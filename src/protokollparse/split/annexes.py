"""What stands behind the last paragraf, or between paragrafer, and is text of none: signatures, annexes, vote lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from protokollparse.compiled import pattern
from protokollparse.lines import Line

# "Bilaga 1", "Närvarolista" alone at the top of a page; "Bilaga A – Särskilt yttrande, § 74" anywhere
_ANNEX = pattern(
    r"(?:bilaga (?:\d{1,3}|[A-ZÅÄÖ])|närvaro(?:- och omröstnings)?lista|närvarorapport|voteringslista"
    r"|omröstningslista|röstlista)\b.{0,30}$|(?:omröstnings|voterings)lista,? §.{1,90}$",
    re.IGNORECASE,
)
_LEAST = 8  # lines of an annex that starts amid a page; fewer are a list of bilagor
# "Vid protokollet", "Ordförande      Anna Ek (S)": the labels of a block of signatures
_SIGNS = pattern(
    r"(?:vid protokollet|vid pennan|underskrift(?:er)?|justera[ts]?|justerande|justerare|justerat den|sekreterare"
    r"|ordförande|protokollförare|mötesordförande|mötessekreterare)\b[ ]?:?(?=$|[ ]{2}|[ ]?[A-ZÅÄÖ._]|[ ]?\t)",
    re.IGNORECASE,
)
_SIGNING = 30  # lines at the end in which signatures stand


def annex_start(lines: Sequence[Line]) -> int:
    """The index of the line where the annexes after the last paragraf start; the count of lines where none do."""
    last_sentence = next((at for at in reversed(range(len(lines))) if lines[at].text.endswith(".")), 0)
    for index, line in enumerate(lines):
        if index and len(line.text) < 120 and _ANNEX.match(line.text):
            new_page = line.page != lines[index - 1].page
            if line.gap and "§" in line.text and index < last_sentence:
                return index
            if len(lines) - index > (2 if new_page else _LEAST) and (new_page or line.gap > 1):
                return index
    return len(lines)


def signing_start(lines: Sequence[Line]) -> int:
    """The index of the first line of the signatures that end the minutes; the count of lines where none do.

    Two labels of signatures, the first of them standing free, or "Vid protokollet" alone, and nothing behind it that
    reads like a sentence.
    """
    labels: list[int] = []
    for index in range(len(lines) - 1, max(len(lines) - _SIGNING, 0) - 1, -1):
        text = lines[index].text
        if len(text) > 110 or (text.endswith(".") and len(text.split()) > 6):
            break
        if _SIGNS.match(text):
            labels.append(index)
    free = [index for index in labels if lines[index].gap]
    if len(labels) == 1 and free and lines[free[0]].text.casefold() == "vid protokollet":
        return free[0]
    return min(free) if len(labels) > 1 and free else len(lines)


def may_hold_vote_lists(text: str) -> bool:
    """A cheap look before vote lists are searched for."""
    return any(sign in text for sign in ("lista", "LISTA", "Antal Ja", "Transport:", "Frånv", "Avst"))
