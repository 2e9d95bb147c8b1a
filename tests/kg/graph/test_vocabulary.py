from __future__ import annotations

from rdflib import OWL, RDF, BNode, Graph

from kg.graph.vocabulary import add_vocabulary
from ontology.schemes import concept
from ontology.terms import NN, SKOS


def test_terms_and_schemes_are_there_without_blank_nodes() -> None:
    graph = Graph()
    add_vocabulary(graph)
    assert (NN.Claim, RDF.type, OWL.Class) in graph
    assert str(graph.value(concept("verdict", "not-supported"), SKOS.notation)) == "not-supported"
    assert not any(isinstance(node, BNode) for triple in graph for node in triple)
