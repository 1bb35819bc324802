"""What must not matter does not: line ends, encodings, wraps, page breaks, bold, numbers and names.

Every mutation is done to every sample, and the records of the result are those of the sample itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import mutations
from protokollparse import Protokoll, Tjansteutlatande
from protokollparse.pipeline import parse_source
from protokollparse.readers import read_bytes

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
# What tells of the place in the source, and changes with it
PLACES = {"span", "line", "source", "partition"}
# Values of several paragraphs, which merge where nothing parts them
LONG = {"text", "statement", "beslutsgang"}

PAGED = {"paged", "paged_with_form_feeds", "wrapped_and_paged"}
# What takes away more than the reader can miss, or is not read yet: mutations, how the sample's name begins, why
KNOWN = (
    ({"without_blank_lines"}, "storvassa-arbetsutskottet", "the titles stand above their §"),
    ({"exchanged_names"}, "granasa", "a page breaks in the middle of a name"),
)


def with_samples(*names: str) -> pytest.MarkDecorator:
    """Each of the mutations with each sample; those that are known to change records are expected to."""
    found = []
    for name in names:
        for sample in SAMPLES:
            reasons = [why for known, start, why in KNOWN if name in known and sample.stem.startswith(start)]
            marks = [pytest.mark.xfail(reason=why) for why in reasons]
            found.append(pytest.param(name, sample, id=f"{name}-{sample.stem}", marks=marks))
    return pytest.mark.parametrize(("name", "sample"), found)


def parse(data: str | bytes) -> Protokoll | Tjansteutlatande:
    return parse_source(read_bytes(data.encode() if isinstance(data, str) else data, "sample.txt"))


def records(value: Any) -> Any:
    """The records of a document without their places, the codes of its diagnostics alone.

    Paragraphs of a long text are parted by one space.
    """
    if isinstance(value, list):
        return [records(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: records(item) for key, item in value.items() if key not in PLACES}
    found |= {key: " ".join(found[key].split()) for key in LONG & found.keys() if found[key]}
    if "diagnostics" in found:
        found["diagnostics"] = [diagnostic["code"] for diagnostic in found["diagnostics"]]
    return found


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """The records with ``change`` done to each string of them."""
    if isinstance(value, dict):
        return {key: mapped(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [mapped(item, change) for item in value]
    return change(value) if isinstance(value, str) else value


def names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("name"), str):
            yield value["name"]
        for item in value.values():
            yield from names(item)
    elif isinstance(value, list):
        for item in value:
            yield from names(item)


def without_sections(document: Any) -> Any:
    """Records without their sections and the diagnostics on those: where paragraphs merge, headings may, too."""
    bare = {key: value for key, value in document.items() if key not in ("sections", "diagnostics")}
    if "paragrafer" in bare:
        bare["paragrafer"] = [without_sections(paragraf) for paragraf in bare["paragrafer"]]
    return bare


@cache
def original(text: str) -> Any:
    return records(parse(text).model_dump(mode="json"))


def mutated(data: str | bytes) -> Any:
    return records(parse(data).model_dump(mode="json"))


def test_there_are_samples() -> None:
    assert SAMPLES


@with_samples(*(name for name in mutations.MUTATIONS if name != "shifted_paragraphs"))
def test_the_records_stay(name: str, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    if name == "windows_1252":
        text = text.encode("cp1252", "ignore").decode("cp1252")
    elif name in PAGED and any(run.place == "furniture" for run in parse(text).partition):
        pytest.skip("has heads and feet of its own")
    found, expected = mutated(mutations.MUTATIONS[name](text)), original(text)
    if name == "without_blank_lines":
        found, expected = without_sections(found), without_sections(expected)
    assert found == expected


@with_samples("shifted_paragraphs")
def test_shifted_paragraphs_shift_the_records(name: str, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    expected = mapped(original(text), mutations.shifted_paragraphs)
    for paragraf in expected.get("paragrafer", []):
        paragraf["number"] = paragraf["number"] and paragraf["number"] + 100
    assert mutated(mutations.MUTATIONS[name](text)) == expected


@with_samples("exchanged_names")
def test_exchanged_names_are_exchanged_in_the_records(name: str, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    exchange = mutations.names_alike if "\f" in text else mutations.other_names  # columns need their widths
    others = exchange(names(original(text)))
    assert others, name
    expected = mapped(original(text), lambda value: mutations.exchanged_names(value, others))
    assert mutated(mutations.exchanged_names(text, others)) == expected


PROSE = "Nämnden godkänner förslaget till yttrande och överlämnar ärendet till kommunstyrelsen som sitt eget."


def test_wrapped_lines_end_at_column_78() -> None:
    lines = mutations.wrapped(f"1. {PROSE}").split("\n")
    assert len(lines) == 2
    assert max(map(len, lines)) <= 78
    assert mutations.hanging(f"1. {PROSE}").split("\n")[1].startswith("   ")
    row = "Namn" + " " * 30 + "Datum" + " " * 40 + "Titel"
    assert mutations.wrapped(row) == row


def test_divided_words_are_whole_again_without_their_hyphens() -> None:
    result = mutations.divided(PROSE)
    assert re.search(r"[a-zåäö]-\n[a-zåäö]", result)
    assert result.replace("-\n", "").replace("\n", " ") == PROSE


def test_pages_have_heads_and_feet_every_42_lines() -> None:
    text = "\n".join(map(str, range(100)))
    assert mutations.paged(text).count("Justerandes signatur") == 3
    assert "Sida 3 (3)" in mutations.paged(text)
    assert mutations.paged_with_form_feeds(text).count("\f") == 2


def test_numbers_behind_a_sign_are_shifted_and_laws_are_not() -> None:
    assert mutations.shifted_paragraphs("§§1-31, § 4 a, 6 kap. 1 § SoL") == "§§101-131, § 104 a, 6 kap. 1 § SoL"


def test_names_are_exchanged_over_a_comma_and_before_a_column() -> None:
    text = "Carl Magnus,Ek    ordförande, Eva Al (S)"
    others = {"Carl Magnus Ek": "Åke Bo Österberg", "Eva Al": "Siv Öst"}
    assert mutations.exchanged_names(text, others) == "Åke Bo,Österberg  ordförande, Siv Öst (S)"
