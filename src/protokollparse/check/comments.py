"""Comments in a document that silence rules: ``<!-- protokoll: ignore P001, T -->``.

On a line with text the comment holds for that line; alone on a line, for the next line that is not blank. A
comment without codes silences every rule.
"""

from __future__ import annotations

import re

from protokollparse.source import SourceText

_COMMENT = re.compile(r"<!--[ ]*protokoll:[ ]*ignore(?P<codes>[\w ,.-]{0,200}?)[ ]*-->")

Silenced = dict[int, tuple[str, ...]]


def read_comments(source: SourceText) -> tuple[SourceText, Silenced]:
    """The source with its comments blanked out (offsets stay), and the selectors silenced on each line."""
    if "<!--" not in source.text:
        return source, {}
    silenced: Silenced = {}
    for match in _COMMENT.finditer(source.text):
        line = _line_meant(source.text, match)
        codes = tuple(match["codes"].replace(",", " ").split()) or ("all",)
        silenced[line] = silenced.get(line, ()) + codes
    text = _COMMENT.sub(lambda match: " " * len(match[0]), source.text)
    return SourceText(text, source.name, source.format, source.encoding, source.sha256, source.pages), silenced


def _line_meant(text: str, match: re.Match[str]) -> int:
    """The 1-based line that a comment is about."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    end = len(text) if end < 0 else end
    line = text.count("\n", 0, match.start()) + 1
    if text[start : match.start()].strip() or text[match.end() : end].strip():
        return line
    rest = text[end:]
    return line + rest[: len(rest) - len(rest.lstrip())].count("\n")
