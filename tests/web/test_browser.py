"""Every kind of page in a real Chromium, wide and narrow: nothing asked of another host, no error, nothing wider than the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.web.browsing import PAGES, WIDTHS, opened

pytestmark = pytest.mark.browser

INKED = """() => {
  const canvas = document.querySelector('#drawing canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let inked = 0;
  for (let i = 3; i < pixels.length; i += 4) if (pixels[i]) inked++;
  return inked;
}"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nothing_outside_and_fits(browser: Browser, address: str, path: str, width: int) -> None:
    page, wrong = opened(browser, address + path, width, address)
    try:
        assert not wrong
        assert page.locator("h1").count() == 1 and page.title()
        too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"{path} is {too_wide} pixels wider than a window of {width}"
    finally:
        page.close()


def test_the_graph_is_drawn_and_leads_to_pages(browser: Browser, address: str) -> None:
    page, wrong = opened(browser, f"{address}/graph?around=robot-adoption&steps=1", 1280, address)
    try:
        page.wait_for_selector("#drawing[data-ready=true]", timeout=15_000)
        assert page.locator("#drawing canvas").count() == 1 and not wrong
        drawn = page.evaluate(INKED)
        assert drawn > 500, "the canvas is empty"
        assert page.locator("main table a[href^='/links/']").count() > 0, "the same as a table"

        page.locator("[name=state][value=not-supported]").uncheck()
        page.wait_for_url("**/graph?*state=supported*", timeout=5_000)
        assert "state=not-supported" not in page.url and "around=robot" in page.url, "what is seen has an address"
        page.reload()
        assert not page.locator("[name=state][value=not-supported]").is_checked()
    finally:
        page.close()


def test_the_editor_runs_a_question_by_keyboard(browser: Browser, address: str) -> None:
    page, wrong = opened(browser, f"{address}/sparql", 1280, address)
    try:
        page.focus("#query")
        page.keyboard.type("SELECT ?s WHERE { ?s a <https://w3id.org/nomnet/ontology/Study> }")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#result table a[href='/studies/lindqvist2019']", timeout=10_000)
        assert not wrong
    finally:
        page.close()
