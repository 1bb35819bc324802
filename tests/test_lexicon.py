"""The words that are data: each entry clean and in one place, and a user's own file checked entry by entry."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import pytest

from protokollparse import Lexicon, LexiconError, lexicon, parse_text
from protokollparse.cli.lexicon import toml
from protokollparse.lexicon import load, table
from protokollparse.models import Outcome, SectionKind
from sample import ROOT

DOCS = ROOT.parent / "docs"

TOPICS = sorted(
    file.name.removesuffix(".toml")
    for file in resources.files(lexicon.__name__).iterdir()
    if file.name.endswith(".toml")
)
KINDS = get_args(SectionKind)


def lists(value: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a table, with where it is; the keys of a table of words are one as well."""
    if isinstance(value, list):
        yield path, [word["words"] if isinstance(word, dict) else word for word in value]
    elif isinstance(value, dict):
        if value and all(isinstance(item, str) for item in value.values()):
            yield path, list(value)
        for key, item in value.items():
            yield from lists(item, f"{path}.{key}")


LISTS = [pytest.param(words, id=path) for topic in TOPICS for path, words in lists(table(topic), topic)]


@pytest.mark.parametrize("words", LISTS)
def test_the_words_of_a_list_are_clean_and_different(words: list[str]) -> None:
    assert words
    assert [word for word, count in Counter(words).items() if count > 1] == []
    for word in words:
        assert unicodedata.is_normalized("NFC", word)
        assert word == word.strip() or word.strip() + " " == word  # a beginning of a line may end with its space
        assert "  " not in word


AS_WRITTEN = {"speech.moving.signs", "speech.moving.group_signs"}  # parts of words, also at the start of a sentence


@pytest.mark.parametrize("words", LISTS)
def test_words_are_in_lower_case(words: list[str], request: pytest.FixtureRequest) -> None:
    path = request.node.callspec.id
    if path not in AS_WRITTEN:
        assert [word for word in words if word != word.casefold()] == []


def test_a_heading_has_one_kind() -> None:
    for key in ("headings", "of_body"):
        kinds: dict[str, set[str]] = {}
        for kind, entry in table("headings").items():
            for heading in entry.get(key, ()):
                kinds.setdefault(heading, set()).add(kind)
        assert {heading: found for heading, found in kinds.items() if len(found) > 1} == {}


def test_every_table_of_headings_is_a_kind_of_section() -> None:
    assert set(table("headings")) - {"bodies", "leadin"} <= set(KINDS)
    assert set(table("outcomes")) == set(get_args(Outcome))


def test_every_heading_that_is_shipped_is_found_again() -> None:
    words = load()
    for kind, entry in table("headings").items():
        for heading in entry.get("headings", ()):
            assert words.kind(heading) == kind, heading
        for heading in entry.get("of_body", ()):
            assert words.kind(f"Socialnämndens {heading}") is not None, heading


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Beslut", "beslut"),
        ("BESLUT:", "beslut"),
        ("Kommunfullmäktiges beslut", "beslut"),
        ("Kommunstyrelsens arbetsutskotts förslag till beslut", "forslag"),
        ("Förslag till beslut i Norra socialnämnden", "forslag"),
        ("Yrkande 2", "yrkande"),
        ("Votering nr 1", "omrostning"),
        ("  Handlingar   i ärendet ", "handlingar"),
        ("Kommunstyrelsen beslutar enligt arbetsutskottets förslag", None),
        ("Ordföranden ställer tekniska nämndens förslag till beslut", None),
        ("Ett beslut", None),
        ("Kommunfullmäktige", None),
        ("Anna Eks beslut", None),
        ("Beslut " * 30, None),
        ("", None),
    ],
    ids=repr,
)
def test_the_kind_of_a_line(line: str, kind: str | None) -> None:
    assert load().kind(line) == kind


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language in a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def own(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "my.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_file_adds_to_what_is_shipped(tmp_path: Path) -> None:
    words = load(
        own(
            tmp_path,
            """
            [beslut]
            headings = ["Nämndens AVGÖRANDE"]
            of_body = ["slutord"]

            [yrkande]
            patterns = ['Yrkande från \\p{Lu}.*']

            [bodies]
            contains = ["tinget"]
            """,
        )
    )
    assert words.kind("Nämndens avgörande:") == "beslut"
    assert words.kind("Socialnämndens slutord") == "beslut"
    assert words.kind("Storting") is None
    assert words.kind("Bytingets slutord") == "beslut"
    assert words.kind("Yrkande från Anna Ek (S)") == "yrkande"
    assert words.kind("Beslut") == "beslut"
    assert load().kind("Nämndens avgörande") is None


def test_a_file_goes_before_what_is_shipped(tmp_path: Path) -> None:
    assert load(own(tmp_path, '[bakgrund]\nheadings = ["Sammanfattning"]\n')).kind("Sammanfattning") == "bakgrund"


def test_a_lexicon_is_used_by_the_parser(tmp_path: Path) -> None:
    text = "Protokoll\n§ 1\nTaxa\nNämndens avgörande\nTaxan antas.\n"
    words = load(own(tmp_path, '[beslut]\nheadings = ["Nämndens avgörande"]\n'))
    section = parse_text(text, lexicon=words).model_dump()["paragrafer"][0]["sections"][0]
    assert (section["heading"], section["kind"]) == ("Nämndens avgörande", "beslut")
    assert parse_text(text, lexicon=words).model_dump()["paragrafer"][0]["decisions"][0]["text"] == "Taxan antas."
    assert parse_text(text).model_dump()["paragrafer"][0]["decisions"] == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[beslut\n", 1, "is not TOML"),
        ('[beslut]\nheadings = ["a"]\n[besult]\n', 3, r"\[besult\] is no kind of section; choose from beslut,"),
        ('\nbeslut = "Avgörande"\n', 2, r"\[beslut\] is to be a table with the keys headings, of_body, patterns"),
        ('[beslut]\nheadings = ["a"]\nheading = ["b"]\n', 3, r"heading is no key of \[beslut\]"),
        ('[beslut]\nheadings = "Avgörande"\n', 2, "headings is to be a list of texts"),
        ('[beslut]\nheadings = ["Avgörande", 7]\n', 2, "headings is to be a list of texts"),
        ('[beslut]\nof_body = ["beslut", "  "]\n', 2, "of_body is to be a list of texts that are not empty"),
        (
            '[yrkande]\npatterns = [\n    "Yrkande",\n    "Yrkande (från",\n]\n',
            4,
            "the pattern 'Yrkande .från' is wrong",
        ),
        ('[bodies]\nheadings = ["tinget"]\n', 2, r"headings is no key of \[bodies\]; use contains"),
        (b'[beslut]\nheadings = ["Avg\xf6rande"]\n', None, "is not UTF-8"),
    ],
    ids=[
        "no TOML",
        "no kind",
        "no table",
        "no key",
        "no list",
        "no text",
        "an empty text",
        "a wrong pattern",
        "a key of another table",
        "Latin-1",
    ],
)
def test_a_wrong_entry_is_told_with_its_line(tmp_path: Path, text: str | bytes, line: int | None, message: str) -> None:
    path = own(tmp_path, text)
    with pytest.raises(LexiconError, match=message) as caught:
        load(path)
    assert (caught.value.name, caught.value.line) == (str(path), line)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        load(tmp_path / "missing.toml")


