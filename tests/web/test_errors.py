"""One error, in the form that its reader can use."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(("path", "accept", "kind"), [
    ("/constructs/nobody", BROWSER, "text/html"),
    ("/constructs/nobody", "*/*", "text/plain"),
    ("/constructs/nobody", None, "text/plain"),
    ("/constructs/nobody.ttl", "*/*", "text/plain"),
    ("/links.csv?state=wrong", BROWSER, "text/plain"),
    ("/links.json?state=wrong", "*/*", "application/json"),
    ("/sparql?query=nonsense", "application/sparql-results+json", "application/json"),
    ("/sparql?query=nonsense", "*/*", "text/plain"),
    ("/nowhere", BROWSER, "text/html"),
])
def test_an_error_comes_in_the_form_of_its_reader(app: Flask, path: str, accept: str | None, kind: str) -> None:
    response = app.test_client().get(path, headers={"Accept": accept} if accept else {})
    assert response.status_code in {400, 404} and response.mimetype == kind, response.text[:200]
    if kind == "text/plain":
        title, message, then = response.text.strip().split("\n\n")
        assert title and message and then
    assert "Traceback" not in response.text


def test_an_unforeseen_error_is_a_500_without_its_details(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setitem(app.view_functions, "help.page", broken)
    response = app.test_client().get("/help", headers={"Accept": BROWSER})
    assert response.status_code == 500 and "secret" not in response.text and "<h1>" in response.text


def test_a_name_that_nothing_bears_leads_to_what_looks_like_it_with_the_other_filters_kept(client: FlaskClient) -> None:
    page = client.get("/tables/related-work?rows=claim&dv=robot%20adoptions&near=1", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert 'href="/tables/related-work?rows=claim&amp;dv=robot-adoption&amp;near=1"' in page.text
    assert 'value="robot adoptions"' in page.text, "the search has it ready"
    elsewhere = client.get("/constructs/robot-adoptions", headers={"Accept": "text/html"})
    assert elsewhere.status_code == 404 and "The same with" not in elsewhere.text


def test_an_address_that_leads_nowhere_is_named(client: FlaskClient) -> None:
    assert client.get("/paths.json").get_json()["error"]["message"] == "There is no page /paths.json."
