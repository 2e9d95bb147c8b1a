"""Where nothing fits or a request is wrong, a page says what to do, and leads back."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.reading import plain

NOTHING = "nothing-by-that-name"


@pytest.mark.parametrize(("path", "advice", "way"), [
    (f"/constructs?text={NOTHING}", "Take a filter away, or try another word", "/constructs"),
    (f"/links?text={NOTHING}", "Take a filter away, or look for a construct first", "/links"),
    (f"/studies?text={NOTHING}", "Try another word of its title", "/studies"),
    (f"/claims?text={NOTHING}", "Take a filter away", "/claims"),
    (f"/works?text={NOTHING}", "Take a filter away, or try another word of its title", "/works"),
    (f"/curation/failures?text={NOTHING}", "Take the filter away", "/curation/failures"),
    (f"/curation/supported-without-evidence?text={NOTHING}", "Take a filter away", "/curation/supported-without-evidence"),
    (f"/matrix?text={NOTHING}", "Take a filter away", "/matrix"),
    (f"/matrix/constructs?text={NOTHING}", "Take a filter away", "/matrix/constructs"),
    (f"/search?q={NOTHING}", "Try fewer words", "/constructs"),
    ("/graph?studies=99", "Tick more states or relations, ask for fewer studies", "/graph"),
    ("/paths?from=picking-speed&to=robot-trust&steps=1", "That is a gap in these papers",
     "/paths?from=picking-speed&amp;to=robot-trust&amp;steps=2"),
    ("/tables/related-work?iv=picking-speed&dv=robot-trust", "Choose other studies or constructs", "/tables/related-work"),
])
def test_an_empty_page_says_what_to_do_and_leads_on(client: FlaskClient, path: str, advice: str, way: str) -> None:
    response = client.get(path)
    main = response.text[response.text.index("<main"):response.text.index("</main>")]
    assert response.status_code == 200 and 'class="empty"' in main and advice in plain(main)
    assert f'href="{way}"' in main


@pytest.mark.parametrize(("path", "status", "way"), [
    ("/links?state=no-such-state", 400, "/links"), ("/tables/related-work?iv=no-such-construct", 404, "/tables/related-work"),
    ("/works?style=no-such-style", 400, "/works")])
def test_a_wrong_filter_leads_to_the_page_without_it(client: FlaskClient, path: str, status: int, way: str) -> None:
    response = client.get(path)
    assert response.status_code == status and f'<a href="{way}">This page without its filters</a>' in response.text


def test_an_unknown_address_offers_a_search_and_no_way_to_itself(client: FlaskClient) -> None:
    response = client.get("/constructs/no-such-construct?x=1")
    assert response.status_code == 404 and response.text.count('action="/search"') == 2 and "without its filters" not in response.text


def test_an_empty_filter_is_none(client: FlaskClient) -> None:
    page = client.get("/links?text=&relation=&state=&study=").text
    assert "29 links in this corpus" in plain(page) and "Show all" not in page
