"""HTML: a published page as lines, read as a stream of tags, so that no nesting is too deep.

Only ``<main>`` is kept where a page has one; scripts, navigation and other chrome are left out.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

from protokollparse.errors import MissingExtraError, UnreadableError
from protokollparse.readers.html_page import Page

# <meta charset="iso-8859-1">, <meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"' ]{0,2}([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)

# Titles and headings of pages that a server sends instead of a document:
# "404 - Sidan finns inte", "Sidan kunde inte hittas", "Error 500", "Access Denied", "Service Unavailable"
_ERROR_TITLE = re.compile(
    r"^(?:http |error |fel |felkod |status )?[45]\d\d\b(?! ?\()"
    r"|\b(?:sidan|dokumentet|filen|handlingen)\b.{0,30}\b(?:saknas|hittas|hittades|finns inte|finns ej)\b"
    r"|\b(?:page|file|document|resource) (?:was |could )?not (?:be )?found\b|^not found\b"
    r"|\baccess (?:is )?denied\b|^forbidden\b|^unauthori[sz]ed\b|\båtkomst nekad\b"
    r"|\bserver error\b|\bservice unavailable\b|\bbad (?:gateway|request)\b|^object moved\b|^just a moment\b"
    r"|\bett (?:oväntat )?fel (?:har )?(?:inträffa|uppst)",
    re.IGNORECASE,
)
_ERROR_LENGTH = 6000  # characters; a longer page is a document, whatever its title says


def read_html(data: bytes, text: str, encoding: str, name: str) -> tuple[str, str]:
    """The text of a page, and its encoding; ``text`` and ``encoding`` are what its bytes decode to at first.

    Raises UnreadableError for an error page that a server sent instead of a document, MissingExtraError
    without lxml.
    """
    try:
        from lxml import etree
    except ImportError as error:
        message = "reading a web page needs lxml: pip install 'protokollparse[html]'"
        raise MissingExtraError(message, name=name) from error
    declared = _declared(data) if encoding in ("cp1252", "latin-1") else None
    if declared:
        text, encoding = data.decode(declared, "replace"), declared
    page = Page()
    target: Any = page
    # No tree is built, so huge_tree costs nothing; without it a text of more than 10 MB would be dropped.
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    try:
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"an HTML page that cannot be read: {error}", name=name) from error
    body = page.text()
    if len(body) < _ERROR_LENGTH and any(map(_ERROR_TITLE.search, (page.title, page.heading))):
        what = "an HTML page, not a PDF" if name.lower().endswith(".pdf") else "an error page, not a document"
        message = f"{what}; its title is “{(page.title or page.heading)[:80]}”: fetch the document again"
        raise UnreadableError(message, name=name)
    return body, encoding


def _declared(data: bytes) -> str | None:
    """The single-byte encoding that a page's <meta> names, other than those which ``decode`` tells apart."""
    match = _CHARSET.search(data, 0, 4096)
    try:
        found = codecs.lookup(match[1].decode()).name if match else ""
    except LookupError:
        return None
    known = found.startswith("utf") or found in ("iso8859-1", "cp1252", "ascii")
    return found if found and not known else None
