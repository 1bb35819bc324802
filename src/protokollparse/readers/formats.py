"""What a file is, by its content; for what cannot be read, what it is and the way out."""

from __future__ import annotations

import re
from typing import Literal

from protokollparse.errors import UnreadableError

# Magic bytes at the start of formats that are no text, and what to say of them.
_OCR = "a picture, not a text: make a PDF of it and run that through `ocrmypdf -l swe`"
_ARCHIVE = "an archive: unpack it and give the files in it"
_MAGIC = (
    (b"{\\rtf", "an RTF file: save it as .docx or .pdf"),
    (b"\xff\xd8\xff", _OCR),
    (b"\x89PNG\r\n\x1a\n", _OCR),
    (b"GIF87a", _OCR),
    (b"GIF89a", _OCR),
    (b"II*\x00", _OCR),
    (b"MM\x00*", _OCR),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"%!PS", "a PostScript file: convert it to PDF, for example with `ps2pdf`"),
)
# What a zip file is, by a member that its kind always holds.
_ZIPPED = (
    ("word/", "docx"),
    ("xl/", "an Excel workbook: save the text of it as .docx or .pdf"),
    ("ppt/", "a PowerPoint presentation: save it as .pdf"),
    ("content.xml", "an OpenDocument file: save it as .docx or .pdf"),
    ("META-INF/container.xml", "an e-book: save it as .html or .pdf"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096

# "<!DOCTYPE html …>", "<html lang="sv">"
_HTML_START = re.compile(r"<!doctype[ \t\r\n]{1,9}html\b|<html[\s>]", re.IGNORECASE)
# An end tag of a block: "</p>", "</td>"
_BLOCK_END = re.compile(r"</(?:p|div|li|td|th|tr|ul|ol|table|h[1-6]|section|article|body)>", re.IGNORECASE)
# "## Beslut"
_MARKDOWN_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)


def container(data: bytes, name: str) -> Literal["pdf", "docx"] | None:
    """``pdf`` or ``docx``, or None for what may be text; raises UnreadableError for what is neither."""
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise UnreadableError(
            "a Word or Excel file that is locked with a password: save an open copy"
            if locked
            else "an old Word or Office file (.doc, .xls, .msg): save it as .docx or .pdf",
            name=name,
        )
    for magic, message in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(message, name=name)
    # Some writers put a few bytes before the mark; a text may only speak of it.
    at = data.find(b"%PDF-", 0, 1024)
    return "pdf" if at == 0 or (at > 0 and b"endobj" in data) else None


def _zipped(data: bytes, name: str) -> Literal["docx"]:
    import io
    import zipfile

    try:
        members = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        message = "a Word document or zip file that is broken or cut short: fetch it again"
        raise UnreadableError(message, name=name) from error
    for start, kind in _ZIPPED:
        if any(member.startswith(start) for member in members):
            if kind == "docx":
                return "docx"
            raise UnreadableError(kind, name=name)
    raise UnreadableError(_ARCHIVE, name=name)


def text_format(text: str, name: str) -> Literal["html", "markdown", "text"]:
    """What kind of text this is: HTML by its start or its tags, Markdown by its name or its headings."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        ends = _BLOCK_END.findall(text, 0, 4 * _HEAD)
        if _HTML_START.search(head) or (len(ends) >= 4 and len(ends) * 500 > min(len(text), 4 * _HEAD)):
            return "html"
    if name.lower().endswith((".md", ".markdown")):
        return "markdown"
    # The plain search first: most texts have no such line at all.
    return "markdown" if "\n#" in text and len(_MARKDOWN_HEADING.findall(text)) > 1 else "text"
