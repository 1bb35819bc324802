"""Officials in a report: who handles the case, who signs under the text and who approved it.

An official is told by form: two to five capitalised words, and a title by the end of one of its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from protokollparse.compiled import pattern
from protokollparse.extract import dates
from protokollparse.lexicon import table
from protokollparse.lines import Line, location

Record = dict[str, Any]

_COLUMNS = pattern(r"[ ]{2,}|[ ]?\t+[ ]?", needs=("  ", "\t"))
# "Anna-Lena Ek", "Carl af Ugglas", "E. Öst", "Bo von der Al"
_CAPITAL = r"[^\W\d_a-zåäöéü][\w’'.-]*+"
_NAME = pattern(rf"{_CAPITAL}(?:[ ](?:{_CAPITAL}|af|von|van|de|der|al|el|la)){{0,3}}[ ]{_CAPITAL}")
# "+46 8 508 43 024", "08-508 43 024", "(0304) 12 34 56"; behind a label any number
_PHONE = pattern(r"(?<![\w/.-])(?:\+\d\d|\(?0\d)[\d ()–-]{5,18}\d(?![\w/-])")
_LABELLED_PHONE = pattern(
    r"(?:tel(?:efon)?|mobil|tfn|växel|direkt)(?:nummer|nr)?[.:]*[ ]*(?P<number>\+?[\d(][\d ()–-]{4,18}\d)",
    re.IGNORECASE,
)
_EMAIL = pattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
# What is left of a contact line once numbers and addresses are taken away
_CONTACT_LABEL = pattern(
    r"\b(?:tel(?:efon)?|mobil|tfn|växel|direkt|e-?post(?:adress)?|mejl|mail)(?:nummer|nr)?\b[.:]*|\((?:telefon|växel|mobil)?\)",
    re.IGNORECASE,
)
_PREPOSITION = pattern(r"[ ](?:av|för|från|i|om|på|till|vid)[ ]")
_LIST = pattern(r"[ ]?[,;/|()][ ]?")
_AND = pattern(r"[ ](?:och|&)[ ]")
# What may follow the date of an approval: "10:32", "kl. 10.32"
_CLOCK = pattern(r"[ T,]*+(?:kl\.? ?)?(?:\d\d[:.]\d\d(?:[:.]\d\d)?)?[ .]*+$")
_MOST_NAMES = 6  # that stand over one another
_SIGNATURE_WIDTH = 60  # characters at the most for a line of a signature


@cache
def _title_ends() -> tuple[str, ...]:
    return tuple(table("titles")["officials"]["ends"])


@cache
def _words(topic: str, key: str) -> tuple[str, ...]:
    return tuple(table("report")[topic][key])


def is_title(text: str) -> bool:
    """Whether a text is an official's title: "TF förvaltningschef", "Chef för kvalitet", but not "Svar om en chef"."""
    if not 3 < len(text) < 80 or text.endswith((".", ":", "?")) or any(map(str.isdigit, text)):
        return False
    words = re.split(r"[ ,/-]+", _PREPOSITION.split(text.casefold(), maxsplit=1)[0])
    return any(word.endswith(_title_ends()) for word in words)


def is_name(text: str) -> bool:
    """Whether a text is a person's name and nothing else, as far as its form tells."""
    return len(text) < _SIGNATURE_WIDTH and _NAME.fullmatch(text) is not None and not is_title(text)


class Contact(NamedTuple):
    """What a line of a head says of officials."""

    names: list[str]
    title: str | None
    phones: list[str]
    email: str | None

    def __bool__(self) -> bool:
        return bool(self.names or self.title or self.phones or self.email)


def contact(text: str) -> Contact:
    """Names, a title, phone numbers and an address; empty where the text holds anything else.

    "Eva Ek, utredare, 08-508 43 024" gives a name, a title and a number; "Anna Ek och Bo Al" two names.
    """
    phones = [match["number"].strip() for match in _LABELLED_PHONE.finditer(text)]
    rest = _LABELLED_PHONE.sub(",", text)
    if not any(map(_is_date, (rest,))):
        phones += [match[0] for match in _PHONE.finditer(rest)]
        rest = _PHONE.sub(",", rest)
    address = _EMAIL.search(rest)
    rest = _CONTACT_LABEL.sub(",", _EMAIL.sub(",", rest))
    names: list[str] = []
    titles: list[str] = []
    for part in filter(None, (part.strip(" .:-–") for part in _LIST.split(rest))):
        if not titles and all(map(is_name, _AND.split(part))):
            names += _AND.split(part)
        elif is_title(part) or names:
            titles.append(part)
        else:
            return Contact([], None, [], None)
    if titles and not any(map(is_title, titles)):
        return Contact([], None, [], None)
    return Contact(names, ", ".join(titles) or None, phones, address[0].rstrip(".") if address else None)


