"""Paths: every way from one construct to another, with the state of evidence of every step and the weakest one named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, url_for

from kg.analysis.network import Network
from kg.analysis.paths import MOST_STEPS, STEPS, Path, Step, paths
from kg.queries.errors import AmbiguousNameError, UnknownNameError
from web import arguments
from web.link_lines import STATES, Ref, Said, ref
from web.network_view import Choice, Links, NetworkView, all_links, view
from web.rows import text
from web.service import panel, service, told_of

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
    """A path.

    Attributes:
        even: whether no step is weaker than the others, so that naming one would mislead.
        whole: the studies that say something of every step.
    """

    number: int
    steps: tuple[StepView, ...]
    weakest: StepView
    even: bool
    whole: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class PathsPage:
    """What the template may use; ``found`` is None where nothing was asked yet or an end is not known.

    Attributes:
        other_links: where there is no path, the links between the two ends that are no steps of one, such as mediations.
        near: the same question asked of constructs near to an end.
    """

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
    other_links: tuple[Ref, ...] = ()
    near: tuple[Ref, ...] = ()

    def address(self, steps: int = 0, second_hand: bool = False, turned: bool = False, path: int = 0) -> str:
        """The address of the same question with more steps, with second-hand ones, the other way round, or with one path marked."""
        start, goal = (self.goal, self.start) if turned else (self.start, self.goal)
        asked: dict[str, Any] = {"from": start.key, "to": goal.key, "steps": steps or self.steps,
                                 "second-hand": 1 if second_hand or self.second_hand else None, "path": path or None}
        return url_for("paths.page", **asked)


@bp.get("/paths")
def page() -> tuple[str, int]:
    """The page; 404 where an end is not known, 400 where the two ends are the same."""
    shown = paths_page()
    arguments.refuse_unknown("path")
    status = 404 if shown.start.problem or shown.goal.problem else 400 if shown.problem else 200
    return render_template("paths.html", page=shown, most_steps=MOST_STEPS), status


def paths_page() -> PathsPage:
    """The paths that the address asks for."""
    links, steps, second_hand = all_links(), arguments.whole("steps", STEPS, 1, MOST_STEPS), arguments.flag("second-hand")
    start, goal = end("from"), end("to")
    if not start.key or not goal.key:
        return PathsPage(start, goal, steps, second_hand, links.names)
    if start.key == goal.key:
        problem = "Both ends are the same construct. A path leads from one to another."
        return PathsPage(start, goal, steps, second_hand, links.names, problem)
    network = links.network(Choice(frozenset(STATES) - (frozenset() if second_hand else {"second-hand"})))
    for one in (start, goal):
        network.add_node(one.key, label=one.label)
    found = paths(network, start.key, goal.key, steps, second_hand)
    shown, chosen = found.paths[:SHOWN], arguments.whole("path", 0, 0, max(len(found.paths[:SHOWN]), 1))
    marked = tuple(tie for path in (shown[chosen - 1:chosen] if chosen else shown) for step in path.steps for tie in step.ties)
    concepts = {c for path in shown for c in path.concepts}
    between: Network[str] = network.subgraph(concepts)
    if not found.paths:
        between_ends = panel("links/between", independent=start.key, dependent=goal.key).rows
        return PathsPage(start, goal, steps, second_hand, links.names, "", 0, found.cut,
                         other_links=tuple(ref(row, "link") for row in between_ends),
                         near=(*near(start, goal), *near(goal, start, turned=True)))
    views = tuple(path_view(n, path, links) for n, path in enumerate(shown, 1))
    return PathsPage(start, goal, steps, second_hand, links.names, "", len(found.paths), found.cut, views, chosen,
                     view(between, frozenset({start.key, goal.key}), marked) if shown else None)


def near(moved: End, kept: End, turned: bool = False) -> tuple[Ref, ...]:
    """The same question from (or, turned, to) each construct near to an end, e.g. ``from BDAI assimilation``."""
    found = []
    for row in panel("constructs/related", construct=moved.key).rows:
        if text(row, "match") == "same-name":
            continue  # the thesaurus warns not to take it for the same
        other = ref(row, "related")
        key = service().key(text(row, "related"))
        asked: dict[str, Any] = {"from": kept.key, "to": key} if turned else {"from": key, "to": kept.key}
        found.append(Ref(f"{'to' if turned else 'from'} {other.label}", url_for("paths.page", **asked)))
    return tuple(dict.fromkeys(found))


def end(name: str) -> End:
    """One end as it was typed, and the construct that it means; a problem where it means none."""
    typed = arguments.words(name)
    if not typed:
        return End("")
    try:
        about = told_of("constructs/about", construct=typed)
    except (UnknownNameError, AmbiguousNameError) as error:
        return End(typed, problem=str(error))
    return End(typed, text(about, "key"), text(about, "conceptLabel"))


def path_view(number: int, path: Path, links: Links) -> PathView:
    """One path, with the weakest step named."""
    even = len({step.weakness for step in path.steps}) == 1
    steps = [step_view(step, step is path.weakest and not even, links) for step in path.steps]
    whole = links.said(dict.fromkeys(path.studies_of_all, ""))
    return PathView(number, tuple(steps), next((s for s in steps if s.weakest), steps[0]), even, tuple(s.study for s in whole))


def step_view(step: Step, weakest: bool, links: Links) -> StepView:
    """One step of a path."""
    return StepView(
        source=links.concept(step.source), target=links.concept(step.target), state=step.state,
        links=tuple((Ref(tie.link.label, f"/links/{tie.link.key}"), tie.link.relation) for tie in step.ties), said=links.said(step.states),
        second_hand=step.second_hand, contested=step.contested, jointly=tuple(map(links.concept, step.jointly)), weakest=weakest)
