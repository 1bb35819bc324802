"""The way of a document through the house: source → lines → sections → records → document."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from protokollparse import lexicon as lexicons
from protokollparse.errors import EmptyError, NotMinutesError
from protokollparse.furniture import part_furniture
from protokollparse.layout import cut_lines, line_width, single_spaced, spaced
from protokollparse.lexicon import Lexicon
from protokollparse.models import Protokoll, Tjansteutlatande
from protokollparse.source import SourceText
from protokollparse.split.kinds import document_kind
from protokollparse.split.numbered import split_numbered
from protokollparse.split.paragrafer import split_items, split_paragrafer


def parse(
    path: str | os.PathLike[str], *, lexicon: Lexicon | None = None, force: bool = False, max_bytes: int | None = None
) -> Protokoll | Tjansteutlatande:
    """The records of one file (text, Markdown, HTML, PDF or DOCX, told by its content).

    ``force`` reads as minutes what looks like neither minutes nor a report. Raises a ``ProtokollError``:
    ``UnreadableError``, ``MissingExtraError``, ``EmptyError`` or ``NotMinutesError``.
    """
    from protokollparse import readers

    limit = {} if max_bytes is None else {"max_bytes": max_bytes}
    return parse_source(readers.read(path, **limit), lexicon=lexicon, force=force)


def parse_text(
    text: str, *, name: str = "-", lexicon: Lexicon | None = None, force: bool = False
) -> Protokoll | Tjansteutlatande:
    """The records of a text that is already decoded; ``name`` is what messages call it. Raises as ``parse`` does.

    Half of a surrogate pair, which no encoding can write, is read as "?".
    """
    data = text.encode("utf-8", "replace")
    source = SourceText(data.decode(), name, sha256=hashlib.sha256(data).hexdigest())
    return parse_source(source, lexicon=lexicon, force=force)


def parse_many(
    paths: Iterable[str | os.PathLike[str]], *, lexicon: Lexicon | None = None, force: bool = False
) -> Iterator[Protokoll | Tjansteutlatande]:
    """The records of several files, one at a time and in order; the first that cannot be parsed raises."""
    for path in paths:
        yield parse(Path(path), lexicon=lexicon, force=force)


def parse_source(
    source: SourceText, *, lexicon: Lexicon | None = None, force: bool = False
) -> Protokoll | Tjansteutlatande:
    """The records of a source text. Raises ``EmptyError`` or ``NotMinutesError``."""
    from protokollparse import minutes

    words = lexicon or lexicons.load()
    lines = single_spaced(cut_lines(source))
    if not any(line.text.strip("•-–*§ ") for line in lines):
        raise EmptyError("holds no text", name=source.name)
    body, furniture = part_furniture(lines, words.kind)
    width = line_width(body)
    body = spaced(body, width)
    body, lists = minutes.cut_vote_lists(source, body)
    head, chunks = split_paragrafer(body, words.kind)
    bulleted = sum(1 for line in body if line.text[0] == "•") if not chunks else 0
    above, items = split_numbered(body) if not chunks else ([], [])
    kind, reason = document_kind(lines, len(chunks), bulleted, words, items=len(items))
    if kind is None:
        if not force:
            raise NotMinutesError(
                f"is neither minutes nor an official's report: {reason}; use --force to parse it as minutes",
                name=source.name,
            )
        kind = "protokoll"
    if kind == "tjansteutlatande":
        from protokollparse import report

        return Tjansteutlatande.model_validate(report.document(source, body, furniture, words, width))
    if not chunks:
        head, chunks = (above, items) if items else split_items(body)
    return Protokoll.model_validate(minutes.document(source, head, chunks, furniture, lists, words, width))
