"""Decisions: the points under a Beslut heading, or the sentence in which a body decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from protokollparse.extract.items import Item, items, sentences
from protokollparse.extract.outcomes import outcome
from protokollparse.lexicon import Lexicon
from protokollparse.lines import Line, location
from protokollparse.split.sections import Section

Record = dict[str, Any]

# "Efter sammanträdet den 26 januari har följande motioner inkommit": tells, and decides nothing
_NARRATIVE = re.compile(r"\bhar\b.{0,120}\b(?:inkommit|återtagits|anmälts|väckts|inlämnats|informerat|redovisats)\b")
_BODY = r"(?:\w+[ -]){0,3}?\w*(?:fullmäktige|styrelsen|nämnden|nämnd|utskottet|utskott|beredningen|direktionen|förbundsfullmäktige)"
_ONE_WORD = r"\w*(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen)"
# "Förslag till beslut i kommunfullmäktige", "Kommunstyrelsen föreslår kommunfullmäktige besluta att", "hemställer hos …"
_PROPOSES = re.compile(
    r"\b(?:föreslår|föreslog|föreslå|föreslås|hemställer|hemställa|rekommenderar|tillstyrker|förslag till beslut|förslag till)\b"
    rf"(?:[ ](?:för|att|hos|till|i|åt|därmed|samtidigt|vidare))*[ ](?P<body>{_BODY})\b",
    re.IGNORECASE,
)
_HIGHER = re.compile(r"(?:kommun|region|stads|förbunds|landstings)?fullmäktige|(?:kommun|region|stads)styrelsen|\w*nämnden")
# "… och hemställer hos kommunfullmäktige att": a proposal wherever it stands in the point
_APPEALS = re.compile(r"hemställer (?:hos |att |till )?\w*fullmäktige", re.IGNORECASE)
# A line that only leads in: "Kommunstyrelsen beslutar att", "Enligt kommunstyrelsens förslag:", "Nämnden beslutar"
_LEADIN = re.compile(
    r"(?:.{0,120}\b(?:besluta(?:r|de|t)?|beslöt|föreslår|föreslog|hemställer|föreslås|rekommenderar)\b"
    rf"(?:[ ](?:därmed|således|vidare|härefter|för egen del|enhälligt|också|åt|hos|att|följande|enligt följande|till|i|samt|och|besluta(?:r)?|föreslå|för|med ändring|{_ONE_WORD}))*[ ]?(?:\(.{{1,40}}\))?[ ]?[:.]?"
    r"|(?:enligt|i enlighet med|på förslag av)\b.{0,300}:"
    rf"|(?:.{{0,60}}[ ])?(?:förslag(?: till beslut)?|beslut|beslut för egen del|för egen del)(?:[ ](?:i|till|för|hos)[ ]{_BODY})?[ ]?:?)$",
    re.IGNORECASE,
)
# "Kommunstyrelsen beslutar:", "Kommunfullmäktige beslutar att" alone on a line
_LEADIN_LINE = re.compile(rf"(?:{_BODY})(?:s arbetsutskott)? (?:beslutar|beslutade|föreslår)(?: {_ONE_WORD})?(?: för egen del)?(?: att)?(?: besluta(?:r)?)?(?: för egen del)?(?: att)?[ ]?:?$", re.IGNORECASE)
# What stands under a decision without being one.
_NO_DECISION = re.compile(
    r"\breservera(?:r|de) sig\b|\bdelt(?:ar|og) (?:inte|ej)\b|\bdeltar? (?:inte|ej) i\b|paragrafen är justerad|\blämna(?:r|de) (?:följande|en|ett) (?:skriftlig|protokoll|särskil|reserv)"
    r"|^(?:omröstning|votering) begär|^jäv\b|\bpå grund av jäv\b|^ej deltagande|^(?:mot beslutet|vid protokollet)",
    re.IGNORECASE,
)


def decisions(section: Section, width: int, lexicon: Lexicon) -> list[Record]:
    """The decisions of one section of kind beslut or forslag, in order.

    Each dict has ``number``, ``text``, ``outcome``, ``proposed_to``, ``span`` and ``line``. Numbered, lettered
    and bulleted points and att-satser are one decision each; points below them stay in their text; prose is
    one decision a paragraph; a lead-in is none.
    """
    found: list[Record] = []
    proposed_to = _proposed_to(section.heading.text) if section.heading else None
    top = ""
    prose: str | None = None
    open_prose = False  # a decision in prose that ends with a colon: what follows is part of it
    for item in _items(section.lines, width, lexicon):
        text = item.text
        if not text:
            continue
        if not item.mark:
            if _may_lead_in(text) and (lexicon.kind(text) in ("beslut", "forslag") or _LEADIN.match(text) or _leads_in(text)):
                proposed_to = _proposed_to(text) or (None if "egen del" in text.casefold() else proposed_to)
                proposed_to = None if _decides_itself(text) else proposed_to
                top, open_prose = "", False
                continue
            if _NO_DECISION.search(text) or _NARRATIVE.search(text):
                open_prose = False
                continue
            inline = _inline_points(text)
            if inline:
                found.extend(_decision(item, point, None, proposed_to) for point in inline)
                top = "att"
                continue
            if open_prose or (found and (found[-1]["text"].endswith(":") or (top == "1" and not item.gap))):
                _append(found[-1], item, text)
                continue
            at_once = _AT_ONCE.search(text) if "omedelbart" in text else None
            if at_once:  # a paragraph of its own, where no blank line parts paragraphs
                found.append(_decision(item, text[: at_once.start()], None, proposed_to))
                text = text[at_once.end() - len(at_once["sentence"]) :]
            found.append(_decision(item, text, None, proposed_to))
            open_prose = text.endswith(":")
            prose = text if text.endswith((",", "samt", "och")) else None
            continue
        if found and open_prose:
            label = f"{item.label}. " if item.mark == "1" else ""
            _append(found[-1], item, label + text)
            continue
        top = top or item.mark
        if item.mark == "att" and found and prose is not None and found[-1]["text"] == prose:
            lead = _LEAD_TO_ATT.match(prose)
            if lead:  # "Kommunfullmäktige beslutar att anta planen, samt" / "att uppdra …": both are att-satser
                found[-1]["text"] = prose[lead.end() :]
        if item.mark == top or (item.mark == "1" and top != "1"):
            if item.mark == "1":
                top = "1"
            if not _NO_DECISION.search(text[:160]):
                number = int(item.label) if item.mark == "1" and int(item.label) > 0 else None
                found.append(_decision(item, text, number, proposed_to))
        elif found:
            _append(found[-1], item, text)
        else:
            found.append(_decision(item, text, None, proposed_to))
    return found


# "Socialnämnden beslutar att": what stands before the att-satser of one sentence
_LEAD_TO_ATT = re.compile(rf"(?:{_BODY}) (?:beslutar|beslutade|föreslår {_ONE_WORD} besluta)(?: för egen del| därmed| således)? (?=att )", re.IGNORECASE)
_NEXT_ATT = re.compile(r"(?:(?<=,)|(?<=, samt)|(?<=, och)|(?<= samt)) (?=att )")


# "… 2025. Paragrafen justeras omedelbart."
_AT_ONCE = re.compile(
    r"(?<=[.])[ ](?P<sentence>(?:Paragrafen|Ärendet|Beslutet|Punkten|Protokollet)[^.]{0,60}(?:justera\w+ omedelbart|omedelbart justera\w+)[.]?)$"
)


def _inline_points(text: str) -> list[str]:
    """The att-satser of "Nämnden beslutar att anta A, att uppdra åt B samt att …"; empty where it has but one."""
    lead = _LEAD_TO_ATT.match(text) if text.count(" att ") > 1 else None
    points = _NEXT_ATT.split(text[lead.end() :]) if lead else []
    return points if len(points) > 1 else []


def _may_lead_in(text: str) -> bool:
    """A cheap look before the patterns of lead-ins: they speak of a decision or proposal, and end soon or with ":"."""
    low = text.casefold()
    return "beslut" in low or "föresl" in low or "förslag" in low or "egen del" in low or "hemställ" in low or text.endswith(":")


def _items(lines: Sequence[Line], width: int, lexicon: Lexicon) -> Iterator[Item]:
    """The items of a decision; a line that leads in is one of its own, whatever follows it."""
    group: list[Line] = []
    for line in lines:
        if len(line.text) < 90 and _may_lead_in(line.text) and (lexicon.kind(line.text) in ("beslut", "forslag") or _LEADIN_LINE.match(line.text)):
            yield from items(group, width, att=True)
            group = []
            yield Item("", "", [line], 0, line.gap, line.indent)
        else:
            group.append(line)
    yield from items(group, width, att=True)


def _decision(item: Item, text: str, number: int | None, proposed_to: str | None) -> Record:
    own = _proposed_to(text[:240], main=True)
    return {
        "number": number,
        "text": text,
        "outcome": outcome(text),
        "proposed_to": own or proposed_to,
        **location(item.lines[0], item.lines[-1]),
    }


# "För egen del beslutar kommunstyrelsen, under förutsättning av kommunfullmäktiges beslut:"
_LEADS = re.compile(r"\b(?:beslutar|beslutade|föreslår)\b[^.]{0,160}:$")


def _leads_in(text: str) -> bool:
    return text.endswith(":") and _LEADS.search(text) is not None and outcome(text) == "annat"


def _append(decision: Record, item: Item, text: str) -> None:
    """Add a point or paragraph to the decision that it is part of."""
    decision["text"] += f" {text}"
    decision["span"]["end"] = item.lines[-1].end


def _proposed_to(text: str, *, main: bool = False) -> str | None:
    """The higher body that a text proposes a decision to, in lower case: "kommunfullmäktige".

    ``main`` asks that the verb is the sentence's own, which stands near its beginning.
    """
    low = text.casefold()
    if "föresl" not in low and "förslag till" not in low and "hemställ" not in low:
        return None
    match = _PROPOSES.search(text)
    if match is None:
        return None
    body = _HIGHER.search(match["body"].casefold())
    if body is None or (main and match.start() > 60 and not _APPEALS.match(match[0])):
        return None
    return body[0]


def _decides_itself(text: str) -> bool:
    """Whether a lead-in after a proposal returns to the body's own decision: "Kommunstyrelsens beslut:"."""
    low = text.casefold()
    return "egen del" in low or (_proposed_to(text) is None and ("beslutar" in low or low.rstrip(": ").endswith("beslut")))


