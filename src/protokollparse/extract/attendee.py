"""One row of an attendance list: name, party, role, title, whom the person replaces, for which paragrafer.

In a list of members and substitutes the party in parentheses tells where a name ends; in a list of officials
a title does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from protokollparse.compiled import pattern
from protokollparse.lexicon import table

Entry = dict[str, Any]

# "§§111-114", "§ 23 - 31", "§§ 71 – 84, 86 – 90", "§111, §115", "§§ 3-5 och 8", "from § 12", "ej § 5"
PARAGRAPHS = pattern(
    r"(?:(?<!\w)(?:från[ ]och[ ]med|till[ ]och[ ]med|fr\.?[ ]?o\.?[ ]?m\.?|t\.?[ ]?o\.?[ ]?m\.?|från|till"
    r"|efter|före|ej|utom|inte|del[ ]av|under)[ ])?§{1,2}[ ]?\d{1,4}(?:[ ]?[a-z]\b)?"
    r"(?:(?:[ ]?[-–—,&][ ]?|[ ](?:och|samt|till)[ ])(?:§{1,2}[ ]?)?\d{1,4}(?![.:]?\d)(?:[ ]?[a-z]\b)?)*",
    re.IGNORECASE,
)
# "kl. 13.00-14.20", "till kl 15:00", "från 18.30": when, which is no title
_WHEN = pattern(
    r",?[ ]?(?:\b(?:till|från|fr\.?o\.?m\.?|t\.?o\.?m\.?|efter|anlände|ankom|anländer|kom)[ ])?"
    r"(?:\bkl\b\.?[ ]?\d{1,2}(?:[.:]?\d\d)?|\b\d{1,2}[.:]\d\d)"
    r"(?:[ ]?[-–][ ]?(?:kl\.?[ ]?)?\d{1,2}(?:[.:]?\d\d)?)?",
    re.IGNORECASE,
)
# What a list puts before its rows: "- ", "• ", "1. ", "* "
MARK = pattern(r"^(?:[-–•*☒☑☐✓✔]|\d{1,3}[.)])[ ]+")
PARENTHESES = pattern(r"(?<!\()\(++([^()]*+)\)++")
# "punkt A", "p. 2", "ärende 3": which point of the agenda, no title
_AGENDA = pattern(r"(?:punkt(?:en|erna)?|p\.|ärende)[ ]?[A-ZÅÄÖ0-9][\w,. /-]{0,12}$", re.IGNORECASE)
# "deltar på grund av jäv", "anmält jäv", "punkt A": no title
_REMARK = pattern(
    rf"(?:delt(?:ar|og)|lämna\w+|anmäl\w+|anlän\w+|ankom\w*|jävig)\b|.*\bjäv\b|{_AGENDA.pattern}", re.IGNORECASE
)
# A party in parentheses: "S", "BoA", "Sala", "-"; without them, or among officials: "s", "KD", "BOO"
_OTHERS = pattern(r"(?:(?<![ ,])[ ,]++)?\bm\.?[ ]?fl\.?$")
_PARTY_CODE = pattern(r"[A-ZÅÄÖ][\wÅÄÖåäö./+-]{0,9}|[a-zåäö]{1,3}|[-–]{1,2}")
CODE = pattern(r"[A-ZÅÄÖ]{1,4}|-{1,2}|[smvlcd]|kd|mp|sd|fp")
# "Anna Berg Ek (S)": most rows are no more than this
PLAIN = pattern(r"(?P<name>[^\W\d_a-zåäö][\w’'-]+(?:[ ][^\W\d_a-zåäö][\w’'-]+){1,3})[ ]\((?P<party>[A-ZÅÄÖ]{1,4})\)")
NAME_WORD = pattern(r"[^\W\d_a-zåäöéü][\w’'´`.-]*$")
_CODE_LENGTH = 5  # characters of a party's code and the comma behind it at the most
# "S, Anna Ek, ordförande": a list whose first column is the party
_PARTY_FIRST = pattern(rf"(?P<party>{CODE.pattern}), (?P<name>[^\W\d_a-zåäö][^(,]+?)(?=,|$)")
# What parts persons: a comma, "och", a full stop that ends a title ("Bo Al, kanslichef. Eva Ek, jurist.")
_JOINERS = pattern(r"(?<=[a-zåäö]{3})\.[ ](?=[A-ZÅÄÖ])|(?:(?<![ ])[ ]++(?:[,;]|(?:och|samt)(?=[ ]))|[,;])[ ]*+")


class Vocabulary(NamedTuple):
    """The words of rows: see ``front.toml``."""

    replaces: re.Pattern[str]
    roles: dict[str, str]
    endings: tuple[str, ...]
    titles: frozenset[str]
    remarks: frozenset[str]
    placeholders: frozenset[str]
    first_names: frozenset[str]
    bodies: tuple[str, ...]
    organisations: frozenset[str]
    particles: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words of rows, read once."""
    data = table("front")
    phrases = sorted(data["row"]["replaces"], key=len, reverse=True)
    any_case = "|".join(re.escape(phrase) for phrase in phrases if phrase != "för")
    return Vocabulary(
        # "ersätter Bo Al", "tjg. ers. för Bo Al", "ers: Bo Al", "för Bo Al"
        replaces=pattern(rf"(?<![\w.])(?:(?i:{any_case})(?![\w])[ :.]*|för[ ](?=[^\W\d_a-zåäöéü]))"),
        roles=data["row"]["roles"],
        endings=tuple(data["titles"]["endings"]),
        titles=frozenset(data["titles"]["words"]),
        remarks=frozenset(data["remarks"]["words"]),
        placeholders=frozenset(data["placeholders"]["words"]),
        first_names=frozenset(data["placeholders"]["first_names"]),
        bodies=tuple(data["placeholders"]["bodies"]),
        organisations=frozenset(data["organisations"]["words"]),
        particles=frozenset(table("people")["particles"]["words"]),
    )


