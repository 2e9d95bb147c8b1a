"""The constructs of a study: names, definitions and scales, as the document gives them."""

from __future__ import annotations

from rdflib import RDF, RDFS, URIRef

from kg.graph.provenance import add_provenance
from kg.graph.study_graph import StudyGraph
from kg.records.model import Construct, DefinitionText
from ontology.terms import NN


def add_constructs(graph: StudyGraph) -> None:
    """Write every construct of the record, also those that only an end names."""
    for one in graph.constructs:
        node = graph.iris.construct(graph.record.id, one.key)
        graph.part(node, NN.Construct, {RDFS.label: one.name, NN.mentionedOnly: None if one.entry else True}, NN.hasConstruct)
        if one.entry:
            _add_entry(graph, node, one.entry)


def _add_entry(graph: StudyGraph, node: URIRef, entry: Construct) -> None:
    """Write what the record says about a construct."""
    graph.add(node, {
        NN.abbreviation: entry.abbreviation, NN.alias: entry.aliases, NN.role: entry.role, NN.level: entry.level,
        NN.measurement: entry.measurement, NN.note: entry.note,
        NN.hasComponent: [part for name in entry.components if (part := graph.named_construct(name))],
        NN.hasDefinition: [_definition(graph, node, entry, text) for text in definitions(entry)]})
    add_provenance(graph, node, entry)
    _add_scale(graph, node, entry)


def definitions(entry: Construct) -> list[DefinitionText]:
    """All definitions that a record gives of a construct, the first one as well, e.g. two texts with their sources."""
    if not entry.definition:
        return list(entry.other_definitions)
    first = {"text": entry.definition, "cites": entry.definition_cites, "line": entry.definition_line, "locator": entry.definition_locator}
    return [DefinitionText.model_validate(first), *entry.other_definitions]


def _definition(graph: StudyGraph, construct: URIRef, entry: Construct, definition: DefinitionText) -> URIRef:
    node = graph.node(graph.iris.by_content(construct, "definitions", definition), NN.Definition, {
        RDF.value: definition.text, NN.definitionFrom: graph.works_of(definition.cites), NN.inStudy: graph.study})
    add_provenance(graph, node, definition, definition.text, within=entry)
    return node


def _add_scale(graph: StudyGraph, construct: URIRef, entry: Construct) -> None:
    """Write how a construct is measured; nothing where the record tells neither items nor reliability nor a source."""
    if not (entry.items or entry.reliability or entry.scale_cites or entry.scale_note):
        return
    scale = graph.node(graph.iris.under(construct, "scale"), NN.Scale, {
        NN.adaptedFrom: graph.works_of(entry.scale_cites), NN.note: entry.scale_note})
    graph.add(construct, {NN.hasScale: scale})
    for n, item in enumerate(entry.items, 1):
        position = item.position or n
        node = graph.node(graph.iris.under(scale, "items", position), NN.Item, {
            NN.position: position, NN.loading: item.loading, RDF.value: item.text, NN.note: item.note})
        add_provenance(graph, node, item, item.text, within=entry)
        graph.add(scale, {NN.hasItem: node})
    for coefficient, value in entry.reliability.items():
        graph.add(scale, {NN.hasReliability: graph.node(graph.iris.under(scale, "reliability", coefficient), NN.Reliability, {
            NN.coefficient: coefficient, NN.value: float(value)})})