def _is_date(text: str) -> bool:
    return next(dates.scan(text), None) is not None


def add_contact(people: list[Record], found: Contact, line: Line) -> None:
    """Add what a line says to the officials so far: new ones, or what was not known of the last ones."""
    people += [{"name": name, "phone": None, "email": None, "title": None, **location(line)} for name in found.names]
    if not people:
        return
    if found.title and not people[-1]["title"]:
        people[-1]["title"] = found.title
    last = [each for each in people if each["line"] == people[-1]["line"]]  # named on one line
    for number, person in zip(found.phones, [each for each in last if not each["phone"]], strict=False):
        person["phone"] = number
    if found.email:
        named = (each for each in people if _is_address_of(found.email, each["name"]))
        owner = next(named, None) or next((each for each in last if not each["email"]), last[-1])
        owner["email"] = owner["email"] or found.email


def _is_address_of(address: str, name: str) -> bool:
    plain = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    *_, last = ["", *plain.split()]  # of a name in other letters nothing is left
    return bool(last) and last in address.partition("@")[0].casefold()


_ABOUT = pattern(r"[ ](?:av|för|från|i|inom|med|mot|om|på|till|vid|över)[ ]")


class Signatures(NamedTuple):
    """Officials at the foot of a report, and the indexes of the lines that name them."""

    records: list[Record]
    lines: list[int]


def signers(lines: Sequence[Line], is_heading: Callable[[str], object] = lambda _: None) -> Signatures:
    """Those who sign under a text.

    A signature is a name with a title below it, on lines that stand free; several can stand in columns.
    "Eva Ek, enhetschef" is one where a line above it opens the signatures ("På nämndens vägnar"). ``is_heading``
    tells the headings of sections, which end a signature.
    """
    found = Signatures([], [])
    opened = False  # by a line such as "Ansvariga"
    index = 0
    while index < len(lines):
        line = lines[index]
        stands_free = line.gap or opened or not index or lines[index - 1].text.endswith(".")
        signed = _signature(lines, index) if stands_free or index - 1 in found.lines[-1:] else None
        single = _name_and_title(line.text) if opened else None
        if signed:
            place = location(line, lines[signed.last])
            found.records.extend({"name": name, "title": title, **place} for name, title in signed.pairs)
            last = _last_of_signature(lines, signed.last, is_heading)
            found.lines.extend(range(index, last + 1))
            index = last
        elif single:
            found.records.append({"name": single[0], "title": single[1], **location(line)})
            found.lines.append(index)
        elif _opens_signatures(lines, index):
            opened = True
            found.lines.append(index)
        else:
            opened = False
        index += 1
    return found if found.records else Signatures([], [])


def _name_and_title(text: str) -> tuple[str, str] | None:
    """The name and the title of one line: "Eva Ek, enhetschef", "Eva Ek Enhetschef"."""
    found = contact(text)
    if "," in text:
        return (found.names[0], found.title) if len(found.names) == 1 and found.title else None
    words = text.split()
    at = next((i for i, word in enumerate(words) if i > 1 and is_title(word)), 0)
    name, title = " ".join(words[:at]), " ".join(words[at:])
    return (name, title) if at and len(words) < 8 and is_name(name) else None


