"""What may happen to a text, and what nobody should do to one: small changes, each drawn by hypothesis."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

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
    "x    X    x", "**", "*", "***", "# ", "####### ", "- ", "•", "\uf0b7", "1. ", "0. ", "999. ", "a) ",
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


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """Minutes or a report of the grammar with one to eight changes."""
    text = draw(st.one_of(minutes(), reports())).text
    for _ in range(draw(st.integers(1, 8))):
        text = draw(changes(text))
    return text


@st.composite
def changes(draw: st.DrawFn, text: str) -> str:
    """A text with one change."""
    kind = draw(st.integers(0, 9))
    at = draw(st.integers(0, len(text)))
    if kind <= 3:
        return _put(text, at, draw(st.sampled_from(TOKENS)))
    if kind == 4:
        return _without(text, at, draw(st.integers(1, 200)))
    if kind == 5:
        return _twice(text, at, draw(st.integers(1, 400)))
    if kind == 6:
        return _swapped(text, at, draw(st.integers(0, 400)))
    if kind == 7:
        return _repeated(text, at, draw(st.integers(1, 30)))
    if kind == 8:
        return _joined(text, at, draw(st.integers(2, 9)))
    return draw(st.sampled_from(_WHOLE))(text)


def soups() -> st.SearchStrategy[str]:
    """Signs in any order: no minutes at all."""
    pieces = st.one_of(
        st.sampled_from(TOKENS),
        st.sampled_from((" ", "\n", ". ", "Anna Ek ", "nämnden ", "beslutar ")),
        st.text(max_size=5),
    )
    return st.lists(pieces, max_size=60).map("".join)


@st.composite
def files(draw: st.DrawFn, folder: Path) -> bytes:
    """One of the files in a folder with up to eight changes to its bytes; in a Word document, to those of a part."""
    data = draw(st.sampled_from(sorted(path.read_bytes() for path in folder.iterdir())))
    if not data.startswith(b"PK") or draw(st.integers(0, 4)) == 0:
        return draw(_changed(data))
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        parts = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        chosen = draw(st.sampled_from(["word/document.xml", *parts]))
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), draw(_changed(old.read(name))) if name == chosen else old.read(name))
    return packed.getvalue()


@st.composite
def _changed(draw: st.DrawFn, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(changed)))
        kind = draw(st.integers(0, 8))
        if kind < 2:
            changed[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
        elif kind < 4:
            del changed[at : at + draw(st.integers(1, 64))]
        elif kind < 6:
            changed[at:at] = draw(st.sampled_from(_BYTES))
        elif kind < 8:
            changed[at:at] = changed[at : at + draw(st.integers(1, 256))]
        else:
            del changed[at:]
    return bytes(changed)
