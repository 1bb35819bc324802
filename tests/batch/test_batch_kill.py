"""A run that is killed at random points, and gone on with, gives the bytes of one that was not."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small import MINUTES

from protokollparse.batch.outputs import remove

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")

KILLS = int(os.environ.get("PROTOKOLL_KILLS", "2"))
# Every result is committed at once, so that a short run has something to go on from.
PROGRAM = (
    "from protokollparse.batch import journal; journal._COMMIT_EVERY = 0; from protokollparse.cli import main; main()"
)


def started(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, "batch", *map(str, arguments), "--quiet", "--jobs", "2"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def content(place: Path) -> dict[str, bytes]:
    """The bytes of an output, a file or a directory, by their names in it."""
    paths = [place] if place.is_file() else place.rglob("*.*")
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def many(tmp_path: Path) -> Path:
    root = tmp_path / "arkiv"
    root.mkdir()
    for number in range(1, 41):
        body = "".join(MINUTES.format(day=number % 28 + 1, number=number * 7 + at) for at in range(4))
        (root / f"{number:03}.txt").write_text(body, encoding="utf-8")
    (root / "031-tom.txt").touch()
    return root


@pytest.mark.parametrize("form", ["jsonl", "csv", "sqlite", "parquet"])
def test_kill_9_at_random_points(many: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    whole, killed = tmp_path / "hel", tmp_path / "dödad"
    begun = time.monotonic()
    assert started(many, "--to", form, "--output", whole).wait() == 1
    duration = time.monotonic() - begun
    rng = random.Random(form)
    kills = 0
    while kills < KILLS:
        run = started(many, "--to", form, "--output", killed, "--resume")
        time.sleep(rng.uniform(0.2, 1) * duration)
        run.kill()
        _, err = run.communicate()
        assert b"Traceback" not in err
        assert not killed.exists() or content(killed) == content(whole)
        assert run.returncode in (-9, 1), err
        if run.returncode == 1:  # it was done before: begin anew, and kill sooner
            remove(killed)
            duration /= 2
        else:
            kills += 1
    last = started(many, "--to", form, "--output", killed, "--resume")
    _, err = last.communicate()
    assert last.returncode == 1, err
    assert content(killed) == content(whole)
    assert not list(tmp_path.glob("*.resume"))
    assert not list(tmp_path.glob("*.part"))


def test_the_workers_of_a_killed_run_end(many: Path, tmp_path: Path) -> None:
    if not Path("/proc").is_dir():
        pytest.skip("looks for processes in /proc")
    place = tmp_path / "ut.jsonl"
    run = started(many, "--output", place)
    deadline = time.monotonic() + 60
    while not (children := children_of(run.pid)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert children
    run.kill()
    run.communicate()
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def children_of(pid: int) -> list[str]:
    """The children that the threads of a process have started."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
