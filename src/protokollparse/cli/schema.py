"""``protokoll schema``: the JSON Schema of the records."""

from __future__ import annotations

import typer

_EXAMPLES = """\b
Examples:
  protokoll schema > protokoll.schema.json
"""


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(epilog=_EXAMPLES)(schema)


def schema() -> None:
    """Prints the JSON Schema of what parse gives for one document."""
    import json

    from protokollparse.cli.output import opened

    with opened(None) as write:
        write(json.dumps(json_schema(), indent=2, ensure_ascii=False).encode() + b"\n")


def json_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a document of contract version 1."""
    from pydantic import TypeAdapter

    from protokollparse.models import Document

    adapter: TypeAdapter[object] = TypeAdapter(Document)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "protokollparse document, contract version 1",
        **adapter.json_schema(mode="serialization"),
    }
