"""The head of a paragraf: its title, subtitle and diarienummer, and where its text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from protokollparse.compiled import pattern
from protokollparse.lexicon import Lexicon
from protokollparse.lines import OPEN_END, Line, join
from protokollparse.split.diarienummer import at_end, at_start, whole_line
from protokollparse.split.paragrafer import Chunk
from protokollparse.split.sections import run_in
from protokollparse.split.unheaded import opens_decision

# "Bo Al (S) besvarar", "Ordföranden öppnar sammanträdet": the verb of a sentence
_FINITE = pattern(
    r"(?:\(\w{1,5}\)|^\w+) (?:har|(?:besvara|svara|lämna|håll|ställ|inled|presentera|informera|redovisa|öppna"
    r"|rapportera|redogör|föredr|anmäl|berätta|hälsa|tacka)\w+)\b"
)
# "Handläggare: Eva Ek", "Föredragande: …": lines under a title that belong to its head
_META = pattern(
    r"(?:handläggare|föredragande|ansvarig|ansvarig handläggare|beslutsnivå"
    r"|ärendetyp|sekretess|klassificering|kod)[ ]?:",
    re.IGNORECASE,
)
# The end of a sentence, not of "m.m." or "AB."
_SENTENCE_END = pattern(r"(?:[a-zåäö0-9]{2}|\))[.]$")
_COLUMNS = pattern(r"[ \t]{2,}", needs=("  ", "\t"))
# "Handlingsplan för klimatet" / "2024–2027": what the plan is for, and no line of its own
_YEARS = pattern(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")
# "… av dataskyddsombud SOF" / "2023/587"
_SERIES = pattern(r"[ ][A-ZÅÄÖ]{2,6}$")
_GLUE = pattern(r"(?<=[a-zåäöé0-9)”\"])(?=[A-ZÅÄÖ][a-zåäö])")
_MARKER = pattern(r"(?:[-–•*·]|\d{1,2}[.)]|[a-z][.)])[ \t]")
# Kinds of headings that never are the title of a paragraf, as others can ("§ 9 / Information")
_NO_TITLES = frozenset({"beslut", "forslag", "sammanfattning", "bakgrund", "arende", "beredning", "beslutsgang"})
_PARAGRAPH = 40  # lines below a title in which a sentence that starts there is looked for its end


# Kinds of headings that can be a subtitle where nothing stands under them: "Samråd", right above "Beslut"
_CAN_BE_SUBTITLE = frozenset({"beredning", "synpunkter"})


@dataclass(slots=True)
class TitleBlock:
    """What the head of a paragraf says; ``used`` counts the lines of the chunk that belong to it.

    ``pushed`` is the heading that was glued to the last of them, as a line of its own.
    """

    title: str | None = None
    subtitle: str | None = None
    diarienummer: list[str] = field(default_factory=list)
    used: int = 0
    pushed: Line | None = None


def title_width(chunks: Sequence[Chunk], body_width: int) -> int:
    """How wide the titles of a document run, in characters: the longest title line that goes on below.

    Titles stand in larger type than the text, so that their lines break sooner. Where no title goes on, the
    width of the text is the answer.
    """
    longest = 0
    for chunk in chunks:
        first = (
            [chunk.heading._replace(text=chunk.rest)]
            if chunk.heading and chunk.rest and not whole_line(chunk.rest)
            else []
        )
        lines = [*first, *chunk.lines[:3]]
        for line, below in pairwise(lines):
            if below.gap or not below.text[0].islower() or len(line.text) > 119:
                break
            longest = max(longest, len(line.text))
    return longest or body_width


def read_title(chunk: Chunk, lexicon: Lexicon, width: int, wrapped: bool) -> TitleBlock:
    """Read the head of a paragraf.

    ``width`` is the width of title lines; ``wrapped`` whether the source breaks its lines at a width at all.
    """
    block = TitleBlock()
    parts: list[str] = []
    subtitle: list[str] = []
    last: Line | None = None
    column = 0
    if chunk.rest and chunk.heading:
        text, block.pushed = _unglue(_rest_line(chunk.heading, chunk.rest), lexicon)
        rest = _take_numbers(text, block)
        if rest:
            parts.append(rest)
            last = chunk.heading._replace(text=rest)
            # A number in a column of its own cut the title short: it goes on below itself.
            column = chunk.heading.indent + chunk.heading.text.find(rest) if block.diarienummer else 0
    lines = chunk.lines
    at = 0
    while at < len(lines) and block.pushed is None:
        line = lines[at]
        text, glued = _unglue(line, lexicon)
        kind = lexicon.kind(text) or (run_in(text, lexicon) and lexicon.kind(text[: run_in(text, lexicon)]))
        if (
            kind
            and (parts or kind in _NO_TITLES)
            and not (last and last.bold and line.bold and not line.gap and not parts)
            and not (kind in _CAN_BE_SUBTITLE and _is_empty(lines, at, lexicon))
        ):
            break
        numbers = whole_line(text)
        if numbers and parts and not subtitle and _SERIES.search(parts[-1]) and text[0].isdigit():
            parts.append(text)  # the number at the end of the title, cut in two
            at += 1
            break
        if numbers and (parts or len(lines) > at + 1):
            block.diarienummer += numbers
            block.pushed = glued
            at += 1
            if parts and glued is None:
                at = _skip_numbers(lines, at, block)
                break
            continue
        if _META.match(text):
            at += 1
            continue
        if parts and not subtitle and _MARKER.match(text):
            break
        if not parts:
            rest = _take_numbers(text, block)
            parts = [rest or text]
        elif not subtitle and (opens_decision(lines, at) or _is_prose(lines, at, lexicon)):
            break
        elif not subtitle and last is not None and (_goes_on(last, line, width, wrapped) or _is_below(line, column)):
            parts.append(text)
        elif (subtitle and last is not None and _goes_on(last, line, width, wrapped)) or (
            not subtitle and _is_subtitle(lines, at, lexicon, width, wrapped)
        ):
            subtitle.append(text)
        else:
            break
        last = line
        at += 1
        block.pushed = glued
    block.used = at
    block.title = join(parts) if parts else None
    block.subtitle = join(subtitle) if subtitle else None
    _number_at_the_end(block)
    return block


def _is_empty(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    """Whether the decision's heading follows right below a line."""
    return at + 1 < len(lines) and lexicon.kind(lines[at + 1].text) == "beslut"


