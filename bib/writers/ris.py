r"""Works to RIS, which EndNote, Zotero and library catalogues read; the only door to rispy.

>>> write_ris([Work(key="a2020", type="book", title="Things", author=(Name("Wu", "Li"),), issued=(2020,))]).splitlines()
['TY  - BOOK', 'ID  - a2020', 'AU  - Wu, Li', 'TI  - Things', 'PY  - 2020', 'ER  - ']
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import rispy

from bib.latex import single_spaced
from bib.model import Name, Work
from bib.readers.ris import EXTRA, PREFIX

TYPES = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "book": "BOOK",
    "chapter": "CHAP", "dataset": "DATA", "entry-encyclopedia": "ENCYC", "manuscript": "UNPB", "motion_picture": "MPCT", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "periodical": "JFULL", "post-weblog": "BLOG", "report": "RPRT", "review": "JOUR",
    "software": "COMP", "thesis": "THES", "webpage": "ELEC"}
"""CSL types with the types of RIS; any other is ``GEN``."""

_PAGES = re.compile(r"([^\s,–-]{0,20}\d[^\s,–-]{0,20}) ?(?:–|--?) ?([^\s,–-]{0,20}\d[^\s,–-]{0,20})")
_EVERYWHERE = ("title", "volume", "publisher", "doi", "language", "abstract", "edition")
_JOURNALS = ("JOUR", "MGZN", "NEWS", "JFULL")
_EXTRA = {name: tag for tag, name in EXTRA.items()}


class _Writer(rispy.writer.RisWriter):
    """Entries without the number that rispy writes before each; other programs take it for rubbish."""

    def set_header(self, count: int) -> str:
        """Nothing."""
        return ""


def write_ris(works: Iterable[Work]) -> str:
    """The RIS text of the works in their order, a blank line between two; authors whom a source leaves out are ``et al.``."""
    text: str = rispy.dumps([entry_of(work) for work in works], implementation=_Writer)
    return text


def entry_of(work: Work) -> dict[str, Any]:
    """What rispy writes of a work, by its names for the tags; each value is one line.

    A series stands in T3, the number of an article in C7, of anything else in M1, the event of a conference paper in C3.
    """
    extra = [(name, single_spaced(value)) for name, value in work.extra]
    kind = next((value for name, value in extra if name == PREFIX + "ty"), "") or TYPES.get(work.type, "GEN")
    found: dict[str, str | list[str]] = {"type_of_reference": kind, "id": work.key}
    people = dict(work.roles)
    found["authors"], found["secondary_authors"] = [*map(_name, work.author)], [*map(_name, work.editor)]
    found["tertiary_authors"] = [*map(_name, people.get("collection-editor", ()))]
    found["subsidiary_authors"] = [*map(_name, work.translator)]
    found |= {name: getattr(work, name) for name in _EVERYWHERE}
    journal = kind in _JOURNALS
    found |= {"journal_name" if journal else "secondary_title": work.container_title, "tertiary_title": work.collection_title,
              "custom3": work.event_title if work.type == "paper-conference" else "", "custom2": work.pmcid, "number": work.issue,
              "custom7" if journal else "note": work.number, "section": "" if journal else work.chapter_number,
              "place_published": work.publisher_place, "type_of_work": work.genre}
    found |= _dates(work) | _pages(work.page)
    # The reader takes a semicolon in an address for the end of the first of several.
    found |= {"urls": [work.url.replace(";", "%3B")], "keywords": _keywords(work.keyword), "notes": [work.note]}
    clean = {name: [*map(single_spaced, v)] if isinstance(v, list) else single_spaced(v) for name, v in found.items()}
    filled = {name: [x for x in v if x] if isinstance(v, list) else v for name, v in clean.items()}
    entry: dict[str, Any] = {name: v for name, v in filled.items() if v}
    return entry | _unmapped(work, extra, entry)


def _unmapped(work: Work, extra: list[tuple[str, str]], entry: dict[str, Any]) -> dict[str, Any]:
    """What goes under tags that may stand several times: serial numbers, files, and the tags that the work came with."""
    more: dict[str, list[str]] = {}
    for tag, values in (("SN", [work.issn, work.isbn]), ("L1", [file.path for file in work.files]),
                        ("AN", [work.pmid]), ("DB", ["PubMed" if work.pmid else ""]),
                        ("CP", [work.event_title if work.type != "paper-conference" and len(work.event_title) >= 12 else ""])):
        more.setdefault(tag, []).extend(text for value in values if (text := single_spaced(value)))
    for name, value in extra:
        tag = _EXTRA.get(name) or (name.removeprefix(PREFIX).upper() if name.startswith(PREFIX) else "")
        if value and tag not in ("TY", "ID", "ER") and re.fullmatch(r"[A-Z][A-Z0-9]", tag):
            more.setdefault(tag, []).append(value)
    return {"unknown_tag": filled} if (filled := {tag: values for tag, values in more.items() if values}) else {}


def _keywords(keyword: str) -> list[str]:
    """The keywords one by one: between semicolons where there are any, else between commas."""
    return re.split(r"\s*;\s*" if ";" in keyword else r"\s*,\s*", keyword)


def _name(name: Name) -> str:
    """Family name first, with a suffix behind the given names; RIS tells an organization by having no comma."""
    if name.stands_for_others:
        return "et al."
    whole = name.literal.replace(", ", " ") or name.sort_form
    return whole if name.literal or "," in whole else f"{whole},"


def _dates(work: Work) -> dict[str, str]:
    """The year, and the date where it is more than that: ``2020/11/05/``."""
    if not work.issued:
        return {"year": work.issued_text} | _accessed(work)
    numbers = [f"{part:02}" for part in work.issued[1:]]
    whole = "/".join([str(work.issued[0]), *numbers, *[""] * (3 - len(numbers))])
    return {"year": str(work.issued[0])} | ({"date": whole} if numbers else {}) | _accessed(work)


def _accessed(work: Work) -> dict[str, str]:
    return {"access_date": "/".join(f"{part:02}" for part in work.accessed)} if work.accessed else {}


def _pages(page: str) -> dict[str, str]:
    """First and last page of a plain range; any other text whole, as the first."""
    match = _PAGES.fullmatch(page)
    return {"start_page": match[1], "end_page": match[2]} if match else {"start_page": page}
