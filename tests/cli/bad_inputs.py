"""Every bad input that docs/reliability.md tells of: how it is made, and what is called on it.

`python tests/cli/test_cli_bad_inputs.py` prints the rows of the page's table, with what the tool answers now.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from console import MINUTES

sys.path.insert(0, str(Path(__file__).parents[1] / "hostile"))

import forms

_LONG = 2_000_000  # characters


class Case(NamedTuple):
    """What an input is, the arguments of ``protokoll``, and what is made for them in an empty directory.

    Arguments with a redirection are for a shell. ``rights`` says that root may do what the case forbids.
    """

    what: str
    arguments: str
    make: Callable[[], object] = lambda: None
    stdin: bytes = b""
    rights: bool = False


def put(name: str | bytes, content: str | bytes = MINUTES) -> Path:
    path = Path(os.fsdecode(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def word(name: str, **more: Any) -> None:
    put(name, forms.word(MINUTES, **more))


def _socket() -> None:
    socket.socket(socket.AF_UNIX).bind("uttag.txt")


def _loop() -> None:
    put("arkiv/a.txt")
    Path("arkiv/om").symlink_to(".")
    Path("arkiv/igen").symlink_to("../arkiv")


def _closed_directory() -> None:
    put("p.txt")
    Path("stängd").mkdir(mode=0o555)


_REMOTE = f'<Relationship Id="r9" Type="{forms.OFFICE}/image" TargetMode="External" Target="http://192.0.2.1/x.png"/>'
_ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'

SIZES = (
    Case("a file over the limit", "parse stor.txt --max-size 200", lambda: put("stor.txt")),
    Case("the same, checked", "check stor.txt --max-size 200", lambda: put("stor.txt")),
    Case("the same, shown", "show stor.txt --max-size 200", lambda: put("stor.txt")),
    Case("the same, in a batch", "batch stor.txt --max-size 200 -o ut.jsonl", lambda: put("stor.txt")),
    Case("standard input over the limit", "check - --max-size 200", stdin=MINUTES.encode()),
    Case("a document that takes too long", "parse p.txt --timeout 0.001", lambda: put("p.txt")),
    Case("an empty file", "parse tom.txt", lambda: put("tom.txt", "")),
    Case("a line of two million `(`", "parse lång.txt --force", lambda: put("lång.txt", "(" * _LONG)),
    Case("two million spaces", "parse lång.txt", lambda: put("lång.txt", " " * _LONG)),
    Case(
        "minutes with two million letters in a line",
        "check lång.txt --exit-zero",
        lambda: put("lång.txt", MINUTES + "a" * _LONG),
    ),
    Case(
        "`§ 1 ` half a million times in a line",
        "parse lång.txt --force -o ut.json",
        lambda: put("lång.txt", "§ 1 " * (_LONG // 4)),
    ),
    Case("NUL bytes", "parse nul.txt", lambda: put("nul.txt", b"\0" * 10_000)),
    Case(
        "minutes with a NUL and half a surrogate pair",
        "parse udda.txt -o ut.json",
        lambda: put("udda.txt", MINUTES.encode() + b"\0 \xed\xa0\x80"),
    ),
    Case("quotes in Markdown 100,000 deep", "parse djup.md", lambda: put("djup.md", ">" * 100_000 + " Beslut")),
)

FORMATS = (
    Case("a program", "parse a.txt", lambda: put("a.txt", b"\x7fELF\2\1\1" + bytes(999))),
    Case("a picture called .pdf", "parse a.pdf", lambda: put("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(99))),
    Case(
        "a web page of an error called .pdf",
        "parse a.pdf",
        lambda: put("a.pdf", "<html><title>404 Not Found</title><body><h1>404 Not Found</h1></body></html>"),
    ),
    Case("a PDF that is cut short", "parse a.pdf", lambda: put("a.pdf", forms.endless_pdf()[:60])),
    Case("a PDF without end", "parse a.pdf --timeout 2", lambda: put("a.pdf", forms.endless_pdf())),
    Case("the same, checked", "check a.pdf --timeout 2", lambda: put("a.pdf", forms.endless_pdf())),
    Case("a Word document that is a zip bomb", "parse a.docx", lambda: word("a.docx", inside=" " * 2**22)),
    Case(
        "a Word document that unpacks to more than the limit",
        "parse a.docx --max-size 3kB",
        lambda: word("a.docx", inside="<w:p/>" * 999),
    ),
    Case("a Word document with external entities", "parse a.docx", lambda: word("a.docx", dtd=_ENTITY)),
    Case(
        "a Word document with external relations", "parse a.docx -o ut.json", lambda: word("a.docx", relations=_REMOTE)
    ),
    Case("a Word document of 6,000 parts", "parse a.docx", lambda: word("a.docx", parts=6000)),
    Case(
        "a Word document with tables 1,000 deep",
        "parse a.docx",
        lambda: word("a.docx", inside="<w:tbl><w:tr><w:tc>" * 1000 + "</w:tc></w:tr></w:tbl>" * 1000),
    ),
    Case(
        "a web page nested 100,000 deep",
        "parse djup.html -o ut.json",
        lambda: put("djup.html", "<html><body>" + "<div>" * 100_000 + MINUTES.replace("\n", "<br>")),
    ),
    Case("neither minutes nor a report", "parse brev.txt", lambda: put("brev.txt", "Hej!\n\nVi ses på torsdag.\n")),
)

PLACES = (
    Case("a file that is missing", "parse ingen.txt"),
    Case("a directory where a file is wanted", "show ."),
    Case("a directory without documents", "parse ."),
    Case("a pattern without matches", "check '*.pdf'"),
    Case("a device", "parse /dev/zero"),
    Case("the same, in a batch", "batch /dev/random -o ut.jsonl"),
    Case("a named pipe", "check rör.txt", lambda: os.mkfifo("rör.txt")),
    Case("a socket", "parse uttag.txt", _socket),
    Case("a link to itself", "parse om.txt", lambda: Path("om.txt").symlink_to("om.txt")),
    Case("a file in a link to itself", "check om/p.txt", lambda: Path("om").symlink_to("om")),
    Case("a directory with links in a circle", "parse arkiv -o ut.json", _loop),
    Case("a file without rights", "parse stängd.txt", lambda: put("stängd.txt").chmod(0), rights=True),
    Case("a name with a line feed", "parse .", lambda: put("a\nb.txt", "")),
    Case("a name with escape sequences", "check .", lambda: put("a\x1b[31m\x9b1m\x1b]8;;x\x07.txt", "")),
    Case("a name that turns the writing direction", "batch . -o ut.jsonl", lambda: put("a\u202egnp.txt", "")),
    Case("a name that is no UTF-8", "parse .", lambda: put(b"a\xff.txt", "")),
    Case("a name that is too long", f"parse {'a' * 300}"),
    Case("a list that is no list", "batch @/dev/zero -o ut.jsonl"),
)

OUTPUTS = (
    Case("an output that is the input", "parse p.md -o p.md", lambda: put("p.md")),
    Case("an output that is a link to the input", "parse p.md -o q.md", lambda: Path("q.md").symlink_to(put("p.md"))),
    Case(
        "an output that is the input by a second name", "parse . -o q.md", lambda: Path("q.md").hardlink_to(put("p.md"))
    ),
    Case("the same, in a batch", "batch p.md -o q.md", lambda: Path("q.md").hardlink_to(put("p.md"))),
    Case("an output among the documents of a batch", "batch . -o p.md", lambda: put("p.md")),
    Case("an output in a directory that is missing", "parse p.txt -o ingen/ut.json", lambda: put("p.txt")),
    Case("an output in a directory without rights", "parse p.txt -o stängd/ut.json", _closed_directory, rights=True),
    Case("the same, in a batch", "batch -q p.txt -o stängd/ut.jsonl", _closed_directory, rights=True),
    Case("an output that is a directory", "parse p.txt -o ut.json", lambda: (put("p.txt"), Path("ut.json").mkdir())),
    Case("a full disk", "parse p.txt -o /dev/full --format json", lambda: put("p.txt")),
    Case("a full standard output", "check p.txt > /dev/full", lambda: put("p.txt")),
    Case("the same, of a schema", "schema > /dev/full"),
    Case("a closed standard output", "show p.txt >&-", lambda: put("p.txt")),
    Case("the same, of a lexicon", "lexicon >&-"),
    Case("a reader that has seen enough", "parse p.txt | true", lambda: put("p.txt")),
    Case("the same, of a help", "--help | true"),
    Case("a closed standard error", "parse p.txt ingen.txt -o ut.json 2>&-", lambda: put("p.txt")),
    Case("a full standard error", "batch p.txt ingen.txt -o ut.jsonl 2> /dev/full", lambda: put("p.txt")),
    Case("a closed standard input", "check - <&-"),
    Case("the same, of a batch", "batch - -o ut.jsonl <&-"),
)

SETTINGS = (
    Case(
        "a lexicon that is no TOML",
        "parse p.txt --lexicon ord.toml",
        lambda: (put("p.txt"), put("ord.toml", "[beslut")),
    ),
    Case(
        "a lexicon with a pattern that explodes",
        "parse p.txt --lexicon ord.toml",
        lambda: (put("p.txt", MINUTES + "a" * 60 + "!\n"), put("ord.toml", "[beslut]\npatterns = ['(a+)+$']\n")),
    ),
    Case("a lexicon that is a device", "parse p.txt --lexicon /dev/zero", lambda: put("p.txt")),
    Case(
        "settings nested 100,000 deep",
        "check p.txt",
        lambda: (put("p.txt"), put("protokoll.toml", "select = " + "[" * 100_000)),
    ),
    Case(
        "settings with a word that is none",
        "check p.txt",
        lambda: (put("p.txt"), put("protokoll.toml", "sellect = []\n")),
    ),
)

GROUPS = {
    "Size and time": SIZES,
    "Formats": FORMATS,
    "Files and names": PLACES,
    "Outputs": OUTPUTS,
    "Settings": SETTINGS,
}
