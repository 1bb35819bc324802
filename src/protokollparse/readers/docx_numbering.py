"""The numbers that Word counts itself: a DOCX holds them as rules, not as text."""

from __future__ import annotations

from typing import Any, NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ROMAN = {"m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10}
_ROMAN |= {"ix": 9, "v": 5, "iv": 4, "i": 1}


class _Level(NamedTuple):
    """How one level of a list counts: the kind of number, "%1." and the like, the first number, its style."""

    kind: str
    pattern: str
    start: int
    style: str | None


class Numbering:
    """The lists of a document, counted in the order in which their items are asked for."""

    def __init__(self, root: Any | None) -> None:
        """``root`` is the document's w:numbering element, None where it has none."""
        self._lists: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}  # by w:numId, until its first use
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        named: dict[str, str] = {}
        links: dict[str, str] = {}
        for element in root.findall(f"{W}abstractNum"):
            key = element.get(f"{W}abstractNumId", "")
            self._lists[key] = {number(lvl.get(f"{W}ilvl")): _level(lvl) for lvl in element.findall(f"{W}lvl")}
            named[value(element, "styleLink") or ""] = key
            links[key] = value(element, "numStyleLink") or ""
        for element in root.findall(f"{W}num"):
            key = value(element, "abstractNumId") or ""
            num_id = element.get(f"{W}numId", "")
            self._list_of[num_id] = named.get(links.get(key) or "-", key)
            self._restarts[num_id] = {
                number(over.get(f"{W}ilvl")): number(start)
                for over in element.findall(f"{W}lvlOverride")
                if (start := value(over, "startOverride")) is not None
            }

    def level_of(self, num_id: str, style: str) -> int:
        """The level that a paragraph style stands for in a list; 0 where the list does not say."""
        levels = self._lists.get(self._list_of.get(num_id, ""), {})
        return next((index for index, level in levels.items() if level.style == style), 0)

    def label(self, num_id: str, index: int) -> str:
        """The marker of the next item on level ``index`` (from 0): "•", "-", "2.", "b)", "§ 14"; ""."""
        key = self._list_of.get(num_id, "")
        levels = self._lists.get(key, {})
        level = levels.get(index)
        if level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return "-" if level.pattern in ("-", "–", "—") else "•"
        counts = self._counts.setdefault(key, {})
        for restarted, start in self._restarts.pop(num_id, {}).items():
            counts[restarted] = start - 1
        counts[index] = counts.get(index, level.start - 1) + 1
        for deeper in [other for other in counts if other > index]:
            del counts[deeper]
        label = level.pattern
        for other in range(index + 1):
            upper = levels.get(other, level)
            label = label.replace(f"%{other + 1}", _written(counts.get(other, upper.start), upper.kind))
        return label.strip()


def value(element: Any, child: str) -> str | None:
    """The w:val of an element's child, None where it has no such child."""
    found = element.find(f"{W}{child}")
    return None if found is None else str(found.get(f"{W}val", ""))


def number(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute, the default where it is none."""
    return int(text) if text and len(text) < 7 and text.isascii() and text.isdigit() else default


def _level(element: Any) -> _Level:
    kind = value(element, "numFmt") or "decimal"
    return _Level(kind, value(element, "lvlText") or "", number(value(element, "start"), 1), value(element, "pStyle"))


def _written(count: int, kind: str) -> str:
    """A count in a list's kind of number: 2 is "2", "b", "B", "ii" or "II"."""
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(97 + (count - 1) % 26) * min(1 + (count - 1) // 26, 9)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = ""
        for sign, worth in _ROMAN.items():
            times, count = divmod(count, worth)
            roman += sign * times
        return roman.upper() if kind == "upperRoman" else roman
    return str(count)