def _take_numbers(text: str, block: TitleBlock) -> str:
    """A title line without the numbers that stand before it, behind it or in a column of their own."""
    cells = _COLUMNS.split(text)
    if len(cells) > 1:
        numbers = [whole_line(cell) for cell in cells]
        if any(numbers):
            block.diarienummer += [number for found in numbers for number in found]
            return " ".join(cell for cell, found in zip(cells, numbers, strict=True) if not found)
    numbers_only = whole_line(text)
    if numbers_only:
        block.diarienummer += numbers_only
        return ""
    number, rest = at_start(text)
    if number and (not rest or rest[0].isupper()):
        block.diarienummer.append(number)
        return rest
    return text


def _skip_numbers(lines: Sequence[Line], at: int, block: TitleBlock) -> int:
    """Past the lines under the first number that belong to the head too."""
    while at < len(lines):
        numbers = whole_line(lines[at].text)
        if not numbers and not _META.match(lines[at].text):
            break
        block.diarienummer += numbers
        at += 1
    return at


def _goes_on(last: Line, line: Line, width: int, wrapped: bool) -> bool:
    """Whether a title line goes on on the next one: it could not have held its first word."""
    text = line.text
    if line.gap:
        return _YEARS.fullmatch(text) is not None
    if last.bold and line.bold:
        return True
    if text[0].islower() or OPEN_END.search(last.text) or _YEARS.fullmatch(text):
        return True
    if text[0] == "(" and not last.text.endswith("."):
        return True
    if not wrapped or last.text[-1] in ".:":
        return False
    first = text.split(None, 1)[0]
    return len(last.text) + 1 + len(first) > width - width // 8


def _is_prose(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    """Whether a sentence starts here, under the title: "Ordföranden Bo Al (S) besvarar" / "interpellationen."."""
    if not lines[at].text[0].isupper() or not _FINITE.search(lines[at].text):
        return False
    below = range(at + 1, min(at + _PARAGRAPH, len(lines)))
    end = next(
        (i for i in below if lines[i].gap or lexicon.kind(lines[i].text) or whole_line(lines[i].text)), below.stop
    )
    return _SENTENCE_END.search(lines[end - 1].text) is not None


def _is_below(line: Line, column: int) -> bool:
    """Whether a line stands under a title that a number in a right column cut short."""
    return not line.gap and column - line.indent in (-1, 0, 1) and column > 3


def _is_subtitle(lines: Sequence[Line], at: int, lexicon: Lexicon, width: int, wrapped: bool) -> bool:
    """Whether the lines from here to the first heading or number are one short phrase."""
    end = at
    while end < len(lines):
        line = lines[end]
        if end > at and (lexicon.kind(line.text) or whole_line(line.text)):
            break
        if end > at and not _goes_on(lines[end - 1], line, max(width, 60), wrapped):
            return _unglue(lines[end - 1], lexicon)[1] is not None
        if line.text[-1] in ".:;" or end - at > 3 or _MARKER.match(line.text):
            return False
        end += 1
    return end < len(lines) and sum(len(line.text) for line in lines[at:end]) < 320


def _rest_line(heading: Line, rest: str) -> Line:
    """What stands behind the number on a § line, as a line of its own."""
    at = heading.text.rfind(rest)
    if at < 0 or heading.end - heading.start != len(heading.text):
        return heading._replace(text=rest)
    return heading._replace(text=rest, start=heading.start + at, end=heading.start + at + len(rest))


def _unglue(line: Line, lexicon: Lexicon) -> tuple[str, Line | None]:
    """A line and the heading glued to its end: "Val av justerareBeslut" gives "Val av justerare" and "Beslut"."""
    for match in _GLUE.finditer(line.text):
        at = match.start()
        if at and lexicon.kind(line.text[at:]):
            # Cleaning takes away what stands before a text ("### "), and joins accents to their letters.
            start = max(min(line.start, line.end - len(line.text)) + at, line.start + 1)
            return line.text[:at], line._replace(text=line.text[at:], start=start, gap=0)
    return line.text, None


def _number_at_the_end(block: TitleBlock) -> None:
    """Take the case's own number from the end of the title or subtitle, where it has no line of its own.

    A number with a label in a subtitle ("Svar på remiss från kommunstyrelsen, Dnr KS 2023/769") is that of
    the case that it answers.
    """
    if block.diarienummer:
        return
    if block.subtitle:
        rest, number, labelled = at_end(block.subtitle)
        if number and not labelled and rest:
            block.subtitle = rest
            block.diarienummer.append(number)
            return
    if block.title:
        rest, number, _ = at_end(block.title)
        if number and rest:
            block.title = rest
            block.diarienummer.append(number)
