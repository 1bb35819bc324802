"""Counted votes in the text of a paragraf: counts, propositions, names, and which of them are of one vote."""

from __future__ import annotations

from typing import Any

import pytest

from protokollparse.extract.voteringar import disagreement, voteringar
from protokollparse.layout import cut_lines
from protokollparse.models import Votering
from protokollparse.source import SourceText

KINDS = ("ja", "nej", "avstar", "franvarande")


def votes_in(text: str) -> list[dict[str, Any]]:
    found = voteringar(cut_lines(SourceText(text, "-")))
    for vote in found:
        Votering.model_validate({key: value for key, value in vote.items() if key != "_bilaga"})
    return found


def only_vote(text: str) -> dict[str, Any]:
    found = votes_in(text)
    assert len(found) == 1, found
    return found[0]


def counts(vote: dict[str, Any]) -> tuple[int | None, ...]:
    return tuple(vote[kind] for kind in KINDS)


def propositions(vote: dict[str, Any]) -> tuple[str | None, str | None]:
    return vote["ja_proposition"], vote["nej_proposition"]


def cast(vote: dict[str, Any]) -> list[tuple[str, str | None, str]]:
    return [(ballot["name"], ballot["party"], ballot["vote"]) for ballot in vote["ballots"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omröstningen utfaller med 67 Ja mot 14 Nej. 3 ledamöter avstår från att rösta.", (67, 14, 3, None)),
        ("Omröstningen utfaller med 48 Ja mot 32 Nej. 1 ledamot är frånvarande.", (48, 32, None, 1)),
        ("Med 7 ja-röster och 8 nej-röster finner ordföranden att nämnden avslår.", (7, 8, None, None)),
        ("5 Ja-röster, 54 Nej-röster och 2 frånvarande ledamöter.", (5, 54, None, 2)),
        ("Vid votering avges 18 nej mot 12 ja.", (12, 18, None, None)),
        ("Votering genomförs med resultatet 20 JA / 15 NEJ.", (20, 15, None, None)),
        ("Ja: 30 Nej: 18 Avstår: 2", (30, 18, 2, None)),
        ("Ja: 30\nNej: 18\nAvstår: 2\nFrånvarande: 1", (30, 18, 2, 1)),
        ("Antal Ja: 40\nAntal Nej: 29\nAntal Avstår: 12", (40, 29, 12, None)),
        ("Voteringsresultat\nJA 26\nNEJ 14\nAVSTÅR 0", (26, 14, 0, None)),
        ("Resultat\nJa      Nej     Avstår\n26      14      1", (26, 14, 1, None)),
        ("Kommunfullmäktige beslutar (22 ja, 19 nej) att bifalla förslaget.", (22, 19, None, None)),
        ("Röstningen utföll med 36 ja, 29 nej, 0 avstår.", (36, 29, 0, None)),
        ("Med sju ja-röster mot fem nej-röster och en nedlagd röst beslutar nämnden.", (7, 5, 1, None)),
        ("Det blev tjugofem ja-röster och tjugo nej-röster.", (25, 20, None, None)),
        ("8 ledamöter röstar JA, 3 ledamöter röstar NEJ och 28 ledamöter AVSTÅR.", (8, 3, 28, None)),
        ("Omröstning\n\n22/4/1", (22, 4, 1, None)),
        ("Omröstning\n\nJa/Nej/Avstår: 22/4/1", (22, 4, 1, None)),
        ("Med 30 röster mot 20 beslutar kommunfullmäktige att avslå motionen.", (30, 20, None, None)),
        ("Nämnden beslutar med 6 röster för och 5 röster emot att bifalla förslaget.", (6, 5, None, None)),
    ],
)
def test_counts(text: str, expected: tuple[int | None, ...]) -> None:
    assert counts(only_vote(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Omröstning begärs.",
        "Votering begärs, men Anna Ek (S) drar tillbaka sin begäran.",
        "Mötet hölls den 22/4/1 i sessionssalen. Ingen sade nej.",
        "För minoritetsåterremiss krävs 21 nej-röster.",
        "Vi säger nej till förslaget. 3 av 4 invånare har sagt nej.",
        "Ordföranden antecknar förslaget som Ja-proposition i huvudvoteringen.",
        "Anna Ek (S) är frånvarande. Bo Al (M) avstår från att rösta.",
        "Vänsterpartiet avstår från att delta i beslutet, men röstar inte nej.",
        "Ordföranden ställer förslagen mot varandra och finner, utan omröstning, att nämnden bifaller.",
    ],
)
def test_what_is_no_vote(text: str) -> None:
    assert votes_in(text) == []


