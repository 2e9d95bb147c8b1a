"""A long list in pages, each with an address of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from flask import request, url_for

from web import arguments

PER_PAGE = 100

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list, e.g. entries 101 to 200 of 705."""

    entries: Sequence[T]
    number: int
    pages: int
    total: int
    per_page: int = PER_PAGE

    @property
    def first(self) -> int:
        """The position of the first entry, counted from 1; 0 where there is none."""
        return (self.number - 1) * self.per_page + 1 if self.entries else 0

    @property
    def last(self) -> int:
        """The position of the last entry."""
        return self.first + len(self.entries) - 1 if self.entries else 0

    def with_entries(self, entries: Sequence[U]) -> Page[U]:
        """The same page with other views of its entries."""
        return Page(entries, self.number, self.pages, self.total, self.per_page)

    def address(self, number: int) -> str:
        """The address of another page of the same list, with the same filters."""
        return address(page=number if number > 1 else None)


def paged(entries: Sequence[T], per_page: int = PER_PAGE) -> Page[T]:
    """The page that the address asks for; one beyond the end is the last one."""
    pages = max(1, -(-len(entries) // per_page))
    number = min(arguments.whole("page", 1, 1, 10**6), pages)
    return Page(entries[(number - 1) * per_page:number * per_page], number, pages, len(entries), per_page)


def address(**changes: object) -> str:
    """The address of this page with some of its arguments changed; None takes one out."""
    path = request.view_args or {}
    kept = {name: values for name, values in request.args.to_dict(flat=False).items() if name != "page" and any(values)}
    asked = {name: value for name, value in {**kept, **changes}.items() if value is not None and name not in path}
    # a visitor's names are no arguments of url_for(), which knows some of its own: endpoint, _scheme, _external
    query = urlencode(asked, doseq=True)
    placed: dict[str, Any] = {name: changes.get(name, value) for name, value in path.items()}
    page = url_for(request.endpoint or "", **placed)
    return f"{page}?{query}" if query else page


def form_address(suffix: str) -> str:
    """The address of the same list, with the same filters, in another form, e.g. ``csv``."""
    return address(suffix=suffix)
