"""Writes the samples in other formats: samples/pdf/*.pdf, samples/docx/*.docx and samples/html/*.html.

    python samples/make.py [NAME …]

Each is made from the sample of the same name in text or Markdown. A PDF is set page by page in a proportional
font, its columns where the text has them. A Word document and a web page have headings, lists and tables, and no
page heads: what those are, and which lines are headings, is read from the sample's expected JSON. Needs the dev
extra; the same sample always gives the same bytes.
"""

from __future__ import annotations

import argparse
import html
import io
import itertools
import json
import re
import textwrap
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from protokollparse.lines import join

HERE = Path(__file__).parent

EVERY = [
    "dalsnas-socialnamnden-2024-09-30-avgifter",
    "ekbacka-kommunfullmaktige-2026-03-18",
    "granholmen-omsorgsnamnden-2025-05-06-hemtjanst",
    "kvarnbole-bygg-och-miljonamnden-2025-06-03",
    "norrhamra-kommunstyrelsen-2024-12-03",
    "vildmarka-kommunfullmaktige-2025-12-15",
]
WITHOUT_PAGES = [
    "amyra-kommunfullmaktige-2026-02-24",
    "norrtuna-kulturnamnden-2024-01-25",
    "norrtuna-socialnamnden-2024-03-20",
]
WITH_PAGES = [
    "hallevika-socialnamnden-2025-05-14",
    "lovhamra-kommunfullmaktige-2025-04-28",
    "mellanbygden-regionstyrelsen-2025-03-25",
    "salsjo-kommunstyrelsen-2025-10-21",
    "tallhamra-barn-och-utbildningsnamnden-2025-09-17",
    "vasterfors-kommunstyrelsen-2025-06-11",
]
MADE = {"pdf": EVERY + WITH_PAGES, "docx": EVERY + WITHOUT_PAGES, "html": EVERY + WITHOUT_PAGES}

_CELL = re.compile(r"\S+(?:[ ]\S+)*")  # words with one space between them are one cell
_POINT = re.compile(r"(?:[-•*]|\d{1,2}[.)]|[a-z]\))[ ]+|\*\*")
_ENDS = re.compile(r"(?:[.,:;]|\d|samt)$")
_ROOM = 8  # characters; a line that was shorter than this by the next word ended on purpose


class Block(NamedTuple):
    """A line of the page head, a heading of a level, a paragraph, a point of a list, or the rows of a table."""

    kind: str
    text: str = ""
    rows: Sequence[Sequence[str]] = ()
    level: int = 0


def blocks_of(text: str, expected: dict) -> Iterator[Block]:
    """The text as blocks, without page heads and feet; the first that names the kommun comes above all else."""
    furniture = [run for run in expected["partition"] if run["place"] == "furniture"]
    yield from page_head(text, furniture, expected["kommun"])
    levels = heading_levels(expected)
    titles = [paragraf["title"] for paragraf in expected.get("paragrafer", []) if paragraf["title"]]
    width = line_width(text)
    group: list[str] = []
    at = 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip("\f").rstrip()
        start = at + len(raw) - len(raw.lstrip())
        at += len(raw) + 1
        if any(run["start"] <= start < run["end"] for run in furniture):
            continue
        if number in levels or not line.strip():
            yield from grouped(group, width, titles)
            group = []
            if number in levels:
                yield from headed(line, levels[number])
        else:
            group.append(line)
    yield from grouped(group, width, titles)


def page_head(text: str, furniture: list[dict], kommun: str | None) -> Iterator[Block]:
    """The lines of the first running head that names the kommun."""
    for run in furniture:
        lines = text[run["start"] : run["end"]].splitlines()
        if kommun and any(kommun in line for line in lines):
            yield from (Block("head", " ".join(line.split())) for line in lines if line.strip())
            return


def heading_levels(expected: dict) -> dict[int, int]:
    """The lines that are headings, with their levels: a § is 2, a section under it 3."""
    levels = {paragraf["line"]: 2 for paragraf in expected.get("paragrafer", []) if paragraf["number"] is not None}
    for owner in expected.get("paragrafer", [expected]):
        levels |= {section["line"]: 3 for section in owner["sections"] if section["heading"]}
    return levels


def headed(line: str, level: int) -> Iterator[Block]:
    """A heading; where text stands in a column beside it, a row of both."""
    cells = _CELL.findall(plain(line))
    if level == 3 and len(cells) > 1:
        yield Block("table", rows=[cells])
    else:
        yield Block("heading", " ".join(cells), level=level)


def plain(line: str) -> str:
    """A line without the marks of Markdown."""
    return re.sub(r"^(?:#{1,6}|>) |\*\*", "", line)


