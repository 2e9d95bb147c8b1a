"""What stands after the question mark: what a page does not know is refused, what it offers itself is not."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

CHOOSING = [
    "/constructs", "/links", "/studies", "/claims", "/works", "/works?style=apa", "/matrix", "/matrix/constructs", "/tables/related-work",
    "/graph", "/graph?around=robot-trust", "/paths", "/paths?from=robot-trust&to=robot-adoption", "/search", "/search?q=robot",
    "/search?q=robot&in=links", "/curation", "/curation/failures", "/curation/claims-without-verdict", "/curation/issues"]
"""Every page on which something can be chosen."""

FILES = ["/constructs.csv", "/links.json", "/studies.csv", "/claims.json", "/works.bib", "/works.txt", "/works.csv", "/matrix.csv",
         "/matrix/constructs.tex", "/tables/related-work.csv", "/tables/related-work.bib", "/search.json?q=robot", "/curation/failures.csv",
         "/curation/issues.json"]


@pytest.mark.parametrize("path", CHOOSING + FILES)
def test_a_misspelt_filter_does_not_answer_for_everything(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200
    response = client.get(path + ("&" if "?" in path else "?") + "studdy=x")
    assert response.status_code == 400 and "studdy" in response.text and "no parameter of this address" in response.text


def test_more_parameters_than_anybody_needs_are_refused_at_once(client: FlaskClient) -> None:
    for path in ("/links", "/works.bib", "/sparql", "/constructs/robot-trust"):
        response = client.get(f"{path}?{'&'.join(f'a{n}=1' for n in range(2001))}")
        assert response.status_code == 400 and "more than 2,000 parameters" in response.text
    assert client.get("/matrix?" + "&".join(["construct=robot-trust"] * 1999)).status_code == 200


def own_forms(html: str, path: str) -> list[str]:
    """What the forms of the page send when nothing is typed, by each of their buttons, and with every box ticked."""
    sent = []
    for tag, inside in re.findall(r"<form\b([^>]*)>(.*?)</form>", html, re.DOTALL):
        action = re.search(r'action="([^"#]*)', tag)
        fields = [(name, "") for name in re.findall(r'<select\b[^>]*\bname="([^"]+)"', inside)]
        for field in re.findall(r"<input\b[^>]*>", inside):
            name, value = re.search(r'name="([^"]+)"', field), re.search(r'value="([^"]*)"', field)
            if name:
                fields.append((name[1], unescape(value[1]) if value else ""))
        for button in re.findall(r"<button\b[^>]*>", inside) or [""]:
            to = re.search(r'formaction="([^"]*)"', button)
            named = re.search(r'name="([^"]+)" value="([^"]*)"', button)
            address = unescape(to[1] if to else action[1] if action else path)
            sent.append(f"{address}?{urlencode(fields + ([(named[1], named[2])] if named else []))}")
    return sent


@pytest.mark.parametrize("path", CHOOSING)
def test_what_a_page_offers_it_takes(client: FlaskClient, path: str) -> None:
    html = client.get(path).text
    offered = {unescape(href).partition("#")[0] for href in re.findall(r'href="(/[^"]*\?[^"]*)"', html)} - {""}
    for address in sorted({*(a for a in offered if not a.startswith("/sparql")), *own_forms(html, path.partition("?")[0])}):
        response = client.get(address)
        assert response.status_code != 400 or "no parameter of this address" not in response.text, f"{path} offers {address}"
        assert response.status_code < 500, address
