"""Lines: what every room after the readers works on.

A ``Line`` carries the cleaned text of one line (or of one part of a line, where Markdown bold glues a heading
to its neighbour) and the offsets of the same stretch in the source, so that nobody searches for text later.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from protokollparse.compiled import pattern


class Line(NamedTuple):
    """A non-blank line.

    ``text`` is in NFC, without white space at its ends, without emphasis marks and soft hyphens; runs of
    spaces inside it are kept, because they part columns. ``start`` and ``end`` are the offsets of that same
    stretch in the decoded source, ``number`` its 1-based line, ``indent`` its first column, ``gap`` the count
    of blank lines before it, ``page`` its 1-based page (0 where there are none), ``bold`` whether the source
    marks the whole of it as bold or as a heading.
    """

    text: str
    start: int
    end: int
    number: int
    indent: int = 0
    gap: int = 0
    page: int = 0
    bold: bool = False

    def span(self, start: int, end: int) -> dict[str, int | None]:
        """The source span of ``text[start:end]``; the whole line where cleaning has changed its length."""
        if self.end - self.start != len(self.text):
            start, end = 0, self.end - self.start
        return {"start": self.start + start, "end": self.start + end, "page": self.page or None}

    def behind(self, cut: int) -> Line:
        """What stands on the line from a character on, as a line that nothing parts from the one above it."""
        text = self.text[cut:]
        exact = self.end - self.start == len(self.text)
        start = self.start + cut if exact else self.end - len(text)
        return self._replace(text=text, start=start, gap=0, bold=False, indent=self.indent + cut)


def location(first: Line, last: Line | None = None) -> dict[str, object]:
    """``span`` and ``line`` of the record that starts on ``first`` and ends on ``last``."""
    end = (last or first).end
    return {
        "span": {"start": first.start, "end": max(end, first.end), "page": first.page or None},
        "line": first.number,
    }


def _squeezed(text: str) -> str:
    """A line's text with single spaces; most lines have no others, and are not built anew."""
    return " ".join(text.split()) if "  " in text or "\t" in text else text


def is_full(before: Line, text: str, width: int, slack: int = 5) -> bool:
    """Whether a line was too full for the first word of the text below it; ``slack`` in characters."""
    first = text.split(None, 1)[0]
    return before.indent + len(before.text) + 1 + len(first) > width - slack


# What a line ends with when its sentence or title goes on on the next one
OPEN_END = pattern(
    r"(?:[,–/&-]|\b(?:och|samt|eller|för|av|i|på|till|från|om|med|mot|mellan|inom|vid|den|det|de|att|som|under|över"
    r"|gällande|angående|avseende|fastigheten|fastigheterna|kvarteret))$"
)
# Words that follow a hanging hyphen: "hälso-" / "och sjukvård" is no divided word.
_HANGING = ("och ", "eller ", "samt ", "respektive ", "resp ", "resp. ", "till ", "som ", "/")


def join(texts: Sequence[str]) -> str:
    """One paragraph out of its lines: runs of white space become one space, divided words are put together.

    "kommun-" / "styrelsen" gives "kommunstyrelsen"; "hälso-" / "och sjukvård" keeps its hyphen and gets a
    space; "11-" / "mannaplan" and "PDF-" / "fil" keep the hyphen that belongs to the word.
    """
    if len(texts) == 1:
        return _squeezed(texts[0])
    out = ""
    for text in texts:
        piece = _squeezed(text)
        if not out:
            out = piece
        elif out[-1] == "-" and len(out) > 1 and not out[-2].isspace():
            if piece.startswith(_HANGING):
                out += " " + piece
            elif out[-2].islower() and piece[:1].islower():
                out = out[:-1] + piece
            else:
                out += piece
        elif out[-1] in "–/" and len(out) > 1 and out[-2].isalnum() and piece[:1].isalnum():
            out += piece
        else:
            out += " " + piece
    return out
