"""Sections: a paragraf's or report's lines cut up at its headings, nothing left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from protokollparse.compiled import pattern
from protokollparse.extract.items import Item, items
from protokollparse.extract.outcomes import outcome
from protokollparse.lexicon import Lexicon
from protokollparse.lines import OPEN_END, Line, is_full
from protokollparse.split.diarienummer import whole_line
from protokollparse.split.margins import MARGIN, unwrapped


@dataclass(slots=True)
class Section:
    """A heading (None for what stands above the first one), the kind of text under it, and its lines."""

    heading: Line | None
    kind: str
    lines: list[Line] = field(default_factory=list)
    _items: list[Item] | None = None

    def items(self, width: int) -> list[Item]:
        """The section's paragraphs and points, read once for all extractors."""
        if self._items is None:
            self._items = items(self.lines, width)
        return self._items

    @property
    def first(self) -> Line:
        return self.heading or self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1] if self.lines else self.first


# Sections that can hold a quoted statement, with headings of its own.
_QUOTING = frozenset({"yrkande", "reservation", "uttalande", "skrivelse"})
# "Paragrafen är justerad": a stamp under a paragraf
_STAMP = pattern(
    r"(?:denna )?(?:paragraf(?:en)?|protokollet|ärendet|punkten) (?:är|har blivit) "
    r"(?P<once>omedelbart )?justera[dt][.]?$",
    re.IGNORECASE,
)
_QUOTED = _QUOTING | {"beredning"}
_MARKS, _CLOSING = frozenset('”“"»'), frozenset('”“"«»')  # with which a quoted statement begins, and ends
# "Bo Al (M) yrkar", "Anna Ek (S) och Eva By (V) föreslår"
_YRKAR = pattern(r"\byrka(?:r|de)\b|\(\w{1,5}\) föresl(?:år|og)\b")
# Kinds whose headings end a quoted statement: the steps of the meeting itself.
_STRONG = frozenset(
    {"beslut", "yrkande", "beslutsgang", "omrostning", "reservation", "uttalande", "jav", "handlingar", "expediering",
     "justering", "tidigare_behandling", "skrivelse"}
)  # fmt: skip
# Kinds whose headings are also words for what an annex is about or a unit is called.
_TOPICS = frozenset({"synpunkter", "information"})
# Kinds in which a text has headings of its own: in minutes, and in reports.
_TELLING = frozenset({"sammanfattning", "information", "synpunkter", "arende", "bakgrund", "skrivelse"})
_OF_REPORTS = _TELLING | {"ovrigt", "beredning"}
# "Ledamöterna från V antecknar som yttrande en skrivelse" under a heading "Yttrande"
_ENTERS = pattern(
    r"\b(?:antecknar|antecknade|lämnar|lämnade|inkommer|inkom|anmäler|anmälde) .{0,50}yttrande", re.IGNORECASE
)
# "… att därutöver anföra", "lämnade följande särskilda uttalande.", "enligt nedan:"
_OPENS = pattern(
    r"anför|följande|enligt (?:nedan|bilaga)|nedanstående|nedan\b|:$",
    re.IGNORECASE,
    needs=("anför", "följande", "nedan", "enligt bilaga", ":"),
)
# "Kommunstyrelsen har i skrivelse den 26 maj 2026 lämnat följande yttrande:": what follows is quoted
_QUOTED_REPORT = pattern(r"(?:följande yttrande|följande|yttrat|anför|skriver)[ a-zåäö]{0,20}:$")
# "Beslut: Ärendet bordläggs", "Yrkande: …"
_RUN_IN = pattern(r"(?P<heading>[^\W\d_][^:]{2,40}):[ ]+(?=\S)")
# "Förslag till beslut i kommunfullmäktige" under Beslut: the decision is a proposal to that body
_LEADIN = pattern(r"(?:.{0,60}[ ])?(?:förslag(?: till beslut)?|beslut) (?:i|till|för) (?!beslut\b)", re.IGNORECASE)
_ENDS = (".", ":", ";", ",", "?", "!", "”", '"', "-")
MARKER = pattern(r"(?:[-–•*o·]|\d{1,2}[.)]|[a-zA-Z][.)/])(?:[ \t]|$)")
# "Kulturnämndens arbetsutskott 2025-09-15": a row of a plan
_DATED = pattern(r"\d{4}-\d\d-\d\d$")
# "Skrivelse angående föräldrastöd" among the skrivelser of a paragraf
_SKRIVELSE = pattern(
    r"(?:skrivelse|skriftlig fråga|fråga|enkel fråga) "
    r"(?:om|ang\.?|angående|avseende|gällande|rörande|kring|till|från) ",
    re.IGNORECASE,
)


