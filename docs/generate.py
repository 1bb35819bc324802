"""Writes the parts of the documentation that come out of the code.

    python docs/generate.py            write docs/records.md, docs/cli.md and docs/show.svg
    python docs/generate.py --check    write nothing; exit 1 where a page differs from the code

Of ``docs/show.svg`` only the words are compared: the rest depends on the version of rich.
"""

from __future__ import annotations

import html
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from protokollparse.cli.app import application
from protokollparse.cli.schema import json_schema
from protokollparse.writers.tables import ABOUT, TABLES

DOCS = Path(__file__).parent
PICTURED = DOCS.parent / "samples" / "hallevika-socialnamnden-2025-05-14.txt"

_RECORDS = """\
# Records

The JSON of `protokoll parse`, contract version 1, field by field; `protokoll schema` prints the same as a
JSON Schema. This page is written by `docs/generate.py` from the models.

- A value that the source does not state is `null`, an empty list or `false`, never guessed.
- Text is as the source has it, in Unicode NFC, with runs of white space as one space and divided words
  joined. Paragraphs of a text are parted by an empty line.
- `span` counts characters of the decoded source, from 0, end exclusive; `line` counts from 1.
  `source[start:end]` holds the evidence of the record.

"""
_TABLES = """\
## Tables

What `protokoll parse --table NAME` and `protokoll batch` write: one row a record, the same columns for
minutes and for reports. Rows of different tables belong together by `source` and `paragraf_index`; `index`
counts from 0, as in the JSON. Lists become one text, parted by "; ". A value that the source does not state
is an empty cell.

"""
_CLI = """\
# The command line

Records go to standard output as UTF-8, messages to standard error, one line each:
`protokoll: FILE:LINE: message`. Colours are for terminals only; `NO_COLOR=1` turns them off.
`protokoll --install-completion` sets up your shell. This page is written by `docs/generate.py` from the help
of the commands.

## Exit codes

| code | parse, show, batch | check |
| --- | --- | --- |
| 0 | every document was parsed | no error and no warning |
| 1 | a document could not be read or parsed; the others were | errors or warnings were found |
| 2 | wrong use, a bad lexicon, an output that cannot be written | the same, or an unreadable document |

A pipe that is closed early (`| head`) is no error. Ctrl-C ends with 130.

## Sources

A source is a file, a directory (searched for `.txt`, `.md`, `.pdf`, `.docx`, `.html` and `.htm`; hidden files
are left out), a pattern in quotes, or `-` for standard input. The format of a file is found in its content,
not its name. The same file given twice is read once.
"""


def records() -> str:
    """The page of the records and tables."""
    schema: Any = json_schema()
    models: dict[str, Any] = schema["$defs"]
    first = ("Protokoll", "Tjansteutlatande", "Source", "Paragraf")
    ordered = [*first, *sorted(models.keys() - set(first))]
    pages = [_model(name, models[name]) for name in ordered]
    return _RECORDS + "\n".join(pages) + "\n" + _TABLES + "\n".join(_tables())


def _model(name: str, model: dict[str, Any]) -> str:
    rows = (
        f"| `{field}` | {_type(value)} | {_cell(value.get('description', ''))} |"
        for field, value in model["properties"].items()
    )
    return "\n".join((f"## {name}\n", model["description"] + "\n", *_TABLE_HEAD, *rows, ""))


_TABLE_HEAD = ("| field | type | meaning |", "| --- | --- | --- |")


def _type(value: dict[str, Any]) -> str:
    """A type of the JSON Schema for people: "list of Person", "ISO date or null"."""
    if "anyOf" in value:
        return " or ".join(map(_type, value["anyOf"]))
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in value or "enum" in value:
        return ", ".join(f"`{choice}`" for choice in value.get("enum", [value.get("const")]))
    if value["type"] == "array":
        return f"list of {_type(value['items'])}"
    if "pattern" in value:
        return "HH:MM"
    if value.get("format") == "date":
        return "ISO date"
    return str({"string": "text", "integer": "number", "boolean": "true or false"}.get(value["type"], value["type"]))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _tables() -> Iterator[str]:
    for name, columns in TABLES.items():
        rows = (f"| `{each.name}` | {each.type} | {_cell(each.about)} |" for each in columns)
        yield "\n".join(
            (f"### {name}\n", ABOUT[name] + ".\n", "| column | type | meaning |", _TABLE_HEAD[1], *rows, "")
        )


def cli() -> str:
    """The page of the commands: the help of each, 80 columns wide."""
    os.environ["COLUMNS"] = "80"
    app = application()
    parts = [_CLI]
    for command in app.registered_commands:
        name = command.name or getattr(command.callback, "__name__", "")
        parts.append(f"## protokoll {name}\n\n```text\n{_help(name)}```\n")
    return "\n".join(parts)


def _help(name: str) -> str:
    """What ``protokoll NAME --help`` prints."""
    stdout, sys.stdout = sys.stdout, io.StringIO()
    try:
        application()([name, "--help"], prog_name="protokoll", standalone_mode=False)
        return "\n".join(line.rstrip() for line in sys.stdout.getvalue().splitlines()) + "\n"
    finally:
        sys.stdout = stdout


def picture() -> str:
    """What ``protokoll show`` prints of a sample, as SVG that asks for nothing from elsewhere."""
    from rich.console import Console

    from protokollparse import parse
    from protokollparse.writers.tree import tree

    console = Console(width=96, file=io.StringIO(), force_terminal=True, color_system="truecolor", record=True)
    console.print(tree(parse(PICTURED)), highlight=False)
    svg = console.export_svg(title=f"protokoll show samples/{PICTURED.name}", unique_id="show")
    return re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)


def words(svg: str) -> str:
    """The letters that an SVG shows, without white space."""
    shown = "".join(re.findall(r"<text [^>]*>(.*?)</text>", svg, re.DOTALL))
    return "".join(html.unescape(shown).split())


def main() -> int:
    pages = {"records.md": records(), "cli.md": cli()}
    if "--check" in sys.argv:
        stale = [name for name, text in pages.items() if (DOCS / name).read_text(encoding="utf-8") != text]
        if words((DOCS / "show.svg").read_text(encoding="utf-8")) != words(picture()):
            stale.append("show.svg")
        for name in stale:
            print(f"docs/{name} differs from the code; run python docs/generate.py", file=sys.stderr)
        return 1 if stale else 0
    for name, text in pages.items():
        (DOCS / name).write_text(text, encoding="utf-8")
    (DOCS / "show.svg").write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
