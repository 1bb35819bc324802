from __future__ import annotations

import shutil
from concurrent.futures import Future
from pathlib import Path

import odd_work
import pytest
from small import MakeJob

from protokollparse.batch import job as jobs
from protokollparse.batch import journal as journals
from protokollparse.batch.child import ChildError
from protokollparse.batch.engines import local, promised
from protokollparse.batch.job import OutputError, Progress, UnfinishedError, run
from protokollparse.batch.journal import JournalError
from protokollparse.batch.work import Failure, Outcome, Task
from protokollparse.errors import UnreadableError


class Told:
    """What a run told."""

    def __init__(self) -> None:
        self.progress = Progress(0)
        self.failures: list[Failure] = []

    def __call__(self, progress: Progress, failure: Failure | None) -> None:
        self.progress = progress
        if failure:
            self.failures.append(failure)


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines()


def test_results_are_in_the_order_of_the_sources_whatever_their_time(make_job: MakeJob) -> None:
    names = [f"slow {at}" if at % 5 == 0 else str(at) for at in range(40)]
    job = make_job(jobs=3)
    totals = run(job, names, Told(), odd_work.echo)
    assert lines(job.place.path) == names
    assert totals == (40, 40, 80, {})
    assert [each.name for each in job.place.path.parent.iterdir()] == ["ut.jsonl"]


def test_what_fails_crashes_or_hangs_is_recorded_and_the_others_go_on(make_job: MakeJob) -> None:
    names = ["a", "hang", "b", "crash", "fail", "c", UnreadableError("no such file", name="d"), "e"]
    told = Told()
    job = make_job(timeout=2.0)
    totals = run(job, names, told, odd_work.echo)
    assert lines(job.place.path) == ["a", "b", "c", "e"]
    assert totals.failed == {"crash": 1, "timeout": 1, "unreadable": 2}
    assert told.progress == Progress(8, 8, 0, 4, 4)
    errors = lines(job.place.beside(".errors.jsonl"))
    assert [line.split('"')[3] for line in errors] == ["hang", "crash", "fail", "d"]
    assert "took longer than 2 s" in errors[0]
    assert "crashed its worker twice (exit code -6)" in errors[1]


def test_a_run_without_failures_takes_the_old_errors_away(make_job: MakeJob) -> None:
    job = make_job()
    run(job, ["fail"], Told(), odd_work.echo)
    assert job.place.beside(".errors.jsonl").exists()
    run(job, ["a"], Told(), odd_work.echo)
    assert not job.place.beside(".errors.jsonl").exists()
    assert lines(job.place.path) == ["a"]


class _Interrupt:
    """Interrupts a run after a number of sources, as Ctrl-C does."""

    def __init__(self, after: int) -> None:
        self.after = after

    def __call__(self, progress: Progress, _: Failure | None) -> None:
        if progress.done == self.after:
            raise KeyboardInterrupt


def test_an_interrupted_run_leaves_the_old_output_and_goes_on(make_job: MakeJob) -> None:
    names = [str(at) for at in range(20)]
    job = make_job()
    job.place.path.write_text("old\n")
    with pytest.raises(KeyboardInterrupt):
        run(job, names, _Interrupt(7), odd_work.echo)
    assert lines(job.place.path) == ["old"]
    with pytest.raises(UnfinishedError, match="--resume"):
        run(job, names, Told(), odd_work.echo)
    told = Told()
    run(make_job(resume=True), names, told, odd_work.echo)
    assert lines(job.place.path) == names
    assert told.progress == Progress(20, 20, 7, 0, 20)


def test_a_run_that_did_nothing_is_in_nobodys_way(make_job: MakeJob) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(make_job(), ["a"], _Interrupt(0), odd_work.echo)
    job = make_job()
    run(job, ["b"], Told(), odd_work.echo)
    assert lines(job.place.path) == ["b"]


def test_resuming_what_never_began_begins(make_job: MakeJob) -> None:
    job = make_job(resume=True)
    run(job, ["a"], Told(), odd_work.echo)
    assert lines(job.place.path) == ["a"]


def test_a_changed_or_new_source_is_parsed_anew(make_job: MakeJob, archive: Path) -> None:
    names = sorted(map(str, archive.rglob("*.*")))
    job = make_job(resume=True)
    with pytest.raises(KeyboardInterrupt):
        run(job, names, _Interrupt(len(names)), None)
    path = Path(names[0])
    path.write_text(path.read_text(encoding="utf-8").replace("Anna Ek", "Zoe Ek"), encoding="utf-8")
    told = Told()
    run(job, [str(archive / "saknas.txt"), *reversed(names)], told, None)
    assert told.progress == Progress(13, 13, 11, 1, 12)
    whole = make_job("hel.jsonl")
    run(whole, reversed(names), Told(), None)
    assert job.place.path.read_bytes() == whole.place.path.read_bytes()
    assert "Zoe Ek" in lines(job.place.path)[-1]


