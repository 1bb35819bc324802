"""Yrkanden: who moves what, under whatever heading it stands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from protokollparse import people
from protokollparse.compiled import pattern
from protokollparse.extract.items import Item, items, sentences
from protokollparse.lexicon import table
from protokollparse.lines import Line, location
from protokollparse.patterns import BODY_WORD, speech
from protokollparse.split.sections import Section

Record = dict[str, Any]
Mover = tuple[people.By, re.Match[str]]

# "yrkade", "föreslår"; "lämnar följande tilläggsyrkande"; "instämmer i", "ställer sig bakom"
_MOVES = pattern(
    rf"\b(?:(?P<joins>{speech('moving', 'joins')})|(?P<moves>{speech('moving', 'moves')}"
    rf"|begär(?:de)?(?= \w{{0,12}}(?:återremi|bordlägg|avslag|bifall))"
    rf"|(?:{speech('moving', 'hands_in')})\b(?! att)(?=[^.]{{0,80}}(?:yrkande|förslag|tillägg))))\b"
)
# What may stand in a subject beside persons and parties
_BESIDE_NAMES = pattern(
    rf"\b(?:{speech('moving', 'beside_names')}|[12]:[ae]|m\.?[ ]?fl)\b\.?|[,:.;()\d]", re.IGNORECASE
)
# ", med instämmande från Bo Al (M) och Eva Ek (L), att …"
_AGREED = pattern(
    r"(?:(?<![ ,])[ ,]++)?(?:med (?:instämmande|stöd|bifall) (?:från|av)|tillsammans med|biträdd av)[ ]"
    r"(?P<who>[^:;]{3,300}?)(?:[ ]?,[ ]|(?<=[)a-zåäö])[ ])(?=att |bifall|avslag|återrem|bordlägg|följande)",
    re.IGNORECASE,
)
# "Tilläggsyrkande från Anna Ek (C):", "Yrkande 2 från M" as a heading
_FROM = pattern(r"(?:\w*yrkande|\w*förslag)[ ]\d{0,2}[ ]?(?:från|av)[ ](?P<who>.{3,120}?):?$", re.IGNORECASE)
# "Anna Ek (C) och Bo Al (KD): Bifall till motionen", "Eva Öst (V) – återremiss för att utreda buller"
_WITHOUT_VERB = pattern(
    r"[^:–]{5,600}?(?P<moves>:|[ ][–-])[ ]+(?=(?:bifall|avslag|återremi\w+|bordlägg\w+|att|tillägg\w*|yrka[rn]\w*)\b)",
    re.IGNORECASE,
)
# "Bo Al, m, yrkar": the party as old minutes write it; "Bo Al yrkar": none
_NO_PARENTHESES = pattern(r".{3,80}?(?:, (?:[a-zåäö]{1,4}|[A-ZÅÄÖ]{1,4}), |\w yrka(?:r|de) )")
_STATES = pattern(rf"\b(?:{speech('moving', 'states')})\b", re.IGNORECASE)
_SIGNS: list[str] = table("speech")["moving"]["signs"]
_GROUP_SIGNS: list[str] = table("speech")["moving"]["group_signs"]
CHAIR = ("ordföranden", "ordförande")  # "Ordföranden yrkar bifall": the minutes' head says who that is
_SUBJECT_LENGTH = 1200  # characters within which the verb of a moving sentence stands


def mover(text: str) -> Mover | None:
    """Who moves in a sentence, and the match of the verb; its subject holds persons or parties, and nothing else.

    >>> mover("Anna Ek (S) och Bo Al m.fl. (M) yrkade bifall")[1][0]
    'yrkade'
    >>> mover("Vi yrkar därför avslag") is None
    True
    """
    for match in _MOVES.finditer(text[:_SUBJECT_LENGTH]):
        subject = text[: match.start()]
        who = subject_of(subject) if subject.strip() else None
        if who is None and match[0].startswith("yrka") and subject.strip().casefold() in CHAIR:
            who = {"persons": [{"name": subject.strip(), "party": None, "with_others": False}], "parties": []}
        if who:
            return who, match
    short = _WITHOUT_VERB.match(text[:_SUBJECT_LENGTH])
    who = subject_of(text[: short.start("moves")]) if short else None
    return (who, short) if who and short else None


def subject_of(text: str) -> people.By | None:
    """The persons and parties of a text that holds nothing else: "Ordföranden Anna Ek (S) m.fl."."""
    text = people.with_parentheses(text)
    who = people.by(text)
    if not who["persons"] and not who["parties"]:
        return None
    rest = people.PARTY.sub(" ", text)
    for person in who["persons"]:
        rest = rest.replace(person["name"], " ", 1)
    return None if _BESIDE_NAMES.sub(" ", people.without_parties(rest)).split() else who


def yrkanden(section: Section, width: int) -> list[Record]:
    """The yrkanden of a section, in order, as dicts that fit ``models.Yrkande``.

    One yrkande a moving sentence; what follows it up to the next one is its points and its statement.
    ``width`` is the document's line width in characters.
    """
    found: list[_Yrkande] = []
    named = _FROM.match(section.heading.text) if section.heading else None
    if named and section.heading:
        found.append(_Yrkande(people.by(named["who"]), "", None, section.lines[:1] or [section.heading]))
    for item in items(_apart(section.lines), width, att=True):
        started = _started(item) if _may_move(item) else []
        if not started and section.kind == "yrkande" and (who := _named(item)):
            started = [_Yrkande(who, item.text, None, list(item.lines))]
        if started:
            found += started
        elif found:
            found[-1].take(item)
    records = [yrkande.record() for yrkande in found]
    return [record for record in records if record["by"]["persons"] or record["by"]["parties"]]


def _apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, each yrkande without a verb ("Eva Öst (V) – återremiss") a paragraph of its own."""
    found = [*lines[:1]]
    for before, line in itertools.pairwise(lines):
        short = None if before.text.endswith((",", "och", "samt")) else _WITHOUT_VERB.match(line.text)
        found.append(line._replace(gap=1) if short and subject_of(line.text[: short.start("moves")]) else line)
    return found


