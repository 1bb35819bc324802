"""Attendance: who was there, as what, for whom and for which paragrafer.

``rows`` puts the cells of a list together to one text a person; ``entries`` reads one such text. In a list of
members and substitutes the party in parentheses tells where a name ends; in a list of officials a title does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from protokollparse.extract.fields import Cell
from protokollparse.lexicon import table

Entry = dict[str, Any]

# "§§111-114", "§ 23 - 31", "§§ 71 – 84, 86 – 90", "§111, §115", "§§ 3-5 och 8", "from § 12", "ej § 5"
PARAGRAPHS = re.compile(
    r"(?:(?<!\w)(?:från[ ]och[ ]med|till[ ]och[ ]med|fr\.?[ ]?o\.?[ ]?m\.?|t\.?[ ]?o\.?[ ]?m\.?|från|till"
    r"|efter|före|ej|utom|inte|del[ ]av|under)[ ])?§{1,2}[ ]?\d{1,4}(?:[ ]?[a-z]\b)?"
    r"(?:(?:[ ]?[-–—,&][ ]?|[ ](?:och|samt|till)[ ])(?:§{1,2}[ ]?)?\d{1,4}(?![.:]?\d)(?:[ ]?[a-z]\b)?)*",
    re.IGNORECASE,
)
# "kl. 13.00-14.20", "till kl 15:00", "från 18.30": when, which is no title
_WHEN = re.compile(
    r",?[ ]?(?:\b(?:till|från|fr\.?o\.?m\.?|t\.?o\.?m\.?|efter|anlände|ankom|anländer|kom|lämnade|avvek|lämnar)[ ])?"
    r"(?:\bkl\b\.?[ ]?\d{1,2}(?:[.:]?\d\d)?|\b\d{1,2}[.:]\d\d)"
    r"(?:[ ]?[-–][ ]?(?:kl\.?[ ]?)?\d{1,2}(?:[.:]?\d\d)?)?",
    re.IGNORECASE,
)
# What a list puts before its rows: "- ", "• ", "1. ", "* "
_MARK = re.compile(r"^(?:[-–•*☒☑☐✓✔]|\d{1,3}[.)])[ ]+")
_PARENTHESES = re.compile(r"\(+([^()]*)\)+")
# "punkt A", "p. 2", "ärende 3": which point of the agenda, no title
_AGENDA = re.compile(r"(?:punkt(?:en|erna)?|p\.|ärende)[ ]?[A-ZÅÄÖ0-9][\w,. /-]{0,12}$", re.IGNORECASE)
# A party in parentheses: "S", "BoA", "Sala", "-"; without them, or among officials: "s", "KD", "BOO"
_PARTY_CODE = re.compile(r"[A-ZÅÄÖ][\wÅÄÖåäö./+-]{0,9}|[a-zåäö]{1,3}|[-–]{1,2}")
_CODE = re.compile(r"[A-ZÅÄÖ]{1,4}|-{1,2}|[smvlcd]|kd|mp|sd|fp")
# "Anna Berg Ek (S)": most rows are no more than this
_PLAIN = re.compile(
    r"(?P<name>[^\W\d_a-zåäö][\w’'-]+(?:[ ][^\W\d_a-zåäö][\w’'-]+){1,3})[ ]\((?P<party>[A-ZÅÄÖ]{1,4})\)"
)
_NAME_WORD = re.compile(r"[^\W\d_a-zåäöéü][\w’'´`.-]*$")
_JOINERS = re.compile(r"[ ]*(?:[,;]|[ ]och(?=[ ])|[ ]samt(?=[ ]))[ ]*")


@cache
def _words() -> dict[str, Any]:
    data = table("front")
    phrases = sorted(data["row"]["replaces"], key=len, reverse=True)
    any_case = "|".join(re.escape(phrase) for phrase in phrases if phrase != "för")
    return {
        # "ersätter Bo Al", "tjg. ers. för Bo Al", "ers: Bo Al", "för Bo Al"
        "replaces": re.compile(rf"(?<![\w.])(?:(?i:{any_case})(?![\w])[ :.]*|för[ ](?=[A-ZÅÄÖÉ]))"),
        "roles": data["row"]["roles"],
        "endings": tuple(data["titles"]["endings"]),
        "titles": frozenset(data["titles"]["words"]),
        "remarks": frozenset(data["remarks"]["words"]),
        "placeholders": frozenset(data["placeholders"]["words"]),
        "organisations": frozenset(data["organisations"]["words"]),
        "particles": frozenset(table("people")["particles"]["words"]),
    }


def is_title(word: str) -> bool:
    """Whether a word is, or starts, a title: "Avdelningschef", "vice", "1:e"."""
    low = word.casefold().strip("(),;:")
    words = _words()
    return low in words["titles"] or (len(low) > 1 and low.endswith(words["endings"]))


def attendance(cells: Sequence[Cell], role: str) -> list[Entry]:
    """The attendance of one list, of which ``role`` is ``narvarande`` where it mixes elected and others."""
    found: list[Entry] = []
    for text, parts in rows(cells):
        place = span(parts[0], parts[-1])
        found += [
            entry | {"span": dict(place), "line": parts[0].line.number} for entry in entries(text, role)
        ]
    return found


def span(first: Cell, last: Cell) -> dict[str, int | None]:
    """The source span from the start of one cell to the end of another."""
    start = first.line.span(first.at, first.at + len(first.text))
    end = last.line.span(last.at, last.at + len(last.text))
    return start | {"end": max(start["end"] or 0, end["end"] or 0)}


def rows(cells: Sequence[Cell]) -> list[tuple[str, list[Cell]]]:
    """One text a row, with its cells; wrapped rows and the columns of a table are joined."""
    found: list[list[Cell]] = []
    for cell in cells:
        if not _MARK.fullmatch(cell.text + " ") and cell.text.casefold() not in ("x", "1"):
            onto = _continued(found, cell)
            if onto is None:
                found.append([cell])
            else:
                onto.append(cell)
    return [(_joined(row), row) for row in found]


def _joined(row: Sequence[Cell]) -> str:
    out = ""
    for cell in row:
        text = " ".join(cell.text.split())
        divided = out[-1:] == "-" and out[-2:-1].isalpha()
        out = (
            f"{out}{text}"
            if divided and text[:1].isupper()
            else f"{out[:-1]}{text}"
            if divided
            else f"{out} {text}"
        )
    return out.strip()


def _continued(found: Sequence[list[Cell]], cell: Cell) -> list[Cell] | None:
    """The row that a cell goes on with, or None where it starts one of its own."""
    if not found:
        return None
    beside = found[-1][-1].line is cell.line
    same = [
        row
        for row in found[-8:]
        if abs(row[-1].column - cell.column) <= 2 or abs(row[0].column - cell.column) <= 2
    ]
    row = found[-1] if beside or not same else same[-1]
    before, text = _joined(row), _MARK.sub("", cell.text, count=1)
    if _PLAIN.fullmatch(before) and _PLAIN.fullmatch(text):
        return None
    if beside:
        return None if _starts_person(text) else row
    if _is_open(before):
        return row
    if text[0] in "(§" or (cell.text is text and _continues(before, text)):
        return row
    return None


def _is_open(text: str) -> bool:
    """Whether a row's text breaks off in the middle."""
    low = text.casefold()
    if text.count("(") > text.count(")") or low.endswith(
        (",", ";", " och", " samt", "-", " för", " vice", ":", " §", "§§")
    ):
        return True
    clauses = list(_words()["replaces"].finditer(text))
    return bool(clauses) and clauses[-1].end() >= len(text)


