"""Officials in a report: handläggare, those who sign it and those who attest it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from protokollparse.extract import dates
from protokollparse.lexicon import table
from protokollparse.lines import Line, location

Record = dict[str, Any]

_COLUMNS = re.compile(r"[ ]{3,}|\t+")
# Two to five capitalised words: "Anna-Lena Ek", "Carl af Ugglas", "E. Öst"
_NAME = re.compile(r"(?:[^\W\d_a-zåäö][\w’'.-]*|af|av|von|van|de|der|al|el)(?:[ ](?:[^\W\d_a-zåäö][\w’'.-]*|af|av|von|van|de|der|al|el)){1,4}$")
_PHONE = re.compile(r"(?:(?:tel(?:efon)?|mobil|tfn)[.:]*[ ]*)?(?P<number>\+?\d[\d ()/–-]{5,20}\d)$", re.IGNORECASE)
_PHONE_LABEL = re.compile(r"(?:tel(?:efon)?|mobil|tfn|växel|telnr)[.:]*[ ]*(?P<number>\+?[\d(][\d ()/–-]{4,24})", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
# "Eva Ek, Enhetschef  2023-10-12": a row of an attest table, or of the last line of a report
_ATTEST = re.compile(r"(?P<name>[^,\d]{3,60}?)(?:,[ ]*(?P<title>[^\d]{2,80}?))?[ ,\t]+(?P<date>(?:19|20)\d\d-\d\d-\d{1,3})(?:[ T]\d\d:\d\d(?::\d\d)?)?$")


@cache
def _ends() -> tuple[str, ...]:
    return tuple(table("titles")["officials"]["ends"])


def is_title(text: str) -> bool:
    """Whether a text is an official's title: "TF förvaltningschef", "Avdelningschef Stadsmiljö"."""
    if len(text) > 80 or text.endswith((".", ":", "?")):
        return False
    words = re.split(r"[ ,/]+", text.casefold())
    return any(word.endswith(_ends()) for word in words)


def is_name(text: str) -> bool:
    """Whether a text is a person's name and nothing else, as far as its form tells."""
    return len(text) < 60 and _NAME.match(text) is not None and not is_title(text)


def email(text: str) -> str | None:
    match = _EMAIL.search(text)
    return match[0].rstrip(".") if match else None


def phone(text: str) -> str | None:
    """A phone number as written: "Telefon: 08-508 43 024" gives "08-508 43 024"."""
    match = _PHONE_LABEL.search(text) or _PHONE.match(text)
    return match["number"].strip() if match else None


def signers(lines: Sequence[Line]) -> tuple[list[Record], list[int]]:
    """Those who sign under a text, with the indexes of the lines that name them.

    A signature is a name on a line of its own with a title on the next line; several can stand in columns.
    """
    found: list[Record] = []
    used: list[int] = []
    index = 0
    while index < len(lines) - 1:
        names = _COLUMNS.split(lines[index].text)
        titles = _COLUMNS.split(lines[index + 1].text)
        pairs = _pairs(names, titles)
        if lines[index].gap and pairs and lines[index + 1].gap < 2:
            last = index + 1
            while last + 1 < len(lines) and not lines[last + 1].gap and len(lines[last + 1].text) < 60 and not _is_pair(lines, last + 1):
                last += 1
            found += [{"name": name, "title": title, **location(lines[index], lines[index + 1])} for name, title in pairs]
            used += range(index, last + 1)
            index = last
        index += 1
    return found, used


def _is_pair(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and bool(_pairs(_COLUMNS.split(lines[index].text), _COLUMNS.split(lines[index + 1].text)))


def _pairs(names: Sequence[str], titles: Sequence[str]) -> list[tuple[str, str]]:
    if len(names) != len(titles) or not all(map(is_name, names)) or not all(map(is_title, titles)):
        return []
    return list(zip(names, titles, strict=True))


def attesters(lines: Sequence[Line]) -> tuple[list[Record], list[int]]:
    """Those who approved a report, with the indexes of their lines: "Eva Ek, Enhetschef<tab>2023-10-12"."""
    found: list[Record] = []
    used: list[int] = []
    for index, line in enumerate(lines):
        match = _ATTEST.match(line.text) if len(line.text) < 160 else None
        if match is None or not is_name(match["name"].strip()):
            continue
        day = dates.find(match["date"])
        found.append(
            {"name": match["name"].strip(), "title": (match["title"] or "").strip() or None, "date": day[0] if day else None, **location(line)}
        )
        used.append(index)
    return found, used
