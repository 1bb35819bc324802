"""What a cell of a letterhead can be by its form: a label, a date, a body, a number, the document's own name."""

from __future__ import annotations

from functools import cache

from protokollparse.compiled import pattern
from protokollparse.extract import dates, officials
from protokollparse.lexicon import table
from protokollparse.split.diarienummer import whole_line
from protokollparse.split.letterhead import document_names, labels

# A number that only a label makes one: "0214/25", "12-A 45"
NUMBER = pattern(r"(?=[^\d]*\d)[\w./: -]{3,30}")
_PREPOSITION = pattern(r"\b(?:av|till|i|om|på|från|med|mellan|över|inom|vid|och dess)\b")


def split_label(text: str) -> tuple[str | None, str]:
    """What a cell labels, and the value in it: "Datum: 2026-05-13" and "Datum 2026-05-13" give ("date", "2026-05-13").

    Without a colon the rest must be what the label asks for, since "Till salu" labels nothing.
    """
    known = labels()
    key = text.casefold().rstrip(" :.")
    if key in known:
        return known[key], ""
    name, colon, value = text.partition(":")
    kind = known.get(name.strip().casefold().rstrip("."))
    if colon and kind:
        return kind, value.strip()
    words = text.split(" ")
    for count in range(1, min(3, len(words) - 1) + 1):
        kind = known.get(" ".join(words[:count]).casefold().rstrip("."))
        rest = " ".join(words[count:])
        if kind and _is_value(kind, rest):
            return kind, rest
    return None, ""


def _is_value(kind: str, text: str) -> bool:
    if kind in ("date", "meeting_date"):
        return is_date(text)
    if kind in ("diarienummer", "reference"):
        return bool(whole_line(text)) or (text[0].isdigit() and NUMBER.fullmatch(text) is not None)
    if kind == "organ":
        return is_recipient(text)
    if kind in ("phone", "email", "handlaggare"):
        found = officials.contact(text)
        return bool(found.names if kind == "handlaggare" else found.phones or found.email)
    return False


def is_date(text: str) -> bool:
    """Whether a text is a date, an impossible one too, and hardly anything else: "den 24 april 2024"."""
    found = next(dates.scan(text), None) if any(map(str.isdigit, text)) and len(text) < 60 else None
    return found is not None and len(text) - (found.end - found.start) < 6


@cache
def _recipient_ends() -> tuple[str, ...]:
    return tuple(table("report")["recipients"]["ends"])


def is_recipient(text: str) -> bool:
    """Whether a text names a body that reports are written to: "Norra stadsdelsnämnden", "Nämnden för kultur"."""
    low = text.casefold().rstrip(" ,")
    words = low.split()
    if not 0 < len(words) < 8 or not low[-1].isalpha() or _PREPOSITION.search(low):
        return False
    if "för" in words:  # "Nämnden för kultur", and not the title "Taxa för byggnadsnämnden"
        return words[0].endswith(_recipient_ends()) and len(words) > 2 and words[1] == "för"
    return words[-1].endswith(_recipient_ends())


def is_words(text: str) -> bool:
    return len(text) < 80 and text[0].isupper() and not any(map(str.isdigit, text)) and not officials.contact(text)


def is_document_name(text: str) -> bool:
    words = text.casefold().split()
    return len(words) < 4 and (words[0] in document_names() or words[-1] in document_names())
