"""``protokoll lexicon``: the headings that are active."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from protokollparse.cli.parse import LexiconPath

if TYPE_CHECKING:
    from protokollparse.lexicon import Lexicon

_EXAMPLES = """\b
Examples:
  protokoll lexicon                        the shipped headings
  protokoll lexicon --lexicon my.toml      with your own added
"""


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(epilog=_EXAMPLES)(lexicon)


def lexicon(lexicon: LexiconPath = None) -> None:
    """Prints the active headings, as TOML that --lexicon reads."""
    from protokollparse.cli.output import opened
    from protokollparse.cli.worker import active_lexicon
    from protokollparse.writers.json import escaped

    with opened(None) as write:
        write(escaped(toml(active_lexicon(lexicon))))


def toml(words: Lexicon) -> str:
    """A lexicon as TOML, a table for each kind of section; ``lexicon.load`` reads it back."""
    tables: dict[str, dict[str, list[str]]] = {}
    for key, kinds in (("headings", words.headings), ("of_body", words.of_body)):
        for phrase, kind in kinds.items():
            tables.setdefault(kind, {}).setdefault(key, []).append(phrase)
    for pattern, kind in words.patterns:
        tables.setdefault(kind, {}).setdefault("patterns", []).append(pattern.pattern)
    tables["bodies"] = {"contains": list(words.bodies)}
    blocks = [
        f"[{kind}]\n" + "".join(f"{key} = {_array(phrases)}\n" for key, phrases in keys.items())
        for kind, keys in tables.items()
    ]
    return "\n".join(blocks)


def _array(phrases: list[str]) -> str:
    import json  # whose strings TOML reads

    return "[\n" + "".join(f"    {json.dumps(phrase, ensure_ascii=False)},\n" for phrase in phrases) + "]"
