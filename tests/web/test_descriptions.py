"""What the site says of itself: VoID, the service description, Link headers, schema.org; each found where programs look, and parsed."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from rdflib import URIRef

from kg.graph.store import Store
from kg.queries.catalogue import Catalogue
from ontology.prefixes import BASE, PREFIXES
from tests.triples import FORMS, graph_of
from web.app import create_app
from web.service import Service

CORPUS = URIRef(f"{BASE}void#corpus")
SERVICE = URIRef(f"{BASE}sparql#service")
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def tool(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize(
    ("address", "accept", "kind"),
    [
        ("/void", None, "text/turtle"),
        ("/.well-known/void", None, "text/turtle"),
        ("/.well-known/void", "application/ld+json", "application/ld+json"),
        ("/void", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/turtle"),
        ("/void.ttl", "application/ld+json", "text/turtle"),
        ("/void.jsonld", "text/turtle", "application/ld+json"),
    ],
)
def test_void_is_found_in_both_forms(tool: FlaskClient, address: str, accept: str | None, kind: str) -> None:
    response = tool.get(address, headers={"Accept": accept} if accept else {})
    assert response.status_code == 200 and response.mimetype == kind and "Accept" in response.headers["Vary"]
    graph = graph_of(response.data, kind)
    endpoint = graph.value(CORPUS, URIRef(PREFIXES["void"] + "sparqlEndpoint"))
    assert endpoint == URIRef("http://localhost/sparql")
    assert tool.get("/sparql?query=ASK{}").status_code == 200


def test_void_in_no_form_that_fits_is_told(tool: FlaskClient) -> None:
    assert tool.get("/void", headers={"Accept": "image/png"}).status_code == 406
    assert tool.get("/void.exe").status_code == 404


@pytest.mark.parametrize("accept", [None, "*/*", *FORMS, "application/rdf+xml;q=0.5, text/turtle;q=0.9"])
def test_the_endpoint_describes_itself_to_programs(tool: FlaskClient, accept: str | None) -> None:
    response = tool.get("/sparql", headers={"Accept": accept} if accept else {})
    assert response.status_code == 200 and response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.mimetype == (accept if accept in FORMS else "text/turtle")
    graph = graph_of(response.data, response.mimetype)
    assert graph.value(SERVICE, URIRef(PREFIXES["sd"] + "endpoint")) == URIRef("http://localhost/sparql")


def test_a_browser_gets_the_editor_and_may_ask_for_the_description(client: FlaskClient) -> None:
    page = client.get("/sparql")
    assert "<textarea" in page.text and "</sparql?service-description>" in page.headers["Link"]
    asked = client.get("/sparql?service-description")
    assert asked.mimetype == "text/turtle" and "sd:Service" in asked.text
    assert client.get("/sparql?service-description", headers={"Accept": "image/png"}).status_code == 406


def test_only_the_bare_address_is_described(tool: FlaskClient) -> None:
    turtle = {"Accept": "text/turtle"}
    assert tool.get("/sparql?query=", headers=turtle).status_code == 400
    assert tool.get("/sparql?default-graph-uri=http://example.org/", headers=turtle).status_code == 400
    assert tool.post("/sparql", data={"default-graph-uri": "http://example.org/"}, headers=turtle).status_code == 400
    assert tool.get("/sparql", headers={"Accept": "application/json"}).status_code == 400


@pytest.mark.parametrize("named", sorted({"derived", "studies/okafor2021"}))
def test_the_graphs_that_are_named_can_be_asked(tool: FlaskClient, named: str) -> None:
    graph = graph_of(tool.get("/sparql").data, "text/turtle")
    names = {str(o) for o in graph.objects(None, URIRef(PREFIXES["sd"] + "name"))}
    assert f"{BASE}graphs/{named}" in names
    for name in names:
        answer = tool.get("/sparql", query_string={"query": "ASK { ?s ?p ?o }", "default-graph-uri": name})
        assert answer.get_json(force=True)["boolean"] is True, name


NODES = [
    "constructs/robot-trust",
    "links/influences--robot-trust--robot-adoption",
    "studies/lindqvist2019",
    "studies/lindqvist2019/claims/H1",
    "studies/lindqvist2019/constructs/robot-trust",
    "works/petersen2014",
    "ontology/Claim",
    "ontology",
]


def links(header: str) -> set[tuple[str, str, str]]:
    """The links of a header: relation, target, type."""
    found = re.findall(r'<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?', header)
    assert len(found) == header.count("rel=")
    return {(rel, href, kind) for href, rel, kind in found}


@pytest.mark.parametrize("path", NODES)
def test_every_form_of_a_thing_leads_to_the_others(client: FlaskClient, path: str) -> None:
    responses = [client.get(f"/{path}"), client.get(f"/{path}.ttl"), client.get(f"/{path}.jsonld")]
    headers = [links(r.headers["Link"]) for r in responses]
    assert headers[0] == headers[1] == headers[2]
    assert headers[0] >= {("canonical", BASE + path, ""), ("alternate", f"/{path}.ttl", "text/turtle"),
                          ("alternate", f"/{path}.jsonld", "application/ld+json"), ("describedby", "/void", "text/turtle")}
    for _, href, kind in headers[0]:
        if kind:
            assert client.get(href, headers={"Accept": "*/*"}).mimetype == kind
    head = responses[0].text.partition("</head>")[0]
    for rel, href, kind in headers[0]:
        assert f'<link rel="{rel}"' + (f' type="{kind}"' if kind else "") + f' href="{href}">' in head


def test_only_things_have_links_in_their_head(client: FlaskClient) -> None:
    for address in ("/constructs", "/help", "/constructs/no-such-thing", "/ontology/Clam"):
        response = client.get(address)
        assert 'rel="alternate"' not in response.text and 'rel="canonical"' not in response.text and "Link" not in response.headers


def test_a_licence_is_named_only_where_one_is_known(client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "license" not in client.get("/studies/lindqvist2019").headers["Link"]
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in client.get("/ontology/Claim").headers["Link"]
    monkeypatch.setattr(Service, "licence", "https://example.org/licence")
    known = create_app(Service(store, Catalogue.load())).test_client()
    page = known.get("/studies/lindqvist2019")
    assert '<https://example.org/licence>; rel="license"' in page.headers["Link"]
    assert '<link rel="license" href="https://example.org/licence">' in page.text
    assert json.loads(DATA.findall(known.get("/").text)[0])["license"] == "https://example.org/licence"


def test_a_study_page_carries_its_work_for_search_engines(client: FlaskClient) -> None:
    page = client.get("/studies/lindqvist2019").text
    (text,) = DATA.findall(page)
    said = json.loads(text)
    assert (said["@context"], said["@type"], said["@id"]) == ("https://schema.org", "ScholarlyArticle", f"{BASE}works/lindqvist2019")
    assert said["datePublished"] == "2019" and said["author"] and said["about"] and said["isPartOf"]
    assert "<script>alert(1)</script>" in said["name"], "the title is whole again when it is read"


def test_data_in_a_page_cannot_end_its_element(client: FlaskClient) -> None:
    page = client.get("/studies/lindqvist2019").text
    (text,) = DATA.findall(page)
    assert not set("<>&'") & set(text) and "\\u003cscript\\u003e" in text
    assert "<script>alert(1)" not in page


def test_the_first_page_carries_the_corpus(client: FlaskClient) -> None:
    response = client.get("/")
    (text,) = DATA.findall(response.text)
    said = json.loads(text)
    assert (said["@type"], said["@id"]) == ("Dataset", str(CORPUS)) and "3 studies" in said["description"]
    assert "license" not in said, "nothing is said of the licence of a scholar's own corpus"
    assert ("describedby", "/void", "text/turtle") in links(response.headers["Link"])


def test_data_needs_no_exception_from_the_policy(client: FlaskClient) -> None:
    """A data block is no script: the policy stays without 'unsafe-inline' for scripts."""
    policy = client.get("/studies/lindqvist2019").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy


def test_under_its_own_name_the_site_answers_where_its_base_says(app: Flask) -> None:
    """A proxy in front of it speaks HTTPS, which the request does not show."""
    response = app.test_client().get("/sparql", base_url="http://w3id.org")
    graph = graph_of(response.data, "text/turtle")
    # The base has a path of its own, so nothing can be told from the host alone: the address stays that of the request.
    assert graph.value(SERVICE, URIRef(PREFIXES["sd"] + "endpoint")) == URIRef("http://w3id.org/sparql")
    at_home = create_app(Service(app.extensions["nomnet"].store, Catalogue.load(), base="https://nomnet.example/")).test_client()
    graph = graph_of(at_home.get("/sparql", base_url="http://nomnet.example").data, "text/turtle")
    assert list(graph.objects(None, URIRef(PREFIXES["sd"] + "endpoint"))) == [URIRef("https://nomnet.example/sparql")]