def _may_move(item: Item) -> bool:
    """A cheap look before sentences are read: most paragraphs of a statement name nobody who could move."""
    if item.mark == "att":
        return False
    head = item.text[:1500]
    if "(" not in head and not any(sign in head[:160] for sign in _GROUP_SIGNS):
        return _NO_PARENTHESES.match(head) is not None
    return any(sign in head for sign in _SIGNS)


def _named(item: Item) -> people.By | None:
    """Who stands before a colon and what they move: "Anna Ek (S), med stöd av Bo Al (V):", "Bo Al (V): Avgiften …"."""
    name, colon, _ = item.text[:300].partition("):")
    return subject_of(f"{name})") if colon and not item.mark else None


def _started(item: Item) -> list[_Yrkande]:
    """The yrkanden that a paragraph starts: its moving sentences, each with the sentences after it."""
    found: list[_Yrkande] = []
    for sentence in sentences(item.text):
        moves = mover(sentence)
        if moves:
            who, verb = moves
            agreed = _AGREED.match(sentence, verb.end())
            if agreed:  # "yrkade, med instämmande från Bo Al (M), att", "yrkar, tillsammans med": he moves it too
                more = people.by(agreed["who"])
                who = {key: [*who[key], *(one for one in more[key] if one not in who[key])] for key in who}
            found.append(_Yrkande(who, sentence, verb, list(item.lines)))
        elif found:
            found[-1].sentence += f" {sentence}"
        else:
            return []
    return found


