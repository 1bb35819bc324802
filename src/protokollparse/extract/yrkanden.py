"""Yrkanden: who moves what, under whatever heading it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protokollparse import people
from protokollparse.extract.items import Item, items, sentences
from protokollparse.lines import location
from protokollparse.split.sections import Section

Record = dict[str, Any]

# "yrkade bifall till", "föreslår att", "instämmer i", "ställer sig bakom"
_MOVES = re.compile(
    r"\b(?P<joins>instämmer|instämde|instämt|biträder|biträdde|stöder|stödjer|stödde|ansluter sig|anslöt sig|ställer sig (?:även |också )?bakom|ställde sig (?:även |också )?bakom|biföll|bifaller)\b"
    r"|\b(?P<moves>yrka(?:r|de)|föreslår|föreslog|hemställer|hemställde|tillstyrker|tillstyrkte|avstyrker|avstyrkte"
    r"|(?:väckte|väcker|framställer|framställde|lämnar|lämnade|lade|lägger|ställer|ställde|har|anmäler|inkommit|inkom)\b(?! att)(?=[^.]{0,80}(?:yrkande|förslag|tillägg)))\b",
)
# What may stand in a subject beside persons and parties
_IN_SUBJECT = re.compile(
    r"\b(?:anmäl(?:er|de)|att de|ordförande(?:n|ns)?|ledamot(?:en)?|ledamöter(?:na)?|ersättare(?:n)?|ersättarna|vice|förste|andre|andra|tredje|första|1:e|2:e|1:a|2:a|tillika|tjänstgörande|tjg|kommunalråde[tn]|oppositionsråd(?:et)?|borgarråd(?:et)?|gruppledare(?:n)?"
    r"|kommunstyrelsens|nämndens|och|samt|med|instämmande|instämmanden|av|från|för|m\.?[ ]?fl\.?|med flera|partiet|partierna|gruppen|partigruppen|representant(?:en|erna)?|bifall|även|också|dels|både|i|första|andra|tredje|hand|därutöver|vidare|slutligen|därefter|härefter|sedan|sin|egen|del|under|sammanträdet?|till|dagens|har|partiets|grupp|yttrar sig|å|sina|partiers|vägnar|genom|gemensamt|tillsammans|biträdd|biträtt|biträdda|såväl|som|deras|de|båda|enskilt)\b|[,:.;()\d]|\bM\.?fl\b",
    re.IGNORECASE,
)
# The same people on their own: a run-in like "Yrkande från M", "Tilläggsyrkande från Anna Ek (C):"
_FROM = re.compile(r"(?:\w*yrkande|\w*förslag|förslag till beslut)[ ]\d{0,2}[ ]?(?:från|av)[ ](?P<who>.{3,120}?):?$", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:bifall(?:a|er)?|avslag|avslå(?:r|s)?|stödja)\b[ ]?(?:dels[ ]|i[ ]första[ ]hand[ ]|delvis[ ]|helt[ ])?(?:till|på|av|för)?[ ]?(?P<target>[^.:;]*(?:\.(?=\S)[^.:;]*)*)", re.IGNORECASE
)
_JOINED = re.compile(
    r"(?:instäm(?:mer|de|t)(?: i| med)?|ställ(?:er|de) sig (?:även |också )?bakom|biträd(?:er|de)|st(?:öder|ödjer|ödde)|anslöt sig till|ansluter sig till)[ ](?P<target>[^.:;]+)", re.IGNORECASE
)
_STATEMENT = re.compile(r"\b(?:anföra|anförs|anfört|anför|anförts|anföres)\b", re.IGNORECASE)

# The kind of a yrkande by its first att-sats, else by its main verb; the first that matches wins.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("delvis_bifall", re.compile(r"\bdelvis\b.{0,40}\b(?:godkänn|bifall|tillstyrk|anta|ställa)|\b(?:godkänn|bifall|tillstyrk|anta)\w*\b[^,;]{0,20}\bdelvis\b|\bbifall\w*[ ]i[ ]del\b")),
    ("aterremiss", re.compile(r"\båterremi")),
    ("bordlaggning", re.compile(r"\bbordlägg|\bbordlagt")),
    ("avslag", re.compile(r"\bavsl(?:å|ag)|\bavstyrk|\bavvisa")),
    ("tillagg", re.compile(r"\btilläg(?!gsan|gsbud|gsmed|gsfin)")),
    ("andring", re.compile(r"\bändring|\bändra|\bersätts med\b|\bbyts ut\b|\bstryks\b|\bstryka\b")),
    ("bifall", re.compile(r"\bbifall|\benligt (?:förvaltningens|kommunstyrelsens|arbetsutskottets|nämndens|liggande|framlagt) förslag|\bställa sig bakom")),
)  # fmt: skip


def is_moving(text: str) -> re.Match[str] | None:
    """The verb of a moving sentence: its subject holds persons or parties, and nothing else.

    >>> bool(is_moving("Anna Ek (S) och Bo Al m.fl. (M) yrkade bifall"))
    True
    >>> bool(is_moving("Vi yrkar därför avslag"))
    False
    """
    found = _mover(text)
    return found[1] if found else None


def _mover(text: str) -> tuple[people.By, re.Match[str]] | None:
    """Who moves in a sentence, and the verb."""
    for match in _MOVES.finditer(text[:1200]):
        subject = text[: match.start()]
        if subject.strip():
            who = subject_of(subject)
            if who:
                return who, match
    return None


def subject_of(text: str) -> people.By | None:
    """The persons and parties of a text that holds nothing else: "Ordföranden Anna Ek (S) m.fl."."""
    who = people.by(text)
    if not who["persons"] and not who["parties"]:
        return None
    rest = people.PARTY.sub(" ", text)
    for person in who["persons"]:
        rest = rest.replace(person["name"], " ", 1)
    rest = _IN_SUBJECT.sub(" ", people.without_parties(rest))
    return None if rest.split() else who


def yrkanden(section: Section, width: int) -> list[Record]:
    """The yrkanden of one section of kind yrkande (or of any section that holds moving sentences), in order."""
    found: list[Record] = []
    current: _Open | None = None
    if section.heading is not None:
        named = _FROM.match(section.heading.text)
        if named:
            current = _Open(people.by(named["who"]), "", None, section.lines[:1] or [section.heading])
    for item in items(section.lines, width, att=True):
        text = item.text
        starts = _moving_sentences(text) if _may_move(item, text) else []
        if starts:
            if current:
                found.append(current.record())
            *before, last = starts
            found.extend(_Open(who, sentence, verb, item.lines).record() for who, sentence, verb in before)
            who, sentence, verb = last
            current = _Open(who, sentence, verb, list(item.lines))
        elif current:
            current.add(item, text)
    if current:
        found.append(current.record())
    return [record for record in found if record["by"]["persons"] or record["by"]["parties"]]


# Parts of the words by which somebody moves, and of those by which a party or its members are named.
_MOVING_WORDS = ("yrka", "öresl", "nstäm", "bakom", "emställ", "iträd", "styrk", "anslu", "anslö", "stöd", "ifall", "biföll", "yrkande", "förslag", "tillägg")
_GROUP_WORDS = ("partiet", "erna", "edamöter", "gruppen", "epresentant", "Centern")


def _may_move(item: Item, text: str) -> bool:
    """A cheap look before sentences are read: most paragraphs of a statement name nobody who could move."""
    if item.mark == "att":
        return False
    head = text[:1500]
    if "(" not in head and not any(word in head[:160] for word in _GROUP_WORDS):
        return head[:40].isascii() and " yrkar " in head[:60]
    return any(word in head for word in _MOVING_WORDS)


def _moving_sentences(text: str) -> list[tuple[people.By, str, re.Match[str]]]:
    """The moving sentences of a paragraph, each with all that follows it up to the next one."""
    found: list[tuple[people.By, str, re.Match[str]]] = []
    for sentence in sentences(text):
        mover = _mover(sentence)
        if mover:
            who, match = mover
            agreed = _AGREED.match(sentence, match.end())
            if agreed:  # "yrkade, med instämmande från Bo Al (M), att": he moves it too
                more = people.by(agreed["who"])
                who = {key: [*who[key], *(one for one in more[key] if one not in who[key])] for key in who}
            found.append((who, sentence, match))
        elif found:
            who, before, verb = found[-1]
            found[-1] = (who, f"{before} {sentence}", verb)
        else:
            return []
    return found


class _Open:
    """A yrkande that is being read: its moving sentence, then points, then the statement."""

    def __init__(self, who: people.By, sentence: str, verb: re.Match[str] | None, lines: Sequence[Any]) -> None:
        self.who = who
        self.sentence = sentence
        self.verb = verb
        self.lines = list(lines)
        self.points: list[str] = []
        self.after: list[str] = []
        self.statement: list[str] = []

    def add(self, item: Item, text: str) -> None:
        """Take the next item: a point, until the statement has begun."""
        self.lines += item.lines
        demands = self.points and _STATEMENT.search(self.points[-1])
        wanted = item.mark in ("1", "a", "att") or (item.mark == "-" and (not self.points or self._bulleted))
        if text and wanted and not self.statement and not demands and not self._is_wording():
            self._bulleted = item.mark == "-"
            self.points.append(text)
        elif text:
            self.statement.append(text)

    _bulleted = False

    def _is_wording(self) -> bool:
        """Whether what follows is proposed wording, not demands: "Följande tre punkter läggs till …:"."""
        return bool(self.statement)

    def record(self) -> Record:
        sentence = self.sentence
        inline, rest = _inline_points(sentence, self.verb) if not self.points else ([], "")
        points = self.points or inline
        if rest:
            self.statement.insert(0, rest)
        kind, target = _kind_and_target(sentence, self.verb, points)
        return {
            "by": self.who,
            "kind": kind,
            "target": target,
            "points": points,
            "statement": "\n\n".join(self.statement) or None,
            "text": "\n\n".join([sentence, *self.points, *(s for s in self.statement if s != rest)]).strip(),
            **location(self.lines[0], self.lines[-1]),
        }


# ", med instämmande från Bo Al (M) och Eva Ek (L), att …"
_AGREED = re.compile(r"[ ,]*med instämmande (?:från|av) (?P<who>[^:;]{3,300}?)[ ]*(?:,[ ]|(?<=\))[ ])(?=att |bifall|avslag|återrem|bordlägg|följande)", re.IGNORECASE)
# "yrkade att nämnden skulle bifalla förvaltningens förslag" says what is supported, and is no demand of its own
_FOR_THE_BODY = re.compile(
    r"att (?:kommun|region|stads)?(?:fullmäktige|\w*styrelsen|\w*nämnden|\w*utskottet) (?:skulle|ska|skall|bör|måtte)? ?(?:bifalla|avslå)\b", re.IGNORECASE
)


def _inline_points(sentence: str, verb: re.Match[str] | None) -> tuple[list[str], str]:
    """The att-satser inside a moving sentence: "yrkar att ärendet ska återremitteras" gives one point."""
    if verb is None:
        return [], ""
    tail = _AGREED.sub("", sentence[verb.end() :], count=1).lstrip(" :,")
    first, rest = tail, ""
    if not re.match(r"(?:i första hand |vidare |därutöver |dels |också |även |nedan )?att ", first):
        return [], rest
    first = first[first.index("att ") :]
    if _FOR_THE_BODY.match(first):
        return [], rest
    parts = re.split(r"(?:(?<=,)|(?<=samt)|(?<=och))[ ](?=att (?!\w+ (?:som|där)\b))", first)
    return [part.strip() for part in parts], rest


def _kind_and_target(sentence: str, verb: re.Match[str] | None, points: Sequence[str]) -> tuple[str, str | None]:
    tail = sentence[verb.end() :] if verb else sentence
    if verb is not None and verb.lastgroup == "joins" and not points:
        joined = _JOINED.search(sentence, verb.start())
        return "bifall", _trim(joined["target"]) if joined else None
    lead = points[0] if points else tail
    if verb is not None and not points and verb[0].casefold().startswith(("tillstyrk", "avstyrk")):
        return ("bifall" if verb[0].casefold().startswith("till") else "avslag"), _trim(tail)
    if points and re.search(r"\btillägg(?!s)|\btilläggs(?:yrk|förs)", tail[:160], re.IGNORECASE) and not re.search(r"bifall|avslag|återrem", points[0]):
        wanted = re.search(r"\btillägg(?:en)? till (?P<target>[^.:;]+)", tail)
        return "tillagg", _trim(wanted["target"]) if wanted else None
    low = lead[:400].casefold()
    matches = [(match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(low))]
    if matches:
        _, kind = min(matches, key=lambda entry: entry[0])
        return kind, _target(kind, lead)
    if points:
        return "eget_forslag", None
    return ("eget_forslag" if re.search(r"\b(?:förslag|följande|enligt)\b", tail) else "annat"), None


_OBJECT = re.compile(
    r"att (?:delvis |helt |i sin helhet )?(?:godkänna|bifalla|avslå|tillstyrka|avstyrka|anta|återremittera|bordlägga)(?: delvis)?[ ](?P<target>[^.,;:]+?)(?=[ ](?:till[ ]|med (?:hänvisning|motivering)|och därmed|och |samt|i sin helhet|i enlighet|så att|enligt)|[.,;:]|$)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"att (?P<target>(?:(?!\b(?:ska|skall|bör|måste|i första hand)\b)[^.,;:]){2,120}?)[ ](?:ska(?:ll)? |bör |måste )?(?:helt |delvis )?(?:godkänns|godkännas|bifalls|bifallas|bifalles|avslås|avslå|återremitteras|återremittera|bordläggs|bordläggas|antas)\b",
    re.IGNORECASE,
)


def _target(kind: str, lead: str) -> str | None:
    """What a yrkande supports or opposes, as written."""
    if kind in ("aterremiss", "bordlaggning"):
        match = _SUBJECT.match(lead.strip()) or _OBJECT.match(lead.strip())
        return _trim(match["target"]) if match else "ärendet"
    match = _OBJECT.search(lead) or _SUBJECT.search(lead)
    if match is None and kind in ("bifall", "avslag", "delvis_bifall"):
        match = _TARGET.search(lead)
    if match is None and kind == "tillagg":
        match = re.search(r"\btillägg(?:en)? till (?P<target>[^.:;]+)", lead)
    return _trim(match["target"]) if match else None


def _trim(text: str) -> str | None:
    text = re.split(r"\s+(?:samt (?:att|yrkar)|och (?:att|yrkar|avslag|bifall|därutöver)|med följande|enligt (?:nedan|följande))\b", text.strip(" .,;:"))[0]
    return text.strip(" .,;:") or None
