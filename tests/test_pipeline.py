"""The public names: what they give, what they raise, and what importing them costs."""

from __future__ import annotations

import hashlib
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import protokollparse
from protokollparse import (
    EmptyError,
    LexiconError,
    MissingExtraError,
    NotMinutesError,
    Protokoll,
    ProtokollError,
    Tjansteutlatande,
    UnreadableError,
    parse,
    parse_many,
    parse_text,
)
from sample import ROOT, records_of

MINUTES = "Protokoll\n\n§ 1\nTaxa\n\nBeslut\nTaxan antas.\n"
REPORT = "Tjänsteskrivelse\n\nTaxa\n\nFörslag till beslut\nTaxan antas.\n\nBakgrund\nTaxan är gammal.\n"
REFUSED = Path(__file__).parent / "refused"


def test_the_public_names_exist_and_are_all() -> None:
    assert sorted(protokollparse.__all__) == protokollparse.__all__ == dir(protokollparse)
    for name in protokollparse.__all__:
        assert getattr(protokollparse, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'parser'"):
        _ = protokollparse.parser


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, protokollparse\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules} "
        "& {'pydantic', 'regex', 'typer', 'rich', 'lxml', 'docx', 'pypdfium2', 'pyarrow', 'tomllib'}))\n"
        "print(*sorted(name for name in sys.modules if name.startswith('protokollparse.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n\n"


def test_the_package_is_typed() -> None:
    assert (Path(protokollparse.__file__).parent / "py.typed").exists()


def test_minutes_and_reports() -> None:
    minutes, report = parse_text(MINUTES), parse_text(REPORT)
    assert isinstance(minutes, Protokoll)
    assert [decision.text for decision in minutes.paragrafer[0].decisions] == ["Taxan antas."]
    assert isinstance(report, Tjansteutlatande)
    assert [decision.text for decision in report.proposed_decisions] == ["Taxan antas."]


def test_a_file_and_its_text_give_the_same_records(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.txt"
    path.write_bytes(MINUTES.encode("utf-8-sig"))
    by_path, by_name, by_text = parse(path), parse(str(path)), parse_text(MINUTES, name="protokoll.txt")
    assert by_path == by_name
    assert records_of(by_path.model_dump()) == records_of(by_text.model_dump())
    assert by_path.source.name == str(path)
    assert by_path.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert by_text.source.sha256 == hashlib.sha256(MINUTES.encode()).hexdigest()
    assert (by_text.source.name, by_text.source.characters) == ("protokoll.txt", len(MINUTES))


def test_the_same_text_gives_the_same_records() -> None:
    text = (ROOT / "norrtuna-socialnamnden-2024-03-20.txt").read_text(encoding="utf-8")
    assert parse_text(text).model_dump_json() == parse_text(text).model_dump_json()


def test_several_files_come_one_at_a_time_and_in_order(tmp_path: Path) -> None:
    first, second, missing = (tmp_path / f"{name}.txt" for name in "abc")
    first.write_text(MINUTES, encoding="utf-8")
    second.write_text(REPORT, encoding="utf-8")
    found = parse_many([first, second, missing])
    assert next(found).kind == "protokoll"
    assert next(found).kind == "tjansteutlatande"
    with pytest.raises(UnreadableError):
        next(found)


BYTES: dict[str, tuple[bytes, type[ProtokollError]]] = {
    "empty": (b"", EmptyError),
    "blank": (b" \n\t\r\n\f", EmptyError),
    "a byte order mark": (b"\xef\xbb\xbf", EmptyError),
    "marks without text": ("•\n**\n\u00ad\n".encode(), EmptyError),
    "binary": (bytes(range(256)) * 4, UnreadableError),
    "zeros": (b"\0" * 1000, UnreadableError),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, UnreadableError),
    "a cut PDF": (b"%PDF-1.7\n1 0 obj\n<<", UnreadableError),
    "an archive": (b"PK\x03\x04" + b"\0" * 60, UnreadableError),
    "an error page": (b"<html><head><title>404 Not Found</title></head><body>Not Found</body></html>", ProtokollError),
    "a letter": ("Hej! Tack för senast. Vi ses på mötet.".encode(), NotMinutesError),
    "a number": (b"12", NotMinutesError),
    "broken UTF-8": (b"Protokoll \xc3 \xff \xfe", ProtokollError),
    "one long line": (b"x" * 100_000, NotMinutesError),
    "only paragraph signs": (("§ " * 1000).encode(), ProtokollError),
}


@pytest.mark.parametrize("kind", BYTES)
def test_a_bad_file_raises_a_protokoll_error_and_nothing_else(tmp_path: Path, kind: str) -> None:
    data, error = BYTES[kind]
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        parse(path)
    assert caught.value.name == str(path)
    assert caught.value.message
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "path",
    ["missing.txt", ".", "x\0.txt", "a" * 5000],
    ids=["a missing file", "a directory", "an impossible name", "a name that is too long"],
)
def test_a_bad_path_raises_a_protokoll_error_and_nothing_else(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnreadableError):
        parse(tmp_path / path)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\f\n", "\u00ad", "•", "Hej!", "\ud800", "\0", "x" * 10_000, "§", "\u202e§ 1", "1. " * 500],
    ids=repr,
)
def test_a_bad_text_raises_a_protokoll_error_and_nothing_else(text: str) -> None:
    with pytest.raises(ProtokollError):
        parse_text(text)


@pytest.mark.parametrize("text", ["Hej!", "x", "\ud800", "§", "1. " * 500, "Beslut", "(S)", "att"])
def test_force_reads_anything_as_minutes(text: str) -> None:
    try:
        assert parse_text(text, force=True).kind == "protokoll"
    except EmptyError:
        assert not any(map(str.isalnum, text))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("arsredovisning", "an annual report"),
        ("e-post", "a letter or e-mail"),
        ("hyresavtal", "a contract"),
        ("kallelse", "a notice of meeting"),
        ("motion", "a member's motion or question"),
        ("tidning", "neither § nor a heading"),
    ],
)
def test_other_documents_are_refused_with_their_reason(name: str, reason: str) -> None:
    path = REFUSED / f"{name}.txt"
    with pytest.raises(NotMinutesError, match=reason) as caught:
        parse(path)
    assert "--force" in caught.value.message
    assert parse(path, force=True).kind == "protokoll"


def test_every_refused_document_is_tested() -> None:
    assert {path.stem for path in REFUSED.glob("*.txt")} == {
        "arsredovisning",
        "e-post",
        "hyresavtal",
        "kallelse",
        "motion",
        "tidning",
    }


@pytest.mark.parametrize("error", [EmptyError, LexiconError, MissingExtraError, NotMinutesError, UnreadableError])
def test_an_error_travels_between_processes(error: type[ProtokollError]) -> None:
    told = error("is wrong", name="x.txt", line=3)
    assert str(told) == "x.txt:3: is wrong"
    again = pickle.loads(pickle.dumps(told))
    assert (type(again), again.message, again.name, again.line) == (error, "is wrong", "x.txt", 3)
    assert str(ProtokollError("is wrong")) == "is wrong"
