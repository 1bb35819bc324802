"""R: case numbers, programmes, laws and other paragrafer that the text refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokollparse.check.context import Checked
from protokollparse.check.model import Hit, Rule
from protokollparse.check.scan import around
from protokollparse.models import Decision, Paragraf

# "SOF 2023/ 527", "KS 2023 /45": letters, year, slash and number with a blank around the slash
_BLANK_IN_DNR = re.compile(
    r"\b(?P<letters>[A-ZÅÄÖ]{1,6})(?P<gap>[ \u00a0])(?P<year>(?:19|20)\d\d)"
    r"(?:[ \u00a0]+/[ \u00a0]*|/[ \u00a0]+)(?P<number>\d{1,6})(?![\d/])"
)
# "SOF  2023/409": two blanks between the letters and the year
_WIDE_DNR = re.compile(r"(?<=\S )(?P<letters>[A-ZÅÄÖ]{2,6})[ \u00a0]{2}(?P<number>(?:19|20)\d\d/\d{1,6})(?![\d/])")
# "KS 2032/12"
_DNR = re.compile(r"\b(?P<letters>[A-ZÅÄÖ]{2,6})[ ](?P<year>(?:19|20)\d\d)/(?P<number>\d{1,6})(?![\d/])")
# "SOF 2023/409-3.1" has the base "SOF 2023/409"; "SLK-2024-00078:12" has "SLK-2024-00078"
_BASE = re.compile(r"(?P<base>(?:[A-ZÅÄÖ]{2,6}[ -])?(?:19|20)\d\d[/-]\d{1,6})(?:[-:.]\d{1,4}){0,2}$")
# The kinds of matter that a case is called by
_KINDS = {
    "remiss": "remiss",
    "skrivelse": "skrivelse",
    "motion": "motion",
    "medborgarförslag": "medborgarförslag",
}
_ANSWERED = re.compile(r"\bsvar på (?P<kind>remiss|skrivelse|motion|medborgarförslag)(?:en|et)\b", re.IGNORECASE)
# "2024-2028", "2024 – 2028"
_YEARS = re.compile(r"(?<![\d-])(?P<first>20\d\d)[ ]?[-–][ ]?(?P<last>20\d\d)(?![\d-])")
_WORD = re.compile(r"[a-zåäöé]{5,}")
# "lag (2023:196)", "förordningen (2001:1)", "socialtjänstlagen (2001:453)", "SFS 2017:725"
_SFS = re.compile(
    r"(?:\bSFS[ ]|(?:lag|lagen|balken|förordning|förordningen|kungörelsen)[ \u00a0]\()"
    r"(?P<year>\d{4}):(?P<number>\d{1,5})\b"
)
_SOU = re.compile(r"\b(?P<series>SOU|Ds)[ \u00a0](?P<year>\d{4}):(?P<number>\d{1,4})\b")
_FIRST_SFS, _MOST_SFS = 1825, 2500  # the first volume; more than any year has had
_FIRST_SOU, _MOST_SOU = 1922, 250
# "§ 12", with "ovan" or "nedan" on one side of it: "ovan i § 12", "§ 12 nedan"
_SECTION = re.compile(r"§[ ]?(?P<number>\d{1,4})(?:[ ](?P<after>ovan|nedan)\b)?")
_BEFORE = re.compile(r"\b(?P<word>[Oo]van|[Nn]edan)(?:stående|för)?[ ](?:i[ ]|under[ ])?$")
# "den 12 december 2023, § 40" behind a date: a § of that day's minutes
_PARAGRAF = re.compile(r"(?:,[ ]?\n?[ ]{0,80}|[ ])§[ \n]?(?P<number>\d{1,4})\b")
# "4 kap. § 20": the law's own way is "4 kap. 20 §"
_LAW_ORDER = re.compile(r"\b(?P<chapter>\d{1,2})[ ]kap\.?[ ]§[ ]?(?P<section>\d{1,3})\b(?![ ]?§)")
# Acts that a newer one has replaced, with it and its first day in force
_REPLACED = {
    "1991:900": ("kommunallagen (2017:725)", "2018-01-01"),
    "1986:223": ("förvaltningslagen (2017:900)", "2018-07-01"),
    "1987:10": ("plan- och bygglagen (2010:900)", "2011-05-02"),
    "1985:1100": ("skollagen (2010:800)", "2011-07-01"),
    "1980:100": ("offentlighets- och sekretesslagen (2009:400)", "2009-06-30"),
    "1998:204": ("dataskyddsförordningen (EU) 2016/679", "2018-05-25"),
    "2007:1091": ("lagen (2016:1145) om offentlig upphandling", "2017-01-01"),
    "2001:453": ("socialtjänstlagen (2025:400)", "2025-07-01"),
}
_NEAR = 90  # characters before a range of years that can name its programme


def blank_in_diarienummer(checked: Checked) -> Iterator[Hit]:
    text = checked.text
    for at in checked.at("/"):
        if not (text[at - 1 : at].isspace() or text[at + 1 : at + 2].isspace()):
            continue
        match = _BLANK_IN_DNR.search(text, max(0, at - 24), at + 24)
        if match is None or not match.start() < at < match.end():
            continue
        start, end = match.span()
        right = f"{match['letters']}{match['gap']}{match['year']}/{match['number']}"
        if not _looks_like_years(match["year"], match["number"]):
            yield Hit(start, end, {"number": match[0], "right": right}, right)


def wide_diarienummer(checked: Checked) -> Iterator[Hit]:
    for match in _case_numbers(checked, _WIDE_DNR):
        right = f"{match['letters']} {match['number']}"
        yield Hit(match.start(), match.end(), {"number": match[0], "right": right}, right)


def _case_numbers(checked: Checked, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern whose year stands before a slash with a digit behind it."""
    text = checked.text
    for at in checked.at("/"):
        if text[at + 1 : at + 2].isdigit() and text[at - 1 : at].isdigit():
            match = pattern.search(text, max(0, at - 16), at + 8)
            if match and match.start() < at < match.end():
                yield match


