"""The page of one claim of a study: its words and where they stand, its constructs, its tests link by link, its evidence, what is odd."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from kg.tables.names import claim_name
from ontology.schemes import concept, label
from web.claims import ClaimView, Issue, claim_view, issue_of
from web.designs import Design, design_of
from web.evidence import Estimates, Words, all_words_of, estimates_of
from web.link_lines import Ref, ref
from web.linked_data import node_response
from web.rows import Row, grouped, text, yes
from web.service import panel, service, told_of

bp = Blueprint("claim", __name__)


@dataclass(frozen=True, slots=True)
class Role:
    """A construct of the study in a role of the claim, with the concept that it is taken for."""

    role: str
    construct: Ref
    concept: Ref


@dataclass(frozen=True, slots=True)
class TestView:
    """What the claim says of one link; ``counted`` is false where the claim's parts are counted instead."""

    link: Ref
    state: str
    verdict: str
    basis: str
    sign: str
    counted: bool


@dataclass(frozen=True, slots=True)
class EvidenceOnLink:
    """The evidence that the claim prints for one link."""

    link: Ref
    estimates: Estimates
    correlations: Estimates
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Another place where the study states the claim."""

    where: str
    text: str
    verbatim: bool
    locator: str
    line: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The claim that this one is a part of."""

    claim: Ref
    text: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """What the template of a claim may use."""

    claim: ClaimView
    identifier: str
    study: Ref
    design: Design
    relation: str
    shape: str
    mediation: str
    whole: Whole | None
    roles: tuple[Role, ...]
    tests: tuple[TestView, ...]
    evidence: tuple[EvidenceOnLink, ...]
    mentions: tuple[Mention, ...]
    parts: tuple[ClaimView, ...]
    issues: tuple[Issue, ...]


@bp.get("/studies/<study>/claims/<path:claim>")
def page(study: str, claim: str) -> Response:
    """A claim as a page, Turtle or JSON-LD."""
    return node_response("claim", ("studies", study, "claims", claim),
                         lambda iri: render_template("claim.html", page=view(iri), iri=iri))


def view(key: str) -> ClaimPage:
    """The claim of this IRI with all that stands about it in the graph."""
    about = told_of("claims/about", claim=key)
    return ClaimPage(
        claim=claim_view(about), identifier=text(about, "claimLabel"), study=ref(about, "study"), design=design_of(about),
        relation=label(concept("relation", text(about, "relation"))), shape=text(about, "shape"), mediation=text(about, "mediationKind"),
        whole=whole_of(about),
        roles=tuple(Role(text(row, "role"), ref(row, "member"), ref(row, "concept")) for row in panel("claims/roles", claim=key).rows),
        tests=tuple(test_of(row) for row in panel("claims/tests", claim=key).rows),
        evidence=tuple(evidence_on(same) for _, same in grouped(panel("claims/evidence", claim=key).rows, "link")),
        mentions=tuple(mention_of(row) for row in panel("claims/mentions", claim=key).rows),
        parts=tuple(claim_view(row) for row in panel("claims/parts", whole=key).rows),
        issues=tuple(issue_of(row) for row in panel("claims/issues", claim=key).rows))


def whole_of(about: Row) -> Whole | None:
    """The claim that the claim is a part of; None where it is whole."""
    if not text(about, "whole"):
        return None
    name = claim_name(text(about, "wholeLabel"), text(about, "wholeKind"))
    return Whole(Ref(name, service().address(text(about, "whole"))), text(about, "wholeText"))


def mention_of(row: Row) -> Mention:
    """The mention in a row of ``claims/mentions``."""
    return Mention(text(row, "where"), text(row, "text"), text(row, "wording") == "verbatim", text(row, "locator"), text(row, "line"))


def test_of(row: Row) -> TestView:
    """The test in a row of ``claims/tests``."""
    return TestView(ref(row, "link"), text(row, "state"), text(row, "verdict"), text(row, "basis"), text(row, "sign"), yes(row, "counted"))


def evidence_on(rows: list[Row]) -> EvidenceOnLink:
    """The evidence in rows of one link."""
    estimates = estimates_of(rows)
    return EvidenceOnLink(ref(rows[0], "link"), Estimates(e for e in estimates if e.kind != "correlation"),
                          Estimates(e for e in estimates if e.kind == "correlation"), all_words_of(rows))