def is_title(word: str) -> bool:
    """Whether a word is, or starts, a title: "Avdelningschef", "vice", "1:e"."""
    low = word.casefold().strip("(),;:")
    known = vocabulary()
    return low in known.titles or (len(low) > 1 and low.endswith(known.endings))


def entries(text: str, role: str) -> Iterator[Entry]:
    """The entries of one row: several where it lists several persons, or one person replaces several.

    ``role`` is the list's; a row can say otherwise ("Bo Al (S) ersätter Cia Du (S)").
    """
    text = _OTHERS.sub("", MARK.sub("", text, count=1)).strip(" ,;")
    if text.endswith(".") and text[-3:-2].isalpha() and not is_title(text.split()[-1]):
        text = text[:-1]  # the end of a list in running text
    if party_first := _PARTY_FIRST.match(text) if "," in text[:_CODE_LENGTH] else None:
        text = f"{party_first['name']} ({party_first['party']}){text[party_first.end() :]}"
    plain = PLAIN.fullmatch(text)
    if plain and role != "ovrig" and not any(map(is_title, plain["name"].split())):
        yield _entry(plain["name"], plain["party"], "ledamot" if role == "narvarande" else role)
        return
    for part in _split_persons(text, role):
        if not _is_placeholder(part):
            yield from _person_entries(part, role)


def _is_placeholder(text: str) -> bool:
    low = text.casefold()
    first, *more = low.replace("(", " ").split() or [""]
    known = vocabulary()
    if first == "ersättare" and more and text.split()[1][0].isupper():
        return False  # "Ersättare Anna Ek (S)", where "Ersättare saknas" names nobody
    if not any(map(str.isalpha, low)) or first.strip(",.:") in known.placeholders or low in known.titles:
        return True
    if first in known.first_names:
        return NAME_WORD.match(text[len(first) :].strip()[:1] or "-") is None
    return not more and low.endswith(known.bodies)


def _split_persons(text: str, role: str) -> list[str]:
    """The persons of a comma list: "Anna Ek (S), ordförande, Bo Al (M) och Cia Du (C)" gives three texts."""
    joiners: list[re.Match[str]] = []
    depth = at = 0
    for match in _JOINERS.finditer(text):
        depth += text.count("(", at, match.start()) - text.count(")", at, match.start())
        at = match.start()
        if depth <= 0:
            joiners.append(match)
    starts, ends = [0], []
    for match, after in zip(joiners, [*joiners[1:], None], strict=False):
        piece = text[match.end() : after.start() if after else None]
        if _is_new_person(text[starts[-1] : match.start()], match[0].strip(), piece, role):
            ends.append(match.start())
            starts.append(match.end())
    return [text[start:end] for start, end in zip(starts, [*ends, None], strict=True)]


