"""The language of messages where nobody has asked for one."""

from __future__ import annotations

import locale
import os

from protokollparse.check.model import Lang


def default_lang() -> Lang:
    """Swedish where the locale is, by its environment variables or the system's setting; else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return _lang(value)
    return _lang(locale.getlocale()[0] or "")


def _lang(name: str) -> Lang:
    return "sv" if name.casefold().startswith("sv") or name.startswith("Swedish") else "en"
