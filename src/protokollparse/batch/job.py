"""A run: from the sources to the output under its name."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from protokollparse import __version__
from protokollparse.batch import outputs
from protokollparse.batch.engines import Engine, Work, cores, local
from protokollparse.batch.frames import Recipe
from protokollparse.batch.journal import Journal, Totals
from protokollparse.batch.outputs import Place
from protokollparse.batch.work import Failure, Parsing, outcome
from protokollparse.errors import ProtokollError

TIMEOUT = 120.0  # seconds a document; the slowest real ones take a hundredth


class UnfinishedError(ProtokollError):
    """An earlier run to the same place did not finish, and nobody said what to do about it."""


class OutputError(ProtokollError):
    """The disk is full or fails; what is done stays done."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to do: ``jobs`` processes, ``timeout`` in seconds a document, ``dask`` a scheduler's address."""

    place: Place
    recipe: Recipe
    parsing: Parsing
    jobs: int | None = None
    timeout: float | None = TIMEOUT
    dask: str | None = None
    resume: bool = False

    @property
    def journal(self) -> str:
        """The path of the journal."""
        return str(self.place.beside(".resume"))


class Progress(NamedTuple):
    """How far a run is: ``taken`` of the ``done`` sources are as the run that it goes on from left them.

    ``written`` counts the documents in the output, which begins when all sources are done.
    """

    total: int
    done: int = 0
    taken: int = 0
    failed: int = 0
    written: int = 0


Tell = Callable[[Progress, Failure | None], object]


def run(job: Job, sources: Iterable[str | ProtokollError], tell: Tell, work: Work | None = None) -> Totals:
    """Runs a job and returns what it gave; the output is there when it returns, and only then.

    ``sources`` are paths and URLs, or an error for each that could not be listed. ``tell`` hears of every source
    that is done, with its failure where it failed, then of every document that is written. ``work`` does a task; it
    parses where none is given. Raises a ProtokollError where the job cannot go on; the journal then keeps what is done.
    """
    outputs.check(job.place, job.recipe)
    path = job.place.beside(".resume")
    with _full_disks_told(job):
        journal = Journal(path, repr((__version__, job.recipe, job.parsing)))
        try:
            if journal.has_results() and not job.resume:
                told = "an earlier run did not finish: go on with --resume, or delete this file to start anew"
                raise UnfinishedError(told, name=str(path))
            progress = _fill(journal, job, sources, tell, work or partial(outcome, job.parsing, job.recipe))
            outputs.write(_Told(journal, tell, progress), job.place, job.recipe)
            totals = journal.totals()
        except (ProtokollError, KeyboardInterrupt):
            journal.commit()
            raise
        finally:
            journal.close()
        path.unlink(missing_ok=True)
    return totals


def _fill(journal: Journal, job: Job, sources: Iterable[str | ProtokollError], tell: Tell, work: Work) -> Progress:
    """Brings the journal to where every source has a result or a failure, and returns how far that is."""
    progress = Progress(journal.add(_without(job.place, sources)))
    for failure in journal.failures():
        progress = progress._replace(done=progress.done + 1, failed=progress.failed + 1)
        tell(progress, failure)
    tell(progress, None)
    if progress.done == progress.total:
        return progress
    with _engine(job, work, progress.total) as engine:
        for each in engine(journal.tasks()):
            journal.record(each)
            progress = Progress(
                progress.total,
                progress.done + 1,
                progress.taken + (each.frame is None and each.failure is None),
                progress.failed + (each.failure is not None),
            )
            tell(progress, each.failure)
    journal.commit()
    return progress


class _Told(NamedTuple):
    """The results of a run, which tell as they are written."""

    journal: Journal
    tell: Tell
    progress: Progress

    def frames(self) -> Iterator[tuple[str, bytes]]:
        for written, each in enumerate(self.journal.frames(), 1):
            yield each
            self.tell(self.progress._replace(written=written), None)

    def failures(self) -> Iterator[Failure]:
        return self.journal.failures()


def _without(place: Place, sources: Iterable[str | ProtokollError]) -> Iterator[str | ProtokollError]:
    """The sources that are no output of an earlier run to the same place."""
    for source in sources:
        if isinstance(source, ProtokollError) or not place.holds(source):
            yield source


def _engine(job: Job, work: Work, documents: int) -> AbstractContextManager[Engine]:
    jobs = job.jobs or cores()
    if job.dask is None:
        return local(work, jobs=jobs, timeout=job.timeout)
    from protokollparse.batch.cluster import dask

    return dask(work, address=job.dask, jobs=jobs, timeout=job.timeout, documents=documents)


@contextmanager
def _full_disks_told(job: Job) -> Iterator[None]:
    """Turns what a full or failing disk raises into a message that says what is left."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        left = "what was done is gone; begin anew"
        if Path(job.journal).exists():
            left = f"what is done is kept in {job.journal}; go on with --resume"
        raise OutputError(f"{_reason(error)}: {left}", name=str(job.place.path)) from error


def _reason(error: OSError | sqlite3.Error) -> str:
    if isinstance(error, OSError):
        full, told = error.errno == errno.ENOSPC, error.strerror or str(error)
    else:
        full, told = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL, str(error)
    return "the disk is full" if full else f"cannot be written ({told})"
