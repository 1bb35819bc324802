"""Every pattern of the package works in linear time: by its form, and on the worst texts that can be made for it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from attacks import attacks, sample, text_of
from patterns import Found, calls, modules, nested, patterns, tree

from protokollparse.compiled import LazyPattern, pattern

# Functions that put a pattern together of what they are given, with the pattern of an example.
BUILT = {
    "check/context.py:line_starts": r"\n",
    "check/context.py:place": r"Anna\s+Ek\s+yrkar\s+bifall",
    "compiled.py:__getattr__": None,  # of the patterns that are looked at one by one
    "extract/outcomes.py:_sign": None,  # of the same
    "lexicon/__init__.py:_compiled": None,  # of users, with a time limit
    "toml_file.py:line_of": r"^[ \t]*headings[ \t]*=",
}
WORST = [*patterns(), *(Found(where, text, re.MULTILINE, True) for where, text in BUILT.items() if text)]


def test_no_pattern_is_overlooked() -> None:
    assert len(patterns()) > 300
    unknown = {call.where for call in calls() if call.text is None and not call.cached} ^ set(BUILT)
    assert not unknown, "a pattern that is put together in a function needs an example in BUILT"


@pytest.mark.parametrize("found", WORST, ids=lambda found: found.where)
def test_no_repeat_without_bound_in_another(found: Found) -> None:
    assert not nested(tree(found.text, found.flags)), "make the inner repeat possessive, or bound it"


@pytest.mark.parametrize(
    ("text", "count"),
    [(r"(a+)+", 1), (r"(?:\w+ ?)*", 1), (r"(?:\s*,\s*)*", 2), (r"(?:a++)*", 0), (r"(?>a+)*", 0), (r"(?:a{1,9})*", 0)],
)
def test_nested_repeats_are_seen(text: str, count: int) -> None:
    assert len(nested(tree(text))) == count


@pytest.mark.parametrize("text", [r"(?:ab|c\d{2})[^a-z ]+§", r"(?P<x>a)?b\s\w{3}", r"(?>a)++[A-ZÅ]"])
def test_an_attack_is_made_of_what_the_pattern_matches(text: str) -> None:
    assert any(re.fullmatch(text, sample(tree(text), turn)) for turn in range(4))


NEEDY = {
    f"{module.__name__}.{name}": value
    for module in modules()
    for name, value in vars(module).items()
    if isinstance(value, LazyPattern) and value.needs
}


@pytest.mark.parametrize("where", NEEDY)
def test_every_match_holds_what_its_pattern_needs(where: str) -> None:
    found = NEEDY[where]
    searched = re.compile(found.pattern, found.flags)
    samples = [text for turn in range(64) if searched.search(text := sample(tree(found.pattern, found.flags), turn))]
    assert samples
    assert all(found.search(text) for text in samples)


def test_a_text_without_what_a_pattern_needs_is_not_searched() -> None:
    dash = pattern(r"-|ja", re.IGNORECASE, needs=("-", "ja"))
    assert dash.search("nej") is None
    assert (list(dash.finditer("nej")), dash.findall("nej"), dash.split("nej")) == ([], [], ["nej"])
    assert dash.findall("A-B JA") == ["-", "JA"]
    assert dash.split("A-B-C", maxsplit=1) == ["A", "B-C"]


SHORT, EXPLODES = 64, 0.002  # characters, and seconds that only a pattern that explodes takes for them
LENGTHS = (150, 600, 2400, 9600)  # characters; a repeat with a bound of some hundred levels off before the last
STEEP = 10  # times the work for four times the text; linear is 4, quadratic 16
# Seconds; quadratic work takes more for a text of so many characters, and linear work less, mostly.
LITTLE = {600: 0.000015, 2400: 0.0004, 9600: 0.0}


def _work(found: Found) -> Callable[[str], object]:
    """What the package does with a pattern."""
    compiled = found.compiled
    if found.searched:
        return lambda text: sum(1 for _ in compiled.finditer(text))
    return lambda text: (compiled.match(text), compiled.fullmatch(text))


def _seconds(work: Callable[[str], object], text: str, times: int) -> float:
    """The least time of several runs: what else the machine does only adds to it."""
    least = float("inf")
    for _ in range(times):
        start = time.thread_time()
        work(text)
        least = min(least, time.thread_time() - start)
    return least


def is_steep(work: Callable[[str], object], text: Callable[[int], str]) -> bool:
    """Whether the work grows much faster than the text.

    Shorter texts go first: where they are little work the longer ones are not tried, and a pattern that explodes
    is told before it does.
    """
    if _seconds(work, text(SHORT // 2), 1) + _seconds(work, text(SHORT), 1) > EXPLODES:
        return _seconds(work, text(SHORT), 3) > EXPLODES
    for short, long in pairwise(LENGTHS):
        taken = _seconds(work, text(long), 1)
        if taken < LITTLE[long]:
            return False
        steep = _seconds(work, text(long), 3) > STEEP * _seconds(work, text(short), 3)
        if long > 600 and not steep:
            return False
        if steep and taken > 0.05:
            return True
    return True


@pytest.mark.parametrize("found", WORST, ids=lambda found: found.where)
def test_four_times_the_text_is_no_more_than_some_four_times_the_work(found: Found) -> None:
    work = _work(found)
    for start, run, end in attacks(found):
        steep = is_steep(work, partial(text_of, start, run, end))
        assert not steep, f"{start!r}, {run!r} again and again, {end!r}"


STEEP_PATTERNS = [r"\s*,", r"[ ]*\bm\.fl", r"a.*b.*c", r"\(+([^()]*)\)+", r"(?:x|xy)*z$", r"(?:[^.]{0,60}\(a\))*$"]


@pytest.mark.parametrize("text", STEEP_PATTERNS)
def test_steep_patterns_are_seen(text: str) -> None:
    found = Found("here", text, 0, True)
    assert any(is_steep(_work(found), partial(text_of, *parts)) for parts in attacks(found))
