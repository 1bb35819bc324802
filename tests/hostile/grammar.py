"""Minutes built from a grammar, so that their records are known before they are parsed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

_FIRST = (
    "Anna",
    "Bo",
    "Åsa-Lena",
    "Örjan",
    "Eva",
    "Per-Olof",
    "Mehmet",
    "Ing-Britt",
    "Zahra",
    "Gösta",
    "Ylva",
    "Kjell",
)
_LAST = (
    "Ek",
    "Öst",
    "Lind-Moberg",
    "Ask",
    "Ström",
    "Nyåker",
    "Demir",
    "Fjällström",
    "Rydell",
    "af Ugglas",
    "Berg",
    "Hult",
)
_PARTIES = ("S", "M", "SD", "C", "V", "KD", "L", "MP")
_BODIES = ("Kommunstyrelsen", "Socialnämnden", "Kommunfullmäktige", "Tekniska nämnden", "Barn- och utbildningsnämnden")
_PLACES = ("Norrtuna", "Sälsjö", "Havnesta", "Björkvalla")
_OBJECTS = (
    "taxa för färdtjänst", "detaljplan för Ekbacken", "budget för 2026", "regler för föreningsbidrag",
    "plan för hamnen", "strategi för kallbad", "instruktion för direktören",
)  # fmt: skip
_PROSE = (
    "Förvaltningen har sett över reglerna och föreslår att de förenklas.",
    "Kostnaden ryms inom ramen, som fastställdes under våren.",
    "Remissinstanserna är i huvudsak positiva till förslaget.",
    "Avtalet löper ut vid årsskiftet. En ny upphandling är förberedd.",
    "Frågan har betydelse för 1 200 hushåll i kommunens norra delar.",
)  # fmt: skip
# What the body decides of an object, and the outcome; {body} and {what} are filled in.
_DECIDES = (
    ("{body} antar förslaget till {what}.", "bifall"),
    ("{body} godkänner förslaget till {what}.", "bifall"),
    ("{body} avslår förslaget till {what}.", "avslag"),
    ("{body} återremitterar ärendet till förvaltningen.", "aterremiss"),
    ("{body} bordlägger ärendet.", "bordlaggning"),
    ("{body} uppdrar åt förvaltningen att ta fram ny {what}.", "uppdrag"),
    ("{body} lägger informationen om {what} till handlingarna.", "anteckning"),
)


@dataclass(frozen=True)
class Built:
    """A text and the records that it holds, by their keys in the contract."""

    text: str
    records: dict[str, Any]


@dataclass
class _Page:
    """A document being written: its lines, and how it looks."""

    heading: Callable[[str], str]
    gap: bool
    lines: list[str] = field(default_factory=list)

    def put(self, *lines: str) -> None:
        """A paragraph."""
        self.lines += lines
        if self.gap:
            self.lines.append("")

    def head(self, text: str) -> None:
        """A section's heading, after a blank line."""
        if self.lines[-1:] != [""]:
            self.lines.append("")
        self.put(self.heading(text))


_LOOKS: Sequence[tuple[Callable[[str], str], bool]] = (
    (lambda text: text, True),
    (lambda text: text, False),
    (lambda text: f"**{text}**", True),
    (lambda text: f"### {text}", True),
    (lambda text: f"{text}:", True),
)


@st.composite
def minutes(draw: st.DrawFn) -> Built:
    """Minutes of up to six paragrafer."""
    body, place = draw(st.sampled_from(_BODIES)), draw(st.sampled_from(_PLACES))
    heading, gap = draw(st.sampled_from(_LOOKS))
    page = _Page(heading, gap)
    day = draw(st.dates(dt.date(1995, 1, 1), dt.date(2035, 12, 31))).isoformat()
    page.put(f"{place} kommun", body)
    page.put("Protokoll", f"Sammanträdesdatum {day}")
    first = draw(st.integers(1, 300))
    # What comes again and again at even steps would be a running head: titles and numbers of cases differ.
    titles = draw(st.lists(st.sampled_from(_OBJECTS), min_size=1, max_size=6, unique=True))
    paragrafer = [_paragraf(draw, page, number, body, what) for number, what in enumerate(titles, first)]
    return Built(
        "\n".join(page.lines) + "\n",
        {"kind": "protokoll", "kommun": f"{place} kommun", "organ": body, "date": day, "paragrafer": paragrafer},
    )


@st.composite
def reports(draw: st.DrawFn) -> Built:
    """An official's report."""
    body, place, what = (draw(st.sampled_from(each)) for each in (_BODIES, _PLACES, _OBJECTS))
    heading, gap = draw(st.sampled_from(_LOOKS))
    page = _Page(heading, gap)
    records: dict[str, Any] = {"kind": "tjansteutlatande", "kommun": f"{place} kommun", "organ": body}
    records["date"] = draw(st.dates(dt.date(1995, 1, 1), dt.date(2035, 12, 31))).isoformat()
    records["diarienummer"] = [f"KS {draw(st.integers(2001, 2030))}/{draw(st.integers(1, 999))}"]
    page.put(
        f"{place} kommun", "Förvaltningen", "Tjänsteutlåtande", records["date"], f"Dnr {records['diarienummer'][0]}"
    )
    page.lines.append("")
    page.put("Till", body)
    page.lines.append("")
    records["title"] = what[0].upper() + what[1:]
    page.put(records["title"])
    records["proposed_decisions"] = _decisions(draw, page, body, what, "Förslag till beslut")
    records["sections"] = [{"kind": "forslag"}]
    for name, kind in (("Sammanfattning", "sammanfattning"), ("Bakgrund", "bakgrund")):
        if draw(st.booleans()):
            page.head(name)
            said = draw(st.lists(st.sampled_from(_PROSE), min_size=1, max_size=3))
            page.put(*said)
            records["sections"].append({"kind": kind})
    return Built("\n".join(page.lines) + "\n", records)


