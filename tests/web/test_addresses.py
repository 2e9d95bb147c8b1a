"""Addresses: of works whose keys are odd, of things called by another name, and of nodes of which the graph says too little."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pyoxigraph
import pytest
import rispy
from flask import Flask
from flask.testing import FlaskClient

from bib.library import Library
from bib.model import Name, Work
from kg.corpus import Corpus
from kg.graph.store import Store
from kg.queries.catalogue import Catalogue
from web.app import create_app
from web.service import Service

KEYS = ["DBLP:conf/x", "Müller2019", "o'brien+2019", "a#b", "50%", "50%25", "two words", "why?", "x.ttl", "x.json", "x.jsonld", "a/b/c",
        "q&a=1", "[1]", "日本2020", "\\back", "<tag>", 'say "so"', "../up", "a\tb"]
BROWSER = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A corpus of works alone, whose keys no address holds as they are."""
    store = Store(tmp_path_factory.mktemp("odd"))
    store.rebuild(Corpus((), Library.of(Work(key=key, title=f"Title {n:02}", author=(Name("Doe", "J."),), issued=(2019,))
                                        for n, key in enumerate(KEYS))))
    yield create_app(Service(store, Catalogue.load())).test_client()
    store.close()


def links(html: str) -> set[str]:
    return {unescape(href) for href in re.findall(r'(?:href|action)="(/works/[^"]*)"', html)}


@pytest.mark.parametrize("key", KEYS)
def test_a_work_has_its_page_and_its_data_whatever_its_key(odd: FlaskClient, key: str) -> None:
    address = f"/works/{quote(key, safe='-._~:+')}"
    page = odd.get(address, headers=BROWSER)
    assert page.status_code == 200 and f"Title {KEYS.index(key):02}" in page.text
    assert {address + ".ttl", address + ".jsonld", address + "#cite"} <= links(page.text)
    assert f'<https://w3id.org/nomnet{address}>; rel="canonical"' in page.headers["Link"]
    for other in (address + ".ttl", address + ".jsonld"):
        data = odd.get(other)
        assert data.status_code == 200 and f"Title {KEYS.index(key):02}" in data.text, other
    turtle = odd.get(address, headers={"Accept": "text/turtle"})
    assert {t.subject.value for t in pyoxigraph.parse(turtle.data, format=pyoxigraph.RdfFormat.TURTLE)} >= {f"https://w3id.org/nomnet{address}"}


@pytest.mark.parametrize("key", KEYS)
def test_a_work_is_taken_away_alone_whatever_its_key(odd: FlaskClient, key: str) -> None:
    html = odd.get(f"/works/{quote(key, safe='')}", headers=BROWSER).text
    away = {unescape(href).partition("?")[0]: unescape(href) for href in re.findall(r'href="(/works\.[^"]*)"', html)}
    assert [entry["title"] for entry in rispy.loads(odd.get(away["/works.ris"]).text)] == [f"Title {KEYS.index(key):02}"]
    assert [item["id"] for item in json.loads(odd.get(away["/works.csl.json"]).text)] == [key]
    assert odd.get(away["/works.bib"]).text.count("\n}") == 1


