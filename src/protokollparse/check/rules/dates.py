"""D: days and times of the meeting, its adjustment, its attests, and what the text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokollparse.check.context import Checked, DateMention
from protokollparse.check.model import Hit, Rule
from protokollparse.check.spans import paragraph_numbers
from protokollparse.check.spelling import WEEKDAYS

_DAYS_TO_ADJUST = 14  # kommunallagen (2017:725) 5 kap. 69 §
_NIGHT = "06:00"  # a meeting that ends before this has gone on past midnight

# Verbs by which a text reports something as done; "behandlades den 12 maj", "har beretts"
_DONE = re.compile(
    r"\b(?:har (?:\w+ ){0,2}(?:behandlats?|beretts?|beslutats?|godkänts?|tagit del|inkommit|informerats?"
    r"|samverkats?|överlämnats?|förhandlats?|redovisats?|yttrat sig)"
    r"|behandlades?|bereddes|beslutades?|godkändes?|antogs?|inkom|informerades|överlämnades"
    r"|samverkades|förhandlades|redovisades|ägde rum|hölls|genomfördes|tog del)\b"
)
# What makes a day one to come, in the words just before it: "senast den", "från och med den", "till den"
_TO_COME = re.compile(
    r"\b(?:senast|till|från|t\.?o\.?m\.?|fr\.?o\.?m\.?|med|kommer|ska|skall|planeras|föreslås|gäller|inför|före)"
    r"[ ]*(?:och med[ ]*)?(?:den[ ]*)?$"
)
_SENTENCE_END = re.compile(r"[.!?:]\s|\n[ \t]*\n")


def missing_date(checked: Checked) -> Iterator[Hit]:
    if checked.protokoll and checked.protokoll.date is None:
        yield Hit(*checked.front(""))


def adjusted_before_meeting(checked: Checked) -> Iterator[Hit]:
    protokoll = checked.protokoll
    if protokoll and protokoll.date and protokoll.adjustment_date and protokoll.adjustment_date < protokoll.date:
        yield Hit(
            *_stated(checked, protokoll.adjustment_date.isoformat()),
            {"adjusted": protokoll.adjustment_date, "date": protokoll.date},
        )


def adjusted_late(checked: Checked) -> Iterator[Hit]:
    protokoll = checked.protokoll
    if protokoll is None or protokoll.date is None or protokoll.adjustment_date is None:
        return
    days = (protokoll.adjustment_date - protokoll.date).days
    if days > _DAYS_TO_ADJUST:
        place = _stated(checked, protokoll.adjustment_date.isoformat())
        yield Hit(*place, {"adjusted": protokoll.adjustment_date, "days": days})


def _stated(checked: Checked, day: str) -> tuple[int, int]:
    """Where the text names a day for the first time, in whatever form."""
    for mention in checked.dates:
        if mention.has_year and mention.day and mention.day.isoformat() == day:
            return mention.start, mention.end
    return checked.front("")


def impossible_date(checked: Checked) -> Iterator[Hit]:
    for mention in checked.dates:
        if mention.day is None and not _is_reference(checked, mention):
            yield Hit(mention.start, mention.end, {"date": checked.text[mention.start : mention.end]})


def _is_reference(checked: Checked, mention: DateMention) -> bool:
    """Whether what looks like a date with a wrong month is a number: "SOF 2023-45-12"."""
    written = checked.text[mention.start : mention.end]
    if not written[0].isdigit() or not written[-1].isdigit() or written[5:7].isalpha() or " " in written:
        return False
    labelled = re.search(
        r"(?:\bden|[Dd]atum:?|\bdaterad)[ \t]*$", checked.text[max(0, mention.start - 24) : mention.start]
    )
    return not labelled and not "01" <= written[5:7] <= "12"


def wrong_weekday(checked: Checked) -> Iterator[Hit]:
    for mention in checked.dates:
        if mention.weekday and mention.has_year and mention.day:
            right = WEEKDAYS[mention.day.weekday()]
            if right != mention.weekday:
                values = {"date": mention.day, "weekday": f"{mention.weekday}dag", "right": f"{right}dag"}
                yield Hit(mention.start, mention.end, values)


def ends_before_start(checked: Checked) -> Iterator[Hit]:
    protokoll = checked.protokoll
    if protokoll and protokoll.start_time and protokoll.end_time and _NIGHT < protokoll.end_time < protokoll.start_time:
        values = {"start": protokoll.start_time, "end": protokoll.end_time}
        forms = (protokoll.end_time, protokoll.end_time.replace(":", "."))
        word = next((form for form in forms if form in checked.text[: checked.head_end]), "")
        yield Hit(*checked.front(word), values)


def range_disagrees(checked: Checked) -> Iterator[Hit]:
    protokoll = checked.protokoll
    if protokoll is None or not protokoll.paragraph_range or not checked.numbered:
        return
    stated = paragraph_numbers(protokoll.paragraph_range)
    found = {paragraf.number for paragraf in checked.numbered if paragraf.number is not None}
    if stated and (min(stated), max(stated)) != (min(found), max(found)):
        values = {"stated": protokoll.paragraph_range, "found": f"§§ {min(found)}–{max(found)}"}
        yield Hit(*checked.front(protokoll.paragraph_range), values)


def signed_before_meeting(checked: Checked) -> Iterator[Hit]:
    protokoll = checked.protokoll
    for signature in protokoll.signatures if protokoll else ():
        assert protokoll is not None
        if signature.date and protokoll.date and signature.date < protokoll.date:
            values = {"name": signature.name, "signed": signature.date, "date": protokoll.date}
            yield Hit(*checked.place(signature), values)


def adjusted_on_other_day(checked: Checked) -> Iterator[Hit]:
    protokoll = checked.protokoll
    days = [signature.date for signature in protokoll.signatures if signature.date] if protokoll else []
    if protokoll is None or not days or protokoll.adjustment_date in (None, max(days)):
        return
    assert protokoll.adjustment_date is not None
    place = _stated(checked, protokoll.adjustment_date.isoformat())
    yield Hit(*place, {"adjusted": protokoll.adjustment_date, "signed": max(days)})


def attested_after_meeting(checked: Checked) -> Iterator[Hit]:
    report = checked.report
    for attester in report.attesters if report else ():
        assert report is not None
        if attester.date and report.meeting_date and attester.date > report.meeting_date:
            values = {"name": attester.name, "attested": attester.date, "date": report.meeting_date}
            yield Hit(*checked.place(attester), values)


def dated_after_meeting(checked: Checked) -> Iterator[Hit]:
    report = checked.report
    if report and report.date and report.meeting_date and report.date > report.meeting_date:
        yield Hit(*_stated(checked, report.date.isoformat()), {"dated": report.date, "date": report.meeting_date})


def reported_before_it_happened(checked: Checked) -> Iterator[Hit]:
    finished = checked.finished
    if finished is None:
        return
    for mention in checked.dates:
        if not (mention.has_year and mention.day and mention.day > finished):
            continue
        start, end = _sentence(checked.text, mention)
        before = checked.text[start : mention.start]
        if _DONE.search(checked.text, start, end) and not _TO_COME.search(" ".join(before.split())):
            yield Hit(mention.start, mention.end, {"date": mention.day, "finished": finished})


def _sentence(text: str, mention: DateMention) -> tuple[int, int]:
    """The sentence around a date, 300 characters each way at the most."""
    start = max(0, mention.start - 300)
    for match in _SENTENCE_END.finditer(text, start, mention.start):
        start = match.end()
    after = _SENTENCE_END.search(text, mention.end, mention.end + 300)
    return start, after.start() if after else min(len(text), mention.end + 300)


RULES = (
    Rule("D001", "warning", missing_date),
    Rule("D002", "error", adjusted_before_meeting),
    Rule("D003", "warning", adjusted_late),
    Rule("D004", "error", impossible_date),
    Rule("D005", "warning", wrong_weekday),
    Rule("D006", "warning", ends_before_start),
    Rule("D007", "warning", range_disagrees),
    Rule("D008", "error", signed_before_meeting),
    Rule("D009", "info", adjusted_on_other_day),
    Rule("D010", "warning", attested_after_meeting),
    Rule("D011", "warning", dated_after_meeting),
    Rule("D012", "warning", reported_before_it_happened),
)