# "Nämnden la protokollet till handlingarna.", "Tekniska nämnden skickar skrivelse till …"
_DECIDES = re.compile(
    rf"(?:^|.{{0,160}}\b(?:fann|finner|konstaterar|konstaterade)\b.{{0,80}}?\batt[ ])(?P<body>{_BODY}|fullmäktige|styrelsen|nämnden|utskottet)[ ]"
    r"(?P<verb>beslutade|beslutar|la|lade|lägger|godkände|godkänner|gav|ger|antog|antar|utsåg|utser|valde|väljer|medger|medgav|överlämnade|överlämnar|skickar|skickade|bordlade|bordlägger"
    r"|återremitterade|återremitterar|noterade|noterar|antecknade|antecknar|tackade|tackar|fastställde|fastställer|uppdrog|uppdrar|beviljade|beviljar|avslog|avslår|biföll|bifaller|förklarar|förklarade|tar del|tog del|entledigar|entledigade|tillstyrker|tillstyrkte|hänvisar|hänvisade|remitterar|remitterade|instämmer)\b",
    re.IGNORECASE,
)
# "… utsågs att justera dagens protokoll.", "föredragningslistan godkändes", "Ärendet utgår."
_PASSIVE = re.compile(
    r"\b(?:utsågs|utses|valdes|väljs) (?:till |att |jämte )|\b(?:godkändes|fastställdes|bordlades|antecknades|återremitterades|avslogs|utgick)\.?$"
    r"|\b(?:dagordningen|föredragningslistan|ärendelistan|kallelsen|protokollet) (?:godkänn|fastställ)|till handlingarna\.?$|förklaras omedelbart justera",
    re.IGNORECASE,
)
# "Nämnden beslutade den 4 maj 2025 att …" tells of an earlier meeting.
_EARLIER = re.compile(
    r"\b(?:besluta(?:de|t)|behandla(?:de|t)|antog)\b[^.]{0,40}\b(?:den \d{1,2} \w+|\d{4}-\d\d-\d\d|(?:19|20)\d\d\b)|\bhar (?:den|beslutat|antagit|tidigare|i skrivelse)\b|\btidigare\b"
)
# Kinds of sections whose sentences tell what the body did at this meeting.
_TELLING = ("ovrigt", "information", "beslutsgang", "justering", "omrostning")


def decisions_in_prose(sections: Iterable[Section], width: int) -> list[Record]:
    """The decisions of a paragraf without a Beslut heading: the sentences in which the body decides.

    Sentences of a summary or of the case's history are none, nor are those that name an earlier day.
    """
    found: list[Record] = []
    ordered = sorted((s for s in sections if s.kind in _TELLING), key=lambda s: s.kind not in ("ovrigt", "information"))
    for section in ordered:
        if section.kind in ("beslutsgang", "omrostning") and found:
            break
        for item in section.items(width):
            if item.mark and section.kind != "ovrigt":
                continue
            for sentence in sentences(item.text):
                if (_DECIDES.match(sentence) or _PASSIVE.search(sentence)) and not _EARLIER.search(sentence):
                    if _NO_DECISION.search(sentence) or re.search(r" yrka(?:r|de)\b", sentence):
                        continue
                    found.append(_decision(item, sentence, None, None))
    return found
