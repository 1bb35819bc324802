"""How the work on a document grows with its length: parsing, checking, and each way of writing it."""

from __future__ import annotations

import gc
import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from protokollparse.check import check
from protokollparse.errors import ProtokollError
from protokollparse.models import Protokoll, Tjansteutlatande
from protokollparse.pipeline import parse_text
from protokollparse.readers import read_bytes
from protokollparse.source import SourceText
from protokollparse.writers import render
from protokollparse.writers.tables import TABLES

LENGTHS = (2_000, 8_000, 64_000)  # characters; what is bounded levels off before the last
STEEP, STEEPER = 8, 24  # times the work for 4 and then 8 times the text; linear is 4 and 8, quadratic 16 and 64
LITTLE = 0.03  # seconds; what takes less for the middle length is no matter, even were it quadratic

T = TypeVar("T")
Document = Protokoll | Tjansteutlatande


def _csv(document: Document) -> None:
    for table in TABLES:
        _written(document, "csv", table)


def _written(document: Document, form: str, table: str = "decisions") -> None:
    b"".join(render([document], form, table=table))  # type: ignore[arg-type]


def _shown(document: Document) -> None:
    from rich.console import Console

    from protokollparse.writers.tree import tree

    Console(file=io.StringIO(), width=100).print(tree(document))


def measured(text: str, times: int = 1) -> dict[str, float]:
    """The seconds that each work on a text takes, the least of so many times; of nothing where it holds no text."""
    start = time.thread_time()
    try:
        document = parse_text(text, force=True)
    except ProtokollError:
        return {}
    parsed = time.thread_time() - start
    works: dict[str, Callable[[], object]] = {
        "check": lambda: check(document, SourceText(text, "-")),
        "json": lambda: _written(document, "json"),
        "markdown": lambda: _written(document, "markdown"),
        "csv": lambda: _csv(document),
        "show": lambda: _shown(document),
    }
    again = [_seconds(lambda: parse_text(text, force=True)) for _ in range(times - 1)]
    least = {name: min(_seconds(work) for _ in range(times)) for name, work in works.items()}
    return {"parse": min([parsed, *again])} | least


def read(data: bytes, times: int) -> dict[str, float]:
    """The least of the seconds that reading a file takes."""
    return {"read": min(_seconds(lambda: read_bytes(data, "-")) for _ in range(times))}


def _seconds(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection, whose time grows with what else the process holds."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_uncollected()
def steep(text: Callable[[int], T], measured: Callable[[T, int], dict[str, float]] = measured) -> list[str]:  # type: ignore[assignment]
    """The works that grow much faster than the text (or file), told with their seconds.

    What looks steep between two lengths is measured again, and has to be steep to the third length too.
    """
    short, middle, long = LENGTHS
    more = {name: seconds for name, seconds in measured(text(middle), 1).items() if seconds > LITTLE}
    less = measured(text(short), 2) if more else {}
    if not any(seconds > STEEP * less[name] for name, seconds in more.items()):
        return []
    more, most = measured(text(middle), 3), measured(text(long), 1)
    return [
        f"{name}: {less[name]:.3f}, {more[name]:.3f}, {most[name]:.3f} seconds"
        for name in more
        if more[name] > max(LITTLE, STEEP * less[name]) and most[name] > STEEPER * more[name]
    ]
