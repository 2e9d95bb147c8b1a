"""The concept network: concepts as nodes, links as edges with their states; a networkx graph.

    network = concept_network(links_of(rows))
    causal(network)      influences and enables only
    undirected(network)  what goes together or is compared

An edge stands for a link as it is printed: a mediated effect is an edge from X to Y that knows its mediators, never two edges of
influence. Associations, comparisons, parts and sequences are edges of their own relation and are never among the influences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

import networkx as nx

from kg.graph.pairing import SYMMETRIC, combined

CAUSAL = frozenset({"influences", "enables"})
"""The relations that a path may be made of."""

Network = nx.MultiDiGraph


@dataclass(frozen=True, slots=True)
class Link:
    """A link between concepts, as the studies of the corpus leave it.

    Attributes:
        key: e.g. ``influences--competitive-pressure--bdai-assimilation``.
        independent: keys of concepts; several act jointly. The other roles likewise.
        states: the state of each study that tests it, by study.
        second_hand: how many works outside the corpus are said to have studied it.
        estimates: how many pieces of evidence lie on it.
    """

    key: str
    relation: str
    independent: tuple[str, ...]
    dependent: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    second_hand: int = 0
    estimates: int = 0
    contested: bool = False
    label: str = ""

    @property
    def state(self) -> str:
        """The states of all studies together; where no study tests it, ``no-verdict`` if there are estimates, else ``second-hand``.

        Empty where nothing counts: a claim whose parts are counted instead, or words about a study that is in the corpus itself.
        """
        return combined(self.states.values()) or ("no-verdict" if self.estimates else "second-hand" if self.second_hand else "")

    @property
    def counts(self) -> dict[str, int]:
        """How many studies give each state, e.g. ``{"supported": 2, "not-supported": 1}``."""
        found: dict[str, int] = {}
        for state in self.states.values():
            found[state] = found.get(state, 0) + 1
        return found

    @property
    def directed(self) -> bool:
        """Whether the link leads from one end to the other."""
        return self.relation not in SYMMETRIC

    @property
    def concepts(self) -> tuple[str, ...]:
        """All concepts in any role."""
        return tuple(dict.fromkeys((*self.independent, *self.mediators, *self.moderators, *self.dependent)))


@dataclass(frozen=True, slots=True)
class Tie:
    """One edge of the network: a link, and as what its source takes part in it.

    Attributes:
        role: ``ends`` for an edge between the ends, ``mediator`` or ``moderator`` for one from a role-taker to the dependent end.
    """

    source: str
    target: str
    link: Link
    role: str = "ends"

    @property
    def jointly(self) -> tuple[str, ...]:
        """The other independent ends that act only together with this one."""
        return tuple(k for k in self.link.independent if k != self.source) if self.role == "ends" else ()


def ties(link: Link) -> tuple[Tie, ...]:
    """The edges of a link: between its ends, and from its mediators and moderators to what they help to bring about."""
    between = [Tie(x, y, link) for x, y in product(link.independent, link.dependent)]
    takers = [("mediator", m) for m in link.mediators] + [("moderator", w) for w in link.moderators]
    return (*between, *(Tie(m, y, link, role) for role, m in takers for y in link.dependent))


def concept_network(links: Iterable[Link], labels: Mapping[str, str] | None = None) -> Network[str]:
    """The network of these links.

    Nodes have a ``label``, edges ``tie``, ``relation``, ``state``, ``studies``, ``second_hand``, ``contested`` and ``directed``. names
    further concepts, which then stand alone. The order is that of the keys, whatever the order of the links.
    """
    network: Network[str] = nx.MultiDiGraph()
    names = dict(labels or {})
    found = sorted(links, key=lambda link: link.key)
    for key in sorted({*names, *(c for link in found for c in link.concepts)}):
        network.add_node(key, label=names.get(key, key))
    for link in found:
        for tie in ties(link):
            network.add_edge(tie.source, tie.target, key=f"{link.key}#{tie.role}", tie=tie, relation=link.relation, state=link.state,
                             studies=len(link.states), second_hand=link.second_hand, contested=link.contested, directed=link.directed)
    return network


def causal(network: Network[str], second_hand: bool = True) -> Network[str]:
    """The part of the network that paths are made of: edges between ends that influence or enable; all nodes stay.

    Links of which nothing counts are left out; without ``second_hand`` also those known only from what studies say of other works.
    """
    without = {""} if second_hand else {"", "second-hand"}
    return _edges(network, lambda tie: tie.role == "ends" and tie.link.relation in CAUSAL and tie.link.state not in without)


def undirected(network: Network[str]) -> Network[str]:
    """The part of the network without direction: what goes together and what is compared; all nodes stay."""
    return _edges(network, lambda tie: not tie.link.directed)


def _edges(network: Network[str], wanted: Callable[[Tie], bool]) -> Network[str]:
    """A copy with all nodes and the edges that are wanted."""
    part: Network[str] = nx.MultiDiGraph()
    part.add_nodes_from(network.nodes(data=True))
    for x, y, key, data in network.edges(keys=True, data=True):
        if wanted(data["tie"]):
            part.add_edge(x, y, key=key, **data)
    return part


def all_ties(network: Network[str]) -> tuple[Tie, ...]:
    """The edges of a network in their order."""
    return tuple(data["tie"] for _, _, data in network.edges(data=True))


def labels_of(network: Network[str]) -> dict[str, str]:
    """The label of every node by its key."""
    return {str(node): str(label) for node, label in network.nodes(data="label")}
