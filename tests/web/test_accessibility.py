"""axe-core on every kind of page, wide and narrow, light and dark; and that no kind of page is left out of the browser tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.web.browsing import PAGES, WIDTHS

OFF = {
    "color-contrast-enhanced": "7:1 is level AAA; the site keeps the 4.5:1 of AA, which the rule color-contrast checks",
    "identical-links-same-purpose": "level AAA: one claim's name, such as H1, rightly leads to another page in the row of another study",
    "hidden-content": "finds no fault, it only says that there is something hidden; all that folds is unfolded before the check",
}
"""Rules that are not applied, and why. All others of axe-core are, advice and experiments too, but for those that it has given up."""

COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules whose finding depends on the colour scheme."""

NOT_PAGES = {
    "/static/<path:filename>": "/static/style.css",
    "/health": "/health",
    "/.well-known/void": "/.well-known/void",
    "/void": "/void",
    "/void.<any(ttl, jsonld):suffix>": "/void.ttl",
    "/graph/vis-network.js": "/graph/vis-network.js",
    "/graphs/<path:name>": "/graphs/studies/lindqvist2019",
    "/context.jsonld": "/context.jsonld",
    "/sparql.<suffix>": "/sparql.csv?query=ASK%7B%7D",
    "/search.<any(json):suffix>": "/search.json?q=robot",
    "/ontology.<any(ttl, jsonld):suffix>": "/ontology.ttl",
    "/constructs.<any(csv, json):suffix>": "/constructs.csv",
    "/links.<any(csv, json):suffix>": "/links.csv",
    "/<any(theories, thesaurus, decisions):kind>/<path:key>": "/theories/technology-acceptance-model.ttl",
    "/studies/<study>/<path:part>": "/studies/lindqvist2019/models/m1.ttl",
    "/studies.<any(csv, json):suffix>": "/studies.csv",
    "/claims.<any(csv, json):suffix>": "/claims.csv",
    "/works.<any(csv, json, bib, ris, csl.json, txt):suffix>": "/works.bib",
    "/matrix.<any(csv, xlsx, tex):suffix>": "/matrix.tex",
    "/matrix/constructs.<any(csv, xlsx, tex):suffix>": "/matrix/constructs.tex",
    "/tables/related-work.<any(csv, md, tex, bib, json, xlsx):form>": "/tables/related-work.md",
    "/curation/failures.<any(csv, json):suffix>": "/curation/failures.json",
    "/curation/<name>.<any(csv, json):suffix>": "/curation/supported-without-evidence.csv",
}
"""Rules of the application that never answer with a page, each with an address to prove it."""


def found(page: Page, **options: object) -> list[str]:
    """What axe-core objects to on the page as it stands, each rule with the first element concerned."""
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", {"resultTypes": ["violations"], **options})
    return [f"{v['id']} ({len(v['nodes'])}): {v['help']}; first {v['nodes'][0]['target']}: {v['nodes'][0]['failureSummary']}"
            for v in result["violations"]]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all pages, so that fonts and style are fetched once."""
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900})
    yield page
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_axe_objects_to_nothing(tab: Page, address: str, path: str) -> None:
    tab.set_viewport_size({"width": WIDTHS[0], "height": 900})
    tab.emulate_media(color_scheme="light")
    tab.goto(address + path, wait_until="load")
    if tab.locator("#drawing-data").count():
        tab.wait_for_selector("#drawing[data-ready=true]", timeout=30_000)
    tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = !d.matches('.queries > details ~ details'); })")
    tab.evaluate(AXE_SCRIPT)
    names: list[str] = tab.evaluate("axe.getRules().filter(r => !r.tags.includes('deprecated')).map(r => r.ruleId)")
    assert {*OFF, *COLOUR} <= set(names)
    rules = {name: {"enabled": name not in OFF} for name in names}
    assert not found(tab, rules=rules), "wide, light"
    tab.emulate_media(color_scheme="dark")
    assert not found(tab, runOnly=COLOUR), "wide, dark"
    tab.set_viewport_size({"width": WIDTHS[1], "height": 900})
    assert not found(tab, runOnly=COLOUR), "narrow, dark"
    tab.emulate_media(color_scheme="light")
    same = {name: {"enabled": False} for name in COLOUR}  # the colours of light do not hang on the width
    assert not found(tab, rules=rules | same), "narrow, light"


@pytest.mark.browser
def test_axe_is_at_work(tab: Page, address: str) -> None:
    tab.goto(f"{address}/help")
    tab.evaluate("""() => {
      document.querySelector('h1').style.color = '#ccc';
      document.querySelector('#q').labels[0].remove();
      document.querySelector('#q').placeholder = '';
    }""")
    tab.evaluate(AXE_SCRIPT)
    assert {finding.split()[0] for finding in found(tab)} == {"color-contrast", "label"}


def test_every_kind_of_page_is_opened(app: Flask) -> None:
    site = app.url_map.bind("localhost")
    opened_rules = {site.match(path.partition("?")[0], return_rule=True)[0].rule for path in PAGES}
    answering = {rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert answering - opened_rules - set(NOT_PAGES) == set(), "add an address to PAGES in tests/web/browsing.py"
    assert not opened_rules & set(NOT_PAGES) and set(NOT_PAGES) <= answering


@pytest.mark.parametrize("path", NOT_PAGES.values())
def test_what_is_no_page_is_none(app: Flask, path: str) -> None:
    response = app.test_client().get(path, headers={"Accept": "text/html,*/*;q=0.8"})
    assert response.status_code == 200 and response.mimetype != "text/html", response.status
    response.close()
