"""The findings in real documents, each of them read against the text and found to be right.

The documents are not part of the project; where they are missing, these tests are skipped. Here are codes and
lines only. A finding that is new has to be read, and is entered here if it is right; if it is wrong, the rule
is to be mended, or its code and line counted in ``FALSE`` until it is.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from time import process_time

import pytest

from protokollparse import readers
from protokollparse.check import RULES, check, check_source
from protokollparse.models import Protokoll
from protokollparse.pipeline import parse_source

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real documents is not here")

TRUE = {
    "alingsas-ks-2026-06-15-protokoll.plain": "N001:565 N013:564 R012:250,1012 T009:987 T010:192,192 T011:914",
    "alingsas-ks-2026-06-15-protokoll": "N001:623 N013:622 R012:277,1184 T009:1161 T010:199,199 T011:1073",
    "alingsas-ks-nattvandrar-tjansteskrivelse.plain": "T011:35",
    "alingsas-ks-nattvandrar-tjansteskrivelse": "T011:29",
    "alingsas-ks-tilldelning-tjansteskrivelse.plain": "S003:74",
    "alingsas-ks-tilldelning-tjansteskrivelse": "S003:93",
    "alingsas-sn-2018-tillsynsavgifter-tjansteskrivelse.plain": "D004:6 S002:149",
    "alingsas-sn-2018-tillsynsavgifter-tjansteskrivelse": "D004:1 S002:98",
    "alingsas-ten-2026-05-18-protokoll.plain": "",
    "alingsas-ten-2026-05-18-protokoll": "",
    "goteborg-kf-2023-02-23-protokoll": "",
    "goteborg-kf-2024-03-21-protokoll": "",
    "stockholm-amn-2023-10-24-protokoll": "D001:1 P008:267,387,425,443,447,451,455 T013:1,598",
    "stockholm-amn-2023-10-24-tjansteutlatande": "",
    "stockholm-skarpnack-2024-01-25-tjansteutlatande": "D012:46 N007:13,29 R004:17",
    "stockholm-son-2018-01-30-tjansteutlatande": "S002:22",
    "stockholm-son-2023-12-12-protokoll": (
        "D009:50 N002:804,930,1160 N004:16,804 P005:1340,1350 P007:83 P009:862 R001:853 R005:226 R012:1331 T001:106 "
        "T004:60,61,93,137,189,255,307,361,420,438,696,729,761,762,841,953,954,978,1041,1073,1111,1166,1215,1295,1316,"
        "1317,1350,1366,1395 T012:466"
    ),
}
FALSE: dict[str, str] = {}
LARGEST = "stockholm-son-2023-12-12-protokoll"


def path_of(name: str) -> Path:
    return next(CORPUS.rglob(f"{name}.txt"))


def listed(text: str) -> list[tuple[str, int]]:
    """The findings of a list such as "D004:1 T010:192,192"."""
    groups = (group.split(":") for group in text.split())
    return sorted((code, int(line)) for code, lines in groups for line in lines.split(","))


@pytest.mark.parametrize("name", TRUE)
def test_the_findings_are_those_that_were_read(name: str):
    findings = check_source(readers.read(path_of(name)))
    expected = listed(TRUE[name]) + listed(FALSE.get(name, ""))
    assert sorted((finding.rule.code, finding.place.line) for finding in findings) == sorted(expected)


def test_every_document_is_listed():
    assert {path.stem for path in CORPUS.rglob("*.txt")} == set(TRUE)


def test_the_true_findings_that_a_reader_would_miss_are_there():
    """Reservations by a name that no member has, a blank in a diarienummer, Arabic letters, an empty point."""
    codes = Counter(code for code, _ in listed(TRUE[LARGEST]))
    assert (codes["N002"], codes["R001"], codes["T001"], codes["P009"]) == (3, 1, 1, 1)


def test_false_alarms_are_below_one_in_a_hundred_paragrafer():
    """At warning and above, over the text of every document once; docs/check.md has the figure."""
    warned = {rule.code for rule in RULES if rule.severity != "info"}
    names = [name for name in TRUE if not name.endswith(".plain")]
    documents = [parse_source(readers.read(path_of(name))) for name in names]
    paragrafer = sum(len(document.paragrafer) for document in documents if isinstance(document, Protokoll))
    alarms = [code for name in names for code, _ in listed(FALSE.get(name, "")) if code in warned]
    findings = [code for name in names for code, _ in listed(TRUE[name]) if code in warned]
    assert (paragrafer, len(findings), len(alarms)) == (140, 17, 0)
    assert len(alarms) < paragrafer / 100


def test_checking_costs_less_than_parsing():
    source = readers.read(path_of(LARGEST))
    parsing, checking = [], []
    for _ in range(5):
        start = process_time()
        document = parse_source(source)
        parsed = process_time()
        check(document, source)
        parsing.append(parsed - start)
        checking.append(process_time() - parsed)
    assert min(checking) < min(parsing)