@pytest.mark.parametrize(
    ("text", "ja", "nej"),
    [
        (
            "Godkänd voteringsproposition: ”Ja för avslag och Nej för bifall till tilläggsyrkandet från\n"
            "A, B och C i nämnden”.",
            "avslag",
            "bifall till tilläggsyrkandet från A, B och C i nämnden",
        ),
        (
            "Godkänd voteringsproposition: ”Ja för bifall till nämndens förslag. Nej för bifall till yrkandet\n"
            "från Anna Ek m.fl.”.",
            "bifall till nämndens förslag",
            "bifall till yrkandet från Anna Ek m.fl.",
        ),
        (
            'Proposition: "Ja för avslag och Nej för bifall till yrkandet från S och V."',
            "avslag",
            "bifall till yrkandet från S och V",
        ),
        (
            "Ja-röst för bifall till Anna Eks med fleras förslag att lämna ärendet till\nkontoret för beredning.\n"
            "Nej-röst för bifall till Bo Als förslag.",
            "bifall till Anna Eks med fleras förslag att lämna ärendet till kontoret för beredning",
            "bifall till Bo Als förslag",
        ),
        (
            "Ja-röst för Anna Eks (S) förslag,\nNej-röst för nämndens förslag.",
            "Anna Eks (S) förslag",
            "nämndens förslag",
        ),
        (
            "JA = bifall till nämndens förslag\nNEJ = bifall till Anna Eks (S) yrkande\nAVSTÅR = ingetdera",
            "bifall till nämndens förslag",
            "bifall till Anna Eks (S) yrkande",
        ),
        (
            "Ja-röst innebär bifall till nämndens förslag. Nej-röst innebär bifall till Bo Als (M) m.fl. yrkande.",
            "bifall till nämndens förslag",
            "bifall till Bo Als (M) m.fl. yrkande",
        ),
        (
            "Ja-röst: Nämndens förslag\nNej-röst: Anna Eks (S) förslag",
            "Nämndens förslag",
            "Anna Eks (S) förslag",
        ),
        (
            "Den som vill bifalla nämndens förslag röstar ja, den som vill bifalla Bo Als (M) förslag röstar nej.",
            "bifalla nämndens förslag",
            "bifalla Bo Als (M) förslag",
        ),
        (
            "Den som röstar på nämndens förslag röstar ja. Den som röstar på Centerpartiets förslag röstar nej.",
            "nämndens förslag",
            "Centerpartiets förslag",
        ),
        (
            "Den som röstar ja bifaller nämndens förslag och den som röstar nej bifaller Anna Eks förslag.",
            "bifaller nämndens förslag",
            "bifaller Anna Eks förslag",
        ),
        (
            "Den som vill bifalla förslaget röstar ja. Den det ej vill röstar nej. Vinner nej har nämnden "
            "bifallit Bo Als yrkande.",
            "bifalla förslaget",
            "nämnden bifallit Bo Als yrkande",
        ),
    ],
)
def test_propositions(text: str, ja: str, nej: str) -> None:
    vote = only_vote(f"{text}\nOmröstningen utfaller med 6 Ja mot 5 Nej.")
    assert propositions(vote) == (ja, nej)
    assert counts(vote)[:2] == (6, 5)


def test_sides_are_ja_and_nej_as_the_propositions_say() -> None:
    result = "Med 25 röster för Anna Eks förslag mot 20 röster för nämndens förslag beslutar fullmäktige bifalla Ek."
    alone = only_vote(result)
    assert (counts(alone)[:2], propositions(alone)) == ((25, 20), ("Anna Eks förslag", "nämndens förslag"))
    put = only_vote(f"Ja för nämndens förslag, Nej för Anna Eks förslag.\n{result}")
    assert (counts(put)[:2], propositions(put)) == ((20, 25), ("nämndens förslag", "Anna Eks förslag"))


