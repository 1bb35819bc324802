"""What one document costs a batch, and from that what a million need: the tables of docs/scale.md.

python -m benchmarks.cost [--documents 300] [--samples DIRECTORY] [--write docs/scale.md]

The documents are copies of those in the directory, texts and PDFs apart. A cost is the difference between few of
them and many, so that what is paid once a run is left out, and processor time, so that a busy machine does no harm.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.archive import SAMPLES
from benchmarks.measure import columned, machine, put
from protokollparse import lexicon
from protokollparse.batch import outputs
from protokollparse.batch.cluster import dask
from protokollparse.batch.engines import Engine, local
from protokollparse.batch.frames import Form, Recipe
from protokollparse.batch.journal import Journal
from protokollparse.batch.work import Outcome, Parsing, Task, outcome

_FORMS: tuple[Form, ...] = ("jsonl", "csv", "sqlite", "parquet")
_NAMED = {"jsonl": "JSON Lines", "csv": "CSV, all tables", "sqlite": "SQLite", "parquet": "Parquet"}


class Run(NamedTuple):
    """What a run took: processor time of the workers and of writing at the end, in seconds; sizes in bytes."""

    workers: float
    writing: float
    journal: float
    output: float


class Cost(NamedTuple):
    """What one document costs, in seconds and bytes: of the parent without and with Dask, and to each output."""

    size: float
    parent: float
    dask: float
    to: dict[Form, Run]


def cost(samples: list[Path], place: Path, count: int) -> Cost:
    """The cost of a document like the samples, from runs over few and over ``count`` copies."""
    paths = list(_copies(samples, place / "all", count))
    few = len(samples) * max(1, count // 5 // len(samples))

    def each(form: Form) -> Run:
        less, more = (_run(paths[:number], place, form) for number in (few, count))
        return Run(*((b - a) / (count - few) for a, b in zip(less, more, strict=True)))

    size = sum(path.stat().st_size for path in samples) / len(samples)
    to = {form: each(form) for form in _FORMS}
    frame = int(to["jsonl"].journal)
    cluster = partial(dask, address="local", documents=1_000_000)
    return Cost(size, _handing_out(place, frame, local), _handing_out(place, frame, cluster), to)


def _is_read(path: Path) -> bool:
    return outcome(Parsing(lexicon.load()), Recipe("jsonl"), Task(0, str(path))).failure is None


def _copies(samples: list[Path], place: Path, count: int) -> Iterator[str]:
    place.mkdir()
    for number, sample in enumerate(islice(cycle(samples), count)):
        yield shutil.copyfile(sample, place / f"{number:06}{sample.suffix}").as_posix()


def _run(paths: list[str], place: Path, form: Form) -> Run:
    """Does what a batch does, on one worker, and looks at the clock between."""
    work = partial(outcome, Parsing(lexicon.load()), Recipe(form))
    children = _of_children()
    journal = Journal(place / "journal", "")
    journal.add(paths)
    with local(work, jobs=1, timeout=120) as engine:
        for each in engine(journal.tasks()):
            journal.record(each)
    journal.commit()
    workers, begun = _of_children() - children, time.process_time()
    output = outputs.place_of(place / "output", form)
    outputs.write(journal, output, Recipe(form))
    writing = time.process_time() - begun
    journal.close()
    run = Run(workers, writing, _size(journal.path), _size(output.path))
    outputs.remove(journal.path)
    outputs.remove(output.path)
    return run


def _handing_out(place: Path, size: int, engines: Callable[..., AbstractContextManager[Engine]]) -> float:
    """The parent's time for a document, where workers give frames of that size at once."""
    first, count = 200, 2000
    work = partial(Outcome, name="", frame=os.urandom(size))  # a task stands where its position should
    journal = Journal(place / "journal", "")
    journal.add(map(str, range(count)))
    with engines(work, jobs=1, timeout=120) as engine:
        for number, each in enumerate(engine(journal.tasks())):
            if number == first:
                begun = time.process_time()
            position, name, _ = each.position
            journal.record(each._replace(position=position, name=name))
        spent = time.process_time() - begun
    journal.close()
    outputs.remove(journal.path)
    return spent / (count - first)


def _of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in (path.rglob("*") if path.is_dir() else [path]) if each.is_file())


def report(costs: dict[str, Cost]) -> str:
    """The tables of docs/scale.md."""
    return (
        f"### One document\n\n{_table(costs, _document)}\n\n"
        f"### A million\n\n{_table(costs, partial(_many, 1e6, (8, 32)))}\n\n"
        f"### A hundred million\n\n{_table(costs, partial(_many, 1e8, (32, 640)))}\n"
    )


def _table(costs: dict[str, Cost], column: Callable[[Cost], dict[str, str]]) -> str:
    columns = [column(each) for each in costs.values()]
    return columned(["", *costs], [[name, *(each[name] for each in columns)] for name in columns[0]])


def _document(each: Cost) -> dict[str, str]:
    jsonl = each.to["jsonl"]
    return {
        "to read": _bytes(each.size),
        "a worker: read, parse, make its part of the output": _milliseconds(jsonl.workers),
        "the parent, meanwhile: hand out, store, at its fastest": _milliseconds(each.parent),
        "with `--dask`, the parent and the scheduler, at their fastest": _milliseconds(each.dask),
        **{f"at the end, to {_NAMED[form]}": _milliseconds(run.writing) for form, run in each.to.items()},
        "the journal, until the end": _bytes(jsonl.journal),
        **{_NAMED[form]: _bytes(each.to[form].output) for form in _FORMS[:3]},
    }


def _many(number: float, cores: tuple[int, int], each: Cost) -> dict[str, str]:
    jsonl = each.to["jsonl"]
    work = number * jsonl.workers
    return {
        "to read": _bytes(number * each.size),
        "work": f"{work / 3600:,.0f} core hours",
        **{f"on {count} cores": _duration(work / count) for count in cores},
        "with `--dask`, the parent and the scheduler, meanwhile": _duration(number * each.dask),
        **{f"at the end, to {_NAMED[form]}": _duration(number * run.writing) for form, run in each.to.items()},
        "the journal, until the end": _bytes(number * jsonl.journal),
        **{_NAMED[form]: _bytes(number * each.to[form].output) for form in _FORMS[:3]},
    }


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:.{0 if seconds > 0.01 else 1 if seconds > 0.001 else 2}f} ms"


def _bytes(size: float) -> str:
    power, unit = next(each for each in ((1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")) if size >= each[0])
    return f"{size / power:.{1 if size < 10 * power else 0}f} {unit}"


def _duration(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cost", description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--samples", type=Path, default=SAMPLES, help="a directory with texts and PDFs")
    parser.add_argument("--write", type=Path, help="a Markdown file whose results are replaced")
    options = parser.parse_args()
    costs = {}
    for kind, ending in (("text", ".txt"), ("PDF", ".pdf")):
        samples = [path for path in sorted(options.samples.rglob(f"*{ending}")) if _is_read(path)]
        with tempfile.TemporaryDirectory() as place:
            costs[kind] = cost(samples, Path(place), options.documents)
    body = report(costs)
    print(body)
    if options.write:
        put(options.write, f"Measured {date.today().isoformat()} on {machine()}.\n\n{body}")


if __name__ == "__main__":
    main()