def _is_new_person(before: str, joiner: str, piece: str, role: str) -> bool:
    """Whether a member of a comma list names somebody, and is no title or paragraf of the one before."""
    if not piece or vocabulary().replaces.match(piece):
        return False
    head = PARENTHESES.split(PARAGRAPHS.split(piece)[0])[0].rstrip(" (.").split()
    titles = 0
    while titles < len(head) and (is_title(head[titles]) or head[titles][0].islower()):
        titles += 1
    name = head[titles:]
    if len(name) < 2 or not all(NAME_WORD.match(word) or word in vocabulary().particles for word in name):
        return False
    if _is_party(_first_parenthesis(piece), role):
        return True
    # "kommundirektör Anna Ek, ekonom Bo Al" and "Anna Ek och ekonom Bo Al" name two; "Anna Ek, chef Norra Sala" one
    if titles and joiner in ",;" and not (is_title(before.split()[0]) or before[0].islower()):
        return False
    return not any(is_title(word) or word.casefold() in vocabulary().organisations for word in name)


def _is_place(text: str) -> bool:
    """Whether a part of an elected person's row says where the person comes from: "Bo Al, Ådala (S)"."""
    words = text.split()
    return all(NAME_WORD.match(word) for word in words) and not any(map(is_title, words))


def _first_parenthesis(text: str) -> str:
    match = PARENTHESES.search(text)
    return match[1].split(",")[0].strip() if match else ""


def _is_party(text: str, role: str) -> bool:
    """Whether what stands in parentheses is a party; among officials only capitals are."""
    low = text.casefold()
    if not text or is_title(text) or low in vocabulary().roles or low in vocabulary().remarks:
        return False
    return (CODE if role == "ovrig" else _PARTY_CODE).fullmatch(text) is not None


def _person_entries(text: str, role: str) -> Iterator[Entry]:
    """The entries of one person: one, or one for each member whom the person replaces."""
    clauses = [] if role == "ovrig" else list(vocabulary().replaces.finditer(text))
    # "tjg. ers." says no more than the role where no name follows.
    clauses = [match for match in clauses if match.end() < len(text)]
    head = text[: clauses[0].start()] if clauses else text
    person = _Row(head.rstrip(" (,-–"), role)
    if not person.name:
        return
    paragraphs = person.paragraphs
    befores: list[re.Match[str] | None] = [*clauses] or [None]
    for match, after in zip(befores, [*befores[1:], None], strict=True):
        replaced, stated = None, None
        if match:
            tail = text[match.end() : after.start() if after else None]
            tail = tail.rstrip(" ,").removesuffix(")") if tail.count(")") > tail.count("(") else tail
            other = _Row(tail.strip(" ,"), "ledamot")
            replaced = other.person() if other.name and other.name[0].isupper() else None
            stated = other.paragraphs
        served = paragraphs or stated
        # "X (S) §§ 1-4 ersätter Y (S), § 5 ersätter Z (S)": what stands before the next clause belongs to it
        paragraphs = stated if paragraphs else None
        served_as = "tjanstgorande_ersattare" if match else person.role
        yield _entry(person.name, person.party, served_as, person.title, replaced, served)


def _entry(
    name: str,
    party: str | None,
    role: str,
    title: str | None = None,
    replaces: Entry | None = None,
    paragraphs: str | None = None,
) -> Entry:
    return {
        "name": name,
        "party": party,
        "role": role,
        "title": title,
        "replaces": replaces,
        "paragraphs": paragraphs,
    }


