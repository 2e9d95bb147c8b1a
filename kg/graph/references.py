"""The printed reference list of a study and its citations in the text."""

from __future__ import annotations

from rdflib import RDF

from kg.graph.provenance import add_provenance
from kg.graph.study_graph import StudyGraph
from ontology.terms import BIRO, C4O, CITO, NN


def add_references(graph: StudyGraph) -> None:
    """Write every entry of the list with the work that it describes, and that the study cites that work."""
    for position, reference in enumerate(graph.record.references, 1):
        graph.part(graph.iris.part(graph.record.id, "references", reference.id), BIRO.BibliographicReference, {
            NN.position: position, NN.printedText: reference.raw, NN.line: reference.line,
            BIRO.references: graph.works[reference.id]}, NN.hasReference)
    graph.add(graph.study, {CITO.cites: graph.works.values()})


def add_citations(graph: StudyGraph) -> None:
    """Write every citation in the text, in its order, with the entry that it denotes."""
    for position, citation in enumerate(graph.record.citations, 1):
        node = graph.iris.part(graph.record.id, "citations", position)
        graph.part(node, (NN.InTextCitation, C4O.InTextReferencePointer), {
            NN.position: position, NN.marker: citation.marker, NN.form: citation.form, C4O.denotes: graph.reference(citation.resolves_to),
            NN.attributedTo: graph.works_of([citation.work]), NN.method: citation.method, NN.intent: citation.intent,
            NN.purpose: citation.purpose, NN.section: citation.section, NN.inSection: graph.section(citation.section),
            NN.citedLocator: citation.locator, NN.note: citation.note,
            RDF.value: citation.sentence,
            NN.candidate: [entry for ref in citation.candidates if (entry := graph.reference(ref))]}, NN.hasCitation)
        # The locator of a citation is a place in the cited work; where the citation itself stands is its section and line.
        placed = citation.model_copy(update={"locator": None})
        add_provenance(graph, node, placed, citation.sentence and citation.marker)
