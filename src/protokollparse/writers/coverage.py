"""How much of a document's text the parser could not place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from protokollparse.models import Protokoll, Tjansteutlatande


class Coverage(NamedTuple):
    """Characters in all sections of a document, and those of them in sections of kind ``ovrigt``."""

    characters: int
    ovrigt: int

    @property
    def share(self) -> float:
        """The share of ``ovrigt``, from 0 to 1; 0 for a document without sections."""
        return self.ovrigt / self.characters if self.characters else 0.0


def coverage(document: Protokoll | Tjansteutlatande) -> Coverage:
    """The coverage of one document, counted over the runs of its partition."""
    total = ovrigt = 0
    for run in document.partition:
        if run.place != "section" or run.section is None:
            continue
        total += run.end - run.start
        if document.kind == "tjansteutlatande":
            sections = document.sections
        else:
            sections = document.paragrafer[run.paragraf or 0].sections
        if sections[run.section].kind == "ovrigt":
            ovrigt += run.end - run.start
    return Coverage(total, ovrigt)
