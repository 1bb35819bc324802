"""Patterns that are compiled when they are first used.

A run parses one document more often than thousands, and a document uses a part of the patterns: compiling all of
them at import would cost more than parsing it.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub")


class LazyPattern:
    """Like ``re.Pattern``: its ``pattern`` and ``flags``, and from the first use on its methods."""

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        # Reached only while the slots are empty; from then on a method is a plain attribute.
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as ``re.compile`` gives it, compiled when it is first used; a wrong one raises ``re.error`` then."""
    return cast("re.Pattern[str]", LazyPattern(text, flags))
