"""The records of contract version 1, as frozen pydantic models.

Spans count characters in the decoded source text, from 0, end exclusive; lines count from 1; dates are ISO
dates; times are ``HH:MM``. A value that the source does not state is null or an empty list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt, model_validator

Time = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]

Outcome = Literal[
    "bifall",
    "avslag",
    "aterremiss",
    "bordlaggning",
    "anteckning",
    "besvarad",
    "val",
    "uppdrag",
    "overlamnande",
    "justering",
    "annat",
]
YrkandeKind = Literal[
    "bifall",
    "delvis_bifall",
    "avslag",
    "aterremiss",
    "bordlaggning",
    "tillagg",
    "andring",
    "eget_forslag",
    "annat",
]
SectionKind = Literal[
    "beslut",
    "forslag",
    "sammanfattning",
    "bakgrund",
    "arende",
    "beredning",
    "synpunkter",
    "yrkande",
    "beslutsgang",
    "omrostning",
    "reservation",
    "uttalande",
    "jav",
    "skrivelse",
    "handlingar",
    "expediering",
    "information",
    "justering",
    "tidigare_behandling",
    "ovrigt",
]
UttalandeKind = Literal["sarskilt_uttalande", "protokollsanteckning", "rostforklaring", "yttrande"]
Role = Literal["ledamot", "tjanstgorande_ersattare", "ersattare", "ovrig"]
Vote = Literal["ja", "nej", "avstar", "franvarande"]
Severity = Literal["error", "warning", "info"]


class Model(BaseModel):
    """What all records share: they do not change, and no key is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(Model):
    """A stretch of the source text."""

    start: NonNegativeInt = Field(description="Offset of the first character, from 0")
    end: NonNegativeInt = Field(description="Offset after the last character")
    page: PositiveInt | None = Field(None, description="1-based page; null where the format has no pages")


class Record(Model):
    """A record that knows its evidence in the source."""

    span: Span = Field(description="The stretch of the source that holds the record's evidence")
    line: PositiveInt = Field(description="1-based line where the evidence starts")


class Person(Model):
    """Somebody named in the text."""

    name: str = Field(min_length=1, description="The name as spelled there, without titles")
    party: str | None = Field(None, description='Party abbreviation as written; "-" for a politisk vilde')
    with_others: bool = Field(False, description='True where "m.fl." follows')


class By(Model):
    """Those who act: persons by name, parties where the text names a party or its members as a group."""

    persons: list[Person] = Field(default_factory=list, description="Those named one by one")
    parties: list[str] = Field(default_factory=list, description="Party abbreviations")


class Section(Record):
    """A part of a paragraf or of a report, in the source's order."""

    heading: str | None = Field(None, description="The heading as written; null for text above the first one")
    kind: SectionKind = Field(description="What the heading says it is; `ovrigt` where no rule knows")
    text: str = Field(description="The section's text; paragraphs are parted by an empty line")


class Decision(Record):
    """One point that the body decided, or that it is asked to decide."""

    number: PositiveInt | None = Field(None, description="The point's number; null where it has none")
    text: str = Field(min_length=1, description="The point without its number; sub-points stay in it")
    outcome: Outcome = Field(description="By the first main verb of the point")
    proposed_to: str | None = Field(None, description="The higher body that is to decide; null where this one did")


class Yrkande(Record):
    """One moving sentence: who wants what."""

    by: By = Field(description="Who moves it")
    kind: YrkandeKind = Field(description="What is moved, by the first att-sats, else by the main verb")
    target: str | None = Field(None, description="What is supported or opposed, as written")
    points: list[str] = Field(default_factory=list, description="The att-satser, in order")
    statement: str | None = Field(None, description="The free text that they want entered")
    text: str = Field(description="The whole yrkande as text")


class Ballot(Record):
    """How one person voted."""

    name: str = Field(min_length=1, description="Who cast it")
    party: str | None = Field(None, description="Party abbreviation of the row")
    vote: Vote = Field(description="How they voted")


class Votering(Record):
    """One counted vote; a count that the source does not state is null."""

    ja: NonNegativeInt | None = Field(None, description="Votes for yes")
    nej: NonNegativeInt | None = Field(None, description="Votes for no")
    avstar: NonNegativeInt | None = Field(None, description="Those who abstained")
    franvarande: NonNegativeInt | None = Field(None, description="Those who were absent")
    ja_proposition: str | None = Field(None, description="What a Ja stood for, as written")
    nej_proposition: str | None = Field(None, description="What a Nej stood for, as written")
    ballots: list[Ballot] = Field(default_factory=list, description="How each person voted, where the source lists it")


class Reservation(Record):
    """A recorded dissent."""

    by: By = Field(description="Who dissents")
    in_favour_of: str | None = Field(None, description='What they favour, as written ("det egna yrkandet")')
    yrkanden: list[NonNegativeInt] = Field(
        default_factory=list, description="Indexes, from 0, of the favoured yrkanden of the same paragraf"
    )
    text: str = Field(description="The reservation with its reasons")


