from __future__ import annotations

import json
from pathlib import Path

import pytest
from console import Cli
from jsonschema import Draft202012Validator, ValidationError

from protokollparse import lexicon


@pytest.fixture
def validator(cli: Cli) -> Draft202012Validator:
    schema = json.loads(cli("schema").out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_what_parse_prints_is_valid(cli: Cli, minutes: Path, report: Path, validator: Draft202012Validator) -> None:
    for document in json.loads(cli("parse", minutes, report).out):
        validator.validate(document)


def test_the_schema_is_closed(cli: Cli, minutes: Path, validator: Draft202012Validator) -> None:
    document = json.loads(cli("parse", minutes).out)
    for wrong in ({"kind": "motion"}, {"date": 5}, {"more": True}, {"paragrafer": [{}]}):
        with pytest.raises(ValidationError):
            validator.validate({**document, **wrong})


def test_the_printed_lexicon_is_a_lexicon(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "my.toml"
    own.write_text('[beslut]\nheadings = ["så här \\"blev\\" det"]\n', encoding="utf-8")
    code, out, err = cli("lexicon", "--lexicon", own)
    assert (code, err) == (0, "")
    printed = tmp_path / "printed.toml"
    printed.write_bytes(out)
    mine, again = lexicon.load(own), lexicon.load(printed)
    assert again.kind('Så här "blev" det') == "beslut"
    assert (again.headings, again.of_body) == (mine.headings, mine.of_body)


def test_a_lexicon_that_is_missing(cli: Cli, tmp_path: Path) -> None:
    code, out, err = cli("lexicon", "--lexicon", tmp_path / "my.toml")
    assert (code, out) == (2, b"")
    assert "cannot be read" in err
