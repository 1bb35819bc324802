"""A long run of the property tests: `python fuzz/run.py --cases 200000 --seed 1`.

Cases are drawn by hypothesis in batches of 1,000, each with a seed of its own and in a process of its own, so that
a crash or a hang ends one batch and names its seed. The same seed gives the same cases for the same version of
hypothesis; `--cases 1000 --seed 17` tries those of one batch again. Prints a table for docs/reliability.md; exits
with 1 where a case failed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "hostile"))

import forms  # noqa: E402
import mutants  # noqa: E402
import properties  # noqa: E402
from grammar import Built, differences, minutes, reports  # noqa: E402
from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402
from hypothesis import seed as seeded  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from hypothesis.strategies import SearchStrategy  # noqa: E402

BATCH = 1000
FAMILY = 8
HANG = 900  # seconds that a batch may take; it takes about ten


def built(case: Built) -> bool:
    """Checks that the records of a built document are those that it was built of."""
    document = properties.parsed(case.text)
    assert document is not None
    found = differences(document.model_dump(mode="json"), case.records)
    assert not found, "\n".join(found)
    return True


def other_forms(case: Built) -> bool:
    """The same for a web page and a Word document; a PDF keeps every letter and digit."""
    for form in (forms.web_page, forms.word):
        document = properties.read_as(case.text, form(case.text))
        found = differences(document.model_dump(mode="json"), case.records)
        assert not found, "\n".join(found)
    properties.read_as(case.text, forms.pdf(case.text))
    return True


def text(case: str) -> bool:
    return properties.parsed(case) is not None


def data(case: bytes) -> bool:
    return properties.read(case, "fuzz") is not None


def _alone(strategy: SearchStrategy[Any]) -> SearchStrategy[list[Any]]:
    return strategy.map(lambda case: [case])


def _changed(change: Callable[[Any, Random], Any], strategy: SearchStrategy[Any]) -> SearchStrategy[list[Any]]:
    """Eight changed ones of each: drawing one costs more than trying it."""
    return st.builds(
        lambda case, number: [change(case, Random(number + each)) for each in range(FAMILY)],
        strategy,
        st.integers(0, 2**64),
    )


def _seeds() -> list[bytes]:
    return sorted(path.read_bytes() for path in (HERE / "corpus").iterdir())


# What is drawn, how many at a time, how each is checked, and its share of the batches.
KINDS: dict[str, tuple[Callable[[], SearchStrategy[list[Any]]], int, Callable[[Any], bool], int]] = {
    "built minutes": (lambda: _alone(minutes()), 1, built, 2),
    "built reports": (lambda: _alone(reports()), 1, built, 1),
    "built, in other forms": (lambda: _alone(st.one_of(minutes(), reports())), 1, other_forms, 1),
    "changed documents": (
        lambda: _changed(mutants.changed, st.one_of(minutes(), reports()).map(lambda built: built.text)),
        FAMILY,
        text,
        10,
    ),
    "signs in any order": (lambda: _alone(mutants.soups()), 1, text, 2),
    "changed files": (lambda: _changed(mutants.changed_file, st.sampled_from(_seeds())), FAMILY, data, 4),
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, default=2000, help="how many, rounded up to batches of 1,000")
    options.add_argument("--seed", type=int, default=1, help="of the first batch; the others follow")
    chosen = options.parse_args()
    order = [kind for kind, (*_, share) in KINDS.items() for _ in range(share)]
    total: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    failed = False
    for number in range(-(-chosen.cases // BATCH)):
        seed = chosen.seed + number
        kind = order[(seed - 1) * 7 % len(order)]
        told = _batch(kind, seed)
        total[kind].update(told["counts"])
        print(f"{number + 1} of {-(-chosen.cases // BATCH)} batches", file=sys.stderr, flush=True)
        if told["failure"]:
            failed = True
            print(f"seed {seed}, {kind}: {told['failure']}", flush=True)
    _print(total, chosen.seed)
    return int(failed)


def _batch(kind: str, number: int) -> dict[str, Any]:
    """What a child tells of one batch."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_serve, args=(there, kind, number))
    child.start()
    there.close()
    try:
        told: dict[str, Any] = here.recv() if here.poll(HANG) else {"counts": {"hangs": 1}, "failure": "hangs"}
    except EOFError:
        child.join()
        told = {"counts": {"crashes": 1}, "failure": f"crashed with exit code {child.exitcode}"}
    child.kill()
    child.join()
    return told


def _serve(connection: Connection, kind: str, number: int) -> None:
    strategy, size, check, _ = KINDS[kind]
    counts: Counter[str] = Counter()

    @seeded(number)
    @settings(
        max_examples=BATCH // size,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy())
    def cases(family: list[Any]) -> None:
        for case in family:
            counts["cases"] += 1
            counts["characters"] += len(case.text if isinstance(case, Built) else case)
            try:
                counts["parsed" if check(case) else "refused"] += 1
            except Exception as error:
                error.add_note(f"the case: {case!r}")
                raise

    failure = ""
    try:
        cases()
    except Exception:
        failure = traceback.format_exc()
        counts["failures"] += 1
    connection.send({"counts": dict(counts), "failure": failure})


def _print(total: dict[str, Counter[str]], first: int) -> None:
    columns = ("cases", "parsed", "refused", "characters", "failures", "crashes", "hangs")
    print(f"\nfirst seed {first}\n\n| kind | {' | '.join(columns)} |\n| --- |{' ---: |' * len(columns)}")
    for kind, counts in [*total.items(), ("all", sum(total.values(), Counter()))]:
        print(f"| {kind} | {' | '.join(f'{counts[column]:,}' for column in columns)} |")


if __name__ == "__main__":
    sys.exit(main())
