"""Pages: whether a place that a citation names lies within the pages of the work."""

from __future__ import annotations

import re

_PAGES = re.compile(r"(?:pp?\.?\s?|S\.\s?|s\.\s?)?(\d{1,5})(?:\s?[-–—]\s?(\d{1,5}))?(?:\s?ff?\.?)?")
_RANGE = re.compile(r"(\d{1,5})\s?[-–—]{1,2}\s?(\d{1,5})")


def outside(locator: str, pages: str) -> bool:
    """Whether a page, e.g. ``"203"``, is none of a range, e.g. ``"671–685"``; whatever cannot be compared is not outside."""
    place, span = _PAGES.fullmatch(locator.strip()), _RANGE.fullmatch(pages.strip())
    if not place or not span:
        return False
    first, last = int(span[1]), _completed(span[1], span[2])
    at = int(place[1])
    to = _completed(place[1], place[2]) if place[2] else at
    if last < first or not place[0].strip():
        return False
    return at < first or to > last


def _completed(first: str, last: str) -> int:
    """The last page, also where its first digits are left out: ``"671", "85"`` is 685."""
    return int(first[: len(first) - len(last)] + last if len(last) < len(first) else last)
