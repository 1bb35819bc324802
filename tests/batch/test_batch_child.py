from __future__ import annotations

import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import odd_work
import pytest

from protokollparse.batch.child import ChildError, Children, DiedError
from protokollparse.batch.work import Task


@pytest.fixture
def children() -> Iterator[Children]:
    children = Children(pickle.dumps(odd_work.number), timeout=1)
    yield children
    children.close()


def test_a_call_is_answered_by_another_process_that_stays() -> None:
    children = Children(pickle.dumps(odd_work.pid))
    first = children(None)
    assert first != threading.get_native_id()
    assert children(None) == first
    children.close()


def test_each_thread_has_its_own() -> None:
    children = Children(pickle.dumps(odd_work.pid))
    pids: list[int] = []
    threads = [threading.Thread(target=lambda: pids.append(children(None))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    children.close()
    assert len(set(pids)) == 3


def test_a_crash_is_told_with_its_code_and_the_next_call_works(children: Children) -> None:
    with pytest.raises(DiedError) as died:
        children(-11)
    assert (died.value.code, died.value.expired) == (11, False)
    assert children(1) == 2


def test_a_crash_is_tried_again(tmp_path: Path) -> None:
    children = Children(pickle.dumps(odd_work.crash_once))
    outcome = children(Task(0, str(tmp_path / "mark")))
    children.close()
    assert outcome.frame


def test_what_hangs_is_ended_once(children: Children) -> None:
    with pytest.raises(DiedError) as died:
        children(0)
    assert died.value.expired
    assert children(1) == 2


def test_the_time_of_a_call_is_its_own(children: Children) -> None:
    assert children(1) == 2
    time.sleep(1.5)  # more than the time limit
    assert children(1) == 2


@pytest.mark.parametrize("timeout", [float("inf"), float("nan")])
def test_a_time_limit_may_be_none(timeout: float) -> None:
    children = Children(pickle.dumps(odd_work.number), timeout)
    assert children(1) == 2
    children.close()


def test_closing_ends_a_call_under_way(children: Children) -> None:
    ended: list[DiedError] = []

    def call() -> None:
        try:
            children(0)
        except DiedError as error:
            ended.append(error)

    unhurried = Children(pickle.dumps(odd_work.number))
    children = unhurried
    thread = threading.Thread(target=call)
    thread.start()
    time.sleep(0.3)
    unhurried.close()
    thread.join(20)
    assert not thread.is_alive()
    assert len(ended) == 1


def test_a_function_that_no_child_can_load_is_an_error() -> None:
    with pytest.raises(ChildError, match="cannot start"):
        Children(b"cnowhere\nnothing\n.")(1)


def test_a_child_whose_parent_is_gone_ends_without_a_word() -> None:
    command = [sys.executable, "-c", "from protokollparse.batch.child import serve; serve()"]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_library_that_prints_disturbs_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    children = Children(pickle.dumps(odd_work.noisy))
    assert children(Task(0, "a")).frame
    children.close()
    assert capfd.readouterr() == ("", "")


def test_the_working_directory_is_not_searched_for_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zlib.py").write_text("raise SystemExit('taken over')")
    (tmp_path / "pickle.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    children = Children(pickle.dumps(odd_work.number))
    assert children(1) == 2
    children.close()
