"""B: decisions: whether yrkanden, beslutsgång, votes, reservations and the decision itself agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from protokollparse.check.context import Checked, members
from protokollparse.check.model import Hit, Rule
from protokollparse.check.names import Names, key
from protokollparse.models import By, Outcome, Paragraf, Reservation, Votering, Yrkande

# "det egna yrkandet", "eget förslag", "sina egna yrkanden"
_OWN = re.compile(r"\b(?:eget|egna|egen|sitt|sina)\b")
# What another body had on the table: "SD:s förslag i kommunstyrelsen", "arbetsutskottets förslag"
_ELSEWHERE = re.compile(
    r"\bi (?:kommun|region)?(?:styrelsen|nämnden|utskottet)|utskott|förvaltning|styrelsens|nämndens|motion"
)
# "finner att ärendet ska återremitteras", "fann att nämnden beslutat att avslå motionen"
_FINDING = re.compile(r"\b(?:finner|fann|konstaterar|konstaterade)\b(?P<found>[^.]{0,300})")
_WISH = "(?:motionen|medborgarförslaget|e-förslaget)"
_RESULTS: tuple[tuple[re.Pattern[str], Outcome], ...] = (
    (re.compile(r"\bärendet (?:ska |har )?bordl[aä]g\w+|\bbordlägga ärendet"), "bordlaggning"),
    (re.compile(r"\bärendet (?:ska |har )?återremitter\w+|\båterremittera ärendet"), "aterremiss"),
    (re.compile(rf"\b{_WISH} (?:ska |har )?(?:avslås|avslagits)|\bavslå {_WISH}"), "avslag"),
)
_WHOLE_CASE = re.compile(
    r"\b(?:ärendet|paragrafen|frågan) (?:återremitter|bordlägg)|(?:återremittera|bordlägga)s? ärendet"
)
# "Omröstning begärs.", "Votering begärdes"
_VOTE_ASKED = re.compile(
    r"\b(?:omröstning|votering) (?:begärs|begärdes|begärts|har begärts|genomförs|genomfördes)\b",
    re.IGNORECASE,
)
_SECRET = re.compile(r"sluten omröstning|slutna sedlar|valsedlar", re.IGNORECASE)
_TIE_BROKEN = re.compile(r"utslagsröst|lott(?:ning|en|as|ades)\b|ordförandens röst", re.IGNORECASE)
_SUBSTANCE = ("bifall", "avslag", "val", "uppdrag")


def reservation_without_own(checked: Checked) -> Iterator[Hit]:
    for paragraf, moved in _reserved(checked):
        for reservation in paragraf.reservationer if paragraf.yrkanden else ():
            if _favours_own(reservation) and not moved.by(reservation.by):
                yield Hit(*checked.place(reservation, reservation.in_favour_of), {"who": _who(reservation.by)})


def reservation_without_any(checked: Checked) -> Iterator[Hit]:
    for paragraf, _ in _reserved(checked):
        for reservation in paragraf.reservationer if not paragraf.yrkanden else ():
            if _favours_own(reservation):
                yield Hit(*checked.place(reservation, reservation.in_favour_of), {"who": _who(reservation.by)})


def reservation_for_unmoved(checked: Checked) -> Iterator[Hit]:
    """A reservation in favour of a party's proposal, where nobody of that party moves anything."""
    from protokollparse.people import parties

    for paragraf, moved in _reserved(checked):
        for reservation in paragraf.reservationer if paragraf.yrkanden else ():
            favoured = reservation.in_favour_of or ""
            if _OWN.search(favoured) or _ELSEWHERE.search(favoured):
                continue
            named = [party for party in parties(favoured) if party != "-"]
            if named and not moved.parties & {party.casefold() for party in named} and not moved.named & set(named):
                yield Hit(*checked.place(reservation, favoured), {"party": ", ".join(named)})


def _reserved(checked: Checked) -> Iterator[tuple[Paragraf, _Moved]]:
    """The paragrafer with reservationer, and what has been moved there."""
    for paragraf in checked.paragrafer:
        if paragraf.reservationer:
            yield paragraf, _Moved(paragraf.yrkanden)


