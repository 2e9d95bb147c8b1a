"""What ``validate`` hands back."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, SH, Dataset, Graph, Literal, URIRef

import ontology.checks
from ontology.checks import Violation, validate
from ontology.errors import OntologyError
from ontology.resources import turtle
from ontology.schemes import concept
from ontology.terms import NN

A, B = URIRef("https://example.org/a"), URIRef("https://example.org/b")


def graph(*triples: tuple[URIRef, URIRef, URIRef | Literal]) -> Graph:
    made = Graph()
    for triple in triples:
        made.add(triple)
    return made


def test_the_invented_corpus_conforms(dataset: Dataset) -> None:
    assert [str(v) for v in validate(dataset) if v.severity == "Violation"] == []


def test_a_violation_says_rule_node_path_value_and_what_to_do() -> None:
    (found,) = validate(graph((A, RDF.type, NN.Correction), (A, NN.correctedValue, Literal(2)), (A, NN.reason, Literal(5)),
                              (B, NN.hasCorrection, A)))
    assert found == Violation("Correction-reason", str(A), "nn:reason", "5", "A correction says why.", "Violation", "Datatype")
    assert str(found) == "Violation: https://example.org/a breaks Correction-reason. A correction says why. Here: 5"


def test_what_is_missing_has_no_value() -> None:
    (found,) = validate(graph((A, RDF.type, NN.Theory)))
    assert (found.shape, found.value, found.constraint) == ("Theory-label", "", "MinCount")
    assert str(found).endswith("otherwise.")


def test_paths_read_like_sparql() -> None:
    found = {v.path for v in validate(graph((A, RDF.type, NN.Mention), (B, RDF.type, NN.Test), (B, NN.inStudy, A)))}
    assert {"^nn:hasMention", "nn:ofClaim/nn:inStudy", "(rdf:value|nn:where|nn:line|nn:locator)"} <= found


def test_whole_nodes_have_no_path_and_are_not_repeated_as_value() -> None:
    statistic = graph((A, RDF.type, NN.Statistic), (A, NN.statisticKind, Literal("mean")))
    (found,) = (v for v in validate(statistic) if v.shape == "Statistic-says-something")
    assert (found.path, found.value) == ("", "")


def test_what_is_unusual_is_a_warning() -> None:
    found = validate(graph((A, RDF.type, URIRef("http://purl.org/spar/doco/Section")), (A, NN.sectionRole, Literal("coda"))))
    assert {v.shape: v.severity for v in found}["Section-role"] == "Warning"
    assert {v.shape: v.severity for v in found}["Section-title"] == "Violation"


def test_violations_are_sorted_and_each_is_there_once() -> None:
    found = validate(graph((B, RDF.type, NN.Theory), (A, RDF.type, NN.Theory), (A, RDF.type, NN.Claim)))
    assert found == sorted(set(found))


def test_values_are_looked_up_in_the_schemes_without_their_being_in_the_data() -> None:
    right, wrong = (graph((A, RDF.type, NN.Test), (A, NN.verdict, concept(scheme, "mixed"))) for scheme in ("verdict", "sign"))
    assert "Test-verdict" not in {v.shape for v in validate(right)}
    assert "Test-verdict" in {v.shape for v in validate(wrong)}


def test_a_narrower_class_is_checked_as_the_wider_one() -> None:
    assert "Claim-text" in {v.shape for v in validate(graph((A, RDF.type, NN.Hypothesis)))}


@pytest.mark.parametrize("union", [True, False])
def test_a_dataset_is_checked_as_the_union_of_its_graphs(union: bool) -> None:
    dataset = Dataset(default_union=union)
    dataset.graph(URIRef("https://example.org/graphs/1")).add((A, RDF.type, NN.Theory))
    assert [v.shape for v in validate(dataset)] == ["Theory-label"]
    dataset.graph(URIRef("https://example.org/graphs/2")).add((A, RDFS.label, Literal("a theory")))
    assert validate(dataset) == []


def test_nothing_of_the_callers_is_touched() -> None:
    mine, before = graph((A, RDF.type, NN.Theory)), len(turtle("vocab.ttl"))
    validate(mine)
    assert len(mine) == 1
    assert len(turtle("vocab.ttl")) == before


def test_shapes_that_cannot_be_run_are_an_error_with_a_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    pathless = f"@prefix sh: <{SH}> . <urn:s> a sh:PropertyShape ; sh:targetNode <urn:a> ; sh:minCount 1 ."
    broken = Graph().parse(data=pathless, format="turtle")
    monkeypatch.setattr(ontology.checks, "turtle", lambda name: broken if name == "shapes.ttl" else turtle(name))
    with pytest.raises(OntologyError, match=r"shapes\.ttl"):
        validate(Graph())