def line_width(text: str) -> int:
    """Where the text wraps its lines, in characters; 0 where it does not."""
    lengths = sorted(len(line.rstrip()) for line in text.split("\n"))
    widest = lengths[len(lengths) * 49 // 50]
    return widest if widest <= 110 else 0


def grouped(lines: list[str], width: int, titles: list[str]) -> Iterator[Block]:
    """The blocks of lines that no blank line parts."""
    title = " ".join(plain(line).strip() for line in lines)
    if title in titles:
        yield Block("heading", title, level=2)
    elif lines and all(line.startswith("|") for line in lines):
        rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
        yield Block("table", rows=[row for row in rows if set("".join(row)) - set("-: ")])
    elif any(re.search(r"\S[ ]{3,}\S", line.strip()) and not _POINT.match(line.strip()) for line in lines):
        yield Block("table", rows=table_rows(lines))
    else:
        yield from prose(lines, width)


def table_rows(lines: list[str]) -> list[list[str]]:
    """The lines as rows of cells; cells that start within two characters of one another share a column."""
    found = [[(match.start(), match[0]) for match in _CELL.finditer(line)] for line in lines]
    columns: list[int] = []
    for start in sorted({start for row in found for start, _ in row}):
        if not columns or start - columns[-1] > 2:
            columns.append(start)
    rows = []
    for row in found:
        cells = [""] * len(columns)
        for start, cell in row:
            cells[max(i for i, column in enumerate(columns) if column <= start)] = plain(cell)
        rows.append(cells)
    return rows


def prose(lines: list[str], width: int) -> Iterator[Block]:
    """Paragraphs and points, their wrapped lines joined."""
    paragraphs: list[list[str]] = []
    before = ""
    for line in lines:
        if before and goes_on(before, line.strip(), width):
            paragraphs[-1].append(plain(line))
        else:
            paragraphs.append([plain(line)])
        before = line
    for text in map(join, paragraphs):
        point = re.match(r"[-•*] ", text)
        yield Block("point", text[point.end() :]) if point else Block("paragraph", text)


def goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line is the rest of the one before it, which was too full for its first word."""
    if not width or len(before) + 1 + len(line.split(None, 1)[0]) <= width - _ROOM or _POINT.match(line):
        return False
    if line.startswith("att "):
        return not _ENDS.search(before)
    return not line.startswith("§") or before.endswith(",")


def as_html(title: str, blocks: list[Block]) -> bytes:
    """A web page, with the navigation and the notices that surround such a page."""
    out = [
        "<!DOCTYPE html>",
        '<html lang="sv">',
        f'<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>',
        "<body>",
        '<nav><a href="#main">Hoppa till innehåll</a></nav>',
        '<main id="main">',
    ]
    for kind, group in itertools.groupby(blocks, key=lambda block: block.kind):
        parts = [html_of(block) for block in group]
        out += ["<ul>", *parts, "</ul>"] if kind == "point" else parts
    out += ["</main>", "<footer><p>Vi använder kakor (cookies).</p></footer>", "</body>", "</html>", ""]
    return "\n".join(out).encode()


def html_of(block: Block) -> str:
    """One block as an element."""
    if block.kind == "table":
        rows = ["".join(f"<td>{escaped(cell)}</td>" for cell in row) for row in block.rows]
        return "\n".join(["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"])
    element = {"heading": f"h{block.level}", "point": "li"}.get(block.kind, "p")
    return f"<{element}>{escaped(block.text)}</{element}>"


def escaped(text: str) -> str:
    return html.escape(text, quote=False)


def as_docx(title: str, blocks: list[Block]) -> bytes:
    """A Word document in the styles of python-docx's own template; the page head is its header."""
    import docx

    document = docx.Document()
    document.core_properties.title = title
    header = document.sections[0].header
    for block in blocks:
        if block.kind == "head":
            header.add_paragraph(block.text)
        elif block.kind == "heading":
            document.add_heading(block.text, block.level - 1)
        elif block.kind == "table":
            table = document.add_table(rows=0, cols=max(map(len, block.rows)))
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
        else:
            document.add_paragraph(block.text, style="List Bullet" if block.kind == "point" else None)
    packed = io.BytesIO()
    document.save(packed)
    return repacked(packed.getvalue())


def repacked(data: bytes) -> bytes:
    """A package with one time for all members, so that the same document gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(member)
            if member.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2025-01-01T00:00:00Z", content)
            new.writestr(info, content)
    return out.getvalue()


_FONT, _BOLD, _SIZE, _LEADING = "Helvetica", "Helvetica-Bold", 9, 11.4
_LEFT, _TOP, _COLUMN = 46, 800, 5.05  # points; one character of the text is 5.05 points wide
_LINES, _COLUMNS = 64, 98  # of a page


def as_pdf(title: str, text: str) -> bytes:
    """A PDF, a page for each form feed; without those, as many lines as a page holds."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    canvas.setTitle(title)
    for page in pages_of(text):
        for row, line in enumerate(page):
            bold = "**" in line
            canvas.setFont(_BOLD if bold else _FONT, _SIZE)
            for match in _CELL.finditer(line.replace("**", "")):
                canvas.drawString(_LEFT + match.start() * _COLUMN, _TOP - row * _LEADING, match[0])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pages_of(text: str) -> Iterator[list[str]]:
    """The lines of each page; a line that is too long for it is wrapped below its own beginning."""
    for page in text.strip("\f\n").split("\f"):
        lines: list[str] = []
        for raw in page.strip("\n").split("\n"):
            indent = " " * min(len(raw) - len(raw.lstrip()), _COLUMNS // 2)
            lines += (
                textwrap.wrap(raw, _COLUMNS, subsequent_indent=indent, drop_whitespace=False)
                if len(raw) > _COLUMNS + 8
                else [raw]
            )
        for at in range(0, len(lines), _LINES):
            yield lines[at : at + _LINES]


def made(form: str, name: str) -> bytes:
    """A sample in another form: "pdf", "docx" or "html"."""
    source = next(path for path in (HERE / f"{name}.txt", HERE / f"{name}.md") if path.exists())
    text = source.read_text(encoding="utf-8")
    if form == "pdf":
        return as_pdf(name, text)
    expected = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
    blocks = list(blocks_of(text, expected))
    return as_html(name, blocks) if form == "html" else as_docx(name, blocks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", help="samples without their endings; all, where none is named")
    wanted = parser.parse_args().names
    for form, names in MADE.items():
        (HERE / form).mkdir(exist_ok=True)
        for name in names:
            if not wanted or name in wanted:
                (HERE / form / f"{name}.{form}").write_bytes(made(form, name))


if __name__ == "__main__":
    main()
