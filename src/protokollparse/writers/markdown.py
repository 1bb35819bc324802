"""Markdown: a document as a person would like to read it, with links back to the lines of its source."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, repeat
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from protokollparse.writers.escape import markdown_text
from protokollparse.writers.labels import (
    KIND,
    OUTCOME,
    ROLE,
    UTTALANDE,
    VOTE,
    YRKANDE,
    document_name,
    head,
    joined,
    movers,
    paragraf_name,
    person,
)

if TYPE_CHECKING:
    from protokollparse.models import (
        Attendance,
        Decision,
        DeltarEj,
        Handling,
        Paragraf,
        Protokoll,
        Reservation,
        Section,
        Skrivelse,
        Source,
        Tjansteutlatande,
        Uttalande,
        Votering,
        Yrkande,
    )

Blocks = Iterator[str]
_DASHES = repeat("-")

# Sections whose text the records of the paragraf say again, where there are such records.
_SAID_BY = {
    "beslut": "decisions",
    "yrkande": "yrkanden",
    "beslutsgang": "beslutsgang",
    "omrostning": "voteringar",
    "reservation": "reservationer",
    "uttalande": "uttalanden",
    "skrivelse": "skrivelser",
    "handlingar": "handlingar",
    "forslag": "proposed_decisions",
}


def markdown(document: Protokoll | Tjansteutlatande, *, folder: str | None = None) -> str:
    """The document as CommonMark with tables; nothing in its text acts as Markdown or HTML.

    ``folder`` is where the text will lie, for the links to the source; None means the working directory.
    """
    link = _Link(document.source, folder)
    blocks = [f"# {_line(document_name(document))}", _head(document, link)]
    if document.kind == "protokoll":
        blocks += _attendance(document.attendance)
        for paragraf in document.paragrafer:
            blocks += _paragraf(paragraf, link)
    else:
        if document.subtitle:
            blocks.insert(1, f"*{_line(document.subtitle)}*")
        blocks += _decisions("## Förslag till beslut", document.proposed_decisions, link)
        for section in document.sections:
            blocks += _section(section, document, link, "##")
        blocks += _points("## Handlingar", (_handling(each, link) for each in document.handlingar))
    return "\n\n".join(blocks) + "\n"


class _Link:
    """Links to the lines, or the pages, of one source."""

    def __init__(self, source: Source, folder: str | None) -> None:
        self.name = source.name
        self.format = source.format
        path = _relative(source.name, folder)
        self.target = None if source.name == "-" else quote(path, errors="surrogateescape")

    def __call__(self, record: Any) -> str:
        """A link to where a record starts: "[rad 12](a.txt#L12)", "[sida 3](a.pdf#page=3)"."""
        text, anchor = f"rad {record.line}", f"L{record.line}"
        if self.format == "pdf":
            text, anchor = f"sida {record.span.page}", f"page={record.span.page}"
        return f"[{text}]({self.target}#{anchor})" if self.target else text

    def whole(self) -> str:
        """The name of the source, as a link to it."""
        return f"[{_line(self.name)}]({self.target})" if self.target else "standard input"


def _relative(name: str, folder: str | None) -> str:
    """The path of a source as seen from the folder where the Markdown lies, with slashes."""
    if folder is not None:
        try:
            name = os.path.relpath(name, folder)
        except ValueError:  # another drive of Windows
            name = str(Path(name).absolute())
    return name.replace(os.sep, "/")


def _line(text: str) -> str:
    """A text that is to stay on one line."""
    return markdown_text(" ".join(text.split()))


def _text(text: str) -> str:
    """Paragraphs of text."""
    return "\n\n".join(_line(part) for part in text.split("\n\n") if part.strip())


def _table(header: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    """A table; the cells of ``rows`` are Markdown already."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell or '' for cell in line)} |" for line in lines)


def _head(document: Protokoll | Tjansteutlatande, link: _Link) -> str:
    rows = [(label, _line(value)) for label, value in head(document)]
    return _table((KIND[document.kind], ""), [*rows, ("Källa", link.whole())])


def _attendance(attendance: Sequence[Attendance]) -> Blocks:
    if attendance:
        yield "## Närvarande"
        yield _table(("Namn", "Parti", "Roll", "Titel", "Ersätter", "Paragrafer"), map(_attendee, attendance))


def _attendee(each: Attendance) -> list[str]:
    replaces = person(each.replaces) if each.replaces else None
    cells = (each.name, each.party, ROLE[each.role], each.title, replaces, each.paragraphs)
    return [_line(cell or "") for cell in cells]


def _paragraf(paragraf: Paragraf, link: _Link) -> Blocks:
    name = " ".join(filter(None, (paragraf_name(paragraf), paragraf.title)))
    yield f"## {_line(name) or 'Utan rubrik'}"
    if paragraf.subtitle:
        yield f"*{_line(paragraf.subtitle)}*"
    numbers = f"Dnr {_line(', '.join(paragraf.diarienummer))}" if paragraf.diarienummer else None
    yield " · ".join(filter(None, (numbers, link(paragraf))))
    yield from _decisions("### Beslut", paragraf.decisions, link)
    if paragraf.omedelbar_justering and all(section.kind != "justering" for section in paragraf.sections):
        yield "Paragrafen justeras omedelbart."
    for _, blocks in sorted(_parts(paragraf, link), key=itemgetter(0)):
        yield from blocks


