"""The documentation says what the code does."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from protokollparse.cli.app import application
from protokollparse.cli.schema import json_schema

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "README.sv.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
COMMANDS = {str(each.name or each.callback.__name__) for each in application().registered_commands}


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language in a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_reference_pages_come_out_of_the_code() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.name)
def test_python_examples_run(page: Path) -> None:
    text = "\n".join(blocks(page, "python"))
    example = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    assert example.examples
    report: list[str] = []
    doctest.DocTestRunner().run(example, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_files_of_the_examples_exist(page: Path) -> None:
    text = "\n".join(blocks(page, "sh") + blocks(page, "bash"))
    for command in re.findall(r"\bprotokoll ([a-z]+)", text):
        assert command in COMMANDS
    for sample in re.findall(r"\bsamples/[\w./-]*", text):
        assert (ROOT / sample).exists(), sample


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#: ]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"protokoll ([a-z]+)", text))
    assert COMMANDS - {"rule"} <= named


def test_every_command_has_its_part_of_the_reference() -> None:
    headings = re.findall(r"^## protokoll ([a-z]+)$", (ROOT / "docs" / "cli.md").read_text(encoding="utf-8"), re.M)
    assert set(headings) == COMMANDS


def test_every_field_of_the_schema_is_described() -> None:
    models = json_schema()["$defs"]
    assert isinstance(models, dict)
    fields = [(name, field, about) for name, model in models.items() for field, about in model["properties"].items()]
    assert fields
    assert [f"{name}.{field}" for name, field, about in fields if not about.get("description")] == []