class _Yrkande:
    """A yrkande that is being read: its moving sentence, then points, then the statement."""

    def __init__(self, who: people.By, sentence: str, verb: re.Match[str] | None, lines: list[Line]) -> None:
        self.who = who
        self.sentence = sentence
        self.verb = verb
        self.lines = lines
        self.points: list[str] = []
        self.statement: list[str] = []
        self.mark = ""  # the marks of its points
        self.under = ""  # the marks of what stands below the last one of them

    def take(self, item: Item) -> None:
        """The next item: a point of the kind of those before, until the statement has begun."""
        self.lines = [*self.lines, *item.lines]
        if not item.text:
            return
        if item.mark == "att" and not (self.points or self.statement) and _LEADS_IN.match(item.text):
            self.sentence += f" {item.text}"
            return
        said_all = self.statement or (self.points and _STATES.search(self.points[-1]))
        if (
            self.points
            and item.mark not in ("", self.mark)
            and not said_all
            and (self.under or self.points[-1][-1] == ":")
        ):
            self.under = item.mark
            self.points[-1] += f" {item.text}"
            return
        self.under = ""
        if item.mark and not said_all and (item.mark != "-" or self.mark in ("", "-")):
            self.mark = item.mark
            self.points.append(item.text)
        else:
            self.statement.append(item.text)

    @property
    def is_wrapped(self) -> bool:
        """Whether its one att-sats is the rest of its sentence, wrapped: "Bo Al (M) yrkar" / "att nämnden …"."""
        only = len(self.points) == 1 and self.mark == "att" and not self.statement
        return only and self.lines[-1].gap == 0 and _FOR_THE_BODY.match(self.points[0]) is not None

    def record(self) -> Record:
        if self.is_wrapped:
            self.sentence, self.points = f"{self.sentence} {self.points[0]}", []
        points = self.points or _inline_points(self.sentence, self.verb)
        stands_below = self.verb is None and self.sentence[-1:] in ("", ":") and self.statement
        said = self.statement[0] if stands_below else self.sentence
        kind, target = _kind_and_target(said, self.verb, points)
        return {
            "by": self.who,
            "kind": kind,
            "target": target,
            "points": points,
            "statement": "\n\n".join(self.statement) or None,
            "text": "\n\n".join([self.sentence, *self.points, *self.statement]).strip(),
            **location(self.lines[0], self.lines[-1]),
        }


# "yrkade att nämnden skulle bifalla förvaltningens förslag" says what is supported, and is no demand of its own
_FOR_THE_BODY = pattern(
    rf"att {BODY_WORD} (?:(?:skulle|ska|skall|bör|måtte) )?(?:besluta(?:r)? att )?"
    r"(?:bifalla|bifaller|avslå|avslår|godkänna|godkänner"
    r"|besluta(?:r)? (?:enligt|i enlighet med)) (?:\w+[ ]){0,4}?"
    r"(?:förslag|yrkande|motionen|medborgarförslaget|ärendet)",
    re.IGNORECASE,
)
# "Bo Al (M) yrkar" / "att nämnden skulle besluta enligt följande:": the points come below
_LEADS_IN = pattern(
    rf"att {BODY_WORD} (?:(?:skulle|ska|skall) )?besluta[r]?(?: att)?(?: (?:enligt )?följande)?[ ]?:$", re.IGNORECASE
)
_FIRST_ATT = pattern(r"(?:i första hand |vidare |därutöver |dels |också |även |nedan )?(?=att )", re.IGNORECASE)
_NEXT_ATT = pattern(r"(?:(?<=,)|(?<=samt)|(?<=och))[ ](?=att (?!\w+ (?:som|där)\b))")


def _inline_points(sentence: str, verb: re.Match[str] | None) -> list[str]:
    """The att-satser inside a moving sentence: "yrkar att ärendet ska återremitteras" gives one point."""
    if verb is None:
        return []
    said = next(iter(sentences(sentence[verb.end() :])), "")
    tail = _AGREED.sub("", said, count=1).lstrip(" :,")
    first = _FIRST_ATT.match(tail)
    if first is None or _FOR_THE_BODY.match(tail, first.end()):
        return []
    return [point.strip() for point in _NEXT_ATT.split(tail[first.end() :])]


