"""What runs the tasks: an engine takes them one by one and gives their outcomes as they come.

The engine here has child processes on this machine; that of ``cluster`` has those of a Dask cluster.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from itertools import islice
from queue import SimpleQueue
from threading import Thread

from protokollparse.batch.child import Children, DiedError
from protokollparse.batch.work import Outcome, Task, failed

Work = Callable[[Task], Outcome]
Engine = Callable[[Iterable[Task]], Iterator[Outcome]]

_AHEAD = 2  # tasks under way for each worker, so that none waits for the journal


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def local(work: Work, *, jobs: int, timeout: float | None) -> Iterator[Engine]:
    """Child processes on this machine, ``jobs`` at a time, each with a thread here that waits for it."""
    children = Children(pickle.dumps(work), timeout)
    waiting: SimpleQueue[Task | None] = SimpleQueue()
    done: SimpleQueue[Outcome | Exception] = SimpleQueue()

    def serve() -> None:
        while (task := waiting.get()) is not None:
            try:
                done.put(_called(children, timeout, task))
            except Exception as error:
                done.put(error)

    def engine(tasks: Iterable[Task]) -> Iterator[Outcome]:
        under_way = 0
        for task in tasks:
            waiting.put(task)
            under_way += 1
            if under_way == _AHEAD * jobs:
                yield _taken(done)
                under_way -= 1
        for _ in range(under_way):
            yield _taken(done)

    threads: list[Thread] = []
    try:
        for _ in range(jobs):
            threads.append(Thread(target=serve))
            threads[-1].start()
        yield engine
    finally:
        children.close()
        for _ in threads:
            waiting.put(None)
        for thread in threads:
            thread.join()


def _taken(done: SimpleQueue[Outcome | Exception]) -> Outcome:
    """The next outcome; raises what a thread met."""
    each = done.get()
    if isinstance(each, Exception):
        raise each
    return each


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


def promised(
    submit: Callable[[list[Task]], Future[list[Outcome]]],
    tasks: Iterable[Task],
    *,
    window: int,
    chunk: int,
    lost: type[Exception],
) -> Iterator[Outcome]:
    """The outcomes of tasks that others do in chunks, no more than ``window`` chunks at a time.

    ``lost`` is what a promise raises where its chunk took workers along; apart the tasks tell which it was.
    """
    waiting: dict[Future[list[Outcome]], list[Task]] = {}
    rest = iter(tasks)
    while (new := list(islice(rest, chunk))) or waiting:
        if new:
            waiting[submit(new)] = new
            if len(waiting) < window:
                continue
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            old = waiting.pop(future)
            try:
                yield from future.result()
            except lost as error:
                if len(old) == 1:
                    yield failed(old[0], "crash", f"took its workers along: {error}")
                else:
                    waiting.update((submit([task]), [task]) for task in old)
