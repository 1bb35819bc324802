"""The decoded text of one document, with what is known of where it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document's characters exactly as decoded; every offset in the records counts in ``text``.

    ``pages`` holds the offset where each page starts, rising, and is empty where the format has no pages.
    Readers of formatted documents mark headings as ``**…**`` and list points as "1." or "•" in ``text``.
    """

    text: str
    name: str
    format: str = "text"
    encoding: str | None = None
    sha256: str = ""
    pages: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The 1-based page of a character offset, or None where the format has no pages."""
        return bisect_right(self.pages, offset) or None