def split_sections(lines: Sequence[Line], lexicon: Lexicon, width: int, *, report: bool = False) -> list[Section]:
    """The sections of a paragraf or report, in order; each line is the heading of one or lies in one.

    ``width`` is the document's line width, which tells a short line that heads a text from one that a wrap
    cut; ``report`` says that unknown headings are to be expected.
    """
    sections: list[Section] = []
    current: Section | None = None
    is_open = False  # a quoted statement is open
    in_marks = False  # it stands in quotation marks
    lines = _run_in(lines, lexicon, report)
    for index, line in enumerate(lines):
        kind = _heading_kind(lines, index, lexicon, width)
        if kind and current is not None and _is_inside(kind, current, is_open, line):
            kind = kind if is_open and line.gap and _tells_first(kind, sections) else None
        if kind is None and not (is_open and current and current.kind in _QUOTED and not _SKRIVELSE.match(line.text)):
            kind = _unknown_heading(lines, index, current, width, report)
        if kind:
            current = Section(line, kind)
            sections.append(current)
            is_open = False
            continue
        stamp = _STAMP.match(line.text) if len(line.text) < 60 else None
        if current is None or (stamp and not (stamp["once"] and current.kind == "beslut")):
            current = Section(None, "justering" if stamp else "ovrigt")
            sections.append(current)
            is_open = False
        current.lines.append(line)
        if current.kind == "forslag" and not report and _YRKAR.search(line.text[:400]):
            current.kind = "yrkande"  # "Förslag till beslut" is also what some call the yrkanden
        elif current.kind in _TOPICS and current.heading and not report and _is_entered(current, line):
            current.kind = "uttalande"  # "Yttrande" is that of the administration, or of members
        if current.kind in _QUOTING:
            in_marks = is_open and (in_marks or line.text[0] in _MARKS)
            is_open = (
                is_open or _OPENS.search(line.text[-120:]) is not None or _OPENS.search(line.text[:200]) is not None
            ) and not (in_marks and line.text.rstrip(".")[-1:] in _CLOSING)
        elif current.kind == "beredning":
            is_open = is_open or _QUOTED_REPORT.search(line.text[-60:]) is not None
    return sections


def _is_entered(current: Section, line: Line) -> bool:
    """Whether the first line under "Yttrande" tells of members who enter it in the minutes."""
    heading = current.heading.text.casefold() if current.heading else ""
    first = len(current.lines) == 1 and heading.startswith("yttrande") and len(heading) < 12
    return first and _ENTERS.search(line.text[:300]) is not None


def run_in(text: str, lexicon: Lexicon) -> int:
    """The length of a heading that text follows on its own line, 0 for any other line.

    "Beslut: Ärendet bordläggs" and, where headings stand in the margin, "Beslut      Ärendet bordläggs".
    """
    if not text[0].isupper() or text.startswith("Bilaga"):
        return 0
    for mark in (": ", "  "):
        at = text.find(mark, 3, 44)
        if at > 0 and lexicon.kind(text[:at]):
            rest = text[at + 1 :].lstrip()
            if mark == "  " and "   " in rest:
                return 0  # the heads of a table's columns: "Avgift      Nu      Förslag"
            return (
                at
                if rest[:1].isalpha() or (rest[:1].isdigit() and any(map(str.isalpha, rest))) or rest[:1] in "-•–("
                else 0
            )
    return 0


def _run_in(lines: Sequence[Line], lexicon: Lexicon, report: bool) -> list[Line]:
    """The lines, with headings that text follows on their own line cut off.

    "Fråga 1: När …?" is none in a report, which answers questions that others have asked.
    """
    out: list[Line] = []
    taken = 0  # lines that an earlier one has taken with it
    for index, line in enumerate(lines):
        if taken:
            taken -= 1
            continue
        if "   " in line.text[:MARGIN]:
            unwound, taken = unwrapped(lines, index, lexicon)
            if taken:
                out += unwound
                taken -= 1
                continue
        at = run_in(line.text, lexicon) if len(line.text) > 5 else 0
        if not at or (report and lexicon.kind(line.text[:at]) == "skrivelse"):
            out.append(line)
            continue
        cut = len(line.text) - len(line.text[at + 1 :].lstrip())
        rest = line.behind(cut)
        end = line.start + at if rest.start == line.start + cut else rest.start
        out += [line._replace(text=line.text[:at], end=end), rest]
    return out


