"""What runs the tasks: an engine takes them one by one and promises their outcomes.

The engine here has child processes on this machine; that of ``cluster`` has those of a Dask cluster.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import NamedTuple

from protokollparse.batch.child import Children, DiedError
from protokollparse.batch.work import Outcome, Task, failed

Work = Callable[[Task], Outcome]

_AHEAD = 2  # tasks under way for each worker, so that none waits for the journal


class Engine(NamedTuple):
    """Something that runs tasks: ``window`` of them may be under way at a time.

    ``lost`` is what a promise raises where the task killed its workers.
    """

    submit: Callable[[Task], Future[Outcome]]
    window: int
    lost: tuple[type[Exception], ...] = ()


def outcomes(engine: Engine, tasks: Iterable[Task]) -> Iterator[Outcome]:
    """The outcome of each task, as they come; never more than the window is in memory."""
    waiting: dict[Future[Outcome], Task] = {}
    for task in tasks:
        waiting[engine.submit(task)] = task
        if len(waiting) >= engine.window:
            yield from _done(waiting, engine.lost)
    while waiting:
        yield from _done(waiting, engine.lost)


def _done(waiting: dict[Future[Outcome], Task], lost: tuple[type[Exception], ...]) -> Iterator[Outcome]:
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        task = waiting.pop(future)
        try:
            outcome = future.result()
        except lost as error:
            outcome = failed(task, "crash", f"killed its workers: {error}")
        yield outcome


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def local(work: Work, *, jobs: int, timeout: float | None) -> Iterator[Engine]:
    """Child processes on this machine, ``jobs`` at a time."""
    children = Children(pickle.dumps(work), timeout)
    executor = ThreadPoolExecutor(jobs)
    try:
        yield Engine(lambda task: executor.submit(called, children, timeout, task), _AHEAD * jobs)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        children.close()
        executor.shutdown()


def called(children: Children, timeout: float | None, task: Task) -> Outcome:
    """The outcome of a task in this thread's child."""
    try:
        outcome: Outcome = children(task)
    except DiedError as error:
        if error.expired:
            return failed(task, "timeout", f"took longer than {timeout:g} s; give it more with --timeout")
        return failed(task, "crash", f"crashed its worker twice (exit code {error.code}): the file is broken")
    return outcome
