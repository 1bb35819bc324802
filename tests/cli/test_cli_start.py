from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from protokollparse import __version__
from protokollparse.cli.app import COMMANDS

HEAVY = {
    "pydantic",
    "rich",
    "regex",
    "tomllib",
    "csv",
    "json",
    "multiprocessing",
    "lxml",
    "pypdfium2",
    "docx",
}
ROOMS = {f"protokollparse.{room}" for room in ("models", "pipeline", "readers", "lexicon", "split", "extract")}


def loaded_by(arguments: Sequence[str]) -> set[str]:
    """The modules that a command has loaded when it is done."""
    code = (
        "import sys\n"
        f"sys.argv = ['protokoll', *{list(arguments)!r}]\n"
        "from protokollparse.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], [], *([name, "--help"] for name in COMMANDS)])
def test_help_loads_nothing_that_only_parsing_needs(arguments: list[str]) -> None:
    loaded = loaded_by(arguments)
    assert "typer" in loaded
    assert not (HEAVY | ROOMS) & loaded


def test_a_text_is_parsed_without_the_libraries_for_other_things(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.txt"
    path.write_text("Protokoll\n§ 1\nVal\nBeslut\nAnna Ek (S) utses att justera.\n", encoding="utf-8")
    loaded = loaded_by(["parse", str(path), "--output", str(tmp_path / "ut.json")])
    assert "protokollparse.models" in loaded
    assert not {"rich", "multiprocessing", "lxml", "pypdfium2", "docx"} & loaded


def test_version() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from protokollparse.cli import main; main()", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"protokoll {__version__}\n"
