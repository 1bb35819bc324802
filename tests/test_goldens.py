"""Every sample gives the records that its JSON expects.

After a change that is meant: ``pytest tests/test_goldens.py --update-goldens``, then read ``git diff samples``.
"""

from __future__ import annotations

import difflib
import importlib.util
import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

from protokollparse.readers import read_bytes
from protokollparse.writers.json import json_object
from sample import ROOT, SAMPLES, document_of, name, records_of, source_of

MADE = {"pdf", "docx", "html"}  # directories of what samples/make.py writes
SHOWN = 60  # lines of a difference


def difference(expected: str, got: str) -> str:
    """The first lines in which two JSON texts differ; empty where they are the same."""
    if expected == got:
        return ""
    lines = difflib.unified_diff(expected.splitlines(), got.splitlines(), "expected", "parsed", n=4, lineterm="")
    return "\n".join(islice(lines, SHOWN))


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_the_records_of_a_sample_are_the_expected_ones(sample: Path, request: pytest.FixtureRequest) -> None:
    golden = sample.with_suffix(".json")
    got = json_object(document_of(sample)).decode()
    if request.config.getoption("update_goldens"):
        golden.write_text(got, encoding="utf-8", newline="\n")
    assert golden.exists(), f"{name(golden)} is missing; write it with --update-goldens, and read it"
    differs = difference(golden.read_text(encoding="utf-8"), got)
    assert not differs, f"{name(sample)}:\n{differs}"


@pytest.mark.parametrize("made", [path for path in SAMPLES if path.parent.name in MADE], ids=name)
def test_a_sample_holds_the_same_records_in_every_form(made: Path) -> None:
    of_text = json.loads((ROOT / f"{made.stem}.json").read_text(encoding="utf-8"))
    assert records_of(document_of(made).model_dump(mode="json")) == records_of(of_text)


def script() -> ModuleType:
    """samples/make.py, which is no part of a package."""
    spec = importlib.util.spec_from_file_location("make", ROOT / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_samples_in_other_forms_are_those_of_the_script() -> None:
    named = {f"{form}/{each}.{form}" for form, names in script().MADE.items() for each in names}
    assert named == {name(path) for path in SAMPLES if path.parent.name in MADE}


@pytest.mark.parametrize("made", [path for path in SAMPLES if path.parent.name in MADE], ids=name)
def test_the_script_makes_what_is_there(made: Path) -> None:
    form = made.parent.name
    if form == "pdf":
        pytest.importorskip("reportlab", reason="making a PDF needs reportlab, of the dev extra")
    again = read_bytes(script().made(form, made.stem), made.name)
    assert again.text == source_of(made).text


def test_every_expected_json_has_its_sample() -> None:
    assert SAMPLES
    assert {path.with_suffix(".json") for path in SAMPLES} == set(ROOT.rglob("*.json"))


def test_ci_never_writes_what_it_expects() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--update-goldens", "--collect-only", __file__],
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "CI only compares" in done.stderr


def test_a_difference_shows_its_lines() -> None:
    shown = difference('{\n  "kind": "protokoll"\n}\n', '{\n  "kind": "tjansteutlatande"\n}\n')
    assert '-  "kind": "protokoll"' in shown
    assert '+  "kind": "tjansteutlatande"' in shown