class _Row:
    """One person's text taken apart: name, party, title, role and paragrafer."""

    def __init__(self, text: str, role: str) -> None:
        self.party: str | None = None
        self.role_word: str | None = None
        self.titles: list[str] = []
        inner: list[str] = []
        cut = len(text)
        for match in PARENTHESES.finditer(text):
            items = [item.strip() for item in match[1].split(",")]
            if self.party is None and _is_party(items[0], role):
                self.party = "-" if set(items[0]) <= {"-", "–"} else items[0]
                cut = min(cut, match.start())
                items = items[1:]
            inner += items
        outside = PARENTHESES.sub(lambda match: " " * len(match[0]), text)
        self.paragraphs = _found(outside) or _found(", ".join(item for item in inner if not _AGENDA.match(item)))
        before, after = (_bare(part) for part in (outside[:cut], outside[cut:]))
        name, *chunks = (chunk.strip() for chunk in re.split(r",|[ ][-–][ ]", before))
        self.name, title = self._name(name, role)
        if " " not in self.name and chunks and not is_title(chunks[0]) and NAME_WORD.match(chunks[0]):
            self.name = f"{chunks.pop(0)} {self.name}"  # "Ek, Anna (S)"
        chunks = [title, *chunks, *re.split(r",|[ ][-–][ ]", after), *map(_bare, inner)]
        for chunk in chunks:
            self._take(chunk.strip(" ;:-–"), role)
        self.title = ", ".join(self.titles) or None
        self.role = self._role(role)

    def _name(self, text: str, role: str) -> tuple[str, str]:
        """The name in a text without parentheses, and the title before or behind it."""
        words = text.split()
        while len(words) > 2 and words[0].casefold() in vocabulary().roles:
            self.role_word = vocabulary().roles[words.pop(0).casefold()]  # "Ledamöterna Anna Ek (S), Bo Al (M)"
        text = " ".join(words)
        if not words or (words[0][0].isdigit() and not is_title(words[0])):
            return text, ""  # "5 elever"
        titles = [
            index
            for index, word in enumerate(words)
            if is_title(word) or (not NAME_WORD.match(word) and word not in vocabulary().particles)
        ]
        if not titles:
            if role != "ovrig" and self.party is None and len(words) > 2 and CODE.fullmatch(words[-1]):
                self.party = words.pop()  # "Anna Ek S"
            return " ".join(words), ""
        first, behind = titles[0], titles[-1] + 1
        if first == 0 and behind == len(words):
            return ("", text) if role != "ovrig" else (text, "")
        if first == 0:
            return " ".join(words[behind:]), " ".join(words[:behind])
        if first == 1:
            return text, ""  # "Två personalföreträdare"
        return " ".join(words[:first]), " ".join(words[first:])

    def _take(self, chunk: str, role: str) -> None:
        """Files a part of the row that is no name: a role, a bare party, a title, or a remark."""
        low = chunk.casefold()
        if low.rstrip(".") in vocabulary().remarks or _REMARK.match(chunk) or not any(map(str.isalpha, chunk)):
            return
        if low in vocabulary().roles:
            self.role_word = vocabulary().roles[low]
        elif role != "ovrig" and low.startswith("för "):
            self.role_word = "tjanstgorande_ersattare"  # "för vakant plats"
        elif self.party is None and role != "ovrig" and CODE.fullmatch(chunk) and not is_title(chunk):
            self.party = chunk
        elif role == "ovrig" or not _is_place(chunk):
            self.titles.append(chunk)

    def _role(self, role: str) -> str:
        word = self.role_word
        if role == "narvarande":
            is_member = self.party or not self.title or "ordförande" in self.title.casefold()
            return word or ("ledamot" if is_member else "ovrig")
        if role == "ledamot" and word == "ersattare":
            return "tjanstgorande_ersattare"
        if word is None or role == "tjanstgorande_ersattare" or (role == "ovrig" and self.party is None):
            return role
        return word

    def person(self) -> Entry:
        return {"name": self.name, "party": self.party, "with_others": False}


def _found(text: str) -> str | None:
    """The paragrafer that a text names, as written."""
    return ", ".join(" ".join(match[0].split()) for match in PARAGRAPHS.finditer(text)) or None


def _bare(text: str) -> str:
    """The text without paragrafer and times."""
    if "§" in text:
        text = PARAGRAPHS.sub(" ", text)
    if any(map(str.isdigit, text)):
        text = _WHEN.sub(" ", text)
    return " ".join(text.split()).strip(" ,;")
