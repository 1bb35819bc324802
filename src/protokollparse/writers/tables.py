"""The records as flat tables: what CSV, SQLite and Parquet share.

``TABLES[name]`` are a table's columns, the same for minutes and for reports, and ``rows(document, name)`` its
rows, values in the order of the columns. Rows of different tables belong together by ``source`` and
``paragraf_index``. Lists become one text, parted by "; ".
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from protokollparse.writers.coverage import coverage
from protokollparse.writers.labels import movers, official, parties, person, signed

if TYPE_CHECKING:
    from protokollparse.models import By, Paragraf, Protokoll, Tjansteutlatande

Value = str | int | bool | dt.date | None
Row = tuple[Value, ...]
# A record, for its place in the source, with the values of the table's own columns.
Found = Iterator[tuple[Any, Row]]


class Column(NamedTuple):
    """A column: its name, the type of its values (any of which may be missing) and what they mean."""

    name: str
    type: Literal["str", "int", "bool", "date"]
    about: str


def _load() -> tuple[dict[str, tuple[Column, ...]], dict[str, str]]:
    """The columns of every table, and what each is about."""
    data = tomllib.loads(resources.files(__package__).joinpath("tables.toml").read_text("utf-8"))
    tables = {
        name: tuple(
            Column(column, *told)
            for group in table["uses"]
            for column, told in (table["own"] if group == "own" else data["groups"][group]).items()
        )
        for name, table in data["tables"].items()
    }
    return tables, {name: table["about"] for name, table in data["tables"].items()}


TABLES, ABOUT = _load()


def rows(document: Protokoll | Tjansteutlatande, table: str) -> Iterator[Row]:
    """The rows that a document gives in the table of that name; raises KeyError for an unknown table."""
    source = document.source.name
    keys: Row = (source, document.kind, document.kommun, document.organ, document.date)
    if table == "documents":
        yield keys + _document(document)
    elif table in _OF_DOCUMENTS:
        for at, (record, values) in enumerate(_OF_DOCUMENTS[table](document)):
            yield (*keys, at, *values, *_place(record))
    else:
        counted = table not in ("paragrafer", "actors")
        for item, item_keys in _items(document):
            for at, (record, values) in enumerate(_OF_ITEMS[table](item)):
                yield (*keys, *item_keys, *((at,) if counted else ()), *values, *_place(record))


def _items(document: Protokoll | Tjansteutlatande) -> Iterator[tuple[Any, Row]]:
    """What has sections and decisions, with its keys: each paragraf of minutes, or the report itself."""
    if document.kind == "tjansteutlatande":
        yield document, (None, None, None, document.title, _list(document.diarienummer))
        return
    for at, paragraf in enumerate(document.paragrafer):
        numbers = _list(paragraf.diarienummer)
        yield paragraf, (at, paragraf.number, paragraf.suffix, paragraf.title, numbers)


def _place(record: Any) -> Row:
    return record.line, record.span.page, record.span.start, record.span.end


def _of(item: Any, field: str) -> list[Any]:
    """The records of one kind; none where minutes have them and reports do not, or the other way round."""
    return getattr(item, field, [])


def _list(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None


def _by(by: By) -> Row:
    names = (who.name for who in by.persons)
    return _list(movers(by)), _list(names), _list(parties(by))


def _decisions(item: Any) -> Found:
    for each in _of(item, "decisions") + _of(item, "proposed_decisions"):
        yield each, (each.number, each.text, each.outcome, each.proposed_to)


def _yrkanden(item: Any) -> Found:
    for each in _of(item, "yrkanden"):
        yield each, (*_by(each.by), each.kind, each.target, _list(each.points), each.statement, each.text)


def _reservationer(item: Any) -> Found:
    for each in _of(item, "reservationer"):
        yield each, (*_by(each.by), each.in_favour_of, _list(map(str, each.yrkanden)), each.text)


def _uttalanden(item: Any) -> Found:
    for each in _of(item, "uttalanden"):
        yield each, (*_by(each.by), each.kind, each.text)


def _voteringar(item: Any) -> Found:
    for each in _of(item, "voteringar"):
        tally = (each.ja, each.nej, each.avstar, each.franvarande)
        yield each, (*tally, each.ja_proposition, each.nej_proposition, len(each.ballots))


def _ballots(item: Any) -> Found:
    for at, votering in enumerate(_of(item, "voteringar")):
        for each in votering.ballots:
            yield each, (at, each.name, each.party, each.vote)


def _handlingar(item: Any) -> Found:
    for each in item.handlingar:
        yield each, (each.reference, each.title)


def _sections(item: Any) -> Found:
    for each in item.sections:
        yield each, (each.kind, each.heading, each.text)


def _skrivelser(item: Any) -> Found:
    for each in _of(item, "skrivelser"):
        numbers, questions = _list(each.diarienummer), _list(each.questions)
        yield each, (*_by(each.by), each.title, numbers, questions, each.text)


_ACTS = {
    "yrkanden": "yrkande",
    "reservationer": "reservation",
    "uttalanden": "uttalande",
    "deltar_ej": "deltar_ej",
    "skrivelser": "skrivelse",
}


def _actors(item: Any) -> Found:
    for field, record in _ACTS.items():
        for at, each in enumerate(_of(item, field)):
            by = each if field == "deltar_ej" else each.by
            for who in by.persons:
                yield each, (record, at, who.name, who.party, who.with_others)
            for party in by.parties:
                yield each, (record, at, None, party, False)
    for at, who in enumerate(_of(item, "jav")):
        yield item, ("jav", at, who.name, who.party, who.with_others)


def _paragrafer(item: Any) -> Found:
    if not hasattr(item, "beslutsgang"):
        return  # a report has none
    paragraf: Paragraf = item
    absent = (who for by in paragraf.deltar_ej for who in movers(by))
    yield (
        paragraf,
        (
            paragraf.subtitle,
            paragraf.beslutsgang,
            _list(map(person, paragraf.jav)),
            _list(absent),
            paragraf.omedelbar_justering,
            len(paragraf.decisions),
            len(paragraf.yrkanden),
            len(paragraf.voteringar),
            len(paragraf.reservationer),
            len(paragraf.uttalanden),
        ),
    )


_OF_ITEMS: dict[str, Callable[[Any], Found]] = {
    "decisions": _decisions,
    "yrkanden": _yrkanden,
    "reservationer": _reservationer,
    "uttalanden": _uttalanden,
    "voteringar": _voteringar,
    "ballots": _ballots,
    "handlingar": _handlingar,
    "paragrafer": _paragrafer,
    "sections": _sections,
    "skrivelser": _skrivelser,
    "actors": _actors,
}


def _attendance(document: Any) -> Found:
    for each in _of(document, "attendance"):
        replaces = person(each.replaces) if each.replaces else None
        yield each, (each.name, each.party, each.role, each.title, replaces, each.paragraphs)


def _attesters(document: Any) -> Found:
    for each in _of(document, "attesters"):
        yield each, (each.name, each.title, each.date)


_OF_DOCUMENTS: dict[str, Callable[[Any], Found]] = {"attendance": _attendance, "attesters": _attesters}


def _document(document: Protokoll | Tjansteutlatande) -> Row:
    covered = coverage(document)
    source = document.source
    known: dict[str, Value] = {
        "section_characters": covered.characters,
        "ovrigt_characters": covered.ovrigt,
        "diagnostics": sum(each.severity != "info" for each in document.diagnostics),
        "decisions": sum(1 for item, _ in _items(document) for _ in _decisions(item)),
        "paragrafer": len(document.paragrafer) if document.kind == "protokoll" else None,
        "format": source.format,
        "encoding": source.encoding,
        "characters": source.characters,
        "sha256": source.sha256,
    }
    own = TABLES["documents"][5:]
    return tuple(known[name] if name in known else _value(document, name) for name, *_ in own)


_SHOWN: dict[str, Callable[[Any], str]] = {
    "chair": person,
    "secretary": person,
    "adjusters": person,
    "signatures": signed,
    "signers": signed,
    "handlaggare": official,
    "diarienummer": str,
}


def _value(document: Protokoll | Tjansteutlatande, field: str) -> Value:
    """A field of the head as one cell; None where this kind of document has no such field."""
    value = getattr(document, field, None)
    if value is None or field not in _SHOWN:
        return value
    return _list(map(_SHOWN[field], value if isinstance(value, list) else [value]))