def test_a_work_leads_to_addresses_only(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.rebuild(Corpus((), Library.of([Work(key="a", title="A", url="javascript:alert(1)"),
                                         Work(key="b", title="B", doi="10.1/x<1>#2?3")])))
    client = create_app(Service(store, Catalogue.load())).test_client()
    page = client.get("/works/a", headers=BROWSER).text
    assert "javascript:alert(1)" in page and 'href="javascript' not in page
    assert 'href="https://doi.org/10.1/x%3C1%3E%232%3F3"' in client.get("/works/b", headers=BROWSER).text
    store.close()


def test_every_work_of_the_list_is_reached_from_it(odd: FlaskClient) -> None:
    reached = {odd.get(href, headers=BROWSER).status_code for href in links(odd.get("/works", headers=BROWSER).text)}
    assert reached == {200} and len(links(odd.get("/works", headers=BROWSER).text)) == len(KEYS)


@pytest.mark.parametrize(("path", "leads_to"), [
    ("/constructs/ROBOT-TRUST", "/constructs/robot-trust"), ("/constructs/Robot trust", "/constructs/robot-trust"),
    ("/constructs/Robot%20trust.ttl", "/constructs/robot-trust.ttl"), ("/studies/LINDQVIST2019", "/studies/lindqvist2019"),
    ("/studies/Okafor2021.jsonld", "/studies/okafor2021.jsonld"), ("/works/Petersen2014?style=ieee", "/works/petersen2014?style=ieee"),
    ("/studies/LINDQVIST2019/claims/h1", "/studies/lindqvist2019/claims/H1"),
    ("/studies/lindqvist2019/constructs/Robot Trust", "/studies/lindqvist2019/constructs/robot-trust"),
    ("/links/robot trust -> robot adoption", "/links/influences--robot-trust--robot-adoption"),
    ("/works/petersen2014/", "/works/petersen2014"), ("/studies/lindqvist2019/claims/H1/?a=b", "/studies/lindqvist2019/claims/H1?a=b"),
    ("/links/Influences--Robot-Trust--robot-adoption", "/links/influences--robot-trust--robot-adoption")])
@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/ld+json"])
def test_another_name_or_case_leads_to_the_address(client: FlaskClient, path: str, leads_to: str, accept: str) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert response.status_code == 302 and response.headers["Location"] == leads_to
    assert client.get(leads_to, headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize("path", ["%0A", "x%0D%0ASet-Cookie:%20a=b", "%E4", "%C3%28", "日本", "a%00b", "..", ".", "%2e%2e%2f",
                                  "%F0%9F%98%80", "%ED%A0%80", "x" * 3000, "<x>", "%22", "http://example.org/", "%3Chttp://x%3E"])
@pytest.mark.parametrize("kind", ["constructs", "links", "studies", "works", "studies/lindqvist2019/claims", "studies/x/constructs",
                                  "ontology", "graphs", "curation"])
@pytest.mark.parametrize("suffix", ["", ".ttl"])
def test_what_is_not_there_is_a_404_however_it_is_written(app: Flask, kind: str, path: str, suffix: str) -> None:
    for accept in ("text/html", "text/turtle"):
        response = app.test_client().get(f"/{kind}/{path}{suffix}", headers={"Accept": accept})
        assert response.status_code == 404, response.status
        assert "Set-Cookie" not in response.headers and not any("\n" in value for _, value in response.headers)


def test_parts_of_things_are_data_too(client: FlaskClient) -> None:
    author = client.get("/works/petersen2014/authors/1.ttl")
    assert author.status_code == 200 and "Petersen" in author.text


def test_every_node_of_the_graph_answers(client: FlaskClient, store: Store) -> None:
    """Each as Turtle, and to a browser as its page or by leading to a page that is there."""
    base = "https://w3id.org/nomnet/"
    nodes = {str(quad.subject.value) for quad in store.reader() if isinstance(quad.subject, pyoxigraph.NamedNode)}
    kinds: dict[str, str] = {}
    for node in sorted(n.removeprefix(base) for n in nodes if n.startswith(base)):
        parts = node.split("/")
        kinds.setdefault("/".join((parts[0], str(len(parts)), *parts[2::2])), "/" + node)
    for kind, path in kinds.items():
        if kind.startswith(("ontology", "graphs")):  # which have tests of their own
            continue
        assert client.get(path, headers={"Accept": "text/turtle"}).status_code == 200, path
        shown = client.get(path, headers=BROWSER)
        assert shown.status_code in {200, 303}, path
        assert client.get(path, headers=BROWSER, follow_redirects=True).status_code == 200, path
    assert len(kinds) > 20


@pytest.mark.parametrize(("path", "place"), [
    ("/studies/lindqvist2019/models/m1", "/studies/lindqvist2019#model-m1"),
    ("/studies/lindqvist2019/samples/s1", "/studies/lindqvist2019#design"),
    ("/studies/lindqvist2019/references/r1", "/studies/lindqvist2019#reference-r1"),
    ("/studies/lindqvist2019/source", "/studies/lindqvist2019"),
    ("/works/petersen2014/authors/1", "/works/petersen2014"),
    ("/theories/technology-acceptance-model", "/theories/technology-acceptance-model.ttl"),
    ("/studies/lindqvist2019/constructs/robot-trust/mapping", "/studies/lindqvist2019/constructs/robot-trust"),
])
def test_a_part_without_a_page_leads_to_where_it_is_shown(client: FlaskClient, path: str, place: str) -> None:
    response = client.get(path, headers=BROWSER)
    assert (response.status_code, response.headers["Location"]) == (303, place) and response.headers["Vary"] == "Accept"
    if "#" in place:
        assert f'id="{place.partition("#")[2]}"' in client.get(place, headers=BROWSER).text


def test_a_node_of_which_too_little_is_known_is_a_404_and_no_fault(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph that another program wrote: the types of things, and nothing else of them."""
    base, ontology, identifier = "https://w3id.org/nomnet/", "https://w3id.org/nomnet/ontology/", "http://purl.org/dc/terms/identifier"
    odd = pyoxigraph.NamedNode(base + "graphs/odd")
    bare = {"constructs/x": "Concept", "links/x": "Link", "studies/x": "Study", "works/x": "Work", "studies/x/claims/H1": "Claim",
            "studies/x/constructs/c": "Construct"}
    graph = pyoxigraph.Store()
    for path, kind in bare.items():
        node = pyoxigraph.NamedNode(base + path)
        graph.add(pyoxigraph.Quad(node, pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                                  pyoxigraph.NamedNode(ontology + kind), odd))
        graph.add(pyoxigraph.Quad(node, pyoxigraph.NamedNode(identifier), pyoxigraph.Literal("x"), odd))
    own = Store(tmp_path)
    own.rebuild(Corpus(()))
    monkeypatch.setattr(own, "opened", lambda: (1, graph))
    client = create_app(Service(own, Catalogue.load())).test_client()
    for path in bare:
        assert client.get(f"/{path}.ttl").status_code == 200
        page = client.get(f"/{path}", headers=BROWSER)
        assert page.status_code == 404 and ".ttl" in page.text, path
    for path in ("/graph?around=" + quote(base + "constructs/x"), "/paths?from=" + quote(base + "constructs/x") + "&to=y"):
        assert client.get(path, headers=BROWSER).status_code in {200, 404}, unquote(urlsplit(path).query)