def _heading_kind(lines: Sequence[Line], index: int, lexicon: Lexicon, width: int) -> str | None:
    """The kind of the section that a line heads by the lexicon, or None."""
    line = lines[index]
    text = line.text
    if len(text) > 90 or not (text[0].isupper() or text[0] == "§"):
        return None
    kind = lexicon.kind(text)
    if kind is None or line.bold:
        return kind
    if not line.gap and index and _is_wrapped(lines[index - 1], text, width):
        below = lines[index + 1] if index + 1 < len(lines) else None
        if below is not None and not below.gap and below.text[0].islower():
            return None
    return kind


def _is_wrapped(before: Line, text: str, width: int) -> bool:
    """Whether a line is only where a wrap cut running text."""
    if before.text.endswith(_ENDS) or width > 200:
        return False
    return before.indent + len(before.text) + 1 + len(text.split(None, 1)[0]) > width


def _is_inside(kind: str, current: Section, is_open: bool, line: Line) -> bool:
    """Whether a known heading is part of the running section: of a statement, or a lead-in of the decision."""
    if current.kind in ("beslut", "forslag") and kind in ("forslag", "beslut"):
        # "Beslut" / "Förslag till beslut i kommunfullmäktige", "Beslut" / "Kommunstyrelsens beslut:"
        return not current.lines or _LEADIN.match(line.text) is not None
    if current.kind in _QUOTING and is_open:
        return kind not in _STRONG
    # "Expedieras till" / "Ekonomi", "Handlingar" / "Tjänsteutlåtande" / "Motion": words of a list
    in_list = current.kind in ("expediering", "handlingar") and (kind in _TOPICS or "(" in line.text)
    return in_list and not line.bold and not (current.lines and line.gap)


def _tells_first(kind: str, sections: Sequence[Section]) -> bool:
    """Whether a heading below a statement begins what is told of the case, where the decision stood above it."""
    before = {section.kind for section in sections if section.heading}
    return kind in ("arende", "sammanfattning") and "beslut" in before and not before & {"arende", "sammanfattning"}


def _unknown_heading(
    lines: Sequence[Line], index: int, current: Section | None, width: int, report: bool
) -> str | None:
    """The kind of a section whose heading the lexicon does not know, or None.

    Such a heading is a short line that stands free, begins with a capital and is no sentence. Under a
    summary or the report's own text it starts a section of its own; elsewhere it stays where it is.
    """
    line = lines[index]
    text = line.text
    if len(text) > 100 or not text[0].isupper() or MARKER.match(text) or whole_line(text):
        return None
    letter = _SKRIVELSE.match(text)  # "Skrivelse om skolmaten:" heads one, too
    if text.endswith(_ENDS) and not (letter and text[-1] == ":"):
        return None
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.text[0].islower() or OPEN_END.search(text):
        return None
    if letter and line.gap and (below.gap or "skrivelse" in below.text) and not _awaits_title(current):
        return "skrivelse"
    if current is None or not (
        current.kind in (_OF_REPORTS if report else _TELLING) or (report and _ends_proposal(current, text, below))
    ):
        return None
    if not current.lines and current.heading is not None and not report:
        return None
    stands_free = bool(line.gap and below.gap) or (report and _is_over_prose(line, below, width))
    if not (line.bold or stands_free) or (MARKER.match(below.text) and not (line.bold or report)):
        return None
    if (
        _DATED.search(text)
        or ":" in text
        or "\t" in text
        or "   " in text
        or "(" in text[-5:]
        or len(text.split()) > 12
    ):
        return None
    return "ovrigt"


# "Kommunstyrelsen för egen del": what leads in to more of a proposal
_LEADS_ON = pattern(r"(?:fullmäktige|styrelsen|nämnden|utskottet|egen del)\b", re.IGNORECASE)


def _ends_proposal(current: Section, text: str, below: Line) -> bool:
    """Whether a line under a proposal can head a text of its own: "Motiv och skäl", which decides nothing."""
    if MARKER.match(below.text) or _LEADS_ON.search(text):
        return False
    said = current.kind == "forslag" and current.lines and current.lines[-1].text.endswith(".")
    return bool(said) and "besl" not in text and "föresl" not in text and outcome(text) == "annat"


def _is_over_prose(line: Line, below: Line, width: int) -> bool:
    """Whether a short line heads the paragraph right below it, in a source that wraps its lines."""
    if width > 200 or not line.gap or below.gap or len(line.text) > 60 or is_full(line, below.text, width):
        return False
    return "   " not in below.text and (len(below.text) > width * 2 // 3 or below.text.endswith("."))


def _awaits_title(current: Section | None) -> bool:
    """Whether a section headed only "Skrivelse" has so far told no more than who hands it in."""
    if current is None or current.kind != "skrivelse" or current.heading is None:
        return False
    return " " not in current.heading.text and len(current.lines) < 3
