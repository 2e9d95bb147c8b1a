"""What the tests in a real Chromium share: every kind of page, and how one is opened."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

LINK = "influences--robot-trust--robot-adoption"
PAGES = [
    "/",
    "/constructs",
    "/constructs?text=nothing-by-that-name",
    "/links",
    "/links?state=not-supported&relation=influences",
    "/links?text=nothing-by-that-name",
    "/studies",
    "/studies?text=nothing-by-that-name",
    "/claims",
    "/claims?text=nothing-by-that-name",
    "/works",
    "/works?style=ieee",
    "/works?text=nothing-by-that-name",
    "/search",
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
    "/studies/src-7c0ffee5",
    "/studies/lindqvist2019/claims/H1",
    "/studies/lindqvist2019/constructs/robot-trust",
    "/works/petersen2014",
    "/matrix",
    "/matrix?second-hand=1",
    "/matrix?text=nothing-by-that-name",
    "/matrix/constructs",
    "/tables/related-work",
    "/tables/related-work?rows=claim&dv=robot-adoption&near=1",
    "/graph",
    "/graph?around=robot-adoption&steps=2",
    "/graph?studies=99",
    "/paths",
    "/paths?from=robot-trust&to=picking-speed&steps=3",
    "/paths?from=picking-speed&to=robot-trust&steps=1",
    "/sparql",
    "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%205",
    "/sparql?query=SELECT",
    "/queries",
    "/ontology",
    "/ontology/Claim",
    "/audit",
    "/help",
    "/constructs/no-such-construct",
    "/links?state=no-such-state",
]
"""An address of every kind of page, with its empty and its failed states; all of the invented corpus."""

WIDTHS = [1280, 400]


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
