"""What the pages of both matrices have in common: how much is shown at once, what is said of it, and taking it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, make_response
from werkzeug.exceptions import BadRequest

from kg.tables.matrix import Study
from web import arguments
from web.matrix_choice import Choice, Studies
from web.paging import address

PER_PAGE = 50
"""So many rows are on a page."""

WIDEST = 30
"""So many studies are beside each other; of more only those are columns that speak of the rows."""

FEW = 20
"""The cells of so many studies are asked for study by study."""

MOST_CELLS = 400_000
"""So many places for cells a file may have; a larger matrix is refused with what to do."""

MEDIA = {"csv": "text/csv; charset=utf-8", "tex": "application/x-tex; charset=utf-8",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@dataclass(frozen=True, slots=True)
class Columns:
    """The studies beside each other on this page, of all that need a column."""

    entries: Sequence[Study]
    number: int
    pages: int
    total: int

    @property
    def first(self) -> int:
        """The position of the first of them, counted from 1."""
        return (self.number - 1) * WIDEST + 1

    @property
    def last(self) -> int:
        """The position of the last of them."""
        return self.first + len(self.entries) - 1

    def address(self, number: int) -> str:
        """The address of the same rows with other studies."""
        rows = arguments.whole("page", 1, 1, 10**6)
        return address(columns=number if number > 1 else None, page=rows if rows > 1 else None)


def columns_shown(studies: Sequence[Study]) -> Columns:
    """Those of the studies that the address asks for; beyond the end the last ones."""
    pages = max(1, -(-len(studies) // WIDEST))
    number = min(arguments.whole("columns", 1, 1, 10**6), pages)
    return Columns(studies[(number - 1) * WIDEST:number * WIDEST], number, pages, len(studies))


def too_large(rows: int, studies: int) -> str:
    """Why a matrix cannot be taken away and what to do; empty where it can."""
    if rows * studies <= MOST_CELLS:
        return ""
    return (f"{rows:,} rows by {studies:,} studies are too many to take away at once (at most {MOST_CELLS:,} cells). "
            "Filter first: name a construct, a method, a country or years, or ask for rows of more studies.")


def refuse_too_large(rows: int, studies: int) -> None:
    """A 400 where a matrix is too large to take away."""
    if fault := too_large(rows, studies):
        raise BadRequest(fault)


def about(choice: Choice, studies: Studies, least: int, rows: str) -> list[str]:
    """What a file holds, in sentences: how much of the corpus, by which filters."""
    filters = choice.in_words() + ([f"studies at least: {least}"] if least and not choice.least else [])
    return [f"{rows}, {studies.in_words}", *([f"Filters: {'; '.join(filters)}"] if filters else [])]


def caption(title: str, words: Sequence[str]) -> str:
    """The caption of a table, e.g. ``Evidence matrix (18 links, the 5 studies of this corpus)``."""
    return f"{title} ({'. '.join(words)})"


def downloaded(body: str | bytes, name: str, suffix: str) -> Response:
    """A file to keep."""
    response = make_response(body)
    response.headers["Content-Type"] = MEDIA[suffix]
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return response
