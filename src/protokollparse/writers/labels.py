"""What people are shown for the values of the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protokollparse.models import (
        Attester,
        By,
        Handlaggare,
        Paragraf,
        Person,
        Protokoll,
        Signature,
        Signer,
        Tjansteutlatande,
    )

OUTCOME = {
    "bifall": "bifall",
    "avslag": "avslag",
    "aterremiss": "återremiss",
    "bordlaggning": "bordläggning",
    "anteckning": "anteckning",
    "besvarad": "besvarad",
    "val": "val",
    "uppdrag": "uppdrag",
    "overlamnande": "överlämnande",
    "justering": "justering",
    "annat": "annat",
}
YRKANDE = {
    "bifall": "bifall",
    "delvis_bifall": "delvis bifall",
    "avslag": "avslag",
    "aterremiss": "återremiss",
    "bordlaggning": "bordläggning",
    "tillagg": "tillägg",
    "andring": "ändring",
    "eget_forslag": "eget förslag",
    "annat": "annat",
}
UTTALANDE = {
    "sarskilt_uttalande": "särskilt uttalande",
    "protokollsanteckning": "protokollsanteckning",
    "rostforklaring": "röstförklaring",
    "yttrande": "yttrande",
}
ROLE = {
    "ledamot": "ledamot",
    "tjanstgorande_ersattare": "tjänstgörande ersättare",
    "ersattare": "ersättare",
    "ovrig": "övrig",
}
VOTE = {"ja": "Ja", "nej": "Nej", "avstar": "Avstår", "franvarande": "Frånvarande"}
KIND = {"protokoll": "Protokoll", "tjansteutlatande": "Tjänsteutlåtande"}


def person(who: Person) -> str:
    """A person as minutes write one: "Anna Ek (S) m.fl."."""
    party = f" ({who.party})" if who.party else ""
    return f"{who.name}{party}{' m.fl.' if who.with_others else ''}"


def movers(by: By) -> list[str]:
    """Those who act, persons before parties."""
    return [*map(person, by.persons), *by.parties]


def parties(by: By) -> list[str]:
    """Every party behind an act once, whether it is named as a group or after a person."""
    return list(dict.fromkeys([who.party for who in by.persons if who.party] + by.parties))


def signed(who: Signature | Signer | Attester) -> str:
    """Somebody who signs, as "Eva Ek, avdelningschef, 2025-11-18"."""
    day = getattr(who, "date", None)
    return ", ".join(filter(None, (who.name, who.title, day.isoformat() if day else None)))


def official(who: Handlaggare) -> str:
    """A handläggare with the ways to reach them: "Eva Ek, 08-508 00 000, eva.ek@example.org"."""
    return ", ".join(filter(None, (who.name, who.title, who.phone, who.email)))


def joined(texts: Iterable[str], last: str = " och ") -> str:
    """A Swedish enumeration: "Anna Ek (S), Bo Ask (V) och M"."""
    *first, end = list(texts) or [""]
    return last.join(filter(None, (", ".join(first), end)))


def paragraf_name(paragraf: Paragraf) -> str:
    """ "§ 12 a", or nothing where the source does not number its items."""
    if paragraf.number is None:
        return ""
    return f"§ {paragraf.number}" + (f" {paragraf.suffix}" if paragraf.suffix else "")


def document_name(document: Protokoll | Tjansteutlatande) -> str:
    """What a document is called: a report by its title, minutes by their body and day."""
    if document.kind == "tjansteutlatande" and document.title:
        return document.title
    named = (document.organ or KIND[document.kind], document.date.isoformat() if document.date else None)
    return " ".join(filter(None, named))


def head(document: Protokoll | Tjansteutlatande) -> Iterator[tuple[str, str]]:
    """What the head of the document states, as labels and values."""
    rows: list[tuple[str, str | None]] = [("Kommun", document.kommun), ("Organ", document.organ)]
    if document.kind == "protokoll":
        times = "–".join(filter(None, (document.start_time, document.end_time)))
        rows += [
            ("Nummer", document.number),
            ("Datum", document.date.isoformat() if document.date else None),
            ("Tid", times),
            ("Plats", document.place),
            ("Paragrafer", document.paragraph_range),
            ("Ordförande", person(document.chair) if document.chair else None),
            ("Sekreterare", person(document.secretary) if document.secretary else None),
            ("Justerare", ", ".join(map(person, document.adjusters))),
            ("Justerat", document.adjustment_date.isoformat() if document.adjustment_date else None),
            ("Digitala underskrifter", "; ".join(signed(each) for each in document.signatures)),
        ]
    else:
        rows += [
            ("Datum", document.date.isoformat() if document.date else None),
            ("Sammanträde", document.meeting_date.isoformat() if document.meeting_date else None),
            ("Diarienummer", ", ".join(document.diarienummer)),
            ("Handläggare", "; ".join(official(each) for each in document.handlaggare)),
            ("Undertecknat av", "; ".join(signed(each) for each in document.signers)),
            ("Attesterat av", "; ".join(signed(each) for each in document.attesters)),
        ]
    return ((label, value) for label, value in rows if value)
