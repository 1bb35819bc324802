"""What findings look like to their readers: people, editors, code hosts and CI systems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from protokollparse.check.model import Finding, Lang

FORMATS = ("text", "json", "github", "sarif", "junit")

Render = Callable[[Sequence[str], Sequence[Finding], Lang], str]


def renderer(name: str) -> Render:
    """The function that renders one format, of the files checked, their findings, and a language."""
    return cast(Render, import_module(f"{__name__}.{name}").render)
