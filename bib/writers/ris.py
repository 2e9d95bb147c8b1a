r"""Works to RIS, which EndNote, Zotero and library catalogues read; the only door to rispy.

>>> write_ris([Work(key="a2020", type="book", title="Things", author=(Name("Wu", "Li"),), issued=(2020,))]).splitlines()
['TY  - BOOK', 'ID  - a2020', 'AU  - Wu, Li', 'TI  - Things', 'PY  - 2020', 'ER  - ']
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import rispy

from bib.latex import single_spaced
from bib.model import Name, Work

TYPES = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "book": "BOOK",
    "chapter": "CHAP", "dataset": "DATA", "entry-encyclopedia": "ENCYC", "manuscript": "UNPB", "motion_picture": "MPCT", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "periodical": "JFULL", "post-weblog": "BLOG", "report": "RPRT", "review": "JOUR",
    "software": "COMP", "thesis": "THES", "webpage": "ELEC"}
"""CSL types with the types of RIS; any other is ``GEN``."""

_PAGES = re.compile(r"([^\s,–-]+) ?(?:–|--?) ?([^\s,–-]+)")
_EVERYWHERE = ("title", "volume", "publisher", "doi", "language", "abstract", "edition")


class _Writer(rispy.writer.RisWriter):
    """Entries without the number that rispy writes before each; other programs take it for rubbish."""

    def set_header(self, count: int) -> str:
        """Nothing."""
        return ""


def write_ris(works: Iterable[Work]) -> str:
    """The RIS text of the works in their order, a blank line between two; authors whom a source leaves out are ``et al.``."""
    text: str = rispy.dumps([entry_of(work) for work in works], implementation=_Writer)
    return text


def entry_of(work: Work) -> dict[str, str | list[str]]:
    """What rispy writes of a work, by its names for the tags; each value is one line.

    A series stands in T3, what CSL calls the number of a report in M1, the event of a conference paper in C3.
    """
    found: dict[str, str | list[str]] = {"type_of_reference": TYPES.get(work.type, "GEN"), "id": work.key}
    found["authors"], found["secondary_authors"] = [*map(_name, work.author)], [*map(_name, work.editor)]
    found |= {name: getattr(work, name) for name in _EVERYWHERE}
    journal = TYPES.get(work.type) in ("JOUR", "MGZN", "NEWS")
    found |= {"journal_name" if journal else "secondary_title": work.container_title, "tertiary_title": work.collection_title,
              "custom3": work.event_title, "number": work.issue, "note": work.number, "section": work.chapter_number,
              "place_published": work.publisher_place, "type_of_work": work.genre, "issn": work.issn or work.isbn}
    found |= _dates(work) | _pages(work.page)
    # The reader takes a semicolon in an address for the end of the first of several.
    found |= {"urls": [work.url.replace(";", "%3B")], "keywords": re.split(r"\s*[;,]\s*", work.keyword), "notes": [work.note]}
    clean = {name: [*map(single_spaced, v)] if isinstance(v, list) else single_spaced(v) for name, v in found.items()}
    filled = {name: [x for x in v if x] if isinstance(v, list) else v for name, v in clean.items()}
    return {name: v for name, v in filled.items() if v}


def _name(name: Name) -> str:
    """Family name first, with a suffix behind the given names; RIS tells an organization by having no comma."""
    if name.stands_for_others:
        return "et al."
    return name.literal.replace(", ", " ") or name.sort_form


def _dates(work: Work) -> dict[str, str]:
    """The year, and the date where it is more than that: ``2020/11/05/``."""
    if not work.issued:
        return {"year": work.issued_text}
    numbers = [f"{part:02}" for part in work.issued[1:]]
    whole = "/".join([str(work.issued[0]), *numbers, *[""] * (3 - len(numbers))])
    return {"year": str(work.issued[0])} | ({"date": whole} if numbers else {})


def _pages(page: str) -> dict[str, str]:
    """First and last page of a plain range; any other text whole, as the first."""
    match = _PAGES.fullmatch(page)
    return {"start_page": match[1], "end_page": match[2]} if match else {"start_page": page}
