"""Names, parties and lists of both, as Swedish minutes write them.

A person is recognised by the party in parentheses behind the name ("Anna Ek m.fl. (S)"); whatever short word
stands there counts, because local parties are legion. A person without a party needs two capitalised words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from protokollparse.compiled import pattern
from protokollparse.lexicon import table

Person = dict[str, Any]
By = dict[str, Any]

# "(S)", "((SD)", "(-)", "(kd)", "(S)", "(S, ordf.)" but no "(ordförande)", "(2023)", "(SOU 2023:69)"
PARTY = pattern(r"\(\(?[ ]?(?P<party>[A-ZÅÄÖ][\wÅÄÖåäö./+-]{0,9}|[a-zåäö]{1,3}|-{1,2}|–)[ ]?(?:,[^()]{1,20})?\)\)?")
# "m.fl.", "m fl", "m. fl.", "med flera"
_OTHERS = pattern(r"\b(?:m\.?[ ]?fl\b\.?|med[ ]flera)")
# "A, B och C": what parts the members of a list
_SEPARATORS = pattern(r"(?:(?<!\s)\s++)?(?:,|;|\boch\b|\bsamt\b|\bjämte\b)\s*+")
# "Ek (S) reserverar sig": the end of a name that a wrap has cut
SURNAME = pattern(r"[A-ZÅÄÖ][\w-]+ \((?:[A-ZÅÄÖ]{1,3}|-)\)")
# A capitalised word of a name: "Ek", "Åsa-Lena", "D'Angelo", "d'Albertis", "E.", "McCoy", "Öberg/Ek"
_NAME_WORD = pattern(r"(?:[dl]['’])?[^\W\d_a-zåäöéüßøæ][\w’'´`.-]*$")
# "från D och SD", "M-, KD- och C-ledamöterna": abbreviations in a row
_ABBREVIATIONS = pattern(r"(?<![\w(/])([A-ZÅÄÖ]{1,5}|-)(?!\w|-(?!grupp|ledam|represent|,[ ]| och ))")

_LONGEST = 200  # characters of a name with its titles


@cache
def _words() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    data = table("people")
    parties = dict(data["parties"])
    parties |= {f"{name}s": short for name, short in parties.items()}
    return frozenset(data["titles"]["words"]), frozenset(data["particles"]["words"]), parties


def _name(chunk: str) -> str | None:
    """The name at the end of the text before a party: "vice ordföranden Jan Ek" gives "Jan Ek"."""
    titles, particles, _ = _words()
    words: list[str] = []
    for word in reversed(chunk.split()):
        if not (_NAME_WORD.match(word) or (words and word in particles)):
            break
        words.append(word)
    words.reverse()
    while words and (words[0].casefold() in titles or words[0] in particles):
        words.pop(0)
    name = " ".join(words).strip(" .,;:")
    return name or None


# "Carl Ek, m, och Eva Öst, KD": the way of older minutes, and of some towns
AFTER_COMMA = pattern(
    r"(?<=[a-zåäöé]), (?P<party>(?i:s|m|c|v|l|fp|kd|mp|sd)|nyd)(?=[,.;:]|[ ](?:och|samt|yrk|res|anm|m\.?[ ]?fl)|$)"
)


def with_parentheses(text: str) -> str:
    """A text with its parties in parentheses, where it has them behind a comma: "Carl Ek, m," gives "Carl Ek (m),"."""
    return text if "(" in text or ", " not in text else AFTER_COMMA.sub(r" (\g<party>)", text)


def persons(text: str) -> list[Person]:
    """Everyone in the text who has a party behind the name, in order.

    "Anna Ek m.fl. (S), Bo af Ugglas (M) och C Öst (-) m.fl." gives three.
    """
    text = with_parentheses(text)
    if "(" not in text:
        return []
    found: list[Person] = []
    at = 0
    for match in PARTY.finditer(text):
        chunk = text[max(at, match.start() - _LONGEST) : match.start()]
        others = _OTHERS.search(chunk[-14:])
        if others:
            chunk = chunk[: len(chunk) - min(14, len(chunk)) + others.start()]
        name = _name(_last_member(chunk))
        if name is None:
            continue
        at = match.end()
        party = match["party"].replace("–", "-")
        after = _OTHERS.match(text[at:].lstrip(" ,")[:12])
        found.append(
            {
                "name": name,
                "party": "-" if set(party) == {"-"} else party,
                "with_others": bool(others) or after is not None,
            }
        )
    return found


def _last_member(chunk: str) -> str:
    """The text behind the last separator: ", samt vice ordföranden Jan Ek " gives "vice ordföranden Jan Ek"."""
    parts = [part for part in _SEPARATORS.split(chunk) if part.strip()]
    return parts[-1] if parts else ""


def named(text: str) -> list[Person]:
    """Persons of a bare list of names, with or without parties: "Anna Ek, Bo Al (M)"."""
    found = []
    for part in _SEPARATORS.split(_without_parties(text)):
        others = _OTHERS.search(part)
        bare = part[: others.start()] if others else part
        name = _name(bare)
        if name and len(name.split()) > 1 and name.split()[-1] == bare.split()[-1].strip(" .,;:"):
            found.append({"name": name, "party": None, "with_others": others is not None})
    return found


def _without_parties(text: str) -> str:
    return PARTY.sub("", text) if "(" in text else text


def parties(text: str) -> list[str]:
    """Parties that the text names as groups: "Ledamöterna från D och SD", "Centerpartiets", "(M), (KD) och L"."""
    _, _, names = _words()
    found: list[tuple[int, str]] = []
    low = text.casefold()
    for match in re.finditer(r"[\w-]{3,}", low):
        short = names.get(match[0])
        if short:
            found.append((match.start(), short))
    found += [(m.start(), m[1]) for m in _ABBREVIATIONS.finditer(text)]
    found += [(m.start(), m["party"]) for m in PARTY.finditer(text) if m["party"].isupper() or set(m["party"]) <= {"-"}]
    return list(dict.fromkeys(short for _, short in sorted(found)))


# "Sjöbypartiet", "FörNyaNora": names that no register holds
_LOCAL = pattern(r"(?:[A-ZÅÄÖ][\w-]+(?:partiet|listan|demokraterna)|[A-ZÅÄÖ][a-zåäö]{1,20}[A-ZÅÄÖ]\w{1,30})$")


def local_parties(text: str) -> list[str]:
    """The local parties of a subject, by their names: "Moderaterna och Sjöbypartiet" gives "Sjöbypartiet"."""
    _, _, known = _words()
    names = (part.strip(" .") for part in _SEPARATORS.split(text))
    return [name for name in names if _LOCAL.match(name) and name.casefold() not in known]


def without_parties(text: str) -> str:
    """A text without the parties that it names as groups: names, abbreviations and parentheses."""
    _, _, names = _words()
    text = PARTY.sub(" ", text)
    return _ABBREVIATIONS.sub(" ", re.sub(r"[\w-]{3,}", lambda m: " " if m[0].casefold() in names else m[0], text))


def by(text: str) -> By:
    """Who acts in a subject: the persons with a party, else the parties, else bare names."""
    people = persons(text)
    if people:
        rest = text
        for person in people:
            rest = rest.replace(person["name"], " ")
        groups = _group_parties(PARTY.sub(" ", rest))
        return {"persons": people, "parties": groups}
    groups = _group_parties(text) or (parties(text) if "(" in text else [])
    if groups:
        return {"persons": [], "parties": groups}
    return {"persons": named(text), "parties": []}


# "Reservation från Bo Al (M)", "Särskilt yttrande (M), (KD)"
_WHOSE = pattern(
    r"(?:[ ](?:från|av)[ ](?P<who>.{2,80})"
    r"|[ ]?(?P<codes>\([\w-]{1,5}\)(?:(?:,|[ ]och)[ ]?\([\w-]{1,5}\)){0,6}+))$"
)


def whose(heading: str) -> By | None:
    """Those whose the text below a heading is, as it says: "Reservation från Bo Al (M)", "Särskilt yttrande (M)"."""
    match = _WHOSE.search(heading.rstrip(" :")) if heading else None
    found = by(match["who"] or match["codes"]) if match else None
    return found if found and (found["persons"] or found["parties"]) else None


def _group_parties(text: str) -> list[str]:
    """The parties of a text from which persons are taken away; a single letter alone could be an initial."""
    return parties(text)
