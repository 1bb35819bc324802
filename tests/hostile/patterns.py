"""Every pattern of the package, and texts that make a pattern work as hard as it can.

Patterns are found where they live: as values of a module (in tuples, dicts, dataclasses too), in what cached
functions without arguments give, and as arguments of ``re`` functions inside other functions.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

import protokollparse
from protokollparse.compiled import LazyPattern

PACKAGE = Path(protokollparse.__file__).parent
_ANCHORED = {"match", "fullmatch"}
_FUNCTIONS = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}


class Found(NamedTuple):
    """A pattern of the package: ``where`` is its module and name, ``searched`` whether it starts at any place."""

    where: str
    text: str
    flags: int
    searched: bool

    @property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.text, self.flags)


class Call(NamedTuple):
    """A call of a function of ``re`` inside a function; ``text`` is None where its pattern is put together."""

    where: str
    method: str
    text: str | None
    flags: int


@cache
def patterns() -> tuple[Found, ...]:
    """The patterns of all modules, each once."""
    methods = _methods()
    found: dict[tuple[str, int], Found] = {}

    def add(where: str, text: str, flags: int, searched: bool) -> None:
        before = found.get((text, flags))
        found[text, flags] = Found(where, text, flags, searched or (before is not None and before.searched))

    for module in modules():
        for name, value in vars(module).items():
            if _is_constructor(value, module):
                value = value()
            used = methods.get(id(value), {"search"})
            for text, flags in _held(value):
                add(f"{module.__name__}.{name}", text, flags, not used <= _ANCHORED)
    for call in calls():
        if call.text is not None:
            add(call.where, call.text, call.flags, call.method not in _ANCHORED)
    return tuple(found.values())


@cache
def modules() -> tuple[ModuleType, ...]:
    """All modules of the package but those that need a library that is not here."""
    names = [each.name for each in pkgutil.walk_packages([str(PACKAGE)], "protokollparse.")]
    found = []
    for name in names:
        try:
            found.append(importlib.import_module(name))
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("protokollparse"):
                raise
    return tuple(found)


def _is_constructor(value: Any, module: ModuleType) -> bool:
    """Whether a value is a cached function of this module that needs no arguments."""
    if not hasattr(value, "cache_info") or value.__module__ != module.__name__:
        return False
    return all(p.default is not p.empty for p in inspect.signature(value).parameters.values())


def _held(value: Any, depth: int = 0) -> Iterator[tuple[str, int]]:
    """The text and flags of the patterns that a value is or holds."""
    if isinstance(value, re.Pattern | LazyPattern):
        if isinstance(value.pattern, str):
            yield value.pattern, int(value.flags) & ~re.UNICODE.value
    elif depth > 4 or isinstance(value, str | bytes | type):
        return
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            yield from _held(getattr(value, each.name, None), depth + 1)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _held(each, depth + 1)
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from _held(each, depth + 1)


@cache
def _trees() -> dict[str, ast.Module]:
    return {
        str(path.relative_to(PACKAGE)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def _methods() -> dict[int, set[str]]:
    """By the id of a module's value, the methods that are called on it by name; ``search`` where it is handed on."""
    found: dict[int, set[str]] = {}
    for module in modules():
        tree = _trees()[str(Path(module.__file__ or "").relative_to(PACKAGE))]
        handed_on = {id(each) for node in ast.walk(tree) if isinstance(node, ast.Call) for each in node.args}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _FUNCTIONS:
                found.setdefault(id(vars(module).get(node.value.id)), set()).add(node.attr)
            elif isinstance(node, ast.Name) and id(node) in handed_on:
                found.setdefault(id(vars(module).get(node.id)), set()).add("search")
    return found


@cache
def calls() -> tuple[Call, ...]:
    """The calls of ``re`` functions inside functions."""
    found = []
    for name, tree in _trees().items():
        inner = (n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f))
        for node in {id(n): n for n in inner}.values():
            if isinstance(node, ast.Call) and _is_re(node.func) and node.args:
                method = node.func.attr  # type: ignore[attr-defined]
                flags = [each for each in [*node.args[1:], *(k.value for k in node.keywords)] if _is_flag(each)]
                found.append(
                    Call(f"{name}:{node.lineno}", method, _text(node.args[0]), sum(eval_flag(each) for each in flags))
                )
    return tuple(found)


def _is_re(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("re", "regex")
        and node.attr in _FUNCTIONS
    )


def _is_flag(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re"


def eval_flag(node: ast.expr) -> int:
    return int(getattr(re, node.attr))  # type: ignore[attr-defined]


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


_LONG = 20  # repeats at the most; a repeat that can be longer is worth an attack
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def subtrees(item: Any) -> Iterator[Any]:
    """The parts that an operator of a parsed pattern holds."""
    op, value = item
    if op in _REPEATS:
        yield value[2]
    elif op is sre.SUBPATTERN:
        yield value[3]
    elif op is sre.ATOMIC_GROUP:
        yield value
    elif op is sre.BRANCH:
        yield from value[1]
    elif op in (sre.ASSERT, sre.ASSERT_NOT):
        yield value[1]
    elif op is sre.GROUPREF_EXISTS:
        yield value[1]
        if value[2] is not None:
            yield value[2]


def nested(tree: Any, inside: bool = False, atomic: bool = False) -> list[str]:
    """What repeats without bound inside of a repeat without bound, and may give back what it took.

    Possessive repeats and atomic groups give nothing back, and so are no danger inside.
    """
    found: list[str] = []
    for op, value in tree:
        unbounded = op in _REPEATS and value[1] is sre.MAXREPEAT
        keeps = op is sre.POSSESSIVE_REPEAT
        if unbounded and inside and not keeps and not atomic:
            found.append(f"{op} {value[2]}")
        for part in subtrees((op, value)):
            found += nested(part, inside or unbounded, atomic or keeps or op is sre.ATOMIC_GROUP)
    return found
