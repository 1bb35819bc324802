"""The lines of an HTML page, made from its stream of tags and text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from protokollparse.readers import blocks

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "nav", "button", "select", "textarea"}
    | {"iframe", "object", "audio", "video", "canvas", "dialog", "title"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements with a blank line around them, and those that only stand on lines of their own.
_PARAGRAPHS = _HEADINGS | {"p", "table", "blockquote", "pre", "hr", "dl", "fieldset"}
_LINES = frozenset(
    {
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "address",
        "form",
        "figure",
        "figcaption",
    }
    | {"caption", "li", "ul", "ol", "dt", "dd", "details", "summary", "legend", "tr", "td", "th", "thead"}
    | {"tbody", "tfoot", "body", "center", "label", "br"}
)
_MAX_DEPTH = 8  # of tables in tables and of lists in lists; what is deeper is read as if it stood there
_MAX_TITLE = 500  # characters; more is no title
_BLANKS = re.compile(r"[ \t\r\n\f]+")


class _List:
    """A list being read: the number of its next item, None where it has bullets."""

    def __init__(self, number: int | None, letters: bool) -> None:
        self.number = number
        self.letters = letters

    def label(self, value: str | None) -> str:
        """The next item's marker; ``value`` is its own number where it states one."""
        if self.number is None:
            return "•"
        number = _number(value, self.number)
        self.number = number + 1
        return f"{chr(96 + number)}." if self.letters and 0 < number < 27 else f"{number}."


