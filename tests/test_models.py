"""The records: frozen, closed, and inside their source."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from pydantic import TypeAdapter
from pydantic import ValidationError as Invalid

from protokollparse import Document, Protokoll, Tjansteutlatande
from protokollparse.cli.schema import json_schema
from sample import SAMPLES, name

SOURCE = {"name": "x.txt", "format": "text", "encoding": "utf-8", "characters": 100, "sha256": "0" * 64}
PLACE = {"span": {"start": 0, "end": 10, "page": None}, "line": 1}
DECISION = {"number": 1, "text": "Taxan antas.", "outcome": "bifall", "proposed_to": None, **PLACE}
BALLOT = {"name": "Anna Ek", "party": "S", "vote": "ja", **PLACE}


def protokoll(**changes: Any) -> dict[str, Any]:
    return {"kind": "protokoll", "source": SOURCE, **changes}


def paragraf(**changes: Any) -> dict[str, Any]:
    return protokoll(paragrafer=[{"number": 1, **PLACE, **changes}])


def utlatande(**changes: Any) -> dict[str, Any]:
    return {"kind": "tjansteutlatande", "source": SOURCE, **changes}


@pytest.mark.parametrize(
    "data",
    [
        protokoll(),
        utlatande(),
        protokoll(date="2025-03-04", start_time="09:00", end_time="23:59"),
        paragraf(decisions=[DECISION]),
        paragraf(voteringar=[{"ja": 0, **PLACE, "ballots": [BALLOT]}]),
        protokoll(diagnostics=[{"code": "x", "severity": "info", "message": "x"}]),
    ],
)
def test_what_is_sound_is_read_and_written_back(data: dict[str, Any]) -> None:
    document = TypeAdapter(Document).validate_python(data)
    assert type(document).model_validate_json(document.model_dump_json()) == document


def out_of_the_source(record: dict[str, Any]) -> dict[str, Any]:
    return record | {"span": {"start": 90, "end": 101, "page": None}}


def backwards(record: dict[str, Any]) -> dict[str, Any]:
    return record | {"span": {"start": 9, "end": 8, "page": None}}


@pytest.mark.parametrize(
    "data",
    [
        protokoll(date="2018-01-155"),
        protokoll(date="2025-02-30"),
        protokoll(date="den 4 mars"),
        protokoll(start_time="9.00"),
        protokoll(start_time="24:00"),
        protokoll(end_time="12:60"),
        protokoll(adjustment_date="snart"),
        protokoll(unknown=1),
        protokoll(schema_version="2"),
        protokoll(source=SOURCE | {"format": "rtf"}),
        protokoll(source=SOURCE | {"characters": -1}),
        paragraf(unknown=1),
        paragraf(number=-1),
        paragraf(decisions=[DECISION | {"outcome": "kanske"}]),
        paragraf(decisions=[DECISION | {"text": ""}]),
        paragraf(decisions=[DECISION | {"number": 0}]),
        paragraf(decisions=[DECISION | {"line": 0}]),
        paragraf(decisions=[{key: value for key, value in DECISION.items() if key != "span"}]),
        paragraf(decisions=[out_of_the_source(DECISION)]),
        paragraf(decisions=[backwards(DECISION)]),
        paragraf(decisions=[DECISION | {"span": {"start": -1, "end": 5, "page": None}}]),
        paragraf(decisions=[DECISION | {"span": {"start": 0, "end": 5, "page": 0}}]),
        paragraf(sections=[{"heading": None, "kind": "annat", "text": "", **PLACE}]),
        paragraf(yrkanden=[{"by": {}, "kind": "val", "text": "", **PLACE}]),
        paragraf(yrkanden=[{"by": {"persons": [{"name": ""}]}, "kind": "bifall", "text": "", **PLACE}]),
        paragraf(uttalanden=[{"by": {}, "kind": "tal", "text": "", **PLACE}]),
        paragraf(voteringar=[{"ja": -1, **PLACE}]),
        paragraf(voteringar=[{**PLACE, "ballots": [BALLOT | {"vote": "blank"}]}]),
        paragraf(voteringar=[{**PLACE, "ballots": [out_of_the_source(BALLOT)]}]),
        protokoll(attendance=[{"name": "Anna Ek", "role": "gäst", **PLACE}]),
        protokoll(signatures=[out_of_the_source({"name": "Anna Ek"} | PLACE)]),
        protokoll(diagnostics=[{"code": "x", "severity": "fatal", "message": "x"}]),
        protokoll(partition=[{"start": 0, "end": 101, "place": "head"}]),
        protokoll(partition=[{"start": 0, "end": 10, "place": "tail"}]),
        utlatande(paragrafer=[]),
        utlatande(attesters=[{"name": "Anna Ek", "date": "2024-13-01", **PLACE}]),
        utlatande(handlaggare=[out_of_the_source({"name": "Anna Ek"} | PLACE)]),
        {"kind": "motion", "source": SOURCE},
        {"kind": "protokoll"},
    ],
    ids=lambda data: json.dumps({key: value for key, value in data.items() if key != "source"})[:90],
)
def test_what_is_not_sound_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        TypeAdapter(Document).validate_python(data)


def test_a_record_does_not_change() -> None:
    document = Protokoll.model_validate(paragraf(decisions=[DECISION]))
    for record, field in [(document, "organ"), (document.paragrafer[0], "title"), (document.source, "name")]:
        with pytest.raises(Invalid, match="frozen"):
            setattr(record, field, "x")


def test_kind_tells_the_two_documents_apart() -> None:
    adapter = TypeAdapter(Document)
    assert type(adapter.validate_python(protokoll())) is Protokoll
    assert type(adapter.validate_python(utlatande())) is Tjansteutlatande


SCHEMA: dict[str, Any] = json_schema()


def test_the_schema_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("sample", [path for path in SAMPLES if path.suffix in {".txt", ".md"}], ids=name)
def test_the_records_of_a_sample_satisfy_the_schema(sample: Any) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(sample.with_suffix(".json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "data",
    [protokoll(unknown=1), paragraf(decisions=[DECISION | {"outcome": "kanske"}]), protokoll(start_time="9.00"), {}],
    ids=["an unknown key", "an unknown value", "no time", "nothing"],
)
def test_the_schema_refuses_what_the_models_refuse(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(data)
