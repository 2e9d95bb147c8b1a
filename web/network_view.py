"""The concept network, or a part of it: as a drawing with its legend, and as lines for the table beneath it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.analysis.answers import concept_labels, key_of, links_of
from kg.analysis.neighbourhood import neighbourhood
from kg.analysis.network import Link, Network, Tie, all_ties, concept_network, labels_of
from ontology.schemes import concept, notations
from ontology.schemes import label as scheme_label
from web.drawings import Edge, Node, drawing
from web.link_lines import STATES, LinkLine, Ref, Said, link_lines, ref, short_designs
from web.rows import Row, text
from web.service import panel

MANY = 300
"""A network with more constructs shows at first only links with evidence of the corpus itself."""

MANY_AROUND = 40
"""The same for the small drawing on the page of a construct."""

MOST_DRAWN = 800
"""A drawing has at most this many constructs, those with the most links; more would stop a browser."""

WEAK = frozenset({"proposed", "second-hand"})
"""The states that a large network leaves out at first."""

RELATIONS = notations("relation")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which links are wanted: in one of these states, of one of these relations, with so many studies at least, contested ones only."""

    states: frozenset[str] = frozenset(STATES)
    relations: frozenset[str] = frozenset(RELATIONS)
    minimum: int = 0
    contested: bool = False

    def takes(self, link: Link) -> bool:
        """Whether the link is wanted; one of which nothing counts never is."""
        return self.leaves_in(link) and link.relation in self.relations and (link.contested or not self.contested)

    def leaves_in(self, link: Link) -> bool:
        """Whether its state and its studies are those wanted, whatever its relation."""
        return link.state in self.states and len(link.states) >= self.minimum


@dataclass(frozen=True)
class Links:
    """All links of the corpus.

    Attributes:
        rows: one per link and study.
        designs: the designs of the studies in few words, by IRI.
    """

    rows: list[Row]
    designs: Mapping[str, str]

    @cached_property
    def labels(self) -> dict[str, str]:
        """The names of the concepts that take part in a link, by key."""
        return concept_labels(self.rows)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links as the analysis takes them."""
        return links_of(self.rows)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the concepts in their order, for a field that proposes them."""
        return tuple(sorted(set(self.labels.values()), key=str.lower))

    def network(self, choice: Choice) -> Network[str]:
        """The network of the wanted links."""
        wanted = [link for link in self.links if choice.takes(link)]
        return concept_network(wanted, {k: self.labels[k] for link in wanted for k in link.concepts})

    def concept(self, key: str) -> Ref:
        """A concept by its key."""
        return Ref(self.labels[key], f"/constructs/{key}")

    def said(self, states: Mapping[str, str]) -> tuple[Said, ...]:
        """What the studies say whose states are given by their keys."""
        return tuple(Said(state, study, "", design) for key, state in states.items() for study, design in [self._studies[key]])

    @cached_property
    def _studies(self) -> dict[str, tuple[Ref, str]]:
        """Each study with its design, by key."""
        return {key_of(text(row, "study")): (ref(row, "study"), self.designs.get(text(row, "study"), ""))
                for row in self.rows if text(row, "study")}

    def lines(self, network: Network[str]) -> list[LinkLine]:
        """The links of a network, one line each, those with the strongest basis first."""
        keys = {tie.link.key for tie in all_ties(network)}
        return link_lines([row for row in self.rows if text(row, "key") in keys], self.designs)


@dataclass(frozen=True, slots=True)
class NetworkView:
    """What a page may show of a network.

    Attributes:
        data: the drawing as JSON.
        states: how many links of the drawing are in each state.
        beyond: how many constructs the drawing leaves out because they are too many.
        labels: the names of the constructs, for the field that finds one.
    """

    data: str
    nodes: int
    links: int
    states: Mapping[str, int]
    contested: int
    mediators: bool
    moderators: bool
    beyond: int
    labels: tuple[str, ...]
    marked: bool


def all_links() -> Links:
    """Every link of the corpus."""
    return Links(panel("graph/links").rows, short_designs(panel("studies/list").rows))


def view(network: Network[str], centre: frozenset[str] = frozenset(), marked: Collection[Tie] = ()) -> NetworkView:
    """The drawing of a network; ``centre`` are the concepts that it is about, ``marked`` the edges that stand out."""
    ties, labels, stressed = all_ties(network), labels_of(network), {place(tie) for tie in marked}
    degree = Counter(end for tie in ties for end in {tie.source, tie.target})
    kept = set(sorted(labels, key=lambda k: (k not in centre, -degree[k], k))[:MOST_DRAWN])
    drawn = [tie for tie in ties if {tie.source, tie.target} <= kept]
    links = {tie.link.key: tie.link for tie in drawn}.values()
    nodes = [Node(id=k, label=labels[k], href=f"/constructs/{k}", links=degree[k], centre=k in centre) for k in sorted(kept)]
    return NetworkView(
        drawing(nodes, [edge(tie, place(tie) in stressed) for tie in drawn]), len(kept), len(links), Counter(link.state for link in links),
        sum(link.contested for link in links), any(tie.role == "mediator" for tie in drawn), any(tie.role == "moderator" for tie in drawn),
        len(labels) - len(kept), tuple(sorted((labels[k] for k in kept), key=str.lower)), bool(marked))


def place(tie: Tie) -> tuple[str, str, str, str]:
    """Where an edge lies, as a key."""
    return (tie.source, tie.target, tie.link.key, tie.role)


def edge(tie: Tie, marked: bool) -> Edge:
    """One edge of a drawing."""
    link = tie.link
    return Edge(source=tie.source, target=tie.target, href=f"/links/{link.key}", state=link.state, studies=len(link.states),
                contested=link.contested, directed=link.directed, role=tie.role, title=title(link), marked=marked)


def title(link: Link) -> str:
    """A link in the words of its tooltip, e.g. ``robot trust influences robot adoption: supported (1 study), not supported (1 study)``."""
    found = [f"{scheme_label(concept('state', s))} ({n} {'study' if n == 1 else 'studies'})" for s in STATES if (n := link.counts.get(s))]
    if link.second_hand:
        found.append(f"{scheme_label(concept('state', 'second-hand'))} ({link.second_hand})")
    return f"{link.label}: {', '.join(found) or scheme_label(concept('state', link.state))}"


def around(key: str, label: str) -> NetworkView:
    """The drawing of a concept's own links; where they are many, only those with evidence of the corpus itself."""
    links = Links(panel("graph/around", construct=key).rows, {})
    part = neighbourhood_of(links, Choice(), key, label, 1)
    if part.number_of_nodes() > MANY_AROUND:
        part = neighbourhood_of(links, Choice(frozenset(STATES) - WEAK), key, label, 1)
    return view(part, frozenset({key}))


def neighbourhood_of(links: Links, choice: Choice, key: str, label: str, steps: int) -> Network[str]:
    """What lies within so many steps of a concept in the network of the wanted links; the concept alone where no link leads on."""
    network = links.network(choice)
    network.add_node(key, label=label)
    return neighbourhood(network, key, steps)
