"""The bibliography of a table: works as the graph has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bib.entry_fields import with_fields
from bib.model import Name, Work
from kg.queries.answer import Row

ATTRIBUTES = {
    "title": "title", "year_suffix": "yearSuffix", "container_title": "containerTitle", "collection_title": "collectionTitle",
    "event_title": "eventTitle", "genre": "genre", "volume": "volume", "issue": "issueNumber", "page": "pages", "number": "workNumber",
    "chapter_number": "chapterNumber", "edition": "edition", "publisher": "publisher", "publisher_place": "publisherPlace", "doi": "doi",
    "url": "url", "isbn": "isbn", "issn": "issn", "language": "language", "abstract": "abstract", "keyword": "keyword", "note": "note"}
"""What a work has as text, with the column of ``tables/bibliography`` for it."""


def works_of(rows: Iterable[Row], fields: Iterable[Row] = ()) -> list[Work]:
    """The works in the rows of ``tables/bibliography`` and ``tables/entry-fields``, as the bibliography file has them."""
    by_key: dict[str, list[Row]] = {}
    extra: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        by_key.setdefault(_text(row, "key"), []).append(row)
    for row in fields:
        extra.setdefault(_text(row, "key"), []).append((_text(row, "field"), _text(row, "value")))
    return [_work(same, tuple(extra.get(key, ()))) for key, same in by_key.items()]


def says_something(work: Work) -> bool:
    """Whether anything is known of the work beside its key and its kind: else a bibliography would print nothing."""
    return replace(work, key="", type="") != Work(key="", type="")


def _work(rows: list[Row], extra: tuple[tuple[str, str], ...]) -> Work:
    first = rows[0]
    year, date = _text(first, "year"), _text(first, "dateText")
    issued = (int(year), *map(int, date.split("-")[1:])) if year else ()  # a date of numbers goes on from the year
    people = {role: tuple(_name(row) for row in rows if _text(row, "role") == role) for role in ("author", "editor")}
    texts: dict[str, Any] = {attribute: _text(first, column) for attribute, column in ATTRIBUTES.items()}
    work = Work(key=_text(first, "key"), type=_text(first, "cslType") or "document", author=people["author"], editor=people["editor"],
                issued=issued, issued_text="" if year else date, **texts)
    return with_fields(work, extra)


def _name(row: Row) -> Name:
    """The name in a row; one that is not taken apart is an organization's."""
    family, given, particle = _text(row, "family"), _text(row, "given"), _text(row, "particle")
    if not family and not given:
        return Name(literal=_text(row, "name"))
    return Name(family.removeprefix(particle).strip() if particle else family, given, particle, _text(row, "suffix"))


def _text(row: Row, column: str) -> str:
    cell = row.get(column)
    return cell.value if cell is not None else ""
