"""How the types and fields of BibTeX and BibLaTeX stand for those of CSL; the reader and the writer share it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bib.csl_fields import ROLES
from bib.csl_fields import TYPES as CSL_TYPES
from bib.model import Attachment, Marks, Name, Work

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
_READ = {
    "movie": "motion_picture", "video": "motion_picture", "audio": "song", "music": "song", "image": "graphic", "artwork": "graphic",
    "performance": "performance", "letter": "personal_communication", "legislation": "legislation", "jurisdiction": "legal_case",
    "legal": "treaty", "standard": "standard", "review": "review", "mvreference": "book", "presentation": "speech"}
"""Further types of BibLaTeX; they are written only for works that were read from them, since few styles know them."""

_WRITTEN: dict[str, str] = {}
for _bibtex, _csl in TYPES.items():
    _WRITTEN.setdefault(_csl, _bibtex)
TYPES |= _READ

CSL_TYPE = "csl-type"
"""The field for a type of CSL that no type of BibTeX stands for."""

ENTRY_TYPE = "bibtex-type"
"""The name in ``Work.extra`` of a BibTeX type that the CSL type alone would not bring back."""

VERBATIM = frozenset({"doi", "url", "file", "eprint", "pdf", "isbn", "issn", "pmid", "pmcid"})
"""Fields whose value is no LaTeX."""

FILES, CITED = "file", "cited-references"
"""The fields of attachments and of cited references."""

PEOPLE = {"author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
          **{role: role for role in ROLES if role != "container-author"}}
"""The fields of people, with CSL's name for the role."""

_PRINTED_IN_ISSUES = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
_ATTRIBUTES = {
    "title": "title", "journal": "container_title", "journaltitle": "container_title", "booktitle": "container_title", "volume": "volume",
    "issue": "issue", "eid": "number", "pages": "page", "chapter": "chapter_number", "edition": "edition", "series": "collection_title",
    "eventtitle": "event_title", "type": "genre", "publisher": "publisher", "institution": "publisher", "school": "publisher",
    "organization": "publisher", "address": "publisher_place", "location": "publisher_place", "doi": "doi", "url": "url", "isbn": "isbn",
    "issn": "issn", "language": "language", "keywords": "keyword", "note": "note", "abstract": "abstract", "pmid": "pmid", "pmcid": "pmcid",
}
_PREFERRED = {"report": "institution", "thesis": "school"}
_EXTRA = {"shorttitle": "title-short", "shortjournal": "container-title-short", "pagetotal": "number-of-pages",
          "volumes": "number-of-volumes",
          "venue": "event-place", "part": "part-number", "origpublisher": "original-publisher", "origtitle": "original-title"}
"""Fields for which CSL has a key that a work has no attribute for."""

_EXTRA_FIELDS = {name: field for field, name in _EXTRA.items()}
_AGAIN = re.compile(r"(.+)-(?:[2-9]|[1-9]\d+)")
_TYPE_NAME = re.compile(r"(?!comment|string|preamble)[a-z][a-z0-9_]*")
_NO_NAME = re.compile(r"[^a-z0-9_.:+/-]+")
_DATE = re.compile(r"(\d{4})(?:-(0?[1-9]|1[0-2])(?:-(0?[1-9]|[12]\d|3[01]))?)?")
_YEAR = re.compile(r"(-?\d{1,4})([a-z]{0,2})")


def work_from_fields(key: str, entry_type: str, people: Mapping[str, tuple[Name, ...]], values: Mapping[str, str],
                     files: tuple[Attachment, ...] = (), cited: tuple[str, ...] = (), marks: Marks | None = None) -> Work:
    """The work of a BibTeX entry: its plain values by field name in lower case, and what is no plain value apart."""
    kind = values.get(CSL_TYPE, "") if values.get(CSL_TYPE) in CSL_TYPES else TYPES.get(entry_type, "document")
    found: dict[str, str] = {}
    extra: list[tuple[str, str]] = []
    date: dict[str, str] = {}
    accessed: tuple[int, ...] = ()
    for name, value in values.items():
        attribute = _attribute(name, kind)
        if name == CSL_TYPE and value == kind:
            continue
        if name in ("year", "month", "day", "date"):
            date[name] = value.strip()
        elif attribute and attribute not in found:
            found[attribute] = value
        elif name == "urldate" and (match := _DATE.fullmatch(value)):
            accessed = tuple(int(x) for x in match.groups() if x)
        elif (again := _AGAIN.fullmatch(name)) and again[1] in values:  # how the writer sets a second value under one name
            extra.append((_EXTRA.get(again[1], again[1]), value))
        else:
            extra.append((_EXTRA.get(name, name), value))
    if entry_type == "mastersthesis":
        found.setdefault("genre", "Master's thesis")
    if _WRITTEN.get(kind, "misc") != entry_type:
        extra.append((ENTRY_TYPE, entry_type))
    issued, text, suffix, undated = _issued(date)
    by_role = {PEOPLE[name]: names for name, names in people.items()}
    return Work(key=key, type=kind, author=by_role.get("author", ()), editor=by_role.get("editor", ()),
                translator=by_role.get("translator", ()), roles=tuple((role, by_role[role]) for role in ROLES if by_role.get(role)),
                issued=issued, issued_text=text, year_suffix=suffix, accessed=accessed, files=files, cited=cited, title_marks=marks,
                extra=(*extra, *undated), **found)


def fields_from_work(work: Work) -> tuple[str, dict[str, str]]:
    """The BibTeX type of a work and its plain values by field name, in the order in which they are written, without people and files."""
    kept = dict(work.extra)
    entry_type = kept.get(ENTRY_TYPE, "")
    if TYPES.get(entry_type, "document") != work.type or not _TYPE_NAME.fullmatch(entry_type):
        entry_type = _WRITTEN.get(work.type, "misc")
    extra = [(_field(name), value) for name, value in work.extra if name != ENTRY_TYPE]
    taken = {name for name, _ in extra}
    values: dict[str, str] = {}
    for attribute in dict.fromkeys(_ATTRIBUTES.values()):
        value = getattr(work, attribute)
        if value:
            names = _names(attribute, work.type)
            values[next((name for name in names if name not in taken), names[0])] = value
        if attribute == "container_title":
            values |= _date_fields(work)
    if TYPES.get(entry_type, "document") != work.type and work.type in CSL_TYPES:
        values[CSL_TYPE] = work.type
    if work.accessed:
        values["urldate"] = "-".join(f"{part:02}" if i else f"{part:04}" for i, part in enumerate(work.accessed))
    for name, value in extra:
        free, count = name, 1
        while free in values or free in PEOPLE or free in (FILES, CITED):
            count += 1
            free = f"{name}-{count}"
        values[free] = value
    return entry_type, values


def _field(name: str) -> str:
    """The name of a field for a name of ``Work.extra``: small letters without spaces."""
    return _EXTRA_FIELDS.get(name) or _NO_NAME.sub("-", name.lower()).strip("-") or "field"


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
    for source in ("date", "year"):  # some programs write a whole date as the year
        match = _DATE.fullmatch(date.get(source, ""))
        if match and (source == "date" or match[2]):
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
