"""Documents of any length, of what minutes and reports are made of, again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_HEAD = "Norrtuna kommun\nSocialnämnden\nProtokoll\nSammanträdesdatum 2025-11-18\n\n"
_CASE = f"{_HEAD}§ 1\nTaxa för färdtjänst\n"
_REPORT = (
    "Norrtuna kommun\nSocialförvaltningen\nTjänsteutlåtande\n2025-11-02\nDnr SN 2025/9\n\n"
    "{0}Till\nSocialnämnden\n\nTaxa för färdtjänst\n\n"
    "Förslag till beslut\n{1}Socialnämnden godkänner taxan.\n\nSammanfattning\nTaxan är från 2012.\n{2}"
).format

# What stands before the lines: a place where one extractor or another reads them.
PLACES = {
    "nowhere": "",
    "the front page": f"{_HEAD}Närvarande\nBeslutande ledamöter\n",
    "a title": f"{_HEAD}§ 1\n",
    "a decision": f"{_CASE}Beslut\n",
    "yrkanden": f"{_CASE}Yrkanden\n",
    "a vote": f"{_CASE}Omröstning\n",
    "reservationer": f"{_CASE}Beslut\nBifall.\n\nReservation\nBo Ask (M) reserverar sig.\n",
    "a statement": f"{_CASE}Särskilt uttalande\n",
    "documents": f"{_CASE}Handlingar i ärendet\n",
    "a report": _REPORT("", "", "\nFörslag till beslut\n"),
}

# {i} counts up, {w} is another word each time.
LINES = (
    "§ {i}\nBeslut\n", "§ {i} Taxa {w}\nBeslut\nNämnden avslår.\n", "§ {i}  Taxa ...... {i}\n", "§ {i} Utgår\n",
    "{i}. Nämnden avslår förslag {i}.\n", "- punkt\n", "a) punkt\n", "1.1.{i} Rubrik\n", "**Rubrik**\n",
    "### Rubrik {i}\n\n", "Beslut\n", "Beslut\n\n", "Yrkanden\n", "Omröstning\n", "Omröstning\nJa: 3 Nej: 4\n",
    "Reservation\nBo Ask (M) reserverar sig.\n", "Handlingar i ärendet\n1. Brev {i}\n", "Bilaga {i}\n",
    "Särskilt uttalande\nAnna Ek (S) anför:\n", "Jäv\nAnna Ek (S) deltar ej på grund av jäv.\n", "Justeras § {i}\n",
    "Proposition\nOrdföranden ställer proposition på bifall och avslag.\n",
    "Ja-röst för bifall. Nej-röst för avslag.\n",
    "Anna {w} (S) yrkar bifall.\n", "Anna Ek (S) yrkar bifall till eget förslag {i}.\n", "Anna Ek, Bo Ask, ",
    "Anna Ek (S), Bo Ask (M) m.fl. (S) yrkar ", "Anna Ek (S) yrkar bifall till Bo Asks (M) yrkande. ", "(S)\n",
    "Anna Ek\n", "Anna {w} (S), ordförande\n", "Anna Ek (S) ersätter Bo Ask (M)\n", "Ordförande: Anna {w}\n",
    "Anna Ek (S) Ja\n", "Anna {w} (S)  X    \n", "Ja\n", "Nej\n", "12 Ja\n", "Ja\nAnna {w} (S)\n", " a  b  c  d\n",
    "Ledamöter  Ja  Nej  Avstår\nAnna Ek (S)  X\n", "| a | b |\n", "Sida {i}\n", "Sida {i} (99)\n\f", "\f",
    "\fNorrtuna kommun\n§ 1 text\n", "Norrtuna {w} kommun\n", "Taxa {i} ..... {i}\n", "Dnr KS 2025/{i}\n",
    "2025-01-{i}\n", "Kl. {i}:00 ", "att \n", "ord-\n", "bifall till förslaget, ", "Till\nSocialnämnden\n",
    "Nämnden beslutar att godkänna enligt § {i}. ", "Anna Ek (S) föreslår att nämnden beslutar att ",
    "Handläggare\nAnna Ek\n", "\n", " ", "att ", "(S), ", "§ 1 ", "(", "a", "”", "<b>", "\x1b[3",
)  # fmt: skip

# Two kinds of records of which each may be held against each other; {0} and {1} are runs of half the length.
_PAIRS = {
    "reservationer of those who move": (
        f"{_CASE}Beslut\nBifall.\nYrkanden\n{{0}}Reservation\n{{1}}",
        "Anna {w} (S) yrkar bifall till förslag {i}.\n",
        "Bo {w} (M) reserverar sig till förmån för eget yrkande.\n\n",
    ),
    "reservationer for what is named": (
        f"{_CASE}Beslut\nBifall.\nYrkanden\n{{0}}Reservation\n{{1}}",
        "Anna {w} (S) yrkar avslag.\n",
        "Bo {w} (M) reserverar sig till förmån för Anna {w}s (S) yrkande om avslag.\n\n",
    ),
    "movers and those who attend": (
        f"{_HEAD}Beslutande\n{{0}}\n§ 1\nTaxa\nBeslut\nBifall.\nYrkanden\n{{1}}",
        "Anna {w} (S)\n",
        "Bo {w} (M) yrkar bifall.\n",
    ),
    "substitutes": (
        f"{_HEAD}Beslutande\n{{0}}Tjänstgörande ersättare\n{{1}}\n§ 1\nTaxa\nBeslut\nBifall.\n",
        "Anna {w} (S) §§ 1-{i}\n",
        "Bo {w} (S) ersätter Anna {w} (S)\n",
    ),
    "propositions and votes": (
        f"{_CASE}Beslut\nBifall.\nOmröstning\n{{0}}{{1}}",
        "Ja-röst för förslag {i}. Nej-röst för avslag.\n\n",
        "Omröstning\nJa: 3 Nej: 4\n\n",
    ),
    "votes under their names": (
        f"{_CASE}Beslut\nBifall.\nOmröstning\nJa\n{{0}}Nej\n{{1}}",
        "Anna {w} (S)\n",
        "Bo {w} (S)\n",
    ),
    "vote lists": (
        f"{_HEAD}{{0}}{{1}}",
        "§ {i}\nTaxa {w}\nBeslut\nBifall.\nOmröstning\nSe omröstningslista {i}.\n\n",
        "Omröstningslista {i}\n§ {i}\nLedamot  Ja  Nej\nAnna {w} (S)  X\nBo {w} (M)     X\n\n",
    ),
    "contents": (f"{_HEAD}{{0}}{{1}}", "§ {i} Taxa {w} ........ {i}\n", "§ {i} Taxa {w}\nBeslut\nAvslag.\n\n"),
    "pages": (
        f"{_HEAD}{{0}}{{1}}",
        "Norrtuna kommun  Sida {i} (9)\n§ {i} Taxa\n\f",
        "Protokoll {i}\n\nText {w}\n{i}\n\f",
    ),
    "signatures": (f"{_HEAD}{{0}}Underskrifter\n{{1}}", "§ {i}\nTaxa\nBeslut\nBifall.\n", "Anna {w}\n2025-11-18\n\n"),
    "signers and attesters": (
        _REPORT("", "", "\nUnderskrifter\n{0}{1}"),
        "Anna {w}\nFörvaltningschef\n\n",
        "Attesterat av Bo {w} 2025-01-02\n",
    ),
    "handläggare and points": (_REPORT("{0}", "{1}", ""), "Handläggare\nAnna {w}, 08-50{i}\n", "{i}. Godkänna {w}.\n"),
}


def run(line: str, length: int) -> str:
    """A line again and again, to about that many characters."""
    count = length // len(line) + 1
    if "{" not in line:
        return line * count
    return "".join(line.replace("{i}", str(i)).replace("{w}", _word(i)) for i in range(1, count + 1))


def _word(number: int) -> str:
    """A word for a number: "Kabdson"."""
    return f"K{str(number).translate(str.maketrans('0123456789', 'abcdefghij'))}son"


def documents(places: tuple[str, ...] = tuple(PLACES)) -> Iterator[tuple[str, Callable[[int], str]]]:
    """The name of each document, and its text by length: every line in each of the places, and the pairs."""
    for place in places:
        for line in LINES:
            yield f"{place}: {line!r}", lambda length, place=place, line=line: PLACES[place] + run(line, length)  # type: ignore[misc]
    for name, (frame, one, other) in _PAIRS.items():
        yield (
            name,
            lambda length, frame=frame, one=one, other=other: frame.format(  # type: ignore[misc]
                run(one, length // 2), run(other, length // 2)
            ),
        )
