"""Numbers that the labeller put together or left out, told apart by their form: a volume with pages, pages before the year, a lost year.

>>> text = "Things 2 151-169, 1988"
>>> sorted(repaired(text, {"page": Stretch("page", 7, 16, 0.9, 3), "date": Stretch("date", 18, 22, 0.9, 1)}).items())[1]
('page', Stretch(name='page', start=9, end=16, confidence=0.9, size=3))
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bib.references.dates import accessed
from bib.references.lines import YEAR

_VOLUME_AND_PAGES = re.compile(r"[\s,;(]{0,3}(?P<volume>\d{1,4})(?:\s|,\s?|:\s?)(?P<page>\d{1,6}(?:\s?[-–—]\s?\d{1,6})?)[\s.,;)]{0,3}")
_PAGES_AND_DATE = re.compile(rf"[\s,;]{{0,3}}(?P<page>[A-Z]?\d{{1,7}}(?:\s?[-–—]\s?\d{{1,6}})?)[\s,.]{{1,3}}"
                             rf"(?P<date>\(?(?:[^\W\d_]{{3,9}}\.?\s)?(?:\d{{1,2}},?\s)?{YEAR}[a-z]?\)?)[\s.,;]{{0,3}}")
_VOLUME_AND_ISSUE = re.compile(r"[\s,;(]{0,3}(?:[Vv]ol(?:ume)?s?\.?\s?)?(?P<volume>\d{1,4}|[IVXLC]{1,7})\s?(?:\(|,?\s?[Nn]o?s?\.\s?|"
                               r",\s?[Hh]\.\s?|,\s?Nr\.\s?|,\s?n°\s?)"
                               r"(?P<issue>[\w–/-]{1,12}(?:\s?[&–-]\s?\d{1,3})?)\)?[\s.,:;]{0,3}")
_ALONE = re.compile(rf"(?<![\w/.-])\(?(?P<date>{YEAR}[a-z]?)\)?(?![\w/]|[-–]\d)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring tokens of one field."""

    name: str
    start: int
    end: int
    confidence: float
    size: int


def with_article_number(text: str, chosen: Mapping[str, Stretch]) -> dict[str, Stretch]:
    """The stretches with a "volume" of five digits or more as what it is, the number of an article that stands for its pages."""
    done = dict(chosen)
    volume = done.get("volume")
    if volume and not {"page", "issue"} & set(done) and re.fullmatch(r"\W*\d{5,9}\W*", text[volume.start:volume.end]):
        done["page"] = replace(done.pop("volume"), name="page")
    return done


def repaired(text: str, chosen: Mapping[str, Stretch]) -> dict[str, Stretch]:
    """The stretches with such numbers in their own fields; what is there is only divided, never moved."""
    done = dict(chosen)
    for name, other, pattern in (("page", "volume", _VOLUME_AND_PAGES), ("volume", "page", _VOLUME_AND_PAGES), ("date", "page",
        _PAGES_AND_DATE),
                                 ("volume", "issue", _VOLUME_AND_ISSUE)):
        one = done.get(name)
        if one and other not in done and (m := pattern.fullmatch(text, one.start, one.end)):
            done[name] = replace(one, start=m.start(name), end=m.end(name))
            done[other] = Stretch(other, m.start(other), m.end(other), one.confidence, 1)
    if "date" not in done:
        taken = [(one.start, one.end) for one in done.values()]
        taken += [day[:2]] if (day := accessed(text)) else []
        free = [m for m in _ALONE.finditer(text) if all(m.end() <= a or b <= m.start() for a, b in taken)]
        if free:
            done["date"] = Stretch("date", free[-1].start("date"), free[-1].end("date"), 0.5, 1)
    if "title" not in done and "container" in done and not {"volume", "issue"} & set(done):
        done["title"] = replace(done.pop("container"), name="title")
    if {"title", "editor", "publisher"} <= set(done) and "container" not in done and "place" not in done:
        editor = text[done["editor"].start:]
        if done["title"].end <= done["editor"].start <= done["publisher"].start and re.match(r"[\s.,]{0,3}in\b", editor, re.IGNORECASE):
            done["container"] = replace(done.pop("publisher"), name="container")  # what stands in something edited
    return done
