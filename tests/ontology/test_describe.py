"""Descriptions of terms for pages."""

from __future__ import annotations

import pytest
from rdflib import RDFS, SH, URIRef

from ontology.describe import About, Term, about, curie, describe, expand, terms
from ontology.errors import UnknownTermError
from ontology.prefixes import NN, SHAPES
from ontology.resources import turtle
from ontology.schemes import notations, schemes
from ontology.terms import NN as OWN


def test_a_class_is_described_with_the_properties_that_it_uses() -> None:
    claim = describe("nn:Claim")
    assert (claim.iri, claim.name, claim.label, claim.kind) == (f"{NN}Claim", "nn:Claim", "claim", "class")
    assert claim.definition.startswith("One statement of a study's own")
    assert "Micropublications" in claim.source
    assert {"nn:verdict", "nn:partOfClaim", "nn:inStudy", "nn:line"} <= set(claim.used_with)
    assert "nn:estimate" not in claim.used_with


def test_a_narrower_class_uses_what_the_wider_one_does() -> None:
    hypothesis = describe("nn:Hypothesis")
    assert hypothesis.sub_class_of == ("nn:Claim", "stato:0000065")
    assert set(describe("nn:Claim").used_with) <= set(hypothesis.used_with)


def test_a_property_is_described_with_domain_range_and_users() -> None:
    estimate = describe("nn:estimate")
    assert (estimate.kind, estimate.domain, estimate.range) == ("datatype property", ("nn:QuantitativeEvidence",), ("xsd:decimal",))
    assert estimate.used_with == estimate.domain
    line = describe(f"{NN}line")
    assert line.domain == () and "nn:Claim" in line.used_with


def test_a_concept_is_described_with_its_scheme() -> None:
    concept = describe("nn:verdict-not-supported")
    assert (concept.kind, concept.label, concept.scheme, concept.notation) == ("concept", "not supported", "verdict", "not-supported")
    assert describe("nn:method-multiple-case-study").broader == ("nn:method-case-study",)
    assert describe("nn:relation-compares").note == "undirected, not causal"
    assert describe("nn:relation-influences").note == "directed, causal as claimed"
    assert describe("nn:verdict-scheme").kind == "scheme"


def test_a_term_of_another_vocabulary_has_a_label() -> None:
    section = describe("doco:Section")
    assert (section.label, section.definition) == ("section", "")


def test_an_unknown_term_is_an_error_with_close_ones() -> None:
    with pytest.raises(UnknownTermError, match="nn:Claim"):
        describe("nn:Clam")
    with pytest.raises(UnknownTermError):
        describe("https://example.org/x")


def test_lists_hold_every_term_own_ones_first_and_schemes_in_reading_order() -> None:
    found = terms()
    own = [t for t in found if t.iri.startswith(NN)]
    assert list(found[:len(own)]) == own
    assert len({t.iri for t in found}) == len(found)
    assert {t.name.removeprefix("nn:") for t in own if t.kind not in ("concept", "scheme")} == set(OWN)
    for scheme in schemes():
        assert tuple(t.notation for t in terms("concept") if t.scheme == scheme) == notations(scheme)
    assert all(t.kind == "class" for t in terms("class"))


@pytest.mark.parametrize("term", terms(), ids=lambda t: t.name)
def test_every_reference_leads_to_a_term_or_out(term: Term) -> None:
    for name in (*term.domain, *term.used_with, *term.broader):
        assert describe(name)
    for name in (*term.range, *term.sub_class_of, *term.see_also):
        assert expand(name).startswith("http")
        assert not name.startswith("nn:") or describe(name)
    assert term.label


def test_the_ontology_says_what_it_is() -> None:
    assert about() == About("https://w3id.org/nomnet/ontology", "nomnet ontology", about().description, "0.1.0",
                            "https://creativecommons.org/licenses/by/4.0/")
    assert "nomological network" in about().description


@pytest.mark.parametrize(("iri", "name"), [
    (f"{NN}Claim", "nn:Claim"), ("http://purl.obolibrary.org/obo/STATO_0000065", "stato:0000065"),
    ("http://www.w3.org/ns/prov#Entity", "prov:Entity"), ("https://example.org/x", "https://example.org/x")])
def test_prefixed_names_and_iris_lead_to_each_other(iri: str, name: str) -> None:
    assert curie(iri) == name
    assert expand(name) == iri


def test_what_a_shape_asks_of_a_class_is_told_of_the_class() -> None:
    shapes = turtle("shapes.ttl")
    for shape, class_ in shapes.subject_objects(SH.targetClass):
        asked = {str(p) for rule in shapes.objects(shape, SH.property) for p in shapes.objects(rule, SH.path) if isinstance(p, URIRef)}
        told = set(describe(str(class_)).used_with)
        assert {curie(p) for p in asked if p.startswith(NN)} <= told, (str(shape).removeprefix(SHAPES), str(RDFS.domain))
