"""The front page of minutes: which body met when and where, who was there, who signs and adjusts.

``head`` reads labelled fields, the title lines above them, and the sentence "fört vid …"; where a document
has no front page, its running heads state the body, the number and the date.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from protokollparse.compiled import pattern
from protokollparse.extract import dates
from protokollparse.extract.adjustment import adjusters, adjustment_date, adjustment_sentence, people, report
from protokollparse.extract.attendance import attendance, without_signatures
from protokollparse.extract.attendee import PARAGRAPHS, is_title
from protokollparse.extract.fields import ATTENDANCE, Cell, Field, fields, is_elsewhere
from protokollparse.lexicon import table
from protokollparse.lines import Line, join

__all__ = ["adjustment_sentence", "head"]

_TITLE = 30  # cells above the first label that can be a title
_SENTENCE = 5  # lines of the sentence that says where the minutes were kept

Head = dict[str, Any]

# "Protokoll 3/2024", "Protokoll (nr 2)", "Protokoll 2023:4", "Nr 4/2023"; not "Protokoll 1 (23)"
_NUMBER = pattern(
    r"(?:\b\w*protokoll,?[ ]?\(?(?:nr|nummer)?[.:]?[ ]?|^nr[.:]?[ ]?)"
    r"(?P<number>\d{1,3}(?:[/:-](?:19|20)?\d\d)?|20\d\d[:/]\d{1,3})(?![\d-])(?!/\d)\)?(?![ ]?[(\[]\d)",
    re.IGNORECASE,
)
# "fört vid Hamnnämndens sammanträde onsdagen den 6 mars 2024 kl. 18:00-18:35, Storgatan 3"
_HELD = pattern(
    r"""
    (?:\bfört[ ])?\b(?:vid|från|under)[ ]
    (?: (?:ordinarie[ ]|extra[ ])?(?:sammanträde|möte)
        (?:[ ](?:med|i)[ ](?P<with>[^,;\d]{3,80}?))?(?=[ ](?:den|\w{3,4}dagen)\b|,|[ ]\d)
      | (?P<organ>[^,;\d]{3,80}?)[ ](?:ordinarie[ ]|extra[ ])?(?:sammanträde|möte)\b
    )[ ,]*(?P<rest>.*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Ådals Stad", "Ådals kommun(s)", "Region Nordanland"
_KOMMUN = pattern(
    r"(?<![\w-])(?P<name>(?:[A-ZÅÄÖ][\w-]*[ ]){1,2}(?:[Kk]ommun|KOMMUN|[Ss]tad|STAD)"
    r"|R(?:egion|EGION)[ ][A-ZÅÄÖ][\w-]+(?:[ ][Ll]än)?)s?(?![\w-])"
)
# What taking out the time leaves of "Rådhuset, den … kl. …": separators, and words that stood before it
_LEFT_OVER = pattern(r"(?:[ ;:–-]|\b(?:kl\b\.?|klockan|den|mellan|tid|datum|plats)(?=[ ;:]|$))++", re.IGNORECASE)
_COUNTER = pattern(r"[ ]?\b(?:sid(?:a|an)?[ .:]*)?\d{1,3}[ ]?(?:\(\d{1,3}\)|av[ ]\d{1,3})$", re.IGNORECASE)
_RANGE_ALONE = pattern(r"§§[ ]?\d{1,4}[ ]?[-–][ ]?\d{1,4}")
_DIGITS = pattern(r"[0-9]+")
_RANGE = pattern(r"§{1,2}[ ]?\d{1,4}[ ]?[-–][ ]?\d{1,4}$")
_PATH = pattern(r"[ ][/>»›][ ]")  # "Start / Anslagstavla / Direktionens protokoll 13 december 2024"
_DAY = pattern(r"\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b", re.IGNORECASE)


def head(lines: Sequence[Line], furniture: Sequence[Line]) -> Head:
    """What the front page states; ``furniture`` are the running heads, each of which may come many times.

    Keys: organ, number, date, start_time, end_time, place, paragraph_range, attendance, secretary, chair,
    adjusters, adjustment_date, kommun, diagnostics. What is not stated is None or an empty list.
    """
    diagnostics: list[dict[str, Any]] = []
    page = fields(lines)
    running = fields(list({_DIGITS.sub("0", line.text): line for line in furniture}.values())[:40])
    title = [cell for each in (*page, *running) if each.kind in ("", "date", "number", "organ") for cell in each.cells]
    held = _held(_leading(page))
    found: Head = {
        "organ": _labelled_organ(page)
        or held.get("organ")
        or _organ(title)
        or _organ(_all_cells(_of(page, "ignore"), running)),
        "number": _number([*page, *running], title),
        "date": _date([*page, *running], diagnostics)
        or held.get("date")
        or _title_date(title)
        or _title_date(_all_cells(running)),
        **_place_and_times(page, held),
        "paragraph_range": _paragraph_range(page) or _range_in(_all_cells(page)),
        "attendance": _attendance(page),
        "kommun": _kommun(_all_cells(running, page)),
        "diagnostics": diagnostics,
    }
    found["secretary"] = (
        _signer(page, "secretary")
        or _by_title(found["attendance"], "sekreterare", "protokollförare")
        or _signed(page, ", sekreterare")
    )
    found["chair"] = _signer(page, "chair") or _by_title(
        found["attendance"], "ordförande", "ordföranden", "ordf", "ordf."
    )
    found["adjusters"] = adjusters(page)
    found["adjustment_date"] = adjustment_date(page, found["date"], diagnostics)
    return found


def _all_cells(*pages: Sequence[Field]) -> list[Cell]:
    return [cell for page in pages for each in page for cell in each.cells]


def _of(page: Iterable[Field], *kinds: str) -> list[Field]:
    return [each for each in page if each.kind in kinds and each.cells]


def _labelled_organ(page: Sequence[Field]) -> str | None:
    return next((_body(each.cells[0].text) or each.cells[0].text for each in _of(page, "organ")), None)


def _leading(page: Sequence[Field]) -> list[Cell]:
    """The cells above the first label that is none of a title's, line by line: "Protokoll nr 4", "fört vid …"."""
    titles = itertools.takewhile(lambda each: each.kind in ("", "number", "date"), page)
    return sorted((cell for each in titles for cell in each.cells), key=lambda cell: (cell.line.start, cell.at))


def _held(title: Sequence[Cell]) -> Head:
    """What the sentence "fört vid Hamnnämndens sammanträde den …", up to a blank line, states."""
    match = _HELD.search(join(_minutes_sentence(title[:_TITLE])))
    if match is None:
        return {}
    organ, rest = match["organ"] or match["with"], match["rest"]
    date = dates.find(rest)
    return {
        "organ": _body(organ.removesuffix("s") if match["organ"] else organ) if organ else None,
        "date": date[0] if date else None,
        "place": re.sub(r"(?<=[\d,] )(?:i|på|vid) ", "", rest) if date or dates.times(rest) else None,
    }


def _minutes_sentence(cells: Sequence[Cell]) -> list[str]:
    """The lines from "fört vid …" or "Protokoll från … sammanträde" to the next blank line."""
    found: list[str] = []
    for cell in cells:
        low = cell.text.casefold()
        if found and (cell.line.gap or len(found) == _SENTENCE):
            break
        if found or low.startswith("fört ") or ("protokoll" in low and (" fört" in low or "sammanträde " in low)):
            found.append(cell.text)
    return found or [""]


@cache
def _body_words() -> tuple[tuple[str, ...], re.Pattern[str]]:
    data = table("front")["bodies"]
    around = "|".join(re.escape(word) for word in sorted(data["around"], key=len, reverse=True))
    return tuple(data["endings"]), pattern(rf"\b(?:{around})(?:et)?\b", re.IGNORECASE)


def _body(text: str) -> str | None:
    """The name of a body in a phrase that names one: "Ådals Stad Kommunfullmäktige, protokoll"."""
    if len(text) > 90:
        return None
    endings, around = _body_words()
    date = dates.find(text)
    text = _COUNTER.sub("", _NUMBER.sub(" ", text[: date[1]] + text[date[2] :] if date else text))
    genitive = around.search(text) is not None
    text = _KOMMUN.sub(" ", around.sub(" ", text))
    text = " ".join(text.split()).strip(" ,.:;–-()|")
    if text.startswith(("från ", "för ")):  # "Protokoll från kulturnämnden"
        text = text.partition(" ")[2].strip()
        text = text[:1].upper() + text[1:]
    words = text.split()
    if not 0 < len(words) <= 9 or any(map(str.isdigit, text)) or not text[0].isupper() or text[-1] == "?":
        return None
    if any(map(is_title, words)) or not any(word.casefold().rstrip("s").endswith(endings) for word in words):
        return None
    if genitive and text.endswith("s") and text.casefold().endswith(("ens", "ets", "nds", "ges", "nas")):
        text = text[:-1]
    return text


def _organ(cells: Sequence[Cell]) -> str | None:
    for cell in cells:
        text = _PATH.split(PARAGRAPHS.sub("", cell.text))[-1]
        if len(cell.text) <= 90 and text and "§" not in text:
            found = _body(text)
            if found:
                return found
    return None


def _kommun(cells: Sequence[Cell]) -> str | None:
    """The municipality or region, in the form that its first mention has."""
    for cell in cells:
        match = _KOMMUN.search(cell.text)
        if match:
            return match["name"]
    return None


def _number(page: Sequence[Field], title: Sequence[Cell]) -> str | None:
    for each in _of(page, "number"):
        match = re.match(r"\d[\d/:-]*", each.text)
        if match:
            return match[0]
    for cell in title:
        match = _NUMBER.search(cell.text) if len(cell.text) < 90 else None
        if match:
            return match["number"]
    return None


def _date(page: Sequence[Field], diagnostics: list[dict[str, Any]]) -> str | None:
    """The day of the meeting where a label states it."""
    for kinds in (("date",), ("place_time", "time", "start")):
        for each in _of(page, *kinds):
            found = dates.find(each.text)
            if found:
                return found[0]
            if kinds == ("date",):
                report(each, diagnostics)
    return None


def _title_date(title: Sequence[Cell]) -> str | None:
    return next((found[0] for cell in title if len(cell.text) < 120 and (found := dates.find(cell.text))), None)


def _place_and_times(page: Sequence[Field], held: Head) -> Head:
    """Place, start and end out of "Plats och tid" and kindred labels, else out of the "fört vid" sentence."""
    meeting = _of(page, "place_time")[:1] + _of(page, "time")[:1] + _of(page, "start")[:1] + _of(page, "end")[:1]
    texts = [each.text for each in meeting or _of(page, "date")[:1]] or [held.get("place") or ""]
    if not any(map(dates.times, texts)):
        texts.append(_labelled_text(page, "place") or _clock(page))
    clock = [found for text in texts if (found := dates.times(text))]
    points = [point for found in clock for point in found[:2] if point]
    place = _labelled_text(page, "place") or (texts[0] if _of(page, "place_time") or held.get("place") else "")
    return {
        "start_time": points[0] if points else None,
        "end_time": points[-1] if len(points) > 1 else None,
        "place": _without_times(place) or None,
    }


# "Kommunhuset, kl. 18.30–21.10": from when to when
_FROM_TO = pattern(r"\bkl(?:ockan\b|\b\.?)[ ]?\d{1,2}[.:]\d\d[ ]?[-–]", re.IGNORECASE)


def _clock(page: Sequence[Field]) -> str:
    """The cell that says from when to when, where its label stands apart from it."""
    return next((cell.text for cell in _all_cells(page) if _FROM_TO.search(cell.text)), "")


def _labelled_text(page: Sequence[Field], kind: str) -> str:
    return next((each.text for each in _of(page, kind)), "")


def _without_times(text: str) -> str:
    """The place in a text that also says when: dates, times and breaks are taken out."""
    text = dates.without_breaks(text)
    date = next(dates.scan(text, year=2000), None)
    if date:
        text = f"{text[: date.start]} {text[date.end :]}"
    clock = dates.times(text)
    if clock:
        text = f"{text[: clock[2]]} , {text[clock[3] :]}"
    pieces = (_edges(piece) for piece in _DAY.sub(" ", text).split(","))
    return ", ".join(piece for piece in pieces if any(map(str.isalnum, piece)))


def _edges(text: str) -> str:
    """The text without separators and the words of a time at its ends."""
    words = text.split()
    while words and _LEFT_OVER.fullmatch(words[0]):
        words.pop(0)
    while words and _LEFT_OVER.fullmatch(words[-1]):
        words.pop()
    return " ".join(words).strip(" ;:–-()")


def _paragraph_range(page: Sequence[Field]) -> str | None:
    for each in _of(page, "paragraphs"):
        text = each.cells[0].text if each.cells[0].text[-1].isdigit() else each.text
        match = PARAGRAPHS.search(text) or re.match(r"\d[\d ,–-]*\d|\d", text)
        if match:
            return " ".join(match[0].split())
    # "Ärenden      §§ 41-49": under whatever label
    beside = (cell for each in page if each.kind not in ATTENDANCE for cell in each.cells if cell.at)
    return next((cell.text for cell in beside if _RANGE_ALONE.fullmatch(cell.text)), None)


def _range_in(cells: Sequence[Cell]) -> str | None:
    """The paragrafer that stand behind the name of the body: "Kulturnämnden § 30-38"."""
    for cell in cells:
        match = _RANGE.search(cell.text[-14:]) if "§" in cell.text else None
        if match and _body(cell.text.removesuffix(match[0])):
            return match[0]
    return None


def _attendance(page: Sequence[Field]) -> list[dict[str, Any]]:
    """The rows of every list, and of a chair that stands under a label of its own among them."""
    found: list[dict[str, Any]] = []
    for index, each in enumerate(page):
        if each.kind in ATTENDANCE and each.kind != "vice_chair":
            found += attendance(each.cells, each.kind)
        elif each.kind == "vice_chair" or (each.kind == "chair" and _among_lists(page, index)):
            label = each.label.capitalize()
            rows = attendance(each.cells, "ledamot")
            found += [row | {"title": row["title"] or label} for row in rows]
    return without_signatures(found)


def _among_lists(page: Sequence[Field], index: int) -> bool:
    """Whether a label "Ordförande" heads a part of the attendance list, not the place to sign."""
    signing = {"secretary", "signing", "adjusters"}
    before = page[index - 1].kind if index and not is_elsewhere(page[index - 1]) else ""
    after = page[index + 1].kind if index + 1 < len(page) else ""
    members = {"ledamot", "vice_chair", "narvarande"}
    return (before in members or after in members) and not {before, after} & signing


def _signer(page: Sequence[Field], kind: str) -> dict[str, Any] | None:
    return next((found[0] for each in _of(page, kind) if (found := people(each))), None)


def _signed(page: Sequence[Field], title: str) -> dict[str, Any] | None:
    """Who signs under no label but with a title behind the name: "Bo Al, sekreterare"."""
    for cell in _all_cells(page):
        if cell.text.casefold().endswith(title):
            return {"name": cell.text[: -len(title)], "party": None, "with_others": False}
    return None


def _by_title(rows: Sequence[dict[str, Any]], *endings: str) -> dict[str, Any] | None:
    """The first of those present whose title is one of a chair or secretary, and not of a vice chair."""
    for row in rows:
        titles = [title.strip() for title in (row["title"] or "").casefold().split(",")]
        if any(title.endswith(endings) and "vice" not in title and " " not in title for title in titles):
            return {"name": row["name"], "party": row["party"], "with_others": False}
    return None
