"""Swedish municipal minutes and officials' reports as validated records.

>>> from protokollparse import parse_text
>>> protokoll = parse_text("Protokoll\\n§ 1\\nVal av justerare\\nBeslut\\nAnna Ek (S) utses att justera.\\n")
>>> protokoll.paragrafer[0].decisions[0].text
'Anna Ek (S) utses att justera.'

The names in ``__all__`` are the public ones; each is loaded when it is first used, so that importing the
package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from protokollparse.errors import (
        EmptyError,
        LexiconError,
        MissingExtraError,
        NotMinutesError,
        ProtokollError,
        UnreadableError,
    )
    from protokollparse.lexicon import Lexicon
    from protokollparse.models import Document, Protokoll, Tjansteutlatande
    from protokollparse.pipeline import parse, parse_many, parse_text

__version__ = "0.1.0"

_HOME = {
    "parse": "pipeline",
    "parse_many": "pipeline",
    "parse_text": "pipeline",
    "Document": "models",
    "Protokoll": "models",
    "Tjansteutlatande": "models",
    "Lexicon": "lexicon",
    "ProtokollError": "errors",
    "UnreadableError": "errors",
    "MissingExtraError": "errors",
    "EmptyError": "errors",
    "NotMinutesError": "errors",
    "LexiconError": "errors",
}

__all__ = [
    "Document",
    "EmptyError",
    "Lexicon",
    "LexiconError",
    "MissingExtraError",
    "NotMinutesError",
    "Protokoll",
    "ProtokollError",
    "Tjansteutlatande",
    "UnreadableError",
    "__version__",
    "parse",
    "parse_many",
    "parse_text",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