def _continues(before: str, text: str) -> bool:
    """Whether a text without a mark of its own goes on with the row before it."""
    head = _PARENTHESES.search(text)
    name = (text[: head.start()] if head else _PARENTHESES.split(text)[0]).split()
    if text[0].islower() and not _starts_person(text):
        return True
    if _words()["replaces"].match(text) or all(map(is_title, name)):
        return True
    if len(name) == 1 and head:
        # "Anna Berg" / "Ek (S)"; "… ersätter Anna Berg" / "Ek (S)"
        return not before.rstrip(" ,").endswith(")") and not PARAGRAPHS.search(before)
    tail = _words()["replaces"].split(before)
    return len(tail) > 1 and len(tail[-1].split()) == 1 and tail[-1][:1].isupper() and head is not None


def _starts_person(text: str) -> bool:
    """Whether a text starts with a name, or with a title and a name."""
    head = _PARENTHESES.split(PARAGRAPHS.split(text)[0])[0]
    if _words()["replaces"].match(text):
        return False
    words = head.replace(",", " ").split()
    while words and (is_title(words[0]) or words[0].casefold() in _words()["roles"]):
        words.pop(0)
    return len(words) > 1 and bool(_NAME_WORD.match(words[0])) and len(words[0]) > 1


def entries(text: str, role: str) -> Iterator[Entry]:
    """The entries of one row: several where it lists several persons, or one person replaces several.

    ``role`` is the list's; a row can say otherwise ("Bo Al (S) ersätter Cia Du (S)").
    """
    text = _MARK.sub("", text, count=1).strip(" ,;")
    plain = _PLAIN.fullmatch(text)
    if plain and role != "ovrig" and not any(map(is_title, plain["name"].split())):
        yield _entry(plain["name"], plain["party"], "ledamot" if role == "narvarande" else role)
        return
    for part in _split_persons(text, role):
        if not _is_placeholder(part):
            yield from _person_entries(part, role)


def _is_placeholder(text: str) -> bool:
    words = text.casefold().replace("(", " ").split()
    return (
        not words
        or words[0].strip(",.:") in _words()["placeholders"]
        or text.casefold() in _words()["titles"]
    )


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
        if _is_new_person(text[starts[-1] : match.start()], piece, role):
            ends.append(match.start())
            starts.append(match.end())
    return [text[start:end] for start, end in zip(starts, [*ends, None], strict=True)]


