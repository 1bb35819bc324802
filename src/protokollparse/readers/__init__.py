"""Readers: from the bytes of a text, Markdown, HTML, PDF or DOCX file to a ``SourceText``.

The format is found in the content: archives hold web pages and plain text that are called ``.pdf``.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from protokollparse.errors import EmptyError, UnreadableError
from protokollparse.readers.formats import container, text_format
from protokollparse.readers.text import decode, is_binary
from protokollparse.source import SourceText

DEFAULT_LIMIT = 100 * 2**20  # bytes of a file, and characters of the text that it unpacks to

_NOT_FILES = (
    (stat.S_ISDIR, "a directory, not a file; give the files in it"),
    (stat.S_ISFIFO, "a pipe, not a file; give - to read standard input"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
    (stat.S_ISSOCK, "a socket, not a file"),
)


def read(path: str | os.PathLike[str], *, max_bytes: int | None = None) -> SourceText:
    """The text of a file; ``max_bytes`` is the largest size that is read (None: ``DEFAULT_LIMIT``).

    Raises UnreadableError where there is no such regular file, it may not be read, is too large or holds no
    document; EmptyError where it holds no text; MissingExtraError where its format needs an extra.
    """
    return read_bytes(load(path, max_bytes=max_bytes), path, max_bytes=max_bytes)


def load(path: str | os.PathLike[str], *, max_bytes: int | None = None) -> bytes:
    """The bytes of a file, one more than the limit at the most; raises UnreadableError as ``read`` does."""
    name = _shown(path)
    limit = DEFAULT_LIMIT if max_bytes is None else max_bytes
    try:
        mode = Path(path).stat().st_mode
        for is_kind, message in _NOT_FILES:
            if is_kind(mode):
                raise UnreadableError(message, name=name)
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise UnreadableError("no such file", name=name) from error
    except PermissionError as error:
        raise UnreadableError("no permission to read the file", name=name) from error
    except (OSError, ValueError) as error:
        raise UnreadableError(f"cannot be read: {getattr(error, 'strerror', None) or error}", name=name) from error


def read_bytes(data: bytes, name: str | os.PathLike[str], *, max_bytes: int | None = None) -> SourceText:
    """The text of a document given as bytes; ``name`` is what messages and records call it.

    Raises as ``read`` does.
    """
    name = _shown(name)
    limit = DEFAULT_LIMIT if max_bytes is None else max_bytes
    if len(data) > limit:
        raise UnreadableError(f"larger than {_size(limit)}; raise the limit with --max-size", name=name)
    source = _unpack(data, name, limit)
    if not source.text or source.text.isspace():
        raise EmptyError("the document is empty", name=name)
    return source


def _unpack(data: bytes, name: str, limit: int) -> SourceText:
    sha256 = hashlib.sha256(data).hexdigest()
    packed = container(data, name)
    if packed == "pdf":
        from protokollparse.readers.pdf import read_pdf

        text, pages = read_pdf(data, name, limit)
        return SourceText(text, name, "pdf", None, sha256, pages)
    if packed == "docx":
        from protokollparse.readers.docx import read_docx

        return SourceText(read_docx(data, name, limit), name, "docx", None, sha256)
    text, encoding = decode(data)
    if is_binary(text.encode() if encoding.startswith("utf-16") else data):
        raise UnreadableError("binary data, not a text: give a PDF, DOCX, HTML or text file", name=name)
    kind = text_format(text, name)
    if kind == "html":
        from protokollparse.readers.html import read_html

        text, encoding = read_html(data, text, encoding, name)
    return SourceText(text, name, kind, encoding, sha256)


def _shown(path: str | os.PathLike[str]) -> str:
    """A path as text: a name may be no UTF-8, the records are."""
    try:
        data = os.fsencode(path)
    except UnicodeEncodeError:  # half of a surrogate pair; no file has such a name
        data = os.fspath(path).encode("utf-8", "replace")
    return data.decode("utf-8", "replace")


def _size(count: int) -> str:
    """A number of bytes for people: "100 MB"."""
    for unit, factor in (("MB", 2**20), ("kB", 2**10)):
        if count >= factor:
            return f"{count / factor:.4g} {unit}"
    return f"{count} bytes"
