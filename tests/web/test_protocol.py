"""The query cases of the W3C's SPARQL 1.1 protocol test suite, by their names, on our own data.

What each case sends and what must come back is the suite's; the graphs are those of the invented corpus. Its datasets lie outside the
store, and a graph that is not in the store is refused here rather than fetched: so each of them stands for a graph that is there.
Beside each dataset stands a control: the same question of another dataset, which must say no.
"""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pyoxigraph
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from ontology.prefixes import BASE

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
ONE, TWO, THREE = (f"{BASE}graphs/{name}" for name in ("studies/lindqvist2019", "studies/okafor2021", "derived"))
LINK = "links/influences--robot-trust--robot-adoption"
DEFAULT, NAMED = "default-graph-uri", "named-graph-uri"

IN_DEFAULT = f"ASK {{ <{BASE}studies/lindqvist2019> a ?kind . <{BASE}studies/okafor2021> a ?kind }}"
IN_NAMED = f"ASK {{ GRAPH ?g1 {{ <{BASE}studies/lindqvist2019> a ?kind }} GRAPH ?g2 {{ <{BASE}studies/okafor2021> a ?kind }} }}"
IN_BOTH = (f"ASK {{ <{BASE}{LINK}> a ?kind GRAPH ?g1 {{ <{BASE}studies/lindqvist2019> a ?study }} "
           f"GRAPH ?g2 {{ <{BASE}studies/okafor2021> a ?study }} }}")
OTHER_FROM = IN_NAMED.replace("ASK", f"ASK FROM <{THREE}>")


@dataclass(frozen=True)
class Case:
    """One request of the suite.

    Attributes:
        name: of the case in the suite.
        expects: ``true``, ``boolean``, ``tabular`` or ``RDF`` with a status of 2xx or 3xx; ``4xx``.
        address: the parameters in the address.
        control: parameters in the address in place of these, for which the answer must be false.
    """

    name: str
    expects: str
    method: str = "GET"
    address: tuple[tuple[str, str], ...] = ()
    content_type: str | None = None
    body: bytes | None = None
    control: tuple[tuple[str, str], ...] = field(default=())


def form(*fields: tuple[str, str]) -> bytes:
    return urlencode(fields).encode()


def post(name: str, expects: str, body: str | bytes, content_type: str | None, *address: tuple[str, str],
         control: tuple[tuple[str, str], ...] = ()) -> Case:
    return Case(name, expects, "POST", address, content_type, body.encode() if isinstance(body, str) else body, control)


