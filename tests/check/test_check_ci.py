"""The files with which others run the linter do run it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from protokollparse.check import RULES
from protokollparse.check.pages import examples
from protokollparse.cli.app import run

ROOT = Path(__file__).parents[2]
WARNED = examples(RULES[0])[0]


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    path = tmp_path / "utkast.md"
    path.write_text(WARNED, encoding="utf-8")
    return path


def test_the_hooks_run(warned: Path, capfdbinary: pytest.CaptureFixture[bytes]):
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"^  entry: protokoll (.+)$", text, re.MULTILINE)
    assert len(entries) == len(re.findall("^- id: ", text, re.MULTILINE)) == 2
    for entry in entries:
        assert run([*entry.split(), str(warned)]) == 1
    assert b"P001" in capfdbinary.readouterr().out


def action_script() -> str:
    """The shell script of the last step of the action."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    script = text.rpartition("      run: |\n")[2]
    return "\n".join(line[8:] for line in script.splitlines())


@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="the action runs in bash")
def test_the_action_runs(warned: Path, tmp_path: Path):
    command = tmp_path / "bin" / "protokoll"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -c "from protokollparse.cli import main; main()" "$@"\n')
    command.chmod(0o755)
    inputs = {"FILES": str(warned), "FORMAT": "github", "OUTPUT": "", "MESSAGES": "sv", "ARGUMENTS": ""}
    environment = {**os.environ, **inputs, "PATH": f"{command.parent}:{os.environ['PATH']}"}

    def act(**changed: str) -> subprocess.CompletedProcess[str]:
        env = {**environment, **changed}
        return subprocess.run(["bash", "-e", "-c", action_script()], env=env, capture_output=True, encoding="utf-8")

    done = act()
    assert done.returncode == 1
    assert done.stdout.startswith("::warning file=")
    target = tmp_path / "fynd.sarif"
    done = act(FORMAT="sarif", OUTPUT=str(target), ARGUMENTS="--exit-zero")
    assert (done.returncode, done.stdout) == (0, "")
    assert '"2.1.0"' in target.read_text(encoding="utf-8")
    done = act(FILES="$(touch hacked) `touch hacked`", ARGUMENTS="; touch hacked")
    assert done.returncode == 2
    assert not Path("hacked").exists()


def test_inputs_of_the_action_are_variables_of_its_steps():
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    inputs = set(re.findall(r"^  ([a-z-]+):$", text.partition("inputs:")[2].partition("\nruns:")[0], re.MULTILINE))
    assert inputs == set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", text))
    assert "${{" not in action_script()
