"""The page of each rule: what it means, why it matters, two examples, and how to put it right.

The texts are in ``rules/pages/FAMILY.toml``; the test-suite runs the examples.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from protokollparse.check.model import Lang, Rule

_SEVERITY = {
    "sv": {"error": "fel", "warning": "varning", "info": "upplysning"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
_HEADINGS = {
    "sv": ("Vad det betyder", "Varför det spelar roll", "Så rättar du", "Ger ett fynd", "Ger inget fynd"),
    "en": ("What it means", "Why it matters", "How to fix it", "Fires", "Does not fire"),
}
_FIXED = {
    "sv": "`protokoll check --fix` rättar det i textfiler.",
    "en": "`protokoll check --fix` puts it right in text files.",
}


@cache
def _family(name: str) -> dict[str, Any]:
    file = resources.files("protokollparse.check.rules").joinpath("pages", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def examples(rule: Rule) -> tuple[str, str]:
    """A document in which the rule fires, and one in which no rule warns."""
    own = _family(rule.family)[rule.code]
    return _whole(own["fires"]), _whole(own["quiet"])


def _whole(example: str) -> str:
    """An example with the top of its document, which many share."""
    for name, head in _family("heads").items():
        example = example.replace(f"{{{name}}}", head)
    return example.lstrip("\n")


def page(rule: Rule, lang: Lang) -> str:
    """The rule's page as Markdown."""
    own = _family(rule.family)[rule.code]
    means, why, how, fires, quiet = _HEADINGS[lang]
    fix = f"{own[lang]['fix']} {_FIXED[lang]}" if own.get("fixes") else own[lang]["fix"]
    parts = (
        f"# {rule.code} {rule.title(lang)}",
        f"`{rule.name}` · {_SEVERITY[lang][rule.severity]}",
        f"## {means}",
        own[lang]["what"],
        f"## {why}",
        own[lang]["why"],
        f"## {how}",
        fix,
        f"## {fires}",
        _fenced(_whole(own["fires"])),
        f"## {quiet}",
        _fenced(_whole(own["quiet"])),
    )
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _fenced(text: str) -> str:
    from protokollparse.check.report.shown import shown

    return "```text\n" + "\n".join(map(shown, text.strip("\n").split("\n"))) + "\n```"
