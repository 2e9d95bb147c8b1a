"""The claims of a study with their mentions, tests and evidence."""

from __future__ import annotations

from rdflib import RDF, URIRef

from kg.graph.pairing import ClaimTest, Pair, claim_tests, parents
from kg.graph.provenance import add_correction, add_provenance, printed_source
from kg.graph.study_graph import StudyGraph
from kg.records.model import Claim, Evidence, Mention
from ontology.schemes import concept
from ontology.terms import DCTERMS, NN

CLASS_OF_KIND = {"hypothesis": NN.Hypothesis, "proposition": NN.ResearchProposition, "practice": NN.Practice,
                 "framework-link": NN.FrameworkLink, "model-path": NN.ModelPath, "finding": NN.Finding}

SIGNS = {"+": "positive", "-": "negative", "mixed": "mixed", "none": "none"}
"""The signs as records write them, with their notations in the scheme."""


def sign(value: str | None) -> URIRef | None:
    """The concept of a sign, e.g. ``nn:sign-positive`` for ``"+"``; None where the record gives none."""
    return concept("sign", SIGNS[value]) if value else None


def add_claims(graph: StudyGraph) -> None:
    """Write every claim of the record."""
    ids, whole = {c.id for c in graph.record.claims}, parents(graph.record)
    for claim in graph.record.claims:
        _add_claim(graph, claim, known=ids, counted=claim.id not in whole)


def _add_claim(graph: StudyGraph, claim: Claim, known: set[str], counted: bool) -> None:
    """Write one claim; ``counted`` is false for a parent whose parts stand beside it."""
    node = graph.iris.claim(graph.record.id, claim.id)
    graph.part(node, (NN.Claim, CLASS_OF_KIND[claim.kind]), {
        DCTERMS.identifier: claim.id, NN.text: claim.text, NN.kind: concept("kind", claim.kind),
        NN.relation: concept("relation", claim.relation), NN.sign: sign(claim.sign), NN.shape: claim.shape,
        NN.mediationKind: claim.mediation, NN.verdict: concept("verdict", claim.verdict), NN.verdictText: claim.verdict_text,
        NN.verdictImplied: claim.verdict_implied, NN.verdictLine: claim.verdict_line, NN.basis: concept("basis", claim.basis),
        NN.note: claim.note,
        NN.partOfClaim: graph.iris.claim(graph.record.id, claim.part_of) if claim.part_of in known and claim.part_of else None,
        NN.hasMention: [_mention(graph, node, claim, mention) for mention in claim.mentions],
        NN.hasEvidence: [_evidence(graph, node, claim, evidence) for evidence in claim.evidence]}, NN.hasClaim)
    # The ends of a claim that spells out its tests are those of its tests.
    for part in (claim, *claim.tests):
        graph.add(node, graph.ends(part))
    for test in claim_tests(claim, graph.constructs.key):
        graph.add(node, {NN.hasTest: _test(graph, node, claim, test, counted)})
    add_provenance(graph, node, claim, claim.text)


def _mention(graph: StudyGraph, claim_node: URIRef, claim: Claim, mention: Mention) -> URIRef:
    """Write another place where the document states the claim."""
    node = graph.iris.by_content(claim_node, "mentions", mention)
    graph.node(node, NN.Mention, {RDF.value: mention.text, NN.where: mention.where})
    add_provenance(graph, node, mention, mention.text, within=claim)
    return node


def _test(graph: StudyGraph, claim_node: URIRef, claim: Claim, test: ClaimTest, counted: bool) -> URIRef:
    """Write the claim's test of one link."""
    return graph.node(graph.iris.test(graph.record.id, claim.id, test.key), NN.Test, {
        NN.ofClaim: claim_node, NN.inStudy: graph.study, NN.relation: concept("relation", test.pair.relation),
        NN.sign: sign(test.sign), NN.verdict: concept("verdict", test.verdict), NN.basis: concept("basis", test.basis),
        NN.counted: counted, **_roles(graph, test.pair)})


def _roles(graph: StudyGraph, pair: Pair) -> dict[URIRef, list[URIRef]]:
    """The properties for the roles of a pair of study constructs."""
    roles = ((NN.independent, pair.independent), (NN.dependent, pair.dependent), (NN.mediator, pair.mediators),
             (NN.moderator, pair.moderators))
    return {property_: [graph.iris.construct(graph.record.id, key) for key in keys] for property_, keys in roles}


def _evidence(graph: StudyGraph, claim_node: URIRef, claim: Claim, evidence: Evidence) -> URIRef:
    """Write one piece of evidence."""
    node = graph.iris.by_content(claim_node, "evidence", evidence)
    qualitative = evidence.kind == "qualitative"
    graph.node(node, (NN.Evidence, NN.QualitativeEvidence if qualitative else NN.QuantitativeEvidence), {
        NN.ofClaim: claim_node, NN.inStudy: graph.study, NN.evidenceKind: concept("evidence", evidence.kind),
        NN.bearing: concept("bearing", evidence.bears) if evidence.bears else None, NN.note: evidence.note,
        NN.printedSource: printed_source(evidence.sources), **graph.ends(evidence)})
    graph.add(node, _figures(graph, evidence))
    graph.add(node, {NN.quote: evidence.quote, NN.gist: evidence.gist, NN.respondent: evidence.respondent,
                     NN.organization: evidence.organization, NN.material: evidence.material})
    add_correction(graph, node, evidence.corrected)
    add_provenance(graph, node, evidence, evidence.quote or evidence.gist, within=claim)
    return node


def _figures(graph: StudyGraph, evidence: Evidence) -> dict[URIRef, URIRef | str | int | float | None]:
    """The printed figures of a piece of evidence, with the model and the sample they belong to."""
    record, p, ci = graph.record, evidence.p, evidence.ci
    model = evidence.model if evidence.model in {m.id for m in record.models} else None
    sample = evidence.sample if evidence.sample in {s.id for s in record.study.samples} else None
    return {
        NN.estimate: evidence.estimate, NN.metric: evidence.metric, NN.standardError: evidence.se, NN.tValue: evidence.t,
        NN.degreesOfFreedom: evidence.df, NN.n: evidence.n, NN.pOperator: p.op if p else None, NN.pValue: p.value if p else None,
        NN.ciLevel: ci.level if ci else None, NN.ciLow: ci.low if ci else None, NN.ciHigh: ci.high if ci else None,
        NN.ciMethod: ci.method if ci else None, NN.onModel: graph.iris.part(record.id, "models", model) if model else None,
        NN.onSample: graph.iris.part(record.id, "samples", sample) if sample else None}
