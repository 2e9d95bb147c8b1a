"""The endpoint's promises at every door (SPARQL 1.1 Protocol, sections 2.1 and 2.2): one table of ways to ask, one set of right answers."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
import xml.etree.ElementTree as ET
from html import unescape

import pyoxigraph
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

NN = "https://w3id.org/nomnet/ontology/"
STUDIES = f"SELECT ?id WHERE {{ ?s a <{NN}Study> ; <http://purl.org/dc/terms/identifier> ?id }}"
IDS = {"lindqvist2019", "okafor2021", "src-7c0ffee5"}
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def tool(app: Flask) -> FlaskClient:
    """A program: it names no Accept header of its own."""
    return app.test_client()


def by_get(tool: FlaskClient, query: str, accept: str | None = None) -> TestResponse:
    return tool.get("/sparql", query_string={"query": query}, headers={"Accept": accept} if accept else {})


def by_form(tool: FlaskClient, query: str, accept: str | None = None) -> TestResponse:
    return tool.post("/sparql", data={"query": query}, headers={"Accept": accept} if accept else {})


def by_body(tool: FlaskClient, query: str, accept: str | None = None) -> TestResponse:
    return tool.post("/sparql", data=query.encode(), content_type="application/sparql-query", headers={"Accept": accept} if accept else {})


DOORS = [by_get, by_form, by_body]


def ids_of(response: TestResponse) -> set[str]:
    """The ids in a result of any form."""
    kind = response.content_type.split(";")[0]
    if kind == "application/sparql-results+json":
        return {row["id"]["value"] for row in response.get_json(force=True)["results"]["bindings"]}
    if kind == "application/sparql-results+xml":
        return {e.text or "" for e in ET.fromstring(response.data).iter("{http://www.w3.org/2005/sparql-results#}literal")}
    if kind == "text/csv":
        return {row["id"] for row in csv.DictReader(io.StringIO(response.text))}
    assert kind == "text/tab-separated-values"
    return {line.strip('"') for line in response.text.splitlines()[1:]}


@pytest.mark.parametrize(
    "accept",
    [
        None,
        "*/*",
        "application/sparql-results+json",
        "application/json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
        "image/png, text/csv;q=0.5",
    ],
)
@pytest.mark.parametrize("door", DOORS)
def test_a_query_has_one_answer_at_every_door(tool: FlaskClient, door: object, accept: str | None) -> None:
    response = door(tool, STUDIES, accept)  # type: ignore[operator]
    assert response.status_code == 200, response.text
    assert ids_of(response) == IDS


@pytest.mark.parametrize(
    ("accept", "kind", "form"),
    [
        (None, "text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("text/turtle", "text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
@pytest.mark.parametrize("door", DOORS)
def test_a_graph_has_one_answer_at_every_door(
    tool: FlaskClient, door: object, accept: str | None, kind: str, form: pyoxigraph.RdfFormat
) -> None:
    response = door(tool, f"CONSTRUCT {{ ?s a <{NN}Study> }} WHERE {{ ?s a <{NN}Study> }}", accept)  # type: ignore[operator]
    assert response.status_code == 200 and response.content_type.startswith(kind)
    assert {quad.subject.value.rsplit("/", 1)[-1] for quad in pyoxigraph.parse(response.data, format=form)} == IDS


def test_ask_says_yes_or_no(tool: FlaskClient) -> None:
    assert by_get(tool, f"ASK {{ ?s a <{NN}Study> }}").get_json(force=True)["boolean"] is True
    assert by_get(tool, "ASK { <urn:x> ?p ?o }", "application/sparql-results+xml").text.count("false") == 1


@pytest.mark.parametrize("door", DOORS)
def test_no_form_that_fits_is_a_406(tool: FlaskClient, door: object) -> None:
    assert door(tool, STUDIES, "image/png").status_code == 406  # type: ignore[operator]
    assert door(tool, STUDIES, "text/turtle").status_code == 406  # type: ignore[operator]


def test_a_named_dataset_is_asked_alone(tool: FlaskClient) -> None:
    graph = "https://w3id.org/nomnet/graphs/studies/okafor2021"
    for way in ({"default-graph-uri": graph}, {}):
        text = STUDIES if way else STUDIES.replace("WHERE", f"FROM <{graph}> WHERE")
        response = tool.get("/sparql", query_string={"query": text, **way})
        assert ids_of(response) == {"okafor2021"}, response.text


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("SELECT * WHERE { ?s ?p }", 400, "line 1"),
        ("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", 400, "file:///etc/passwd"),
        ("SELECT * FROM NAMED <http://example.org/x> WHERE { ?s ?p ?o }", 400, "http://example.org/x"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "SERVICE"),
        (
            "SELECT * WHERE { ?s ?p ?o FILTER EXISTS { { SELECT * { OPTIONAL { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } } } } } }",
            400,
            "SERVICE",
        ),
        ("LOAD <file:///etc/passwd>", 400, "LOAD"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", 400, "INSERT"),
        ("DROP ALL", 400, "DROP"),
        ("SELECT \x00 WHERE {}", 400, ""),
        ("{" * 5000, 413, "nested"),
        ("not a query at all", 400, ""),
        ("SELECT * WHERE { ?s ?p '" + "x" * 1_000_000 + "' }", 413, "characters"),
    ],
    ids=["syntax", "from-file", "from-named", "service", "service-nested", "load", "insert", "drop", "nul", "deep", "prose", "long"],
)
@pytest.mark.parametrize("door", [by_form, by_body])
def test_what_is_refused_is_told_and_nothing_breaks(tool: FlaskClient, door: object, query: str, status: int, says: str) -> None:
    response = door(tool, query, "application/sparql-results+json, application/json;q=0.5")  # type: ignore[operator]
    assert response.status_code in {status, 400 if status == 413 else status}, response.text[:300]
    told = json.loads(response.data)["error"]
    assert says in told["message"] and "Traceback" not in response.text and told["next"]
    assert ids_of(by_get(tool, STUDIES)) == IDS


def test_what_breaks_the_protocol_is_told(tool: FlaskClient) -> None:
    assert tool.get("/sparql", headers={"Accept": "application/sparql-results+json"}).status_code == 400
    assert tool.get("/sparql?query=").status_code == 400
    assert tool.get("/sparql?query=ASK{}&query=ASK{}").status_code == 400
    assert tool.post("/sparql?query=ASK{}", data={"query": "ASK{}"}).status_code == 400
    assert tool.post("/sparql", data={"update": "DROP ALL"}).status_code == 400
    assert tool.post("/sparql", data=b"ASK{}", content_type="text/plain").status_code == 415
    assert tool.post("/sparql", data=b"\xff\xfe", content_type="application/sparql-query").status_code == 400
    packed = {"Content-Encoding": "gzip"}
    assert tool.post("/sparql", data=b"ASK{}", content_type="application/sparql-query", headers=packed).status_code == 415
    assert tool.put("/sparql", data=b"ASK{}").status_code == 405
    too_large = tool.post("/sparql", data=b"x" * 10_000_000, content_type="application/sparql-query")
    assert too_large.status_code == 413 and "Traceback" not in too_large.text


@pytest.mark.slow
def test_a_query_that_never_ends_is_stopped_and_others_go_on(app: Flask) -> None:
    answers: list[int] = []
    slow = threading.Thread(target=lambda: answers.append(by_get(app.test_client(), ENDLESS).status_code))
    slow.start()
    assert ids_of(by_get(app.test_client(), STUDIES)) == IDS
    slow.join(timeout=60)
    assert answers == [503]
    assert ids_of(by_get(app.test_client(), STUDIES)) == IDS


@pytest.mark.slow
def test_a_crowd_is_answered_or_told_to_come_back(app: Flask) -> None:
    statuses: list[int] = []

    def visit() -> None:
        response = by_get(app.test_client(), STUDIES)
        statuses.append(response.status_code)
        if response.status_code == 503:
            assert response.headers["Retry-After"]

    crowd = [threading.Thread(target=visit) for _ in range(60)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join(timeout=60)
    assert len(statuses) == 60 and set(statuses) <= {200, 503} and 200 in statuses
    assert ids_of(by_get(app.test_client(), STUDIES)) == IDS


def test_a_browser_gets_the_editor_with_result_and_examples(client: FlaskClient) -> None:
    page = client.get("/sparql", query_string={"query": STUDIES}).text
    assert "<textarea" in page and "lindqvist2019" in page and "All that is said about a link" in page
    problem = client.get("/sparql", query_string={"query": "SELECT * WHERE { <script>alert(1)</script> }"})
    assert problem.status_code == 400 and "<script>alert(1)" not in problem.text and "&lt;script&gt;alert(1)" in problem.text
    assert client.get("/sparql.csv", query_string={"query": STUDIES}).content_type.startswith("text/csv")
    assert client.get("/sparql.ttl", query_string={"query": STUDIES}).status_code == 406
    assert client.get("/sparql.exe", query_string={"query": STUDIES}).status_code == 406


def test_every_question_of_the_catalogue_runs_at_the_endpoint(app: Flask, tool: FlaskClient) -> None:
    """What the editor offers as an example is accepted by the endpoint as it is."""
    for question in app.extensions["nomnet"].catalogue.questions():
        response = by_form(tool, question.example_text, "text/csv")
        assert response.status_code == 200, f"{question.name}: {response.text[:300]}"


EVERYTHING = "SELECT * WHERE { ?s ?p ?o }"


def test_the_editor_shows_the_first_rows_and_leads_to_all(client: FlaskClient, tool: FlaskClient) -> None:
    rows = len(by_get(tool, EVERYTHING).get_json(force=True)["results"]["bindings"])
    assert rows > 1000, "programs get them all"
    html = client.get("/sparql", query_string={"query": EVERYTHING}).text
    assert html.count("<tr><td>") == 1000 and "The first 1000 rows" in html and "up to 100,000" in html
    files = dict(re.findall(r'<a href="(/sparql\.\w+\?[^"]*)">([\w/-]+)</a>', html))
    assert list(files.values()) == ["JSON", "XML", "CSV", "TSV"]
    address = next(unescape(href) for href, name in files.items() if name == "CSV")
    assert len(list(csv.reader(io.StringIO(tool.get(address).text)))) == rows + 1


def test_the_editor_shows_the_first_triples_and_leads_to_all(client: FlaskClient, tool: FlaskClient) -> None:
    html = client.get("/sparql", query_string={"query": "CONSTRUCT WHERE { ?s ?p ?o }"}).text
    shown = re.search(r"<code>(@prefix.*?)</code></pre>", html, re.DOTALL)
    assert shown and len(list(pyoxigraph.parse(unescape(shown[1]), format=pyoxigraph.RdfFormat.TURTLE))) == 1000
    address = next(unescape(href) for href in re.findall(r'href="(/sparql\.[^"]*)"', html) if href.startswith("/sparql.nt"))
    assert len(tool.get(address).text.splitlines()) > 1000 and "The first triples" in html


def test_the_files_of_an_answer_are_of_the_same_dataset(client: FlaskClient, tool: FlaskClient) -> None:
    graph = "https://w3id.org/nomnet/graphs/studies/okafor2021"
    html = client.get("/sparql", query_string={"query": STUDIES, "default-graph-uri": graph}).text
    address = next(unescape(href) for href in re.findall(r'href="(/sparql\.csv[^"]*)"', html))
    assert ids_of(tool.get(address)) == {"okafor2021"} and "<h2>1 row</h2>" in html


def test_an_iri_of_the_result_is_a_link_only_where_it_is_an_address(client: FlaskClient) -> None:
    html = client.get("/sparql", query_string={"query": "SELECT (<javascript:alert(1)> AS ?a) (<http://example.org/x> AS ?b) {}"}).text
    result = html[html.index('id="result"'):]
    assert 'href="http://example.org/x"' in result and "javascript:alert(1)" in result and 'href="javascript' not in html


def test_the_editor_begins_with_the_usual_prefixes(client: FlaskClient) -> None:
    page = client.get("/sparql", headers={"Accept": "text/html"}).text
    assert "PREFIX nn: &lt;https://w3id.org/nomnet/ontology/&gt;" in page and "PREFIX skos:" in page
