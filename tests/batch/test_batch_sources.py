from __future__ import annotations

import io
import os
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest
from small import MINUTES

from protokollparse import lexicon
from protokollparse.batch.frames import Recipe
from protokollparse.batch.sources import choice, listed
from protokollparse.batch.work import Outcome, Parsing, Task, outcome
from protokollparse.errors import ProtokollError


def names(*arguments: str | Path, stdin: bytes = b"", include: list[str] = [], exclude: list[str] = []) -> list[str]:  # noqa: B006
    return list(map(str, listed(map(str, arguments), io.BytesIO(stdin), choice(include, exclude))))


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.rtf", "2024/c.pdf", "2025/ks/d.docx", "2025/bilaga 1.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MINUTES.format(day=1, number=1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("tree")
def test_a_directory_is_searched_in_order() -> None:
    assert names(".") == ["b.txt", "2024/c.pdf", "2025/bilaga 1.pdf", "2025/ks/d.docx"]


@pytest.mark.parametrize(
    ("include", "exclude", "found"),
    [
        (["*.rtf"], [], ["a.rtf"]),
        (["2025/*"], [], ["2025/bilaga 1.pdf", "2025/ks/d.docx"]),
        ([], ["*bilaga*", "2024/*"], ["b.txt", "2025/ks/d.docx"]),
        (["*.pdf", "*.txt"], ["bilaga*"], ["b.txt", "2024/c.pdf"]),
    ],
)
def test_globs_choose_below_a_directory(tree: Path, include: list[str], exclude: list[str], found: list[str]) -> None:
    assert names(".", include=include, exclude=exclude) == found
    prefixed = names(tree, include=include, exclude=exclude)
    assert [Path(name).relative_to(tree).as_posix() for name in prefixed] == found


@pytest.mark.usefixtures("tree")
def test_a_file_that_is_named_is_taken_whatever_the_globs_say() -> None:
    assert names("a.rtf", "nope.txt", exclude=["*"]) == ["a.rtf", "nope.txt"]


def test_a_list_names_sources_of_every_kind(tree: Path) -> None:
    (tree / "lista").write_bytes("\ufeffb.txt\r\n\n2025\nå ä.txt".encode())
    wanted = ["b.txt", "2025/bilaga 1.pdf", "2025/ks/d.docx", "å ä.txt"]
    assert names("@lista") == wanted
    assert names("-", stdin=(tree / "lista").read_bytes()) == wanted


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on Linux")
@pytest.mark.usefixtures("tree")
def test_a_list_may_hold_names_that_are_no_utf_8() -> None:
    (found,) = names("-", stdin=b"\xe5.txt\n")
    assert os.fsencode(found) == b"\xe5.txt"


def test_what_has_no_documents_is_an_error(tree: Path) -> None:
    (tree / "tom").mkdir()
    found = list(listed(["tom", "@saknas", "*.xyz"], None, choice([], [])))
    assert all(isinstance(each, ProtokollError) for each in found)
    assert [str(each) for each in found] == [
        "tom: a directory without documents",
        "saknas: the list cannot be read: No such file or directory",
        "*.xyz: no file matches the pattern",
    ]


class TestUrls:
    """URLs of protocols that need no network."""

    @pytest.fixture(autouse=True)
    def _needs_the_extra(self) -> None:
        pytest.importorskip("fsspec")

    def test_directories_patterns_and_files(self, tree: Path) -> None:
        url = tree.as_uri()
        assert names(url, exclude=["*bilaga*"]) == [
            f"{url}/{name}" for name in ("2024/c.pdf", "2025/ks/d.docx", "b.txt")
        ]
        assert names(f"{url}/*.txt") == [f"{url}/b.txt"]
        assert names(f"{url}/a.rtf") == [f"{url}/a.rtf"]
        assert names("https://x.example/a.pdf?b=[1]") == ["https://x.example/a.pdf?b=[1]"]
        assert names(f"{url}/nope/*.pdf") == [f"{url}/nope/*.pdf: no documents there"]
        (told,) = names("nonesuch://a")
        assert "cannot be listed" in told

    def test_the_files_of_an_archive(self, tree: Path) -> None:
        with zipfile.ZipFile(tree / "a.zip", "w") as archive:
            archive.write("b.txt")
            archive.write("2024/c.pdf")
        url = f"zip://*.txt::{(tree / 'a.zip').as_uri()}"
        (found,) = names(url)
        result = self.outcome_of(found)
        assert result.failure is None
        assert result.paragrafer == 2

    def outcome_of(self, name: str, known: str | None = None, limit: int | None = None) -> Outcome:
        return outcome(Parsing(lexicon.load(), max_bytes=limit), Recipe("jsonl"), Task(0, name, known))

    def test_a_url_is_read_as_a_file_is(self, tree: Path) -> None:
        url = (tree / "b.txt").as_uri()
        first = self.outcome_of(url)
        assert first.sha256 == self.outcome_of("b.txt").sha256
        assert first.frame
        again = self.outcome_of(url, first.sha256)
        assert (again.frame, again.failure) == (None, None)

    def test_what_cannot_be_fetched_is_told(self, tree: Path) -> None:
        url = (tree / "nope.txt").as_uri()
        failure = self.outcome_of(url).failure
        assert failure
        assert (failure.reason, failure.message) == ("unreadable", "no such file")
        failure = self.outcome_of("nonesuch://a").failure
        assert failure
        assert failure.message == "cannot be fetched: Protocol not known: nonesuch"
        failure = self.outcome_of((tree / "b.txt").as_uri(), limit=10).failure
        assert failure
        assert "larger than 10 bytes" in failure.message

    @pytest.mark.skipif(find_spec("s3fs") is not None, reason="s3fs is installed")
    def test_a_library_that_is_missing_is_named(self) -> None:
        (told,) = listed(["s3://arkiv/"], None, choice([], []))
        failure = self.outcome_of("s3://arkiv/a.pdf").failure
        assert failure
        assert failure.reason == "missing_extra"
        assert str(told) == "s3://arkiv/: needs a library: pip install s3fs"
        assert failure.message == "needs a library: pip install s3fs"

    def test_a_web_server(self, tree: Path) -> None:
        pytest.importorskip("aiohttp")
        handler = partial(SimpleHTTPRequestHandler, directory=tree)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            place = f"http://127.0.0.1:{server.server_port}"
            here = self.outcome_of(f"{place}/b.txt")
            missing = self.outcome_of(f"{place}/nope.txt").failure
            server.shutdown()
        assert here.paragrafer == 2
        assert missing
        assert missing.message == "no such file"
        refused = self.outcome_of(f"{place}/b.txt").failure
        assert refused
        assert refused.message.startswith("cannot be fetched: Cannot connect to host 127.0.0.1")
