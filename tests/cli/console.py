"""What the tests of the command line share: small documents, and what a run answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

MINUTES = """\
Norrtuna kommun
Socialnämnden
Protokoll
Sammanträdesdatum 2025-11-18

§ 1
Val av justerare
Beslut
Anna Ek (S) utses att justera protokollet.

§ 2
Taxa för färdtjänst
Dnr SN 2025/9
Beslut
Socialnämnden godkänner förslaget till taxa.
Yrkanden
Anna Ek (S) yrkar bifall till förslaget. Bo Ask (M) yrkar avslag på förslaget.
Reservation
Bo Ask (M) reserverar sig mot beslutet.
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


class Result(NamedTuple):
    code: int
    out: bytes
    err: str


Cli = Callable[..., Result]
