"""The municipality or region that a document states."""

from __future__ import annotations

from collections.abc import Iterable

from protokollparse.compiled import pattern

# "Ekbacka stad", "Norra Ekbacka kommun(s)", "EKBACKA KOMMUN", "Region Ekbacka län"
_KOMMUN = pattern(
    r"(?<![\w-])(?P<name>(?:[A-ZÅÄÖ][\w-]*[ ]){1,2}(?:[Kk]ommun|KOMMUN|[Ss]tad|STAD)"
    r"|R(?:egion|EGION)[ ][A-ZÅÄÖ][\w-]+(?:[ ][Ll]än)?)s?(?![\w-])"
)


def find(texts: Iterable[str]) -> str | None:
    """The municipality or region, in the form that its first mention has."""
    return next((match["name"] for text in texts if (match := _KOMMUN.search(text))), None)


def is_name(text: str) -> bool:
    """Whether a text is the name of a municipality or region and nothing else."""
    return _KOMMUN.fullmatch(text) is not None