def _favours_own(reservation: Reservation) -> bool:
    favoured = reservation.in_favour_of or ""
    return bool(_OWN.search(favoured)) and bool(reservation.by.persons or reservation.by.parties)


class _Moved:
    """Who has moved something in a paragraf: persons and ``parties``; ``named`` are those that the texts name."""

    def __init__(self, yrkanden: Sequence[Yrkande]) -> None:
        self._yrkanden = yrkanden
        acting = [each for yrkande in yrkanden for each in members(yrkande.by)]
        self._names = Names(name for name, _ in acting)
        self.parties = {party.casefold() for yrkande in yrkanden for party in yrkande.by.parties}
        self.parties |= {party.casefold() for _, party in acting if party}

    @cached_property
    def named(self) -> set[str]:
        from protokollparse.people import parties

        return set(parties(" ".join(yrkande.text for yrkande in self._yrkanden)))

    def by(self, who: By) -> bool:
        """Whether one of those who act, or of their party, has moved something; a misspelled name is the same."""
        own = {party.casefold() for party in who.parties} | {party.casefold() for _, party in members(who) if party}
        return bool(own & self.parties) or any(self._names.may_hold(name) for name, _ in members(who))


def _who(by: By) -> str:
    return ", ".join([person.name for person in by.persons] + by.parties)


def result_not_decided(checked: Checked) -> Iterator[Hit]:
    """The chair's finding names a result that no point of the decision has, and no vote could have turned."""
    for paragraf in checked.paragrafer:
        if not paragraf.beslutsgang or not paragraf.decisions or paragraf.voteringar:
            continue
        outcomes = {decision.outcome for decision in paragraf.decisions}
        for finding in _FINDING.finditer(paragraf.beslutsgang):
            result = next((name for pattern, name in _RESULTS if pattern.search(finding["found"])), None)
            if (
                result
                and result not in outcomes
                and "inte" not in finding["found"]
                and "avslår" not in finding["found"]
            ):
                section = next(s for s in paragraf.sections if s.kind == "beslutsgang")
                yield Hit(*checked.place(section, " ".join(finding[0].split()[:6])), {"result": _NAMES[result]})


_NAMES = {"bordlaggning": "bordläggning", "aterremiss": "återremiss", "avslag": "avslag"}


def vote_without_tally(checked: Checked) -> Iterator[Hit]:
    for paragraf in checked.paragrafer:
        counted = [v for v in paragraf.voteringar if v.ballots or v.ja is not None or v.nej is not None]
        for section in paragraf.sections if not counted else ():
            asked = _VOTE_ASKED.search(section.text) if section.kind in ("beslutsgang", "omrostning") else None
            if asked and not _SECRET.search(section.text):
                yield Hit(*checked.place(section, asked[0]))
                break


def tally_disagrees(checked: Checked) -> Iterator[Hit]:
    for _, votering in _votes(checked):
        if not votering.ballots:
            continue
        cast = Counter[str](ballot.vote for ballot in votering.ballots)
        for vote, stated in (("ja", votering.ja), ("nej", votering.nej), ("avstar", votering.avstar)):
            if stated is not None and stated != cast[vote]:
                name = {"ja": "Ja", "nej": "Nej", "avstar": "Avstår"}[vote]
                yield Hit(*checked.place(votering), {"vote": name, "stated": stated, "listed": cast[vote]})


def more_votes_than_members(checked: Checked) -> Iterator[Hit]:
    for _, votering in _votes(checked):
        votes = (votering.ja or 0) + (votering.nej or 0) + (votering.avstar or 0)
        if checked.roster and votes > len(checked.roster.deciding):
            yield Hit(*checked.place(votering), {"votes": votes, "members": len(checked.roster.deciding)})


