"""What every answer has: a tag by which it is known again, how long it took, what it may load; and /health."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

PATHS = [
    "/", "/constructs", "/constructs/robot-trust", "/constructs/robot-trust.ttl", "/constructs/robot-trust.jsonld", "/links", "/links.csv",
    "/links.json", "/links/influences--robot-trust--robot-adoption", "/links/influences--robot-trust--robot-adoption.ttl", "/studies",
    "/studies/lindqvist2019", "/studies/lindqvist2019.jsonld", "/studies/lindqvist2019/claims/H1",
    "/studies/lindqvist2019/constructs/robot-trust", "/claims?text=robot", "/works", "/works.bib", "/works/petersen2014", "/matrix",
    "/matrix.csv", "/matrix.xlsx", "/matrix.tex", "/matrix/constructs", "/matrix/constructs.xlsx", "/tables/related-work",
    "/tables/related-work.csv", "/graph", "/paths", "/search?q=robot", "/search.json?q=robot", "/curation", "/curation/failures.csv",
    "/queries", "/help", "/ontology", "/ontology.ttl", "/ontology/Claim", "/context.jsonld", "/void", "/graphs/studies/lindqvist2019.nq",
    "/sparql", "/sparql?query=SELECT+*+%7B%3Fs+a+%3Fkind%7D+ORDER+BY+%3Fs+%3Fkind", "/sparql.csv?query=SELECT+(1+AS+%3Fone)+%7B%7D"]


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_that_has_not_changed_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first, second = client.get(path), client.get(path)
    assert first.status_code == 200 and first.headers["ETag"] == second.headers["ETag"], "nothing in it tells the time"
    assert "dur=" in first.headers["Server-Timing"]
    known = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert known.status_code == 304 and not known.data and known.headers["ETag"] == first.headers["ETag"]
    assert known.headers.get("Vary") == first.headers.get("Vary") and known.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(path, headers={"If-None-Match": '"another"'}).status_code == 200


@pytest.mark.parametrize("path", ["/links", "/links/influences--robot-trust--robot-adoption", "/constructs/robot-trust", "/matrix",
                                  "/studies/lindqvist2019", "/tables/related-work"])
def test_a_query_that_a_page_asks_twice_is_listed_once(client: FlaskClient, path: str) -> None:
    page = client.get(path, headers={"Accept": "text/html"}).text
    queries = re.findall(r'<a href="(/sparql\?query=[^"]+)">Open in the editor', page)
    assert queries and len(set(queries)) == len(queries)
    assert f"Queries of this page ({len(queries)})" in page


def test_another_form_has_another_tag(client: FlaskClient) -> None:
    tags = {client.get("/constructs/robot-trust", headers={"Accept": form}).headers["ETag"]
            for form in ("text/html", "text/turtle", "application/ld+json")}
    assert len(tags) == 3


def test_health_of_a_whole_store(client: FlaskClient) -> None:
    assert client.get("/health").get_json() == {"status": "ok", "generation": 1, "base": "https://w3id.org/nomnet/"}


@pytest.mark.parametrize("path", ["/constructs/robot-trust", "/links.csv", "/static/style.css"])
def test_a_condition_that_fails_is_told_in_few_words(client: FlaskClient, path: str) -> None:
    with client.get(path) as whole:
        tag, size = whole.headers["ETag"], len(whole.data)
    for expected, status in (("*", 200), (tag, 200), (f'"x", {tag}', 200), ('"x"', 412)):
        with client.get(path, headers={"If-Match": expected, "Accept": "*/*"}) as response:
            assert response.status_code == status
            assert len(response.data) == size if status == 200 else "If-Match" in response.text and len(response.data) < 500
            assert "Content-Security-Policy" in response.headers


@pytest.mark.parametrize(("asked", "status", "told"), [
    ("bytes=0-9", 206, "bytes 0-9/"), ("bytes=-5", 206, "bytes "), ("bytes=99999999-", 416, "bytes */"), ("lines=1-2", 200, None),
    ("bytes=5-2", 200, None), ("bytes=0-1,4-5", 200, None), ("garbage", 200, None), ("bytes=" + "9" * 5000 + "-", 200, None)])
def test_a_part_of_a_file(client: FlaskClient, asked: str, status: int, told: str | None) -> None:
    with client.get("/static/style.css", headers={"Range": asked}) as response:
        assert response.status_code == status
        assert response.headers.get("Content-Range", "").startswith(told) if told else "Content-Range" not in response.headers


@pytest.mark.parametrize("kind", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_what_is_too_large_is_told_with_the_limit(client: FlaskClient, kind: str) -> None:
    response = client.post("/sparql", data=b"query=" + b"x" * 3_000_000, content_type=kind, headers={"Accept": "*/*"})
    assert response.status_code == 413 and "2,097,152 bytes" in response.text and "100,000 characters" in response.text
    query = "ASK { ?s ?p '" + "語" * 60_000 + "' }"
    fits = client.post("/sparql", data={"query": query}, headers={"Accept": "application/sparql-results+json"})
    assert fits.status_code == 200, "a query that is not too long fits into a form, whatever its letters"