def _is_new_person(before: str, piece: str, role: str) -> bool:
    """Whether a member of a comma list names somebody, and is no title or paragraf of the one before."""
    if not piece or _words()["replaces"].match(piece):
        return False
    head = _PARENTHESES.split(PARAGRAPHS.split(piece)[0])[0].split()
    titles = 0
    while titles < len(head) and (is_title(head[titles]) or head[titles][0].islower()):
        titles += 1
    name = head[titles:]
    if len(name) < 2 or not all(_NAME_WORD.match(word) or word in _words()["particles"] for word in name):
        return False
    if _is_party(_first_parenthesis(piece), role):
        return True
    # "kommundirektör Anna Ek, ekonom Bo Al" names two; "Anna Ek, chef Norra Sala" one
    if titles and not (is_title(before.split()[0]) or before[0].islower()):
        return False
    return not any(is_title(word) or word.casefold() in _words()["organisations"] for word in name)


def _first_parenthesis(text: str) -> str:
    match = _PARENTHESES.search(text)
    return match[1].split(",")[0].strip() if match else ""


def _is_party(text: str, role: str) -> bool:
    """Whether what stands in parentheses is a party; among officials only capitals are."""
    low = text.casefold()
    if not text or is_title(text) or low in _words()["roles"] or low in _words()["remarks"]:
        return False
    return (_CODE if role == "ovrig" else _PARTY_CODE).fullmatch(text) is not None


def _person_entries(text: str, role: str) -> Iterator[Entry]:
    """The entries of one person: one, or one for each member whom the person replaces."""
    clauses = [] if role == "ovrig" else list(_words()["replaces"].finditer(text))
    # "tjg. ers." says no more than the role where no name follows.
    clauses = [match for match in clauses if match.end() < len(text)]
    head = text[: clauses[0].start()] if clauses else text
    person = _Row(head.rstrip(" (,-–"), role)
    if not person.name:
        return
    paragraphs = person.paragraphs
    for match, after in zip(clauses or [None], [*clauses[1:], None], strict=True):
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
        for match in _PARENTHESES.finditer(text):
            items = [item.strip() for item in match[1].split(",")]
            if self.party is None and _is_party(items[0], role):
                self.party = "-" if set(items[0]) <= {"-", "–"} else items[0]
                cut = min(cut, match.start())
                items = items[1:]
            inner += items
        outside = _PARENTHESES.sub(lambda match: " " * len(match[0]), text)
        self.paragraphs = _found(outside) or _found(
            ", ".join(item for item in inner if not _AGENDA.match(item))
        )
        before, after = (_bare(part) for part in (outside[:cut], outside[cut:]))
        name, *chunks = (chunk.strip() for chunk in re.split(r",|[ ][-–][ ]", before))
        self.name, title = self._name(name, role)
        if " " not in self.name and chunks and not is_title(chunks[0]) and _NAME_WORD.match(chunks[0]):
            self.name = f"{chunks.pop(0)} {self.name}"  # "Ek, Anna (S)"
        chunks = [title, *chunks, *re.split(r",|[ ][-–][ ]", after), *map(_bare, inner)]
        for chunk in chunks:
            self._take(chunk.strip(" ;:-–"), role)
        self.title = ", ".join(self.titles) or None
        self.role = self._role(role)

    def _name(self, text: str, role: str) -> tuple[str, str]:
        """The name in a text without parentheses, and the title before or behind it."""
        words = text.split()
        if not words or (words[0][0].isdigit() and not is_title(words[0])):
            return text, ""
        titles = [
            i
            for i, word in enumerate(words)
            if is_title(word) or (not _NAME_WORD.match(word) and word not in _words()["particles"])
        ]
        if not titles:
            if (
                role != "ovrig"
                and self.party is None
                and len(words) > 2
                and words[-1].isupper()
                and not text.isupper()
            ):
                self.party = (
                    words.pop()
                    if len(words[-1]) < 6 and len(words[-1].strip(".")) == len(words[-1])
                    else None
                )
            return " ".join(words), ""
        if titles[0] == 0:
            last = titles[-1] + 1
            if last == len(words):
                return ("", text) if role != "ovrig" else (text, "")
            return " ".join(words[last:]), " ".join(words[:last])
        if titles[0] == 1 and not is_title(words[1]):
            return text, ""
        return " ".join(words[: titles[0]]), " ".join(words[titles[0] :])

    def _take(self, chunk: str, role: str) -> None:
        """Files a part of the row that is no name: a role, a bare party, a title, or a remark."""
        low = chunk.casefold()
        if low.rstrip(".") in _words()["remarks"] or _AGENDA.match(chunk) or not any(map(str.isalpha, chunk)):
            return
        if low in _words()["roles"]:
            self.role_word = _words()["roles"][low]
        elif self.party is None and role != "ovrig" and _CODE.fullmatch(chunk) and not is_title(chunk):
            self.party = chunk
        else:
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
