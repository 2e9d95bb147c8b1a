"""Long lists in pages, each with an address of its own."""

from __future__ import annotations

import pytest
from flask import Flask

from web.paging import form_address, paged


@pytest.mark.parametrize(("query", "expected", "first", "last"), [
    ("", [0, 1, 2], 1, 3), ("page=2", [3, 4, 5], 4, 6), ("page=3", [6], 7, 7), ("page=99", [6], 7, 7)])
def test_the_page_that_the_address_asks_for(app: Flask, query: str, expected: list[int], first: int, last: int) -> None:
    with app.test_request_context(f"/links?{query}"):
        page = paged(range(7), per_page=3)
        assert (list(page.entries), page.first, page.last, page.pages, page.total) == (expected, first, last, 3, 7)


def test_an_empty_list_is_one_page(app: Flask) -> None:
    with app.test_request_context("/links"):
        page = paged([])
        assert (page.pages, page.first, page.last) == (1, 0, 0)


def test_addresses_keep_the_filters(app: Flask) -> None:
    with app.test_request_context("/links?state=mixed&text=&page=2&contested=1"):
        assert paged(range(300)).address(3) == "/links?state=mixed&contested=1&page=3"
        assert paged(range(300)).address(1) == "/links?state=mixed&contested=1"
        assert form_address("csv") == "/links.csv?state=mixed&contested=1"


@pytest.mark.parametrize("query", ["endpoint=x", "suffix=csv", "_scheme=ftp", "_external=1", "_anchor=x", "_method=POST", "self=1"])
@pytest.mark.parametrize("path", ["/links", "/works", "/matrix", "/search"])
def test_a_name_that_makes_addresses_elsewhere_is_only_an_unknown_one_here(app: Flask, path: str, query: str) -> None:
    response = app.test_client().get(f"{path}?{query}")
    assert response.status_code == 400
    assert "is no parameter of this address" in response.text
