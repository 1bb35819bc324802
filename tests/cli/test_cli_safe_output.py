"""Nothing that a document or the name of a file holds steers a terminal, whatever the command and the format."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bad_inputs import put
from console import MINUTES, Cli

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such names are not possible there")

# Control characters but line ends and tabs, and marks that turn the writing direction.
STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NASTY = "\x1b[31m\x1b]8;;x\x07\x9b1m\x9d\u202e\u2067\x7f"
NAMES = (
    f"röd{NASTY}.txt".encode(),
    b"rad\n::error::x.md",
    b"=1+1.txt",
    b"byte\xff.txt",
    b"<b>](x).txt",
    b"-rf.txt",
)
TEXT = MINUTES.replace("taxa.", f"taxa{NASTY} <script> =1+1 kl. 14--16.").replace("Anna Ek", f"Anna{NASTY[:4]} Ek")

CALLS = (
    "parse . --format json",
    "parse . --format jsonl",
    "parse . --format markdown",
    *(f"parse . --table {table}" for table in ("decisions", "documents", "actors", "sections", "yrkanden")),
    "parse . --coverage -o ../ut.json",
    *(f"check . --format {form}" for form in ("text", "json", "github", "sarif", "junit")),
    "check . --statistics",
    "batch . -o ../ut.jsonl",
    "batch . --to csv -o ../ut",
    "batch . --to markdown -o ../ut",
)


@pytest.fixture
def nasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory of documents with such names and texts, and of one with such a name that is none; the working one."""
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    for name in NAMES:
        put(name, TEXT)
    put(b"tom" + NAMES[0])
    put(b"tom" + NAMES[0], "")
    return tmp_path


@pytest.mark.parametrize("call", CALLS)
def test_no_output_steers_a_terminal(call: str, cli: Cli, nasty: Path) -> None:
    code, out, err = cli(*call.split())
    assert code in (1, 2)  # of the document that is empty
    written = [path for place in nasty.glob("ut*") for path in (place.rglob("*") if place.is_dir() else [place])]
    outputs = [out.decode(), err, *(path.read_text(encoding="utf-8") for path in written if path.is_file())]
    assert any(outputs)
    assert [STEERS.findall(text) for text in outputs] == [[]] * len(outputs)


@pytest.mark.usefixtures("nasty")
@pytest.mark.parametrize("name", NAMES)
def test_a_tree_steers_no_terminal(name: bytes, cli: Cli) -> None:
    code, out, err = cli("show", f"./{name.decode('utf-8', 'surrogateescape')}")
    assert (code, STEERS.findall(out.decode() + err)) == (0, [])


@pytest.mark.usefixtures("nasty")
def test_findings_stand_in_the_suite_of_their_file_whatever_its_name(cli: Cli) -> None:
    _, out, _ = cli("check", ".", "--format", "junit")
    suites = ElementTree.fromstring(out.decode())
    assert len(suites) == len(NAMES)
    assert all(int(suite.attrib["failures"]) for suite in suites)


@pytest.mark.usefixtures("nasty")
def test_a_diff_is_as_it_is_in_a_pipe_and_steers_no_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _, piped, _ = cli("check", ".", "--diff")
    assert "\x1b[31m" in piped.decode()
    monkeypatch.setattr("protokollparse.cli.check.is_terminal", lambda _: True)
    _, shown, _ = cli("check", ".", "--diff")
    assert shown
    assert not STEERS.search(shown.decode())
