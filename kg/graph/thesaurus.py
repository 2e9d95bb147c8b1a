"""What studies share: concepts with the study constructs that map to them, relations between concepts, theories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib import RDFS, URIRef

from kg.graph.writer import GraphWriter
from kg.records.model import Record
from kg.records.thesaurus import Assignment, Concept, Thesaurus
from ontology.schemes import concept, scheme_iri
from ontology.terms import NN, SKOS

MATCH_OF_KIND = {"close": "close", "broader": "broader", "distinct": "same-name"}
"""The kinds of relations in ``thesaurus.yaml`` with their notations in the scheme: distinct concepts share no more than a name."""

Assignments = Mapping[tuple[str, str], Assignment]
"""The concept of each construct by study id and construct key."""


def add_thesaurus(graph: GraphWriter, thesaurus: Thesaurus, assignments: Assignments) -> dict[str, str]:
    """Write every concept, every mapping of a study construct, every relation between concepts; hands back the labels by key."""
    labels = concept_labels(thesaurus, assignments)
    for key, label in labels.items():
        graph.node(graph.iris.concept(key), (NN.Concept, SKOS.Concept), {
            SKOS.prefLabel: label, SKOS.notation: key, SKOS.inScheme: scheme_iri("constructs")})
    for entry in thesaurus.concepts:
        graph.add(graph.iris.concept(entry.key), {SKOS.altLabel: entry.alt, SKOS.scopeNote: entry.note})
        _add_relations(graph, entry)
    for (study, key), assigned in assignments.items():
        _add_mapping(graph, graph.iris.construct(study, key), assigned)
    return labels


def add_theories(graph: GraphWriter, records: Iterable[Record]) -> None:
    """Write every theory that studies use, under the name that the first of them by id gives it."""
    names: dict[URIRef, str] = {}
    for record in sorted(records, key=lambda r: r.id):
        for name in record.study.theories:
            names.setdefault(graph.iris.theory(name), name)
    for node, name in names.items():
        graph.node(node, NN.Theory, {RDFS.label: name})


def concept_labels(thesaurus: Thesaurus, assignments: Assignments) -> dict[str, str]:
    """The label of every concept by its key: as the thesaurus has it, else the name that made it."""
    labels = {entry.key: entry.label for entry in thesaurus.concepts}
    for assigned in assignments.values():
        labels.setdefault(assigned.concept, assigned.label)
    return labels


def _add_mapping(graph: GraphWriter, construct: URIRef, assigned: Assignment) -> None:
    """Write that a study construct denotes a concept, and why."""
    node = graph.iris.concept(assigned.concept)
    graph.add(construct, {NN.denotes: node})
    graph.node(graph.iris.under(construct, "mapping"), NN.Mapping, {
        NN.ofConstruct: construct, NN.to: node, NN.mappingMethod: concept("mapping-method", assigned.method), NN.reason: assigned.reason,
        NN.confidence: assigned.confidence})


def _add_relations(graph: GraphWriter, entry: Concept) -> None:
    """Write how a concept stands to others; closeness and distinctness hold both ways."""
    node = graph.iris.concept(entry.key)
    for kind, property_ in (("close", SKOS.closeMatch), ("broader", SKOS.broader), ("distinct", NN.distinctFrom)):
        for relation in getattr(entry, kind):
            other, match = graph.iris.concept(relation.to), MATCH_OF_KIND[kind]
            graph.add(node, {property_: other})
            if kind != "broader":
                graph.add(other, {property_: node})
            graph.node(graph.iris.concept_relation(entry.key, match, relation.to), NN.ConceptRelation, {
                NN["from"]: node, NN.to: other, NN.match: concept("match", match), NN.reason: relation.reason})
