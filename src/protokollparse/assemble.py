"""Assembly: records, links and diagnostics put together to the dict of one document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from protokollparse.lines import Line
from protokollparse.source import SourceText
from protokollparse.split.sections import Section

Record = dict[str, Any]


@dataclass(slots=True)
class Places:
    """Where each line went, collected while a document is taken apart."""

    entries: list[tuple[int, str, int | None, int | None]] = field(default_factory=list)

    def put(self, lines: Iterable[Line], place: str, paragraf: int | None = None, section: int | None = None) -> None:
        self.entries += [(line.start, place, paragraf, section) for line in lines]

    def put_sections(self, sections: Sequence[Section], paragraf: int | None) -> None:
        for index, section in enumerate(sections):
            self.put([section.heading] if section.heading else [], "section", paragraf, index)
            self.put(section.lines, "section", paragraf, index)

    def runs(self, text: str) -> list[Record]:
        """The partition of a text: every non-blank character lies in exactly one run.

        Marks between lines that carry no text (``**``) go with the line before them.
        """
        runs: list[Record] = []
        for start, place, paragraf, section in sorted(self.entries, key=lambda entry: entry[0]):
            same = runs and (runs[-1]["place"], runs[-1]["paragraf"], runs[-1]["section"]) == (place, paragraf, section)
            if not same:
                runs.append({"start": start, "end": 0, "place": place, "paragraf": paragraf, "section": section})
        if runs:
            runs[0]["start"] = len(text) - len(text.lstrip())
        for run, after in zip(runs, [*runs[1:], None], strict=True):
            end = after["start"] if after else len(text)
            while end > run["start"] and text[end - 1].isspace():
                end -= 1
            run["end"] = end
        return runs


def section_record(section: Section, text: str) -> Record:
    return {
        "heading": " ".join(section.heading.text.split()).rstrip(":") if section.heading else None,
        "kind": section.kind,
        "text": text,
        "span": span(section.first, section.last),
        "line": section.first.number,
    }


def span(first: Line, last: Line) -> Record:
    return {"start": first.start, "end": max(first.end, last.end), "page": first.page or None}


def source_record(source: SourceText) -> Record:
    return {
        "name": source.name,
        "format": source.format,
        "encoding": source.encoding,
        "characters": len(source.text),
        "sha256": source.sha256,
    }


def diagnostic(code: str, severity: str, message: str, first: Line | None = None, last: Line | None = None) -> Record:
    return {
        "code": code,
        "severity": severity,
        "message": message,
        "line": first.number if first else None,
        "span": span(first, last or first) if first else None,
    }


def unclassified(sections: Iterable[Section]) -> list[Record]:
    """An info diagnostic for each section that no rule knows, so that a user sees what to add to the lexicon."""
    found = []
    for section in sections:
        if section.kind == "ovrigt":
            what = (
                f"heading {section.heading.text!r} is not in the lexicon"
                if section.heading
                else f"text without a known heading starts with {section.first.text[:60]!r}"
            )
            found.append(diagnostic("unclassified", "info", what, section.first, section.last))
    return found