def _paragraf(draw: st.DrawFn, page: _Page, number: int, body: str, what: str) -> dict[str, Any]:
    title = what[0].upper() + what[1:]
    records: dict[str, Any] = {"number": number, "title": title, "diarienummer": []}
    page.lines.append("")
    if draw(st.booleans()):
        page.put(page.heading(f"§ {number} {title}").rstrip(":"))
    else:
        page.put(f"§ {number}", title)
    if draw(st.booleans()):
        records["diarienummer"] = [f"KS {draw(st.integers(2001, 2030))}/{number}{draw(st.integers(1, 99))}"]
        page.put(f"Dnr {records['diarienummer'][0]}")
    records["decisions"] = _decisions(draw, page, body, what)
    records["yrkanden"] = _yrkanden(draw, page) if draw(st.booleans()) else []
    records["voteringar"] = [_votering(draw, page, body)] if records["yrkanden"] and draw(st.booleans()) else []
    records["reservationer"] = _reservationer(draw, page) if records["yrkanden"] and draw(st.booleans()) else []
    if draw(st.booleans()):
        page.head("Sammanfattning")
        for _ in range(draw(st.integers(1, 3))):
            page.put(draw(st.sampled_from(_PROSE)))
    return records


def _decisions(draw: st.DrawFn, page: _Page, body: str, what: str, heading: str = "Beslut") -> list[dict[str, Any]]:
    page.head(heading)
    chosen = draw(st.lists(st.sampled_from(_DECIDES), min_size=1, max_size=4))
    found: list[dict[str, Any]] = []
    for number, (sentence, outcome) in enumerate(chosen, 1):
        text = sentence.format(body=body, what=what)
        numbered = len(chosen) > 1
        page.put(f"{number}. {text}" if numbered else text)
        found.append({"number": number if numbered else None, "text": text, "outcome": outcome, "proposed_to": None})
    return found


def _written(persons: Sequence[dict[str, Any]]) -> str:
    """ "Anna Ek (S), Bo Ask (M) och Eva Öst (C)"."""
    names = [f"{person['name']} ({person['party']})" for person in persons]
    return " och ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _persons(draw: st.DrawFn) -> list[dict[str, Any]]:
    several = draw(st.lists(st.integers(0, len(_FIRST) * len(_LAST) - 1), min_size=1, max_size=4, unique=True))
    return [
        {
            "name": f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST)]}",
            "party": draw(st.sampled_from(_PARTIES)),
            "with_others": False,
        }
        for number in several
    ]


def _yrkanden(draw: st.DrawFn, page: _Page) -> list[dict[str, Any]]:
    page.head("Yrkanden")
    found = []
    for kind, words in draw(
        st.lists(
            st.sampled_from((("bifall", "bifall till förslaget"), ("avslag", "avslag på förslaget"))),
            min_size=1,
            max_size=3,
        )
    ):
        persons = _persons(draw)
        page.put(f"{_written(persons)} yrkar {words}.")
        found.append({"by": {"persons": persons, "parties": []}, "kind": kind})
    return found


def _votering(draw: st.DrawFn, page: _Page, body: str) -> dict[str, Any]:
    ja, nej, avstar = (draw(st.integers(0, 40)) for _ in range(3))
    page.head("Omröstning")
    page.put(
        f"Med {ja} ja-röster mot {nej} nej-röster och {avstar} som avstår beslutar {body.lower()} enligt förslaget."
    )
    return {"ja": ja, "nej": nej, "avstar": avstar}


def _reservationer(draw: st.DrawFn, page: _Page) -> list[dict[str, Any]]:
    page.head("Reservationer")
    persons = _persons(draw)
    page.put(f"{_written(persons)} reserverar sig mot beslutet.")
    return [{"by": {"persons": persons, "parties": []}}]


def differences(found: Any, expected: Any, where: str = "") -> list[str]:
    """Where a document differs from what was built into it; keys that were not built are not looked at."""
    if isinstance(expected, dict):
        return [
            each for key, value in expected.items() for each in differences(found.get(key), value, f"{where}.{key}")
        ]
    if isinstance(expected, list):
        if len(found) != len(expected):
            return [f"{where}: {len(found)} of {len(expected)}: {found}"]
        return [
            each
            for index, pair in enumerate(zip(found, expected, strict=True))
            for each in differences(*pair, f"{where}[{index}]")
        ]
    return [] if found == expected else [f"{where}: {found!r} is not {expected!r}"]
