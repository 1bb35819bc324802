"""Tables and lists of ballots, where they belong, and who of a row it is that voted."""

from __future__ import annotations

from typing import Any

import pytest

from protokollparse.extract.ballots import voter
from protokollparse.extract.voteringar import attach, disagreement, voteringar, voteringslistor
from protokollparse.layout import cut_lines
from protokollparse.lines import Line
from protokollparse.source import SourceText

TALLY = "Omröstningen utfaller med {} Ja mot {} Nej."


def lines_of(text: str) -> list[Line]:
    return cut_lines(SourceText(text, "-"))


def lists_in(text: str, *, annexed: bool = False) -> list[dict[str, Any]]:
    return voteringslistor(lines_of(text), annexed=annexed)


def cast(record: dict[str, Any]) -> list[tuple[str, str | None, str]]:
    return [(ballot["name"], ballot["party"], ballot["vote"]) for ballot in record["ballots"]]


IN_COLUMNS = """\
Voteringslista: §114
Ärende: Initiativ om parkering vid
Nordhed - Anna Ek (M) med flera, 2024.288 KS

Omröstning gällande initiativ
 Ledamot                                      Ja           Nej      Avstår
 Anna Ek (M), ordförande                      X
 Bo Al (S), vice ordförande                                X
 Cid Do (-), ledamot                                       X
 Eva Öst (V), ersättare                                              X
 Resultat                                     1            2          1
§ 115 Nästa ärende
"""


def test_crosses_in_columns() -> None:
    (found,) = lists_in(IN_COLUMNS)
    assert (found["paragraf"], found["bilaga"], found["number"]) == (114, None, 1)
    assert (found["ja"], found["nej"], found["avstar"], found["franvarande"]) == (1, 2, 1, None)
    assert cast(found) == [
        ("Anna Ek", "M", "ja"),
        ("Bo Al", "S", "nej"),
        ("Cid Do", "-", "nej"),
        ("Eva Öst", "V", "avstar"),
    ]
    lines = lines_of(IN_COLUMNS)
    assert lines[found["first"]].text == "Voteringslista: §114"
    assert lines[found["last"]].text == "§ 115 Nästa ärende"


def test_crosses_on_a_page_that_stands_further_in() -> None:
    first, second = IN_COLUMNS.split(" Cid Do")
    shifted = "\n".join("        " + line for line in (" Cid Do" + second).splitlines()[:2])
    (found,) = lists_in(f"{first}\f{shifted}\n")
    assert [vote for _, _, vote in cast(found)] == ["ja", "nej", "nej", "avstar"]


def test_a_cross_outside_all_columns_is_no_ballot() -> None:
    (found,) = lists_in(IN_COLUMNS.replace("X\n Bo", "                                              X\n Bo"))
    assert "Anna Ek" not in [name for name, _, _ in cast(found)]


def test_a_table_whose_columns_are_lost_has_sums_but_no_ballots() -> None:
    apart = ["Voteringslista: §114", "Ledamot", "Ja", "Anna Ek (M), ordförande", "Bo Al (S)", "Resultat", "X"]
    (found,) = lists_in("\n\n".join([*apart, "Nej", "Avstår", "X", "1", "1", "0", "Nästa sida"]))
    assert (found["ja"], found["nej"], found["avstar"], found["ballots"]) == (1, 1, 0, [])
    (found,) = lists_in("Voteringslista § 5\nLedamot Ja Nej Avstår\nAnna Ek (S) X\nBo Al (M) X\n")
    assert (found["paragraf"], found["ballots"]) == (5, [])


PAGES = """\
                                                 Omröstningslista nr. 1
                               § 82. Svar på motion (SD) - cykelvägar
                           Ledamöter           Parti          Ersättare          Ja   Nej      Avst   Frånv
                     Anna Ek                   (S)                                    X
                       Bo Al                   (S)            Eva Öst                 X
                                           Transport:                             0     2       0       0
\f                                                 Omröstningslista nr. 1
                               § 82. Svar på motion (SD) - cykelvägar
                           Ledamöter           Parti          Ersättare          Ja   Nej      Avst   Frånv
                     Fia Fors                  (SD)                               X
                     Gun Hed                   (SD)                                                    X
                                           Summa:                                 1     2       0       1
                                                 Omröstningslista nr. 2
                               § 82. Svar på motion (SD) - cykelvägar
                           Ledamöter           Parti          Ersättare          Ja   Nej      Avst   Frånv
                     Anna Ek                   (S)                               X
"""


