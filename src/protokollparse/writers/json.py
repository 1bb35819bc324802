"""JSON: one object a document, an array of them, or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protokollparse.models import Protokoll, Tjansteutlatande

# As UTF-8 what JSON lets through, but terminals obey or readers of JSON Lines break lines at: DEL, U+0080 to U+009F,
# U+2028 and U+2029, and the marks that turn the writing direction (U+061C, U+200E to U+202E, U+2066 to U+2069).
_RAW = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")


def json_object(document: Protokoll | Tjansteutlatande) -> bytes:
    """The document as an indented object that ends with a line feed."""
    return escaped(document.model_dump_json(indent=2)) + b"\n"


def json_array(documents: Iterable[Protokoll | Tjansteutlatande]) -> Iterator[bytes]:
    """The documents as one array, in pieces; an empty array where there are none."""
    before = b"[\n"
    for document in documents:
        yield before + json_object(document).rstrip(b"\n")
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def json_lines(documents: Iterable[Protokoll | Tjansteutlatande]) -> Iterator[bytes]:
    """Each document as an object on a line of its own."""
    for document in documents:
        yield escaped(document.model_dump_json()) + b"\n"


def escaped(text: str) -> bytes:
    """A text of JSON (or TOML) as UTF-8 that steers no terminal and breaks no line; it says the same."""
    return _RAW.sub(lambda match: b"\\u%04x" % ord(match[0].decode()), text.encode("utf-8", "replace"))
