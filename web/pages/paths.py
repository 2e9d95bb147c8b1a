"""Paths: every way from one construct to another, with the state of evidence of every step and the weakest one named."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from werkzeug.exceptions import BadRequest

from kg.analysis.network import Network
from kg.analysis.paths import MOST_STEPS, STEPS, Path, Step, paths
from kg.queries.errors import UnknownNameError
from web import arguments
from web.link_lines import STATES, Ref, Said
from web.network_view import Choice, Links, NetworkView, all_links, designs, view
from web.rows import text
from web.service import panel, service

bp = Blueprint("paths", __name__)

SHOWN = 60
"""So many paths are written out, the strongest; the drawing holds the same ones."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of the question: what was typed, and the construct that it means."""

    typed: str
    key: str = ""
    label: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """A step: the links it is made of and what the studies say of it over all of them."""

    source: Ref
    target: Ref
    state: str
    links: tuple[tuple[Ref, str], ...]
    said: tuple[Said, ...]
    second_hand: int
    contested: bool
    jointly: tuple[Ref, ...]
    weakest: bool

    @property
    def by_state(self) -> list[tuple[str, list[Said]]]:
        """The studies under their states, tests first."""
        return [(state, found) for state in STATES if (found := [s for s in self.said if s.state == state])]


@dataclass(frozen=True, slots=True)
class PathView:
    """A path; ``whole`` are the studies that say something of every step."""

    number: int
    steps: tuple[StepView, ...]
    weakest: StepView
    whole: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class PathsPage:
    """What the template may use; ``found`` is None where nothing was asked yet or an end is not known."""

    start: End
    goal: End
    steps: int
    second_hand: bool
    names: tuple[str, ...]
    problem: str = ""
    found: int | None = None
    cut: bool = False
    paths: tuple[PathView, ...] = ()
    chosen: int = 0
    network: NetworkView | None = None


@bp.get("/paths")
def page() -> tuple[str, int]:
    """The page; 404 where an end is not known, 400 where the two ends are the same."""
    shown = paths_page()
    status = 404 if shown.start.problem or shown.goal.problem else 400 if shown.problem else 200
    return render_template("paths.html", page=shown, most_steps=MOST_STEPS), status


def paths_page() -> PathsPage:
    """The paths that the address asks for."""
    links, steps, second_hand = all_links(), arguments.whole("steps", STEPS, 1, MOST_STEPS), arguments.flag("second-hand")
    start, goal = end("from"), end("to")
    if not start.key or not goal.key:
        return PathsPage(start, goal, steps, second_hand, links.names)
    if start.key == goal.key:
        return PathsPage(start, goal, steps, second_hand, links.names, "Both ends are the same construct. A path leads from one to another.")
    network = links.network(Choice())
    for one in (start, goal):
        network.add_node(one.key, label=one.label)
    found = paths(network, start.key, goal.key, steps, second_hand)
    shown, chosen = found.paths[:SHOWN], arguments.whole("path", 0, 0, max(len(found.paths[:SHOWN]), 1))
    marked = frozenset((s.source, s.target) for path in (shown[chosen - 1:chosen] if chosen else shown) for s in path.steps)
    concepts = {c for path in shown for c in path.concepts}
    between: Network[str] = network.subgraph(concepts)
    views = tuple(path_view(n, path, links) for n, path in enumerate(shown, 1))
    return PathsPage(start, goal, steps, second_hand, links.names, "", len(found.paths), found.cut, views, chosen,
                     view(between, frozenset({start.key, goal.key}), marked) if shown else None)
