"""JSON: one object a document, an array of them, or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protokollparse.models import Protokoll, Tjansteutlatande

# DEL, U+0080 to U+009F, U+2028 and U+2029 as UTF-8: JSON lets them through, but terminals obey some of them
# and some readers of JSON Lines break lines at others.
_RAW = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]")


def json_object(document: Protokoll | Tjansteutlatande) -> bytes:
    """The document as an indented object that ends with a line feed."""
    return _escaped(document.model_dump_json(indent=2)) + b"\n"


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
        yield _escaped(document.model_dump_json()) + b"\n"


def _escaped(text: str) -> bytes:
    return _RAW.sub(lambda match: b"\\u%04x" % ord(match[0].decode()), text.encode())
