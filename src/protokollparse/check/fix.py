"""Fixes: the certain ones of the findings, put into the text of the file.

Only plain text and Markdown can be fixed: there the offsets of a finding are those of the file. Everything
that no fix touches stays byte for byte: encoding, byte order mark and line ends too.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from protokollparse.check.model import Finding
from protokollparse.errors import UnreadableError
from protokollparse.writers.escape import visible

_FORMATS = ("text", "markdown")


def fixable(findings: Iterable[Finding], source_format: str) -> list[Finding]:
    """The findings that can be fixed in a file of that format, none overlapping the one before."""
    chosen: list[Finding] = []
    for finding in findings if source_format in _FORMATS else ():
        if finding.hit.fix is not None and (not chosen or finding.hit.start >= chosen[-1].hit.end):
            chosen.append(finding)
    return chosen


def fixed_text(text: str, findings: Iterable[Finding]) -> str:
    """The text with the fixes of ``fixable`` findings made."""
    parts: list[str] = []
    at = 0
    for finding in findings:
        parts += [text[at : finding.hit.start], finding.hit.fix or ""]
        at = finding.hit.end
    return "".join([*parts, text[at:]])


def diff(name: str, before: str, after: str) -> str:
    """A unified diff of two states of a file; empty where they are equal."""
    return "".join(
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), visible(name), visible(name), n=1
        )
    )


def encoded(data: bytes, text: str, encoding: str, after: str, name: str) -> bytes:
    """The bytes of a file with its text changed; ``data`` are its bytes, ``text`` and ``encoding`` as read.

    Raises ``UnreadableError`` where the bytes cannot be kept: the file holds bytes that are wrong in its
    encoding, or its encoding has no character that the fix needs.
    """
    try:
        body = text.encode(encoding)
        new = after.encode(encoding)
    except UnicodeEncodeError as error:
        raise UnreadableError(
            f"not fixed: its encoding {encoding} has no {error.object[error.start]!r}; save it as UTF-8",
            name=name,
        ) from error
    if not data.endswith(body) or len(data) - len(body) > 4:  # at most a byte order mark before the text
        raise UnreadableError("not fixed: it holds bytes that are wrong in its encoding", name=name)
    return data[: len(data) - len(body)] + new
