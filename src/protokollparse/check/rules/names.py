"""N: people: whether those who act were there, and whether a name is the same name everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from protokollparse.check.context import Checked, NamedPerson
from protokollparse.check.model import Hit, Rule
from protokollparse.check.names import alike, key
from protokollparse.check.scan import occurrences
from protokollparse.lexicon import table
from protokollparse.models import Attendance, Paragraf, Reservation, Votering, Yrkande

# "Anna Ek " before a party that lacks its parentheses
_NAME_BEFORE = re.compile(r"(?P<name>[A-ZÅÄÖ][\w’-]{1,40}+(?:[ ][a-zåäö]{2,3})?[ ][A-ZÅÄÖ][\w’-]{1,40}+)$")
_SHARED = 100  # names of one party with one first or last name; the names of a real document are fewer
_PARTY = re.compile(r"\((?P<party>[A-ZÅÄÖ]{1,2})\)")


def unlisted_mover(checked: Checked) -> Iterator[Hit]:
    yield from _unlisted(checked, "yrkanden")


def unlisted_reservation(checked: Checked) -> Iterator[Hit]:
    yield from _unlisted(checked, "reservationer")


def unlisted_voter(checked: Checked) -> Iterator[Hit]:
    yield from _unlisted(checked, "voteringar")


def _unlisted(checked: Checked, what: str) -> Iterator[Hit]:
    """The persons of one kind of record whom the attendance list does not have."""
    if checked.roster is None:
        return
    for person in checked.named:
        if person.what == what and person.name not in checked.roster and person.record:
            nearest = checked.roster.nearest(person.name)
            values = {
                "name": person.name,
                "hint_sv": f"; menas {nearest}?" if nearest else "",
                "hint_en": f"; is {nearest} meant?" if nearest else "",
            }
            yield Hit(*checked.place(person.record, person.name), values)


def two_spellings(checked: Checked) -> Iterator[Hit]:
    """The rarer spelling, once, of two that one party's people have."""
    groups: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], NamedPerson] = {}
    for person in checked.named:
        if person.party:
            party = person.party.casefold()
            groups.setdefault(party, Counter())[person.name] += 1
            first.setdefault((party, person.name), person)
    listed = {row.name for row in checked.roster.rows} if checked.roster else set()
    for party, names in groups.items():
        common = [name for name, _ in names.most_common()]
        for rarer, other in _alike(common):
            person = first[party, rarer]
            if person.record and not {rarer, other} <= listed:
                yield Hit(*checked.place(person.record, rarer), {"name": rarer, "other": other})


def _alike(names: list[str]) -> Iterator[tuple[str, str]]:
    """Each name with the first one before it that may be the same, spelled another way.

    A letter that differs is in one word of the name only: two spellings share their first word or their last.
    A name is compared with the first hundred that share one.
    """
    before: dict[str, list[str]] = {}
    for name in names:
        own = key(name)
        ends = {own.split()[0], own.split()[-1]} if own else set()
        candidates = [other for end in ends for other in before.get(end, ())]
        found = (o for o in candidates if (key(o) == own and _differ(o, name)) or alike(key(o), own))
        other = next(found, None)
        if other:
            yield name, other
        for end in ends:
            if len(before.setdefault(end, [])) < _SHARED:
                before[end].append(name)


def _differ(name: str, other: str) -> bool:
    """Whether two spellings differ in more than capitals and hyphens."""
    return name.replace("-", " ").casefold() != other.replace("-", " ").casefold()


def two_parties(checked: Checked) -> Iterator[Hit]:
    seen: dict[str, NamedPerson] = {}
    reported: set[tuple[str, str]] = set()
    for person in checked.named:
        if not person.party:
            continue
        before = seen.setdefault(key(person.name), person)
        assert before.party is not None
        pair = (key(person.name), person.party.casefold())
        if before.party.casefold() != pair[1] and person.record and pair not in reported:
            reported.add(pair)
            values = {"name": person.name, "party": person.party, "other": before.party}
            yield Hit(*checked.place(person.record, person.name), values)


def unknown_party(checked: Checked) -> Iterator[Hit]:
    """A party that only one place names, where it is neither a national one nor of anybody on the list."""
    if checked.roster is None:
        return
    known = {short.casefold() for short in table("people")["parties"].values()} | checked.roster.parties | {"-"}
    for person in checked.named:
        if person.party and person.what != "attendance" and person.party.casefold() not in known and person.record:
            known.add(person.party.casefold())
            yield Hit(
                *checked.place(person.record, f"({person.party})"),
                {"party": person.party, "name": person.name},
            )


