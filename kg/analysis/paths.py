"""All paths from one concept to another, with the state of evidence of every step and the weakest one named.

How strong a step is follows from what the studies of the corpus say of it together (:data:`STRENGTH`); a path is as strong as its
weakest step. Nothing here says that effects multiply along a path, or that a path was ever tested as a whole: where one study tests
every step, its name is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from kg.analysis.network import Network, Tie, causal, labels_of
from kg.graph.pairing import combined

MOST_STEPS = 6
MOST_PATHS = 1000
STEPS = 3

STRENGTH: tuple[str, ...] = ("supported", "mixed", "no-verdict", "illustrated", "illustrated-mixed", "proposed", "second-hand",
                             "illustrated-against", "not-supported")
"""States of a step from strong to weak, and why they stand in this order.

- ``supported``: tested, and every study with a verdict supports it; among these the step with more studies is the stronger.
- ``mixed``: tested, and supported at least in part or by some studies: more is known for it than for what was never tested.
- ``no-verdict``: numbers are printed and no sentence judges them: evidence exists, its direction is left to the reader.
- ``illustrated``, then ``illustrated-mixed``: a study's own cases show it, but no test was made; then, some of them.
- ``proposed``: argued by a study, without material of its own.
- ``second-hand``: only reported of other works, which nobody of this corpus can check here.
- ``illustrated-against``, then ``not-supported``: the corpus speaks against the step: a chain breaks here, and a test that finds
  nothing weighs more than a case that shows nothing. These stand behind what is merely unknown, and are never left out.
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: all links that lead from its source to its target.

    Attributes:
        ties: the links, influences before enables, by key.
    """

    source: str
    target: str
    ties: tuple[Tie, ...]

    @property
    def states(self) -> dict[str, str]:
        """The state in each study, over all links of the step."""
        found: dict[str, list[str]] = {}
        for tie in self.ties:
            for study, state in tie.link.states.items():
                found.setdefault(study, []).append(state)
        return {study: combined(states) or "no-verdict" for study, states in sorted(found.items())}

    @property
    def state(self) -> str:
        """The state of all studies together; see :attr:`kg.analysis.network.Link.state`."""
        estimates = any(tie.link.estimates for tie in self.ties)
        return combined(self.states.values()) or ("no-verdict" if estimates else "second-hand")

    @property
    def studies(self) -> tuple[str, ...]:
        """The studies that say something of the step, sorted."""
        return tuple(self.states)

    @property
    def second_hand(self) -> int:
        """How many works outside the corpus are said to have studied the step, at least: the most that one of its links has."""
        return max((tie.link.second_hand for tie in self.ties), default=0)

    @property
    def contested(self) -> bool:
        """Whether studies contradict each other on one of its links."""
        return any(tie.link.contested for tie in self.ties)

    @property
    def jointly(self) -> tuple[str, ...]:
        """The concepts that the source needs beside it, where every link of the step is a joint one; else none."""
        needed = [tie.jointly for tie in self.ties]
        return needed[0] if needed and all(needed) else ()

    @property
    def weakness(self) -> tuple[int, int]:
        """How weak the step is, greater is weaker: by state, then by the studies that give it."""
        state = self.state
        return (STRENGTH.index(state), -sum(s == state for s in self.states.values()))


@dataclass(frozen=True, slots=True)
class Path:
    """A path without a repeated concept, from its first source to its last target."""

    steps: tuple[Step, ...]

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts along the path."""
        return (self.steps[0].source, *(s.target for s in self.steps))

    @property
    def weakest(self) -> Step:
        """The step with the weakest evidence, the first of several."""
        return max(self.steps, key=lambda s: s.weakness)

    @property
    def studies_of_all(self) -> tuple[str, ...]:
        """The studies that say something of every step."""
        return tuple(s for s in self.steps[0].studies if all(s in step.studies for step in self.steps[1:]))


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths found, the strongest first, then the shorter; ``cut`` says that there are more than were looked at."""

    source: str
    target: str
    steps: int
    paths: tuple[Path, ...]
    cut: bool
    labels: dict[str, str]


def paths(network: Network[str], source: str, target: str, steps: int = STEPS, second_hand: bool = False, most: int = MOST_PATHS) -> Paths:
    """All paths of influences and enablings from a concept to another in at most so many steps (1 to 6), none with a concept twice.

    At most ``most`` of them, and then ``cut`` is true. ``second_hand`` lets steps in that are only reported of other works. A concept
    that is not in the network is a KeyError.
    """
    for key in (source, target):
        if key not in network:
            raise KeyError(key)
    if not 1 <= steps <= MOST_STEPS:
        raise ValueError(f"steps is {steps}; a path has 1 to {MOST_STEPS} steps")
    if source == target:
        raise ValueError("a path leads from one concept to another: the two ends are the same")
    plain = _within_reach(causal(network, second_hand), source, target, steps)
    found = list(islice(nx.all_simple_paths(nx.DiGraph(plain), source, target, cutoff=steps), most + 1)) if target in plain else []
    made = [Path(tuple(_step(plain, x, y) for x, y in pairwise(nodes))) for nodes in found[:most]]
    made.sort(key=lambda p: (p.weakest.weakness, len(p.steps), p.concepts))
    return Paths(source, target, steps, tuple(made), len(found) > most, labels_of(network))


def _within_reach(network: Network[str], source: str, target: str, steps: int) -> Network[str]:
    """The concepts that lie on some way of at most so many steps: others only cost time."""
    ahead = nx.single_source_shortest_path_length(network, source, cutoff=steps)
    behind = nx.single_source_shortest_path_length(network.reverse(copy=False), target, cutoff=steps)
    return network.subgraph([n for n in network if n in ahead and n in behind and ahead[n] + behind[n] <= steps])


def _step(network: Network[str], source: str, target: str) -> Step:
    """The step with all its links."""
    found = [data["tie"] for data in network[source][target].values()]
    return Step(source, target, tuple(sorted(found, key=lambda tie: (tie.link.relation != "influences", tie.link.key))))
