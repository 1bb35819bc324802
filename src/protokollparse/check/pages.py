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


def _whole(example: str, *, elided: bool = False) -> str:
    """An example with the top of its document, which many share; ``elided`` leaves out one of no interest."""
    heads = _family("heads")
    top = "…\n" if elided else heads["attendance"]
    example = example.replace("{minutes}", top)
    for name, head in heads.items():
        example = example.replace(f"{{{name}}}", head)
    return example.lstrip("\n")


def page(rule: Rule, lang: Lang) -> str:
    """The rule's page in one language, as Markdown."""
    *_, fires, quiet = _HEADINGS[lang]
    parts = (f"# {rule.code} {rule.title(lang)}", _label(rule, lang), *_told(rule, lang, "##"))
    return _joined(*parts, f"## {fires}", *_example(rule, "fires"), f"## {quiet}", *_example(rule, "quiet"))


def both(rule: Rule) -> str:
    """The rule's page in both languages, Swedish first, with the examples once."""
    (*_, fires, quiet), (*_, fires_en, quiet_en) = _HEADINGS["sv"], _HEADINGS["en"]
    return _joined(
        f"# {rule.code} {rule.title('sv')}",
        _label(rule, "sv"),
        *_told(rule, "sv", "##"),
        f"## In English: {rule.title('en')}",
        _label(rule, "en"),
        *_told(rule, "en", "###"),
        f"## {fires} · {fires_en}",
        *_example(rule, "fires"),
        f"## {quiet} · {quiet_en}",
        *_example(rule, "quiet"),
    )


def _label(rule: Rule, lang: Lang) -> str:
    return f"`{rule.name}` · {_SEVERITY[lang][rule.severity]}"


def _told(rule: Rule, lang: Lang, level: str) -> list[str]:
    """What the rule means, why it matters and how to fix it, each under its heading."""
    own = _family(rule.family)[rule.code]
    means, why, how, *_ = _HEADINGS[lang]
    fix = f"{own[lang]['fix']} {_FIXED[lang]}" if own.get("fixes") else own[lang]["fix"]
    texts = ((means, own[lang]["what"]), (why, own[lang]["why"]), (how, fix))
    return [part for heading, text in texts for part in (f"{level} {heading}", text)]


def _example(rule: Rule, which: str) -> list[str]:
    """An example as a block of text; what cannot be seen in it is spelled out."""
    from protokollparse.check.report.shown import shown

    text = _whole(_family(rule.family)[rule.code][which], elided=True)
    lines = "\n".join(line.replace("\t", "    ") if "\t" in line else shown(line) for line in text.split("\n"))
    return [f"```text\n{lines.strip()}\n```"]


def _joined(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"
