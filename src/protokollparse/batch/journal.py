"""The journal of a run: an SQLite file beside the output with the sources, and what became of each so far.

It outlives ``kill -9`` and a full disk up to its last commit, holds on disk what would grow with the number of
documents, and gives the frames back in the order of the sources.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from protokollparse.batch.work import URL, Failure, Outcome, Task, reason
from protokollparse.errors import ProtokollError

_COMMIT_EVERY = 1.0  # seconds of work that a kill may cost
_PAGE = 500  # tasks that are read at a time

# `name` is the path as bytes, since a path need not be UTF-8; `shown` is what records call it. `same` tells one
# file under two names. `recipe` tells results of another version, format or lexicon apart.
_TABLES = """
CREATE TABLE IF NOT EXISTS results (
    name BLOB PRIMARY KEY, recipe TEXT, sha256 TEXT, paragrafer INT, decisions INT, frame BLOB
);
DROP TABLE IF EXISTS sources;
CREATE TABLE sources (position INTEGER PRIMARY KEY, name BLOB, shown TEXT UNIQUE, same BLOB UNIQUE);
DROP TABLE IF EXISTS failures;
CREATE TABLE failures (position INTEGER PRIMARY KEY, shown TEXT, reason TEXT, message TEXT);
"""
_DONE = "sources JOIN results ON results.name = sources.name AND results.recipe = ?"


class JournalError(ProtokollError):
    """The journal cannot be used: another run has it, it is no journal, or it was deleted."""


class Totals(NamedTuple):
    """What a run gave; ``failed`` counts the sources by reason."""

    documents: int
    paragrafer: int
    decisions: int
    failed: dict[str, int]


class Journal:
    """An open journal; ``recipe`` is a text that differs where frames would.

    Raises JournalError where the file is another run's, no journal or deleted, and ``sqlite3.Error`` from any method
    where the disk is full or fails; what was committed stays.
    """

    def __init__(self, path: Path, recipe: str) -> None:
        self.path = path
        self.recipe = hashlib.sha256(recipe.encode()).hexdigest()
        try:
            self._base = sqlite3.connect(path, isolation_level=None, timeout=0)
        except sqlite3.Error as error:
            raise JournalError(f"cannot be made ({error}); give another place", name=str(path)) from error
        try:
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.execute("BEGIN EXCLUSIVE")
            for statement in _TABLES.split(";"):
                self._base.execute(statement)
            self.commit()
        except sqlite3.DatabaseError as error:
            self._base.close()
            if "locked" in str(error):
                raise JournalError("another run is writing there", name=str(path)) from error
            if "not a database" in str(error):
                raise JournalError("is no journal of a run; move it away", name=str(path)) from error
            raise

    def commit(self) -> None:
        """Makes safe what was recorded, and begins anew; raises JournalError where the file is gone."""
        if not self.path.exists():
            raise JournalError("was deleted while the run went on; begin anew", name=str(self.path))
        if self._base.in_transaction:
            self._base.execute("COMMIT")
        self._base.execute("BEGIN")
        self._committed = time.monotonic()

    def close(self) -> None:
        """Closes the file; what is not committed is lost."""
        self._base.close()

    def add(self, sources: Iterable[str | ProtokollError]) -> int:
        """Takes the sources, each once, in their order; an error is a source that failed. Returns their number."""
        position = 0
        for source in sources:
            if isinstance(source, ProtokollError):
                failure = Failure(source.name or "", reason(source), source.message)
                self._fail(position, failure)
                position += 1
            else:
                position += self._add(position, source)
        self.commit()
        return position

    def _add(self, position: int, name: str) -> int:
        """Takes one source, and returns 1; 0 for a file that is there already."""
        real = name if URL.match(name) else os.path.realpath(name)
        same = hashlib.blake2b(os.fsencode(real), digest_size=16).digest()
        path = os.fsencode(name)
        shown = path.decode("utf-8", "replace")
        put = "INSERT OR IGNORE INTO sources VALUES (?, ?, ?, ?)"
        if self._base.execute(put, (position, path, shown, same)).rowcount:
            return 1
        if self._base.execute("SELECT 1 FROM sources WHERE same = ?", (same,)).fetchone():
            return 0
        told = "another source has this name, where bytes that are no UTF-8 are left out; rename one"
        self._fail(position, Failure(shown, "unreadable", told))
        return 1

    def tasks(self) -> Iterator[Task]:
        """Each source in order, with the content that a result is there for."""
        query = (
            "SELECT position, sources.name, sha256 FROM sources LEFT JOIN results"
            " ON results.name = sources.name AND results.recipe = ? WHERE position > ? ORDER BY position LIMIT ?"
        )
        last = -1
        while page := self._base.execute(query, (self.recipe, last, _PAGE)).fetchall():
            for position, name, known in page:
                yield Task(position, os.fsdecode(name), known)
            last = page[-1][0]

    def record(self, outcome: Outcome) -> None:
        """Keeps an outcome, safely within a second; the same one twice is kept once."""
        if outcome.failure:
            self._fail(outcome.position, outcome.failure)
        elif outcome.frame is not None:
            counts = (outcome.paragrafer, outcome.decisions)
            row = (os.fsencode(outcome.name), self.recipe, outcome.sha256, *counts, outcome.frame)
            self._base.execute("REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)", row)
        if time.monotonic() - self._committed > _COMMIT_EVERY:
            self.commit()

    def _fail(self, position: int, failure: Failure) -> None:
        shown = os.fsencode(failure.source).decode("utf-8", "replace")
        row = (position, shown, failure.reason, failure.message)
        self._base.execute("REPLACE INTO failures VALUES (?, ?, ?, ?)", row)
        # A result of the file as it was before it failed is none of this run.
        of_source = "SELECT name FROM sources WHERE position = ?"
        self._base.execute(f"DELETE FROM results WHERE name = ({of_source})", (position,))

    def frames(self) -> Iterator[tuple[str, bytes]]:
        """The name and the frame of each document, in the order of the sources."""
        query = f"SELECT shown, frame FROM {_DONE} ORDER BY position"
        for name, frame in self._base.execute(query, (self.recipe,)):
            yield name, zlib.decompress(frame)

    def failures(self) -> Iterator[Failure]:
        """The sources that failed, in their order."""
        query = "SELECT shown, reason, message FROM failures ORDER BY position"
        return map(Failure._make, self._base.execute(query))

    def has_results(self) -> bool:
        """Whether there is anything that an earlier run did."""
        return self._base.execute("SELECT 1 FROM results").fetchone() is not None

    def totals(self) -> Totals:
        """What the run gave in all."""
        query = f"SELECT count(*), ifnull(sum(paragrafer), 0), ifnull(sum(decisions), 0) FROM {_DONE}"
        documents: tuple[int, int, int] = self._base.execute(query, (self.recipe,)).fetchone()
        failed = self._base.execute("SELECT reason, count(*) FROM failures GROUP BY reason ORDER BY reason")
        return Totals(*documents, dict(failed))
