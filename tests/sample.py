"""The documents of samples/, each beside the JSON that is expected of it.

``samples/X.txt`` has its records in ``samples/X.json``; a TOML file in a directory is the lexicon of the
documents there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from protokollparse import Protokoll, Tjansteutlatande, lexicon
from protokollparse.pipeline import parse_source
from protokollparse.readers import read_bytes
from protokollparse.source import SourceText

ROOT = Path(__file__).parents[1] / "samples"
ENDINGS = {".txt", ".md", ".html", ".pdf", ".docx"}
SAMPLES = sorted(path for path in ROOT.rglob("*") if path.suffix in ENDINGS)


def name(path: Path) -> str:
    """A sample's path below samples/, as the id of its test."""
    return path.relative_to(ROOT).as_posix()


def source_of(path: Path) -> SourceText:
    """The text of a sample, which calls it by its bare name wherever the repository lies."""
    return read_bytes(path.read_bytes(), path.name)


def document_of(path: Path, source: SourceText | None = None) -> Protokoll | Tjansteutlatande:
    """A sample's records, as the parser reads them today."""
    words = lexicon.load(next(path.parent.glob("*.toml"), None))
    return parse_source(source or source_of(path), lexicon=words)


# What tells of the place in the source, and what depends on the form of it
_PLACES = {"span", "line", "source", "partition"}


def records_of(value: Any) -> Any:
    """The records of a document's JSON without their places; paragraphs of a text are parted by one space."""
    if isinstance(value, dict):
        return {key: records_of(item) for key, item in value.items() if key not in _PLACES}
    if isinstance(value, list):
        return [records_of(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value
