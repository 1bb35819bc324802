"""Plain text: which encoding the bytes are in, found and not assumed."""

from __future__ import annotations

import codecs

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_C1 = bytes(range(0x80, 0xA0))
# Tabs, line ends, form feeds, escapes and U+0002 (pdfium's hyphen) occur in text; other controls do not.
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b\x02"})
_SAMPLE = 4096


def decode(data: bytes) -> tuple[str, str]:
    """The characters of a text, without its byte order mark, and the Python name of its encoding.

    UTF-8, UTF-16 with or without a mark, Windows-1252, Latin-1. Nothing else is changed: line ends, form
    feeds and normal form are the source's own. Wrong bytes in otherwise good UTF-8 become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    order = _utf16_order(data[:_SAMPLE])
    if order:
        return data.decode(order, "replace"), order
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = len(text) - len(text.encode("ascii", "ignore")) - wrong
    if right > 3 * wrong:
        return text, "utf-8"
    if len(data.translate(None, _C1)) < len(data):
        try:
            return data.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            pass  # five of its places are empty
    return data.decode("latin-1"), "latin-1"


def _utf16_order(sample: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of European text is NUL, few of the others."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if half and even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def is_binary(data: bytes) -> bool:
    """Whether more than one byte in a hundred is a control character that no text holds."""
    return 100 * (len(data) - len(data.translate(None, _CONTROLS))) > len(data)
