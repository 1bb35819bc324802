"""What runs the tasks: an engine takes them one by one and promises their outcomes.

The engine here has child processes on this machine; that of ``cluster`` has those of a Dask cluster.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from protokollparse.batch.child import Children, DiedError
from protokollparse.batch.work import Outcome, Task, failed

Work = Callable[[Task], Outcome]

_AHEAD = 2  # tasks under way for each worker, so that none waits for the journal


class Engine(NamedTuple):
    """Something that runs tasks in chunks: ``window`` of them may be under way at a time.

    ``lost`` is what a promise raises where its chunk took workers along.
    """

    submit: Callable[[list[Task]], Future[list[Outcome]]]
    window: int
    chunk: int = 1
    lost: tuple[type[Exception], ...] = ()


def outcomes(engine: Engine, tasks: Iterable[Task]) -> Iterator[Outcome]:
    """The outcome of each task, as they come; never more than the window is in memory."""
    waiting: dict[Future[list[Outcome]], list[Task]] = {}
    rest = iter(tasks)
    while chunk := list(islice(rest, engine.chunk)):
        waiting[engine.submit(chunk)] = chunk
        if len(waiting) >= engine.window:
            yield from _done(engine, waiting)
    while waiting:
        yield from _done(engine, waiting)


def _done(engine: Engine, waiting: dict[Future[list[Outcome]], list[Task]]) -> Iterator[Outcome]:
    """The outcomes of the chunks that are done; at least one is."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        chunk = waiting.pop(future)
        try:
            yield from future.result()
        except engine.lost as error:
            if len(chunk) == 1:
                yield failed(chunk[0], "crash", f"took its workers along: {error}")
            else:  # one of them did: apart they tell which
                waiting.update((engine.submit([task]), [task]) for task in chunk)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def local(work: Work, *, jobs: int, timeout: float | None) -> Iterator[Engine]:
    """Child processes on this machine, ``jobs`` at a time."""
    children = Children(pickle.dumps(work), timeout)
    executor = ThreadPoolExecutor(jobs)
    try:
        yield Engine(lambda tasks: executor.submit(called, children, timeout, tasks), _AHEAD * jobs)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        children.close()
        executor.shutdown()


def called(children: Children, timeout: float | None, tasks: list[Task]) -> list[Outcome]:
    """The outcomes of tasks in this thread's child."""
    return [_called(children, timeout, task) for task in tasks]


def _called(children: Children, timeout: float | None, task: Task) -> Outcome:
    try:
        outcome: Outcome = children(task)
    except DiedError as error:
        if error.expired:
            return failed(task, "timeout", f"took longer than {timeout:g} s; give it more with --timeout")
        return failed(task, "crash", f"crashed its worker twice (exit code {error.code}): the file is broken")
    return outcome
