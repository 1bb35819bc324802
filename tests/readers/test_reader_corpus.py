"""Real files, where they lie beside the repository: PDFs against their known text, and broken downloads."""

from __future__ import annotations

from pathlib import Path

import pytest

from protokollparse.errors import UnreadableError
from protokollparse.readers import read

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
PDFS = sorted(path for path in CORPUS.glob("*/*.pdf") if path.with_suffix(".txt").exists())

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the repository")


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.replace("\f", "\n").split("\n") if line.strip()]


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_a_pdf_has_the_lines_of_its_text(path: Path) -> None:
    assert lines(read(path).text) == lines(read(path.with_suffix(".txt")).text)


def test_broken_downloads_are_named_or_read() -> None:
    with pytest.raises(UnreadableError, match="an HTML page, not a PDF; its title is “Sidan saknas"):
        read(CORPUS / "broken" / "html-error-page-named.pdf")
    with pytest.raises(UnreadableError, match="cut short"):
        read(CORPUS / "broken" / "truncated.pdf")
    assert read(CORPUS / "broken" / "text-named.pdf").format == "text"
