"""The concept network, or a part of it: as a drawing with its legend, and as lines for the table beneath it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.analysis.neighbourhood import neighbourhood
from kg.analysis.network import Link, Network, Tie, all_ties, concept_network, labels_of
from ontology.schemes import concept, notations
from ontology.schemes import label as scheme_label
from web.drawings import Edge, Node, drawing
from web.link_lines import STATES, LinkLine, Ref, link_lines, short_designs
from web.rows import Row, grouped, text, whole, yes
from web.service import panel, service

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
        return (link.state in self.states and link.relation in self.relations and len(link.states) >= self.minimum
                and (link.contested or not self.contested))


@dataclass(frozen=True)
class Links:
    """All links of the corpus.

    Attributes:
        rows: one per link and study.
        labels: the names of the concepts by key.
        designs: the designs of the studies in few words, by IRI.
    """

    rows: list[Row]
    labels: Mapping[str, str]
    designs: Mapping[str, str]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links as the analysis takes them."""
        return tuple(link_of(same) for _, same in grouped(self.rows, "link"))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the concepts that take part in a link, for a field that proposes them."""
        return tuple(sorted({self.labels.get(k, k) for link in self.links for k in link.concepts}, key=str.lower))

    def network(self, choice: Choice) -> Network[str]:
        """The network of the wanted links."""
        wanted = [link for link in self.links if choice.takes(link)]
        return concept_network(wanted, {k: self.labels.get(k, k) for link in wanted for k in link.concepts})

    def concept(self, key: str) -> Ref:
        """A concept by its key."""
        return Ref(self.labels.get(key, key), f"/constructs/{key}")

    def study(self, iri: str) -> Ref:
        """A study by its IRI."""
        return Ref(self._studies.get(iri) or service().key(iri), service().address(iri))

    @cached_property
    def _studies(self) -> dict[str, str]:
        return {text(row, "study"): text(row, "studyLabel") for row in self.rows}

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
    names = {service().key(text(row, "concept")): text(row, "conceptLabel") for row in panel("constructs/list").rows}
    return Links(panel("graph/links").rows, names, short_designs(panel("studies/list").rows))


def link_of(rows: list[Row]) -> Link:
    """A link from its rows, one per study."""
    first = rows[0]

    def keys(column: str) -> tuple[str, ...]:
        return tuple(sorted(service().key(part.value) for part in first[column].parts))

    return Link(text(first, "key"), text(first, "relation"), keys("independents"), keys("dependents"), keys("mediators"), keys("moderators"),
                {text(row, "study"): text(row, "state") for row in rows if text(row, "state")}, whole(first, "secondHandSources") or 0,
                whole(first, "estimates") or 0, yes(first, "contested"), text(first, "linkLabel"))


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
        sum(link.contested for link in links), any(link.mediators for link in links), any(link.moderators for link in links),
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


def around(key: str, steps: int) -> NetworkView:
    """The drawing of what lies within so many steps of a concept; of a large neighbourhood, only links with evidence of the corpus."""
    links = all_links()
    part = neighbourhood_of(links, Choice(), key, steps)
    if part.number_of_nodes() > MANY_AROUND:
        part = neighbourhood_of(links, Choice(frozenset(STATES) - WEAK), key, steps)
    return view(part, frozenset({key}))


def neighbourhood_of(links: Links, choice: Choice, key: str, steps: int) -> Network[str]:
    """What lies within so many steps of a concept in the network of the wanted links; the concept alone where no link leads on."""
    network = links.network(choice)
    network.add_node(key, label=links.labels.get(key, key))
    return neighbourhood(network, key, steps)