class Uttalande(Record):
    """A statement entered in the minutes."""

    kind: UttalandeKind = Field(description="What the source calls it")
    by: By = Field(description="Who makes it")
    text: str = Field(description="The statement")


class DeltarEj(By, Record):
    """Those who say that they take no part in the decision."""


class Skrivelse(Record):
    """A letter or question handed in at the meeting."""

    title: str | None = Field(None, description='Its title; "Fråga 1" for a question without one')
    by: By = Field(description="Who hands it in")
    diarienummer: list[str] = Field(default_factory=list, description="Its own numbers")
    questions: list[str] = Field(default_factory=list, description="The questions it puts, in order")
    text: str = Field(description="The whole letter")


class Handling(Record):
    """A document or annex of the case."""

    reference: str | None = Field(None, description="Its number as written; null where it has none")
    title: str = Field(description="What it is, as listed")


class Paragraf(Record):
    """One item of the minutes."""

    number: NonNegativeInt | None = Field(None, description="12 for § 12; null where items are not numbered")
    suffix: str | None = Field(None, description='"a" for § 12 a')
    title: str | None = Field(None, description="The heading's own words, joined over line breaks")
    subtitle: str | None = Field(None, description="A second line under the title")
    diarienummer: list[str] = Field(default_factory=list, description="The case's own numbers")
    sections: list[Section] = Field(default_factory=list, description="The whole paragraf cut up by headings, in order")
    decisions: list[Decision] = Field(default_factory=list, description="What the body decided")
    yrkanden: list[Yrkande] = Field(default_factory=list, description="Who moved what")
    beslutsgang: str | None = Field(None, description="Propositionsordning or beslutsgång, as text")
    voteringar: list[Votering] = Field(default_factory=list, description="The counted votes")
    reservationer: list[Reservation] = Field(default_factory=list, description="The recorded dissents")
    uttalanden: list[Uttalande] = Field(default_factory=list, description="The statements entered")
    jav: list[Person] = Field(default_factory=list, description="Those with a conflict of interest")
    deltar_ej: list[DeltarEj] = Field(default_factory=list, description="Those who take no part in the decision")
    skrivelser: list[Skrivelse] = Field(default_factory=list, description="Letters and questions handed in")
    handlingar: list[Handling] = Field(default_factory=list, description="The case's documents and annexes")
    omedelbar_justering: bool = Field(False, description="Whether the paragraf is declared adjusted at once")


class Attendance(Record):
    """One row of the attendance list."""

    name: str = Field(min_length=1, description="Who attended")
    party: str | None = Field(None, description="Party abbreviation as written")
    role: Role = Field(description="In which role")
    title: str | None = Field(None, description='Their title, such as "ordförande"')
    replaces: Person | None = Field(None, description="Whom a serving substitute replaces")
    paragraphs: str | None = Field(None, description='The § they attended, as written ("§§1-29")')


class Signature(Record):
    """One digital signature."""

    name: str = Field(min_length=1, description="Who signed")
    title: str | None = Field(None, description="Their title")
    date: dt.date | None = Field(None, description="The day they signed")


class Attester(Record):
    """Somebody who approved the report."""

    name: str = Field(min_length=1, description="Who approved")
    title: str | None = Field(None, description="Their title")
    date: dt.date | None = Field(None, description="The day they approved; null for an impossible date")


class Signer(Record):
    """Somebody who signs under the report's text."""

    name: str = Field(min_length=1, description="Who signs")
    title: str | None = Field(None, description="Their title")


class Handlaggare(Record):
    """The official who handles the case."""

    name: str = Field(min_length=1, description="Who handles it")
    phone: str | None = Field(None, description="As written")
    email: str | None = Field(None, description="As written")
    title: str | None = Field(None, description="Their title")


class Diagnostic(Model):
    """Something that the parser is unsure of or that a reader should know."""

    code: str = Field(description="What it is about, for programs")
    severity: Severity = Field(
        description="`error`: a record may be wrong; `warning`: look at it; `info`: what no rule knows"
    )
    message: str = Field(description="What it is, for people")
    line: PositiveInt | None = Field(None, description="1-based line it concerns; null for the whole document")
    span: Span | None = Field(None, description="The stretch it concerns")


class Source(Model):
    """The document that was read."""

    name: str = Field(description="The name as given; `-` for standard input")
    format: Literal["text", "markdown", "html", "pdf", "docx"] = Field(description="Told by the content")
    encoding: str | None = Field(None, description="The encoding found; null for formats that carry their own")
    characters: NonNegativeInt = Field(description="Length of the decoded text")
    sha256: str = Field(description="Of the file's bytes; of the UTF-8 text where a string was parsed")


