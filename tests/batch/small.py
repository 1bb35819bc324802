"""The documents of the small archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from protokollparse.batch.job import Job

MakeJob = Callable[..., Job]

MINUTES = """\
Norrtuna kommun
Socialnämnden
Protokoll
Sammanträdesdatum 2025-11-{day:02}

§ 1
Val av justerare
Beslut
Anna Ek (S) utses att justera protokollet.

§ 2
Taxa för färdtjänst
Dnr SN 2025/{number}
Beslut
1. Socialnämnden godkänner förslaget till taxa {number}.
2. Paragrafen justeras omedelbart.
Yrkanden
Anna Ek (S) yrkar bifall till förslaget. Bo Ask (M) yrkar avslag på förslaget.
Omröstning
Ja-röst för bifall till Anna Eks förslag. Nej-röst för bifall till Bo Asks förslag.
Med 7 ja-röster mot 4 nej-röster beslutar nämnden enligt Anna Eks förslag.
Reservation
Bo Ask (M) reserverar sig mot beslutet till förmån för eget yrkande.
"""

REPORT = """\
Norrtuna kommun
Socialförvaltningen
Tjänsteutlåtande
2025-11-02
Dnr SN 2025/9

Till
Socialnämnden

Taxa för färdtjänst

Förslag till beslut
Socialnämnden godkänner förslaget till taxa.

Sammanfattning
Taxan är från 2012.
"""


def write_archive(root: Path) -> Path:
    """Writes 11 minutes and a report, in two directories below the root, and returns it."""
    for number in range(1, 12):
        path = root / str(2024 + number % 2) / f"{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MINUTES.format(day=number, number=number * 7), encoding="utf-8")
    (root / "2024" / "rapport.md").write_text(REPORT, encoding="utf-8")
    return root
