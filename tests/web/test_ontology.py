"""The documentation of the ontology: every term of our own has its page."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from rdflib import Graph

from ontology.describe import terms
from ontology.prefixes import NN
from ontology.resources import turtle
from tests.triples import graph_of

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


@pytest.mark.parametrize(("address", "accept"), [("/ontology.ttl", "*/*"), ("/ontology", "text/turtle")])
def test_the_whole_ontology_comes_as_turtle(client: FlaskClient, address: str, accept: str) -> None:
    response = client.get(address, headers={"Accept": accept})
    assert response.mimetype == "text/turtle" and response.headers["Access-Control-Allow-Origin"] == "*"
    assert set(Graph().parse(data=response.data, format="turtle")) == set(turtle("vocab.ttl") + turtle("schemes.ttl"))


@pytest.mark.parametrize("address", ["/ontology.jsonld", "/ontology/Claim.jsonld", "/ontology/verdict-supported.jsonld"])
def test_json_ld_uses_the_context_that_the_site_publishes(client: FlaskClient, address: str) -> None:
    document = client.get(address)
    assert document.mimetype == "application/ld+json"
    said = json.loads(document.data)
    assert said["@context"] == "http://localhost/context.jsonld"
    context = client.get(said["@context"])
    assert context.mimetype == "application/ld+json" and context.headers["Access-Control-Allow-Origin"] == "*"
    found = set(graph_of(said | json.loads(context.data)))
    whole = set(turtle("vocab.ttl") + turtle("schemes.ttl"))
    assert found == whole if address == "/ontology.jsonld" else set() < found < whole


@pytest.mark.parametrize("name", ["Claim", "relation-influences", "hasTest"])
def test_both_forms_of_a_term_say_the_same(client: FlaskClient, name: str) -> None:
    context = json.loads(client.get("/context.jsonld").data)
    json_ld = graph_of(json.loads(client.get(f"/ontology/{name}.jsonld").data) | context)
    assert set(json_ld) == set(Graph().parse(data=client.get(f"/ontology/{name}.ttl").data, format="turtle"))


def test_the_page_leads_to_its_other_forms(client: FlaskClient) -> None:
    page = client.get("/ontology").text
    assert all(f'href="/{name}"' in page for name in ("ontology.ttl", "ontology.jsonld", "context.jsonld"))
    assert client.get("/ontology", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/ontology.csv").status_code == 404
