"""DOCX: paragraphs, counted lists and tables as lines, and packages made to do harm."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from protokollparse.errors import EmptyError, UnreadableError
from protokollparse.readers import read_bytes
from protokollparse.readers.docx import read_docx

Rezip = Callable[..., bytes]

NUMBERING = """<w:numbering {ns}>
<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="14"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="§ %1"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num></w:numbering>"""
LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
LEVELS = "".join(
    LEVEL.format(*level) for level in [(0, "decimal", "%1."), (1, "lowerLetter", "%2)"), (2, "upperRoman", "%1.%3")]
)


def packed(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text_of(document: Document) -> str:
    return read_bytes(packed(document), "a.docx").text


def with_lists() -> Document:
    document = docx.Document()
    ns = nsdecls("w")
    document.part.numbering_part._element = parse_xml(NUMBERING.format(ns=ns, levels=LEVELS))
    return document


def add_item(document: Document, text: str, num_id: int, level: int = 0, style: str | None = None) -> None:
    properties = document.add_paragraph(text, style)._p.get_or_add_pPr()
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_numId().val = num_id
    numbered.get_or_add_ilvl().val = level


def add_xml(document: Document, xml: str) -> None:
    document.element.body.insert(0, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def test_paragraphs_and_headings() -> None:
    document = docx.Document()
    document.add_heading("§ 1 Val av justerare", 1)
    document.add_paragraph("Beslut").runs[0].bold = True
    document.add_paragraph("Nämnden beslutar\natt utse Ada Berg.")
    document.add_paragraph("")
    document.add_paragraph("Ada").add_run("\tBo")
    source = read_bytes(packed(document), "a.pdf")
    assert source.format == "docx"
    assert source.text == (
        "**§ 1 Val av justerare**\n\n**Beslut**\n\nNämnden beslutar\natt utse Ada Berg.\n\nAda    Bo\n"
    )


def test_lists_are_counted() -> None:
    document = with_lists()
    for text, num_id, level in [
        ("ett", 1, 0), ("två", 1, 0), ("inre", 1, 1), ("inre", 1, 1), ("inre", 1, 2), ("tre", 1, 0),
        ("inre", 1, 1), ("om", 4, 0), ("punkt", 3, 0), ("streck", 3, 1), ("okänd", 9, 0),
    ]:  # fmt: skip
        add_item(document, text, num_id, level)
    assert text_of(document) == (
        " 1. ett\n 2. två\n     a) inre\n     b) inre\n        2.I inre\n 3. tre\n     a) inre\n 1. om\n"
        "  • punkt\n      - streck\n\nokänd\n"
    )


def test_counted_paragraphs_of_a_heading_style() -> None:
    document = with_lists()
    add_item(document, "Val", 2, style="Heading 2")
    add_item(document, "Budget", 2, style="Heading 2")
    assert text_of(document) == "**§ 14 Val**\n\n**§ 15 Budget**\n"


def test_lists_of_a_style() -> None:
    document = docx.Document()
    for text in ("ett", "två"):
        document.add_paragraph(text, "List Number")
    document.add_paragraph("punkt", "List Bullet")
    assert text_of(document) == " 1. ett\n 2. två\n  • punkt\n"


def test_tables_stand_in_columns() -> None:
    document = docx.Document()
    document.add_paragraph("Omröstning")
    table = document.add_table(0, 3)
    for row in [("Ledamot", "Ja", "Nej"), ("Ada Berg (S)", "X", ""), ("Bo Ek (M)", "", "X")]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    merged = table.add_row().cells
    merged[0].merge(merged[2]).text = "Summa"
    document.add_paragraph("Slut")
    assert text_of(document) == (
        "Omröstning\n\nLedamot        Ja   Nej\nAda Berg (S)   X\nBo Ek (M)           X\nSumma\n\nSlut\n"
    )


def test_a_table_for_layout() -> None:
    document = docx.Document()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Beslutande", "Ada Berg (S)\nBo Ek (M)"
    cells[1].add_paragraph("Cia Dal (V)")
    inner = cells[1].add_table(1, 2).rows[0].cells
    inner[0].text, inner[1].text = "inre", "tabell"
    lines = text_of(document).splitlines()
    assert [line.split("   ")[0] for line in lines if line[0] != " "] == ["Beslutande"]
    assert [line[13:] for line in lines] == ["Ada Berg (S)", "Bo Ek (M)", "Cia Dal (V)", "inre   tabell"]


def test_the_header_comes_first_and_once() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Socialnämnden\tProtokoll"
    document.sections[0].footer.paragraphs[0].text = "Justerandes signatur"
    document.add_paragraph("§ 1")
    document.add_section()
    document.add_paragraph("§ 2")
    assert text_of(document) == "Socialnämnden    Protokoll\n\n§ 1\n\n§ 2\n"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Val</w:t></w:r></w:p></w:sdtContent></w:sdt>",
         "Val"),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>Val</w:t></w:r></w:sdtContent></w:sdt></w:p>", "Val"),
        ("<w:p><w:hyperlink><w:r><w:t>länk</w:t></w:r></w:hyperlink></w:p>", "länk"),
        ("<w:p><w:ins><w:r><w:t>ny</w:t></w:r></w:ins><w:del><w:r><w:delText>gammal</w:delText></w:r></w:del></w:p>",
         "ny"),
        ("<w:p><w:r><w:t>hälso</w:t><w:noBreakHyphen/><w:t>vård</w:t><w:br/><w:t>rad</w:t></w:r></w:p>",
         "hälso-vård\nrad"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>", "7"),
        ("<w:p><w:r><w:t>utanför</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>ruta</w:t></w:r></w:p></w:txbxContent>"
         "</w:pict></w:r></w:p>", "utanför\nruta"),
    ],
)  # fmt: skip
def test_what_word_wraps_text_in(xml: str, expected: str) -> None:
    document = docx.Document()
    add_xml(document, xml)
    assert text_of(document) == f"{expected}\n"


def test_an_empty_document() -> None:
    with pytest.raises(EmptyError):
        read_bytes(packed(docx.Document()), "a.docx")


def test_a_bomb_is_refused_before_it_unpacks(rezip: Rezip) -> None:
    data = rezip(packed(docx.Document()), document=b"<x>" + b" " * 50_000_000)
    assert len(data) < 200_000
    with pytest.raises(UnreadableError, match="zip bomb"):
        read_bytes(data, "a.docx")


def test_a_package_past_the_limit() -> None:
    data = packed(docx.Document())
    with pytest.raises(UnreadableError, match=r"unpacks to more than the limit.*--max-size"):
        read_docx(data, "a.docx", 20_000)


def test_a_directory_that_lies_about_sizes() -> None:
    data = bytearray(packed(docx.Document()))
    entry = data.rindex(b"PK\x01\x02", 0, data.index(b"word/document.xml", data.index(b"PK\x01\x02")))
    data[entry + 24 : entry + 28] = (99).to_bytes(4, "little")
    with pytest.raises(UnreadableError, match="broken or cut short"):
        read_bytes(bytes(data), "a.docx")


def test_too_many_parts(rezip: Rezip) -> None:
    data = rezip(packed(docx.Document()), **{f"word/x{number}": b"x" for number in range(5001)})
    with pytest.raises(UnreadableError, match="parts, which no program writes"):
        read_bytes(data, "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str, rezip: Rezip) -> None:
    document = docx.Document()
    document.add_paragraph("BYTUT")
    with zipfile.ZipFile(io.BytesIO(packed(document))) as package:
        xml = package.read("word/document.xml").decode()
    entity = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    xml = re.sub(r"<\?xml[^>]*\?>", f'<?xml version="1.0" encoding="{encoding}"?>{entity}', xml)
    data = rezip(packed(document), document=xml.replace("BYTUT", "&x;").encode(encoding))
    with pytest.raises(UnreadableError, match="entities"):
        read_bytes(data, "a.docx")


def test_external_relations_are_not_followed() -> None:
    document = docx.Document()
    document.add_paragraph("Beslut")
    document.part.relate_to("file:///nowhere/template.dotx", qn("r:id"), is_external=True)
    assert text_of(document) == "Beslut\n"


@pytest.mark.parametrize("part", [b"", b"<a/>", b"<w:document", b"\0\xff"])
def test_broken_parts(part: bytes, rezip: Rezip) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_bytes(rezip(packed(docx.Document()), document=part or b" "), "a.docx")


def test_deep_nesting_is_refused(rezip: Rezip) -> None:
    xml = f"<w:document {nsdecls('w')}><w:body>{'<w:sdt>' * 5000}{'</w:sdt>' * 5000}</w:body></w:document>"
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_bytes(rezip(packed(docx.Document()), document=xml.encode()), "a.docx")
