"""The score of real documents, where they lie beside the repository: what was reached is kept."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from protokollparse import parse
from protokollparse.errors import ProtokollError

SHARED = Path(__file__).parents[2] / "shared"
CORPUS = SHARED / "corpus"

pytestmark = pytest.mark.skipif(
    not (SHARED / "eval" / "score.py").exists(), reason="the corpus is not beside the repository (../shared)"
)

# The least macro F1 of each form; the documents in plain reading order have lost their columns.
FLOORS = [
    ("stockholm", ".txt", 0.999),
    (".", ".txt", 0.998),
    (".", ".pdf", 0.998),
    (".", ".plain.txt", 0.96),
]


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    """The score that everybody uses, loaded from its file."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("folder", "suffix", "floor"), FLOORS, ids=[f"{name}{end}" for name, end, _ in FLOORS])
def test_the_score_stays_above_its_floor(scoring: ModuleType, folder: str, suffix: str, floor: float) -> None:
    board = scoring.Board()
    documents = 0
    for gold in sorted((CORPUS / folder).rglob("*.gold.json")):
        document = gold.with_name(gold.name.removesuffix(".gold.json") + suffix)
        if document.exists():
            found = json.loads(parse(document).model_dump_json())
            scoring.score_document(board, document.name, json.loads(gold.read_text(encoding="utf-8")), found)
            documents += 1
    assert documents
    groups = {*board.tp, *board.fp, *board.fn}
    macro = sum(board.f1(group) for group in groups) / len(groups)
    wrong = "\n".join(" ".join(map(str, error))[:200] for error in board.errors)
    assert macro >= floor, f"macro F1 {macro:.4f} of {documents} documents\n{wrong}"


def test_every_document_is_read_or_refused_with_its_reason() -> None:
    refused = {}
    for path in sorted(CORPUS.rglob("*")):
        if path.suffix in {".txt", ".pdf", ".md", ".html", ".docx"}:
            try:
                parse(path)
            except ProtokollError as error:
                refused[path.name] = error.message
    assert set(refused) == {"html-error-page-named.pdf", "truncated.pdf"}
    assert all(refused.values())