def test_each_vote_has_the_proposition_before_it() -> None:
    found = votes_in(
        "Ja-röst för Anna Eks förslag,\nNej-röst för nämndens förslag.\nOmröstningsresultat\n"
        "5 Ja-röster, 54 Nej-röster och 2 frånvarande ledamöter.\n"
        "Ja-röst för att anta tillägget\nNej-röst för att avslå tillägget\nOmröstningsresultat\n"
        "Med 25 ja-röster och 36 nej-röster beslutar kommunfullmäktige att avslå tillägget."
    )
    assert [counts(vote)[:2] for vote in found] == [(5, 54), (25, 36)]
    assert [vote["ja_proposition"] for vote in found] == ["Anna Eks förslag", "att anta tillägget"]


def test_propositions_listed_before_all_results_go_in_order() -> None:
    found = votes_in(
        "JA = bifall till Eks yrkande\nNEJ = bifall till Als yrkande\nAVSTÅR = ingetdera\n"
        "JA = bifall till nämndens förslag\nNEJ = bifall till Eks yrkande\n"
        "Omröstningen genomförs.\n8 ledamöter röstar JA, 3 ledamöter röstar NEJ och 28 ledamöter AVSTÅR.\n"
        "Omröstningen genomförs.\n26 ledamöter röstar JA, 13 ledamöter röstar NEJ."
    )
    assert [counts(vote)[:3] for vote in found] == [(8, 3, 28), (26, 13, None)]
    assert [propositions(vote) for vote in found] == [
        ("bifall till Eks yrkande", "bifall till Als yrkande"),
        ("bifall till nämndens förslag", "bifall till Eks yrkande"),
    ]


def test_a_proposition_and_a_result_said_twice_are_one_vote() -> None:
    vote = only_vote(
        "Ordföranden föreslår: Ja för avslag. Nej för bifall till yrkandet. Omröstningen genomförs.\n"
        "Godkänd voteringsproposition: Ja för avslag. Nej för bifall till yrkandet.\n"
        "Omröstningsresultat\nJa-röster: 19\nNej-röster: 12\nBeslut\n"
        "Kommunfullmäktige beslutar med 19 ja-röster mot 12 nej-röster att anta planen."
    )
    assert counts(vote) == (19, 12, None, None)
    assert propositions(vote) == ("avslag", "bifall till yrkandet")


def test_equal_results_under_headings_of_their_own_are_two_votes() -> None:
    found = votes_in(
        "Omröstning\nJa för A. Nej för B.\nOmröstningen utfaller med 40 Ja mot 41 Nej.\n\n"
        "Omröstning\nJa för C. Nej för D.\nOmröstningen utfaller med 40 Ja mot 41 Nej."
    )
    assert [propositions(vote) for vote in found] == [("A", "B"), ("C", "D")]


def test_a_vote_that_was_held_without_figures_has_nulls() -> None:
    vote = only_vote(
        "Godkänd voteringsproposition: Ja för bifall till A. Nej för avslag.\n"
        "Omröstningen genomförs. Hur var och en röstar framgår av bilaga 3."
    )
    assert counts(vote) == (None, None, None, None)
    assert vote["_bilaga"] == "3"


def test_the_annex_with_the_list_is_told() -> None:
    text = "Omröstningen utfaller med 6 Ja mot 5 Nej. Hur var och en röstar framgår av bilaga {}."
    assert only_vote(text.format("12"))["_bilaga"] == "12"
    assert only_vote(text.format("A"))["_bilaga"] == "A"
    assert "_bilaga" not in only_vote("Omröstningen utfaller med 6 Ja mot 5 Nej. Se även bilaga 2.")


