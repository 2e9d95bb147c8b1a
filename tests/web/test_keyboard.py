"""The site by keyboard alone: from the first page to a study's words with their place, and out with a table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browsing import LINK, opened

pytestmark = pytest.mark.browser

FOCUS = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return {
    name: (e.getAttribute('aria-label') || e.innerText || e.placeholder || '').trim(), href: e.getAttribute('href') || '', tag: e.tagName,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
  };
}"""
"""Where the focus is, whether that is on the screen, and whether a ring shows it."""


def focus(page: Page) -> dict[str, object]:
    """Where the focus is; it must be to be seen."""
    at: dict[str, object] = page.evaluate(FOCUS)
    assert at["seen"] and at["ringed"], f"the focus is not to be seen: {at}"
    return at


def go_to(page: Page, wanted: str, key: str = "Tab", most: int = 150) -> None:
    """Press the key until the focus is on what the selector names."""
    for _ in range(most):
        page.keyboard.press(key)
        focus(page)
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{most} times {key} do not lead to {wanted} on {page.url}")


def follow(page: Page) -> None:
    """Enter on the link or button that has the focus, and wait for what it opens."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


def test_from_the_first_page_to_words_with_their_place_and_out_with_a_table(browser: Browser, address: str, tmp_path: Path) -> None:
    page, wrong = opened(browser, address, 1280, address)
    try:
        go_to(page, "#find")
        page.keyboard.type("robot adoption")
        follow(page)
        go_to(page, "main a[href='/constructs/robot-adoption']")
        follow(page)
        go_to(page, f"main a[href='/links/{LINK}']")
        follow(page)
        go_to(page, ".strip a[href='#okafor2021']")
        page.keyboard.press("Enter")
        words = page.locator("#okafor2021 blockquote.gist").first
        words.wait_for()
        for _ in range(10):
            if words.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"):
                break
            page.keyboard.press("ArrowDown")
            page.wait_for_timeout(100)
        else:
            raise AssertionError("the words of the study are not on the screen")
        assert words.locator("p").inner_text().strip() and "line" in words.locator(".place").inner_text()

        go_to(page, "nav a[href='/tables/related-work']", "Shift+Tab")
        follow(page)
        go_to(page, "main .tools a[href^='/tables/related-work.csv']")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        download.value.save_as(tmp_path / "table.csv")
        with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == 3 and any("Lindqvist" in cell for row in rows for cell in row.values()) and not wrong
    finally:
        page.close()


def test_the_skip_link_comes_first_and_leads_past_the_bar(browser: Browser, address: str) -> None:
    page, _ = opened(browser, f"{address}/links", 400, address)
    try:
        page.keyboard.press("Tab")
        assert focus(page)["href"] == "#main"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null"), focus(page)
    finally:
        page.close()


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("path", ["/", f"/links/{LINK}", "/studies/lindqvist2019", "/matrix", "/works", "/graph", "/sparql"])
def test_the_focus_goes_down_the_page_and_reaches_everything(browser: Browser, address: str, path: str, width: int) -> None:
    page, _ = opened(browser, address + path, width, address)
    try:
        reachable = page.evaluate("""() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true }))
            .map((e, i) => { e.dataset.turn = i; return [e.tabIndex, e.outerHTML.slice(0, 80)]; })""")
        assert len(reachable) > 15 and not [html for order, html in reachable if order > 0]
        turns = []
        for _ in reachable:
            page.keyboard.press("Tab")
            turns.append(page.evaluate("Number(document.activeElement.dataset.turn ?? -1)"))
            focus(page)
        assert turns == sorted(turns) == list(range(len(reachable))), [reachable[i] for i in set(range(len(reachable))) - set(turns)]
    finally:
        page.close()


def test_a_folded_part_opens_for_an_address_that_names_what_is_in_it(browser: Browser, address: str) -> None:
    page, _ = opened(browser, f"{address}/studies/lindqvist2019", 1280, address)
    try:
        page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = false; })")
        for section in ("scales", "correlations", "issues", "references"):
            go_to(page, f".contents a[href='#{section}-all']", "Tab" if section == "scales" else "Shift+Tab")
            page.keyboard.press("Enter")
            page.wait_for_selector(f"#{section} details[open]", timeout=5_000)
            assert page.locator(f"#{section}-all").is_visible()
    finally:
        page.close()
