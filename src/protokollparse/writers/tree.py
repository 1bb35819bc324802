"""A rich tree of a document, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from protokollparse.writers.escape import visible
from protokollparse.writers.labels import (
    KIND,
    OUTCOME,
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
    from protokollparse.models import By, Decision, Paragraf, Protokoll, Tjansteutlatande, Votering


def tree(document: Protokoll | Tjansteutlatande) -> Tree:
    """The document as a rich tree; no text of it is read as markup, control characters are made visible."""
    root = Tree(_text((document_name(document), "bold"), (f"· {KIND[document.kind]}", "dim")), guide_style="dim")
    for label, value in head(document):
        root.add(_text((f"{label}:", "dim"), (value, "")))
    if document.kind == "tjansteutlatande":
        _branch(root.add(_text(("Förslag till beslut", "bold"))), map(_decision, document.proposed_decisions))
        if document.handlingar:
            root.add(_text(("Handlingar:", "dim"), (str(len(document.handlingar)), "")))
        return root
    if document.attendance:
        serving = sum(each.role in ("ledamot", "tjanstgorande_ersattare") for each in document.attendance)
        root.add(_text(("Närvarande:", "dim"), (f"{len(document.attendance)}, varav {serving} tjänstgörande", "")))
    for paragraf in document.paragrafer:
        title = _text(
            (paragraf_name(paragraf), "bold cyan"),
            (paragraf.title or "utan rubrik", "bold"),
            ("".join(f"· {number} " for number in paragraf.diarienummer), "dim"),
            (f"· rad {paragraf.line}", "dim"),
        )
        _branch(root.add(title), _acts(paragraf))
    return root


def _branch(node: Tree, twigs: Iterable[Text]) -> None:
    for twig in twigs:
        node.add(twig)


def _acts(paragraf: Paragraf) -> Iterator[Text]:
    """What happened in a paragraf, a line each."""
    yield from map(_decision, paragraf.decisions)
    for yrkande in paragraf.yrkanden:
        wish = (f"– {YRKANDE[yrkande.kind]}", _COLOUR.get(yrkande.kind, ""))
        target = f"({yrkande.target})" if yrkande.target else ""
        yield _text(("Yrkande:", "bold"), (_who(yrkande.by), ""), wish, (target, "dim"))
    for votering in paragraf.voteringar:
        yield _votering(votering)
    for reservation in paragraf.reservationer:
        favoured = f"– till förmån för {reservation.in_favour_of}" if reservation.in_favour_of else ""
        yield _text(("Reservation:", "bold yellow"), (_who(reservation.by), ""), (favoured, "dim"))
    for uttalande in paragraf.uttalanden:
        yield _text((f"{UTTALANDE[uttalande.kind].capitalize()}:", "bold"), (_who(uttalande.by), ""))
    if paragraf.jav:
        yield _text(("Jäv:", "bold yellow"), (joined(map(person, paragraf.jav)), ""))
    for absent in paragraf.deltar_ej:
        yield _text(("Deltar inte i beslutet:", "bold"), (_who(absent), ""))
    for skrivelse in paragraf.skrivelser:
        who = _who(skrivelse.by)
        title = skrivelse.title or "utan rubrik"
        yield _text(("Skrivelse:", "bold"), (title, ""), (f"– {who}" if who else "", "dim"))


_COLOUR = {"bifall": "green", "avslag": "red", "aterremiss": "yellow", "bordlaggning": "yellow"}


def _decision(decision: Decision) -> Text:
    outcome = f"→ {OUTCOME[decision.outcome]}"
    proposed = f"(förslag till {decision.proposed_to})" if decision.proposed_to else ""
    return _text(
        (f"Beslut {decision.number or ''}".rstrip() + ":", "bold"),
        (decision.text, ""),
        (outcome, _COLOUR.get(decision.outcome, "dim")),
        (proposed, "dim"),
    )


def _votering(votering: Votering) -> Text:
    counts = ((VOTE[vote].lower(), getattr(votering, vote)) for vote in VOTE)
    tally = ", ".join(f"{count} {label}" for label, count in counts if count is not None)
    stood_for = (("ja", votering.ja_proposition), ("nej", votering.nej_proposition))
    meaning = "; ".join(f"{vote} för {what}" for vote, what in stood_for if what)
    return _text(("Omröstning:", "bold magenta"), (tally, ""), (f"({meaning})" if meaning else "", "dim"))


def _who(by: By) -> str:
    return joined(movers(by))


def _text(*parts: tuple[str, str]) -> Text:
    """The parts that hold something, each in its style, with a space between them."""
    shown = [(visible(" ".join(text.split())), style) for text, style in parts if text.strip()]
    return Text(" ").join(Text(text, style) for text, style in shown)
