"""Writes a page a rule, and README.md with the list of them, out of the rules' own texts.

python docs/rules/generate.py            write the pages beside this file
python docs/rules/generate.py --check    write nothing; exit 1 where a page differs from the rules
"""

from __future__ import annotations

import sys
from pathlib import Path

from protokollparse.check import RULES
from protokollparse.check.model import FAMILIES
from protokollparse.check.pages import both

HERE = Path(__file__).parent
_TITLES = {
    "P": "Uppbyggnad · Structure",
    "D": "Datum · Dates",
    "N": "Namn · Names",
    "B": "Beslut · Decisions",
    "R": "Hänvisningar · References",
    "T": "Text",
    "S": "Underskrifter · Signing",
}


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    return {"README.md": _list(), **{f"{rule.code}.md": both(rule) for rule in RULES}}


def _list() -> str:
    parts = [
        "# The rules of `protokoll check`",
        "`protokoll rule P001` prints one. These pages are written by `docs/rules/generate.py`.",
    ]
    for family in FAMILIES:
        rows = [
            f"| [{rule.code}]({rule.code}.md) | {rule.severity} | {rule.title('sv')} | {rule.title('en')} |"
            for rule in RULES
            if rule.code[0] == family
        ]
        table = "\n".join(("| code | severity | svenska | English |", "| --- | --- | --- | --- |", *rows))
        parts += [f"## {family} {_TITLES[family]}", table]
    return "\n\n".join(parts) + "\n"


def stale() -> list[str]:
    """The names of the pages that differ from the rules, are missing, or are of no rule."""
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in HERE.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def main() -> int:
    if "--check" in sys.argv:
        for name in stale():
            print(f"docs/rules/{name} differs from the rules; run python docs/rules/generate.py", file=sys.stderr)
        return 1 if stale() else 0
    wanted = pages()
    for path in HERE.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (HERE / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
