"""The closed lists of values."""

from __future__ import annotations

import re
import typing
from pathlib import Path

import pytest
from rdflib import RDF, Literal, URIRef

from kg.records import model
from ontology.errors import UnknownTermError
from ontology.resources import turtle
from ontology.schemes import concept, label, notation_of, notations, scheme_iri, schemes
from ontology.terms import NN, SKOS

GRAPH = turtle("schemes.ttl")
CONCEPTS = sorted(GRAPH.subjects(RDF.type, SKOS.Concept))


def test_the_contract_lists_the_same_values_in_the_same_order() -> None:
    text = (Path(__file__).parents[2] / "docs" / "graph.md").read_text("utf-8")
    rows = re.findall(r"^\| ([a-z-]+) \| ([a-z][^|]*) \|$", text.split("## Scheme concepts")[1].split("\n## ")[0], re.MULTILINE)
    listed = {name: tuple(re.sub(r"\([^)]*\)", "", values).split()) for name, values in rows if name != "scheme"}
    assert listed == {name: notations(name) for name in schemes() if name != "constructs"}


@pytest.mark.parametrize(("scheme", "values"), [
    ("kind", model.ClaimKind), ("relation", model.Relation), ("verdict", model.Verdict), ("basis", model.Basis), ("bearing", model.Bearing),
    ("evidence", model.EvidenceKind), ("result", model.Result)])
def test_a_record_may_say_what_the_scheme_has(scheme: str, values: object) -> None:
    assert set(typing.get_args(values)) == set(notations(scheme))


@pytest.mark.parametrize("iri", CONCEPTS, ids=lambda iri: str(iri).rsplit("/", 1)[1])
def test_every_concept_says_what_it_is(iri: URIRef) -> None:
    notation, scheme = GRAPH.value(iri, SKOS.notation), GRAPH.value(iri, SKOS.inScheme)
    assert str(iri) == f"{str(scheme).removesuffix('-scheme')}-{notation}"
    for predicate in (SKOS.prefLabel, SKOS.definition):
        (text,) = GRAPH.objects(iri, predicate)
        assert isinstance(text, Literal) and text.language == "en" and len(text) > 2
    (position,) = GRAPH.objects(iri, NN.position)
    assert notations(str(scheme).rsplit("/", 1)[1].removesuffix("-scheme"))[int(str(position)) - 1] == str(notation)


def test_broader_methods_are_methods() -> None:
    wider = dict(GRAPH.subject_objects(SKOS.broader))
    assert wider[concept("method", "multiple-case-study")] == concept("method", "case-study")
    assert all(notation_of(str(iri)) in notations("method") for pair in wider.items() for iri in pair)


def test_undirected_relations_are_those_whose_ends_are_sorted() -> None:
    directed = {notation_of(str(s)): o.toPython() for s, o in GRAPH.subject_objects(NN.directed)}
    assert set(directed) == set(notations("relation"))
    assert {n for n, is_directed in directed.items() if not is_directed} == {"associated-with", "compares"}


def test_only_four_relations_claim_an_effect() -> None:
    causal = {notation_of(str(s)) for s, o in GRAPH.subject_objects(NN.causal) if o.toPython()}
    assert causal == {"influences", "enables", "mediates", "moderates"}


def test_iri_notation_and_label_lead_to_each_other() -> None:
    iri = concept("state", "illustrated-against")
    assert iri == URIRef("https://w3id.org/nomnet/ontology/state-illustrated-against")
    assert notation_of(iri) == "illustrated-against"
    assert label(str(iri)) == "illustrated against"
    assert scheme_iri("constructs") == URIRef("https://w3id.org/nomnet/ontology/constructs-scheme")


@pytest.mark.parametrize(("ask", "hint"), [
    (lambda: concept("verdct", "supported"), "verdict"), (lambda: concept("verdict", "suported"), "supported"),
    (lambda: notations("bases"), "basis"), (lambda: label("https://w3id.org/nomnet/ontology/verdict-x"), "verdict-"),
    (lambda: notation_of("nowhere"), "schemes.ttl"), (lambda: scheme_iri("sings"), "sign")])
def test_what_is_not_there_is_an_error_with_a_hint(ask: typing.Callable[[], object], hint: str) -> None:
    with pytest.raises(UnknownTermError, match=hint):
        ask()
