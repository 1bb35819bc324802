"""Encodings: what was written comes back, character for character."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokollparse.readers.text import decode, is_binary

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))
SWEDISH = st.text(st.sampled_from("abcdefghijklmnopqrstuvxyzåäöÅÄÖé §–”’:()0123456789\r\n\t\f"), min_size=1)


@given(TEXT)
def test_utf8(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
    assert decode(codecs.BOM_UTF8 + text.encode()) == (text, "utf-8")


@given(TEXT)
def test_utf16_and_utf32_with_a_mark(text: str) -> None:
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))[0] == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"))[0] == text
    assert decode(text.encode("utf-32"))[0] == text


@given(SWEDISH)
def test_utf16_without_a_mark(text: str) -> None:
    text = f"Protokoll, Nämnden {text}"
    assert decode(text.encode("utf-16-le")) == (text, "utf-16-le")
    assert decode(text.encode("utf-16-be")) == (text, "utf-16-be")


@given(SWEDISH)
def test_windows_1252(text: str) -> None:
    text = f"på {text} så"
    assert decode(text.encode("cp1252"))[0] == text


def test_single_byte_encodings_are_told_apart() -> None:
    assert decode("Förslag – bifall".encode("cp1252")) == ("Förslag – bifall", "cp1252")
    assert decode("Förslag".encode("latin-1")) == ("Förslag", "latin-1")
    assert decode(b"F\xf6rslag \x81") == ("Förslag \x81", "latin-1")


def test_wrong_bytes_in_utf8_stay_wrong_bytes() -> None:
    data = ("Nämnden beslöt på förslag" * 3).encode()
    assert decode(data[:-1] + b"\xe5") == (data[:-1].decode() + "\ufffd", "utf-8")
    assert decode(data + "å".encode()[:1])[0].endswith("\ufffd")


def test_odd_length_of_utf16() -> None:
    assert decode("Nämnden beslöt".encode("utf-16-le") + b"x") == ("Nämnden beslöt\ufffd", "utf-16-le")


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n", "\f", "\x85", "\u2028"])
def test_line_ends_are_kept(ends: str) -> None:
    text = f"§ 1{ends}Beslut{ends}{ends}a\u00adb\u00a0c e\u0301 "
    assert decode(text.encode()) == (text, "utf-8")


@given(st.binary(min_size=1))
def test_any_bytes_decode(data: bytes) -> None:
    text, encoding = decode(data)
    assert isinstance(text, str)
    codecs.lookup(encoding)


def test_binary() -> None:
    assert is_binary(bytes(range(256)))
    assert not is_binary("Besluts\x02\r\n\x0cÅ".encode() * 9)
    assert not is_binary(b"")