# The kind of a yrkande by the words of its first att-sats, else of its sentence; the word that stands first wins.
_KINDS: dict[str, re.Pattern[str]] = {
    "delvis_bifall": pattern(
        r"\bdelvis\b.{0,40}\b(?:godkänn|bifall|tillstyrk|anta|ställa)|\bbifall\w*[ ]i[ ]del\b"
        r"|\b(?:godkänn|bifall|tillstyrk|anta)\w*\b[^,;]{0,20}\bdelvis\b"
        r"|\b(?:förslag\w*)[^,;]{0,60}\b(?:godkänns|bifalls|antas)[ ]delvis\b"
    ),
    "aterremiss": pattern(r"\båterremi"),
    "bordlaggning": pattern(r"\bbordlägg|\bbordlagt"),
    "avslag": pattern(r"\bavsl(?:å|ag)|\bavstyrk|\bavvisa"),
    "tillagg": pattern(r"\btilläg(?!gsan|gsbud|gsmed|gsfin)|\bläggs? till\b(?! handl)"),
    "andring": pattern(
        r"\bändring|\bändra|\bersätts med\b|\bbyts ut\b|\bstryk(?:as?|s|er)\b|punkt(?:en)? \d{1,2} utgår\b"
    ),
    "bifall": pattern(
        r"\bbifall|\bställa sig bakom|\binstämm(?:er|de) i\b"
        r"|\bförslag(?: till beslut)? (?:ska |skall )?(?:godkänns|godkännas|antas)\b|\bgodkänn(?:er|a) \w+s förslag\b"
        r"|\benligt (?:förvaltningens|\w*styrelsens|\w*utskottets|\w*nämndens|liggande|framlagt) förslag"
    ),
}
_ADDS = pattern(r"\btillägg(?!s)|\btilläggs(?:yrk|förs)|\bkompletteras? (?:med|enligt) följande", re.IGNORECASE)
_CHANGES = pattern(r"\bmed (?:följande )?ändring|\bändrings(?:yrk|förs)", re.IGNORECASE)
_ADDED_TO = pattern(r"\btillägg(?:en)? till (?P<target>[^.:;]+)")
_DECIDES_ON = pattern(r"bifall|avslag|återrem")


def _kind_and_target(sentence: str, verb: re.Match[str] | None, points: Sequence[str]) -> tuple[str, str | None]:
    """What kind of yrkande it is, and what it supports or opposes, as written."""
    tail = sentence[verb.end() :] if verb else sentence
    if verb is not None and not points:
        if verb.lastgroup == "joins":
            return "bifall", _joined(tail)
        if tail.startswith(" som "):  # "Bo Al (M) yrkar som Anna Ek (S)"
            return "bifall", _joined(tail.removeprefix(" som"))
        if verb[0].startswith(("tillstyrk", "avstyrk")):
            return ("bifall" if verb[0].startswith("till") else "avslag"), _trim(tail)
    lead = points[0] if points else tail
    if points and _ADDS.search(tail[:160]) and not _DECIDES_ON.search(points[0]):
        added_to = _ADDED_TO.search(tail)
        return "tillagg", _trim(added_to["target"]) if added_to else None
    if points and _CHANGES.search(tail[:160]) and not _DECIDES_ON.search(points[0]):
        return "andring", _target("bifall", tail) if _DECIDES_ON.search(tail) else None
    low = lead[:400].casefold()
    kinds = [(match.start(), kind) for kind, words in _KINDS.items() if (match := words.search(low))]
    if kinds:
        kind = min(kinds, key=lambda entry: entry[0])[1]
        return kind, _target(kind, lead)
    own = points or verb is None or re.search(r"\b(?:förslag|följande|enligt)\b", tail)
    return ("eget_forslag" if own else "annat"), None


