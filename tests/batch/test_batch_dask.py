"""The same job on a cluster: a scheduler and two workers in processes of their own."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from typing import Any

import odd_work
import pytest
from small import MakeJob

from protokollparse.batch.job import Progress, run
from protokollparse.batch.work import Failure

distributed: Any = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, scheduler_port=0, silence_logs=50
    ) as cluster:
        yield cluster


def test_a_killed_worker_loses_nothing_and_doubles_nothing(make_job: MakeJob, cluster: Any) -> None:
    names = [f"slow {at}" for at in range(60)]
    killed: list[int] = []
    done: list[int] = []

    def kill_one(progress: Progress, _: Failure | None) -> None:
        done.append(progress.done)
        if progress.done == 20 and not killed:
            with distributed.Client(cluster.scheduler_address) as client:
                killed.append(next(iter(client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    job = make_job(dask=cluster.scheduler_address)
    totals = run(job, names, kill_one, odd_work.echo)
    assert killed
    assert totals == (60, 60, 120, {})
    assert done == [*range(61), *[60] * 60]
    assert job.place.path.read_text().splitlines() == names


def test_what_crashes_or_hangs_ends_alone_and_takes_no_worker_along(make_job: MakeJob, cluster: Any) -> None:
    with distributed.Client(cluster.scheduler_address) as client:
        client.wait_for_workers(2, timeout=30)
        before = set(client.run(os.getpid).values())
        job = make_job(dask=cluster.scheduler_address, timeout=2.0)
        totals = run(job, ["a", "crash", "hang", "b"], lambda *_: None, odd_work.echo)
        assert set(client.run(os.getpid).values()) == before
    assert totals.failed == {"crash": 1, "timeout": 1}
    assert job.place.path.read_text().splitlines() == ["a", "b"]


def test_the_records_are_those_of_a_run_here(make_job: MakeJob, cluster: Any, archive: Any) -> None:
    names = sorted(map(str, archive.rglob("*.*")))
    there, here = make_job("there.jsonl", dask=cluster.scheduler_address), make_job("here.jsonl")
    run(there, names, lambda *_: None)
    run(here, names, lambda *_: None)
    assert there.place.path.read_bytes() == here.place.path.read_bytes()
    assert threading.active_count() < 50


def test_no_scheduler_is_told(make_job: MakeJob, monkeypatch: pytest.MonkeyPatch) -> None:
    from protokollparse.batch import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    with pytest.raises(cluster.ClusterError, match="no scheduler answers there"):
        run(make_job(dask="tcp://127.0.0.1:1"), ["a"], lambda *_: None, odd_work.echo)
