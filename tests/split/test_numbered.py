"""Items that only a number heads: minutes of councils without §, and web pages."""

from __future__ import annotations

import pytest

from partition import assert_nothing_is_lost
from protokollparse.errors import NotMinutesError
from protokollparse.models import Protokoll
from protokollparse.pipeline import parse_text
from protokollparse.split.numbered import split_numbered
from written import lines_of

COUNCIL = """\
PROTOKOLL
Kommunala pensionärsrådet
2025-03-11

Närvarande
Anna Ek (S), ordförande
Dan Öst, sekreterare

1. Mötets öppnande
Ordföranden hälsar alla välkomna och öppnar mötet.

2. Information från förvaltningen
Förvaltningen berättar om

1. en ny upphandling,
2. sommarens bemanning.

3. Remiss om äldreplan

Beslut
1. Rådet tillstyrker planen.
2. Yttrandet skickas till äldrenämnden.

4. Mötets avslutande
Ordföranden avslutar mötet.
"""
PAGE = """\
Hoppa över navigering
  1.   1

    Val av justerare

    Beslut

    Servicenämnden utser Anna Ek (M) att justera protokollet.

  2. Förvaltningen har tagit fram en plan för sina lokaler.

    Yrkanden

    Ordföranden Bo Al (S) yrkade bifall till förvaltningens förslag.

    Beslut

    Servicenämnden beslutar

    att godkänna planen.

  3.   3

    Information

    Servicenämnden tackar för informationen.

Vi använder kakor.
"""


def parsed(text: str) -> Protokoll:
    document = parse_text(text)
    assert isinstance(document, Protokoll)
    assert_nothing_is_lost(document, text)
    return document


def test_items_are_told_from_the_lists_inside_them() -> None:
    found = parsed(COUNCIL).paragrafer
    assert [(each.number, each.title) for each in found] == [
        (1, "Mötets öppnande"),
        (2, "Information från förvaltningen"),
        (3, "Remiss om äldreplan"),
        (4, "Mötets avslutande"),
    ]
    assert [decision.text for decision in found[2].decisions] == [
        "Rådet tillstyrker planen.",
        "Yttrandet skickas till äldrenämnden.",
    ]


def test_items_of_a_web_page_have_a_title_or_none() -> None:
    found = parsed(PAGE).paragrafer
    assert [(each.number, each.title) for each in found] == [(1, "Val av justerare"), (2, None), (3, "Information")]
    assert [[decision.text for decision in each.decisions] for each in found] == [
        ["Servicenämnden utser Anna Ek (M) att justera protokollet."],
        ["att godkänna planen."],
        ["Servicenämnden tackar för informationen."],
    ]
    assert found[1].yrkanden[0].kind == "bifall"


@pytest.mark.parametrize(
    "text",
    [
        "1. Öppnande\n\n2. Val",
        "• a\n\n• b\n\n• c\n\n  1. Öppnande\n\n  2. Val\n\n  3. Slut",
        "1. Öppnande\n2. Val\n3. Slut",
    ],
    ids=["too few", "inside bullets", "not apart"],
)
def test_what_is_no_list_of_items(text: str) -> None:
    assert split_numbered(lines_of(text))[1] == []


def test_numbered_headings_alone_make_no_minutes() -> None:
    with pytest.raises(NotMinutesError):
        parse_text("Cykelplan\n\n1. Mål\nFler ska cykla.\n\n2. Medel\nVi bygger vägar.\n\n3. Slut\nDet är allt.\n")


def test_a_thousand_items_are_split() -> None:
    lines = lines_of("".join(f"{n % 999 + 1}. Val\n\ntext\n\n" for n in range(1000)))
    assert len(split_numbered(lines)[1]) == 999
