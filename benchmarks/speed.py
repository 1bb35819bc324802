"""The speed of parsing: (a) against a floor, (b) as a document grows, (f) against the extraction of a PDF's text."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import Table, seconds
from protokollparse import lexicon, parse_text, pipeline, readers
from protokollparse.errors import ProtokollError
from protokollparse.layout import cut_lines
from protokollparse.source import SourceText

_ITEM = re.compile(r"^([ \t]*§ ?)(\d{1,4})(?=[ \t]|$)", re.MULTILINE)  # "§ 12", "§12 Val av justerare"


def floor(path: Path, headings: dict[str, str]) -> int:
    """The least that a parser does: read, normalise, cut into lines, look each up. Returns the headings found."""
    text = unicodedata.normalize("NFC", path.read_text("utf-8"))
    return sum(line.strip().casefold() in headings for line in text.splitlines())


def texts(directories: Sequence[Path]) -> Iterator[tuple[str, Path, str]]:
    """A name to show, the path and the text of each document that can be parsed; other names stay untold."""
    for at, directory in enumerate(directories):
        for path in sorted([*directory.rglob("*.txt"), *directory.rglob("*.md")]):
            text = path.read_text("utf-8")
            try:
                kind = parse_text(text).kind
            except ProtokollError:
                continue
            yield (path.stem if at == 0 else f"real {kind}"), path, text


def against_floor(directories: Sequence[Path]) -> Table:
    """(a) Each document's time and its ratio to the floor."""
    headings = lexicon.load().headings
    found = []
    for name, path, text in texts(directories):
        document = parse_text(text)
        records, source = document.model_dump(), SourceText(text, name)
        spent = seconds(partial(parse_text, text))
        least = seconds(partial(floor, path, headings))
        cut = seconds(partial(cut_lines, source))
        checked = seconds(partial(type(document).model_validate, records))
        found.append((name, len(text), spent, least, cut, checked))
    rows = [
        [name, f"{size / 1e3:.0f}", f"{spent * 1e3:.1f}", f"{size / spent / 1e6:.2f}", f"{spent / least:.1f}"]
        for name, size, spent, least, *_ in found
    ]
    total = [sum(each[at] for each in found) for at in (1, 2, 3, 4, 5)]
    ratio, cut, checked = (total[at] / total[2] for at in (1, 3, 4))
    rows.append(
        ["all", f"{total[0] / 1e3:.0f}", f"{total[1] * 1e3:.1f}", f"{total[0] / total[1] / 1e6:.2f}", f"{ratio:.1f}"]
    )
    worst = max(spent / least for _, _, spent, least, *_ in found)
    verdict = (
        f"{ratio:.1f} times the floor over all documents, {worst:.1f} for the worst; the bar is 8. Two parts that no"
        f" parser with spans and checked records can leave out take {cut + checked:.1f} times the floor together:"
        f" cutting lines with their offsets {cut:.1f}, pydantic's check of the finished records {checked:.1f}."
    )
    about = (
        "`parse_text` on each document, and the floor in the same run: reading the same text, NFC, cutting it into"
        " lines, one dictionary look-up a line."
    )
    columns = ["document", "thousand characters", "ms", "MB/s", "times the floor"]
    return Table("a", "(a) Speed of `parse_text`", about, columns, rows, verdict, worst <= 8)


def longer(text: str, times: int) -> str:
    """Minutes with their items several times, numbered on; what stands behind the last item comes once."""
    items = list(_ITEM.finditer(text))
    start, end = items[0].start(), _end_of_items(text)
    body = text[start:end].rstrip("\n") + "\n\n"
    return (
        text[:start]
        + "".join(
            _ITEM.sub(lambda match, at=at: f"{match[1]}{int(match[2]) + at * len(items)}", body)  # type: ignore[misc]
            for at in range(times)
        )
        + text[end:]
    )


def _end_of_items(text: str) -> int:
    """Where the annexes and signatures behind the last item start, in characters."""
    runs = parse_text(text).partition
    last = max((at for at, run in enumerate(runs) if run.place == "section"), default=len(runs) - 1)
    return runs[last].end


def growth(directories: Sequence[Path]) -> Table:
    """(b) The time for a character of the same minutes, 1, 10 and 100 times as long.

    What grows is the time for each character added: head and annexes, which come once, cost another time than items.
    """
    rows, worst = [], 0.0
    for name, _, text in texts(directories):
        if len(_ITEM.findall(text)) < 3:
            continue
        long = [longer(text, times) for times in (1, 10, 100)]
        spent = [seconds(partial(parse_text, each)) for each in long]
        added = [
            (after - before) / (len(longer_) - len(shorter))
            for (before, after), (shorter, longer_) in zip(pairwise(spent), pairwise(long), strict=True)
        ]
        grown = added[1] / added[0] - 1
        worst = max(worst, grown)
        per_mb = [f"{each / len(of) * 1e6:.2f}" for each, of in zip(spent, long, strict=True)]
        rows.append([name, f"{len(text) / 1e3:.0f}", *per_mb, f"{grown:+.0%}"])
    about = (
        "Seconds for a million characters of the same minutes, with their items 1, 10 and 100 times, and what stands"
        " behind the last one once. The growth is that of the time for each character added, from 10 to 100 times"
        " against from 1 to 10 times."
    )
    verdict = f"{worst:+.0%} for the worst; the bar is +10 %."
    columns = ["document", "thousand characters", "once", "10 times", "100 times", "growth"]
    return Table("b", "(b) Growth", about, columns, rows, verdict, worst <= 0.1)


def pdfs(directories: Sequence[Path]) -> Table | None:
    """(f) Parsing, on top of reading a PDF; ``pdftotext -layout`` for comparison, where it is installed."""
    rows, extraction, parsing = [], 0.0, 0.0
    for at, directory in enumerate(directories):
        for path in sorted(directory.rglob("*.pdf")):
            try:
                source = readers.read(path)
                pipeline.parse_source(source)
            except ProtokollError:
                continue
            if source.format != "pdf":
                continue
            read = seconds(partial(readers.read, path))
            parsed = seconds(partial(pipeline.parse_source, source))
            extraction, parsing = extraction + read, parsing + parsed
            outside = _pdftotext(path)
            name = path.stem if at == 0 else "real PDF"
            told = [f"{spent * 1e3:.0f}" if spent else "–" for spent in (outside, read, parsed)]
            rows.append([name, f"{len(source.pages)}", *told, f"{parsed / read:+.0%}"])
    if not rows:
        return None
    share = parsing / extraction
    about = "Milliseconds for the text of a PDF, by `pdftotext -layout` and by our reader, and for parsing that text."
    verdict = f"Parsing adds {share:.0%} to the extraction of the text; the bar is 30 %."
    columns = ["document", "pages", "`pdftotext`", "our reader", "parsing", "adds"]
    return Table("f", "(f) PDF", about, columns, rows, verdict, share < 0.3)


def _pdftotext(path: Path) -> float | None:
    """The wall time of ``pdftotext`` in seconds, the best of five; None where it is not installed."""
    program = shutil.which("pdftotext")
    if not program:
        return None
    best = float("inf")
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run([program, "-layout", str(path), "-"], stdout=subprocess.DEVNULL, check=True)
        best = min(best, time.perf_counter() - begun)
    return best
