"""The rules, one module a family, each with its rules in a table at its end."""

from __future__ import annotations

from protokollparse.check.model import Rule
from protokollparse.check.rules import dates, decisions, names, references, signing, structure, text

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *dates.RULES,
    *names.RULES,
    *decisions.RULES,
    *references.RULES,
    *text.RULES,
    *signing.RULES,
)
