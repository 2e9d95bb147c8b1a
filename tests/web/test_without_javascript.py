"""The site with JavaScript switched off: all but the drawing of the graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browsing import LINK, PAGES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A tab without JavaScript."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_it_has_to_say(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert page.locator("h1").inner_text() and len(page.locator("main").inner_text()) > 60
    assert page.locator("button:visible").count() == page.locator("form button:visible").count(), "a button that only a script could serve"


def test_search_leads_to_a_construct(page: Page, address: str) -> None:
    page.goto(address)
    page.fill("#find", "robot adoption")
    page.locator(".find button").click()
    assert "/search?q=robot+adoption" in page.url
    page.locator("main a[href='/constructs/robot-adoption']").first.click()
    assert page.locator("h1").inner_text() == "robot adoption"


def test_filters_have_an_address_that_shows_the_same_again(page: Page, address: str) -> None:
    page.goto(f"{address}/links")
    page.fill("form.filters [name=text]", "robot trust")
    page.select_option("[name=state]", "supported")
    page.locator("form.filters button").click()
    shown, found = page.locator("main .list-head").inner_text(), page.url
    assert "that fit" in shown and page.locator("tbody tr").count() < 29
    page.goto("about:blank")
    page.goto(found)
    assert page.locator("main .list-head").inner_text() == shown
    assert page.input_value("[name=text]") == "robot trust" and page.input_value("[name=state]") == "supported"


def test_the_matrix_is_sorted_and_filtered(page: Page, address: str) -> None:
    page.goto(f"{address}/matrix")
    page.locator("thead a", has_text="Link").click()
    assert page.locator("thead [aria-sort=ascending]").inner_text().startswith("Link")
    page.fill("form.filters [name=construct]", "robot trust")
    page.locator("form.filters button").click()
    assert "construct=robot+trust" in page.url and "sort=name" in page.url
    assert page.locator("tbody tr").count() and all("robot trust" in row for row in page.locator("tbody th").all_inner_texts())


def test_the_table_is_chosen_and_taken_away(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}/tables/related-work")
    page.check("[name=study][value=okafor2021]")
    page.select_option("[name=rows]", "claim")
    page.locator("main form button").click()
    assert page.locator("tbody tr").count() > 3 and "study=okafor2021" in page.url
    for form, begins in (("csv", b"Citation,"), ("tex", b"%"), ("bib", b"@")):
        with page.expect_download() as download:
            page.locator(f"main .tools a[href^='/tables/related-work.{form}']").click()
        download.value.save_as(tmp_path / form)
        assert (tmp_path / form).read_bytes().startswith(begins), form


def test_works_are_ticked_and_taken_away(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}/works")
    page.check("td.tick [value=petersen2014]")
    with page.expect_download() as download:
        page.locator("#take button", has_text="BibTeX").click()
    download.value.save_as(tmp_path / "works.bib")
    text = (tmp_path / "works.bib").read_text(encoding="utf-8")
    assert text.count("@") == 1 and "petersen2014" in text


def test_a_query_is_written_and_answered(page: Page, address: str) -> None:
    page.goto(f"{address}/sparql")
    page.fill("#query", "SELECT ?s WHERE { ?s a <https://w3id.org/nomnet/ontology/Study> }")
    page.locator("#editor button").click()
    assert page.locator("#result tbody tr").count() == 3
    page.goto(f"{address}/links/{LINK}")
    page.locator("details.queries > summary").click()
    page.locator("details.queries > details > summary").first.click()
    page.locator("details.queries a", has_text="Open in the editor").first.click()
    assert "/sparql?query=" in page.url and page.locator("#result tbody tr").count()


def test_the_graph_says_that_it_needs_javascript_and_shows_the_table(page: Page, address: str) -> None:
    page.goto(f"{address}/graph?around=robot-adoption&steps=1")
    assert "needs JavaScript" in page.locator("#drawing").inner_text()
    assert page.locator("#drawing-find").is_hidden() and page.locator("#table a[href^='/links/']").count()
    before = page.locator("#table tbody tr").count()
    page.uncheck("[name=state][value=not-supported]")
    page.locator("#filters button").click()
    assert "state=not-supported" not in page.url and 0 < page.locator("#table tbody tr").count() < before
