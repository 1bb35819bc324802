"""What may happen to a text, and what nobody should do to one: small changes, by a source of chance that
hypothesis can draw from."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from grammar import minutes, reports
from hypothesis import strategies as st

# Signs that mean something to a reader, the layout, a splitter or an extractor, and some that should mean nothing.
TOKENS = (
    "§", "§ 1", "§§ 1-31", "§ 12 a", "\n§ 7\n", "\n§ 7 Rubrik\n", "§ 99999", "Paragraf 3", "\nBeslut\n",
    "**Beslut**", "\n## Beslut\n", "\nYrkanden\n", "\nReservation\n", "\nSärskilt uttalande\n",
    "\nOmröstning\n", "\nHandlingar i ärendet\n", "Förslag till beslut\n", "\nBilaga 1\n",
    "\nOmröstningslista\n", "Närvarande\n", "Beslutande\n", "Justerandes signatur", "Sida 3 (12)",
    "\n3 (12)\n", "\f", "\v", "Tjänsteutlåtande\n", "Dnr KS 2023/45", "KS 2023/45", "2023-02-31",
    "den 31 februari 2023", "2018-01-155", "kl. 25:61", "att ", "\natt ", "att-satser", " samt ", "(S)",
    "(S), ", "(-)", "((SD)", "(", ")", "m.fl.", "Anna Ek (S)", "ersätter", "yrkar bifall", "reserverar sig",
    "deltar inte i beslutet", "på grund av jäv", "Ja", "Nej", "Ja: 0", "12 Ja mot 0 Nej", "999999999999",
    "x    X    x", "**", "*", "***", "# ", "####### ", "> ",
    "\n, ", "; ", "\n: ", "Иван Петров", "ivan@x.se", "- ", "•", "\uf0b7", "1. ", "0. ", "999. ", "a) ",
    "o ", "|", "\t", "        ", "\n", "\n\n\n", "\r", "\r\n", "-\n", "\u00ad\n", "\u0002\n", "\u00a0",
    "\u200b", "\ufeff", "\u2028", "\x85", "\x1c", "\x1d", "\x00", "\x1b[31m", "\x7f", "\ud800",
    "\U0001f600", "e\u0301", "\u0301", "\u202e", "ﬁ", "İ", "ß", "²", "①", "٣", "৩", "…", "..........",
    "______", "”", '"', "'", "=1+1", "<b>", "&amp;", "\\", "%s", "{0}", "http://a.b/c", "Å" * 200,
    "\u0308" * 50,
)  # fmt: skip

_BYTES = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"%PDF-1.7", b"<html>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"<table><tr><td>", b"</w:p>", b"<w:p>", b"<w:tbl>",
    b"<ol start=99999999999>", b"<td colspan=99999999>", b"&#xD800;", b"&#0;", b"/Kids[2 0 R]",
    b"/Count 99999999", b"/Rotate 7", b"endstream", b"endobj", b"9999999999", b"-1", b"\r\n", b"\xc3",
    b"\xe5\xe4\xf6",
)  # fmt: skip


def _put(text: str, at: int, token: str) -> str:
    return text[:at] + token + text[at:]


def _without(text: str, start: int, length: int) -> str:
    return text[:start] + text[start + length :]


def _twice(text: str, start: int, length: int) -> str:
    return text[: start + length] + text[start:]


def _swapped(text: str, first: int, second: int) -> str:
    lines = text.split("\n")
    first, second = first % len(lines), second % len(lines)
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def _repeated(text: str, line: int, times: int) -> str:
    lines = text.split("\n")
    line %= len(lines)
    return "\n".join([*lines[:line], *lines[line : line + 1] * times, *lines[line:]])


def _joined(text: str, line: int, count: int) -> str:
    lines = text.split("\n")
    line %= len(lines)
    return "\n".join([*lines[:line], " ".join(lines[line : line + count]), *lines[line + count :]])


_WHOLE: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("\n", "\r"),
    lambda text: text.replace("\n\n", "\n"),
    lambda text: text.replace("\n", "\f"),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "  "),
    lambda text: unicodedata.normalize("NFD", text),
    str.upper,
    str.lower,
    lambda text: text[::-1],
    lambda text: "\n".join(f"    {line}" for line in text.split("\n")),
    lambda text: "\n".join(reversed(text.split("\n"))),
    lambda text: text * 2,
)


def changed(text: str, random: Random) -> str:
    """A text with one to eight changes."""
    for _ in range(random.randint(1, 8)):
        text = _changed_once(text, random)
    return text


def _changed_once(text: str, random: Random) -> str:
    kind = random.randint(0, 9)
    at = random.randint(0, len(text))
    if kind <= 3:
        return _put(text, at, random.choice(TOKENS))
    if kind == 4:
        return _without(text, at, random.randint(1, 200))
    if kind == 5:
        return _twice(text, at, random.randint(1, 400))
    if kind == 6:
        return _swapped(text, at, random.randint(0, 400))
    if kind == 7:
        return _repeated(text, at, random.randint(1, 30))
    if kind == 8:
        return _joined(text, at, random.randint(2, 9))
    return random.choice(_WHOLE)(text)


def mutants() -> st.SearchStrategy[str]:
    """Minutes or a report of the grammar with one to eight changes."""
    return st.builds(lambda built, random: changed(built.text, random), st.one_of(minutes(), reports()), st.randoms())


def soups() -> st.SearchStrategy[str]:
    """Signs in any order: no minutes at all."""
    pieces = st.one_of(
        st.sampled_from(TOKENS),
        st.sampled_from((" ", "\n", ". ", "Anna Ek ", "nämnden ", "beslutar ")),
        st.text(max_size=5),
    )
    return st.lists(pieces, max_size=60).map("".join)


def files(folder: Path) -> st.SearchStrategy[bytes]:
    """One of the files in a folder, changed."""
    seeds = sorted(path.read_bytes() for path in folder.iterdir())
    return st.builds(changed_file, st.sampled_from(seeds), st.randoms())


def changed_file(data: bytes, random: Random) -> bytes:
    """A file with up to eight changes to its bytes; in a Word document, mostly to those of one of its parts."""
    if not data.startswith(b"PK") or random.randint(0, 4) == 0:
        return _changed_bytes(data, random)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        parts = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        chosen = random.choice(["word/document.xml", *parts])
        for name in old.namelist():
            part = old.read(name)
            new.writestr(zipfile.ZipInfo(name), _changed_bytes(part, random) if name == chosen else part)
    return packed.getvalue()


def _changed_bytes(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(0, 8)):
        at = random.randint(0, len(changed))
        kind = random.randint(0, 8)
        if kind < 2:
            changed[at : at + 1] = bytes(random.randint(0, 255) for _ in range(random.randint(1, 4)))
        elif kind < 4:
            del changed[at : at + random.randint(1, 64)]
        elif kind < 6:
            changed[at:at] = random.choice(_BYTES)
        elif kind < 8:
            changed[at:at] = changed[at : at + random.randint(1, 256)]
        else:
            del changed[at:]
    return bytes(changed)
