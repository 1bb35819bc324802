"""S: who signs, attests, handles and adjusts."""

from __future__ import annotations

from collections.abc import Iterator

from protokollparse.check.context import Checked
from protokollparse.check.model import Hit, Rule
from protokollparse.check.names import Names


def unsigned_report(checked: Checked) -> Iterator[Hit]:
    report = checked.report
    if report and not report.attesters and not report.signers:
        yield Hit(*checked.front(report.title or ""))


def unattested_report(checked: Checked) -> Iterator[Hit]:
    report = checked.report
    if report and not report.attesters and report.signers:
        yield Hit(*checked.place(report.signers[-1], report.signers[-1].name))


def signer_not_attester(checked: Checked) -> Iterator[Hit]:
    report = checked.report
    if report is None or not report.signers or not report.attesters:
        return
    signed = Names(signer.name for signer in report.signers)
    for attester in report.attesters:
        if attester.name not in signed:
            yield Hit(*checked.place(attester, attester.name), {"name": attester.name})


def missing_handlaggare(checked: Checked) -> Iterator[Hit]:
    if checked.report and not checked.report.handlaggare and "andläggare" not in checked.text:
        yield Hit(*checked.front(checked.report.title or ""))


def missing_proposal(checked: Checked) -> Iterator[Hit]:
    if checked.report and not checked.report.proposed_decisions:
        yield Hit(*checked.front(checked.report.title or ""))


def no_adjuster(checked: Checked) -> Iterator[Hit]:
    protokoll = checked.protokoll
    if protokoll and protokoll.attendance and not protokoll.adjusters:
        yield Hit(*checked.front(""))


def no_secretary(checked: Checked) -> Iterator[Hit]:
    protokoll = checked.protokoll
    if protokoll and protokoll.attendance and protokoll.secretary is None:
        yield Hit(*checked.front(""))


def adjuster_has_not_signed(checked: Checked) -> Iterator[Hit]:
    protokoll = checked.protokoll
    if protokoll is None or not protokoll.signatures:
        return
    signed = Names(signature.name for signature in protokoll.signatures)
    for person in protokoll.adjusters:
        if person.name not in signed:
            yield Hit(*checked.place(protokoll.signatures[0]), {"name": person.name})


RULES = (
    Rule("S001", "warning", unsigned_report),
    Rule("S002", "info", unattested_report),
    Rule("S003", "info", signer_not_attester),
    Rule("S004", "warning", missing_handlaggare),
    Rule("S005", "warning", missing_proposal),
    Rule("S006", "warning", no_adjuster),
    Rule("S007", "info", no_secretary),
    Rule("S008", "warning", adjuster_has_not_signed),
)
