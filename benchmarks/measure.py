"""Measuring: time of a call, time of a command, memory of a tree of processes."""

from __future__ import annotations

import gc
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

_BEGIN, _CLOSE, _END = "<!-- results: ", " -->", "<!-- end of results -->"
_LEAST, _ENOUGH = 0.2, 8.0  # seconds that the repeats of a call take together


class Table(NamedTuple):
    """One result: a heading, what was done, the columns and rows, and whether the bar is met (None: no bar)."""

    key: str
    heading: str
    about: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    verdict: str
    met: bool | None

    def markdown(self) -> str:
        """The result as Markdown."""
        return f"### {self.heading}\n\n{self.about}\n\n{columned(self.columns, self.rows)}\n\n**{self.verdict}**\n"


def columned(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, its first column of words and the others of numbers."""
    lines = [columns, ["---", *["---:"] * (len(columns) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def put(path: Path, results: str) -> None:
    """Puts results between the marks of a Markdown file, in the place of those that are there."""
    before, begin, rest = path.read_text("utf-8").partition(_BEGIN)
    command, close, rest = rest.partition(_CLOSE)
    _, end, after = rest.partition(_END)
    path.write_text(f"{before}{begin}{command}{close}\n\n{results}\n{end}{after}", encoding="utf-8")


def seconds(call: Callable[[], object]) -> float:
    """The processor time of one call, in seconds, without garbage collection: the best of five, of two if slow."""
    best, total = float("inf"), 0.0
    gc.collect()
    gc.disable()
    try:
        count = 0
        while count < 2 or total < _LEAST or (count < 5 and total < _ENOUGH):
            begun = time.process_time()
            call()
            spent = time.process_time() - begun
            best, total, count = min(best, spent), total + spent, count + 1
    finally:
        gc.enable()
    return best


def started(commands: dict[str, list[str]], repeats: int = 25) -> dict[str, float]:
    """The median wall time of each command, in seconds; they take turns, so that noise hits all alike.

    Modules are read as bytecode, as pip leaves them, also where the environment forbids to write it.
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for turn in range(repeats + 2):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
            if turn > 1:  # the first fill the caches of the disk
                times[name].append(time.perf_counter() - begun)
    return {name: sorted(spent)[len(spent) // 2] for name, spent in times.items()}


class Spent(NamedTuple):
    """What a command took: wall time and processor time in seconds, memory in bytes.

    ``tree`` is the largest sum over its processes, where pages that several share count once in all; ``parent``
    and ``worker`` are the largest of one process.
    """

    wall: float
    cpu: float
    tree: int
    parent: int
    worker: int


def watched(command: Sequence[str]) -> Spent:
    """Runs a command, and looks at the memory of its processes ten times a second (Linux)."""
    before = os.times()
    begun = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    tree = parent = worker = 0
    while process.poll() is None:
        sizes = {pid: _memory(pid) for pid in _tree(process.pid)}
        tree = max(tree, sum(sizes.values()))
        parent = max(parent, sizes.pop(process.pid, 0))
        worker = max(worker, *sizes.values(), 0) if sizes else worker
        time.sleep(0.1)
    wall = time.perf_counter() - begun
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(wall, cpu, tree, parent, worker)


def _tree(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(each for child in children for each in _tree(child))]


def _memory(pid: int) -> int:
    """The memory of a process in bytes; of a page that n processes share, an nth."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def machine() -> str:
    """The machine in a line."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        found = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line]
        model = found[0] if found else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = f"Python {platform.python_version()}"
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, {python}"


def protokoll(*arguments: str | Path) -> list[str]:
    """The command line ``protokoll`` with arguments, as its console script runs it."""
    return [sys.executable, "-c", "from protokollparse.cli import main; main()", *map(str, arguments)]
