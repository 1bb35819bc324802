"""TOML files that users write: what is wrong with one is told with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from protokollparse.errors import ProtokollError, UnreadableError

_LIMIT = 2**20  # bytes


def read_toml(path: Path, wrong: type[ProtokollError]) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it holds. Raises ``wrong`` for what cannot be read, or is no TOML in UTF-8."""
    from protokollparse.readers import load

    try:
        data = load(path, max_bytes=_LIMIT)
        if len(data) > _LIMIT:
            raise wrong("is too large for settings or a lexicon", name=str(path))
        text = data.decode("utf-8")
        return text, tomllib.loads(text)
    except UnreadableError as error:
        raise wrong(f"cannot be read: {error.message}", name=str(path)) from error
    except RecursionError as error:
        raise wrong("is nested too deep", name=str(path)) from error
    except UnicodeDecodeError as error:
        raise wrong("is not UTF-8; save it as UTF-8", name=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        told = re.search(r"line (\d+)", str(error))
        line = int(told[1]) if told else text.count("\n") + 1  # "at end of document"
        raise wrong(f"is not TOML: {error}", name=str(path), line=line) from error


def line_of(text: str, pattern: str) -> int | None:
    """The line, from 1, that starts with a pattern, such as that of a key; None where none does."""
    found = re.search(rf"^[ \t]*{pattern}", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None
