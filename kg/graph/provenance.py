"""Where a node stands in the document, in whose words, and which rule read it."""

from __future__ import annotations

from rdflib import URIRef

from kg.graph.study_graph import StudyGraph
from kg.records.model import Correction, Placed, PrintedAt
from ontology.terms import NN, OA


def add_provenance(graph: StudyGraph, node: URIRef, part: Placed, words: str | None = None, within: Placed | None = None) -> None:
    """Write the place of a node and, where ``words`` stand in it, whose words they are: the document's or a curator's.

    What says nothing about its wording is worded like the part it stands ``within``, else like the record. Only verbatim words
    become the quotation of the place.
    """
    wording = part.wording or (within.wording if within else None) or graph.record.wording
    graph.add(node, {NN.line: part.line, NN.page: part.page, NN.locator: part.locator, NN.extractor: part.extractor,
                     NN.confidence: part.confidence, NN.wording: wording if words else None})
    if part.start is not None and part.end is not None:
        _add_span(graph, node, part.start, part.end, words if wording == "verbatim" else None)


def _add_span(graph: StudyGraph, node: URIRef, start: int, end: int, exact: str | None) -> None:
    """Write the characters of the source that a node was read from."""
    place = graph.iris.under(node, "place")
    selectors = [graph.node(graph.iris.under(place, "position"), OA.TextPositionSelector, {OA.start: start, OA.end: end})]
    if exact:
        selectors.append(graph.node(graph.iris.under(place, "quote"), OA.TextQuoteSelector, {OA.exact: exact}))
    graph.node(place, OA.SpecificResource, {OA.hasSource: graph.iris.source(graph.record.id), OA.hasSelector: selectors})
    graph.add(node, {NN.hasPlace: place})


def add_correction(graph: StudyGraph, node: URIRef, correction: Correction | None) -> None:
    """Write what a curator takes a misprint to be; the printed value stays at the node itself."""
    if correction is not None:
        graph.add(node, {NN.hasCorrection: graph.node(graph.iris.under(node, "correction"), NN.Correction, {
            NN.correctedValue: correction.value, NN.reason: correction.reason, NN.correctedBy: correction.by})})


def printed_source(places: list[PrintedAt]) -> list[str]:
    """The printed places in words, e.g. ``["Table 3, line 244", "line 207"]``."""
    return [text for text in map(_place_in_words, places) if text]


def _place_in_words(place: PrintedAt) -> str:
    named = (("Table", place.table), ("Figure", place.figure), ("section", place.section), ("line", place.line))
    return ", ".join(f"{word} {number}" for word, number in named if number is not None)
