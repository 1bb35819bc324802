"""Items: the lines of a section as paragraphs and list points, the form in which the extractors read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from protokollparse.compiled import pattern
from protokollparse.lines import Line, is_full, join
from protokollparse.people import SURNAME

# "1. ", "12) ", "1.", "a) ", "B/ ", "- ", "• ", "o "; not the "K. " of "K. Ek (S)"
_MARKER = pattern(
    r"(?P<number>\d{1,3})[.)](?:[ \t]+|$)"
    r"|(?P<letter>[a-zA-Z])[.)/](?:[ \t]+|$)(?!(?:[A-ZÅÄÖ][\w-]+ )?\()"
    r"|(?P<bullet>[-–•*o])(?:[ \t]+|$)|(?P<att>[Aa]tt)[ \t]+(?=\S)"
)
_ENDED = (".", ":", "!", "?", "”", '"', ";", ")")
# What an att-sats follows when it starts a line: "beslutar", "yrkar", "samt", a comma, a full stop
_BEFORE_ATT = pattern(
    r"(?:[.,:;)]|\b(?:besluta[rd]?e?t?|föreslår|föreslog|yrka[rd]?e?|samt|och|hemställer|följande"
    r"|dels|förslag|egen del|kommunfullmäktige|regionfullmäktige|fullmäktige|kommunstyrelsen|nämnden|att))$"
)


# No att-sats of its own begins behind these: "… vidta åtgärder för" / "att nå målen"
_FOR_TO = (" för", " genom", " utan", " av", " om", " på", " till", " med", " i")
_APART = "apart"  # the label of a bullet whose marker stands apart from its text


@dataclass(slots=True)
class Item:
    """A paragraph or a point.

    ``mark`` is "" for prose, "1" for a number, "a" for a letter, "-" for a bullet, "att" for an att-sats;
    ``label`` is the marker's own number or letter; ``skip`` counts the marker's characters on the first line.
    """

    mark: str
    label: str
    lines: list[Line]
    skip: int
    gap: int
    indent: int
    _text: str | None = None

    @property
    def text(self) -> str:
        """The item's text on one line, without its marker; it is joined once, when it is first asked for."""
        if self._text is None:
            texts = [line.text for line in self.lines]
            if self.skip:
                texts[0] = texts[0][self.skip :]
                if not texts[0]:
                    del texts[0]
            self._text = join(texts) if texts else ""
        return self._text

    @property
    def sentences(self) -> list[str]:
        """The sentences of the item's text."""
        return sentences(self.text)

    def cut(self, at: int) -> Item:
        """The text from an offset on as a paragraph of its own; the item keeps what stands before it."""
        text, self._text = self.text[at:].strip(), self.text[:at].rstrip()
        first = len(self.lines) - 1
        while first and len(join([line.text for line in self.lines[first:]])) < len(text):
            first -= 1
        return Item("", "", self.lines[first:], 0, 1, self.indent, text)

    def add(self, lines: Sequence[Line]) -> None:
        """Let more lines go on with the item."""
        self.lines.extend(lines)
        self._text = None


def items(lines: Sequence[Line], width: int, *, att: bool = False, listing: bool = False) -> list[Item]:
    """The items of a section's lines, in order.

    ``width`` is the line width of the document (characters); over 200 it means that lines are not wrapped.
    ``att`` makes each line that starts with "att" a point, where the text before it lets one begin;
    ``listing`` says that each entry is a phrase, which no full stop ends.
    """
    found: list[Item] = []
    for line in lines:
        item = _begun(line, found[-1] if found else None, width, att, listing)
        if item is None:
            found[-1].lines.append(line)
        else:
            found.append(item)
    return found


def _begun(line: Line, current: Item | None, width: int, att: bool, listing: bool) -> Item | None:
    """The item that starts on a line, or None where the line goes on with the current one."""
    text = line.text
    first = text[0]
    before = current.lines[-1] if current else None
    mark = _MARKER.match(text) if first in "-–•*oAa" or first.isdigit() or text[1:2] in ".)/" else None
    if mark and not (before and current and _is_no_marker(mark, before, line, width, att, current)):
        kind = mark.lastgroup or ""
        code = {"number": "1", "letter": "a", "bullet": "-", "att": "att"}[kind]
        label = mark[kind] if kind in ("number", "letter") else ""
        return Item(code, label, [line], 0 if code == "att" else mark.end(), line.gap, line.indent)
    if current is None or before is None:
        return Item("", "", [line], 0, line.gap, line.indent)
    if current.mark and current.skip >= len(before.text) and len(current.lines) == 1:
        return None  # a marker alone on its line: its text comes below
    apart = current.label == _APART or (current.skip >= len(current.lines[0].text) > 0 and current.mark == "-")
    if apart and not first.islower() and first != "(" and not is_full(before, text, width):
        # Several markers stood alone above their texts, as plain reading order gives them.
        return Item("-", _APART, [line], 0, line.gap, line.indent)
    open_end = not before.text.endswith(_ENDED)
    if line.gap and att and before.text.endswith((",", " och", " samt")):
        return Item("", "", [line], 0, line.gap, line.indent)  # "… beslutar att", and a paragraph a point
    if line.gap:
        runs_on = open_end and ((first.islower() and text[:4] != "att ") or (first == "(" and len(text) > 30))
        return None if runs_on and line.gap < 3 else Item("", "", [line], 0, line.gap, line.indent)
    if _is_new_paragraph(before, line, width, current, listing):
        return Item("", "", [line], 0, 0, line.indent)
    return None


