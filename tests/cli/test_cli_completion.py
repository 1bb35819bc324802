from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("protokoll pa", {"parse"}),
        ("protokoll parse --form", {"--format"}),
        ("protokoll parse --format j", {"json", "jsonl"}),
        ("protokoll parse --table re", {"reservationer"}),
    ],
)
def test_bash_is_offered_what_fits(words: str, offered: set[str]) -> None:
    asked = {
        "_PROTOKOLL_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    done = subprocess.run(
        [sys.executable, "-c", "from protokollparse.cli import main; main()"],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()) == offered