def test_a_pattern_that_runs_away_is_stopped(tmp_path: Path) -> None:
    words = load(own(tmp_path, "[yrkande]\npatterns = ['(?:x|xx)+\\d']\n"))
    with pytest.raises(LexiconError, match="takes too long"):
        words.kind("x" * 60)


def test_the_active_lexicon_can_be_written_and_read_back(tmp_path: Path) -> None:
    words = load(own(tmp_path, '[beslut]\nheadings = ["Avgörande"]\n[yrkande]\npatterns = ["Yrkande från .+"]\n'))
    again = load(own(tmp_path / "..", toml(words)))
    assert words.headings.items() <= again.headings.items()
    assert again.patterns == words.patterns


LEXICON_PAGE = DOCS / "lexicon.md"
WALKTHROUGH = DOCS / "adding-a-municipality.md"


def test_the_kinds_of_the_docs_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (.*)\|$", LEXICON_PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [kind for kind, _ in rows] == [*KINDS, "bodies"]
    found = {heading: load().kind(heading) for _, examples in rows for heading in re.findall(r'"([^"]+)"', examples)}
    assert found == {heading: kind for kind, examples in rows for heading in re.findall(r'"([^"]+)"', examples)}


def test_the_lexicon_of_the_walkthrough_is_that_of_the_sample() -> None:
    assert blocks(WALKTHROUGH, "toml") == [(ROOT / "lexicon" / "fjallsta.toml").read_text(encoding="utf-8")]


def test_the_example_of_the_lexicon_page_is_a_lexicon(tmp_path: Path) -> None:
    (example,) = blocks(LEXICON_PAGE, "toml")
    words = load(own(tmp_path, example))
    assert words.kind("NÄMNDEN BESTÄMDE:") == words.kind("Nämnden bestämde 2") == "beslut"
    assert words.kind("Norra socialnämndens avgörande") == "beslut"
    assert words.kind("Yrkande från Anna Ek (S)") == "yrkande"


@pytest.mark.parametrize(
    ("command", "printed"),
    [
        pytest.param(command, printed, id=command[:60])
        for page in (WALKTHROUGH, LEXICON_PAGE)
        for block in blocks(page, "console")
        for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ],
)
def test_the_commands_of_the_docs_print_what_the_docs_show(tmp_path: Path, command: str, printed: str) -> None:
    own(tmp_path, "\n" * 3 + "[besult]\n").rename(tmp_path / "fel.toml")
    words = command.replace("fel.toml", str(tmp_path / "fel.toml")).split()
    done = subprocess.run(
        [sys.executable, "-c", "from protokollparse.cli import main; main()", *words[1:]],
        cwd=ROOT.parent,
        env={**os.environ, "COLUMNS": "110", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"},
        capture_output=True,
        check=False,
    )
    assert (done.stdout + done.stderr).decode().replace(str(tmp_path / "fel.toml"), "fel.toml") == printed


def test_lexicons_are_compared_by_their_words() -> None:
    assert isinstance(load(), Lexicon)
    before = load()
    before.kind("Beslut")
    assert before == Lexicon(before.headings, before.of_body, before.bodies, before.patterns, before.sources)
