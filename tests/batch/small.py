"""The documents of the small archive."""

from __future__ import annotations

from collections.abc import Callable

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
