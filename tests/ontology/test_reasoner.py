"""A reasoner (OWL 2 RL, in Python) finds vocabulary, schemes and what is said with them consistent, and would tell if they were not.

The vocabulary needs no more than RL can decide of it: classes, their disjointness, domains, ranges and datatypes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, XSD, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.prefixes import NN as BASE
from ontology.resources import turtle
from ontology.terms import NN

EXAMPLES = Path(__file__).parents[2] / "ontology" / "examples" / "good"
SAID = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
"""What the reasoner calls a contradiction that it has found."""

X, Y, Z = (URIRef(f"https://example.org/{name}") for name in "xyz")


def contradictions(*parts: Iterable[tuple[Node, Node, Node]]) -> list[str]:
    """What the reasoner says against the ontology together with these triples."""
    graph = Graph()
    graph += turtle("vocab.ttl")
    graph += turtle("schemes.ttl")
    for part in parts:
        for triple in part:
            graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted(str(said) for said in graph.objects(None, SAID))


@pytest.fixture(scope="module")
def examples() -> Graph:
    graph = Graph()
    for path in EXAMPLES.glob("*.ttl"):
        graph.parse(path)
    return graph


def test_the_reasoner_reads_what_follows(examples: Graph) -> None:
    """Without this, a reasoner that did nothing would find everything consistent."""
    graph = turtle("vocab.ttl") + examples
    assert (X, RDF.type, NN.Study) not in graph
    graph.add((X, NN.reportedIn, Y))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert (X, RDF.type, NN.Study) in graph and (Y, RDF.type, NN.Work) in graph


def test_the_ontology_is_consistent_with_its_good_examples(examples: Graph) -> None:
    assert contradictions(examples) == []


def test_the_ontology_is_consistent_with_the_invented_corpus(dataset: Dataset) -> None:
    assert contradictions((s, p, o) for s, p, o, name in dataset.quads() if not str(name).endswith("/graphs/ontology")) == []


def test_every_class_can_have_a_member_and_every_property_a_value() -> None:
    """Coherence: a class that nothing can be in is a mistake, though it contradicts nothing until somebody uses it."""
    vocabulary = turtle("vocab.ttl")
    fresh: list[tuple[Node, Node, Node]] = []
    for kind in (OWL.Class, OWL.ObjectProperty):
        for number, term in enumerate(sorted(t for t in vocabulary.subjects(RDF.type, kind) if str(t).startswith(BASE))):
            one, other = (URIRef(f"https://example.org/{kind.rsplit('#')[-1]}/{number}/{end}") for end in ("one", "other"))
            fresh.append((one, RDF.type, term) if kind == OWL.Class else (one, term, other))
    assert len(fresh) > 100
    assert contradictions(fresh) == []


def test_a_member_of_two_disjoint_classes_is_caught_for_every_pair() -> None:
    pairs = {frozenset(pair) for pair in turtle("vocab.ttl").subject_objects(OWL.disjointWith)}
    members = {pair: URIRef(f"https://example.org/pair/{number}") for number, pair in enumerate(pairs)}
    said = contradictions((member, RDF.type, class_) for pair, member in members.items() for class_ in pair)
    for pair, member in members.items():
        about = [line for line in said if line.endswith(f" {member}")]
        assert any(all(str(class_) in line for class_ in pair) for line in about), f"{sorted(pair)} have a common member, and nobody minds"


@pytest.mark.parametrize(
    ("clash", "names"),
    [
        ([(X, NN.reportedIn, Y), (X, NN.hasAuthor, Z)], ("Study", "Work")),
        ([(X, NN.denotes, X)], ("Construct", "Concept")),
        ([(X, NN.hasClaim, Y), (Z, NN.hasEvidence, Y)], ("Claim", "Evidence")),
        ([(X, RDF.type, NN.Hypothesis), (X, RDF.type, NN.Practice)], ("Hypothesis", "Practice")),
        ([(X, NN.estimate, Literal("0.2", datatype=XSD.decimal)), (X, RDF.type, NN.QualitativeEvidence)],
         ("QuantitativeEvidence", "QualitativeEvidence")),
    ],
    ids=["a study is no work", "a construct is no concept", "a claim is no evidence", "one kind of claim", "an estimate is no quotation"],
)
def test_a_clash_is_caught(examples: Graph, clash: list[tuple[Node, Node, Node]], names: tuple[str, str]) -> None:
    """Each follows only from domains, ranges or subclasses together with disjointness: shapes alone would not see most of them."""
    said = contradictions(examples, clash)
    assert said and all(any(f"{BASE}{name} " in f"{line} " for line in said) for name in names), said


def test_a_value_that_is_none_of_its_datatype_is_caught(examples: Graph) -> None:
    said = contradictions(examples, [(X, NN.year, Literal("last year", datatype=XSD.integer))])
    assert len(said) == 1 and "last year" in said[0]
