"""The documentation of the linter says what the code does."""

from __future__ import annotations

import doctest
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import protokollparse.check

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_rules", ROOT / "docs" / "rules" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_those_of_the_rules(generator: ModuleType):
    assert generator.stale() == []


def test_the_example_of_the_package_runs():
    failed, tried = doctest.testmod(protokollparse.check)
    assert (failed, tried) == (0, 3)


def test_options_of_the_guide_exist():
    guide = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    from protokollparse.cli.app import application

    command = next(c for c in application().registered_commands if getattr(c.callback, "__name__", "") == "check")
    source = Path(command.callback.__code__.co_filename).read_text(encoding="utf-8")  # type: ignore[union-attr]
    for option in set(re.findall(r"(?<=[`\s])--[a-z-]{3,}", guide)):
        assert option in source or f"{option[2:].replace('-', '_')}:" in source, option


def test_settings_of_the_guide_are_accepted(tmp_path: Path):
    from protokollparse.settings import load

    guide = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    assert blocks
    for block in blocks:
        name = "pyproject.toml" if "[tool.protokoll" in block else "protokoll.toml"
        (tmp_path / name).write_text(block, encoding="utf-8")
        load(tmp_path / name)
