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
from re import _parser as parser  # type: ignore[attr-defined]
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
    """A call of a function of ``re`` inside a function of the package.

    ``where`` is its module's file and its function, ``text`` its pattern, None where that is put together;
    ``cached`` says that the function is called but once, and gives the pattern.
    """

    where: str
    method: str
    text: str | None
    flags: int
    cached: bool


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
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            cached = any(isinstance(each, ast.Name) and each.id == "cache" for each in function.decorator_list)
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and node.args and (method := _re_method(node.func)):
                    flags = sum(map(_flag, [*node.args[1:], *(keyword.value for keyword in node.keywords)]))
                    found.append(Call(f"{name}:{function.name}", method, _text(node.args[0]), flags, cached))
    return tuple(found)


def _re_method(node: ast.expr) -> str | None:
    """ "search" for ``re.search``."""
    is_re = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("re", "regex")
    return node.attr if is_re and node.attr in _FUNCTIONS else None  # type: ignore[attr-defined]


def _flag(node: ast.expr) -> int:
    is_flag = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re"
    return int(getattr(re, node.attr)) if is_flag else 0  # type: ignore[attr-defined]


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def tree(text: str, flags: int = 0) -> Any:
    """A pattern as ``re`` parses it."""
    return parser.parse(text, flags)


LONG = 20  # repeats at the most; a repeat that can be longer is worth an attack
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def subtrees(item: Any) -> Iterator[Any]:
    """The parts that an operator of a parsed pattern holds."""
    op, value = item
    if op in REPEATS:
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


def nested(parsed: Any, inside: bool = False, atomic: bool = False) -> list[str]:
    """What repeats without bound inside of a repeat without bound, and may give back what it took.

    Possessive repeats and atomic groups give nothing back, and so are no danger inside.
    """
    found: list[str] = []
    for op, value in parsed:
        unbounded = op in REPEATS and value[1] is sre.MAXREPEAT
        keeps = op is sre.POSSESSIVE_REPEAT
        if unbounded and inside and not keeps and not atomic:
            found.append(f"{op} {value[2]}")
        for part in subtrees((op, value)):
            found += nested(part, inside or unbounded, atomic or keeps or op is sre.ATOMIC_GROUP)
    return found