def test_a_full_disk_is_told_and_what_is_done_is_kept(make_job: MakeJob, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [str(at) for at in range(400)]
    job = make_job()
    monkeypatch.setattr(journals, "_TABLES", journals._TABLES + "; PRAGMA max_page_count = 20")
    monkeypatch.setattr(journals, "_COMMIT_EVERY", 0)
    with pytest.raises(OutputError, match=r"the disk is full: what is done is kept in .*ut.jsonl.resume"):
        run(job, names, Told(), odd_work.echo)
    monkeypatch.undo()
    told = Told()
    run(make_job(resume=True), names, told, odd_work.echo)
    assert lines(job.place.path) == names
    assert told.progress.taken > 20


def test_a_disk_that_fills_up_while_the_output_is_written(make_job: MakeJob, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    job = make_job()
    job.place.path.write_text("old\n")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OutputError, match=r"the disk is full: .*--resume"):
            run(job, ["a", "b"], Told(), odd_work.echo)
    assert lines(job.place.path) == ["old"]
    assert not job.place.beside(".part").exists()
    told = Told()
    run(make_job(resume=True), ["a", "b"], told, odd_work.echo)
    assert lines(job.place.path) == ["a", "b"]
    assert told.progress.taken == 2


def test_a_source_that_is_the_output_is_left_out(make_job: MakeJob, tmp_path: Path) -> None:
    job = make_job("ut.jsonl")
    own = ("ut.jsonl", "ut.jsonl.resume", "ut.jsonl.errors.jsonl", "ut.jsonl/x")
    run(job, [str(tmp_path / name) for name in (*own, "ut.jsonl.txt")], Told(), odd_work.echo)
    assert lines(job.place.path) == [str(tmp_path / "ut.jsonl.txt")]


def test_a_run_whose_directory_is_deleted_ends_soon_and_says_so(make_job: MakeJob, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    done: list[Progress] = []

    def delete(progress: Progress, _: Failure | None) -> None:
        done.append(progress)
        if progress.done == 10:
            shutil.rmtree(tmp_path / "d")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journals, "_COMMIT_EVERY", 0)
        with pytest.raises(JournalError, match="was deleted while the run went on; begin anew"):
            run(make_job("d/ut.jsonl"), map(str, range(400)), delete, odd_work.echo)
    assert done[-1].done < 20


class Counted:
    """An engine that does each chunk at once, and counts what nobody has taken yet."""

    def __init__(self) -> None:
        self.under_way = self.most = 0

    def submit(self, tasks: list[Task]) -> Future[list[Outcome]]:
        self.under_way += len(tasks)
        self.most = max(self.most, self.under_way)
        promise: Future[list[Outcome]] = Future()
        if (len(tasks) > 1 and any("lost" in task.name for task in tasks)) or "lost for good" in tasks[0].name:
            promise.set_exception(ConnectionError("gone"))
        else:
            promise.set_result([Outcome(task.position, task.name) for task in tasks])
        return promise


@pytest.mark.parametrize("chunk", [1, 8])
def test_no_more_than_the_window_is_under_way(chunk: int) -> None:
    engine = Counted()
    positions = []
    tasks = (Task(at, str(at)) for at in range(1001))
    for outcome in promised(engine.submit, tasks, window=4, chunk=chunk, lost=ConnectionError):
        engine.under_way -= 1
        positions.append(outcome.position)
    assert sorted(positions) == list(range(1001))
    assert engine.most <= 4 * chunk


def test_no_more_than_two_tasks_for_each_worker_are_taken() -> None:
    taken: list[int] = []
    tasks = (taken.append(at) or Task(at, str(at)) for at in range(50))
    with local(odd_work.echo, jobs=3, timeout=None) as engine:
        for count, _ in enumerate(engine(tasks), 1):
            assert len(taken) < count + 6
    assert count == 50


def test_a_worker_that_cannot_start_ends_the_run(make_job: MakeJob, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("protokollparse.batch.engines.pickle.dumps", lambda _: b"cnowhere\nnothing\n.")
    with pytest.raises(ChildError, match="a worker process cannot start"):
        run(make_job(), map(str, range(20)), Told(), odd_work.echo)


def test_a_lost_chunk_is_done_again_in_parts() -> None:
    names = ["a", "lost", "b", "c", "lost for good", "d"]
    tasks = [Task(at, name) for at, name in enumerate(names)]
    done = list(promised(Counted().submit, tasks, window=2, chunk=3, lost=ConnectionError))
    assert sorted(each.position for each in done) == list(range(6))
    assert [each.name for each in done if each.failure] == ["lost for good"]


def test_nothing_to_do_starts_no_worker(make_job: MakeJob, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_engine", lambda *_: pytest.fail("started one"))
    job = make_job()
    totals = run(job, [UnreadableError("no such file", name="d")], Told(), odd_work.echo)
    assert (totals.documents, totals.failed) == (0, {"unreadable": 1})
    assert lines(job.place.path) == []