def _is_no_marker(mark: re.Match[str], before: Line, line: Line, width: int, att: bool, current: Item) -> bool:
    """Whether what looks like a marker is running text: "att" within prose, a date's day at a line start."""
    kind = mark.lastgroup
    if kind == "att":
        if not att or (not line.gap and before.text.endswith(_FOR_TO)):
            return True
        if current.mark == "att" and line.indent == current.lines[0].indent and not is_full(before, line.text, width):
            return False
        return not line.gap and not _BEFORE_ATT.search(before.text)
    if mark[0].rstrip().endswith(")") and before.text.rfind("(") > before.text.rfind(")"):
        return True  # "… ingår avtal (bilaga" / "1) med kommunerna"
    if line.gap or before.text.endswith(_ENDED) or before.text.endswith((",", "samt", "och")):
        return False
    if kind in ("number", "letter") and is_full(before, line.text, width) and not _is_next(current, mark[kind]):
        return True  # "… än den man själv bott" / "i. För kvinnor"
    if kind == "number":  # "den" / "12. mars"; points count from where they are
        return int(mark["number"]) > 99 or before.text.rsplit(" ", 1)[-1] in ("den", "nr", "punkt", "bilaga", "§")
    if kind == "letter":
        return mark["letter"].isupper() and mark[0].rstrip().endswith(".")  # "A. Ek"
    if kind == "bullet" and (line.indent > before.indent or (current.mark == "-" and line.indent == current.indent)):
        return False
    return kind == "bullet" and mark["bullet"] in "-–" and width <= 200 and is_full(before, line.text, width)


def _is_next(current: Item, label: str) -> bool:
    """Whether a label can follow the current one: 3 after 2, c after b; 1 and a begin a list anywhere."""
    if label.isdecimal():
        return int(label) == 1 or (current.mark == "1" and int(label) == int(current.label) + 1)
    return label in "aA" or (current.mark == "a" and ord(label) == ord(current.label) + 1)


def _is_new_paragraph(before: Line, line: Line, width: int, current: Item, listing: bool) -> bool:
    """Whether a line without a gap before it starts a paragraph: the line before had room for its first word."""
    if not (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in '§”"'):
        return False
    if width > 200:
        return before.text.endswith(_ENDED) or not current.mark
    if SURNAME.match(line.text):
        return False
    if listing and (_BILAGA.match(line.text) or before.text.endswith(".") or _DATED.search(before.text)):
        return True
    if not listing and not before.text.endswith((".", ":", "!", "?", "”", '"')):
        # A line that ends far from the margin ends a paragraph, unless its last word looks forward.
        short = before.indent + len(before.text) < width * 3 // 5
        runs_on = line.text[0].isdigit() or _FORWARD.search(before.text) is not None
        return short and not current.mark and not runs_on
    if current.mark and not before.text.endswith((".", "?", "!")):
        return False
    if current.mark and line.indent > current.indent:
        return False
    slack = max(3, width // 16) if listing else 1
    return not is_full(before, line.text, width, slack)


# "Bilaga 2: Karta" begins an entry of a list of documents wherever it stands
_BILAGA = pattern(r"Bil(?:aga|\.)[ ]?\d")
# "Nämndens yttrande den 26 mars 2025", "Tjänsteskrivelse 2025-03-26": an entry that its date ends
_DATED = pattern(r"(?:[ ](?:19|20)\d\d-\d\d-\d\d|[ ]\d{1,2} [a-z]{3,9} (?:19|20)\d\d)$")
_FORWARD = pattern(
    r"(?:[,–-]|\b(?:och|samt|eller|för|av|i|på|till|från|om|med|mot|att|som|den|det|de|en|ett|m\.?fl\.?|dels|vid|hos|ordföranden?|ledamoten|ersättaren))$"
)


def paragraphs(found: Sequence[Item]) -> str:
    """The text of items: paragraphs and points, parted by an empty line."""
    return "\n\n".join(text for item in found if (text := item.text))


# The end of a sentence before a capital: "… förslag. Jörgen Ek (M) yrkar"; not after "m.fl.", "bl.a.", "kl.", "nr."
SENTENCE_END = pattern(
    r"[.!?](?<![ .](?:fl|nr|kl|ca|dr|st|ev|ex|jr|sr|tf)[.!?])(?<![ .(][a-zåäöA-ZÅÄÖ][.!?])"
    r"(?<!^[A-ZÅÄÖ][.!?])(?:[”\"])?[ ]+(?=[A-ZÅÄÖ”\"])"
)


def sentences(text: str) -> list[str]:
    """A paragraph's sentences.

    >>> sentences("Anna Ek m.fl. (S) yrkar bifall. Bo Al (M) yrkar avslag.")
    ['Anna Ek m.fl. (S) yrkar bifall.', 'Bo Al (M) yrkar avslag.']
    """
    found = []
    at = 0
    for match in SENTENCE_END.finditer(text):
        found.append(text[at : match.end()].rstrip())
        at = match.end()
    found.append(text[at:])
    return [sentence for sentence in found if sentence]
