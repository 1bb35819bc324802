"""docs/reliability.md tells the truth: each row of its table is made, called, and compared with the answer."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import pytest
from bad_inputs import GROUPS, Case
from console import Cli

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
CASES = [case for cases in GROUPS.values() for case in cases]
_PROTOKOLL = f'protokoll() {{ {shlex.quote(sys.executable)} -c "from protokollparse.cli import main; main()" "$@"; }}'
_MERE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if which("setpriv") and os.geteuid() == 0 else []

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names, links and pipes are different there")


def row(case: Case, code: int, told: str) -> str:
    """A row of the table: "| what | `call` | code | `the first line on standard error` |"."""
    answer = told.partition("\n")[0].removeprefix("protokoll: ").replace(f"{Path.cwd()}/", "/…/")
    cells = (case.what, f"`protokoll {case.arguments}`", str(code), f"`` {answer} ``" if answer else "–")
    return f"| {' | '.join(cell.replace('a' * 300, 'aaa…').replace('|', chr(92) + '|') for cell in cells)} |"


def in_shell(case: Case) -> tuple[int, str]:
    """The exit code and the messages of a call in a shell, where root has no more rights than others."""
    script = f"set -o pipefail; {_PROTOKOLL}; protokoll {case.arguments}"
    done = subprocess.run(
        [*_MERE, "bash", "-c", script], input=case.stdin, capture_output=True, timeout=60, check=False
    )
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.what}: {case.arguments[:40]}")
def test_the_answer_is_the_one_in_the_table(
    case: Case, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if case.rights and os.geteuid() == 0 and not _MERE:
        pytest.skip("root may do everything")
    monkeypatch.chdir(tmp_path)
    case.make()
    if case.rights or re.search("[<>|]", case.arguments):
        code, told = in_shell(case)
    else:
        code, _, told = cli(*shlex.split(case.arguments), stdin=case.stdin)
    assert row(case, code, told) in PAGE.read_text(encoding="utf-8").split("\n")


def test_the_table_has_no_other_rows() -> None:
    rows = [
        line for line in PAGE.read_text(encoding="utf-8").split("\n") if line.startswith("|") and "`protokoll " in line
    ]
    assert len(rows) == len(CASES)


def _print_the_table() -> None:
    for group, cases in GROUPS.items():
        print(f"\n### {group}\n\n| input | call | exit code | answer |\n| --- | --- | --- | --- |")
        for case in cases:
            with TemporaryDirectory() as folder, contextlib.chdir(folder):
                case.make()
                print(row(case, *in_shell(case)))


if __name__ == "__main__":
    _print_the_table()
