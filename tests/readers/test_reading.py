"""Which files are read and as what, and what is said of those that are not."""

from __future__ import annotations

import builtins
import hashlib
import io
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from protokollparse.errors import EmptyError, MissingExtraError, UnreadableError
from protokollparse.readers import read, read_bytes


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfN\xc3\xa4mnden\r\n\r\n  besl\xc3\xb6t\x0c \t\r\n"
    path = tmp_path / "protokoll.txt"
    path.write_bytes(data)
    source = read(path)
    assert source.text == "Nämnden\r\n\r\n  beslöt\x0c \t\r\n"
    assert (source.name, source.format, source.encoding) == (str(path), "text", "utf-8")
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.pages == ()


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("# Protokoll\n\n## Beslut\n", "-", "markdown"),
        ("Protokoll", "a.MD", "markdown"),
        ("# 5 i listan", "a.txt", "text"),
        ("**§ 1**\nBeslut", "a.txt", "text"),
        ("<!DOCTYPE html>\n<title>x</title><p>Beslut", "a.pdf", "html"),
        ("\n <!-- x -->\n<HTML lang=sv><body>Beslut", "a.txt", "html"),
        ("<div><p>a</p><p>b</p><ul><li>c</li></ul></div>", "-", "html"),
        ("<1> av 2\nProtokoll", "-", "text"),
        ("Elementet <html> är ett märke", "-", "text"),
        ("Protokoll\n%PDF-1.4 är ett format", "a.pdf", "text"),
    ],
)
def test_format_is_found_by_content(text: str, name: str, expected: str) -> None:
    assert read_bytes(text.encode(), name).format == expected


@pytest.mark.parametrize("data", [b"", b" \r\n\t\x0c", b"\xef\xbb\xbf", "\u00a0\n".encode(), b"<html><p></html>"])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyError, match="empty"):
        read_bytes(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zipped("xl/workbook.xml"), "Excel workbook"),
        (zipped("ppt/slides/slide1.xml"), "PowerPoint"),
        (zipped("mimetype", "content.xml"), "OpenDocument.*save it as .docx"),
        (zipped("a.pdf", "b.pdf"), "an archive: unpack"),
        (zipped("word/document.xml")[:40], "broken or cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"\.doc, .*save it as \.docx or \.pdf"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
        (b"{\\rtf1 \\b Protokoll}", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "ocrmypdf"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "ocrmypdf"),
        (b"\x1f\x8b\x08" + bytes(9), "an archive"),
        (bytes(range(256)) * 20, "binary data"),
        (b"Protokoll " + bytes(50), "binary data"),
    ],
)
def test_other_formats_are_named_with_a_way_out(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        read_bytes(data, "a.pdf")
    assert str(caught.value).startswith("a.pdf: ")


def test_too_large_a_file_says_how_to_raise_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 2049)
    with pytest.raises(UnreadableError, match=r"larger than 2 kB.*--max-size"):
        read(path, max_bytes=2048)
    with pytest.raises(UnreadableError, match="--max-size"):
        read_bytes(b"x" * 2049, "-", max_bytes=2048)
    assert len(read(path, max_bytes=2049).text) == 2049


def test_missing_file_and_odd_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        read(tmp_path / "a.txt")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read("a\0b")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read("a" * 5000)


def test_directory_and_device_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="a directory"):
        read(tmp_path)
    with pytest.raises(UnreadableError, match="a device"):
        read(os.devnull)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_pipe_and_socket_are_refused_without_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match=r"a pipe.*give - to read standard input"):
        read(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # a socket's path has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        with pytest.raises(UnreadableError, match="a socket"):
            read("socket")


def test_symlink_loop_and_missing_rights(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read(tmp_path / "a")
    (tmp_path / "closed").write_text("x")
    (tmp_path / "closed").chmod(0)
    if os.access(tmp_path / "closed", os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(UnreadableError, match="no permission"):
        read(tmp_path / "closed")


@pytest.mark.parametrize(
    ("data", "library", "extra"),
    [
        (b"%PDF-1.4", "pypdfium2", "pdf"),
        (zipped("word/document.xml"), "docx", "docx"),
        (b"<html><p>Beslut</html>", "lxml", "html"),
    ],
)
def test_missing_extra_is_named(data: bytes, library: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == library:
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=rf"pip install 'protokollparse\[{extra}\]'"):
        read_bytes(data, "a")


def test_reading_text_loads_no_library_of_another_format() -> None:
    code = (
        "import sys; from protokollparse.readers import read_bytes; read_bytes(b'Beslut', '-');"
        "print(*{'lxml', 'docx', 'pypdfium2', 'pydantic'} & set(sys.modules))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == ""
