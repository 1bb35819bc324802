from __future__ import annotations

from html.parser import HTMLParser

import pytest
from by_hand import SOURCE, at, minutes
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from protokollparse.models import Protokoll, Tjansteutlatande
from protokollparse.writers.escape import markdown_text
from protokollparse.writers.markdown import markdown

# As open as Markdown gets: raw HTML, tables, struck text.
RENDER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class Page(HTMLParser):
    """The tags, links and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def page(text: str) -> Page:
    return Page(RENDER.render(text))


def test_minutes_as_a_person_reads_them(protokoll: Protokoll) -> None:
    text = markdown(protokoll)
    assert text.startswith(
        "# Socialnämnden 2025-11-18\n\n| Protokoll |  |\n| --- | --- |\n| Kommun | Norrtuna kommun |"
    )
    for line in (
        "| Tid | 13:00–15:30 |",
        "| Cia Lind | M | tjänstgörande ersättare |  | Bo Ask (-) | §§ 1-4 |",
        "## § 12 a Taxa för färdtjänst",
        "Dnr SN 2025/9, SN 2025/10 · [rad 10](m%C3%B6ten/protokoll%201.txt#L10)",
        "1. Taxan höjs. – *annat, förslag till kommunfullmäktige* [rad 15](m%C3%B6ten/protokoll%201.txt#L15)",
        "1. **Anna Ek (S) m.fl.** – *bifall* [rad 20](m%C3%B6ten/protokoll%201.txt#L20)",
        "2. **Bo Ask (-), M och KD** – *eget förslag* [rad 21](m%C3%B6ten/protokoll%201.txt#L21)",
        "- **Bo Ask (-)** – *för yrkande 2* [rad 30](m%C3%B6ten/protokoll%201.txt#L30)",
        "| Ja | 7 | bifall |",
        "**Nej:** Bo Ask (-)",
        "### Deltar inte i beslutet",
        "Paragrafen justeras omedelbart.",
        "- 1 Taxa 2026",
    ):
        assert line in text.splitlines()


def test_text_that_records_say_is_not_said_twice(protokoll: Protokoll) -> None:
    text = markdown(protokoll)
    assert text.count("Rapporten godkänns") == 1
    assert text.count("Ingen vet vad detta är") == 1
    assert "### Bakgrund\n\nTaxan är från 2012.\n\nDen är låg. [rad 11]" in text


def test_a_section_without_records_keeps_its_text() -> None:
    section = at(1, kind="beslut", heading="Beslut", text="Något som ingen tydde.")
    assert "Något som ingen tydde." in markdown(minutes(paragrafer=[at(1, sections=[section])]))


def test_a_report(tjansteutlatande: Tjansteutlatande) -> None:
    text = markdown(tjansteutlatande)
    assert text.startswith("# Ny taxa\n\n*Svar på remiss*\n\n| Tjänsteutlåtande |  |")
    assert "## Förslag till beslut\n\n- Taxan höjs. – *annat* [sida 2](rapport.pdf#page=2)" in text
    assert "## Sammanfattning" in text


def test_links_lead_from_the_folder_of_the_output(protokoll: Protokoll) -> None:
    assert "(../m%C3%B6ten/protokoll%201.txt#L10)" in markdown(protokoll, folder="ut")


def test_standard_input_has_no_links() -> None:
    text = markdown(minutes(source=SOURCE | {"name": "-"}))
    assert page(text).links == []
    assert "rad 10" in text


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klicka](javascript:alert(1))",
    "![x](http://x.example/p.png)",
    "<http://x.example>",
    "&lt;b&gt; &amp; &copy;",
    "a | b | c",
    "**fet** _kursiv_ `kod` ~~struken~~ $x$",
    "# rubrik",
    "rubrik #",
    "- punkt",
    "1. punkt",
    "12) punkt",
    "> citat",
    "---",
    "===",
    "+ punkt",
    "\\*",
    "[ref]: http://x.example",
    "| a |\n| --- |\n| b |",
    "```\nkod\n```",
    "    kod",
    "rad<br>rad\\",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_paragraph_shows_every_character_and_no_more(text: str) -> None:
    shown = page(markdown_text(text.strip()))
    assert set(shown.tags) <= {"p"}
    assert shown.text.split() == text.split()


@pytest.mark.parametrize("text", ["2026.272 KS", "1.5 tkr", "-5 grader", "+46", "§ 12"])
def test_what_is_no_mark_stays_readable(text: str) -> None:
    assert markdown_text(text) == text


@given(st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|&~=:;\"'$^ \na1§å"), min_size=1))
def test_any_text_is_only_text(text: str) -> None:
    text = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    shown = page(markdown_text(text))
    assert set(shown.tags) <= {"p"}
    assert shown.text.split() == text.split()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_nothing_in_the_form_of_a_document(text: str) -> None:
    def document(words: str) -> Protokoll:
        by = {"persons": [{"name": words, "party": words}], "parties": [words]}
        return minutes(
            organ=words,
            attendance=[at(1, name=words, party=words, role="ovrig", title=words)],
            paragrafer=[
                at(
                    1,
                    number=1,
                    title=words,
                    subtitle=words,
                    diarienummer=[words],
                    sections=[at(1, kind="bakgrund", heading=words, text=words)],
                    decisions=[at(1, text=words, outcome="annat", proposed_to=words)],
                    yrkanden=[at(1, by=by, kind="annat", text=words)],
                    voteringar=[at(1, ja=1, ja_proposition=words, ballots=[at(1, name=words, vote="ja")])],
                    handlingar=[at(1, title=words)],
                )
            ],
        )

    harmless = page(markdown(document("ord")))
    shown = page(markdown(document(text)))
    assert shown.tags == harmless.tags
    assert shown.links == harmless.links
    assert "".join(shown.text.split()) == "".join(harmless.text.split()).replace("ord", "".join(text.split())).replace(
        "".join(text.split()) + "förande", "Ordförande"
    )
