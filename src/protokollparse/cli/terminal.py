"""What the command line says to people: on standard error, one line a message, nothing raw."""

from __future__ import annotations

import os
import sys
from typing import IO, Any


def complain(message: object) -> None:
    """One line on standard error: "protokoll: NAME:LINE: message"."""
    from protokollparse.writers.escape import visible

    say(f"protokoll: {visible(str(message))}")


def say(line: str) -> None:
    """A line on standard error; that it is closed or full is no error."""
    if sys.stderr is None:
        return
    try:
        print(line, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        forget(2)


def forget(stream: int) -> None:
    """Lets what is still in the buffer of standard output (1) or error (2) go nowhere, as it can be written no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


def is_terminal(stream: IO[Any] | None) -> bool:
    """Whether a stream is open and leads to a person."""
    return stream is not None and stream.isatty()


def coloured(stream: IO[Any] | None) -> bool:
    """Whether colours are welcome: a terminal that is not dumb, and no NO_COLOR in the environment."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
