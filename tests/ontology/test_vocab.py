"""``vocab.ttl`` stays in OWL 2 DL and says what every term means; a light check, with no reasoner."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.prefixes import NN as BASE
from ontology.prefixes import ONTOLOGY
from ontology.resources import turtle
from ontology.terms import DCTERMS, KINDS, NN, SCHEMA, SKOS

VOCABULARY, SCHEMES = turtle("vocab.ttl"), turtle("schemes.ttl")
EXAMPLES = Path(__file__).parents[2] / "ontology" / "examples" / "good"
PROPERTY_KINDS = set(KINDS) - {OWL.Class}
RESERVED = (str(RDF), str(RDFS), str(OWL), str(XSD))
DATATYPES = {XSD.string, XSD.decimal, XSD.integer, XSD.boolean}
OWN = sorted(iri for kind in KINDS for iri in VOCABULARY.subjects(RDF.type, kind) if str(iri).startswith(BASE))


def kinds_of(iri: Node) -> set[Node]:
    return set(VOCABULARY.objects(iri, RDF.type)) & set(KINDS)


def test_the_header_says_version_and_licence() -> None:
    header = URIRef(ONTOLOGY)
    assert (header, RDF.type, OWL.Ontology) in VOCABULARY
    version = VOCABULARY.value(header, OWL.versionInfo)
    assert VOCABULARY.value(header, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert VOCABULARY.value(header, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert not list(VOCABULARY.objects(header, OWL.imports)), "large ontologies are linked to, never imported"


def test_no_blank_nodes() -> None:
    assert not [t for graph in (VOCABULARY, SCHEMES) for triple in graph for t in triple if isinstance(t, BNode)]


def test_every_term_is_one_thing_only() -> None:
    declared = {s for kind in KINDS for s in VOCABULARY.subjects(RDF.type, kind)}
    assert {str(iri): kinds_of(iri) for iri in declared if len(kinds_of(iri)) != 1} == {}
    individuals = {s for graph in (VOCABULARY, SCHEMES) for s in graph.subjects(RDF.type) if set(graph.objects(s, RDF.type)) - set(KINDS)}
    assert declared & individuals == set(), "punning: a term is no individual"


def test_no_reserved_name_is_declared() -> None:
    assert [s for kind in KINDS for s in VOCABULARY.subjects(RDF.type, kind) if str(s).startswith(RESERVED)] == []


def test_every_predicate_and_class_that_is_used_is_declared() -> None:
    predicates = {p for graph in (VOCABULARY, SCHEMES) for p in graph.predicates() if not str(p).startswith(RESERVED)}
    assert {str(p) for p in predicates if not kinds_of(p) & PROPERTY_KINDS} == set()
    classes = {o for p in (RDFS.subClassOf, OWL.disjointWith, RDFS.domain, SCHEMA.domainIncludes) for o in VOCABULARY.objects(None, p)}
    classes |= {o for o in SCHEMES.objects(None, RDF.type)}
    assert {str(c) for c in classes if kinds_of(c) != {OWL.Class}} == set()


def test_ranges_fit_the_kind_of_the_property() -> None:
    for property_, range_ in VOCABULARY.subject_objects(RDFS.range):
        if OWL.ObjectProperty in kinds_of(property_):
            assert kinds_of(range_) == {OWL.Class}, property_
        else:
            assert range_ in DATATYPES, property_


@pytest.mark.parametrize("iri", OWN, ids=lambda iri: str(iri).removeprefix(BASE))
def test_every_own_term_is_described(iri: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        (text,) = VOCABULARY.objects(iri, predicate)
        assert isinstance(text, Literal) and text.language == "en" and str(text).strip()
    assert str(VOCABULARY.value(iri, SKOS.definition)).endswith(".")
    assert VOCABULARY.value(iri, RDFS.isDefinedBy) == URIRef(ONTOLOGY)
    if kinds_of(iri) & PROPERTY_KINDS:
        always, often = (set(VOCABULARY.objects(iri, p)) for p in (RDFS.domain, SCHEMA.domainIncludes))
        assert always or often, "no class uses it: give rdfs:domain, or schema:domainIncludes where several do"
        assert not (always and often), "domain or domainIncludes, not both"


def test_definitions_and_labels_are_not_shared() -> None:
    for predicate in (RDFS.label, SKOS.definition):
        said = [(str(VOCABULARY.value(iri, predicate)), OWL.Class in kinds_of(iri)) for iri in OWN]
        assert {s for s in said if said.count(s) > 1} == set()


def test_sources_are_citations_with_a_year_or_an_ontology_term() -> None:
    for term, source in VOCABULARY.subject_objects(DCTERMS.source):
        assert any(f"({year})" in source for year in range(1900, 2030)) or "_0000" in source, term


@pytest.fixture(scope="module", params=["good examples", "invented corpus"])
def world(request: pytest.FixtureRequest) -> Graph:
    """Triples that vocabulary and shapes are made for, without the schemes."""
    graph = Graph()
    if request.param == "good examples":
        for path in EXAMPLES.glob("*.ttl"):
            graph.parse(path)
        return graph
    for subject, predicate, object_, name in request.getfixturevalue("dataset").quads((None, None, None, None)):
        if not str(name).endswith("/graphs/ontology"):
            graph.add((subject, predicate, object_))
    return graph


def classes_of(node: Node, graph: Graph) -> set[Node]:
    return {wider for c in graph.objects(node, RDF.type) for wider in VOCABULARY.transitive_objects(c, RDFS.subClassOf) if wider}


def test_domains_ranges_and_disjointness_are_kept(world: Graph) -> None:
    everything = world + SCHEMES
    for subject, predicate, object_ in world:
        for domain in VOCABULARY.objects(predicate, RDFS.domain):
            assert domain in classes_of(subject, world), (subject, predicate)
        for range_ in VOCABULARY.objects(predicate, RDFS.range):
            if isinstance(object_, Literal):
                assert (object_.datatype or XSD.string) == range_, (subject, predicate, object_)
            else:
                assert range_ in classes_of(object_, everything), (subject, predicate, object_)
    for one, other in VOCABULARY.subject_objects(OWL.disjointWith):
        assert not [s for s in set(world.subjects()) if {one, other} <= classes_of(s, world)]


def test_every_property_is_used_only_with_its_classes(world: Graph) -> None:
    for property_ in OWN:
        used = set(VOCABULARY.objects(property_, RDFS.domain)) | set(VOCABULARY.objects(property_, SCHEMA.domainIncludes))
        for subject in world.subjects(property_) if used else ():
            assert used & classes_of(subject, world), (property_, subject)


def test_a_claims_verdict_is_never_a_links() -> None:
    for property_ in (NN.verdict, NN.basis):
        assert NN.Link not in set(VOCABULARY.objects(property_, SCHEMA.domainIncludes))
