"""What every answer has: a tag by which it is known again, how long it took, what it may load; and /health."""

from __future__ import annotations

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


def test_another_form_has_another_tag(client: FlaskClient) -> None:
    tags = {client.get("/constructs/robot-trust", headers={"Accept": form}).headers["ETag"]
            for form in ("text/html", "text/turtle", "application/ld+json")}
    assert len(tags) == 3


def test_health_of_a_whole_store(client: FlaskClient) -> None:
    assert client.get("/health").get_json() == {"status": "ok", "generation": 1, "base": "https://w3id.org/nomnet/"}
