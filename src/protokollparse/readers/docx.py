"""DOCX: paragraphs, headings, numbered lists and tables as lines; python-docx opens the package.

The page header comes first, once: it is where many templates name the body and the day. Footers, comments and
deleted text are left out. Nothing outside of the file is ever fetched.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from protokollparse.errors import MissingExtraError, UnreadableError
from protokollparse.readers import blocks
from protokollparse.readers.docx_numbering import Numbering, W, number, value

if TYPE_CHECKING:
    from docx.document import Document

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted or moved text, the older twin of a drawing, and what a field is computed from.
_LEFT_OUT = frozenset({f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", f"{W}pPr", f"{W}rPr", f"{W}sdtPr"})
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_MAX_MEMBERS = 5000
_MAX_RATIO = 200  # Word's own files unpack to 5 to 30 times their size
_SMALL = 2**20  # bytes; a member this small is no bomb at any ratio
_CHUNK = 2**16
_MAX_LEVEL = 8


class Style(NamedTuple):
    """What a paragraph style says: heading or not, bold or not, and the list that its paragraphs are in."""

    heading: bool = False
    bold: bool = False
    num_id: str | None = None
    level: int = 0


def read_docx(data: bytes, name: str, max_chars: int) -> str:
    """The text of a Word document; ``max_chars`` also limits the bytes that it unpacks to.

    Raises UnreadableError for a broken document or one made to fill the memory, MissingExtraError without
    python-docx.
    """
    try:
        import docx
    except ImportError as error:
        message = "reading a Word document needs python-docx: pip install 'protokollparse[docx]'"
        raise MissingExtraError(message, name=name) from error
    package = _checked(data, name, max_chars)
    try:
        document = docx.Document(package)
        text = "\n".join(_Text(document).lines())
    except Exception as error:  # python-docx lets through whatever its parts raise on a file that is not sound
        message = f"a Word document that cannot be read ({type(error).__name__}): save it anew as .docx or .pdf"
        raise UnreadableError(message, name=name) from error
    return text.strip("\n") + "\n"


def _checked(data: bytes, name: str, limit: int) -> io.BytesIO:
    """The package without pictures, unpacked under a guard so that python-docx can unpack no bomb."""
    clean = io.BytesIO()
    room = limit
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(clean, "w") as copy:
            members = {member.filename: member for member in package.infolist() if member.filename}
            if len(members) > _MAX_MEMBERS:
                raise UnreadableError(f"a Word document of {len(members)} parts, which no program writes", name=name)
            for path, member in members.items():
                is_text = path.endswith((".xml", ".rels"))
                content = _unpacked(package, member, room, name) if is_text else b""
                room -= len(content)
                copy.writestr(path, content)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError) as error:
        message = "a Word document that is broken or cut short: fetch it again"
        raise UnreadableError(message, name=name) from error
    clean.seek(0)
    return clean


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo, room: int, name: str) -> bytes:
    """One member's bytes, read in pieces and no further than ``room``."""
    ratio = member.file_size / max(member.compress_size, 1)
    if member.file_size > _SMALL and ratio > _MAX_RATIO:
        raise UnreadableError(f"a zip bomb: a part of it unpacks to {ratio:.0f} times its size", name=name)
    pieces: list[bytes] = []
    with package.open(member) as file:
        while piece := file.read(_CHUNK):
            pieces.append(piece)
            room -= len(piece)
            if room < 0:
                message = "the Word document unpacks to more than the limit; raise it with --max-size"
                raise UnreadableError(message, name=name)
    content = b"".join(pieces)
    if b"<!DOCTYPE" in content.replace(b"\0", b"")[:_CHUNK].upper():
        raise UnreadableError("a Word document with entities of its own, which Word never writes", name=name)
    return content


