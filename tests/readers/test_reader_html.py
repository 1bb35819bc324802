"""HTML: blocks become lines, chrome is left out, error pages are named."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokollparse.errors import EmptyError, UnreadableError
from protokollparse.readers import read_bytes


def text_of(body: str, head: str = "<title>Protokoll</title>") -> str:
    return read_bytes(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "-").text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Nämnden\n  beslutar</p><p>Nästa</p>", "Nämnden beslutar\n\nNästa\n"),
        ("<p>ett<br>två<br/>tre", "ett\ntvå\ntre\n"),
        ("<div>ett</div><div>två</div>", "ett\ntvå\n"),
        ("före<p>i</p>efter", "före\n\ni\n\nefter\n"),
        ("<h2>§ 1  Val</h2><p>Beslut", "**§ 1 Val**\n\nBeslut\n"),
        ("<h1>Val <br> av ledamot</h1>", "**Val**\n**av ledamot**\n"),
        ("<p><strong>Beslut</strong></p><p><b>Nämnden</b> beslutar", "**Beslut**\n\nNämnden beslutar\n"),
        ("<p><b>Nämnden beslutar enligt förslaget.</b>", "Nämnden beslutar enligt förslaget.\n"),
        ("<ul><li>ett<li>två</ul>", "  • ett\n  • två\n"),
        ("<ul><li><p>ett</p><p>mer</p></li><li><p>två</p></ul>", "  • ett\n\n    mer\n\n  • två\n"),
        ("<ul><li>a<ul><li>b</ul></ul>", "  • a\n      • b\n"),
        ("<ol start=9><li>i<li>j<li value=3>c</ol>", " 9. i\n10. j\n 3. c\n"),
        ("<ol type=a><li>x<li>y</ol>", " a. x\n b. y\n"),
        (
            "<table><tr><th>Namn<th>Ja<th>Nej<tr><td>Ada Berg<td>X<td><tr><td>Bo<td><td>X</table>",
            "Namn       Ja   Nej\nAda Berg   X\nBo              X\n",
        ),
        (
            "<table><tr><td>Beslutande<td>Ada<br>Bo<tr><td>Plats<td>Salen</table>",
            "Beslutande   Ada\n             Bo\nPlats        Salen\n",
        ),
        ("<table><tr><td><p>ett</p><p>två</p></table>", "ett\n\ntvå\n"),
        (
            "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
            "a       b\nc   d   e\n",
        ),
        ("<td>ensam</td> cell", "ensam\ncell\n"),
        ("<pre>a\n  b  c\n</pre>d", "a\n  b  c\n\nd\n"),
        ("&sect; 4&nbsp;Bj&ouml;rk &#8211; &lt;x&gt;", "§ 4\u00a0Björk – <x>\n"),
        ("<p>be<b>slut</b><span>et</span></p>", "beslutet\n"),
    ],
)
def test_blocks_become_lines(body: str, expected: str) -> None:
    assert text_of(body) == expected


@pytest.mark.parametrize(
    "chrome",
    [
        "<script>if (a<b) '</p>'</script>", "<style>p{}</style>", "<nav><ul><li>Hem</ul></nav>", "<!-- x -->",
        "<button>Sök</button>", "<footer>Kontakt</footer>", "<svg><title>ikon</title><text>x</text></svg>",
    ],
)  # fmt: skip
def test_chrome_is_left_out(chrome: str) -> None:
    assert text_of(f"{chrome}<p>Beslut</p>{chrome}<p>Val</p>") == "Beslut\n\nVal\n"


def test_only_main_is_kept_where_there_is_one() -> None:
    assert text_of("<p>Meny</p><main><p>Beslut</p><footer>Ada</footer></main><p>Kontakt</p>") == "Beslut\n\nAda\n"
    assert text_of("<p>Beslut</p><main> </main>") == "Beslut\n"


def test_encoding_of_the_page() -> None:
    page = '<html><head><meta charset="{}"></head><p>Björk – 5 €'
    for charset, encoding in [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("nonsens", "cp1252")]:
        source = read_bytes(page.format(charset).encode(encoding), "-")
        assert (source.text, source.encoding) == ("Björk – 5 €\n", encoding)
    source = read_bytes(page.replace("–", "-").format("iso-8859-15").encode("iso-8859-15"), "-")
    assert (source.text, source.encoding) == ("Björk - 5 €\n", "iso8859-15")
    assert read_bytes("<html><p>Björk".encode("utf-16"), "-").text == "Björk\n"
    assert read_bytes('<?xml version="1.0" encoding="x"?><html><p>Björk'.encode(), "-").text == "Björk\n"


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Sidan saknas | Kommunen",
        "Sidan kunde inte hittas",
        "Error 500",
        "Access Denied",
        "Page not found",
        "503 Service Unavailable",
        "Ett fel har inträffat",
        "HTTP 403 - Forbidden",
    ],
)
def test_error_pages_are_named(title: str) -> None:
    page = f"<html><title>{title}</title><p>Tyvärr</p></html>".encode()
    with pytest.raises(UnreadableError, match="an HTML page, not a PDF; its title is “") as caught:
        read_bytes(page, "a.pdf")
    assert title in str(caught.value)
    with pytest.raises(UnreadableError, match="an error page, not a document"):
        read_bytes(f"<html><title>Kommunen</title><h1>{title}</h1><p>Tyvärr</p></html>".encode(), "a")


@pytest.mark.parametrize(
    "title", ["Protokoll 2024-04-04", "Ärende 404 (2023)", "Felparkeringsavgifter", "500 nya träd"]
)
def test_titles_of_documents_are_no_errors(title: str) -> None:
    assert text_of("<p>Beslut" + " och mer" * (900 if title[0] == "5" else 1), f"<title>{title}</title>")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<div>", "</div>"),
        ("<b>", "</b>"),
        ("<ul><li>", "</li></ul>"),
        ("<table><tr><td>", "</td></tr></table>"),
    ],
)
def test_deep_nesting_is_read_to_the_end(start: str, end: str) -> None:
    text = text_of(f"{start * 100_000}innerst, {end * 100_000}<p>efter")
    assert text.replace("•", "").split() == ["innerst,", "efter"]


def test_long_texts_are_kept() -> None:
    assert len(text_of(f"<p>{'x' * 11_000_000}")) == 11_000_001


def test_no_file_is_fetched() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</p><img src="/etc/passwd">'
    assert "root" not in read_bytes(page.encode(), "-").text


TAGS = [
    "p",
    "div",
    "b",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "h2",
    "br",
    "pre",
    "main",
    "nav",
    "footer",
    "title",
]
SOUP = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format), st.sampled_from(TAGS).map("</{}>".format), st.text("ab <&;\0")
)


@given(st.lists(SOUP, max_size=40))
def test_tag_soup(pieces: list[str]) -> None:
    with contextlib.suppress(EmptyError, UnreadableError):
        assert read_bytes(f"<html>{''.join(pieces)}".encode(), "-").format == "html"


@given(st.lists(st.text("abcåäö ", min_size=1).filter(str.strip), min_size=1, max_size=9))
def test_no_word_of_a_table_is_lost(cells: list[str]) -> None:
    body = "<table><tr>" + "".join(f"<td>{cell}" + "<tr>" * (index % 3 == 2) for index, cell in enumerate(cells))
    assert text_of(body).split() == " ".join(cells).split()
