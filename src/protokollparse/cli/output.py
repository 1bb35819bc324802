"""Where records go: standard output as bytes, or a file that is whole or not there."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from protokollparse.errors import ProtokollError

Write = Callable[[bytes], object]


class OutputError(ProtokollError):
    """The output cannot be written."""


class ReaderGoneError(Exception):
    """Whoever read the output has seen enough: `| head`."""


@contextmanager
def opened(path: str | None) -> Iterator[Write]:
    """A function that writes bytes to a file, or to standard output for None.

    A file is written beside its name and takes it at the end, so that nobody sees half of it; when the block
    raises, the old file stays. Raises OutputError where it cannot be written, ReaderGoneError where it is
    a pipe that nobody reads.
    """
    if path is None:
        yield _standard_output()
        return
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            with target.open("wb") as device:  # /dev/null, a named pipe
                yield device.write
            return
        with _beside(target) as write:
            yield write
    except BrokenPipeError:
        raise ReaderGoneError from None
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", name=path) from error


@contextmanager
def _beside(target: Path) -> Iterator[Write]:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            if target.exists():
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            yield file.write
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _standard_output() -> Write:
    if sys.stdout is None:
        raise OutputError("is closed; write to a file with --output", name="standard output")
    stream = sys.stdout.buffer

    def write(data: bytes) -> None:
        try:
            stream.write(data)
            stream.flush()
        except BrokenPipeError:
            raise ReaderGoneError from None
        except OSError as error:
            raise OutputError(f"cannot be written: {error.strerror}", name="standard output") from error

    return write
