"""Small archives, and jobs on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from small import MakeJob, write_archive

from protokollparse import lexicon
from protokollparse.batch.frames import Form, Recipe
from protokollparse.batch.job import Job
from protokollparse.batch.outputs import place_of
from protokollparse.batch.work import Parsing


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A directory with 11 minutes and a report, in two directories."""
    return write_archive(tmp_path / "arkiv")


@pytest.fixture
def make_job(tmp_path: Path) -> MakeJob:
    """A job to a place in the temporary directory."""

    def make(name: str = "ut.jsonl", form: Form = "jsonl", **options: object) -> Job:
        recipe = options.pop("recipe", None) or Recipe(form)
        options = {"jobs": 1, "timeout": 30.0, **options}
        return Job(place_of(tmp_path / name, form), recipe, Parsing(lexicon.load()), **options)

    return make
