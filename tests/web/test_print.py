"""Pages on paper: no navigation, light in a dark browser too, tables and diagrams whole, matrices across, the address at the end."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.web.browsing import LINK, opened

pytestmark = pytest.mark.browser

PORTRAIT = ["/studies/lindqvist2019", f"/links/{LINK}", "/constructs/robot-adoption", "/works", "/works?style=apa"]
LANDSCAPE = ["/matrix?second-hand=1", "/matrix/constructs", "/tables/related-work", "/tables/related-work?rows=claim"]
A4 = (595, 842)


def printed(page: Page) -> tuple[PdfReader, str]:
    """The page as a PDF, and its text without spaces: between letters of two fonts a reader of PDFs sees some."""
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, format="A4", print_background=False)))
    return reader, bare("".join(sheet.extract_text() for sheet in reader.pages))


def bare(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


@pytest.mark.parametrize("path", PORTRAIT + LANDSCAPE)
def test_a_page_on_paper_is_its_content_light_and_not_cut(browser: Browser, address: str, path: str) -> None:
    page, wrong = opened(browser, address + path, 1280, address, "dark")
    try:
        heading = page.locator("h1").inner_text()
        reader, text = printed(page)
        size = [float(x) for x in reader.pages[0].mediabox[2:]]
        assert size == pytest.approx(A4 if path in PORTRAIT else A4[::-1], abs=2)
        assert bare(heading) in text and bare("Skip to the content") not in text and bare("Queries of this page") not in text
        assert f"{address}{path}" in text, "the address of the page"
        assert not wrong

        millimetres = 210 - 2 * 12 if path in PORTRAIT else 297 - 2 * 11
        page.emulate_media(media="print", color_scheme="dark")
        page.set_viewport_size({"width": int(millimetres / 25.4 * 96), "height": 900})
        cut = page.evaluate("""() => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility())
            .filter(e => !e.closest('.visually-hidden') && e.getBoundingClientRect().right > innerWidth + 1
                         || e.matches('.scroll, .drawing') && getComputedStyle(e).overflowX !== 'visible')
            .map(e => e.outerHTML.slice(0, 100))""")
        assert not cut, cut[:3]
        paper, ink = page.evaluate("[getComputedStyle(document.body)].map(s => [s.backgroundColor, s.color])[0]")
        assert (paper, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    finally:
        page.close()


def test_a_matrix_has_every_study_and_the_related_work_every_word(browser: Browser, address: str) -> None:
    page, _ = opened(browser, f"{address}/matrix", 1280, address)
    try:
        studies = [bare(name) for name in page.locator(".crossed thead th > a").all_inner_texts()]
        assert len(studies) >= 3
        _, text = printed(page)
        assert not [name for name in studies if name not in text]
        page.goto(f"{address}/tables/related-work")
        folded = page.locator(".related details").all()
        assert folded, "something is folded on the screen"
        hidden = folded[0].evaluate("e => [...e.childNodes].filter(n => n.nodeName !== 'SUMMARY').map(n => n.textContent).join(' ')")
        _, text = printed(page)
        assert bare(hidden)[-30:] in text
    finally:
        page.close()


def test_a_path_diagram_stays_on_one_sheet(browser: Browser, address: str) -> None:
    page, _ = opened(browser, f"{address}/studies/okafor2021", 1280, address, "dark")
    try:
        page.emulate_media(media="print", color_scheme="dark")
        shown = page.evaluate("""() => [...document.querySelectorAll('.path-diagram')].filter(e => e.checkVisibility())
            .map(e => [e.getBoundingClientRect().height,
                       ...['text', 'rect'].map(n => getComputedStyle(e.querySelector(`.pd-box ${n}`)).fill)])""")
        assert len(shown) == 1
        height, ink, sheet = shown[0]
        assert height < (297 - 2 * 14) / 25.4 * 96 and (ink, sheet) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    finally:
        page.close()
