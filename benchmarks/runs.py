"""Whole runs of the command line: (c) a cold start, (d) workers, (e) memory."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import archive
from benchmarks.measure import Spent, Table, protokoll, started, watched

_SMALL = "Protokoll\n\n§ 1\nVal av justerare\nBeslut\nAnna Ek (S) utses att justera protokollet.\n"


def cold_start() -> Table:
    """(c) The time of short commands against the imports that they cannot do without."""
    with tempfile.TemporaryDirectory() as directory:
        small = Path(directory, "small.txt")
        small.write_text(_SMALL, encoding="utf-8")
        python = [sys.executable, "-c"]
        spent = started(
            {
                "python -c pass": [*python, "pass"],
                "import typer": [*python, "import typer"],
                "import pydantic": [*python, "import pydantic"],
                "from pydantic import BaseModel": [*python, "from pydantic import BaseModel"],
                "protokoll --help": protokoll("--help"),
                "protokoll parse small.txt": protokoll("parse", small),
            }
        )
    help_, parse = (
        spent["protokoll --help"] / spent["import typer"],
        spent["protokoll parse small.txt"] / spent["import pydantic"],
    )
    ratios = {"protokoll --help": help_, "protokoll parse small.txt": parse}
    rows = [
        [f"`{name}`", f"{time * 1e3:.0f}", f"{ratios[name]:.2f}" if name in ratios else ""]
        for name, time in spent.items()
    ]
    models = spent["protokoll parse small.txt"] / spent["from pydantic import BaseModel"]
    verdict = (
        f"`--help` takes {help_:.2f} times `import typer` (the bar is 1.5),"
        f" `parse` {parse:.2f} times `import pydantic` (the bar is 2), which loads no models yet, and {models:.2f}"
        " times `from pydantic import BaseModel`, which does."
    )
    columns = ["command", "ms", "times the import"]
    about = "Wall time of a command from its start to its end, the median of 25."
    return Table("c", "(c) Cold start", about, columns, rows, verdict, help_ <= 1.5 and parse <= 2)


def workers(samples: Path, documents: int) -> Table:
    """(d) A generated archive on one worker and on two."""
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        size = archive.write(place / "all", samples, documents)
        one, two = (_fastest(place, jobs) for jobs in (1, 2))
    ratio = one.wall / two.wall
    rows = [
        [
            f"{jobs}",
            f"{spent.wall:.1f}",
            f"{spent.cpu:.1f}",
            f"{documents / spent.wall:.0f}",
            f"{size / spent.wall / 1e6:.2f}",
        ]
        for jobs, spent in ((1, one), (2, two))
    ]
    about = (
        f"`protokoll batch` to JSON Lines: a generated archive of {documents:,} documents, {size / 1e6:.0f} MB of text."
        " The better of two runs."
    )
    columns = ["workers", "s", "processor s", "documents/s", "MB/s"]
    verdict = f"Two workers are {ratio:.2f} times as fast as one; the bar is 1.8."
    return Table("d", "(d) Batch on 1 and 2 workers", about, columns, rows, verdict, ratio >= 1.8)


def memory(samples: Path, documents: int) -> Table:
    """(e) The memory for 100 documents and for many, by format."""
    found: dict[tuple[str, int], Spent] = {}
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        archive.write(place / "all", samples, documents)
        archive.write(place / "some", samples, 100)
        for form in ("jsonl", "sqlite", "parquet"):
            for name, count in (("some", 100), ("all", documents)):
                found[form, count] = _run(place, name, form, 2)
    rows = [
        [form, f"{count:,}", *(f"{each / 1e6:.0f}" for each in (spent.tree, spent.parent, spent.worker))]
        for (form, count), spent in found.items()
    ]
    most = max(spent.tree for spent in found.values())
    about = (
        "The archive of (d) and 100 documents of it, on 2 workers. Memory in MB; a page that n processes share counts"
        " an nth for each."
    )
    columns = ["format", "documents", "all processes", "parent", "largest worker"]
    verdict = f"{most / 1e6:.0f} MB at the most; the bar is 150 MB."
    return Table("e", "(e) Peak memory", about, columns, rows, verdict, most < 150e6)


def _fastest(place: Path, jobs: int, turns: int = 2) -> Spent:
    return min(_run(place, "all", "jsonl", jobs) for _ in range(turns))


def _run(place: Path, name: str, form: str, jobs: int) -> Spent:
    output = place / "out"
    spent = watched(protokoll("batch", place / name, "--to", form, "--output", output, "--jobs", str(jobs), "--quiet"))
    if output.is_dir():
        shutil.rmtree(output)
    else:
        output.unlink()
    return spent
