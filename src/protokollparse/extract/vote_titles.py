"""What stands above a table of ballots: which paragraf, annex or list it is, and what it adds up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from protokollparse.compiled import pattern
from protokollparse.extract.tallies import WORD, count_after, kind_of
from protokollparse.lines import Line

# "Voteringslista: §114", "Omröstningslista nr. 2", "Närvaro- och omröstningslista", "Voteringslist(or)",
# "Votering KF § 31"
_LIST = pattern(
    r"(?:(?:närvaro-?[ ]och[ ])?(?:voterings|omröstnings|röst)(?:list\w*|protokoll|bilaga|längd|rapport)"
    r"|(?:votering|omröstning)(?=[ :,–-]{1,3}(?:[^\W\d_]{2,4}[ ])?§))"
    r"(?:[ ]*nr\.?)?[ ]*(?P<nr>\d{1,3})?",
    re.IGNORECASE,
)
# "Bilaga 2", "Bilaga A, § 12", "Bilaga 3 – Voteringslista § 5"; an annex with another title is no list
BILAGA = pattern(
    r"bilaga[ ](?P<bilaga>\d{1,3}[a-z]?|[A-ZÅÄÖ])"
    r"(?:[ ,:–-]++(?:till[ ])?(?:kf|ks)?[ ]?(?:§.*|.*?(?:voter|omröst).*))?",
    re.IGNORECASE | re.DOTALL,
)
# "§ 82. Svar på motion", "Kf § 12 a", "Paragraf: 109"
PARAGRAF = pattern(r"(?:§[ ]?|\bparagraf:?[ ])(?P<number>\d{1,4})[ ]?(?P<suffix>[a-h]\b)?", re.IGNORECASE)
_AT_PARAGRAF = pattern(r"(?:[^\W\d_]{2,4}[ ])?§|paragraf\b", re.IGNORECASE)
# "Ledamöter     Parti     Ersättare     § 12": over the columns of its vote
_OVER_COLUMNS = pattern(r"[ ]{2}§[ ]?\d{1,4}(?:[ ]?[a-h])?$", needs=("§",))
# "Ärende: 10:2", "Ärendemening: …", "Antal Ja: 40"
_ABOUT = pattern(r"(?:ärende(?:mening|nummer|rubrik)?|antal[ ][^\W\d_]+)[ ]?:", re.IGNORECASE)
_NEAR = 3  # lines between "Voteringslista" and its "§ 12 Motion om bänkar" at the most
_ABOVE = 18  # lines between a table's title and its heading at the most


@dataclass(slots=True)
class Title:
    """What the lines above a table say, and the index of the first of them."""

    first: int
    bilaga: str | None = None
    paragraf: int | None = None
    suffix: str | None = None
    nr: str | None = None
    about: bool = False

    def __bool__(self) -> bool:
        return self.about or self.bilaga is not None or self.paragraf is not None

    def _keys(self) -> tuple[object, ...]:
        return self.bilaga, self.paragraf, self.suffix, self.nr

    def differs(self, other: Title) -> bool:
        """Whether the other one says anything that this one does not say."""
        return any(its not in (None, mine) for mine, its in zip(self._keys(), other._keys(), strict=True))

    def contradicts(self, other: Title) -> bool:
        """Whether both say something, and not the same."""
        return any(None not in (a, b) and a != b for a, b in zip(self._keys(), other._keys(), strict=True))


def read_title(text: str, index: int) -> Title | None:
    """What one line says if it is of a title."""
    if len(text) > 160:
        return None
    bilaga = BILAGA.fullmatch(text) if text[0] in "Bb" else None
    low = text.casefold()
    listed = _LIST.search(text) if "list" in low or "röst" in low or "voter" in low else None
    if listed and listed.start() and text[listed.start() - 1 : listed.start()] != " ":
        listed = None
    at_paragraf = _AT_PARAGRAF.match(text) is not None or _OVER_COLUMNS.search(text) is not None
    if not (bilaga or listed or at_paragraf or _ABOUT.match(text)):
        return None
    paragraf = PARAGRAF.search(text) if bilaga or listed or at_paragraf else None
    return Title(
        index,
        bilaga=bilaga["bilaga"] if bilaga else None,
        paragraf=int(paragraf["number"]) if paragraf else None,
        suffix=paragraf["suffix"] if paragraf else None,
        nr=listed["nr"] if listed else None,
        about=bilaga is not None or listed is not None,
    )


def title_above(lines: Sequence[Line], head: int, floor: int) -> Title:
    """The title of the table with its heading at ``head``; one that starts there where it has none."""
    title = Title(head)
    for index in range(head - 1, max(floor, head - _ABOVE) - 1, -1):
        text = lines[index].text
        if len(text) > 50 and text.endswith(".") and not WORD.search(text):
            break
        part = read_title(text, index)
        if part is None:
            continue
        if part.contradicts(title) or (title.first < head and _is_apart(part, title, lines)):
            break
        title = Title(
            index,
            title.bilaga or part.bilaga,
            title.paragraf if title.paragraf is not None else part.paragraf,
            title.suffix or part.suffix,
            title.nr or part.nr,
            title.about or part.about,
        )
    return title if title.about else Title(head)


def _is_apart(part: Title, title: Title, lines: Sequence[Line]) -> bool:
    """Whether a line that reads like a part of a title is none of this one, which starts some lines below it.

    Above "Voteringslista: § 7", "§ 7 Motion om bänkar" is the paragraf itself; so it is above "Voteringslista"
    where the text of the paragraf stands between.
    """
    if title.about and title.paragraf is not None and not part.about:
        return True
    between = lines[part.first + 1 : title.first]
    return part.about != title.about and (len(between) > _NEAR or any(line.text.endswith(".") for line in between))


def counts_above(lines: Sequence[Line], title: Title, head: int) -> dict[str, int]:
    """The sums that stand between a table's title and its heading: "Antal Ja: 40"."""
    found: dict[str, int] = {}
    for line in lines[title.first : head]:
        for word in WORD.finditer(line.text):
            count = count_after(line.text, word.end())
            if count:
                found[kind_of(word)] = count[0]
    return found
