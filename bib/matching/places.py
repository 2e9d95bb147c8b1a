"""Where a work stands in its container: volume, issue and pages made comparable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bib.matching.folding import folded, number_of

Level = Literal["same", "within", "other", "apart", "missing"]

_RANGE = re.compile(r"([a-z]{0,3})\s*0*([1-9]\d{0,8})([a-z]?)(?:\s*(?:-{1,3}|[–—‐‑−/])\s*([a-z]{0,3})\s*0*([1-9]\d{0,8}))?")
_ROMAN_RANGE = re.compile(r"([ivxl]{1,8})\b(?:\s*[-–—]{1,3}\s*([ivxl]{1,8}))?")
_NOT_YET = re.compile(r"ahead|press|online|forthcoming|early|n/?a|unknown|none")


@dataclass(frozen=True, slots=True)
class Pages:
    """A range of pages, or an article number.

    Attributes:
        first: the first page as it is compared, e.g. ``"e12"``, ``"671"``; empty where none is known.
        start: its number, 0 where it is none.
        end: the number of the last page; ``start`` where only one is printed.
    """

    first: str = ""
    start: int = 0
    end: int = 0

    @classmethod
    def of(cls, text: str) -> Pages:
        """The printed pages made comparable, e.g. ``Pages("671", 671, 685)`` for ``"pp. 671-85"``."""
        text = re.sub(r"^(?:pages?|pp?|s|seiten?|art(?:icle)?|no)\b[\s.:]*", "", folded(text[:100]).strip())
        if match := _RANGE.match(text):
            letters, first, tail, _, last = match.groups()
            start = int(first)
            end = int(last) if last else start
            if end < start and len(last or "") < len(first):  # "671-85"
                end = int(first[:len(first) - len(last)] + last)
            return cls(letters + str(start) + tail, start, max(start, end))
        if match := _ROMAN_RANGE.match(text):
            return cls(match[1])
        return cls()


def pages_likeness(one: Pages, other: Pages) -> Level:
    """How two ranges stand to each other, e.g. ``"same"`` where the first page is.

    One may be ``within`` the other; ``apart`` are two of which one begins on page 1, as what is published online first does.
    """
    if not one.first or not other.first:
        return "missing"
    if one.first == other.first:
        return "same"
    if one.start and other.start:
        inner, outer = sorted((one, other), key=lambda p: p.end - p.start)
        if outer.end > outer.start and outer.start <= inner.start and inner.end <= outer.end:
            return "within"
        if min(one.start, other.start) == 1:
            return "apart"
    return "other"


def volume_of(text: str, year: int | None = None) -> str:
    """The volume or issue made comparable, e.g. ``"12"`` for ``"Vol. 012"`` or ``"xii"``; empty where it is none yet."""
    found = folded(text[:60]).strip()
    if not found or _NOT_YET.search(found):
        return ""
    found = re.sub(r"^(?:volume|vol|band|bd|jahrgang|jg|tome|t|issue|number|no|nr|heft|h)\b[\s.:]*", "", found)
    words = re.findall(r"[^\W_]+", found)
    if not words or words == ["0"]:
        return ""
    return "-".join(number_of(w) or w.lstrip("0") or "0" for w in words)
