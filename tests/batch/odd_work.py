"""Stand-ins for parsing, which the child processes of the tests import."""

from __future__ import annotations

import hashlib
import os
import time
import zlib
from pathlib import Path

from protokollparse.batch.work import Outcome, Task, failed

SLOW = 0.05  # seconds


def echo(task: Task) -> Outcome:
    """A frame that says the source's name, after what the name asks for: crash, hang, slow, fail, bug, known."""
    digest = hashlib.sha256(task.name.encode()).hexdigest()
    if "crash" in task.name:
        os.abort()
    if "hang" in task.name:
        time.sleep(60)
    if "slow" in task.name:
        time.sleep(SLOW)
    if "fail" in task.name:
        return failed(task, "unreadable", "it is")
    if task.known == digest:
        return Outcome(task.position, task.name)
    return Outcome(task.position, task.name, digest, zlib.compress(f"{task.name}\n".encode()), 1, 2)


def crash_once(task: Task) -> Outcome:
    """Crashes where the file that the name is of is not there, and makes it first."""
    mark = Path(task.name)
    if not mark.exists():
        mark.touch()
        os._exit(3)
    return Outcome(task.position, task.name, "ab", zlib.compress(b"second\n"))


def noisy(task: Task) -> Outcome:
    """Prints as a library might."""
    os.write(1, b"\x1b[31mout\n")
    os.write(2, b"\x1b[31merr\n")
    return echo(task)


def number(value: int) -> int:
    """The number, one higher; ends the process at a negative one, hangs at 0."""
    if value < 0:
        os._exit(-value)
    if value == 0:
        time.sleep(60)
    return value + 1


def pid(_: object) -> int:
    return os.getpid()
