"""The engine of a Dask cluster: each thread of its workers has a child process, as here.

Dask places the tasks, and places them anew where a worker is gone; what a document may do to its process is the
child's, so that no document takes a worker of the cluster along.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from functools import partial
from typing import Any

from protokollparse import __version__
from protokollparse.batch.child import Children
from protokollparse.batch.engines import Engine, Work, called, promised
from protokollparse.batch.work import Outcome, Task
from protokollparse.errors import MissingExtraError, ProtokollError

try:
    import distributed
except ImportError as missing:
    raise MissingExtraError('needs the extra: pip install "protokollparse[dask]"', name="--dask") from missing

_CHUNK = 32  # documents in a task at the most: placing one costs what parsing a small document costs
_AHEAD = 2  # tasks under way for each thread of the cluster
_PATIENCE = 10  # seconds for the scheduler to answer
_LEAST = 16  # tasks under way, so that a cluster that grows with its work sees some


class ClusterError(ProtokollError):
    """The cluster does not answer, or cannot do the work."""


class _Workshop(distributed.WorkerPlugin):
    """The children of one run on one worker of the cluster."""

    children: Children

    def __init__(self, name: str, work: bytes, timeout: float | None) -> None:
        self.name = name
        self.work = work
        self.timeout = timeout

    def setup(self, worker: Any) -> None:  # noqa: ARG002 - the name is Dask's
        self.children = Children(self.work, self.timeout)

    def teardown(self, worker: Any) -> None:  # noqa: ARG002
        self.children.close()


@contextmanager
def dask(work: Work, *, address: str, jobs: int, timeout: float | None, documents: int) -> Iterator[Engine]:
    """The workers of a cluster: ``address`` is its scheduler's, "local" starts one with ``jobs`` workers here.

    Where there are few ``documents``, the tasks are small, so that every worker has some. Raises ClusterError where
    no scheduler answers or its workers have another version.
    """
    with _client(address, jobs) as client:
        try:
            versions = set(client.run(_version).values()) - {__version__}
        except ImportError as error:
            raise ClusterError("its workers do not have protokollparse; install it there", name=address) from error
        if versions:
            told = f"its workers have protokollparse {versions.pop()}, this is {__version__}; make them the same"
            raise ClusterError(told, name=address)
        name = f"protokollparse-{os.urandom(8).hex()}"
        client.register_plugin(_Workshop(name, pickle.dumps(work), timeout))
        executor = client.get_executor(pure=False)

        def submit(tasks: list[Task]) -> Future[list[Outcome]]:
            promise: Future[list[Outcome]] = executor.submit(_in_workshop, name, timeout, tasks)
            return promise

        try:
            threads = sum(client.nthreads().values()) or 1
            window = max(_LEAST, _AHEAD * threads)
            chunk = max(1, min(_CHUNK, documents // (4 * threads)))
            yield partial(promised, submit, window=window, chunk=chunk, lost=distributed.KilledWorker)
        except CancelledError as error:
            raise ClusterError("the scheduler is gone; go on with --resume", name=address) from error
        finally:
            if client.status == "running":
                executor.shutdown(wait=False)
                client.unregister_worker_plugin(name)


@contextmanager
def _client(address: str, jobs: int) -> Iterator[Any]:
    dask: Any = distributed  # its functions have no types
    if address == "local":
        options = {"dashboard_address": None, "scheduler_kwargs": {"dashboard_address": "127.0.0.1:0"}}  # any free port
        with (
            dask.LocalCluster(n_workers=jobs, threads_per_worker=1, **options) as cluster,
            dask.Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = dask.Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler answers there: {error}", name=address) from error
    with client:
        yield client


def _version() -> str:
    return __version__


def _in_workshop(name: str, timeout: float | None, tasks: list[Task]) -> list[Outcome]:
    workshop: Any = distributed.get_worker().plugins[name]
    return called(workshop.children, timeout, tasks)