class _Text:
    """The lines of a document's parts; numbered lists are counted as they are read."""

    def __init__(self, document: Document) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE

        self._document = document
        parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.NUMBERING]
        self._numbering = Numbering(getattr(parts[0], "element", None) if parts else None)
        self._styles = _styles(document.styles.element, self._numbering)

    def lines(self) -> Iterator[str]:
        section = self._document.sections[0] if self._document.sections else None
        if section is not None:
            first = section.different_first_page_header_footer
            header = section.first_page_header if first else section.header
            if not header.is_linked_to_previous:
                yield from self._block_lines(header._element)
                yield ""
        yield from self._block_lines(self._document.element.body)

    def _block_lines(self, container: Any, *, in_cell: bool = False) -> list[str]:
        """The lines of the paragraphs and tables in an element, blank lines between them except in cells."""
        lines: list[str] = []
        after_item = False
        for block in _children(container, ("p", "tbl")):
            is_item = False
            if block.tag == f"{W}tbl":
                found = list(blocks.table_lines(self._rows(block)))
            else:
                found, is_item = self._paragraph(block)
            if not any(map(str.strip, found)):
                continue
            if lines and not in_cell and not (after_item and is_item):
                lines.append("")
            lines.extend(found)
            after_item = is_item
        return lines

    def _rows(self, table: Any) -> list[list[list[str]]]:
        """A table's rows of cells of lines; a spanned place is an empty cell."""
        rows: list[list[list[str]]] = []
        for row in _children(table, ("tr",)):
            rows.append([])
            for cell in _children(row, ("tc",)):
                properties = cell.find(f"{W}tcPr")
                spanned, merged = 1, None
                if properties is not None:
                    spanned = min(number(value(properties, "gridSpan"), 1), 60)
                    merged = value(properties, "vMerge")
                rows[-1].append([] if merged in ("", "continue") else self._block_lines(cell, in_cell=True))
                rows[-1].extend([] for _ in range(spanned - 1))
        return rows

    def _paragraph(self, paragraph: Any) -> tuple[list[str], bool]:
        """A paragraph's lines, those of text boxes that hang on it last, and whether it is a list item."""
        style, num_id, level = self._properties(paragraph)
        pieces: list[tuple[str, bool]] = []
        boxes: list[Any] = []
        _collect(paragraph, pieces, boxes, style.bold)
        lines = "".join(text for text, _ in pieces).replace("\t", " " * blocks.INDENT).split("\n")
        lines = [line.strip() for line in lines if line.strip()]
        label = self._numbering.label(num_id, level) if num_id and lines else ""
        is_item = bool(label) and not style.heading and "§" not in label and len(label) <= blocks.INDENT
        if is_item:
            indent = blocks.item("", level)
            lines = [blocks.item(label, level) + lines[0], *(indent + line for line in lines[1:])]
        elif label:
            lines[0] = f"{label} {lines[0]}"
        bold = all(is_bold for text, is_bold in pieces if text.strip())
        if not is_item and lines and (style.heading or (bold and blocks.is_bold_heading(" ".join(lines)))):
            lines = [blocks.heading(line) for line in lines]
        for box in boxes:
            lines.extend(self._block_lines(box))
        return lines, is_item

    def _properties(self, paragraph: Any) -> tuple[Style, str | None, int]:
        """A paragraph's style, and the list and level that it stands in."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return self._styles.get("", Style()), None, 0
        style = self._styles.get(value(properties, "pStyle") or "", Style())
        num_id, level = style.num_id, style.level
        numbered = properties.find(f"{W}numPr")
        if numbered is not None:
            num_id = value(numbered, "numId") or num_id
            level = number(value(numbered, "ilvl"), level)
        return style, num_id, min(level, _MAX_LEVEL)


def _styles(root: Any, numbering: Numbering) -> dict[str, Style]:
    """The paragraph styles by their id, each with what it takes over from the one it is based on."""
    elements = {element.get(f"{W}styleId", ""): element for element in root.findall(f"{W}style")}
    styles: dict[str, Style] = {}

    def resolve(style_id: str, depth: int = 0) -> Style:
        if style_id in styles or style_id not in elements or depth > _MAX_LEVEL:
            return styles.get(style_id, Style())
        element = elements[style_id]
        base = resolve(value(element, "basedOn") or "", depth + 1)
        properties = element.find(f"{W}pPr")
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        outline = value(properties, "outlineLvl") if properties is not None else None
        num_id, level = base.num_id, base.level
        if numbered is not None:
            num_id = value(numbered, "numId") or num_id
            level = number(value(numbered, "ilvl"), numbering.level_of(num_id or "", style_id))
        # Word keeps the English name of its own styles in every language: "heading 1", "Title".
        named = (value(element, "name") or "").lower().startswith(("heading", "rubrik", "title"))
        heading = named or base.heading if outline is None else number(outline, 9) < 9
        styles[style_id] = Style(heading, _is_bold(element, base.bold), num_id, level)
        return styles[style_id]

    for style_id in elements:
        resolve(style_id)
    return styles


def _is_bold(element: Any, default: bool) -> bool:
    """Whether the w:rPr of a run or style makes its text bold."""
    properties = element.find(f"{W}rPr")
    bold = properties.find(f"{W}b") if properties is not None else None
    return default if bold is None else bold.get(f"{W}val", "1") not in ("0", "false", "off")


def _children(element: Any, names: tuple[str, ...]) -> Iterator[Any]:
    """The nearest descendants of these names, through content controls, insertions and the like."""
    wanted = {f"{W}{name}" for name in names}
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _children(child, names)


def _collect(element: Any, pieces: list[tuple[str, bool]], boxes: list[Any], bold: bool) -> None:
    """Adds the text of an element's runs with whether it is bold, and the text boxes in it."""
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            pieces.append((child.text or "", bold))
        elif tag == f"{W}r":
            _collect(child, pieces, boxes, _is_bold(child, bold))
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag in _SIGNS:
            pieces.append((_SIGNS[tag], bold))
        elif tag not in _LEFT_OUT:
            _collect(child, pieces, boxes, bold)