def test_a_list_goes_on_over_pages_and_the_substitute_votes() -> None:
    first, second = lists_in(PAGES)
    assert [(found["paragraf"], found["number"]) for found in (first, second)] == [(82, 1), (82, 2)]
    assert cast(first) == [
        ("Anna Ek", "S", "nej"),
        ("Eva Öst", "S", "nej"),
        ("Fia Fors", "SD", "ja"),
        ("Gun Hed", "SD", "franvarande"),
    ]
    assert (first["ja"], first["nej"], first["franvarande"]) == (1, 2, 1)
    assert cast(second) == [("Anna Ek", "S", "ja")]
    assert first["last"] == second["first"]


def test_columns_of_two_votes() -> None:
    first, second = lists_in(
        "Omröstningslista\n"
        "                     § 12             § 13\n"
        "Ledamot           Ja    Nej        Ja    Nej    Avst\n"
        "Anna Ek (S)       X                      X\n"
        "Bo Al (M)               X                       X\n"
        "Summa             1     1          0     1      1\n"
    )
    assert (first["paragraf"], cast(first)) == (12, [("Anna Ek", "S", "ja"), ("Bo Al", "M", "nej")])
    assert (second["paragraf"], cast(second)) == (13, [("Anna Ek", "S", "nej"), ("Bo Al", "M", "avstar")])
    assert second["first"] == second["last"] == first["last"]


STACKED = """\
Bilaga 2

Ärende: 10:2
Ärendemening: Underlag för budget
Antal Ja: 2

Antal Nej: 1

Antal Frånv: 0

Namn

Parti

Plats

Funktion

Resultat

Anna Ek

V

57

Ersättare

Ja

Bo Al
Hammare

-

6

Ledamot

Nej

Cid Do

S

7

Ledamot

Ja

"""


def test_a_value_a_line() -> None:
    first, second = lists_in(STACKED + STACKED.replace("Bilaga 2", "Bilaga 3").replace("Nej\n\nCid", "Ja\n\nCid"))
    assert (first["bilaga"], first["ja"], first["nej"], first["avstar"], first["franvarande"]) == ("2", 2, 1, None, 0)
    assert cast(first) == [("Anna Ek", "V", "ja"), ("Bo Al Hammare", "-", "nej"), ("Cid Do", "S", "ja")]
    assert second["bilaga"] == "3"
    assert first["last"] == second["first"]


def test_rows_that_name_their_vote() -> None:
    (found,) = lists_in(
        "Bilaga 3 till § 45\nVoteringslista\n"
        "Ja-röst: bifall till nämndens förslag\nNej-röst: bifall till Eks förslag\n\n"
        "Anna Ek (S)          Nej\nBo Al     M   12     Ja\n"
        "Cid Do (V), tjg ers Dan Dahl   Frånvarande\n1 Eva Öst (C)        Avstår\n"
    )
    assert (found["paragraf"], found["bilaga"]) == (45, "3")
    assert (found["ja_proposition"], found["nej_proposition"]) == (
        "bifall till nämndens förslag",
        "bifall till Eks förslag",
    )
    assert cast(found) == [
        ("Anna Ek", "S", "nej"),
        ("Bo Al", "M", "ja"),
        ("Dan Dahl", "V", "franvarande"),
        ("Eva Öst", "C", "avstar"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bilaga 1\nNamn     Parti   Ankom   Utgick\nAnna Ek  S   15:45   21:37\nBo Al    S   15:45   21:37\n",
        "Närvarolista § 3\nAnna Ek (S)    Närvarande\nBo Al (M)      Frånvarande\nCid Do (V)     Frånvarande\n",
        "Bilaga 2 Yttrande över remiss\nNej.\n",
    ],
)
def test_what_is_no_list_of_votes(text: str) -> None:
    assert lists_in(text + "nej", annexed=True) == []


def test_a_list_whose_paragraf_stands_over_its_columns() -> None:
    text = (
        "Omröstningslista\n\nLedamöter        Parti      § 12\n                            Ja     Nej\n"
        "Anna Ek          S          X\nBo Al            M                 X\n"
    )
    (found,) = lists_in(text)
    assert (found["paragraf"], cast(found)) == (12, [("Anna Ek", "S", "ja"), ("Bo Al", "M", "nej")])


