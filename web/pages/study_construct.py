"""The page of a study's own construct: its definitions, its scale, its part in the study's claims, and the concept that it is taken for."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from web.definitions import Definition, definition
from web.designs import Design, design_of
from web.evidence import claim_ref
from web.link_lines import Ref, ref, refs
from web.linked_data import node_response
from web.rows import Row, number, several, text, yes
from web.scales import Scale, scales_of
from web.service import panel, told_of

bp = Blueprint("study_construct", __name__)

OF_CONCEPT = ("definitions", "scales", "items", "names")
"""Questions about the concept; the rows of this construct are picked out of their answers."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that names the construct, with the links that it is about."""

    claim: Ref
    kind: str
    text: str
    roles: tuple[str, ...]
    links: tuple[Ref, ...]
    sign: str
    verdict: str
    state: str
    place: str


@dataclass(frozen=True, slots=True)
class StudyConstructPage:
    """What the template may use.

    Attributes:
        method: how it came to its concept, a notation of the scheme mapping-method.
        parts: components that the study names; ``wholes`` the constructs that it is a component of.
        elsewhere: other studies' constructs of the same concept.
    """

    label: str
    names: tuple[str, ...]
    study: Ref
    design: Design
    concept: Ref
    method: str
    reason: str
    confidence: float | None
    roles: tuple[str, ...]
    level: str
    measurement: str
    mentioned_only: bool
    note: str
    place: str
    definitions: tuple[Definition, ...]
    scales: tuple[Scale, ...]
    parts: tuple[Ref, ...]
    wholes: tuple[Ref, ...]
    claims: tuple[Claim, ...]
    elsewhere: tuple[tuple[Ref, Ref], ...]


@bp.get("/studies/<study>/constructs/<path:key>")
def page(study: str, key: str) -> Response:
    """The page, or the triples of the construct."""
    return node_response("study construct", ("studies", study, "constructs", key),
                         lambda iri: render_template("study_construct.html", page=study_construct_page(iri), iri=iri))


def study_construct_page(member: str) -> StudyConstructPage:
    """All that the study says of its construct, by IRI."""
    about = told_of("constructs/member", member=member)
    iri = text(about, "member")
    of_concept = {name: panel(f"constructs/{name}", construct=about["concept"]).rows for name in OF_CONCEPT}
    own = {name: [row for row in rows if text(row, "member") == iri] for name, rows in of_concept.items()}
    beside = panel("constructs/member-parts", member=member).rows
    design: Row = next((row for row in panel("studies/list").rows if text(row, "study") == text(about, "study")), {})
    return StudyConstructPage(
        label=text(about, "memberLabel"), names=(*several(about, "abbreviations"), *several(about, "aliases")),
        study=ref(about, "study"), design=design_of(design), concept=ref(about, "concept"), method=text(about, "method"),
        reason=text(about, "reason"), confidence=number(about, "confidence"), roles=several(about, "roles"), level=text(about, "level"),
        measurement=text(about, "measurement"), mentioned_only=yes(about, "mentionedOnly"), note=text(about, "note"), place=place(about),
        definitions=tuple(map(definition, own["definitions"])), scales=scales_of(own["scales"], own["items"]),
        parts=tuple(ref(row, "other") for row in beside if text(row, "side") == "part"),
        wholes=tuple(ref(row, "other") for row in beside if text(row, "side") == "whole"),
        claims=tuple(map(claim, panel("constructs/member-claims", member=member).rows)),
        elsewhere=tuple((ref(row, "member"), ref(row, "study")) for row in of_concept["names"] if text(row, "member") != iri))


def claim(row: Row) -> Claim:
    """One claim."""
    return Claim(claim_ref(row), text(row, "kind"), text(row, "claimText"), several(row, "roles"), refs(row, "links"), text(row, "sign"),
                 text(row, "verdict"), text(row, "state"), place(row))


def place(row: Row) -> str:
    """Where a row's words stand in its document, e.g. ``section 2.4, line 143``."""
    line = text(row, "line")
    return ", ".join(part for part in (text(row, "locator"), f"line {line}" if line else "") if part)
