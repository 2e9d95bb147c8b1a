"""The VoID description of the invented corpus: right terms, right figures, names that lead somewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import RDF, VOID, Dataset, Graph, Literal, URIRef

from kg.descriptions.site import Ask, Site
from kg.descriptions.void import void
from kg.graph.store import Store
from ontology.prefixes import BASE, NN, ONTOLOGY, PREFIXES

CORPUS = URIRef(f"{BASE}void#corpus")
LICENSE = URIRef(PREFIXES["dcterms"] + "license")


@pytest.fixture(scope="module")
def described(site: Site, asking: Ask) -> Graph:
    return Graph().parse(data=void(site, asking).text("ttl"), format="turtle")


def number(graph: Graph, subject: URIRef, name: str) -> int:
    value = graph.value(subject, VOID[name])
    assert isinstance(value, Literal)
    return int(value.toPython())


def test_only_terms_that_void_has(described: Graph) -> None:
    """rdflib knows the terms of VoID: another one is an AttributeError."""
    used = {str(t).removeprefix(str(VOID)) for triple in described for t in triple if str(t).startswith(str(VOID))}
    assert len(used) > 12
    for name in used:
        assert VOID[name]


def test_the_figures_are_those_of_the_store(described: Graph, dataset: Dataset, store: Store) -> None:
    triples = {(s, p, o) for s, p, o, _ in dataset.quads()}
    assert number(described, CORPUS, "triples") == len(triples) == len(store.reader()), "no triple is in two graphs"
    assert number(described, CORPUS, "properties") == len({p for _, p, _ in triples})
    assert number(described, CORPUS, "classes") == len({o for _, p, o in triples if p == RDF.type})


def test_each_named_graph_is_a_subset_with_its_own_figures(described: Graph, dataset: Dataset) -> None:
    graphs = {str(g.identifier): g for g in dataset.graphs() if len(g)}
    subsets = set(described.objects(CORPUS, VOID.subset))
    assert subsets == {URIRef(f"{BASE}void#{name.removeprefix(BASE)}") for name in graphs}
    for name, graph in graphs.items():
        subset = URIRef(f"{BASE}void#{name.removeprefix(BASE)}")
        assert (subset, RDF.type, VOID.Dataset) in described
        assert [number(described, subset, n) for n in ("triples", "distinctSubjects", "properties", "classes")] == [
            len(graph), len(set(graph.subjects())), len(set(graph.predicates())), len(set(graph.objects(None, RDF.type)))]


def test_classes_and_properties_are_partitions(described: Graph) -> None:
    classes = {described.value(part, VOID["class"]): number(described, part, "entities")  # type: ignore[arg-type]
               for part in described.objects(CORPUS, VOID.classPartition)}
    assert classes[URIRef(NN + "Study")] == 3 and classes[URIRef(NN + "Claim")] == 32 and classes[URIRef(NN + "Evidence")] == 11
    properties = {described.value(part, VOID.property): number(described, part, "triples")  # type: ignore[arg-type]
                  for part in described.objects(CORPUS, VOID.propertyPartition)}
    assert properties[URIRef(NN + "hasClaim")] == 32
    assert sum(properties.values()) == number(described, CORPUS, "triples")


def test_examples_vocabularies_and_access(described: Graph, dataset: Dataset) -> None:
    examples = set(described.objects(CORPUS, VOID.exampleResource))
    assert len(examples) == 6 and all(any(dataset.quads((example, None, None, None))) for example in examples)
    vocabularies = {str(v) for v in described.objects(CORPUS, VOID.vocabulary)}
    assert vocabularies <= set(PREFIXES.values()) and {NN, PREFIXES["skos"], PREFIXES["cito"], PREFIXES["fabio"]} <= vocabularies
    assert described.value(CORPUS, VOID.sparqlEndpoint) == URIRef("http://127.0.0.1:5000/sparql")
    assert described.value(CORPUS, VOID.uriSpace) == Literal(BASE)


def test_the_licence_of_the_corpus_is_not_that_of_the_ontology(described: Graph, site: Site, asking: Ask) -> None:
    ontology = URIRef(f"{BASE}void#graphs/ontology")
    study = URIRef(f"{BASE}void#graphs/studies/lindqvist2019")
    cc = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert [described.value(s, LICENSE) for s in (CORPUS, study, ontology)] == [URIRef(site.licence), URIRef(site.licence), cc]
    own = Graph().parse(data=void(replace(site, licence=""), asking).text("ttl"), format="turtle")
    assert [own.value(s, LICENSE) for s in (CORPUS, study, ontology)] == [None, None, cc], "nothing is said for a scholar's own corpus"
    assert ONTOLOGY.startswith(BASE)


def test_a_record_is_named_as_its_study_and_markup_stays_text(described: Graph) -> None:
    study = URIRef(f"{BASE}void#graphs/studies/lindqvist2019")
    assert described.value(study, URIRef(PREFIXES["foaf"] + "primaryTopic")) == URIRef(f"{BASE}studies/lindqvist2019")
    assert "Lindqvist" in str(described.value(study, URIRef(PREFIXES["dcterms"] + "title")))


def test_every_form_has_no_blank_node(site: Site, asking: Ask) -> None:
    assert "_:" not in void(site, asking).text("nt").decode()
