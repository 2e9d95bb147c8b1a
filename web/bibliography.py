"""A work as an entry of a bibliography."""

from __future__ import annotations

from dataclasses import dataclass

from web.link_lines import Ref, ref
from web.rows import text
from web.service import panel


@dataclass(frozen=True, slots=True)
class Entry:
    """What a bibliography prints of a work; empty where nothing is known.

    Attributes:
        authors: e.g. ``Zhang, Chubing; Wang, Xinchun``.
        place: volume, issue and pages, e.g. ``91(2), 483–494``.
    """

    work: Ref
    authors: str
    year: str
    title: str
    container: str
    place: str
    publisher: str
    doi: str
    url: str


def entry(key: str) -> Entry | None:
    """The entry of a work by key or IRI; None where the graph does not even say what it is called."""
    work = next(iter(panel("works/about", work=key).rows), None)
    if work is None:
        return None
    authors = [text(row, "name") for row in panel("works/authors", work=key).rows]
    numbers = text(work, "volume") + (f"({text(work, 'issueNumber')})" if text(work, "issueNumber") else "")
    return Entry(ref(work, "work"), "; ".join(authors), text(work, "year"), text(work, "title"), text(work, "containerTitle"),
                 ", ".join(x for x in (numbers, text(work, "pages")) if x), text(work, "publisher"),
                 text(work, "doi"), text(work, "url"))
