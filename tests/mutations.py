"""What may happen to a text on its way here without changing its records, each as a pure function.

A mutation takes the text of a document and gives a text, or bytes where the change is one of encoding. The
same text always gives the same result.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

WIDTH = 78  # columns of a wrapped text
PAGE = 42  # lines of a page

_VOWELS = frozenset("aeiouyåäöéü")
_COLUMNS = re.compile(r"\S(?:[ ]{2,}|\t)\S")
_ROW = 120  # characters: a line with columns that is no longer than this is a row of a table
# "§ 12", "§§1-31", "§§ 3, 5 och 7": the numbers behind the sign, not the "6 kap. 1 §" of a law
_PARAGRAPHS = re.compile(r"§[ \t]*\d{1,3}\b(?:[ ]?(?:[-–,]|och)[ ]?(?:§[ ]?)?\d{1,3}\b(?![/:]))*")


def crlf(text: str) -> str:
    """Lines end with carriage return and line feed."""
    return text.replace("\n", "\r\n")


def carriage_returns(text: str) -> str:
    """Lines end with a carriage return alone."""
    return text.replace("\n", "\r")


def byte_order_mark(text: str) -> bytes:
    """UTF-8 behind a byte order mark."""
    return text.encode("utf-8-sig")


def utf_16(text: str) -> bytes:
    """UTF-16 with a byte order mark."""
    return text.encode("utf-16")


def windows_1252(text: str) -> bytes:
    """The code page of old Windows; raises ``UnicodeEncodeError`` where the text has characters beyond it."""
    return text.encode("cp1252")


def decomposed(text: str) -> str:
    """NFD: "å" is two characters."""
    return unicodedata.normalize("NFD", text)


def trailing_spaces(text: str) -> str:
    """Three spaces at the end of each line, blank ones too."""
    return "\n".join(f"{line}   " for line in text.split("\n"))


def indented(text: str) -> str:
    """Four spaces before each line that is not blank."""
    return "\n".join(f"    {line}" if line.strip() else line for line in text.split("\n"))


def doubled_blank_lines(text: str) -> str:
    """Two blank lines for one."""
    return "\n".join(line if line.strip() else f"{line}\n" for line in text.split("\n"))


def without_blank_lines(text: str) -> str:
    """No blank lines: paragraphs of prose may merge."""
    return "\n".join(line for line in text.split("\n") if line.strip(" \t\xa0"))


def without_bold(text: str) -> str:
    """No Markdown bold; what it glued together stays glued: "Val av justerareBeslut"."""
    return text.replace("**", "")


def wrapped(text: str, *, hanging: bool = False) -> str:
    """Lines of at most 78 columns; ``hanging`` sets what follows a point's first line under its text."""
    return "\n".join(part for line in text.split("\n") for part in _wrap(line, hanging=hanging, divide=False))


def hanging(text: str) -> str:
    """Lines of at most 78 columns, each point's later lines under its text."""
    return wrapped(text, hanging=True)


def divided(text: str) -> str:
    """Lines of at most 78 columns, words divided at their ends where a part of the word finds room."""
    return "\n".join(part for line in text.split("\n") for part in _wrap(line, hanging=False, divide=True))


def _wrap(line: str, *, hanging: bool, divide: bool) -> Iterator[str]:
    """One line cut at spaces; a row of a table stays whole."""
    if len(line) <= WIDTH or (len(line) <= _ROW and _COLUMNS.search(line)):
        yield line
        return
    margin = line[: len(line) - len(line.lstrip())]
    below = margin
    marker = re.match(r"(?:[-•*]|\d{1,2}\.)[ ]", line.strip())
    if hanging and marker:
        below += " " * marker.end()
    words = line.split()
    out = margin + words[0]
    for word in words[1:]:
        if len(out) + 1 + len(word) <= WIDTH:
            out += f" {word}"
            continue
        at = _division(word, WIDTH - len(out) - 2) if divide else 0
        yield f"{out} {word[:at]}-" if at else out
        out = below + word[at:]
    yield out


def _division(word: str, room: int) -> int:
    """Where to divide a word so that its first part has room; 0 for nowhere.

    Words of eight letters or more, all in lower case, are divided before the last consonant of a syllable's
    beginning: "kommun-styrelsen" as well as "kommunsty-relsen".
    """
    letters = word.rstrip('.,;:?!)”"')
    if len(letters) < 8 or not letters.isalpha() or not letters.islower():
        return 0
    for at in range(min(room, len(letters) - 3), 2, -1):
        if letters[at] not in _VOWELS and letters[at + 1] in _VOWELS and _VOWELS.intersection(letters[:at]):
            return at
    return 0