def _looks_like_years(first: str, second: str) -> bool:
    return second in (str(int(first) + 1), str(int(first) + 1)[2:])


def other_case(checked: Checked) -> Iterator[Hit]:
    for paragraf in checked.paragrafer:
        own = {_base(number) for number in paragraf.diarienummer}
        for handling in paragraf.handlingar if own and None not in own else ():
            base = _base(handling.reference or "")
            if base and base not in own and _series(base) in {_series(number or "") for number in own}:
                values = {"reference": handling.reference, "own": ", ".join(paragraf.diarienummer)}
                yield Hit(*checked.place(handling, handling.reference), values)


def _base(number: str) -> str | None:
    match = _BASE.match(number)
    return match["base"].lstrip() if match else None


def _series(number: str) -> str:
    """The letters of a number: cases of one register can be told apart, those of two cannot."""
    return number.rstrip("0123456789/-").rstrip() if not number[:1].isdigit() else ""


def matter_renamed(checked: Checked) -> Iterator[Hit]:
    """The heading calls the matter a skrivelse, and the decision answers a remiss (or the like)."""
    if checked.report:
        called = f"{checked.report.title or ''} {checked.report.subtitle or ''}"
        yield from _renamed(checked, called, checked.report.proposed_decisions)
    for paragraf in checked.paragrafer:
        yield from _renamed(checked, f"{paragraf.title or ''} {paragraf.subtitle or ''}", paragraf.decisions)


def _renamed(checked: Checked, called: str, decisions: list[Decision]) -> Iterator[Hit]:
    kinds = {kind for kind in _KINDS if kind in called.casefold()}
    for decision in decisions if kinds else ():
        match = _ANSWERED.search(decision.text)
        if match and match["kind"].casefold() not in kinds:
            values = {"kind": match["kind"].casefold(), "heading": ", ".join(sorted(kinds))}
            yield Hit(*checked.place(decision, match[0]), values)


def years_differ(checked: Checked) -> Iterator[Hit]:
    """The years of the programme that the title names, with another end in the text."""
    for start, end, title in _titled(checked):
        ranges = {match["first"]: match["last"] for match in _YEARS.finditer(title)}
        words = set(_WORD.findall(_YEARS.sub(" ", title.casefold())))
        seen: set[str] = set()
        for match in _YEARS.finditer(checked.text, start, end) if ranges and len(words) > 1 else ():
            last = ranges.get(match["first"])
            near = checked.text[max(start, match.start() - _NEAR) : match.start()].casefold()
            if last is None or match["last"] in ranges.values() or f"{match['first']}{match['last']}" in seen:
                continue
            if len(words & set(_WORD.findall(near))) >= min(2, len(words)):
                seen.add(f"{match['first']}{match['last']}")
                yield Hit(*match.span(), {"years": match[0], "title": f"{match['first']}–{last}"})


def _titled(checked: Checked) -> Iterator[tuple[int, int, str]]:
    """The stretches of the text that have a title: each paragraf, or the whole report."""
    if checked.report:
        yield 0, len(checked.text), checked.report.title or ""
    for paragraf in checked.paragrafer:
        yield paragraf.span.start, paragraf.span.end, paragraf.title or ""


