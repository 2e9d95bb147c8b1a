"""The documentation of the ontology: every term of our own has its page."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from ontology.describe import terms
from ontology.prefixes import NN

OWN = [t.name.removeprefix("nn:") for t in terms() if t.iri.startswith(NN)]


def test_the_index_lists_every_term(client: FlaskClient) -> None:
    page = client.get("/ontology").text
    missing = [name for name in OWN if f'/ontology/{name}"' not in page and not name.endswith("-scheme")]
    assert not missing


@pytest.mark.parametrize("name", ["Claim", "verdict", "verdict-supported", "state-scheme", "estimate"])
def test_a_term_has_a_page_and_triples(client: FlaskClient, name: str) -> None:
    page = client.get(f"/ontology/{name}")
    assert page.status_code == 200 and NN + name in page.text
    turtle = client.get(f"/ontology/{name}.ttl")
    assert turtle.content_type.startswith("text/turtle") and f"nn:{name}" in turtle.text
    assert client.get(f"/ontology/{name}", headers={"Accept": "application/ld+json"}).get_json(force=True)


def test_an_unknown_term_is_a_404_that_names_close_ones(client: FlaskClient) -> None:
    response = client.get("/ontology/Clam")
    assert response.status_code == 404 and "Claim" in response.text


@pytest.mark.parametrize("name", OWN)
def test_every_term_opens(client: FlaskClient, name: str) -> None:
    assert client.get(f"/ontology/{name}").status_code == 200