def test_names_before_the_vote() -> None:
    vote = only_vote(
        "Omröstning\n\n"
        "Godkänd voteringsproposition: ”Ja för avslag och Nej för bifall till yrkandet från Aa och Be.”\n"
        "Anna Ek (S), Bo Af Als (S), Cid Ö Holm (V), Dan-Ove Grå m.fl. (V), Eva Öst (S), Karin\n"
        "Dahl (MP), tjänstgörande ersättarna Fia Fors (S) och Gun Hed (V)\n"
        "samt ordföranden Ida Jarl röstar Ja (9).\n"
        "Jon Kron (M), Lia Lo (D) som ersätter Mio Ny (D) röstar Nej (2).\n"
        "Nils Or (-) avstår från att rösta (1)."
    )
    assert counts(vote) == (9, 2, 1, None)
    assert cast(vote) == [
        ("Anna Ek", "S", "ja"),
        ("Bo Af Als", "S", "ja"),
        ("Cid Ö Holm", "V", "ja"),
        ("Dan-Ove Grå", "V", "ja"),
        ("Eva Öst", "S", "ja"),
        ("Karin Dahl", "MP", "ja"),
        ("Fia Fors", "S", "ja"),
        ("Gun Hed", "V", "ja"),
        ("Ida Jarl", None, "ja"),
        ("Jon Kron", "M", "nej"),
        ("Lia Lo", "D", "nej"),
        ("Nils Or", "-", "avstar"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Följande ledamöter röstar JA: Anna Ek (S), Bo Al (M).\nFöljande ledamöter röstar NEJ: Cid Do (V)",
        "Ja röstar: Anna Ek (S) och Bo Al (M)\nNej röstar: Cid Do (V)",
        "Ja-röster lämnas av Anna Ek (S) och Bo Al (M). Nej-röst lämnas av Cid Do (V).",
        "Omröstningen utfaller enligt följande.\n\nJa-röster:\nAnna Ek (S)\nBo Al (M)\n\nNej-röster:\nCid Do (V)",
        "Ja-röster (2): Anna Ek (S), Bo Al (M)\nNej-röster (1): Cid Do (V)",
        "Förslaget får 2 ja-röster, Anna Ek (S) och Bo Al (M), och 1 nej-röst, Cid Do (V).",
        "Resultat: 2 ja (Anna Ek (S), Bo Al (M)) och 1 nej (Cid Do (V)).",
        "Anna Ek (S) - JA\nBo Al (M) - JA\nCid Do (V) - NEJ",
        "Anna Ek (S) ja, Bo Al (M) ja, Cid Do (V) nej.",
        "Anna Ek (S), ordförande, och Bo Al (M), vice ordförande, röstar ja. Cid Do (V) röstar nej.",
        "Anna Ek (S) Bo Al (M) röstar Ja.\nCid Do (V) röstar Nej.",
    ],
)
def test_names_around_the_vote(text: str) -> None:
    vote = only_vote(text)
    assert cast(vote) == [("Anna Ek", "S", "ja"), ("Bo Al", "M", "ja"), ("Cid Do", "V", "nej")]
    assert counts(vote)[:2] == (2, 1)


def test_one_side_by_name_is_no_vote_but_with_propositions_it_is() -> None:
    assert votes_in("Följande ledamöter röstade nej: Anna Ek (S), Bo Al (S).") == []
    vote = only_vote("Ja för bifall. Nej för avslag. Samtliga, Anna Ek (S) och Bo Al (S), röstar Ja (2).")
    assert counts(vote) == (2, None, None, None)


def test_spans_hold_the_evidence() -> None:
    text = "Votering\n\nJa för A. Nej för B.\nAnna Ek (S) röstar Ja (1).\nBo Al (M) röstar Nej (1).\n\nBeslut\nNej.\n"
    vote = only_vote(text)
    assert text[vote["span"]["start"] : vote["span"]["end"]].startswith("Ja för A.")
    assert text[vote["span"]["start"] : vote["span"]["end"]].endswith("röstar Nej (1).")
    assert vote["line"] == 3
    assert [text[b["span"]["start"] : b["span"]["end"]] for b in vote["ballots"]] == ["Anna Ek", "Bo Al"]
    assert [b["line"] for b in vote["ballots"]] == [4, 5]


def test_disagreement() -> None:
    text = "Med 2 ja-röster och 1 nej-röst bifaller nämnden.\nJa röstar: Anna Ek (S)\nNej röstar: Bo Al (M)"
    message = disagreement(only_vote(text))
    assert message == "the tally says 2 Ja, the list of ballots has 1 Ja"
    assert disagreement(only_vote(text.replace("2 ja-röster", "1 ja-röst"))) is None
    assert disagreement(only_vote("Med 2 ja-röster och 1 nej-röst bifaller nämnden.")) is None


def test_disagreement_leaves_out_a_side_that_is_not_listed() -> None:
    vote = only_vote("Med 9 ja-röster mot 2 nej-röster bifaller nämnden. Nej röstar: Anna Ek (S), Bo Al (M).")
    assert disagreement(vote) is None