def paged(text: str, *, form_feeds: bool = False, head: str = "Offentlig handling") -> str:
    """Every 42 lines a foot ("Justerandes signatur") and a head with a page counter.

    ``form_feeds`` puts a form feed between the pages.
    """
    lines = text.split("\n")
    pages = [lines[at : at + PAGE] for at in range(0, len(lines), PAGE)]
    feed = "\f" if form_feeds else ""
    parts = []
    for number, page in enumerate(pages, 1):
        top = f"{head}{' ' * 30}Sida {number} ({len(pages)})"
        parts.append("\n".join([feed * (number > 1) + top, "", *page, "", "Justerandes signatur", ""]))
    return "\n".join(parts)


def paged_with_form_feeds(text: str) -> str:
    """As ``paged``, with a form feed between the pages."""
    return paged(text, form_feeds=True)


def wrapped_and_paged(text: str) -> str:
    """Wrapped lines with heads and feet between them: pages break in the middle of points."""
    return paged(wrapped(text))


def shifted_paragraphs(text: str, by: int = 100) -> str:
    """Each number behind a § raised."""

    def raised(match: re.Match[str]) -> str:
        return re.sub(r"\d+", lambda number: str(int(number[0]) + by), match[0])

    return _PARAGRAPHS.sub(raised, text)


def exchanged_names(text: str, names: Mapping[str, str]) -> str:
    """Each name that ``names`` knows, replaced word by word; both have the same number of words.

    A name is found over commas and white space between its words ("Carl Magnus,Hillborg"), which stay, and in
    the genitive. What stands in a column behind it keeps its place, where the new name leaves room.
    """
    between = r"[\s,]+"
    longest_first = sorted(names, key=len, reverse=True)
    patterns = "|".join(between.join(map(re.escape, name.split())) for name in longest_first)

    def exchanged(match: re.Match[str]) -> str:
        old = match["name"]
        gaps = [*re.findall(between, old), ""]
        words = names[" ".join(re.split(between, old))].split()
        new = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
        width = len(match["column"])
        return new + match["genitive"] + " " * (max(2, width + len(old) - len(new)) if width else 0)

    found = re.compile(rf"(?<!\w)(?P<name>{patterns})(?P<genitive>s?)(?!\w)(?P<column>[ ]{{2,}}(?=\S)|)")
    return found.sub(exchanged, text) if names else text


_FIRST = ("Ulf-Göran", "Dragica", "Siv", "Ömer", "Inga-Lill", "Kálmán", "Åse", "Fatoumata", "Jean-Luc", "Ynes")
_LAST = ("Brännström", "O'Dowd", "Ödén-Wik", "Tsegaye", "Ek", "McAlister", "Åsbrink", "Quist", "Zetterlund")
_PARTICLES = frozenset({"af", "von", "van", "der", "de", "la"})


def other_names(names: Iterable[str]) -> dict[str, str]:
    """For each full name another one of as many words; particles and initials stay as they are."""
    found: dict[str, str] = {}
    for count, name in enumerate(dict.fromkeys(names)):
        words = [word if word in _PARTICLES or "." in word else None for word in name.split()]
        if len(words) < 2:
            continue
        first = _FIRST[count % len(_FIRST)]
        last = _LAST[count // len(_FIRST) % len(_LAST)] + "sson" * (count // len(_FIRST) // len(_LAST))
        new = [word or (last if at == len(words) - 1 else first) for at, word in enumerate(words)]
        found[name] = " ".join(new)
    return found


_NEXT = str.maketrans(
    "aeiouyåäöbdfghjklmnprstvAEIOUYÅÄÖBDFGHJKLMNPRSTV", "eiouyaäöådfghjklmnprstvbEIOUYAÄÖÅDFGHJKLMNPRSTVB"
)


def names_alike(names: Iterable[str]) -> dict[str, str]:
    """For each full name another one of the same shape: "Anna Ek" gives "Eppe Il"; columns keep their places."""
    return {
        name: " ".join(word if word in _PARTICLES or "." in word else word.translate(_NEXT) for word in name.split())
        for name in names
        if len(name.split()) > 1
    }


MUTATIONS: dict[str, Callable[[str], str | bytes]] = {
    function.__name__: function
    for function in (
        crlf,
        carriage_returns,
        byte_order_mark,
        utf_16,
        windows_1252,
        decomposed,
        trailing_spaces,
        indented,
        doubled_blank_lines,
        without_blank_lines,
        without_bold,
        wrapped,
        hanging,
        divided,
        paged,
        paged_with_form_feeds,
        wrapped_and_paged,
        shifted_paragraphs,
    )
}