def _parts(paragraf: Paragraf, link: _Link) -> Iterator[tuple[int, Iterable[str]]]:
    """What a paragraf holds beside its decisions, with the line where each part starts."""
    numbered = (f"{at}." for at in count(1))
    lists: tuple[tuple[str, Sequence[Any], Callable[[Any, _Link], str], Iterable[str]], ...] = (
        ("Yrkanden", paragraf.yrkanden, _yrkande, numbered),
        ("Reservationer", paragraf.reservationer, _reservation, _DASHES),
        ("Uttalanden", paragraf.uttalanden, _uttalande, _DASHES),
        ("Deltar inte i beslutet", paragraf.deltar_ej, _absent, _DASHES),
        ("Skrivelser", paragraf.skrivelser, _skrivelse, _DASHES),
        ("Handlingar", paragraf.handlingar, _handling, _DASHES),
    )
    for heading, records, point, marks in lists:
        if records:
            yield (
                records[0].line,
                _points(f"### {heading}", map(point, records, repeat(link)), marks=marks),
            )
    if paragraf.jav:
        yield paragraf.line, _points("### Jäv", (_line(person(who)) for who in paragraf.jav))
    if paragraf.beslutsgang:
        place = next((each for each in paragraf.sections if each.kind == "beslutsgang"), paragraf)
        yield place.line, ("### Beslutsgång", _text(paragraf.beslutsgang))
    for votering in paragraf.voteringar:
        yield votering.line, _votering(votering, link)
    for section in paragraf.sections:
        yield section.line, _section(section, paragraf, link, "###")


def _points(heading: str, points: Iterable[str], *, marks: Iterable[str] = _DASHES) -> Blocks:
    """A heading and a list, or nothing where there are no points; ``marks`` start the points."""
    lines = [
        f"{mark} " + point.replace("\n\n", "\n\n" + " " * (len(mark) + 1))
        for mark, point in zip(marks, points, strict=False)
    ]
    if lines:
        yield heading
        yield "\n".join(lines)


def _decisions(heading: str, decisions: Sequence[Decision], link: _Link) -> Blocks:
    marks = (f"{each.number}." if each.number else "-" for each in decisions)
    yield from _points(heading, (_decision(each, link) for each in decisions), marks=marks)


def _decision(decision: Decision, link: _Link) -> str:
    outcome = OUTCOME[decision.outcome]
    if decision.proposed_to:
        outcome += f", förslag till {_line(decision.proposed_to)}"
    return f"{_text(decision.text)} – *{outcome}* {link(decision)}"


def _yrkande(yrkande: Yrkande, link: _Link) -> str:
    who = _line(joined(movers(yrkande.by)))
    return f"**{who}** – *{YRKANDE[yrkande.kind]}* {link(yrkande)}\n\n{_text(yrkande.text)}"


def _reservation(reservation: Reservation, link: _Link) -> str:
    who = _line(joined(movers(reservation.by)))
    favoured = ", ".join(str(at + 1) for at in reservation.yrkanden)
    point = f" – *för yrkande {favoured}*" if favoured else ""
    return f"**{who}**{point} {link(reservation)}\n\n{_text(reservation.text)}"


def _uttalande(uttalande: Uttalande, link: _Link) -> str:
    who = _line(joined(movers(uttalande.by)))
    return f"**{who}** – *{UTTALANDE[uttalande.kind]}* {link(uttalande)}\n\n{_text(uttalande.text)}"


def _votering(votering: Votering, link: _Link) -> Blocks:
    yield "### Omröstning"
    stood_for = {"ja": votering.ja_proposition, "nej": votering.nej_proposition}
    tally = [
        (label, str(count) if count is not None else "", _line(stood_for.get(vote) or ""))
        for vote, label in VOTE.items()
        if (count := getattr(votering, vote)) is not None or stood_for.get(vote)
    ]
    if tally:
        yield _table(("Röst", "Antal", "För"), tally)
    for vote, label in VOTE.items():
        voters = (
            f"{each.name} ({each.party})" if each.party else each.name for each in votering.ballots if each.vote == vote
        )
        names = ", ".join(voters)
        if names:
            yield f"**{label}:** {_line(names)}"
    yield link(votering)


def _skrivelse(skrivelse: Skrivelse, link: _Link) -> str:
    named = filter(None, (skrivelse.title, ", ".join(skrivelse.diarienummer), joined(movers(skrivelse.by))))
    return f"**{_line(' – '.join(named))}** {link(skrivelse)}\n\n{_text(skrivelse.text)}"


def _section(section: Section, item: Paragraf | Tjansteutlatande, link: _Link, level: str) -> Blocks:
    """A section, or nothing where records of its item say what it says."""
    if section.text and not getattr(item, _SAID_BY.get(section.kind, ""), None):
        if section.heading:
            yield f"{level} {_line(section.heading)}"
        yield f"{_text(section.text)} {link(section)}"


def _absent(by: DeltarEj, link: _Link) -> str:
    return f"{_line(joined(movers(by)))} {link(by)}"


def _handling(handling: Handling, _: _Link) -> str:
    return _line(" ".join(filter(None, (handling.reference, handling.title))))
