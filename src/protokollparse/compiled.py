"""Patterns that are compiled when they are first used, and tried only where a text holds what they need.

A run parses one document more often than thousands, and a document uses a part of the patterns: compiling all of
them at import would cost more than parsing it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, cast

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub")
# What the methods that look through a whole text find in one that lacks what the pattern needs.
_NOTHING: dict[str, Callable[[str], Any]] = {
    "search": lambda _: None,
    "finditer": lambda _: iter(()),
    "findall": lambda _: [],
    "split": lambda text: [text],
}


class LazyPattern:
    """Like ``re.Pattern``: its ``pattern`` and ``flags``, and from the first use on its methods."""

    __slots__ = ("flags", "needs", "pattern", *_METHODS)

    def __init__(self, text: str, flags: int, needs: Sequence[str]) -> None:
        self.pattern = text
        self.flags = flags
        self.needs = needs

    def __getattr__(self, name: str) -> Any:
        # Reached only while the slots are empty; from then on a method is a plain attribute.
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            found = getattr(compiled, method)
            setattr(self, method, self._guarded(found, method) if self.needs and method in _NOTHING else found)
        return getattr(self, name)

    def _guarded(self, method: Callable[..., Any], name: str) -> Callable[..., Any]:
        """A method that looks first for what the pattern needs, which costs a tenth of trying it at every place."""
        needs, nothing, folds = self.needs, _NOTHING[name], bool(self.flags & re.IGNORECASE)

        def guarded(text: str, *more: int, **named: int) -> Any:
            low = text.casefold() if folds else text
            for need in needs:
                if need in low:
                    return method(text, *more, **named)
            return nothing(text)

        return guarded


def pattern(text: str, flags: int = 0, needs: Sequence[str] = ()) -> re.Pattern[str]:
    """A pattern as ``re.compile`` gives it, compiled when it is first used; a wrong one raises ``re.error`` then.

    ``needs`` are strings of which every match holds one, in lower case where the pattern ignores case; a text
    without any of them is not searched.
    """
    return cast("re.Pattern[str]", LazyPattern(text, flags, needs))
