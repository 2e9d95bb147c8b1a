"""The page of a concept: its names, definitions and scales in the studies, and every link that it is part of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from web.definitions import Definition, definition
from web.evidence import claim_ref
from web.link_lines import LinkLine, Ref, link_lines, ref, short_designs
from web.linked_data import node_response
from web.network_view import NetworkView, around
from web.rows import Row, count, number, several, text, yes
from web.scales import Scale, scales_of
from web.service import panel, told_of

bp = Blueprint("construct", __name__)


@dataclass(frozen=True, slots=True)
class Name:
    """What one study calls the concept, and why that is taken for it."""

    construct: Ref
    study: Ref
    others: tuple[str, ...]
    method: str
    reason: str
    confidence: float | None
    mentioned_only: bool


@dataclass(frozen=True, slots=True)
class Near:
    """A concept that the thesaurus places beside this one."""

    concept: Ref
    how: str
    reason: str
    studies: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that names the concept."""

    claim: Ref
    study: Ref
    kind: str
    text: str
    roles: tuple[str, ...]
    verdict: str
    basis: str
    locator: str


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """A section of links: those that studies say something of, and those known second-hand only."""

    anchor: str
    title: str
    lines: tuple[LinkLine, ...]
    empty: str
    kind: str = "plain"

    @property
    def variable(self) -> str:
        """What the construct is in the related-work table of these links: ``dv`` of what leads to it, ``iv`` of what it leads to."""
        return {"antecedents": "dv", "outcomes": "iv"}.get(self.anchor, "")

    @property
    def stated(self) -> tuple[LinkLine, ...]:
        """The links that a study of the corpus says something of."""
        return tuple(line for line in self.lines if not line.only_second_hand)

    @property
    def reported(self) -> tuple[LinkLine, ...]:
        """The links known second-hand only, or by estimates alone."""
        return tuple(line for line in self.lines if line.only_second_hand)


@dataclass(frozen=True, slots=True)
class ConstructPage:
    """What the template may use."""

    key: str
    label: str
    alternatives: tuple[str, ...]
    note: str
    studies: int
    defining: int
    links: int
    names: tuple[Name, ...]
    definitions: tuple[Definition, ...]
    scales: tuple[Scale, ...]
    groups: tuple[LinkGroup, ...]
    near: tuple[Near, ...]
    claims: tuple[Claim, ...]
    network: NetworkView

    @property
    def contents(self) -> list[tuple[str, str, int]]:
        """The sections that have something: anchor, title, how many entries."""
        sections = [("definitions", "Definitions", len(self.definitions)), ("names", "Names", len(self.names)),
                    ("scales", "Scales", len(self.scales)),
                    *((g.anchor, g.title, len(g.lines)) for g in self.groups), ("near", "Near constructs", len(self.near)),
                    ("neighbourhood", "Neighbourhood", self.network.nodes), ("claims", "Claims", len(self.claims))]
        return [(anchor, title, n) for anchor, title, n in sections if n]


@bp.get("/constructs/<key>")
def page(key: str) -> Response:
    """The page, or the triples of the concept."""
    return node_response("construct", ("constructs", key), lambda iri: render_template("construct.html", page=construct_page(iri), iri=iri))


def construct_page(key: str) -> ConstructPage:
    """All that the corpus says of the concept with this key or IRI; an UnknownNameError where there is none."""
    about = told_of("constructs/about", construct=key)
    designs = short_designs(panel("studies/list").rows)
    return ConstructPage(
        key=text(about, "key"), label=text(about, "conceptLabel"), alternatives=several(about, "alternativeNames"),
        note=text(about, "scopeNote"),
        studies=count(about, "namedInStudies"), defining=count(about, "definingStudies"), links=count(about, "links"),
        names=tuple(map(name, panel("constructs/names", construct=key).rows)),
        definitions=tuple(map(definition, panel("constructs/definitions", construct=key).rows)),
        scales=scales_of(panel("constructs/scales", construct=key).rows, panel("constructs/items", construct=key).rows),
        groups=link_groups(key, designs),
        near=tuple(near(row) for row in panel("constructs/related", construct=key).rows),
        claims=tuple(map(claim, panel("constructs/claims", construct=key).rows)),
        network=around(text(about, "key"), text(about, "conceptLabel")))


def name(row: Row) -> Name:
    """What one study calls the concept."""
    return Name(ref(row, "member"), ref(row, "study"), (*several(row, "abbreviations"), *several(row, "aliases")), text(row, "method"),
                text(row, "reason"), number(row, "confidence"), yes(row, "mentionedOnly"))


def link_groups(key: str, designs: Mapping[str, str]) -> tuple[LinkGroup, ...]:
    """The links by what the concept does in them."""

    def lines(question: str, *others: str) -> tuple[LinkLine, ...]:
        return tuple(link_lines(panel(f"constructs/{question}", construct=key).rows, designs, others))

    mediated, moderated, parts = lines("mediators"), lines("moderators"), lines("parts", "other")
    return (
        LinkGroup("antecedents", "What leads to it", lines("antecedents", "antecedent"), "No study of this corpus says what leads to it.",
                  "into"),
        LinkGroup("outcomes", "What it leads to", lines("outcomes", "outcome"), "No study of this corpus says what it leads to.", "out"),
        LinkGroup("mediates", "What it carries, as a mediator", of_role(mediated, "mediator"), "", "whole"),
        LinkGroup("mediated", "What carries its links", of_role(mediated, "independent", "dependent"), "", "whole"),
        LinkGroup("moderates", "What depends on it, as a moderator", of_role(moderated, "moderator"), "", "whole"),
        LinkGroup("moderated", "What its links depend on", of_role(moderated, "independent", "dependent"), "", "whole"),
        LinkGroup("associations", "What it goes together with, or is compared with", lines("associations", "other"), "", "beside"),
        LinkGroup("parts", "What it consists of", of_role(parts, "part"), "", "into"),
        LinkGroup("wholes", "What it is a part of", of_role(parts, "whole"), "", "out"),
        LinkGroup("recommendations", "Recommended practices that name it", lines("recommendations"), "", "whole"),
    )


def of_role(lines: tuple[LinkLine, ...], *roles: str) -> tuple[LinkLine, ...]:
    """The lines in which the concept has one of these roles."""
    return tuple(line for line in lines if line.role in roles)


def near(row: Row) -> Near:
    """One concept beside this one."""
    return Near(ref(row, "related"), text(row, "how"), text(row, "reason"), count(row, "namedInStudies"))


def claim(row: Row) -> Claim:
    """One claim that names the concept."""
    return Claim(claim=claim_ref(row), study=ref(row, "study"), kind=text(row, "kind"), text=text(row, "claimText"),
                 roles=several(row, "roles"), verdict=text(row, "verdict"), basis=text(row, "basis"), locator=text(row, "locator"))
