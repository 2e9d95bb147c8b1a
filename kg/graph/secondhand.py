"""What a study says that other works found: second-hand statements, and the rows of its literature tables."""

from __future__ import annotations

from rdflib import RDF, RDFS, URIRef

from kg.graph.claims import sign
from kg.graph.iris import Iris
from kg.graph.provenance import add_provenance
from kg.graph.study_graph import StudyGraph
from kg.records.model import Attributed, FoundPair, SecondHandSource, SynthesisRow
from ontology.schemes import concept
from ontology.terms import NN


def statement_iri(iris: Iris, study: str, statement: Attributed) -> URIRef:
    """The address of a second-hand statement, by its content."""
    return iris.by_content(iris.study(study), "attributed", statement)


def found_iri(iris: Iris, study: str, row: int, found: FoundPair) -> URIRef:
    """The address of a statement that the findings cell of a literature table makes; rows count from 1."""
    return iris.by_content(iris.part(study, "synthesis", row), "statements", found)


def add_secondhand(graph: StudyGraph) -> None:
    """Write every second-hand statement and every row of a literature table."""
    for statement in graph.record.attributed:
        _add_statement(graph, statement)
    for number, row in enumerate(graph.record.synthesis, 1):
        _add_row(graph, number, row)


def _add_statement(graph: StudyGraph, statement: Attributed) -> None:
    """Write one statement; each of its sources is a node of its own, with what that source did."""
    node = statement_iri(graph.iris, graph.record.id, statement)
    graph.part(node, NN.SecondHandStatement, {
        NN.text: statement.text, NN.relation: concept("relation", statement.relation), NN.sign: sign(statement.sign),
        NN.result: concept("result", statement.result), NN.hedged: statement.hedged,
        NN.attributedTo: graph.works_of(source.ref for source in statement.sources),
        NN.hasSourceMention: [_source(graph, node, source) for source in statement.sources],
        NN.viaReference: graph.reference(statement.via), **graph.ends(statement)}, NN.hasSecondHandStatement)
    add_provenance(graph, node, statement, statement.text)


def _source(graph: StudyGraph, statement: URIRef, source: SecondHandSource) -> URIRef:
    """Write the mention of one source."""
    return graph.node(graph.iris.under(statement, "sources", source.ref), NN.SourceMention, {
        NN.reference: graph.reference(source.ref), NN.attributedTo: graph.works_of([source.ref]), NN.locator: source.locator,
        NN.stance: concept("result", source.stance) if source.stance else None})


def _add_row(graph: StudyGraph, number: int, row: SynthesisRow) -> None:
    """Write one row: its ends were studied together; only what its findings cell states is a statement."""
    node = graph.iris.part(graph.record.id, "synthesis", number)
    graph.part(node, NN.SynthesisRow, {
        NN.position: number, RDFS.label: row.citation, NN.attributedTo: graph.works_of([row.resolves_to]),
        NN.findings: row.findings, NN.printedSource: row.source, NN.hasCell: _cells(graph, node, row), **graph.ends(row)},
        NN.hasSynthesisRow)
    add_provenance(graph, node, row, row.findings)
    for found in row.found:
        _add_found(graph, number, row, found)


def _cells(graph: StudyGraph, row: URIRef, columns: SynthesisRow) -> list[URIRef]:
    """Write the cells that hold something, numbered in the order of the columns."""
    return [graph.node(graph.iris.under(row, "cells", n), NN.Cell, {NN.position: n, NN.columnName: name, RDF.value: text})
            for n, (name, text) in enumerate(columns.columns.items(), 1) if text]


def _add_found(graph: StudyGraph, number: int, row: SynthesisRow, found: FoundPair) -> None:
    """Write a pair that the findings cell states, as a statement about the row's work."""
    node = found_iri(graph.iris, graph.record.id, number, found)
    graph.part(node, NN.SecondHandStatement, {
        NN.fromRow: graph.iris.part(graph.record.id, "synthesis", number), NN.text: row.findings or row.citation,
        NN.relation: concept("relation", found.relation), NN.sign: sign(found.sign), NN.result: concept("result", found.result),
        NN.attributedTo: graph.works_of([row.resolves_to]), **graph.ends(found)}, NN.hasSecondHandStatement)
    add_provenance(graph, node, row, row.findings)
