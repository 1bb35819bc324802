"""What the guided fuzzer calls: each target takes any bytes, and returns unless something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "hostile"))

import properties

from protokollparse.errors import ProtokollError
from protokollparse.readers import read_bytes
from protokollparse.readers.text import decode

LIMIT = 2**22  # bytes and characters


def readers(data: bytes) -> None:
    """The bytes as a file: they give a text that can be written, with its pages in order, or a ProtokollError."""
    try:
        source = read_bytes(data, "fuzz", max_bytes=LIMIT)
    except ProtokollError:
        return
    assert source.text.strip()
    assert len(source.text) <= LIMIT
    assert list(source.pages) == sorted(source.pages)
    assert all(0 <= start <= len(source.text) for start in source.pages)


def splitters(data: bytes) -> None:
    """The bytes as a text: parsed, written and checked, and nothing of it is lost."""
    properties.parsed(decode(data)[0])


TARGETS: dict[str, Callable[[bytes], None]] = {"readers": readers, "splitters": splitters}