QUERIES = [
    post("query_post_form", "true", form(("query", "ASK {}")), FORM, (DEFAULT, ONE)),
    Case("query_dataset_default_graphs_get", "true", address=(("query", IN_DEFAULT), (DEFAULT, ONE), (DEFAULT, TWO)),
         control=(("query", IN_DEFAULT), (DEFAULT, ONE), (DEFAULT, THREE))),
    post("query_dataset_default_graphs_post", "true", IN_DEFAULT, DIRECT, (DEFAULT, ONE), (DEFAULT, TWO), control=((DEFAULT, ONE),)),
    post("query_dataset_named_graphs_post", "true", IN_NAMED, DIRECT, (NAMED, ONE), (NAMED, TWO), control=((NAMED, ONE), (DEFAULT, TWO))),
    Case("query_dataset_named_graphs_get", "true", address=(("query", IN_NAMED), (NAMED, ONE), (NAMED, TWO)),
         control=(("query", IN_NAMED), (DEFAULT, ONE), (DEFAULT, TWO))),
    post("query_dataset_full", "true", IN_BOTH, DIRECT, (DEFAULT, THREE), (NAMED, ONE), (NAMED, TWO),
         control=((NAMED, THREE), (NAMED, ONE), (NAMED, TWO))),
    post("query_multiple_dataset", "true", OTHER_FROM, DIRECT, (NAMED, ONE), (NAMED, TWO), control=((DEFAULT, ONE), (DEFAULT, TWO))),
    Case("query_get", "true", address=(("query", "ASK {}"), (DEFAULT, ONE))),
    post("query_content_type_select", "tabular", "SELECT (1 AS ?value) {}", DIRECT, (DEFAULT, ONE)),
    post("query_content_type_ask", "boolean", "ASK {}", DIRECT, (DEFAULT, ONE)),
    post("query_content_type_describe", "RDF", "DESCRIBE <http://example.org/>", DIRECT, (DEFAULT, ONE)),
    post("query_content_type_construct", "RDF", "CONSTRUCT { <s> <p> 1 } WHERE {}", DIRECT, (DEFAULT, ONE)),
    post("query_post_direct", "true", "ASK {}", DIRECT, (DEFAULT, ONE)),
]
BAD_QUERIES = [
    Case("bad_query_method", "4xx", "PUT", (("query", "ASK {}"), (DEFAULT, ONE)), FORM),
    Case("bad_multiple_queries", "4xx", address=(("query", "ASK {}"), ("query", "SELECT * {}"))),
    post("bad_query_wrong_media_type", "4xx", "ASK {}", "text/plain"),
    post("bad_query_missing_form_type", "4xx", form(("query", "ASK {}")), None),
    post("bad_query_missing_direct_type", "4xx", "ASK {}", None),
    post("bad_query_non_utf8", "4xx", "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16"),
    post("bad_query_non_utf8", "4xx", "ASK {}", f"{DIRECT}; charset=UTF-16"),
    post("bad_query_non_utf8", "4xx", "ASK {}".encode("utf-16-be"), f"{DIRECT}; charset=UTF-16"),
    Case("bad_query_syntax", "4xx", address=(("query", "ASK {"),)),
]
UPDATE = "application/sparql-update"
UPDATES = [
    Case("bad_update_get", "4xx", address=(("update", "CLEAR ALL"),)),
    post("bad_multiple_updates", "4xx", form(("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT")), FORM),
    post("bad_update_wrong_media_type", "4xx", "CLEAR NAMED", "text/plain"),
    post("bad_update_missing_form_type", "4xx", form(("update", "CLEAR NAMED")), None),
    post("bad_update_non_utf8", "4xx", "CLEAR NAMED".encode("utf-16"), f"{UPDATE}; charset=UTF-16"),
    post("bad_update_syntax", "4xx", form(("update", "CLEAR XYZ")), FORM),
    post("bad_update_dataset_conflict", "4xx", f"WITH <{ONE}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", UPDATE,
         ("using-named-graph-uri", TWO)),
    post("update_post_form", "4xx", form(("update", "CLEAR ALL")), FORM),
    post("update_post_direct", "4xx", "CLEAR ALL", UPDATE),
]
"""All that the suite says of wrong updates, and two right ones: an endpoint for queries refuses them all, and nothing is changed."""


def send(app: Flask, case: Case, address: tuple[tuple[str, str], ...] | None = None, path: str = "/sparql",
         accept: str | None = None) -> TestResponse:
    """The response to the request of a case, from a client that names no form it would rather have."""
    headers = {"Accept": accept} if accept else {}
    return app.test_client().open(f"{path}?{urlencode(case.address if address is None else address)}", method=case.method, data=case.body,
                                  content_type=case.content_type, headers=headers)


def truth(response: TestResponse) -> bool:
    """The truth value that the response carries."""
    kind = response.mimetype
    if kind == "application/sparql-results+json":
        value = json.loads(response.data)["boolean"]
        assert isinstance(value, bool)
        return value
    assert kind == "application/sparql-results+xml", f"{kind} is no form of a truth value in SPARQL 1.1"
    return ET.fromstring(response.data).findtext("{*}boolean") == "true"


def values(response: TestResponse) -> list[str]:
    """The values of the only row of the response."""
    kind, text = response.mimetype, response.text
    if kind == "application/sparql-results+json":
        (row,) = json.loads(text)["results"]["bindings"]
        return [cell["value"] for cell in row.values()]
    if kind == "application/sparql-results+xml":
        return [e.text or "" for e in ET.fromstring(text).iter("{http://www.w3.org/2005/sparql-results#}literal")]
    if kind == "text/csv":
        return list(csv.reader(io.StringIO(text)))[1]
    assert kind == "text/tab-separated-values", f"{kind} is no form of rows in SPARQL 1.1"
    return text.splitlines()[1].replace('"', "").split("^^")[:1]


