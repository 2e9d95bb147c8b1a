"""Dates as bibliographic databases write them, as numbers."""

from __future__ import annotations

import re

MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
"""The months by the first three letters of their English names."""

_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_NUMBERS = re.compile(r"(\d{4})(?!\d)(?:[-/.](?:(1[0-2]|0?[1-9])(?!\d))?(?:[-/.](?:([12]\d|3[01]|0?[1-9])(?!\d))?)?)?/?(.*)", re.DOTALL)
_TOGETHER = re.compile(r"(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_DAY_LAST = re.compile(r"(?:(\d{4}),? +)?([A-Za-z]{3,9})\.?(?: +(\d{1,2}))?(?:,? +(\d{4}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.? +([A-Za-z]{3,9})\.?,? +(\d{4})")


def date_parts(text: str, year: int | None = None) -> tuple[tuple[int, ...], bool]:
    """Year, month and day as far as a text says them, and whether that is all that it says.

    >>> date_parts("2020/11/05/"), date_parts("2016 Jan-Feb"), date_parts("JUN 13", 2019), date_parts("in press")
    (((2020, 11, 5), True), ((2016,), False), ((2019, 6, 13), True), ((), False))

    Args:
        text: e.g. ``2020-11-05``, ``2016 Jan 15``, ``5 Nov 2020``, ``November 5, 2020``.
        year: the year that goes with a text that says none.
    """
    text = text.strip()
    if match := _TOGETHER.fullmatch(text):
        return (int(match[1]), int(match[2]), int(match[3])), True
    if match := _DAY_FIRST.fullmatch(text):
        day, month, printed = int(match[1]), _month(match[2]), int(match[3])
        return ((printed, month, day), True) if month and 1 <= day <= 31 else ((printed,), False)
    if (match := _DAY_LAST.fullmatch(text)) and (month := _month(match[2])):
        printed = int(match[1] or match[4] or year or 0)
        day = int(match[3] or 0)
        if printed and (year is None or printed == year):
            return ((printed, month, day) if 1 <= day <= 31 else (printed, month)), day <= 31
    if match := _NUMBERS.fullmatch(text):
        parts = [int(match[1])]
        for number in (match[2], match[3]):
            if not number:
                break
            parts.append(int(number))
        return tuple(parts), not match[4].strip("/ ")
    if match := re.match(r"(\d{4})(?!\d)", text):
        return (int(match[1]),), False
    return (), False


def _month(word: str) -> int | None:
    """The number of an English month, written out or cut to three letters or more."""
    number, word = MONTHS.get(word[:3].lower()), word.lower()
    return number if number and (word == "sept" or _NAMES[number - 1].startswith(word)) else None