def voted_twice(checked: Checked) -> Iterator[Hit]:
    for _, votering in _votes(checked):
        for name, count in Counter(ballot.name for ballot in votering.ballots).items():
            if count > 1:
                yield Hit(*checked.place(votering, name), {"name": name})


def unbroken_tie(checked: Checked) -> Iterator[Hit]:
    for paragraf, votering in _votes(checked):
        if votering.ja and votering.ja == votering.nej:
            text = checked.text[paragraf.span.start : paragraf.span.end]
            if not _TIE_BROKEN.search(text):
                yield Hit(*checked.place(votering), {"votes": votering.ja})


def _votes(checked: Checked) -> Iterator[tuple[Paragraf, Votering]]:
    for paragraf in checked.paragrafer:
        for votering in paragraf.voteringar:
            yield paragraf, votering


def sent_back_and_decided(checked: Checked) -> Iterator[Hit]:
    yield from _put_off_and_decided(checked, "aterremiss")


def tabled_and_decided(checked: Checked) -> Iterator[Hit]:
    yield from _put_off_and_decided(checked, "bordlaggning")


def _put_off_and_decided(checked: Checked, outcome: Outcome) -> Iterator[Hit]:
    """A paragraf that puts the whole case off and decides on it as well."""
    for paragraf in checked.paragrafer:
        put_off = [d for d in paragraf.decisions if d.outcome == outcome and _WHOLE_CASE.search(d.text.casefold())]
        decided = [d for d in paragraf.decisions if d.outcome in _SUBSTANCE]
        if put_off and any(d.outcome in ("bifall", "avslag") for d in decided):
            yield Hit(*checked.place(put_off[0]))


def votes_without_deciding(checked: Checked) -> Iterator[Hit]:
    """Somebody who takes no part in the decision, and yet votes or reserves against it."""
    for paragraf in checked.paragrafer:
        out = {key(name) for entry in paragraf.deltar_ej for name, _ in members(entry)}
        parties = {party.casefold() for entry in paragraf.deltar_ej for party in entry.parties}
        for reservation in paragraf.reservationer if out or parties else ():
            for name, party in members(reservation.by):
                if key(name) in out or (party or "").casefold() in parties:
                    yield Hit(*checked.place(reservation, name), {"name": name})
        for votering in paragraf.voteringar if out else ():
            for ballot in votering.ballots:
                if key(ballot.name) in out and ballot.vote in ("ja", "nej"):
                    yield Hit(*checked.place(votering, ballot.name), {"name": ballot.name})


def proposals_without_order(checked: Checked) -> Iterator[Hit]:
    """Yrkanden against each other, and no word of how the chair put them."""
    for paragraf in checked.paragrafer:
        kinds = {yrkande.kind for yrkande in paragraf.yrkanden}
        against = "bifall" in kinds and kinds & {
            "avslag",
            "aterremiss",
            "bordlaggning",
            "andring",
            "eget_forslag",
        }
        told = (
            paragraf.beslutsgang
            or paragraf.voteringar
            or any(section.kind in ("beslutsgang", "omrostning") for section in paragraf.sections)
        )
        text = checked.text[paragraf.span.start : paragraf.span.end] if against and not told else ""
        if text and not re.search(r"\bproposition|finner\b|\bfann\b|ställ(?:er|de)[^.]{0,80}\bmot\b", text):
            yield Hit(*checked.place(paragraf.yrkanden[0]))


RULES = (
    Rule("B001", "warning", reservation_without_own),
    Rule("B002", "warning", reservation_without_any),
    Rule("B003", "warning", reservation_for_unmoved),
    Rule("B004", "warning", result_not_decided),
    Rule("B005", "warning", vote_without_tally),
    Rule("B006", "error", tally_disagrees),
    Rule("B007", "error", more_votes_than_members),
    Rule("B008", "error", voted_twice),
    Rule("B009", "warning", unbroken_tie),
    Rule("B010", "warning", sent_back_and_decided),
    Rule("B011", "warning", tabled_and_decided),
    Rule("B012", "warning", votes_without_deciding),
    Rule("B013", "warning", proposals_without_order),
)
