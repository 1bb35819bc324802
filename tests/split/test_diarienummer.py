"""The numbers under which cases are registered, in the forms of the country's municipalities."""

from __future__ import annotations

import pytest

from protokollparse.split.diarienummer import at_end, at_start, is_number, whole_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KS 2023/45", ["KS 2023/45"]),
        ("Dnr KS 2023/45", ["KS 2023/45"]),
        ("Dnr: KS 2023/45", ["KS 2023/45"]),
        ("Diarienummer: RS 2025-00110", ["RS 2025-00110"]),
        ("Dnr/Diarienummer 00322/2025", ["00322/2025"]),
        ("KS/2023:45", ["KS/2023:45"]),
        ("BUN/2025:14", ["BUN/2025:14"]),
        ("KS2023.123", ["KS2023.123"]),
        ("SLK-2024-00078:12", ["SLK-2024-00078:12"]),
        ("BMN-2025-64", ["BMN-2025-64"]),
        ("Ks 311/2024", ["Ks 311/2024"]),
        ("2026.272 KS", ["2026.272 KS"]),
        ("1435/22", ["1435/22"]),
        ("2023-000123", ["2023-000123"]),
        ("2024/0211-041", ["2024/0211-041"]),
        ("KSN-2024-02531", ["KSN-2024-02531"]),
        ("KS 2023/45, KS 2023/46", ["KS 2023/45", "KS 2023/46"]),
        ("KS 2023/45 och KS 2023/46", ["KS 2023/45", "KS 2023/46"]),
        ("2023-12-15", []),
        ("Möte 2023-12-15", []),
        ("Plan 2024-2028", []),
        ("Ks 2023/45", ["Ks 2023/45"]),
        ("2024/2025", []),
        ("Läsåret 2024/25", []),
        ("§ 12", []),
        ("Budget 2025", []),
        ("Svar på remiss, Dnr KS 2023/45", []),
        ("Taxa", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_line_that_holds_nothing_but_numbers(text: str, expected: list[str]) -> None:
    assert whole_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taxa för färdtjänst KS 2023/45", ("Taxa för färdtjänst", "KS 2023/45", False)),
        ("Taxa för färdtjänst (KS 2023/45)", ("Taxa för färdtjänst", "KS 2023/45", False)),
        ("Taxa för färdtjänst (sn/2023:45)", ("Taxa för färdtjänst", "sn/2023:45", False)),
        ("Svar på remiss, Dnr KS 2023/45", ("Svar på remiss", "KS 2023/45", True)),
        ("Budget 2025", ("Budget 2025", None, False)),
        ("Läsårstider 2024/2025", ("Läsårstider 2024/2025", None, False)),
        ("Möte 2023-12-15", ("Möte 2023-12-15", None, False)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_number_at_the_end_of_a_title(text: str, expected: tuple[str, str | None, bool]) -> None:
    assert at_end(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1435/22 forts.", ("1435/22", "forts.")),
        ("SOF 2023/409-3 Tjänsteutlåtande", ("SOF 2023/409-3", "Tjänsteutlåtande")),
        ("Dnr KS 2023/45 Taxa", ("KS 2023/45", "Taxa")),
        ("2023-12-15 Möte", (None, "2023-12-15 Möte")),
        ("Taxa KS 2023/45", (None, "Taxa KS 2023/45")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_number_that_a_text_starts_with(text: str, expected: tuple[str | None, str]) -> None:
    assert at_start(text) == expected


def test_dates_and_pairs_of_years_are_no_numbers() -> None:
    assert not is_number("2023-12-15")
    assert not is_number("2024/2025")
    assert not is_number("2024/25")
    assert is_number("2024/26")
    assert is_number("KS 2024/25")
