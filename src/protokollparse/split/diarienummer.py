"""Diarienummer: the numbers under which a case is registered, in the forms that municipalities use."""

from __future__ import annotations

import re

from protokollparse.compiled import pattern

# KS 2023/45 · KS/2023:45 · KS2023.123 · SLK-2024-00078:12 · SOF 2023/409 · 2026.272 KS · 1435/22 · 00322/2026 ·
# sn/2024:187 · 2023-000123 · RS 2024-01234 · KSN-2024-00123 · KS-2025/123
_LETTERS = r"(?!(?i:dnr|nr|d\.nr)\b)(?-i:[A-ZÅÄÖ]{1,6}(?:[ -]?[A-ZÅÄÖ]{2,4})?|[A-ZÅÄÖ][a-zåäö]{1,3})"
_CORE = (
    rf"(?:{_LETTERS}[ /.:-]{{0,2}}(?:19|20)\d\d[ ]?[-/.:][ ]?\d{{1,6}}"  # letters before
    r"|(?-i:[a-zåäö]{2,4})/(?:19|20)\d\d:\d{1,6}"  # "sn/2024:187"
    rf"|{_LETTERS}[ -]?\d\d[-/]\d{{1,5}}|{_LETTERS}[ ]\d{{1,5}}/(?:19|20)\d\d"
    r"|(?:19|20)\d\d[./]\d{1,6}[ ]?[A-ZÅÄÖ]{2,5}\b"  # letters after
    r"|(?:19|20)\d\d/[A-ZÅÄÖ]{2,5}[ ]?\d{2,6}"  # letters in the middle
    r"|(?:19|20)\d\d[/:]\d{1,6}|(?:19|20)\d\d[-–]0\d{2,6}|(?:19|20)\d\d[-–]\d{5,6}|(?:19|20)\d\d\.\d{3,6}"  # none
    r"|\d{2,5}/(?:(?:19|20)\d\d|\d\d))"
    r"(?:[-:.]\d{1,5}){0,2}(?![\w/])"
)
_LABEL = (
    r"(?:dnr/diarienummer|diarienummer|diarienr|direktnr|dnr|d\.nr|ärendenummer"
    r"|ärendenr|ärende[ ]?nr|ärendeid|ärende-id"
    r"|diariebeteckning|diarie|beteckning|ärende)"
)
# Any number behind a label: "Diarienummer: 12-A 45", "Dnr 2023-118"
_LABELLED = pattern(
    rf"(?:{_LABEL}[.]?:|(?:diarienummer|diarienr|dnr)[.]?[ ])[ ]*"
    r"(?P<number>(?=\D{0,32}\d)[\w./:-]{1,16}(?:[ ][\w./:-]{1,16})?)$",
    re.IGNORECASE,
)
_A_DATE = pattern(r"(?:19|20)\d\d-\d\d-\d\d$")
_YEARS = pattern(r"(?:19|20)\d\d/(?:19|20)?\d\d$")
# "Plan 2024-2028", "Mål 2025/2026", "Möte 2023-12-15": a word and its years or day, where "Ks 2023/45" is a number
_A_WORD = pattern(r"[A-ZÅÄÖ][a-zåäö]+[ ](?:19|20)\d\d[ ]?[-/][ ]?(?:(?:19|20)\d\d|\d\d-\d\d)$")

# "Dnr KS 2023/45" as a whole line, also several: "KS 2023/45, KS 2023/46", and with the code of the registry's plan
# behind it: "Ks/2023:311 042"
WHOLE = pattern(
    rf"(?:{_LABEL}[.:]*[ ]*)?(?P<numbers>{_CORE}(?:(?:[ ]?[,;][ ]?|[ ]och[ ]|[ ]++){_CORE})*)"
    r"(?:[ ]\d{2,3})?$",
    re.IGNORECASE,
)
# "Title Dnr KS 2023/45", "Title   KS 2023/45"
AT_END = pattern(rf"(?:^|[ ,(])(?P<label>{_LABEL}[.:]*[ ]*)?(?P<number>{_CORE})\)?$", re.IGNORECASE)
AT_START = pattern(rf"(?P<label>{_LABEL}[.:]*[ ]*)?(?P<number>{_CORE})(?=[ ]|$)", re.IGNORECASE)
_ONE = pattern(_CORE)
_DIGIT = pattern(r"[0-9]")


def whole_line(text: str) -> list[str]:
    """The numbers of a line that holds nothing else; empty for any other line.

    >>> whole_line("Dnr KS 2023/45")
    ['KS 2023/45']
    """
    if len(text) > 120 or not text[-1].isalnum() or not _DIGIT.search(text):
        return []
    match = WHOLE.match(text)
    if match is None:
        labelled = _LABELLED.match(text)
        return [labelled["number"]] if labelled else []
    found = [" ".join(number[0].split()) for number in _ONE.finditer(match["numbers"])]
    return [number for number in found if is_number(number)]


def is_number(text: str) -> bool:
    """Whether a match can be a diarienummer: no date ("2023-12-15") and no pair of years ("2024/2025")."""
    return not _A_DATE.match(text) and not _A_WORD.match(text) and not (_YEARS.match(text) and _a_pair_of_years(text))


def _a_pair_of_years(text: str) -> bool:
    first, second = re.split("[/]", text)[:2]
    return int(second[-2:]) == (int(first[-2:]) + 1) % 100 and len(second) in (2, 4)


def at_end(text: str) -> tuple[str, str | None, bool]:
    """A title without the number at its end, that number, and whether a label ("Dnr") stands before it."""
    if not any(map(str.isdigit, text[-4:])) and not text[-3:].isupper():
        return text, None, False
    match = AT_END.search(text, max(0, len(text) - 60))
    if match is None or not is_number(match["number"]):
        return text, None, False
    start = match.start("label") if match["label"] else match.start("number")
    return text[:start].rstrip(" ,("), " ".join(match["number"].split()), bool(match["label"])


def at_start(text: str) -> tuple[str | None, str]:
    """The number that a text starts with, and what follows: "1435/22 forts." gives ("1435/22", "forts.")."""
    match = AT_START.match(text)
    if match is None or not is_number(match["number"]):
        return None, text
    return " ".join(match["number"].split()), text[match.end() :].strip()
