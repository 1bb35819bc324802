"""Who is who: names compared across the places of one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from protokollparse.check.spelling import one_edit_apart, without_accents
from protokollparse.models import Attendance

MOST = 300  # names that one is compared with; the largest councils list two hundred


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name without what may differ between two places for one person: accents, case, hyphens."""
    return without_accents(name.replace("-", " ").replace("–", " "))


def same(a: str, b: str) -> bool:
    """Whether two keys name one person: equal, or the words of one are among those of the other.

    "johan alexander emanuel ojanne" and "alexander ojanne" do; "anna ek" and "ek" do; the last word, the
    family name, has to be there.
    """
    if a == b:
        return True
    one, other = a.split(), b.split()
    if one[-1:] != other[-1:]:
        return False
    shorter, longer = sorted((one, other), key=len)
    return set(shorter) <= set(longer)


def alike(a: str, b: str) -> bool:
    """Whether two different keys may be one name misspelled: one letter apart, and long enough to tell."""
    return len(a) >= 8 and one_edit_apart(a, b)


class Roster:
    """The attendance list as names to look up; by parts of a name and misspelled, only among the first ``MOST``."""

    def __init__(self, rows: Sequence[Attendance]) -> None:
        self.rows = rows
        self._rows: dict[str, list[Attendance]] = {}
        self._loose: dict[str, list[Attendance]] = {}  # what has been looked up by parts of a name
        for row in rows:
            self._rows.setdefault(key(row.name), []).append(row)
        self.parties = {row.party.casefold() for row in rows if row.party}
        self.deciding = {
            name
            for name, own in self._rows.items()
            if any(row.role in ("ledamot", "tjanstgorande_ersattare") for row in own)
        }

    def find(self, name: str) -> list[Attendance]:
        """The rows of the person of that name; empty where the list does not have them."""
        wanted = key(name)
        found = self._rows.get(wanted) or self._loose.get(wanted)
        if found is None:
            found = [row for other, rows in self._first() if same(wanted, other) for row in rows]
            self._loose[wanted] = found
        return found

    def __contains__(self, name: str) -> bool:
        return bool(self.find(name))

    def _first(self) -> Iterator[tuple[str, list[Attendance]]]:
        return islice(self._rows.items(), MOST)

    def nearest(self, name: str) -> str | None:
        """The one name of the list that differs from this one by a letter."""
        wanted = key(name)
        near = [rows[0].name for other, rows in self._first() if alike(wanted, other)]
        return near[0] if len(near) == 1 else None


class Names:
    """Names to compare others with; by parts of a name and misspelled, only the first ``MOST``."""

    def __init__(self, names: Iterable[str]) -> None:
        self._keys = dict.fromkeys(map(key, names))

    def __contains__(self, name: str) -> bool:
        wanted = key(name)
        return wanted in self._keys or any(same(wanted, other) for other in islice(self._keys, MOST))

    def may_hold(self, name: str) -> bool:
        """Whether one of the names is, or may be a misspelling of, this one."""
        wanted = key(name)
        return name in self or any(alike(wanted, other) for other in islice(self._keys, MOST))