def _opens_signatures(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands over signatures: "På nämndens vägnar", "Ansvariga", the name of the office."""
    text = lines[index].text.casefold().rstrip(":")
    if len(text) > _SIGNATURE_WIDTH or index + 1 == len(lines):
        return False
    if text in _words("signoff", "headings") or text.endswith(_words("signoff", "ends")):
        return True
    is_office = len(text.split()) < 5 and (text.startswith(_words("signoff", "starts")) or is_sender(text))
    if not is_office or not lines[index].gap:
        return False
    below = contact(lines[index + 1].text)
    return _signature(lines, index + 1) is not None or (bool(below.names) and below.title is not None)


def is_sender(text: str) -> bool:
    """Whether a text names an administration: "Socialförvaltningen", "Avdelningen för bibliotek".

    "Översyn av elevhälsans verksamhet" tells what a case is about.
    """
    words = text.casefold().split()
    ends = _words("senders", "ends")
    if not 0 < len(words) < 8 or text.endswith("."):
        return False
    return words[0].endswith(ends) or (words[-1].endswith(ends) and not _ABOUT.search(text))


class _Signed(NamedTuple):
    """Names with their titles, and the index of the line that ends them."""

    pairs: list[tuple[str, str]]
    last: int


def _signature(lines: Sequence[Line], index: int) -> _Signed | None:
    """The signature that starts on a line: its names, with the titles below them; None where it holds none.

    In plain reading order names that stood in columns come over one another, and their titles after them.
    """
    names = [lines[index].text]
    near = max(2, lines[index].gap)  # closer to the name than the name to the text above it
    for line in lines[index + 1 : index + _MOST_NAMES]:
        if line.gap >= near or not is_name(line.text):
            break
        names.append(line.text)
    count = len(names)
    titles = lines[index + count : index + 2 * count]
    stacked = count > 1 and len(titles) == count and is_name(names[0])
    if stacked and all(line.gap < near and "  " not in line.text and is_title(line.text) for line in titles):
        return _Signed([(name, line.text) for name, line in zip(names, titles, strict=True)], index + 2 * count - 1)
    below = lines[index + 1] if index + 1 < len(lines) else None
    pairs = _pairs(lines[index], below) if below and below.gap < near else []
    if pairs:
        return _Signed(pairs, index + 1)
    staggered = _staggered([line.text for line in lines[index : index + 3]])
    return _Signed(staggered, index + 2) if staggered else None


def _staggered(texts: Sequence[str]) -> list[tuple[str, str]]:
    """The signatures of two columns that stand a line apart: "Eva Ek" / "Rektor       Bo Al" / "Utredare"."""
    cells = _COLUMNS.split(texts[1]) if len(texts) == 3 else []
    if len(cells) != 2 or not is_name(texts[0]) or not is_title(texts[2]):
        return []
    (title, name) = cells if is_name(cells[1]) else reversed(cells)
    return [(texts[0], title), (name, texts[2])] if is_name(name) and is_title(title) else []


def _pairs(above: Line, below: Line) -> list[tuple[str, str]]:
    """Names and the titles under them, column by column; empty where the lines are anything else."""
    if len(above.text) > 200 or len(below.text) > 200:
        return []
    names, titles = _COLUMNS.split(above.text), _COLUMNS.split(below.text)
    if len(names) != len(titles) or not all(map(is_name, names)) or not all(map(is_title, titles)):
        return []
    return list(zip(names, titles, strict=True))


def _last_of_signature(lines: Sequence[Line], at: int, is_heading: Callable[[str], object]) -> int:
    """The last line of a signature: what stands close below the titles names the office."""
    while at + 1 < len(lines):
        after = lines[at + 1]
        if (
            after.gap
            or len(after.text) > _SIGNATURE_WIDTH
            or is_heading(after.text)
            or _signature(lines, at + 1) is not None
            or approval(after.text)
        ):
            break
        at += 1
    return at


def attesters(lines: Sequence[Line], approving: Sequence[bool]) -> Signatures:
    """Those who approved a report: "Eva Ek, Enhetschef<tab>2023-10-12", "Beslutad av Eva Ek, Enhetschef, 2023-10-12".

    ``approving`` tells of each line whether it stands under a heading such as "Attesterat av".
    """
    found = Signatures([], [])
    for index, line in enumerate(lines):
        record = approval(line.text, under=approving[index]) if len(line.text) < 160 else None
        if record:
            if index and _leads(lines[index - 1].text):
                found.lines.append(index - 1)
            found.records.append({**record, **location(line)})
            found.lines.append(index)
    return found


def _leads(text: str) -> bool:
    """Whether a line leads in the approvals below it: "Dokumentet är elektroniskt underskrivet av:"."""
    return text.endswith(":") and text.casefold().rstrip(" :").endswith(_words("attest", "leads"))


def approval(text: str, *, under: bool = False) -> Record | None:
    """Name, title and date of an approval that fills a line; ``under`` its heading the title can be missing."""
    date = dates.find(text)
    if date is None or not _CLOCK.match(text[date[2] :]):
        return None
    who = text[: date[1]].rstrip(" ,\t(")
    lead = next((lead for lead in _words("attest", "leads") if who.casefold().startswith(lead)), "")
    parts = [part for part in _parts(who[len(lead) :].lstrip(" :")) if part]
    if not parts or not is_name(parts[0]):
        return None
    title = ", ".join(parts[1:]) or None
    if not (lead or under or (title and is_title(title))):
        return None
    return {"name": parts[0], "title": title, "date": date[0]}


def _parts(text: str) -> Iterator[str]:
    for cell in _COLUMNS.split(text):
        yield from (part.strip() for part in cell.split(","))
