"""A text as a web page, a Word document and a PDF of its lines, made by hand and byte by byte."""

from __future__ import annotations

import html
import io
import zipfile

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINES = 50  # on a page of a PDF


def web_page(text: str) -> bytes:
    """A paragraph a line."""
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n"))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Protokoll</title></head><body>{body}</body>'.encode()
    )


def word(
    text: str,
    *,
    inside: str = "",
    parts: int = 0,
    relations: str = "",
    dtd: str = "",
    packing: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A paragraph a line; and at the end what else is to stand in the body, in the package and before the document."""
    lines = "".join(f"<w:p><w:r><w:t>{html.escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        for path, relation in (("_rels/.rels", main), ("word/_rels/document.xml.rels", relations)):
            package.writestr(path, f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>')
        body = f"<w:body>{lines}{inside}</w:body>"
        package.writestr("word/document.xml", f'{dtd}<w:document xmlns:w="{_WORD}">{body}</w:document>')
        for number in range(parts):
            package.writestr(f"x/{number}.xml", "")
    return packed.getvalue()


def pdf(text: str) -> bytes:
    """Lines of 10 points on pages of fifty, blank ones too."""
    lines = text.rstrip("\n").split("\n")
    pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
    first = 4  # the object of the first page, after the catalogue, the tree of pages and the font
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        media = f"/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {first + 2 * number + 1} 0 R"
        objects += [f"<</Type/Page/Parent 2 0 R{media}>>", stream("", "\n".join(map(_set, range(len(page)), page)))]
    return pdf_of(objects)


def _set(row: int, line: str) -> str:
    escaped = "".join(f"\\{sign}" if sign in "()\\" else sign for sign in line)
    return f"BT /F 10 Tf 50 {790 - 14 * row} Td ({escaped}) Tj ET" if line.strip() else ""


def endless_pdf(depth: int = 9, fan: int = 10) -> bytes:
    """A page that draws ten forms, each of which draws ten others, and so on."""
    draws = "/X Do " * fan
    form = "/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<<{}>>".format
    return pdf_of(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
            stream("", draws),
            *(stream(form(f"/XObject<</X {at + 6} 0 R>>"), draws) for at in range(depth)),
            stream(form("/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"), "BT /F 9 Tf (avslag) Tj ET"),
        ]
    )


def stream(entries: str, content: str) -> str:
    """The object of a stream, with what stands in its dictionary."""
    return f"<<{entries}/Length {len(content)}>>stream\n{content}\nendstream"


def pdf_of(objects: list[str]) -> bytes:
    """A PDF of numbered objects, of which the first is the catalogue."""
    written, places = "%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{each}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF\n"
    return f"{written}xref\n0 {size}\n0000000000 65535 f \n{rows}{trailer}".encode("cp1252")
