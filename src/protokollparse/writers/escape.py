"""Text of a document made harmless for the place it is shown in."""

from __future__ import annotations

import re

# Control characters (C0, DEL, C1), line separators, marks that turn the writing direction, lone surrogates.
_UNSEEN = "\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_HIDDEN_IN_TEXT = re.compile(f"(?![\t\n])[{_UNSEEN}]")

# What a spreadsheet takes for the start of a formula, in half and full width.
_FORMULA = "=+-@＝＋－＠"

# What means something to Markdown anywhere in a line; & < > are for HTML.
_INLINE = re.compile(r"[\\`*_\[\]#|~$&<>]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What means something at the start of a line: "===", "- ", "---", "+ ", "12. ", "3) "
_LINE_START = re.compile(r"^([ \t]*)(?:(=|-(?=[\s-]|$)|\+(?=\s|$))|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)


def visible(text: str, *, keep_lines: bool = False) -> str:
    r"""The text with characters that steer a terminal shown as escapes: ESC gives ``\x1b``.

    ``keep_lines`` leaves tabs and line feeds as they are; a file name in a message has neither.
    """
    return (_HIDDEN_IN_TEXT if keep_lines else _HIDDEN).sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def csv_cell(text: str) -> str:
    """The text as a spreadsheet shows it without running it: an apostrophe goes before =, +, - and @.

    The same where white space comes first, and where the cell starts with a tab or a line feed.
    """
    text = visible(text, keep_lines=True)
    if text[:1] in ("\t", "\n") or text.lstrip()[:1] in tuple(_FORMULA):
        return "'" + text
    return text


def markdown_text(text: str) -> str:
    """The text so that Markdown, and HTML made of it, show every character as it is; line feeds stay."""
    text = _INLINE.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), visible(text, keep_lines=True))
    return _LINE_START.sub(_marked_start, text).replace("\t", " ")


def _marked_start(match: re.Match[str]) -> str:
    indent, sign, number, stop = match.groups()
    return f"{indent}\\{sign}" if sign else f"{indent}{number}\\{stop}"
