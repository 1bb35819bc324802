"""Makes an archive of any size from the samples, with names, dates and numbers that differ.

    python -m benchmarks.archive PLACE --documents 10000 [--samples DIRECTORY] [--seed 1]

The same seed gives the same archive, byte for byte. A name is exchanged for one of its length, so that columns
stay columns, and everywhere in the document alike.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
_PER_DIRECTORY = 1000

_NAMES = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
_BY_LENGTH: dict[int, list[str]] = {}
for _first in _NAMES["first"].split():
    for _last in _NAMES["last"].split():
        _BY_LENGTH.setdefault(len(_first) + len(_last) + 1, []).append(f"{_first} {_last}")

_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_WORD = r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?"
# "Anna Ek (S)", "Per-Olof von Ahn (-)"
_MEMBER = re.compile(rf"({_WORD}(?: (?:von|af|de|{_WORD})){{1,2}}) \((?:[A-ZÅÄÖ]{{1,3}}|-)\)")
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (20\d\d)\b")
_NUMBER = re.compile(r"\b(20\d\d)([/:-])(\d{2,5})\b(?!-\d\d\b)")  # 2025/417


def documents(samples: Path, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """The name and the text of each document; raises FileNotFoundError where there are no samples."""
    texts = [(path.stem, path.read_text("utf-8")) for path in sorted(samples.glob("*.txt"))]
    if not texts:
        raise FileNotFoundError(f"{samples}: no .txt")
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        stem, text = texts[number % len(texts)]
        yield f"{number // _PER_DIRECTORY:04}/{number:06}-{stem}.txt", varied(text, rng)


def varied(text: str, rng: random.Random) -> str:
    """The text with other names, dates and numbers."""
    days = dt.timedelta(rng.randrange(-3000, 365))
    numbers: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        year, sign, digits = match.groups()
        new = numbers.setdefault(match[0], str(rng.randrange(10 ** (len(digits) - 1), 10 ** len(digits))))
        return f"{int(year) + days.days // 365}{sign}{new}"

    def iso(match: re.Match[str]) -> str:
        return _moved(match[0], *map(int, match.groups()), days, "{0:%Y-%m-%d}")

    def day(match: re.Match[str]) -> str:
        month = _MONTHS.index(match[2]) + 1
        return _moved(match[0], int(match[3]), month, int(match[1]), days, "{0.day} {1} {0.year}")

    text = _ISO.sub(iso, _DAY.sub(day, _NUMBER.sub(number, text)))
    return _renamed(text, rng)


def _moved(written: str, year: int, month: int, day: int, days: dt.timedelta, form: str) -> str:
    try:
        moved = dt.date(year, month, day) + days
    except ValueError:  # the sample's own impossible date
        return written
    return form.format(moved, _MONTHS[moved.month - 1])


def _renamed(text: str, rng: random.Random) -> str:
    names = {name: rng.choice(_BY_LENGTH.get(len(name), [name])) for name in _MEMBER.findall(text)}
    if not names:
        return text
    longest_first = sorted(names, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda match: names[match[0]], text)


def write(place: Path, samples: Path, count: int, seed: int = 1) -> int:
    """Writes the archive and returns its size in bytes."""
    size = 0
    for name, text in documents(samples, count, seed):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__.split("\n")[0])
    parser.add_argument("place", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--samples", type=Path, default=SAMPLES)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = write(options.place, options.samples, options.documents, options.seed)
    print(f"{options.documents} documents, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
