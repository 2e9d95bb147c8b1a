"""Forms of answers: read back by other readers they say the same, also where they are cut off."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import pyoxigraph
import pytest
from rdflib import Graph
from rdflib.plugins.sparql.results.jsonresults import JSONResultParser
from rdflib.plugins.sparql.results.tsvresults import TSVResultParser
from rdflib.plugins.sparql.results.xmlresults import XMLResultParser

from kg.queries.errors import AnswerFormatError, QueryError
from kg.queries.forms import FORMS, media_type, write_graph, write_rows, write_truth
from kg.queries.limits import Limits

QUERY = """SELECT ?a ?b ?c WHERE { VALUES (?a ?b ?c) {
  ("a,\\"b\\"\\n<&>\\t\\\\ é" <http://example.org/?x=1&y=2> 1.50)
  ("x"@en-GB UNDEF true)
  (UNDEF UNDEF UNDEF)
} }"""
ENGINE = {"json": pyoxigraph.QueryResultsFormat.JSON, "xml": pyoxigraph.QueryResultsFormat.XML, "tsv": pyoxigraph.QueryResultsFormat.TSV}


def solutions(query: str = QUERY) -> pyoxigraph.QuerySolutions:
    found = pyoxigraph.Store().query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return found


def triples(number: int) -> list[pyoxigraph.Triple]:
    node = pyoxigraph.NamedNode
    return [pyoxigraph.Triple(node(f"http://example.org/{n}"), node("http://example.org/p"), pyoxigraph.Literal(n)) for n in range(number)]


@pytest.mark.parametrize("form", ENGINE)
def test_rows_read_back_by_the_engine_are_the_same(form: str) -> None:
    written = write_rows(solutions(), form, Limits())
    back = pyoxigraph.parse_query_results(written.body, format=ENGINE[form])
    assert isinstance(back, pyoxigraph.QuerySolutions)
    assert [v.value for v in back.variables] == ["a", "b", "c"]
    assert [[row[n] for n in "abc"] for row in back] == [[row[n] for n in "abc"] for row in solutions()]
    assert not written.truncated


@pytest.mark.parametrize(("form", "parser"), [("json", JSONResultParser), ("xml", XMLResultParser), ("tsv", TSVResultParser)])
def test_rows_read_back_by_rdflib_are_the_same(form: str, parser: type) -> None:
    query = 'SELECT ?a ?b WHERE { VALUES (?a ?b) { ("x \\"y\\" é" <http://example.org/b>) ("z"@en 7) } }'
    body = write_rows(solutions(query), form, Limits()).body
    result = parser().parse(io.BytesIO(body), "application/x") if form == "xml" else parser().parse(io.BytesIO(body))
    assert [[str(term) for term in row] for row in result] == [['x "y" é', "http://example.org/b"], ["z", "7"]]


def test_csv_is_as_the_standard_has_it() -> None:
    body = write_rows(solutions(), "csv", Limits()).body.decode()
    assert body.startswith("a,b,c\r\n")
    assert list(csv.reader(io.StringIO(body, newline="")))[1:] == [
        ['a,"b"\n<&>\t\\ é', "http://example.org/?x=1&y=2", "1.5"], ["x", "", "true"], ["", "", ""]]


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    body = write_rows(solutions('SELECT ?a WHERE { VALUES ?a { "a\\u0001b\\r" } }'), "xml", Limits()).body
    assert ElementTree.fromstring(body)[1][0][0][0].text == "a\ufffdb\r"


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_cut_off_rows_are_whole_in_their_form(form: str) -> None:
    many = "SELECT ?a WHERE { VALUES ?a { " + " ".join(f'"{n}"' for n in range(50)) + " } }"
    by_rows = write_rows(solutions(many), form, Limits(rows=7))
    whole = write_rows(solutions(many), form, Limits(rows=50))
    by_size = write_rows(solutions(many), form, Limits(size=len(whole.body) // 2))
    assert by_rows.truncated and by_size.truncated and not whole.truncated
    assert len(by_rows.body) < len(by_size.body) < 0.7 * len(whole.body)
    for written in (by_rows, by_size):
        if form in ENGINE:
            back = pyoxigraph.parse_query_results(written.body, format=ENGINE[form])
            assert [row["a"].value for row in back][:3] == ["0", "1", "2"]  # type: ignore[union-attr]


def test_no_columns_and_no_rows() -> None:
    written = write_rows(solutions("SELECT * WHERE { }"), "json", Limits())
    assert json.loads(written.body) == {"head": {"vars": []}, "results": {"bindings": [{}]}}
    assert write_rows(solutions("SELECT ?a WHERE { VALUES ?a { } }"), "csv", Limits()).body == b"a\r\n"


@pytest.mark.parametrize("value", [True, False])
def test_truth(value: bool) -> None:
    for form, engine in ENGINE.items():
        if form != "tsv":
            back = pyoxigraph.parse_query_results(write_truth(value, form).body, format=engine)
            assert isinstance(back, pyoxigraph.QueryBoolean) and bool(back) is value
    assert write_truth(value, "csv").body == str(value).lower().encode()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own JSON-LD reader uses it
@pytest.mark.parametrize(("form", "format"), [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("rdf", "xml")])
def test_graphs_read_back_by_rdflib_are_the_same(form: str, format: str) -> None:
    written = write_graph([*triples(5), *triples(3)], form, Limits())
    assert len(Graph().parse(data=written.body, format=format)) == 5
    assert not written.truncated


@pytest.mark.parametrize("predicate", ["http://x/1", "http://x/", "http://x#", "urn:1", "http://x/a/2"])
def test_a_property_that_xml_cannot_name_is_said(predicate: str) -> None:
    triple = pyoxigraph.Triple(pyoxigraph.NamedNode("http://x/s"), pyoxigraph.NamedNode(predicate), pyoxigraph.Literal("v"))
    with pytest.raises(QueryError, match=rf"<{predicate}> does not end in a name.*Take Turtle"):
        write_graph([triple], "rdf", Limits())
    assert write_graph([triple], "ttl", Limits()).body


@pytest.mark.parametrize("name", ["a", "a%20b", "é", "a:b", "1a", "a.b", "-a", "a?b=c"])
def test_a_property_that_xml_can_name_is_written(name: str) -> None:
    node = pyoxigraph.NamedNode
    triple = pyoxigraph.Triple(node("http://x/s"), node(f"http://x/{name}"), pyoxigraph.Literal("a & b\r\n]]> \x85"))
    assert {tuple(map(str, t)) for t in Graph().parse(data=write_graph([triple], "rdf", Limits()).body, format="xml")} == {
        ("http://x/s", f"http://x/{name}", "a & b\r\n]]> \x85")}


@pytest.mark.parametrize("value", ["a\x00b", "\x01", "\x1b[31m", "\ufffe"])
def test_a_value_that_xml_cannot_hold_is_said(value: str) -> None:
    node = pyoxigraph.NamedNode
    with pytest.raises(QueryError, match="control character"):
        write_graph([pyoxigraph.Triple(node("http://x/s"), node("http://x/p"), pyoxigraph.Literal(value))], "rdf", Limits())


def test_cut_off_graphs() -> None:
    assert write_graph([*triples(5), *triples(5)], "nt", Limits(rows=5)).truncated is False
    by_rows, by_size = write_graph(triples(9), "nt", Limits(rows=4)), write_graph(triples(200), "ttl", Limits(size=4000))
    assert by_rows.truncated and by_rows.body.count(b"\n") == 4
    assert by_size.truncated and 0 < len(Graph().parse(data=by_size.body, format="turtle")) < 200


def test_each_kind_has_its_forms() -> None:
    assert media_type("SELECT", "json") == "application/sparql-results+json"
    assert media_type("CONSTRUCT", "ttl").startswith("text/turtle")
    for kind, form in (("SELECT", "ttl"), ("ASK", "png"), ("DESCRIBE", "json")):
        with pytest.raises(AnswerFormatError) as caught:
            media_type(kind, form)
        assert caught.value.forms == tuple(FORMS[kind])