GRAPHS = {"text/turtle": pyoxigraph.RdfFormat.TURTLE, "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
          "application/ld+json": pyoxigraph.RdfFormat.JSON_LD, "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML}


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
@pytest.mark.parametrize("case", QUERIES, ids=lambda c: c.name)
def test_a_query_is_answered(app: Flask, case: Case, path: str) -> None:
    response = send(app, case, path=path)
    assert response.status_code // 100 == 2, response.text
    if case.expects in {"true", "boolean"}:
        assert truth(response) is True
    elif case.expects == "tabular":
        assert values(response) == ["1"]
    else:
        found = list(pyoxigraph.parse(response.data, format=GRAPHS[response.mimetype]))
        made = [f"<{BASE}s> <{BASE}p> 1"] if case.name.endswith("construct") else []
        assert [f"{t.subject} {t.predicate} {t.object.value}" for t in found] == made


@pytest.mark.parametrize("case", [c for c in QUERIES if c.control], ids=lambda c: c.name)
def test_another_dataset_gives_another_answer(app: Flask, case: Case) -> None:
    response = send(app, case, case.control)
    assert response.status_code == 200 and truth(response) is False


@pytest.mark.parametrize("accept", ["application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_rows_come_in_every_form(app: Flask, accept: str) -> None:
    case = next(c for c in QUERIES if c.expects == "tabular")
    response = send(app, case, accept=accept)
    assert response.mimetype == accept and values(response) == ["1"]


@pytest.mark.parametrize("case", BAD_QUERIES, ids=lambda c: c.name)
def test_a_bad_request_is_the_clients_error(app: Flask, case: Case) -> None:
    response = send(app, case)
    assert response.status_code // 100 == 4, response.text
    assert "Traceback" not in response.text and len(response.text) > 40, "what is wrong is told"
    if case.name == "bad_query_method":
        assert set(response.headers["Allow"].replace(" ", "").split(",")) >= {"GET", "POST"}


@pytest.mark.parametrize("case", UPDATES, ids=lambda c: c.name)
def test_no_update_is_taken(app: Flask, case: Case) -> None:
    before = len(app.extensions["nomnet"].reader())
    response = send(app, case)
    assert response.status_code // 100 == 4, response.text
    assert len(app.extensions["nomnet"].reader()) == before


def test_the_dataset_of_a_form_may_stand_in_the_form_too(app: Flask) -> None:
    for address, fields in (((), ((DEFAULT, ONE), (DEFAULT, TWO))), (((DEFAULT, ONE),), ((DEFAULT, TWO),))):
        case = post("", "true", form(("query", IN_DEFAULT), *fields), FORM, *address)
        assert truth(send(app, case)) is True
    assert truth(send(app, post("", "", form(("query", IN_DEFAULT), (DEFAULT, ONE)), FORM))) is False


@pytest.mark.parametrize("parameter", [DEFAULT, NAMED])
def test_a_graph_outside_the_store_is_refused_not_fetched(app: Flask, parameter: str) -> None:
    """Here we leave the suite on purpose: its endpoints may fetch a dataset from anywhere."""
    response = send(app, Case("", "4xx", address=(("query", "ASK {}"), (parameter, "http://example.org/data0.rdf"))))
    assert response.status_code == 400 and "http://example.org/data0.rdf" in response.text


def test_the_dataset_of_the_request_takes_the_place_of_the_querys_own(app: Flask) -> None:
    """Section 2.1.4: what the query's FROM names is not used at all, be it there or not."""
    text = IN_DEFAULT.replace("ASK", "ASK FROM <http://example.org/not-here>")
    assert truth(send(app, Case("", "true", address=(("query", text), (DEFAULT, ONE), (DEFAULT, TWO))))) is True
    assert send(app, Case("", "4xx", address=(("query", text),))).status_code == 400


def test_a_relative_iri_is_read_from_the_endpoints_address_under_the_base(app: Flask) -> None:
    for text in ("ASK { <studies/lindqvist2019> a ?kind }", "ASK FROM <graphs/studies/lindqvist2019> { <studies/lindqvist2019> a ?kind }",
                 "ASK FROM <graphs/derived> { <studies/lindqvist2019> a ?kind }"):
        assert truth(send(app, Case("", "true", address=(("query", text),)))) is ("derived" not in text)