def test_a_list_that_names_nothing_is_given_only_behind_the_paragrafer() -> None:
    text = IN_COLUMNS.replace(": §114", "")
    assert lists_in(text) == []
    assert len(lists_in(text, annexed=True)) == 1


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Anna Ek (S), ordförande"], ("Anna Ek", "S")),
        (["12. Anna Ek", "S", "57", "Ledamot"], ("Anna Ek", "S")),
        (["Anna Ek (S) ersätter Bo Al (S)"], ("Anna Ek", "S")),
        (["Anna Ek tjänstgör för Bo Al (M)"], ("Anna Ek", "M")),
        (["Anna Ek (S) ers: Bo Al (S)"], ("Anna Ek", "S")),
        (["Bo Al (S) ersätts av Anna Ek"], ("Anna Ek", "S")),
        (["Bo Al (S), tjg ers Anna Ek (V)"], ("Anna Ek", "V")),
        (["Bo Al", "(S)", "Anna Ek"], ("Anna Ek", "S")),
        (["Bo Al", "(S)", "Alla"], ("Bo Al", "S")),
        (["Ek, Anna", "S"], ("Ek, Anna", "S")),
        (["12"], None),
    ],
)
def test_voter(cells: list[str], expected: tuple[str, str | None] | None) -> None:
    assert voter(cells) == expected


def test_a_table_below_its_result_is_of_that_vote() -> None:
    text = (
        "Omröstningsresultat\nMed 2 ja-röster och 1 nej-röst beslutar nämnden bifalla förslaget.\n\n"
        "Ledamöter                Ja    Nej   Avstår\nAnna Ek (S)              X\nBo Al (M)                      X\n"
        "Cid Do (V) ersätter Per Por (V)      X\nBeslut\nNämnden bifaller.\n"
    )
    (vote,) = voteringar(lines_of(text))
    assert cast(vote) == [("Anna Ek", "S", "ja"), ("Bo Al", "M", "nej"), ("Cid Do", "V", "avstar")]
    assert disagreement(vote) == "the tally says 2 Ja, the list of ballots has 1 Ja"
    assert "Cid Do" in text[vote["span"]["start"] : vote["span"]["end"]]


def test_two_results_with_a_table_each() -> None:
    table = "                 Ja    Nej\nAnna Ek (S)      {}\nBo Al (M)        {}\n"
    text = (
        "Votering 1\n" + TALLY.format(2, 0) + "\n" + table.format("X", "X")
        + "Votering 2\n" + TALLY.format(1, 1) + "\n" + table.format("X", "      X")
    )  # fmt: skip
    first, second = voteringar(lines_of(text))
    assert [vote for _, _, vote in cast(first)] == ["ja", "ja"]
    assert [vote for _, _, vote in cast(second)] == ["ja", "nej"]


def test_attach_by_paragraf() -> None:
    votes = voteringar(lines_of(TALLY.format(1, 2)))
    assert attach([(113, None, []), (114, None, votes)], lists_in(IN_COLUMNS)) == []
    assert (votes[0]["avstar"], len(votes[0]["ballots"]), disagreement(votes[0])) == (1, 4, None)


def test_attach_by_annex_and_sums() -> None:
    text = TALLY + " Hur var och en röstar framgår av bilaga {}."
    first = voteringar(lines_of(text.format(3, 0, 2)))
    second = voteringar(lines_of(text.format(2, 1, 2)))
    assert attach([(1, None, first), (2, None, second)], lists_in(STACKED)) == []
    assert (first[0]["ballots"], len(second[0]["ballots"])) == ([], 3)
    assert "_bilaga" not in first[0] | second[0]


def test_attach_nth_list_to_nth_vote_where_no_sums_fit() -> None:
    votes = voteringar(lines_of("Votering 1\n" + TALLY.format(9, 9) + "\nVotering 2\n" + TALLY.format(8, 8)))
    assert attach([(82, None, votes)], lists_in(PAGES)) == []
    assert [len(vote["ballots"]) for vote in votes] == [4, 1]
    assert disagreement(votes[0]) is not None


def test_attach_makes_a_vote_where_the_text_tells_of_none() -> None:
    votes: list[dict[str, Any]] = []
    attach([(114, None, votes)], lists_in(IN_COLUMNS))
    assert [(vote["ja"], vote["nej"], len(vote["ballots"])) for vote in votes] == [(1, 2, 4)]
    assert votes[0]["line"] == 6


def test_attach_gives_back_what_belongs_nowhere() -> None:
    lists = lists_in(IN_COLUMNS) + lists_in(STACKED)
    assert attach([(1, None, voteringar(lines_of(TALLY.format(1, 2))))], lists) == lists
