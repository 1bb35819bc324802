from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from pathlib import Path

import pytest

from protokollparse.batch import journal as journals
from protokollparse.batch.journal import Journal, JournalError
from protokollparse.batch.work import Failure, Outcome, Task
from protokollparse.errors import UnreadableError


def outcome(position: int, name: str, text: str = "frame") -> Outcome:
    return Outcome(position, name, "ab", zlib.compress(text.encode()), 3, 4)


def test_sources_are_kept_in_order_and_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "b").touch()
    (tmp_path / "link").symlink_to("b")
    journal = Journal(tmp_path / "j", "")
    named = [str(tmp_path / name) for name in ("b", "a", "link")]
    assert journal.add([*named, named[0], "s3://x/a", "s3://x/a"]) == 3
    assert list(journal.tasks()) == [Task(0, named[0]), Task(1, named[1]), Task(2, "s3://x/a")]
    journal.close()


def test_tasks_are_read_in_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "_PAGE", 2)
    journal = Journal(tmp_path / "j", "")
    journal.add(map(str, range(5)))
    seen = []
    for task in journal.tasks():
        journal.record(outcome(task.position, task.name))
        seen.append(task.name)
    assert seen == list("01234")
    journal.close()


def test_frames_come_in_the_order_of_the_sources(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "")
    journal.add("abc")
    for position in (2, 0, 1):
        journal.record(outcome(position, "abc"[position], f"frame {position}"))
    assert list(journal.frames()) == [("a", b"frame 0"), ("b", b"frame 1"), ("c", b"frame 2")]
    assert journal.totals() == (3, 9, 12, {})
    journal.close()


def test_the_same_outcome_twice_is_kept_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "")
    journal.add("a")
    journal.record(outcome(0, "a"))
    journal.record(outcome(0, "a"))
    assert len(list(journal.frames())) == 1
    journal.close()


def test_failures_are_told_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "")
    journal.add(["a", UnreadableError("no such thing", name="b"), "c"])
    journal.record(Outcome(2, "c", failure=Failure("c", "timeout", "too long")))
    journal.record(Outcome(0, "a", failure=Failure("a", "empty", "nothing")))
    assert [(each.source, each.reason) for each in journal.failures()] == [
        ("a", "empty"),
        ("b", "unreadable"),
        ("c", "timeout"),
    ]
    assert journal.totals().failed == {"empty": 1, "timeout": 1, "unreadable": 1}
    journal.close()


def test_a_next_run_knows_the_results_but_lists_anew_and_tries_failures_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "")
    journal.add("ab")
    journal.record(outcome(0, "a"))
    journal.record(Outcome(1, "b", failure=Failure("b", "crash", "died")))
    journal.commit()
    journal.close()
    journal = Journal(tmp_path / "j", "")
    journal.add("xa")
    assert list(journal.tasks()) == [Task(0, "x"), Task(1, "a", "ab")]
    assert list(journal.frames()) == [("a", b"frame")]
    assert not list(journal.failures())
    journal.close()


def test_a_source_that_fails_now_gives_no_result_of_before(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "")
    journal.add("a")
    journal.record(outcome(0, "a"))
    journal.record(Outcome(0, "a", failure=Failure("a", "unreadable", "gone")))
    assert not list(journal.frames())
    journal.close()


def test_results_of_another_recipe_are_not_used(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "version 1")
    journal.add("a")
    journal.record(outcome(0, "a"))
    journal.commit()
    journal.close()
    journal = Journal(tmp_path / "j", "version 2")
    journal.add("a")
    assert list(journal.tasks()) == [Task(0, "a")]
    assert not list(journal.frames())
    journal.close()


def test_what_is_not_committed_is_lost_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path / "j", "")
    journal.add("ab")
    monkeypatch.setattr(journals, "_COMMIT_EVERY", 0)
    journal.record(outcome(0, "a"))
    monkeypatch.setattr(journals, "_COMMIT_EVERY", 1000)
    journal.record(outcome(1, "b"))
    journal.close()
    journal = Journal(tmp_path / "j", "")
    journal.add("ab")
    assert [task.known for task in journal.tasks()] == ["ab", None]
    journal.close()


def test_a_full_disk_leaves_what_was_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "_TABLES", journals._TABLES + "; PRAGMA max_page_count = 60")
    monkeypatch.setattr(journals, "_COMMIT_EVERY", 0)
    journal = Journal(tmp_path / "j", "")
    journal.add(map(str, range(100)))
    outcomes = iter([Outcome(at, str(at), "ab", os.urandom(9000)) for at in range(100)])
    with pytest.raises(sqlite3.OperationalError, match="full"):
        list(map(journal.record, outcomes))
    journal.close()
    done = 99 - len(list(outcomes))
    assert done > 5
    monkeypatch.undo()
    journal = Journal(tmp_path / "j", "")
    journal.add(map(str, range(100)))
    assert [task.known for task in journal.tasks()] == ["ab"] * done + [None] * (100 - done)
    journal.close()


def test_two_runs_do_not_share_a_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "")
    with pytest.raises(JournalError, match="another run"):
        Journal(tmp_path / "j", "")
    journal.close()


def test_a_journal_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match=r"cannot be made \(unable to open database file\); give another place"):
        Journal(tmp_path / ("a" * 300), "")


def test_a_file_of_another_kind_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "j").write_text("not a database at all, but " * 50)
    with pytest.raises(JournalError, match="no journal"):
        Journal(tmp_path / "j", "")
    assert (tmp_path / "j").read_text().startswith("not")


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux")
def test_names_that_are_no_utf_8(tmp_path: Path) -> None:
    names = [os.fsdecode(b"/\xe5.txt"), os.fsdecode(b"/\xe4.txt")]
    journal = Journal(tmp_path / "j", "")
    assert journal.add(names) == 2
    assert list(journal.tasks()) == [Task(0, names[0])]
    journal.record(outcome(0, names[0]))
    assert [name for name, _ in journal.frames()] == ["/\ufffd.txt"]
    (failure,) = journal.failures()
    assert "another source has this name" in failure.message
    journal.close()
