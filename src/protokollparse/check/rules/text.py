"""T: the characters of the text: what copying, converting and typing leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, pairwise
from operator import eq

from protokollparse.check.context import Checked
from protokollparse.check.model import Hit, Rule
from protokollparse.check.scan import occurrences

# Greek, Cyrillic to Hebrew and Arabic, Indic to Georgian, East Asian letters, Hebrew and Arabic forms
_FOREIGN = (
    ("\u0370", "\u03ff"),
    ("\u0400", "\u08ff"),
    ("\u0900", "\u10ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\ufb1d", "\ufefc"),
)
_SYMBOLS = frozenset("μΩπαβγδΔΣ")  # "μg", "kΩ", "ΔT": signs, not letters of a word
_WORD = re.compile(r"\w+")
# UTF-8 read as Windows-1252: "Ã¤", "â€“", "Â§"
_MOJIBAKE = re.compile(
    r"Ã[\u0080-\u00bf\u0152-\u0161\u2013-\u203a\u20ac„…†‡‰]|â€[\u0080-\u00bf\u2013-\u2122™œ“”˜¦]|Â[§\u00a0°´»«½]"
)
_REPLACEMENT = re.compile("\ufffd+")
# What markup leaves: "&nbsp;"; in plain text "**bold**", "[text](address)", "## Heading"; in Markdown "\\*"
_MARKUP = {
    "&": ("&nbsp;", "&amp;", "&quot;", "&lt;", "&gt;", "&shy;"),
    "*": ("**",),
    "]": ("](http", "](/", "](mailto:"),
    "#": ("\n# ", "\n## ", "\n### ", "\n#### "),
    "\\": ("\\*", "\\_", "\\#"),
}
_MEANT = {"text": "\\", "markdown": "*]#"}  # what is no leftover in a text of that format
_SOFT_HYPHEN = re.compile("(?<=[^\\W\\d_])\u00ad+(?=[^\\W\\d_])")
# "kommun- styrelsen" on one line
_DIVIDED = re.compile(r"(?<![\w-])(?P<first>[A-Za-zÅÄÖåäö]{2,})- (?P<last>[a-zåäö]{3,})(?![\w-])")
_HANGING = frozenset(("och", "eller", "samt", "respektive", "resp", "till", "som", "men", "kontra", "med"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_INVISIBLE = re.compile("(?<=\\w)[\u200b\u200c\u200d\u2060\ufeff]+(?=\\w)|[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# "2021—2023", "§§ 1--31", "kl. 14−16": a range whose dash is none that ranges have
_DASHES = frozenset("\u2014\u2015\u2212\u2012")
_WRONG_DASH = re.compile(r"(?<=\d)(?:[ ]?[\u2014\u2015\u2212\u2012][ ]?|--)(?=\d)")
# "2028 - 2029", "§§ 1 - 31": a hyphen with blanks between years or §
_SPACED_HYPHEN = re.compile(
    r"(?:(?<=\b(?:19|20)\d\d)|(?:(?<=§[ ]\d)|(?<=§[ ]\d\d)|(?<=§[ ]\d\d\d)))[ ]-[ ](?=\d{1,4}\b)"
)
_TWO_WORDS = re.compile("[a-zåäö]{3,} [a-zåäö]{3,}")
_DOUBLE_MARKS = (",.", ",,", ";;", ":;")
_EDGE = 2000  # characters at each end of a text where a web page may have left something
# How lines of a web page start that are no part of the minutes
_WEB_PAGE = (
    "hoppa över navigering",
    "hoppa till innehåll",
    "hoppa till huvudinnehåll",
    "vi använder cookies",
    "vi använder kakor",
    "skriv ut sidan",
    "dela sidan",
    "läs upp sidan",
    "till toppen av sidan",
)


def foreign_letters(checked: Checked) -> Iterator[Hit]:
    foreign = {c for c in checked.unusual if any(first <= c <= last for first, last in _FOREIGN)}
    last = -1
    for at in sorted(occurrences(checked.text, *foreign)):
        start = at
        while start > 0 and checked.text[start - 1].isalpha():
            start -= 1
        match = _WORD.match(checked.text, start)
        if at < last or match is None:
            continue
        last = match.end()
        letters = [c for c in match[0] if c.isalpha() and c not in foreign]
        if len(letters) > 1 and not foreign & set(match[0]) <= _SYMBOLS:
            yield Hit(*match.span(), {"word": match[0]})


def mojibake(checked: Checked) -> Iterator[Hit]:
    for match in _MOJIBAKE.finditer(checked.text) if checked.unusual & set("ÃÂâ") else ():
        yield Hit(*match.span(), {"letters": match[0]})


def replacement_character(checked: Checked) -> Iterator[Hit]:
    for match in _REPLACEMENT.finditer(checked.text) if "\ufffd" in checked.unusual else ():
        yield Hit(*match.span())


def leftover_markup(checked: Checked) -> Iterator[Hit]:
    """One finding a line, so that a text full of marks does not drown the rest."""
    meant = _MEANT.get(checked.source.format)
    if meant is None:
        return
    kinds = [marks for sign, marks in _MARKUP.items() if sign in checked.text and sign not in meant]
    found = [(at, mark) for marks in kinds for mark in marks for at in occurrences(checked.text, mark)]
    end = -1
    for at, mark in sorted(found):
        if at >= end:
            start = at + len(mark) - len(mark.lstrip())
            end = checked.line_span(start)[1]
            yield Hit(start, start + len(mark.strip()), {"mark": mark.strip()})


def soft_hyphen(checked: Checked) -> Iterator[Hit]:
    for match in _SOFT_HYPHEN.finditer(checked.text) if "\u00ad" in checked.unusual else ():
        yield Hit(*match.span(), {}, "")


def divided_word(checked: Checked) -> Iterator[Hit]:
    """ "kommun- styrelsen": certain where the document has the word in one piece elsewhere."""
    text = checked.text
    for at in checked.at("-"):
        if text[at + 1 : at + 2] != " " or not text[at - 1 : at].isalpha():
            continue
        match = _DIVIDED.search(text, max(0, at - 40), at + 40)
        if match is None or not match.start() < at < match.end() or match["last"] in _HANGING:
            continue
        word = match["first"] + match["last"]
        if {word, word.lower(), word.capitalize()} & checked.vocabulary:
            yield Hit(*match.span(), {"word": word}, word)


def control_character(checked: Checked) -> Iterator[Hit]:
    controls = {c for c in checked.unusual if _CONTROL.match(c)}
    for at in occurrences(checked.text, *controls):
        yield Hit(at, at + 1, {"point": f"U+{ord(checked.text[at]):04X}"})


def invisible_character(checked: Checked) -> Iterator[Hit]:
    for match in _INVISIBLE.finditer(checked.text) if checked.unusual & _UNSEEN else ():
        yield Hit(*match.span(), {"point": f"U+{ord(match[0][0]):04X}"})


def wrong_dash(checked: Checked) -> Iterator[Hit]:
    text = checked.text
    double = [at for at in checked.at("-") if text[at + 1 : at + 2] == "-"]
    for at in (*double, *occurrences(text, *(checked.unusual & _DASHES))):
        match = _WRONG_DASH.match(text, at - (text[at - 1 : at] == " "))
        if match:
            yield Hit(*match.span(), {"dash": match[0].strip()}, "–")


def spaced_hyphen(checked: Checked) -> Iterator[Hit]:
    for at in checked.at("-"):
        if checked.text[at - 1 : at + 2] == " - " and _SPACED_HYPHEN.match(checked.text, at - 1):
            yield Hit(at - 1, at + 2, {}, "–")


def words_twice(checked: Checked) -> Iterator[Hit]:
    """Two words of three letters or more that follow each other twice: "att arbeta att arbeta".

    More often is one finding, of the first two times.
    """
    words = checked.words
    again = compress(range(len(words)), map(eq, words, words[2:]))
    found = [index for index, after in pairwise(again) if after == index + 1]
    starts = [match.start() for match in re.finditer(r"\S+", checked.text)] if found else []
    told = -2
    for index in found:
        start, end = starts[index], starts[index + 3] + len(words[index + 3])
        pair = " ".join(words[index : index + 2])
        if told == index - 1:
            told = index
        elif end - start == 2 * len(pair) + 1 and _TWO_WORDS.fullmatch(pair):  # one blank or line end between them
            told = index
            yield Hit(start, end, {"words": pair})


def double_mark(checked: Checked) -> Iterator[Hit]:
    for at in (*checked.at(","), *checked.at(";")):
        if checked.text[at - 1 : at + 1] == ":;":
            at -= 1
        elif checked.text[at : at + 2] not in _DOUBLE_MARKS:
            continue
        after = checked.text[at + 2 : at + 3]
        if checked.text[at - 1 : at].isalnum() and (not after or after.isspace()):
            yield Hit(at, at + 2, {"marks": checked.text[at : at + 2]})


def web_page_remains(checked: Checked) -> Iterator[Hit]:
    """Lines at the top and the bottom of the text."""
    bottom = max(_EDGE, len(checked.text) - _EDGE)
    for offset, edge in ((0, checked.text[:_EDGE]), (bottom, checked.text[bottom:])):
        for at in occurrences(edge.lower(), *_WEB_PAGE):
            start, end = checked.line_span(offset + at)
            if start == offset + at and end - start < 200:
                yield Hit(start, end, {"text": checked.text[start:end]})


RULES = (
    Rule("T001", "warning", foreign_letters),
    Rule("T002", "error", mojibake),
    Rule("T003", "error", replacement_character),
    Rule("T004", "info", leftover_markup),
    Rule("T005", "warning", soft_hyphen),
    Rule("T006", "warning", divided_word),
    Rule("T007", "warning", control_character),
    Rule("T008", "info", invisible_character),
    Rule("T009", "warning", wrong_dash),
    Rule("T010", "info", spaced_hyphen),
    Rule("T011", "info", words_twice),
    Rule("T012", "info", double_mark),
    Rule("T013", "info", web_page_remains),
)
