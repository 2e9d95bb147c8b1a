"""The graph: the network of the whole corpus or around one construct, drawn, with filters, and as a table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, render_template, request, send_file, url_for

from kg.analysis.neighbourhood import MOST_STEPS
from kg.analysis.network import Link, Network, all_ties
from web import arguments
from web.drawings import library as library_file
from web.link_lines import STATES, LinkLine, Ref, ref
from web.network_view import MANY, MOST_DRAWN, RELATIONS, WEAK, Choice, Links, NetworkView, all_links, neighbourhood_of, view
from web.rows import text
from web.service import told_of

bp = Blueprint("graph", __name__)

LISTED = 400
"""The table beneath the drawing has at most this many links; the list of links has them all, in pages."""

MOST_STUDIES = 5
"""How many studies a link must have at most before a very large graph shows it at first."""


@dataclass(frozen=True, slots=True)
class GraphPage:
    """What the template may use.

    Attributes:
        centre: the construct that the graph is around, None for the whole corpus.
        left_out: links that a large graph hides until they are asked for.
        further: how many links the table leaves out because they are too many for one page.
        states: how many links of the corpus, or around the centre, are in each state, whatever the filters.
    """

    centre: Ref | None
    steps: int
    choice: Choice
    left_out: int
    states: dict[str, int]
    relations: dict[str, int]
    network: NetworkView
    lines: tuple[LinkLine, ...]
    further: int
    names: tuple[str, ...]

    @property
    def everything(self) -> str:
        """The address of the same graph with links of every state."""
        around: dict[str, Any] = {"around": self.centre.label, "steps": self.steps} if self.centre else {}
        return url_for("graph.page", state=list(STATES), **around)


@bp.get("/graph")
def page() -> str:
    """The page."""
    return arguments.only_known(render_template("graph.html", page=graph_page(), all_states=STATES, all_relations=RELATIONS))


@bp.get("/graph/vis-network.js")
def library() -> Response:
    """The drawing library, from the installed pyvis package."""
    return send_file(library_file(), mimetype="text/javascript", max_age=86400, conditional=True)


def graph_page() -> GraphPage:
    """The graph that the address asks for; an UnknownNameError where it is to be around a construct that is not there."""
    links, steps = all_links(), arguments.whole("steps", 1, 1, MOST_STEPS)
    asked = arguments.words("around")
    about = told_of("constructs/about", construct=asked) if asked else None
    centre = (text(about, "key"), text(about, "conceptLabel")) if about else None
    everything = part(links, Choice(), centre, steps)
    found = links_in(everything)
    choice = chosen(links, everything, centre, steps)
    network = part(links, choice, centre, steps)
    lines = links.lines(network)
    return GraphPage(
        centre=ref(about, "concept") if about else None, steps=steps, choice=choice,
        left_out=0 if asked_for_states() else sum(not choice.leaves_in(link) for link in found),
        states={s: sum(link.state == s for link in found) for s in STATES},
        relations={r: sum(link.relation == r for link in found) for r in RELATIONS},
        network=view(network, frozenset(centre[:1] if centre else ())), lines=tuple(lines[:LISTED]),
        further=max(len(lines) - LISTED, 0), names=links.names)


def asked_for_states() -> bool:
    """Whether the address says which states are wanted."""
    return bool(request.args.getlist("state"))


def chosen(links: Links, everything: Network[str], centre: tuple[str, str] | None, steps: int) -> Choice:
    """The links that the filters of the address want.

    Where it names no state: all; of a large graph, those with evidence of the corpus; of a very large one, those of several studies.
    """
    asked, minimum = arguments.some_of("state", STATES), arguments.whole("studies", 0, 0, 9999)
    relations = arguments.some_of("relation", RELATIONS) or frozenset(RELATIONS)
    choice = Choice(asked or frozenset(STATES), relations, minimum, arguments.flag("contested"))
    if asked or everything.number_of_nodes() <= MANY:
        return choice
    choice = replace(choice, states=frozenset(STATES) - WEAK)
    while choice.minimum < MOST_STUDIES and part(links, choice, centre, steps).number_of_nodes() > MOST_DRAWN:
        choice = replace(choice, minimum=max(choice.minimum + 1, 2))
    return choice


def part(links: Links, choice: Choice, centre: tuple[str, str] | None, steps: int) -> Network[str]:
    """The network of the wanted links; around a concept, given by key and label, as far as the steps lead."""
    return neighbourhood_of(links, choice, *centre, steps) if centre else links.network(choice)


def links_in(network: Network[str]) -> list[Link]:
    """The links of a network, each once."""
    return list({tie.link.key: tie.link for tie in all_ties(network)}.values())
