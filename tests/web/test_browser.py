"""Every kind of page in a real Chromium, wide and narrow: nothing asked of another host, no error, nothing wider than the window."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from tests.browser import FLAGS, find

pytestmark = pytest.mark.browser

LINK = "influences--robot-trust--robot-adoption"
PAGES = [
    "/",
    "/constructs",
    "/links",
    "/studies",
    "/claims",
    "/works",
    "/works?style=ieee",
    "/search?q=robot",
    "/search?q=robto+trsut",
    "/search?q=robot&in=links",
    "/search?q=nothing-by-that-name",
    "/curation",
    "/curation/supported-without-evidence",
    "/curation/failures",
    "/constructs/robot-adoption",
    f"/links/{LINK}",
    "/studies/lindqvist2019",
    "/studies/okafor2021",
    "/studies/lindqvist2019/claims/H1",
    "/studies/lindqvist2019/constructs/robot-trust",
    "/works/petersen2014",
    "/matrix",
    "/matrix?second-hand=1",
    "/matrix/constructs",
    "/tables/related-work",
    "/graph",
    "/graph?around=robot-adoption&steps=2",
    "/paths?from=robot-trust&to=picking-speed&steps=3",
    "/sparql",
    "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%205",
    "/queries",
    "/ontology",
    "/ontology/Claim",
    "/help",
    "/constructs/no-such-construct",
]
WIDTHS = [1280, 400]

INKED = """() => {
  const canvas = document.querySelector('#drawing canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let inked = 0;
  for (let i = 3; i < pixels.length; i += 4) if (pixels[i]) inked++;
  return inked;
}"""


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        message = "no Chromium on this machine; `make browser` finds or installs one"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def opened(browser: Browser, url: str, width: int, host: str, scheme: str = "light") -> tuple[Page, list[str]]:
    """The page at a width, and all that went wrong on it."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    wrong: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((host, "data:", "blob:")) else wrong.append(f"asks outside: {r.url}"))
    page.on(
        "console",
        lambda m: (
            wrong.append(f"console: {m.text}") if m.type in {"error", "warning"} and "404" not in m.text and "400" not in m.text else None
        ),
    )
    page.on("pageerror", lambda e: wrong.append(f"script: {e}"))
    page.goto(url, wait_until="networkidle")
    return page, wrong


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


def test_pages_work_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    try:
        for path in ("/", f"/links/{LINK}", "/tables/related-work", "/graph?around=robot-adoption"):
            page.goto(address + path)
            assert page.locator("main").inner_text().strip()
        page.goto(f"{address}/search?q=robot")
        page.locator("main a[href^='/constructs/']").first.click()
        assert "/constructs/" in page.url
    finally:
        context.close()