def party_without_parentheses(checked: Checked) -> Iterator[Hit]:
    """ "Anna Ek C, Bo Al (M)", where "Anna Ek (C)" stands elsewhere."""
    text = checked.text
    behind = list(_PARTY.finditer(text))
    parties = sorted({match["party"] for match in behind})
    marks = [f" {party}," for party in parties if f"{party}," in checked.vocabulary]
    marks += [f" {party} och " for party in parties if party in checked.vocabulary]
    bare = [
        (match, mark.split()[0].rstrip(","))
        for mark in marks
        for at in occurrences(text, mark)
        if (match := _NAME_BEFORE.search(text, max(0, at - 60), at))
    ]
    known: set[str] = set()
    for match in behind if bare else ():
        named = _NAME_BEFORE.search(text, max(0, match.start() - 60), match.start() - 1)
        known.add(f"{named['name'] if named else ''} {match['party']}")
    for match, party in bare:
        if f"{match['name']} {party}" in known:
            yield Hit(match.start(), match.end() + 1 + len(party), {"name": match["name"], "party": party})


def absent_adjuster(checked: Checked) -> Iterator[Hit]:
    roster, protokoll = checked.roster, checked.protokoll
    for person in protokoll.adjusters if roster and protokoll else ():
        assert roster is not None
        if person.name not in roster:
            yield Hit(*checked.front(person.name), {"name": person.name})


def absent_chair(checked: Checked) -> Iterator[Hit]:
    roster, protokoll = checked.roster, checked.protokoll
    if roster and protokoll and protokoll.chair and protokoll.chair.name not in roster:
        yield Hit(*checked.front(protokoll.chair.name), {"name": protokoll.chair.name})


def listed_twice(checked: Checked) -> Iterator[Hit]:
    """Somebody with two rows of the same role, neither of which is for some of the § only."""
    seen: dict[tuple[str, str], Attendance] = {}
    for row in checked.roster.rows if checked.roster else ():
        before = seen.setdefault((key(row.name), row.role), row)
        if before is not row and not (row.paragraphs or before.paragraphs):
            yield Hit(*checked.place(row, row.name), {"name": row.name})


def replaced_but_present(checked: Checked) -> Iterator[Hit]:
    roster = checked.roster
    for row in roster.rows if roster else ():
        assert roster is not None
        if row.replaces is None or row.paragraphs:
            continue
        there = [other for other in roster.find(row.replaces.name) if other.role == "ledamot" and not other.paragraphs]
        if there:
            yield Hit(*checked.place(row, row.replaces.name), {"name": row.replaces.name, "substitute": row.name})


def not_serving(checked: Checked) -> Iterator[Hit]:
    """A substitute who does not serve, or an official, who reserves against a decision or votes."""
    roster = checked.roster
    for person in checked.named if roster else ():
        assert roster is not None
        rows = roster.find(person.name)
        if person.what in ("reservationer", "voteringar") and person.record and _idle(rows):
            yield Hit(*checked.place(person.record, person.name), {"name": person.name})


def mover_not_serving(checked: Checked) -> Iterator[Hit]:
    roster = checked.roster
    for person in checked.named if roster else ():
        assert roster is not None
        rows = roster.find(person.name)
        if person.what == "yrkanden" and person.record and _idle(rows):
            yield Hit(*checked.place(person.record, person.name), {"name": person.name})


def _idle(rows: list[Attendance]) -> bool:
    """Whether somebody is on the list, and serves for no §."""
    return bool(rows) and all(row.role in ("ersattare", "ovrig") for row in rows)


def disqualified_takes_part(checked: Checked) -> Iterator[Hit]:
    """Somebody who left for a conflict of interest and yet moves, reserves or votes in the same paragraf."""
    for paragraf in checked.paragrafer:
        left = {key(person.name) for person in paragraf.jav}
        for name, record in _acting(paragraf) if left else ():
            if key(name) in left:
                yield Hit(*checked.place(record, name), {"name": name})


def _acting(paragraf: Paragraf) -> Iterator[tuple[str, Yrkande | Reservation | Votering]]:
    """Those who move, reserve or vote in a paragraf, and where."""
    records: list[Yrkande | Reservation] = [*paragraf.yrkanden, *paragraf.reservationer]
    for record in records:
        yield from ((person.name, record) for person in record.by.persons)
    for votering in paragraf.voteringar:
        yield from ((ballot.name, votering) for ballot in votering.ballots if ballot.vote in ("ja", "nej"))


RULES = (
    Rule("N001", "warning", unlisted_mover),
    Rule("N002", "warning", unlisted_reservation),
    Rule("N003", "warning", unlisted_voter),
    Rule("N004", "warning", two_spellings),
    Rule("N005", "warning", two_parties),
    Rule("N006", "info", unknown_party),
    Rule("N007", "warning", party_without_parentheses),
    Rule("N008", "warning", absent_adjuster),
    Rule("N009", "warning", absent_chair),
    Rule("N010", "warning", listed_twice),
    Rule("N011", "warning", replaced_but_present),
    Rule("N012", "warning", not_serving),
    Rule("N013", "info", mover_not_serving),
    Rule("N014", "error", disqualified_takes_part),
)