class Run(Model):
    """A stretch of lines that lie in one place; the runs of a document hold every non-blank character once."""

    start: NonNegativeInt = Field(description="Offset of the first character, from 0")
    end: NonNegativeInt = Field(description="Offset after the last character")
    place: Literal["furniture", "head", "section"] = Field(
        description="Page furniture, the head of the document, or a section"
    )
    paragraf: NonNegativeInt | None = Field(None, description="Index into paragrafer, from 0")
    section: NonNegativeInt | None = Field(None, description="Index into the sections there, from 0")


class _Document(Model):
    schema_version: Literal["1"] = Field("1", description="The version of this contract")
    source: Source = Field(description="The document that was read")
    kommun: str | None = Field(None, description="The municipality or region, where the document states it")
    diagnostics: list[Diagnostic] = Field(
        default_factory=list, description="What the parser is unsure of, or could not place"
    )
    partition: list[Run] = Field(default_factory=list, description="Where every line of the source went")

    def records(self) -> Iterator[Record]:
        """Every record of the document that carries a span, in no particular order."""
        raise NotImplementedError

    @model_validator(mode="after")
    def _spans_inside_the_source(self) -> Self:
        last = self.source.characters
        for record in self.records():
            span = record.span
            if not span.start <= span.end <= last:
                raise ValueError(f"the span {span.start}–{span.end} does not lie in the source's {last} characters")
        for run in self.partition:
            if not run.start <= run.end <= last:
                raise ValueError(f"the run {run.start}–{run.end} does not lie in the source's {last} characters")
        return self


class Protokoll(_Document):
    """The minutes of one meeting."""

    kind: Literal["protokoll"] = Field("protokoll", description="Tells minutes from reports")
    organ: str | None = Field(None, description="The body, as the document's head names it")
    number: str | None = Field(None, description='The minutes\' own number ("12/2023")')
    date: dt.date | None = Field(None, description="The day of the meeting")
    start_time: Time | None = Field(None, description="When the meeting began")
    end_time: Time | None = Field(None, description="When it ended")
    place: str | None = Field(None, description="Where it was held")
    paragraph_range: str | None = Field(None, description='As written ("§§1-31")')
    attendance: list[Attendance] = Field(default_factory=list, description="Who attended, in the order of the source")
    secretary: Person | None = Field(None, description="The secretary")
    chair: Person | None = Field(None, description="The chair")
    adjusters: list[Person] = Field(
        default_factory=list,
        description="Justerare: those elected to adjust, with the chair where the source lists them so",
    )
    adjustment_date: dt.date | None = Field(None, description="The day, or latest day, of justering")
    paragrafer: list[Paragraf] = Field(default_factory=list, description="The items, in the source's order")
    signatures: list[Signature] = Field(default_factory=list, description="The digital signatures")

    def records(self) -> Iterator[Record]:
        """Every record of the document that carries a span, in no particular order."""
        yield from self.attendance
        yield from self.signatures
        for paragraf in self.paragrafer:
            yield paragraf
            yield from paragraf.sections
            yield from paragraf.decisions
            yield from paragraf.yrkanden
            yield from paragraf.reservationer
            yield from paragraf.uttalanden
            yield from paragraf.deltar_ej
            yield from paragraf.skrivelser
            yield from paragraf.handlingar
            for votering in paragraf.voteringar:
                yield votering
                yield from votering.ballots


class Tjansteutlatande(_Document):
    """An official's report to a body (tjänsteutlåtande, tjänsteskrivelse)."""

    kind: Literal["tjansteutlatande"] = Field("tjansteutlatande", description="Tells reports from minutes")
    organ: str | None = Field(None, description="The body it is addressed to")
    date: dt.date | None = Field(None, description="The day it is dated")
    meeting_date: dt.date | None = Field(None, description="The meeting it is for")
    diarienummer: list[str] = Field(default_factory=list, description="The report's own numbers")
    handlaggare: list[Handlaggare] = Field(default_factory=list, description="The officials who handle the case")
    title: str | None = Field(None, description="The report's title")
    subtitle: str | None = Field(None, description="A second line under the title")
    proposed_decisions: list[Decision] = Field(default_factory=list, description="What the body is asked to decide")
    sections: list[Section] = Field(default_factory=list, description="The text cut up by headings, in order")
    signers: list[Signer] = Field(default_factory=list, description="Those who sign under the text")
    handlingar: list[Handling] = Field(default_factory=list, description="Bilagor")
    attesters: list[Attester] = Field(default_factory=list, description="Those who approved the report")

    def records(self) -> Iterator[Record]:
        """Every record of the document that carries a span, in no particular order."""
        yield from self.handlaggare
        yield from self.proposed_decisions
        yield from self.sections
        yield from self.signers
        yield from self.handlingar
        yield from self.attesters


Document = Annotated[Protokoll | Tjansteutlatande, Field(discriminator="kind")]
