"""What was decided about works being one: the entries of ``decisions.jsonl`` that stand and are about works that are there."""

from __future__ import annotations

from kg.graph.writer import GraphWriter
from kg.works import CorpusWorks
from ontology.terms import DCTERMS, NN


def add_decisions(graph: GraphWriter, works: CorpusWorks) -> None:
    """Write every decision with the works that it is about and the keys under which their entries stand."""
    for decision, keys in works.ruling.applied:
        graph.node(graph.iris.decision(decision.id), NN.Decision, {
            DCTERMS.identifier: decision.id, NN.decisionKind: decision.what, NN.aboutKey: keys,
            NN.aboutWork: [graph.iris.work(works.leaders.get(key, key)) for key in keys], NN.reason: decision.reasons,
            NN.confidence: decision.score, NN.decidedBy: decision.by, NN.decidedAt: decision.when})
