"""Which rules run: a selector is a family ("P"), the start of a code ("N00"), a code or a rule's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from protokollparse.check.model import Rule


def matches(rule: Rule, selectors: Iterable[str]) -> bool:
    """Whether any of the selectors means the rule; case does not matter."""
    return any(
        selector.casefold() in ("all", rule.name) or rule.code.startswith(selector.upper()) for selector in selectors
    )


def unknown(selectors: Iterable[str], rules: Sequence[Rule]) -> list[str]:
    """The selectors that mean no rule."""
    return [selector for selector in selectors if not any(matches(rule, (selector,)) for rule in rules)]


def chosen(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """The rules that are selected (all, where ``select`` is empty) and not ignored."""
    return [rule for rule in rules if (not select or matches(rule, select)) and not matches(rule, ignore)]
