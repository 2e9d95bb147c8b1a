"""How the types and fields of BibTeX and BibLaTeX stand for those of CSL; the reader and the writer share it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bib.model import Name, Work

MONTHS = {"jan": "1", "feb": "2", "mar": "3", "apr": "4", "may": "5", "jun": "6", "jul": "7", "aug": "8", "sep": "9", "oct": "10",
          "nov": "11", "dec": "12"}
"""The abbreviations that BibTeX's styles define."""

# BibTeX type -> CSL type; of several that stand for one CSL type, the first is written.
TYPES = {
    "article": "article-journal", "book": "book", "inproceedings": "paper-conference", "incollection": "chapter", "techreport": "report",
    "phdthesis": "thesis", "misc": "document", "unpublished": "manuscript", "online": "webpage", "booklet": "pamphlet",
    "dataset": "dataset", "software": "software", "patent": "patent", "periodical": "periodical", "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "inreference": "entry-encyclopedia", "mastersthesis": "thesis", "thesis": "thesis", "report": "report", "inbook": "chapter",
    "conference": "paper-conference", "proceedings": "book", "manual": "book", "electronic": "webpage", "www": "webpage",
    "collection": "book", "mvbook": "book", "mvcollection": "book", "mvproceedings": "book", "reference": "book",
    "suppperiodical": "article-journal", "bookinbook": "chapter", "suppbook": "chapter", "suppcollection": "chapter",
}
_WRITTEN: dict[str, str] = {}
for _bibtex, _csl in TYPES.items():
    _WRITTEN.setdefault(_csl, _bibtex)

ENTRY_TYPE = "bibtex-type"
"""The name in ``Work.extra`` of a BibTeX type that the CSL type alone would not bring back."""

VERBATIM = frozenset({"doi", "url", "file", "eprint", "pdf", "isbn", "issn"})
"""Fields whose value is no LaTeX."""

PEOPLE = ("author", "editor")

_PRINTED_IN_ISSUES = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
_ATTRIBUTES = {
    "title": "title", "journal": "container_title", "journaltitle": "container_title", "booktitle": "container_title", "volume": "volume",
    "issue": "issue", "eid": "number", "pages": "page", "chapter": "chapter_number", "edition": "edition", "series": "collection_title",
    "eventtitle": "event_title", "type": "genre", "publisher": "publisher", "institution": "publisher", "school": "publisher",
    "organization": "publisher", "address": "publisher_place", "location": "publisher_place", "doi": "doi", "url": "url", "isbn": "isbn",
    "issn": "issn", "language": "language", "keywords": "keyword", "note": "note", "abstract": "abstract",
}
_PREFERRED = {"report": "institution", "thesis": "school"}
_DATE = re.compile(r"(\d{4})(?:-(0?[1-9]|1[0-2])(?:-(0?[1-9]|[12]\d|3[01]))?)?")
_YEAR = re.compile(r"(-?\d{1,4})([a-z]{0,2})")


def work_from_fields(key: str, entry_type: str, people: Mapping[str, tuple[Name, ...]], values: Mapping[str, str]) -> Work:
    """The work of a BibTeX entry: its plain values by field name in lower case, and its people apart."""
    kind = TYPES.get(entry_type, "document")
    found: dict[str, str] = {}
    extra: list[tuple[str, str]] = []
    date: dict[str, str] = {}
    for name, value in values.items():
        attribute = _attribute(name, kind)
        if name in ("year", "month", "day", "date"):
            date[name] = value.strip()
        elif attribute and attribute not in found:
            found[attribute] = bare_doi(value) if attribute == "doi" else value
        else:
            extra.append((name, value))
    if entry_type == "mastersthesis":
        found.setdefault("genre", "Master's thesis")
    if _WRITTEN[kind] != entry_type:
        extra.append((ENTRY_TYPE, entry_type))
    issued, text, suffix, undated = _issued(date)
    return Work(key=key, type=kind, author=people.get("author", ()), editor=people.get("editor", ()), issued=issued, issued_text=text,
                year_suffix=suffix, extra=(*extra, *undated), **found)


def fields_from_work(work: Work) -> tuple[str, dict[str, str]]:
    """The BibTeX type of a work and its plain values by field name, in the order in which they are written, without people."""
    extra = dict(work.extra)
    entry_type = extra.pop(ENTRY_TYPE, "")
    if not entry_type or TYPES.get(entry_type, "document") != work.type:
        entry_type = _WRITTEN.get(work.type, "misc")
    values: dict[str, str] = {}
    for attribute in dict.fromkeys(_ATTRIBUTES.values()):
        value = getattr(work, attribute)
        if value:
            values[next(name for name in _names(attribute, work.type) if name not in extra)] = value
        if attribute == "container_title":
            values |= _date_fields(work)
    return entry_type, values | extra


def bare_doi(value: str) -> str:
    """The DOI without a resolver's address, e.g. ``10.1000/x`` for ``https://doi.org/10.1000/x``."""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", value.strip(), flags=re.IGNORECASE)


def _attribute(name: str, kind: str) -> str | None:
    """The attribute of a work of this CSL type that the field fills."""
    if name == "number":
        return "issue" if kind in _PRINTED_IN_ISSUES else "number"
    return _ATTRIBUTES.get(name)


def _names(attribute: str, kind: str) -> list[str]:
    """The fields that fill the attribute in a work of this CSL type, the one to be written first."""
    names = [name for name in ("number", *_ATTRIBUTES) if _attribute(name, kind) == attribute]
    preferred = _PREFERRED.get(kind) if attribute == "publisher" else None
    if attribute == "container_title":
        preferred = "journal" if kind in _PRINTED_IN_ISSUES else "booktitle"
    return sorted(names, key=lambda name: name != preferred)


def _date_fields(work: Work) -> dict[str, str]:
    if not work.issued:
        return {"year": work.issued_text} if work.issued_text else {}
    parts = [str(part) for part in work.issued]
    return dict(zip(("year", "month", "day"), [parts[0] + work.year_suffix, *parts[1:]], strict=False))


def _issued(date: Mapping[str, str]) -> tuple[tuple[int, ...], str, str, list[tuple[str, str]]]:
    """The date as numbers, or as text where it is none; the letter behind the year; the fields that are in neither."""
    if match := _DATE.fullmatch(date.get("date", "")):
        return tuple(int(x) for x in match.groups() if x), "", "", []
    source = "year" if date.get("year") else "date"
    year = date.get(source, "")
    rest = {name: value for name, value in date.items() if value and name != source}
    match = _YEAR.fullmatch(year)
    if not match:
        return (), year, "", list(rest.items())
    parts = [int(match[1])]
    month = MONTHS.get(rest.get("month", "").lower()[:3], rest.get("month", ""))
    if month.isdigit() and 1 <= int(month) <= 12:
        parts.append(int(month))
        del rest["month"]
        day = rest.get("day", "")
        if day.isdigit() and 1 <= int(day) <= 31:
            parts.append(int(day))
            del rest["day"]
    return tuple(parts), "", match[2], list(rest.items())
