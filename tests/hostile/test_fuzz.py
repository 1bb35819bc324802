"""What holds for every input: built, changed and senseless; fuzz/run.py tries a thousand times as many."""

from __future__ import annotations

import io
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import forms
import mutants
import properties
import pytest
from grammar import Built, differences, minutes, reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protokollparse.pipeline import parse_text

FUZZ = Path(__file__).parents[2] / "fuzz"
sys.path.insert(0, str(FUZZ))
from targets import TARGETS  # noqa: E402

SEEDS = sorted((FUZZ / "corpus").iterdir())

often = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@often
@given(minutes())
def test_built_minutes_give_the_records_they_were_built_of(built: Built) -> None:
    document = properties.parsed(built.text)
    assert document is not None
    assert not differences(document.model_dump(mode="json"), built.records)


@often
@given(reports())
def test_built_reports_give_the_records_they_were_built_of(built: Built) -> None:
    document = properties.parsed(built.text)
    assert document is not None
    assert not differences(document.model_dump(mode="json"), built.records)


@pytest.mark.parametrize("form", [forms.web_page, forms.word])
def test_built_documents_in_other_forms_give_the_same_records(form: Callable[[str], bytes]) -> None:
    @settings(often, max_examples=50)
    @given(st.one_of(minutes(), reports()))
    def holds(built: Built) -> None:
        document = properties.read_as(built.text, form(built.text))
        assert not differences(document.model_dump(mode="json"), built.records)

    holds()


@settings(often, max_examples=50)
@given(st.one_of(minutes(), reports()))
def test_a_pdf_of_a_built_document_loses_nothing(built: Built) -> None:
    properties.read_as(built.text, forms.pdf(built.text))


def test_a_wrong_record_is_seen() -> None:
    found = {"organ": "A", "paragrafer": [{"number": 1, "title": None}]}
    assert differences(found, {"organ": "B"}) == [".organ: 'A' is not 'B'"]
    assert differences(found, {"paragrafer": [{"title": "T"}]}) == [".paragrafer[0].title: None is not 'T'"]
    assert differences(found, {"paragrafer": []})
    assert not differences(found, {"paragrafer": [{"number": 1}]})


@often
@given(mutants.mutants())
def test_nothing_of_changed_minutes_is_lost(text: str) -> None:
    properties.parsed(text)


@often
@given(mutants.soups())
def test_nothing_of_signs_in_any_order_is_lost(text: str) -> None:
    properties.parsed(text)


@often
@given(st.text(max_size=300))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    properties.parsed(text)


@often
@given(mutants.files(FUZZ / "corpus"))
def test_changed_files_are_read_or_refused(data: bytes) -> None:
    properties.read(data, "fuzz")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_every_seed_of_the_fuzzers_is_read(seed: Path) -> None:
    document = properties.read(seed.read_bytes(), seed.name)
    assert document is not None
    assert document.source.characters > 100


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_the_targets_of_the_guided_fuzzer_hold_for_the_seeds(target: Callable[[bytes], None], seed: Path) -> None:
    target(seed.read_bytes())
    target(seed.read_bytes()[::-1])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda runs: runs[:1] + runs[2:], "is lost"),
        (lambda runs: [*runs, runs[-1]], "overlaps"),
        (lambda runs: [run.model_copy(update={"place": "head"}) for run in runs], "has no place"),
    ],
)
def test_what_is_lost_is_seen(change, told: str) -> None:  # type: ignore[no-untyped-def]
    text = (FUZZ / "corpus" / "minutes.txt").read_text(encoding="utf-8")
    document = parse_text(text)
    changed = document.model_copy(update={"partition": change(document.partition)})
    with pytest.raises(AssertionError, match=told):
        properties.assert_nothing_is_lost(changed, text)


def test_words_that_a_section_leaves_out_are_seen() -> None:
    text = (FUZZ / "corpus" / "minutes.txt").read_text(encoding="utf-8")
    document = parse_text(text)
    paragraf = document.paragrafer[1]  # type: ignore[union-attr]
    short = paragraf.sections[0].model_copy(update={"text": "Socialnämnden"})
    changed = document.model_copy(
        update={
            "paragrafer": [
                document.paragrafer[0],  # type: ignore[union-attr]
                paragraf.model_copy(update={"sections": [short, *paragraf.sections[1:]]}),
            ]
        }
    )
    with pytest.raises(AssertionError, match="leaves out"):
        properties.assert_nothing_is_lost(changed, text)


# Found by fuzzing: what went wrong, and the text that showed it.


def test_a_heading_glued_to_a_title_in_markdown_keeps_its_place() -> None:
    properties.parsed(
        "### § 148 Instruktion fFörslag till beslut\nNämnden antar planen.\n\n### § 149 Taxa\n\nBeslut\n\nNej.\n"
    )


def test_half_of_a_surrogate_pair_is_a_question_mark() -> None:
    document = properties.parsed("§ 1 Taxa\n\nBeslut\n\nNämnden bordlägger är\ud800endet.\n")
    assert document is not None
    assert document.paragrafer[0].decisions[0].text == "Nämnden bordlägger är?endet."  # type: ignore[union-attr]


_EVEN = "§ {0} Budget för 2026\n\nDnr KS 20{0}/{0}1\n\nBeslut\n\nNämnden avslår förslaget." + "\n\nSkälen är flera." * 9


def test_titles_and_numbers_of_cases_that_come_at_even_steps_are_no_running_heads() -> None:
    document = properties.parsed("\n\n".join(_EVEN.format(number) for number in (76, 77, 78)))
    assert document is not None
    found = [(each.number, each.title, each.diarienummer) for each in document.paragrafer]  # type: ignore[union-attr]
    assert found == [(number, "Budget för 2026", [f"KS 20{number}/{number}1"]) for number in (76, 77, 78)]


def test_a_part_without_a_name_is_left_out() -> None:
    data = (FUZZ / "corpus" / "minutes.docx").read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("x", b"")
    nameless = packed.getvalue()
    at = nameless.rindex(b"PK\x01\x02")  # the last entry of the directory; its name's length is at 28
    nameless = nameless[: at + 28] + b"\0\0\1\0" + nameless[at + 32 :]  # "x" becomes its extra field
    assert properties.read(nameless, "x.docx") is not None


@pytest.mark.parametrize("mark", ["", "### "])
def test_an_accent_of_its_own_moves_no_end_of_a_heading(mark: str) -> None:
    properties.parsed(unicodedata.normalize("NFD", f"{mark}§ 1 Taxa för båtarFörslag till beslut\n\nNej.\n"))
    properties.parsed("1 K\n\n2 K\n\n3 K\u0301.")


@pytest.mark.parametrize("text", ["förvaltningen\n, .\nt", "Förvaltningen\n, f\nF"])
def test_a_line_that_starts_with_a_comma_is_read(text: str) -> None:
    properties.parsed(text)


def test_a_name_in_other_letters_has_no_address_of_its_own() -> None:
    text = (FUZZ / "corpus" / "report.txt").read_text(encoding="utf-8")
    properties.parsed(text.replace("\nTill\n", "\nHandläggare\nИван Петров\nivan.petrov@example.org\n\nTill\n"))


@pytest.mark.parametrize("name", ["minutes.txt", "minutes.md", "report.txt"])
def test_a_text_that_is_cut_short_anywhere_is_read(name: str) -> None:
    text = (FUZZ / "corpus" / name).read_text(encoding="utf-8")
    for end in range(len(text)):
        properties.parsed(text[:end])
