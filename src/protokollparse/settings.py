"""Settings: ``protokoll.toml``, or ``[tool.protokoll]`` of a ``pyproject.toml``.

select = ["P", "N001"]         # rules to run; all, where it is missing
ignore = ["T004"]              # rules not to run
severity = "warning"           # the least severity that is shown
lang = "sv"                    # the language of messages
lexicon = "ord.toml"           # headings of one's own; the path counts from the settings file

[per-file-ignores]
"utkast/*" = ["S"]             # the path counts from the settings file; * also crosses directories
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from protokollparse.errors import ProtokollError
from protokollparse.toml_file import line_of, read_toml

NAMES = ("protokoll.toml", "pyproject.toml")
_KEYS = ("select", "ignore", "severity", "lang", "lexicon", "per-file-ignores")
_CHOICES = {"severity": ("error", "warning", "info"), "lang": ("sv", "en")}


class SettingsError(ProtokollError):
    """A settings file cannot be read or holds something wrong; ``line`` is where."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one file; what it does not say is None or empty. Selectors name rules that exist."""

    path: Path
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: str | None = None
    lang: str | None = None
    lexicon: Path | None = None
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def ignored_in(self, file: Path) -> tuple[str, ...]:
        """The selectors that the settings turn off for one file."""
        own = Path(os.path.realpath(file))
        base = self.path.resolve().parent
        relative = own.relative_to(base).as_posix() if own.is_relative_to(base) else own.as_posix()
        return tuple(
            selector
            for pattern, selectors in self.per_file_ignores
            if fnmatchcase(relative, pattern) or fnmatchcase(own.name, pattern)
            for selector in selectors
        )


def find(start: Path) -> Settings | None:
    """The settings that hold for a file or directory: the nearest ones in its directory or above it.

    In one directory ``protokoll.toml`` goes before ``pyproject.toml``, and a ``pyproject.toml`` without
    ``[tool.protokoll]`` is none. Raises ``SettingsError``.
    """
    start = Path(os.path.realpath(start))
    for directory in (start, *start.parents):
        for name in NAMES:
            path = directory / name
            if path.is_file():
                settings = _read(path)
                if settings:
                    return settings
    return None


def load(path: Path) -> Settings:
    """The settings of one file. Raises ``SettingsError``, with the line where there is one."""
    settings = _read(path)
    if settings is None:
        raise SettingsError("has no [tool.protokoll]", name=str(path))
    return settings


def _read(path: Path) -> Settings | None:
    """The settings of a file; None for a ``pyproject.toml`` that has none."""
    text, data = read_toml(path, SettingsError)
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("protokoll")
    return None if data is None else _Reader(path, text).settings(data)


class _Reader:
    """Checks the values of one settings file, and knows the lines that they stand on."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def error(self, message: str, key: str) -> SettingsError:
        line = line_of(self.text, rf"\[?(?:tool\.protokoll\.)?[\"']?{re.escape(key)}(?![\w-])")
        return SettingsError(message, name=str(self.path), line=line)

    def settings(self, data: Any) -> Settings:
        if not isinstance(data, dict):
            raise self.error("protokoll is to be a table", "protokoll")
        for key in data:
            if key not in _KEYS:
                raise self.error(f"{key} is no setting; choose from {', '.join(_KEYS)}", key)
        lexicon = self.text_of(data, "lexicon")
        return Settings(
            path=self.path,
            select=self.selectors("select", data.get("select", [])),
            ignore=self.selectors("ignore", data.get("ignore", [])),
            severity=self.text_of(data, "severity"),
            lang=self.text_of(data, "lang"),
            lexicon=self.path.parent / lexicon if lexicon else None,
            per_file_ignores=self.per_file(data.get("per-file-ignores", {})),
        )

    def text_of(self, data: dict[str, Any], key: str) -> str | None:
        value = data.get(key)
        if value is not None and not isinstance(value, str):
            raise self.error(f"{key} is to be a text", key)
        choices = _CHOICES.get(key)
        if value is not None and choices and value not in choices:
            raise self.error(f'{key} = "{value}": choose from {", ".join(choices)}', key)
        return value

    def selectors(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(selector, str) for selector in value):
            raise self.error(f'{key} is to be a list of codes, like ["P", "N001"]', key)
        wrong = unknown_selectors(value)
        if wrong:
            raise self.error(f'{key}: "{wrong[0]}" is no rule; see `protokoll rule`', key)
        return tuple(value)

    def per_file(self, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if not isinstance(value, dict):
            raise self.error("per-file-ignores is to be a table of patterns", "per-file-ignores")
        return tuple((pattern, self.selectors(pattern, codes)) for pattern, codes in value.items())


def unknown_selectors(selectors: Sequence[str]) -> list[str]:
    """The selectors that name no rule (the rules are only loaded where there are selectors)."""
    if not selectors:
        return []
    from protokollparse.check.rules import RULES
    from protokollparse.check.select import unknown

    return unknown(selectors, RULES)
