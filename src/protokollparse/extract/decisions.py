"""Decisions: the points under a Beslut heading, or the sentence in which a body decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from protokollparse.compiled import pattern
from protokollparse.extract.deciding import NO_DECISION, decides, deciding_start, tells
from protokollparse.extract.items import Item, items, sentences
from protokollparse.extract.outcomes import outcome
from protokollparse.lexicon import Lexicon
from protokollparse.lines import Line, location
from protokollparse.patterns import BODY, BODY_WORD, speech
from protokollparse.split.sections import Section

Record = dict[str, Any]

_DECIDES = speech("deciding", "decides")
_PROPOSES = speech("deciding", "proposes", "to_propose")
_BETWEEN = speech("deciding", "between")

# "Förslag till beslut i kommunfullmäktige", "föreslår kommunfullmäktige besluta", "hemställer hos regionfullmäktige"
_PROPOSAL = pattern(
    rf"\b(?:{_PROPOSES}|tillstyrker|förslag till beslut|förslag till|för beslut i)\b"
    rf"(?:[ ](?:{_BETWEEN}))*[ ](?P<body>{BODY})s?\b",
    re.IGNORECASE,
)
# The one of its words that tells who is to decide
_HIGHER = pattern(
    r"(?:(?<!\w)\w+nas )?(?:kommun|region|stads|förbunds|landstings)?fullmäktige"
    r"|(?:kommun|region|stads)styrelsen|(?<!\w)\w*nämnden"
)
# "… och hemställer hos kommunfullmäktige att": a proposal wherever it stands in the point
_APPEAL = pattern(r"hemställer (?:hos |att |till )?\w*fullmäktige", re.IGNORECASE)

# A paragraph that only leads in
_LEAD_IN = pattern(
    rf"""(?:
      .{{0,120}}\b(?:{_DECIDES}|besluta|{_PROPOSES})\b                      # "Nämnden beslutar för egen del att:"
        (?:[ ](?:{_BETWEEN}|(?:\w+nas[ ])?{BODY_WORD})){{0,9}}[ ]?(?:\(.{{1,40}}\))?[ ]?[:.]?
    | (?:enligt|i[ ]enlighet[ ]med|på[ ]förslag[ ]av)\b.{{0,300}}:           # "Enligt kommunstyrelsens förslag:"
    | (?:.{{0,60}}[ ])?                                                    # "Förslag till beslut i fullmäktige"
        (?:förslag(?:[ ]till[ ]beslut)?|beslut(?:[ ]för[ ]egen[ ]del)?|för[ ]egen[ ]del)
        (?:[ ](?:i|till|för|hos)[ ]{BODY})?[ ]?:?
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
# "I kommunfullmäktige:" over the points that this body is to decide
IN_BODY = pattern(rf"i (?P<body>{BODY_WORD})[ ]?:?$", re.IGNORECASE)
# "För egen del beslutar kommunstyrelsen, under förutsättning av fullmäktiges beslut:"
_LEAD_IN_LOOSE = pattern(rf"\b(?:{_DECIDES}|föreslår)\b[^.]{{0,160}}:$")
# "Kommunstyrelsen beslutar", "Kommunstyrelsen föreslår kommunfullmäktige besluta" alone on a line
_LEAD_IN_LINE = pattern(
    rf"(?:{BODY})(?:s arbetsutskott)? (?:{_DECIDES}|föreslår)(?: {BODY_WORD})?(?: för egen del)?(?: att)?"
    r"(?: besluta| beslutar)?(?: för egen del)?(?:,? under förutsättning a[vt]t? [^.:]{3,100})?(?: att)?[ ]?:?$",
    re.IGNORECASE,
)
_POINT = pattern(r"(?:besluts)?(?:punkt|sats)[ ]\w{1,3}[ ]?:?$", re.IGNORECASE)  # "Punkt 1" over what it decides
# "Nämnden för hälsa och omsorg" over the points that it decides
_BODY_ALONE = pattern(rf"(?:{BODY}|\w*(?:nämnden|styrelsen) för [\w ,-]{{3,50}})[ ]?:?$", re.IGNORECASE)
# "Socialnämnden beslutar att": what stands before the att-satser of one sentence
_LEAD_TO_ATT = pattern(
    rf"(?:{BODY}) (?:{_DECIDES}|föreslår {BODY_WORD} besluta)(?: för egen del| därmed| således)? (?=att )",
    re.IGNORECASE,
)
# "Kommunfullmäktige beslutar – enligt kommunstyrelsens förslag" over points; alone it is the decision
_LEAD_BY = pattern(
    rf"(?:{BODY}) (?:{_DECIDES})(?: [–-])? (?:enligt|i enlighet med|på förslag av) [^.;]{{3,100}}[.]?$", re.IGNORECASE
)
# "att välja", "att bevilja följande avsägelser:": a point whose object stands on the lines below
_AWAITS_LIST = pattern(r".*:$|att \w+$", re.DOTALL)
_NEXT_ATT = pattern(r"(?:(?<=,)|(?<=, samt)|(?<=, och)|(?<= samt)) (?=att )")
# "Anna Ek            Bo Al (M)": who has signed what was adjusted at once
_NAMES = pattern(
    r"[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?(?: \(\w{1,5}\))?[ ]{3,}"
    r"[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+[^.:;,]{0,80}"
)
# "För egen del har kommunstyrelsen beslutat:": what another body decided before
_ANOTHERS = pattern(
    rf"\bhar (?:{BODY} )?(?:för egen del )?beslutat(?: för egen del| att)?[ ]?:$", re.IGNORECASE, needs=("beslutat",)
)
# "… 2025. Paragrafen justeras omedelbart.", also alone
_AT_ONCE = pattern(
    r"(?:^|(?<=[.])[ ])(?:Paragrafen|Ärendet|Beslutet|Punkten|Protokollet)[^.]{0,60}"
    r"(?:justera\w+ omedelbart|omedelbart justera\w+)[.]?$"
)
_LOOKS_FORWARD = (",", "samt", "och")


def decisions(section: Section, width: int, lexicon: Lexicon) -> list[Record]:
    """The decisions of one section of kind beslut or forslag, in order.

    Each dict has ``number``, ``text``, ``outcome``, ``proposed_to``, ``span`` and ``line``. Numbered, lettered
    and bulleted points and att-satser are one decision each; points below them stay in their text; prose is
    one decision a paragraph; a lead-in is none. ``width`` is the document's line width in characters.
    """
    higher = _proposed_to(section.heading.text) if section.heading else None
    reader = _Reader(higher, proposes=section.kind == "forslag")
    for item in _items(section.lines, width, lexicon):
        reader.take(item, lexicon)
    return reader.found


class _Reader:
    """The decisions read so far, and what the next item is to be read against."""

    def __init__(self, proposed_to: str | None, *, proposes: bool) -> None:
        self.found: list[Record] = []
        self.proposed_to = proposed_to
        self.top = ""  # the marks of the points that are decisions of their own
        self.prose = ""  # the last decision, where it is prose that goes on in att-satser
        self.lists = 0  # how many items of "Följande avsägelser har inkommit:" have been passed, itself included
        self.proposes = proposes  # the section proposes: "Kommunfullmäktige" alone leads in what it is to decide
        self.is_open = False  # the last decision is prose that ends with a colon: what follows is part of it
        self.has_list = False  # points have been taken into the last decision
        self.led = False  # the last item was a lead-in, whose points are decisions
        self.listing: int | None = None  # the indent of the last point, where a list without marks belongs to it

    def take(self, item: Item, lexicon: Lexicon) -> None:
        """The next item; none of a list of what has come in is a decision."""
        at_once = _AT_ONCE.search(item.text) if "omedelbart" in item.text else None
        if at_once and at_once.start():  # a paragraph of its own, where no blank line parts paragraphs
            sentence = item.cut(at_once.start())
            self.take(item, lexicon)
            item = sentence
        if self.lists and (self.lists == 1 or not item.gap):
            self.lists += 1
            return
        self.lists = 0
        if item.mark and item.text:
            self.take_point(item)
        elif item.text:
            self.take_prose(item, lexicon)

    def take_prose(self, item: Item, lexicon: Lexicon) -> None:
        text = item.text
        if _NAMES.fullmatch(item.lines[0].text):
            return
        if _ANOTHERS.search(text):
            self.lists, self.is_open = 1, False
        elif _leads_in(text, lexicon):
            own = "egen del" in text.casefold() or _decides_itself(text)
            higher = text.casefold().rstrip(" :") if self.proposes and " " not in text.strip() else ""
            named = higher if higher.endswith("fullmäktige") else None
            self.proposed_to = None if own else _proposed_to(text) or named or self.proposed_to
            self.top, self.is_open, self.led = "", False, True
        elif tells(text, below=bool(self.found)):
            self.is_open = False
            self.lists = int(text.endswith(":"))
            if decided := deciding_start(text):
                self.found.append(_decision(item, decided, None, self.proposed_to))
        elif self.listing is not None and (item.indent > self.listing or not item.gap or text[-1] != "."):
            _append(self.found[-1], item, text)
        elif points := _inline_points(text):
            self.found += [_decision(item, point, None, self.proposed_to) for point in points]
            self.top = "att"
        elif self._belongs_above(item) and not _AT_ONCE.match(text):
            _append(self.found[-1], item, text)
        else:
            self.found.append(_decision(item, text, None, self.proposed_to))
            self.listing, self.led, self.has_list = None, False, False
            self.is_open = text.endswith((":", " för att", " genom att"))
            self.prose = text if text.endswith(_LOOKS_FORWARD) else ""

    def _belongs_above(self, item: Item) -> bool:
        """Whether prose is part of the last decision, which is open or goes on."""
        return (self.is_open and not (self.has_list and item.gap)) or (bool(self.found) and self._goes_on(item))

    def _goes_on(self, item: Item) -> bool:
        """Whether prose belongs to the point above it: that ends with a colon, or no blank line parts them."""
        return self.found[-1]["text"].endswith(":") or (self.top == "1" and not item.gap)

    def _counts_on(self, item: Item) -> bool:
        """Whether a point goes on with the numbers of the decisions: "13." under prose that belongs to point 12."""
        last = next((found["number"] for found in reversed(self.found) if found["number"]), None)
        return item.mark == "1" and last is not None and int(item.label) == last + 1

    def take_point(self, item: Item) -> None:
        text = item.text
        if self.found and self.is_open and not self._counts_on(item):
            _append(self.found[-1], item, f"{item.label}. {text}" if item.mark == "1" else text)
            self.has_list = True
            return
        led, self.led = self.led, False
        if item.mark == "-" and self.found and not (self.top or led) and self.found[-1]["text"].endswith("."):
            self.lists = 1  # "Delegationsbesluten anmäldes." over their list
            return
        if item.mark == "1" and self.top == "att" and self.found and self.found[-1]["text"].endswith("."):
            self.lists = 1  # "att lägga delgivningarna till handlingarna." over their list
            return
        if not self.top and self.found and _LEAD_BY.match(self.found[-1]["text"]):
            self.found.pop()
        self.top = self.top or item.mark
        if item.mark == "att" and self.found and self.prose and self.found[-1]["text"] == self.prose:
            lead = _LEAD_TO_ATT.match(self.prose)
            if lead:  # "Kommunfullmäktige beslutar att anta planen, samt" / "att uppdra …": two att-satser
                self.found[-1]["text"] = self.prose[lead.end() :]
        if item.mark == "1":
            self.top = "1"
        if item.mark != self.top and self.found:
            _append(self.found[-1], item, text)
        elif not NO_DECISION.search(text[:160]):
            number = int(item.label) if item.mark == "1" and int(item.label) > 0 else None
            self.found.append(_decision(item, text, number, self.proposed_to))
            self.listing = item.indent if _AWAITS_LIST.fullmatch(text) else None


def _inline_points(text: str) -> list[str]:
    """The att-satser of "Nämnden beslutar att anta A, att uppdra åt B samt att …"; empty where it has but one."""
    lead = _LEAD_TO_ATT.match(text) if text.count(" att ") > 1 else None
    points = _NEXT_ATT.split(text[lead.end() :]) if lead else []
    return points if len(points) > 1 else []


def _items(lines: Sequence[Line], width: int, lexicon: Lexicon) -> Iterator[Item]:
    """The items of a decision; a line that leads in is one of its own, whatever follows it."""
    group: list[Line] = []
    for line in lines:
        text = line.text
        leads = len(text) < 90 and not text[0].islower() and _may_lead_in(text)
        if leads and (
            lexicon.kind(text) in ("beslut", "forslag")
            or _LEAD_IN_LINE.match(text)
            or IN_BODY.match(text)
            or _ANOTHERS.search(text)
        ):
            yield from items(group, width, att=True)
            group = []
            yield Item("", "", [line], 0, line.gap, line.indent)
        else:
            group.append(line)
    yield from items(group, width, att=True)


def _may_lead_in(text: str) -> bool:
    """A cheap look before the patterns of lead-ins: they speak of a decision or proposal, or end with ":"."""
    low = text.casefold()
    return (
        text.endswith(":")
        or text.startswith("I ")
        or any(sign in low for sign in ("beslut", "föresl", "förslag", "egen del", "hemställ"))
    )


def _leads_in(text: str, lexicon: Lexicon) -> bool:
    if len(text) < 20 and _POINT.match(text):
        return True
    if len(text) < 80 and text[-1] != "." and _BODY_ALONE.match(text):
        return True
    if not _may_lead_in(text):
        return False
    if lexicon.kind(text) in ("beslut", "forslag") or _LEAD_IN.match(text):
        return True
    if _LEAD_IN_LINE.match(text) or IN_BODY.match(text):
        return True
    return text.endswith(":") and _LEAD_IN_LOOSE.search(text) is not None and outcome(text) == "annat"


def _decision(item: Item, text: str, number: int | None, proposed_to: str | None) -> Record:
    return {
        "number": number,
        "text": text,
        "outcome": outcome(text),
        "proposed_to": _proposed_to(text[:240], main=True) or proposed_to,
        **location(item.lines[0], item.lines[-1]),
    }


def _append(decision: Record, item: Item, text: str) -> None:
    """Add a point or paragraph to the decision that it is part of."""
    decision["text"] += f" {text}"
    decision["span"]["end"] = item.lines[-1].end


def _proposed_to(text: str, *, main: bool = False) -> str | None:
    """The higher body that a text proposes a decision to, in lower case: "kommunfullmäktige".

    ``main`` asks that the verb is the sentence's own, which stands near its beginning.
    """
    low = text.casefold()
    if low.startswith("i ") and low.rstrip(" :").endswith("fullmäktige") and (named := IN_BODY.match(low)):
        return named["body"]
    if "föresl" not in low and "förslag till" not in low and "hemställ" not in low:
        return None
    match = _PROPOSAL.search(text)
    further = _PROPOSAL.search(text, match.end()) if match else None  # "föreslår att kommunstyrelsen föreslår …"
    body = _HIGHER.search((further or match)["body"].casefold()) if match else None
    if match is None or body is None or (main and match.start() > 60 and not _APPEAL.match(match[0])):
        return None
    return body[0]


def _decides_itself(text: str) -> bool:
    """Whether a lead-in after a proposal returns to the body's own decision: "Kommunstyrelsens beslut:"."""
    low = text.casefold()
    decides = "beslutar" in low or low.rstrip(": ").endswith("beslut") or IN_BODY.match(text) is not None
    return decides and _proposed_to(text) is None


# The kinds of sections whose sentences tell what the body did at this meeting, those first that decide most
_TELLING = ("ovrigt", "information", "beslutsgang", "justering", "omrostning")


def decisions_in_prose(sections: Iterable[Section], width: int) -> list[Record]:
    """The decisions of a paragraf without a Beslut heading: the sentences in which the body decides.

    Sentences of a summary or of the case's history are none, nor are those that name an earlier day. A
    beslutsgång is looked at only where nothing before it decides.
    """
    found: list[Record] = []
    telling = [section for section in sections if section.kind in _TELLING]
    for section in sorted(telling, key=lambda s: s.kind not in ("ovrigt", "information")):
        if found and section.kind in ("beslutsgang", "omrostning"):
            break
        is_open = False
        for item in section.items(width):
            if item.mark and is_open:  # "Dagordningen fastställs med följande tillägg:"
                _append(found[-1], item, item.text)
                continue
            if item.mark and section.kind != "ovrigt":
                continue
            decided = [_decision(item, text, None, None) for text in sentences(item.text) if decides(text)]
            is_open = bool(decided) and decided[-1]["text"].endswith(":")
            found += decided
    return found