def impossible_sfs(checked: Checked) -> Iterator[Hit]:
    for match in _numbered_acts(checked, _SFS):
        if not _possible(checked, match, _FIRST_SFS, _MOST_SFS):
            number = f"{match['year']}:{match['number']}"
            yield Hit(match.start("year"), match.end(), {"number": number})


def impossible_sou(checked: Checked) -> Iterator[Hit]:
    for match in _numbered_acts(checked, _SOU):
        if not _possible(checked, match, _FIRST_SOU, _MOST_SOU):
            yield Hit(*match.span(), {"number": " ".join(match[0].split())})


def _numbered_acts(checked: Checked, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern for "2023:196" with what stands before it."""
    text = checked.text
    for at in checked.at(":"):
        if text[at - 4 : at].isdigit() and text[at + 1 : at + 2].isdigit():
            match = pattern.search(text, max(0, at - 24), at + 6)
            if match and match.start() < at < match.end():
                yield match


def _possible(checked: Checked, match: re.Match[str], first: int, most: int) -> bool:
    latest = checked.finished or checked.date
    year, number = int(match["year"]), int(match["number"])
    return first <= year <= (latest.year if latest else 9999) and 1 <= number <= most


def replaced_act(checked: Checked) -> Iterator[Hit]:
    day = checked.date or checked.finished
    for match in _numbered_acts(checked, _SFS) if day else ():
        newer = _REPLACED.get(f"{match['year']}:{match['number']}")
        if newer and day and day.isoformat() >= newer[1]:
            yield Hit(match.start("year"), match.end(), {"newer": newer[0], "since": newer[1]})


def future_case_number(checked: Checked) -> Iterator[Hit]:
    latest = checked.finished or checked.date
    for match in _case_numbers(checked, _DNR) if latest else ():
        if latest and int(match["year"]) > latest.year and not _looks_like_years(match["year"], match["number"]):
            yield Hit(*match.span(), {"number": match[0], "year": latest.year})


def later_paragraf(checked: Checked) -> Iterator[Hit]:
    """ "§ 12 ovan" in § 9, "§ 9 nedan" in § 12, and a § of this very meeting that is still to come."""
    for match in _SECTION.finditer(checked.text) if checked.numbered else ():
        before = _BEFORE.search(checked.text, max(0, match.start() - 24), match.start())
        word = match["after"] or (before["word"].casefold() if before else "")
        paragraf = checked.paragraf_at(match.start()) if word else None
        if paragraf is None or paragraf.number is None:
            continue
        number = int(match["number"])
        if (word == "ovan" and number > paragraf.number) or (word == "nedan" and number < paragraf.number):
            yield Hit(*match.span(), {"number": number, "here": paragraf.number})
    yield from _told_before_it_came(checked)


def _told_before_it_came(checked: Checked) -> Iterator[Hit]:
    if checked.protokoll is None or checked.protokoll.date is None or not checked.protokoll.organ:
        return
    organ = checked.protokoll.organ.casefold()
    numbers = {paragraf.number for paragraf in checked.numbered}
    for mention in checked.dates:
        if mention.day != checked.protokoll.date or not mention.has_year:
            continue
        match = _PARAGRAF.match(checked.text, mention.end)
        paragraf = checked.paragraf_at(mention.start) if match else None
        if match is None or paragraf is None or paragraf.number is None:
            continue
        own_body = organ in checked.text[max(0, mention.start - 80) : mention.start].casefold()
        if own_body and int(match["number"]) in numbers and int(match["number"]) > paragraf.number:
            yield Hit(mention.start, match.end(), {"number": int(match["number"]), "here": paragraf.number})


def same_case_twice(checked: Checked) -> Iterator[Hit]:
    seen: dict[str, Paragraf] = {}
    for paragraf in checked.paragrafer:
        for number in paragraf.diarienummer:
            before = seen.setdefault(number, paragraf)
            if before is not paragraf and before.number is not None:
                yield Hit(*checked.place(paragraf, number), {"number": number, "other": before.number})


def law_order(checked: Checked) -> Iterator[Hit]:
    for match in around(checked.text, " kap", _LAW_ORDER, 16):
        right = f"{match['chapter']} kap. {match['section']} §"
        yield Hit(*match.span(), {"right": right})


RULES = (
    Rule("R001", "warning", blank_in_diarienummer),
    Rule("R002", "info", wide_diarienummer),
    Rule("R003", "warning", other_case),
    Rule("R004", "warning", matter_renamed),
    Rule("R005", "warning", years_differ),
    Rule("R006", "warning", impossible_sfs),
    Rule("R007", "warning", impossible_sou),
    Rule("R008", "warning", later_paragraf),
    Rule("R009", "warning", future_case_number),
    Rule("R010", "info", replaced_act),
    Rule("R011", "info", same_case_twice),
    Rule("R012", "info", law_order),
)