class _Flow:
    """Lines that follow each other: the page's own, or those of one table cell."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.lists: list[_List] = []
        self.marker = ""
        self.gap = 0  # blank lines to put before the next line
        self.open: list[str] = []  # the pieces of the line being read
        self.bold = True  # whether all of them are

    def end_line(self, gap: int, *, is_heading: bool = False, verbatim: bool = False) -> str:
        """Ends the line being read and asks for ``gap`` blank lines before the next; gives its text."""
        text = "".join(self.open)
        text = text.rstrip() if verbatim else _BLANKS.sub(" ", text).strip(" ")
        if text.strip():
            bold = is_heading or (self.bold and not self.marker and blocks.is_bold_heading(text))
            self.add(blocks.heading(text) if bold else text)
        self.open.clear()
        self.bold = True
        self.gap = max(self.gap, gap) if self.lines else 0
        return text

    def add(self, line: str) -> None:
        """Adds a whole line, behind the list marker that waits for one or indented as its list is."""
        self.lines.extend([""] * self.gap)
        self.lines.append((self.marker or " " * (blocks.INDENT * min(len(self.lists), _MAX_DEPTH))) + line)
        self.marker = ""
        self.gap = 0


class _Table:
    """A table being read: rows of cells of lines, where it stands, and the cell that is open."""

    def __init__(self, outer: _Flow) -> None:
        self.outer = outer
        self.rows: list[list[list[str]]] = []
        self.cell: _Flow | None = None
        self.spanned = 1  # columns that the open cell spans


class Page:
    """The target of lxml's HTML parser, which calls ``start``, ``end`` and ``data`` in balanced order."""

    def __init__(self) -> None:
        self.title = ""
        self.heading = ""  # the first one of the page
        self._flow = _Flow()  # where text goes: the page, or the innermost open cell
        self._tables: list[_Table] = []
        self._inside = dict.fromkeys(("skipped", "title", "heading", "bold", "pre", "content", "main", "flat"), 0)
        self._main: list[int] = []  # the lines where the first <main> starts and ends

    def text(self) -> str:
        """The page's text, or that of its <main> alone where this holds any."""
        lines = self._flow.lines
        main = lines[slice(*self._main)] if len(self._main) == 2 else []
        return "\n".join(main if any(map(str.strip, main)) else lines).strip("\n") + "\n"

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        inside = self._inside
        if inside["skipped"] or tag in _SKIPPED or (tag == "footer" and not inside["content"]):
            inside["title"] += tag == "title" and not self.title and not inside["skipped"]
            inside["skipped"] += 1
            return
        if tag in _PARAGRAPHS or tag in _LINES:
            self._end_line(int(tag in _PARAGRAPHS))
        self._count(tag, 1)
        if tag in ("ul", "ol"):
            first = _number(attributes.get("start"), 1) if tag == "ol" else None
            self._flow.lists.append(_List(first, attributes.get("type") == "a"))
        elif tag == "li":
            lists = self._flow.lists
            label = lists[-1].label(attributes.get("value")) if lists else "•"
            self._flow.marker = blocks.item(label, min(max(len(lists) - 1, 0), _MAX_DEPTH))
        elif tag in ("table", "tr", "td", "th"):
            self._start_table(tag, attributes)

    def end(self, tag: str) -> None:
        inside = self._inside
        if inside["skipped"]:
            inside["skipped"] -= 1
            if not inside["skipped"]:
                inside["title"] = 0
            return
        if tag in _PARAGRAPHS or tag in _LINES:
            text = self._end_line(int(tag in _PARAGRAPHS))
            if tag in _HEADINGS and not self.heading:
                self.heading = text
        self._count(tag, -1)
        if tag in ("ul", "ol"):
            del self._flow.lists[-1:]
            self._flow.marker = ""
        elif tag in ("table", "td", "th"):
            self._end_table(tag)

    def data(self, text: str) -> None:
        if self._inside["skipped"]:
            if self._inside["title"] and len(self.title) < _MAX_TITLE:
                self.title = _BLANKS.sub(" ", self.title + text).lstrip()
            return
        lines = text.split("\n") if self._inside["pre"] else [text]
        for number, line in enumerate(lines):
            if number:
                self._end_line(0)
            if not self._inside["bold"] and line and not line.isspace():
                self._flow.bold = False
            self._flow.open.append(line)

    def close(self) -> None:
        self._end_line(0)

    def _end_line(self, gap: int) -> str:
        inside = self._inside
        return self._flow.end_line(gap, is_heading=inside["heading"] > 0, verbatim=inside["pre"] > 0)

    def _count(self, tag: str, step: int) -> None:
        """Keeps count of the elements that the parser stands inside of, and of where <main> is."""
        inside = self._inside
        if tag in _HEADINGS:
            inside["heading"] += step
        elif tag in ("b", "strong"):
            inside["bold"] += step
        elif tag == "pre":
            inside["pre"] += step
        elif tag in ("main", "article"):
            inside["content"] += step
        if tag == "main":
            if not self._tables and len(self._main) < 2 and inside["main"] == (1 if step < 0 else 0):
                self._main.append(len(self._flow.lines))
            inside["main"] += step

    def _start_table(self, tag: str, attributes: Mapping[str, str]) -> None:
        table = self._tables[-1] if self._tables else None
        if tag == "table":
            if len(self._tables) < _MAX_DEPTH and (not table or table.cell):
                self._tables.append(_Table(self._flow))
            else:
                self._inside["flat"] += 1
        elif table and not table.cell and not self._inside["flat"]:
            if tag == "tr" or not table.rows:
                table.rows.append([])
            if tag != "tr":
                table.spanned = min(_number(attributes.get("colspan"), 1), 20)
                table.cell = self._flow = _Flow()

    def _end_table(self, tag: str) -> None:
        table = self._tables[-1] if self._tables else None
        if self._inside["flat"]:
            self._inside["flat"] -= tag == "table"
        elif not table:
            return
        elif tag != "table" and table.cell:
            table.rows[-1].append(table.cell.lines)
            table.rows[-1].extend([] for _ in range(table.spanned - 1))
            table.cell, self._flow = None, table.outer
        elif tag == "table":
            self._tables.pop()
            for line in blocks.table_lines(table.rows):
                if line.strip():
                    self._flow.add(line)
                else:
                    self._flow.gap = 1
            self._flow.gap = 1 if self._flow.lines else 0


def _number(value: str | None, default: int) -> int:
    """An attribute's whole number, or the default."""
    return int(value) if value and len(value) < 6 and value.isascii() and value.isdigit() else default
