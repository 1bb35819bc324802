"""Small PDF and DOCX files, made where they are used."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import pytest

Text = tuple[float, float, float, str]  # left, base line and size in points, and the words


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """A PDF of A4 pages with words at given places, in Helvetica; ``turn`` is the page's /Rotate."""

    def make(pages: Sequence[Sequence[Text]], *, turn: int = 0, matrix: str = "1 0 0 1") -> bytes:
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count %d/Kids[%s]>>"
            % (len(pages), b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ]
        for number, page in enumerate(pages):
            objects.append(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Resources<</Font<</F 3 0 R>>>>"
                b"/Contents %d 0 R>>" % (turn, 5 + 2 * number)
            )
            content = b"\n".join(
                b"BT /F %g Tf %s %g %g Tm <%s> Tj ET"
                % (size, matrix.encode(), left, base, words.encode("cp1252").hex().encode())
                for left, base, size, words in page
            )
            objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        return _file(objects)

    return make


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF" % (len(objects) + 1, table))


@pytest.fixture(scope="session")
def rezip() -> Callable[..., bytes]:
    """A zip file with some members put in or replaced."""

    def change(data: bytes, **members: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, members.pop(_key(name), None) or old.read(name))
            for name, content in members.items():
                new.writestr(name, content)
        return out.getvalue()

    return change


def _key(name: str) -> str:
    """A member's name as a keyword: "word/document.xml" is "document"."""
    return name.rpartition("/")[2].partition(".")[0]
