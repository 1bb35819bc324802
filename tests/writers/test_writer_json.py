from __future__ import annotations

import json

import pytest
from by_hand import minutes

from protokollparse.models import Protokoll, Tjansteutlatande
from protokollparse.writers import render


def test_one_document_is_an_object(protokoll: Protokoll) -> None:
    data = b"".join(render([protokoll], "json"))
    assert Protokoll.model_validate_json(data) == protokoll
    assert data.endswith(b"\n}\n")
    assert "möten" in data.decode()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_several_documents_are_an_array(protokoll: Protokoll, count: int) -> None:
    data = b"".join(render([protokoll] * count, "json", several=True))
    assert len(json.loads(data)) == count


def test_json_lines(protokoll: Protokoll, tjansteutlatande: Tjansteutlatande) -> None:
    lines = b"".join(render([protokoll, tjansteutlatande], "jsonl")).decode().splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["protokoll", "tjansteutlatande"]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_no_control_character_is_raw(form: str) -> None:
    organ = "a\x1b[31m\x7f\x9b\u2028\u2029\x85å"
    data = b"".join(render([minutes(organ=organ)], form))  # type: ignore[arg-type]
    assert json.loads(data)["organ"] == organ
    raw = data.decode()
    assert all(char.isprintable() or char == "\n" for char in raw)
    assert "å" in raw


def test_documents_are_written_as_they_come(protokoll: Protokoll) -> None:
    """The writer asks for the second document only after it has given the first."""
    taken = []

    def documents():  # type: ignore[no-untyped-def]
        for number in range(2):
            taken.append(number)
            yield protokoll

    pieces = render(documents(), "jsonl")
    next(pieces)
    assert taken == [0]
