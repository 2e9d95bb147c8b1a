"""The service description of the endpoint over the invented corpus."""

from __future__ import annotations

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from kg.descriptions.service import RESULT_FORMATS, service_description
from kg.descriptions.site import Ask, Site
from kg.graph.store import Store
from kg.queries.forms import FORMS
from ontology.prefixes import BASE, PREFIXES

SD, FORMAT, VOID = (Namespace(PREFIXES[p]) for p in ("sd", "formats", "void"))
SERVICE = URIRef(f"{BASE}sparql#service")
TERMS = {"Service", "endpoint", "supportedLanguage", "SPARQL11Query", "resultFormat", "feature", "UnionDefaultGraph", "defaultDataset",
         "availableGraphs", "Dataset", "GraphCollection", "defaultGraph", "Graph", "namedGraph", "NamedGraph", "name", "graph"}
"""Terms of the W3C's recommendation of 21 March 2013 that may be used."""


@pytest.fixture(scope="module")
def described(site: Site, asking: Ask) -> Graph:
    return Graph().parse(data=service_description(site, asking).text("ttl"), format="turtle")


def test_only_terms_of_the_recommendation(described: Graph) -> None:
    assert {str(t).removeprefix(SD) for triple in described for t in triple if str(t).startswith(SD)} == TERMS


def test_what_the_endpoint_is_and_can_do(described: Graph) -> None:
    assert (SERVICE, RDF.type, SD.Service) in described
    assert list(described.objects(SERVICE, SD.endpoint)) == [URIRef("http://127.0.0.1:5000/sparql")]
    assert list(described.objects(SERVICE, SD.supportedLanguage)) == [SD.SPARQL11Query], "no updates"
    assert list(described.objects(SERVICE, SD.feature)) == [SD.UnionDefaultGraph]
    assert {form for forms in FORMS.values() for form in forms} == set(RESULT_FORMATS)
    assert {str(o) for o in described.objects(SERVICE, SD.resultFormat)} == {
        f"{FORMAT}{name.removeprefix('formats:')}" for name in RESULT_FORMATS.values()}


def test_the_default_dataset_has_every_named_graph(described: Graph, store: Store) -> None:
    dataset = described.value(SERVICE, SD.defaultDataset)
    assert dataset == described.value(SERVICE, SD.availableGraphs)
    named = {str(described.value(n, SD.name)): described.value(n, SD.graph) for n in described.objects(dataset, SD.namedGraph)}
    assert set(named) == {graph.value for graph in store.reader().named_graphs()}  # type: ignore[union-attr]
    union = described.value(dataset, SD.defaultGraph)
    sizes = [described.value(graph, VOID.triples) for graph in named.values()]
    assert sum(int(s.toPython()) for s in sizes if isinstance(s, Literal)) == len(store.reader())
    assert described.value(union, VOID.triples) == Literal(len(store.reader()))
