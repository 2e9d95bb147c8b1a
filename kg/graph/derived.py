"""The derived graph: links with their counts, the state of each link in each study, concepts in figures."""

from __future__ import annotations

from collections.abc import Callable

from rdflib import RDFS, URIRef

from kg.graph.claims import sign
from kg.graph.links import LinkBook
from kg.graph.pairing import Pair
from kg.graph.writer import GraphWriter
from ontology.schemes import concept, label
from ontology.terms import DCTERMS, NN

COUNT_OF_STATE = {
    "supported": NN.supportedStudies, "not-supported": NN.notSupportedStudies, "mixed": NN.mixedStudies, "no-verdict": NN.noVerdictStudies,
    "illustrated": NN.illustratedStudies, "illustrated-mixed": NN.illustratedMixedStudies,
    "illustrated-against": NN.illustratedAgainstStudies, "proposed": NN.proposedStudies}
"""The property that counts the studies of each state."""

LabelOf = Callable[[str], str]
"""The label of a concept, by its key."""


def add_link(graph: GraphWriter, book: LinkBook, key: str, label_of: LabelOf) -> None:
    """Write one link: its ends, its counts, its state in each study, and what is on it."""
    link, node = book.link(key), graph.iris.link(key)
    roles = {NN.independent: link.pair.independent, NN.dependent: link.pair.dependent, NN.mediator: link.pair.mediators,
             NN.moderator: link.pair.moderators}
    graph.node(node, NN.Link, {
        DCTERMS.identifier: key, RDFS.label: link_label(link.pair, label_of), NN.relation: concept("relation", link.pair.relation),
        **{role: map(graph.iris.concept, keys) for role, keys in roles.items()},
        **{COUNT_OF_STATE[state]: count for state, count in link.counts.items()},
        NN.studies: len(link.states), NN.secondHandSources: len(link.sources), NN.contested: link.contested})
    for study, state in link.states.items():
        graph.node(graph.iris.link_state(key, study), NN.LinkState, {
            NN.ofLink: node, NN.inStudy: graph.iris.study(study), NN.state: concept("state", state.state), NN.sign: sign(state.sign)})
    for on in book.nodes_on(key):
        graph.add(URIRef(on), {NN.onLink: node})


def add_concept_figures(graph: GraphWriter, book: LinkBook, key: str) -> None:
    """Write how many studies define and name a concept, and of how many links it is a part."""
    figures = book.concept(key)
    graph.add(graph.iris.concept(key), {
        NN.definingStudies: figures.defining, NN.namedInStudies: figures.named, NN.linkCount: figures.links})


def link_label(pair: Pair, label_of: LabelOf) -> str:
    """A link in words, e.g. ``"robot adoption mediates robot trust → picking speed"``."""
    x, y, via, by = (" + ".join(map(label_of, keys)) for keys in (pair.independent, pair.dependent, pair.mediators, pair.moderators))
    if pair.relation in ("mediates", "moderates"):
        first, second = (via, by) if pair.relation == "mediates" else (by, via)
        aside = f", {'moderated by' if pair.relation == 'mediates' else 'via'} {second}" if second else ""
        return f"{first} {label(concept('relation', pair.relation))} {x} → {y}{aside}"
    aside = (f", via {via}" if via else "") + (f", moderated by {by}" if by else "")
    return f"{x} {label(concept('relation', pair.relation))} {y}{aside}"