_VERBS = "godkänna|bifalla|avslå|tillstyrka|avstyrka|anta|återremittera|bordlägga"
# "att delvis godkänna förvaltningens förslag till beslut, samt"
_OBJECT = pattern(
    rf"att (?:delvis |helt |i sin helhet )?(?:{_VERBS})(?: delvis)?[ ](?P<target>[^.,;:]+?)"
    r"(?=[ ](?:med (?:hänvisning|motivering)|och |samt\b|i sin helhet|i enlighet|så att|enligt)|[.,;:]|$)",
    re.IGNORECASE,
)
# "att återremittera ärendet till förvaltningen"
_SENT_BACK = pattern(
    r"att (?:återremittera|bordlägga)[ ](?P<target>[^.,;:]+?)(?=[ ](?:till|för|med|och|i)\b|[.,;:]|$)", re.IGNORECASE
)
# "att förvaltningens förslag till beslut godkänns delvis", "att ärendet skulle återremitteras"
_SUBJECT = pattern(
    rf"att (?!{BODY_WORD} )"
    r"(?P<target>(?:(?!\b(?:ska|skall|skulle|bör|måste|i första hand)\b)[^.,;:]){2,120}?)"
    r"[ ](?:ska |skall |skulle |bör |måste )?(?:helt |delvis )?"
    r"(?:godkänns|godkännas|bifalls|bifallas|bifalles|avslås|avslå|återremitteras|återremittera|bordläggs|bordläggas|antas)\b",
    re.IGNORECASE,
)
# "bifall till kommunstyrelsens förslag", "avslag på motionen"
_NOUN = pattern(
    r"\b(?:bifall(?:a|er)?|avslag|avslå(?:r|s)?|stödja)\b[ ]?(?:dels |i första hand |delvis |helt )?"
    r"(?:(?:till|på|av|för)[ ])?(?P<target>[^.:;]*+(?:\.(?=\S)[^.:;]*+)*+)",
    re.IGNORECASE,
)
# "att nämnden beslutar enligt förvaltningens förslag"
_ACCORDING = pattern(r"\b(?:enligt|i enlighet med) (?P<target>(?:\w+[ ]){1,3}?förslag(?: till beslut)?)(?!\w)")
_END_OF_TARGET = pattern(
    r",[ ]dels\b|(?<!\s)\s++(?:samt (?:att|yrkar)|och (?:att|yrkar|avslag|bifall|därutöver)"
    r"|samt (?:avslag|bifall)|med följande|enligt (?:nedan|följande)|och i andra hand)\b"
)


# "återremiss av ärendet"
_SENDING_BACK = pattern(r".{0,40}?\b(?:återremiss|bordläggning) av (?P<target>\w+)", re.IGNORECASE)
# "att ändra svaret så att andra stycket stryks"
_CHANGED = pattern(r"att ändra (?P<target>[^.,;:]{2,80}?)(?= så att| på | genom |[.,;:]|$)", re.IGNORECASE)


def _target(kind: str, lead: str) -> str | None:
    """What a yrkande supports or opposes, as written; None where its words do not name it."""
    lead = lead.strip()
    if kind in ("aterremiss", "bordlaggning"):
        match = _SUBJECT.match(lead) or _SENT_BACK.match(lead) or _SENDING_BACK.match(lead)
    elif kind == "tillagg":
        match = _ADDED_TO.search(lead)
    elif kind == "andring":
        match = _NOUN.match(lead) or _OBJECT.search(lead) or _SUBJECT.search(lead) or _CHANGED.match(lead)
    else:
        match = _NOUN.match(lead) or _OBJECT.search(lead) or _SUBJECT.search(lead) or _NOUN.search(lead)
        if match is None and kind == "bifall":
            match = _ACCORDING.search(lead)
    return _trim(match["target"]) if match else None


def _joined(tail: str) -> str | None:
    """What somebody joins: " i Liberalernas yrkande." gives "Liberalernas yrkande"."""
    return _trim(re.split(r"[.:;]", re.sub(r"^[ ](?:i|med|till)[ ]", " ", tail), maxsplit=1)[0])


def _trim(text: str) -> str | None:
    target = _END_OF_TARGET.split(text.strip(" .,;:"))[0].strip(" .,;:")
    return None if target.startswith(("och ", "samt ", "med ")) else target or None
