"""Measures everything, prints it, and exits with 1 where a bar is missed.

python -m benchmarks [--only a,b,c,d,e,f] [--documents 10000] [--samples DIRECTORY] [--corpus DIRECTORY]
                     [--write docs/performance.md]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks import runs, speed
from benchmarks.archive import SAMPLES
from benchmarks.measure import Table, machine, put


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n")[0])
    parser.add_argument("--only", default="abcdef", help="letters of what to measure")
    parser.add_argument("--documents", type=int, default=10_000, help="of the archive for (d) and (e)")
    parser.add_argument("--samples", type=Path, default=SAMPLES)
    parser.add_argument("--corpus", type=Path, help="real documents to measure too; their names are not told")
    parser.add_argument("--write", type=Path, help="a Markdown file whose results are replaced")
    options = parser.parse_args()
    tables = []
    for table in _measured(options):
        print(table.markdown(), flush=True)
        tables.append(table)
    if options.write:
        head = f"Measured {date.today().isoformat()} on {machine()}.\n"
        put(options.write, "\n".join([head, *(table.markdown() for table in tables)]))
    return 1 if any(table.met is False for table in tables) else 0


def _measured(options: argparse.Namespace) -> Iterator[Table]:
    directories = [options.samples, *([options.corpus] if options.corpus else [])]
    if "a" in options.only:
        yield speed.against_floor(directories)
    if "b" in options.only:
        yield speed.growth(directories)
    if "c" in options.only:
        yield runs.cold_start()
    if "d" in options.only:
        yield runs.workers(options.samples, options.documents)
    if "e" in options.only:
        yield runs.memory(options.samples, options.documents)
    if "f" in options.only:
        pdfs = speed.pdfs(directories)
        if pdfs:
            yield pdfs


if __name__ == "__main__":
    sys.exit(main())
