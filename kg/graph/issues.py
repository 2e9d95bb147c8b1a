"""Damage, contradictions and failed checks that a record reports."""

from __future__ import annotations

from rdflib import URIRef

from kg.graph.provenance import add_provenance
from kg.graph.study_graph import StudyGraph
from ontology.terms import NN


def add_issues(graph: StudyGraph) -> None:
    """Write every issue, with the node that it is about."""
    claims = {claim.id for claim in graph.record.claims}
    for issue in graph.record.issues:
        node = graph.iris.by_content(graph.study, "issues", issue)
        about = _subject(graph, issue.about, claims)
        graph.part(node, NN.Issue, {NN.check: issue.check, NN.message: issue.message, NN.about: about}, NN.hasIssue)
        add_provenance(graph, node, issue, issue.message)


def _subject(graph: StudyGraph, about: str | None, claims: set[str]) -> URIRef | None:
    """The node of this id or name: claim, model, sample, entry of the list, stub of a work, construct or the study; None without one."""
    record = graph.record
    if not about:
        return None
    if about in claims:
        return graph.iris.claim(record.id, about)
    for kind, parts in (("models", record.models), ("samples", record.study.samples)):
        if any(part.id == about for part in parts):
            return graph.iris.part(record.id, kind, about)
    if about == record.id:
        return graph.study
    return graph.reference(about) or graph.works.get(about) or graph.named_construct(about)
