"""The page of a concept: its names, definitions and scales in the studies, and every link that it is part of."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from web.definitions import Definition, definition
from web.link_lines import LinkLine, Ref, link_lines, ref, refs, short_designs
from web.linked_data import node_response
from web.network_view import NetworkView, around
from web.rows import Row, number, several, text, whole, yes
from web.scales import Scale, scales_of
from web.service import panel

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
    parts: tuple[LinkLine, ...]
    near: tuple[Near, ...]
    claims: tuple[Claim, ...]
    network: NetworkView

    @property
    def contents(self) -> list[tuple[str, str, int]]:
        """The sections that have something: anchor, title, how many entries."""
        sections = [("definitions", "Definitions", len(self.definitions)), ("names", "Names", len(self.names)), ("scales", "Scales", len(self.scales)),
                    *((g.anchor, g.title, len(g.lines)) for g in self.groups), ("near", "Near constructs", len(self.near)),
                    ("neighbourhood", "Neighbourhood", self.network.nodes), ("claims", "Claims", len(self.claims))]
        return [(anchor, title, n) for anchor, title, n in sections if n]


@bp.get("/constructs/<key>")
def page(key: str) -> Response:
    """The page, or the triples of the concept."""
    return node_response(f"constructs/{key}", lambda _: render_template("construct.html", page=construct_page(key)))


def construct_page(key: str) -> ConstructPage:
    """All that the corpus says of the concept; an UnknownNameError where there is none by this key."""
    about = panel("constructs/about", construct=key).rows[0]
    designs = short_designs(panel("studies/list").rows)
    return ConstructPage(
        key=text(about, "key"), label=text(about, "conceptLabel"), alternatives=several(about, "alternativeNames"), note=text(about, "scopeNote"),
        studies=whole(about, "namedInStudies") or 0, defining=whole(about, "definingStudies") or 0, links=whole(about, "links") or 0,
        names=tuple(map(name, panel("constructs/names", construct=key).rows)),
        definitions=tuple(map(definition, panel("constructs/definitions", construct=key).rows)),
        scales=scales_of(panel("constructs/scales", construct=key).rows, panel("constructs/items", construct=key).rows),
        groups=link_groups(key, designs), parts=tuple(link_lines(panel("constructs/parts", construct=key).rows, designs, ("other",))),
        near=tuple(near(row) for row in panel("constructs/related", construct=key).rows),
        claims=tuple(map(claim, panel("constructs/claims", construct=key).rows)), network=around(key, 1))


def name(row: Row) -> Name:
    """What one study calls the concept."""
    return Name(ref(row, "member"), ref(row, "study"), (*several(row, "abbreviations"), *several(row, "aliases")), text(row, "method"),
                text(row, "reason"), number(row, "confidence"), yes(row, "mentionedOnly"))


def link_groups(key: str, designs: dict[str, str]) -> tuple[LinkGroup, ...]:
    """The links by what the concept does in them."""
    mediated = link_lines(panel("constructs/mediators", construct=key).rows, designs, ("independent", "mediator", "dependent"))
    moderated = link_lines(panel("constructs/moderators", construct=key).rows, designs, ("independent", "moderator", "dependent"))
    return (
        LinkGroup("antecedents", "What leads to it", tuple(link_lines(panel("constructs/antecedents", construct=key).rows, designs, ("antecedent",))),
                  "No study of this corpus says what leads to it.", "into"),
        LinkGroup("outcomes", "What it leads to", tuple(link_lines(panel("constructs/outcomes", construct=key).rows, designs, ("outcome",))),
                  "No study of this corpus says what it leads to.", "out"),
        LinkGroup("mediates", "What it carries, as a mediator", tuple(line for line in mediated if line.role == "mediator"), "", "whole"),
        LinkGroup("mediated", "What carries its links", tuple(line for line in mediated if line.role != "mediator"), "", "whole"),
        LinkGroup("moderates", "What depends on it, as a moderator", tuple(line for line in moderated if line.role == "moderator"), "", "whole"),
        LinkGroup("moderated", "What its links depend on", tuple(line for line in moderated if line.role != "moderator"), "", "whole"),
        LinkGroup("associations", "What it goes together with, or is compared with",
                  tuple(link_lines(panel("constructs/associations", construct=key).rows, designs, ("other",))), "", "beside"),
    )


def near(row: Row) -> Near:
    """One concept beside this one."""
    return Near(ref(row, "related"), text(row, "how"), text(row, "reason"), whole(row, "namedInStudies") or 0)


def claim(row: Row) -> Claim:
    """One claim that names the concept."""
    return Claim(ref(row, "claim"), ref(row, "study"), text(row, "kind"), text(row, "claimText"), several(row, "roles"), text(row, "verdict"),
                 text(row, "basis"), text(row, "locator"))
