"""A function called in child processes, so that what hangs or crashes there ends one call and no more."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from threading import Event, Lock, Thread, get_ident
from typing import Any

from protokollparse.errors import ProtokollError

_MEMORY = 4 * 2**30  # bytes of a child; the largest real documents take a twentieth
_GRACE = 10  # seconds after its time limit in which an orphan of a killed run ends itself
_FOREVER = 10**6  # seconds; "inf" is one of the numbers that people give


class ChildError(ProtokollError):
    """A child process cannot start."""


class DiedError(Exception):
    """A child ended in the middle of a call; ``expired`` where its time was up."""

    def __init__(self, code: int, *, expired: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.expired = expired


class Children:
    """One child process for each thread that calls, started when it is first needed.

    ``function`` is a pickled callable of one argument; ``timeout`` is in seconds a call. A call raises DiedError
    when its time is up, or when the child crashes twice: the first time may be another's fault, as where the
    machine is out of memory. Raises ChildError where no child can start.
    """

    def __init__(self, function: bytes, timeout: float | None = None) -> None:
        timeout = timeout if timeout is not None and timeout < _FOREVER else None
        self._start = function, timeout
        self._children: dict[int, _Child] = {}
        self._lock = Lock()
        self._closed = Event()
        if timeout is not None:
            Thread(target=self._watch, args=(max(0.02, min(1, timeout / 10)),), daemon=True).start()

    def __call__(self, argument: Any) -> Any:
        try:
            return self._once(argument)
        except DiedError as error:
            if error.expired or self._closed.is_set():
                raise
        return self._once(argument)

    def _once(self, argument: Any) -> Any:
        child = self._own()
        try:
            return child(argument)
        except BaseException:
            child.end()
            with self._lock:
                self._children.pop(get_ident(), None)
            raise

    def _own(self) -> _Child:
        with self._lock:
            if self._closed.is_set():
                raise DiedError(0)
            child = self._children.get(get_ident())
        if child is None:
            child = _Child(*self._start)
            with self._lock:
                self._children[get_ident()] = child
                if self._closed.is_set():
                    child.end()
        return child

    def _watch(self, every: float) -> None:
        """Ends the children whose time is up: a thread for all of them, which costs less than a timer a call."""
        while not self._closed.wait(every):
            with self._lock:
                children = list(self._children.values())
            for child in children:
                child.end_if_late()

    def close(self) -> None:
        """Ends the children at once; calls under way raise DiedError."""
        with self._lock:
            self._closed.set()
            for child in self._children.values():
                child.end()


class _Child:
    """One process; its standard input and output carry pickled calls and answers."""

    def __init__(self, function: bytes, timeout: float | None) -> None:
        self._timeout = timeout
        self._late: float | None = None  # when the call under way has had its time
        self._expired = False
        self._lock = Lock()
        # -P, because the working directory may hold anybody's regex.py; the path is this process's own.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", f"from {__name__} import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        try:
            self._send((function, timeout))
            ready = self._receive()
        except (EOFError, OSError) as error:
            self.end()
            raise ChildError(f"a worker process cannot start (exit code {self._process.returncode})") from error
        if ready is not None:
            self.end()
            raise ChildError(f"a worker process cannot start: {ready}")

    def __call__(self, argument: Any) -> Any:
        if self._timeout is not None:
            self._late = time.monotonic() + self._timeout
        answer, died = None, False
        try:
            self._send(argument)
            answer = self._receive()
        except (EOFError, OSError, pickle.UnpicklingError):
            died = True
        with self._lock:
            self._late = None
        if died or self._expired:
            self.end()
            raise DiedError(self._process.returncode, expired=self._expired)
        return answer

    def end_if_late(self) -> None:
        """Ends the process if the call under way has had its time."""
        with self._lock:
            if self._late is not None and time.monotonic() > self._late:
                self._expired = True
                self._process.kill()

    def _send(self, value: Any) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)
        pipe.flush()

    def _receive(self) -> Any:
        assert self._process.stdout is not None
        return pickle.load(self._process.stdout)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


def serve() -> None:
    """The child: takes a function, then answers calls until its parent is gone."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    calls, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints is not to print between the answers
    try:
        pickled, timeout = pickle.load(calls)
        function: Callable[[Any], Any] = pickle.loads(pickled)
    except Exception as error:
        _answer(answers, f"{type(error).__name__}: {error}")
        return
    _answer(answers, None)
    _freeze()
    _limit_memory()
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)  # what a library says of a document would reach the terminal raw
    while True:
        try:
            argument = pickle.load(calls)
        except EOFError:
            return
        if timeout is not None and hasattr(signal, "alarm"):
            signal.alarm(int(timeout) + _GRACE)
        _answer(answers, function(argument))


def _limit_memory() -> None:
    """Where the system can: what would fill the memory of the machine ends its own child."""
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _answer(pipe: Any, value: Any) -> None:
    try:
        pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)
        pipe.flush()
    except BrokenPipeError:  # the parent is gone
        os._exit(1)


def _freeze() -> None:
    """Takes what is loaded by now out of the garbage collector's rounds."""
    import gc

    gc.collect()
    gc.freeze()
