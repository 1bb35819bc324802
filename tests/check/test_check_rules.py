"""Every rule: its words, its page, and its two examples, which are run."""

from __future__ import annotations

import string
import time
import tomllib
import unicodedata
from importlib import resources

import pytest

from protokollparse.check import RULES, check_text
from protokollparse.check.model import FAMILIES, Rule
from protokollparse.check.pages import both, examples, page
from protokollparse.source import SourceText

EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
PAGES = resources.files("protokollparse.check.rules")


def words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(PAGES.joinpath("words.toml").read_text(encoding="utf-8"))


def test_there_are_forty_rules_over_seven_families():
    assert len(RULES) >= 40
    assert {rule.code[0] for rule in RULES} == set(FAMILIES) == set("PDNBRTS")


def test_codes_and_names_are_unique_and_codes_count_up():
    codes = [rule.code for rule in RULES]
    assert len({rule.name for rule in RULES}) == len(codes)
    for family in FAMILIES:
        own = [code for code in codes if code[0] == family]
        assert own == [f"{family}{number:03}" for number in range(1, len(own) + 1)]


def test_words_and_pages_are_of_rules():
    codes = [rule.code for rule in RULES]
    assert list(words()) == codes
    paged = []
    for family in FAMILIES.values():
        file = PAGES.joinpath("pages", f"{family}.toml")
        paged += tomllib.loads(file.read_text(encoding="utf-8"))
    assert paged == codes


@EACH
def test_texts_are_whole(rule: Rule):
    for lang in ("sv", "en"):
        text = page(rule, lang)
        own = words()[rule.code][lang]
        assert text.startswith(f"# {rule.code} {own['title']}\n")
        assert len(text.split("## ")) == 6
        for part in (text, *own.values()):
            assert unicodedata.is_normalized("NFC", part)
            assert part.strip()
        assert not own["title"].endswith(".")
    assert both(rule).count("```") == 4
    assert page(rule, "sv") != page(rule, "en")


@EACH
def test_the_example_fires(rule: Rule):
    fires, _ = examples(rule)
    findings = check_text(fires, rules=[rule])
    assert findings
    for finding in findings:
        start, end = finding.hit.start, finding.hit.end
        assert 0 <= start < end <= len(fires)
        place = finding.place
        assert fires.split("\n")[place.line - 1][place.column - 1 :].startswith(fires[start:end].split("\n")[0])
        for lang in ("sv", "en"):
            message = finding.message(lang)
            assert message
            assert not set(message) & set("{}")
            assert "None" not in message
        fields = {field for _, field, _, _ in string.Formatter().parse(words()[rule.code]["sv"]["message"]) if field}
        assert fields <= finding.hit.values.keys()


@EACH
def test_the_other_example_has_no_findings(rule: Rule):
    """Neither of the rule itself, nor a warning of any other one."""
    _, quiet = examples(rule)
    found = [f for f in check_text(quiet) if f.severity != "info" or f.rule is rule]
    assert [(f.rule.code, f.place.line) for f in found] == []


@EACH
def test_the_example_is_about_its_rule(rule: Rule):
    """An example raises errors and warnings of its own family only."""
    fires, _ = examples(rule)
    others = {f.rule.code for f in check_text(fires) if f.severity != "info"} - {rule.code}
    assert all(code[0] == rule.code[0] for code in others)


HOSTILE = {
    "blanks": " " * 200_000,
    "digits": "1" * 200_000,
    "paragraphs": "§ 1\n" * 40_000,
    "dashes": "- " * 80_000,
    "empty points": "- a\n-\n" * 30_000,
    "divided": "".join(f"ab{i}x- cde " for i in range(15_000)),
    "divided words": "".join(
        f"{'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10 % 10] * (i % 40)}- slut " for i in range(15_000)
    ),
    "slashes": "KS 2023/ 1 /" * 15_000,
    "colons": "lag (2023:1) SOU 2023:1 " * 8_000,
    "months": "tisdagen den 31 april 2023 " * 7_000,
    "dates": "2023-13-45 " * 18_000,
    "parties": "".join(f"Anna{i} Ek C, Bo{i} Al (C) " for i in range(8_000)),
    "words": "att arbeta " * 18_000,
    "chapters": "4 kap. § 20 " * 17_000,
    "marks": ",. ;; ** ]( &nbsp; \n# " * 8_000,
    "hidden": "a\u00adb\u200bc\u2014 1--2 Ã¤ \ufffd " * 8_000,
    "letters": "aش bж " * 30_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_rule_is_slow_on_a_hostile_text(name: str):
    """About 200,000 characters of what a rule looks at; a quadratic rule would take minutes."""
    from protokollparse.check import check
    from protokollparse.models import Protokoll

    text = "Protokoll\n§ 1\nTitel\nBeslut\n" + HOSTILE[name]
    source = {"name": "-", "format": "text", "characters": len(text), "sha256": ""}
    paragraf = {"number": 1, "title": "Titel", "line": 2, "span": {"start": 10, "end": len(text)}}
    document = Protokoll.model_validate({"source": source, "date": "2023-01-01", "paragrafer": [paragraf]})
    start = time.perf_counter()
    check(document, SourceText(text, "-"))
    assert time.perf_counter() - start < 5
