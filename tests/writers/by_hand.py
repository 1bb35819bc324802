"""Documents made by hand: minutes with every kind of record, and a report."""

from __future__ import annotations

from typing import Any

from protokollparse.models import Protokoll, Tjansteutlatande

ANNA = {"name": "Anna Ek", "party": "S", "with_others": True}
BO = {"name": "Bo Ask", "party": "-"}
SOURCE = {
    "name": "möten/protokoll 1.txt",
    "format": "text",
    "encoding": "utf-8",
    "characters": 1000,
    "sha256": "ab",
}


def at(line: int, **record: Any) -> dict[str, Any]:
    """A record on a line, where line n stands at the characters 10 n to 10 n + 10 of page 1."""
    return {"line": line, "span": {"start": 10 * line, "end": 10 * line + 10, "page": 1}, **record}


def minutes(**changes: Any) -> Protokoll:
    """The minutes, with some of their keys exchanged."""
    return Protokoll.model_validate({**_MINUTES, **changes})


_MINUTES = {
    "source": SOURCE,
    "kommun": "Norrtuna kommun",
    "organ": "Socialnämnden",
    "number": "3/2025",
    "date": "2025-11-18",
    "start_time": "13:00",
    "end_time": "15:30",
    "place": "Kommunhuset",
    "paragraph_range": "§§ 1-12 a",
    "secretary": {"name": "Eva Berg"},
    "adjustment_date": "2025-11-20",
    "chair": ANNA | {"with_others": False},
    "adjusters": [ANNA | {"with_others": False}, BO],
    "attendance": [
        at(2, name="Anna Ek", party="S", role="ledamot", title="Ordförande"),
        at(3, name="Cia Lind", party="M", role="tjanstgorande_ersattare", replaces=BO, paragraphs="§§ 1-4"),
    ],
    "signatures": [at(90, name="Anna Ek", date="2025-11-20")],
    "paragrafer": [
        at(
            5,
            number=1,
            title="Val av justerare",
            sections=[at(6, heading="Beslut", kind="beslut", text="Bo Ask (-) utses.")],
            decisions=[at(6, text="Bo Ask (-) utses.", outcome="val")],
        ),
        at(
            10,
            number=12,
            suffix="a",
            title="Taxa för färdtjänst",
            subtitle="Svar på remiss",
            diarienummer=["SN 2025/9", "SN 2025/10"],
            sections=[
                at(11, kind="bakgrund", heading="Bakgrund", text="Taxan är från 2012.\n\nDen är låg."),
                at(14, kind="beslut", heading="Beslut", text="1. Taxan höjs.\n\n2. Rapporten godkänns."),
                at(40, kind="ovrigt", heading=None, text="Ingen vet vad detta är."),
            ],
            decisions=[
                at(15, number=1, text="Taxan höjs.", outcome="annat", proposed_to="kommunfullmäktige"),
                at(16, number=2, text="Rapporten godkänns.", outcome="bifall"),
            ],
            yrkanden=[
                at(
                    20,
                    by={"persons": [ANNA]},
                    kind="bifall",
                    target="förslaget",
                    text="Anna Ek yrkar bifall.",
                ),
                at(
                    21,
                    by={"persons": [BO], "parties": ["M", "KD"]},
                    kind="eget_forslag",
                    points=["att taxan sänks", "att den utreds"],
                    statement="Det är för dyrt.",
                    text="att taxan sänks\n\natt den utreds",
                ),
            ],
            beslutsgang="Ordföranden ställer förslagen mot varandra.",
            voteringar=[
                at(
                    25,
                    ja=7,
                    nej=1,
                    avstar=0,
                    franvarande=2,
                    ja_proposition="bifall",
                    nej_proposition="avslag",
                    ballots=[
                        at(26, name="Anna Ek", party="S", vote="ja"),
                        at(27, name="Bo Ask", party="-", vote="nej"),
                    ],
                )
            ],
            reservationer=[
                at(
                    30,
                    by={"persons": [BO]},
                    in_favour_of="eget yrkande",
                    yrkanden=[1],
                    text="Bo Ask reserverar sig.",
                )
            ],
            uttalanden=[
                at(
                    32,
                    kind="sarskilt_uttalande",
                    by={"persons": [BO], "parties": ["V"]},
                    text="Vi hade velat mer.",
                )
            ],
            jav=[ANNA],
            deltar_ej=[at(33, parties=["SD"])],
            skrivelser=[
                at(
                    34,
                    title="Om bussar",
                    by={"persons": [ANNA]},
                    diarienummer=["KS 1"],
                    questions=["När?", "Hur?"],
                    text="När? Hur?",
                )
            ],
            handlingar=[at(36, reference="1", title="Taxa 2026")],
            omedelbar_justering=True,
        ),
    ],
    "partition": [
        {"start": 0, "end": 50, "place": "head"},
        {"start": 60, "end": 80, "place": "section", "paragraf": 0, "section": 0},
        {"start": 110, "end": 390, "place": "section", "paragraf": 1, "section": 0},
        {"start": 400, "end": 420, "place": "section", "paragraf": 1, "section": 2},
        {"start": 420, "end": 440, "place": "furniture"},
    ],
}


def report() -> Tjansteutlatande:
    """A report with every kind of record."""
    return Tjansteutlatande.model_validate(
        {
            "source": SOURCE | {"name": "rapport.pdf", "format": "pdf"},
            "kommun": "Norrtuna kommun",
            "organ": "Socialnämnden",
            "date": "2025-11-02",
            "meeting_date": "2025-11-18",
            "diarienummer": ["SN 2025/9"],
            "title": "Ny taxa",
            "subtitle": "Svar på remiss",
            "handlaggare": [at(3, name="Dan Ros", phone="08-123 45", email="dan.ros@norrtuna.example")],
            "proposed_decisions": [
                {
                    "line": 8,
                    "span": {"start": 80, "end": 90, "page": 2},
                    "text": "Taxan höjs.",
                    "outcome": "annat",
                }
            ],
            "sections": [at(12, kind="sammanfattning", heading="Sammanfattning", text="Taxan är låg.")],
            "signers": [at(20, name="Eva Berg", title="avdelningschef")],
            "handlingar": [at(22, reference=None, title="Taxa 2026")],
            "attesters": [at(24, name="Eva Berg", title="avdelningschef", date="2025-11-03")],
        }
    )
