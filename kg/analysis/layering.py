"""Layers of a small directed graph, in an order with few crossings: the first half of the layout of one study's model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

Edge = tuple[str, str]
SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Bend:
    """A place in a layer that a long edge passes through."""

    edge: Edge
    layer: int


Place = str | Bend


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of one connected part, each in its order, with bends where edges pass through; ``back`` edges run against the layers."""

    rows: tuple[tuple[Place, ...], ...]
    forward: tuple[Edge, ...]
    back: tuple[Edge, ...]

    def chain(self, edge: Edge) -> tuple[Place, ...]:
        """The places of a forward edge from its source to its target, bends between."""
        return (edge[0], *(p for row in self.rows for p in row if isinstance(p, Bend) and p.edge == edge), edge[1])

    @property
    def segments(self) -> tuple[tuple[Place, Place], ...]:
        """The pieces of all forward edges from layer to layer."""
        return tuple(pair for edge in self.forward for pair in pairwise(self.chain(edge)))


def layered(nodes: Iterable[str], edges: Iterable[Edge], loose: Iterable[Edge] = ()) -> tuple[Layers, ...]:
    """The layers of every connected part, largest part first (equal ones in reading order).

    A node stands one layer behind the longest path that leads to it; a node to which nothing leads stands just before its first effect.
    An edge that would close a circle runs back. ``loose`` edges (associations) keep parts together and pull no node into another layer
    unless nothing else holds it.
    """
    order = {n: i for i, n in enumerate(nodes)}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(order)
    forward: list[Edge] = []
    back: list[Edge] = []
    for source, target in edges:
        if nx.has_path(graph, target, source):
            back.append((source, target))
        else:
            graph.add_edge(source, target)
            forward.append((source, target))
    for source, target in loose:
        if (graph.degree(source) == 0 or graph.degree(target) == 0) and not nx.has_path(graph, target, source):
            graph.add_edge(source, target)
            forward.append((source, target))
        else:
            back.append((source, target))
    whole: nx.Graph[str] = nx.Graph([*forward, *back])
    whole.add_nodes_from(order)
    parts = sorted(nx.connected_components(whole), key=lambda part: (-len(part), min(order[n] for n in part)))
    return tuple(_one_part(graph.subgraph(part), part, order, forward, back) for part in parts)


def _one_part(graph: nx.DiGraph[str], part: set[str], order: Mapping[str, int], forward: Sequence[Edge], back: Sequence[Edge]) -> Layers:
    """The ordered layers of one connected part."""
    ahead = tuple(e for e in forward if e[0] in part)
    level = _levels(graph)
    rows: list[list[Place]] = [[] for _ in range(max(level.values()) + 1)]
    for edge in ahead:  # bends stand first, so that a long edge bows over the boxes while moderators come from below
        for layer in range(level[edge[0]] + 1, level[edge[1]]):
            rows[layer].append(Bend(edge, layer))
    for node in sorted(part, key=order.__getitem__):
        rows[level[node]].append(node)
    made = Layers(tuple(map(tuple, rows)), ahead, tuple(e for e in back if e[0] in part))
    return _with_few_crossings(made)


def _levels(graph: nx.DiGraph[str]) -> dict[str, int]:
    """The layer of every node: the longest path that leads to it; beginnings moved up to their first effect."""
    level = {n: i for i, generation in enumerate(nx.topological_generations(graph)) for n in generation}
    for node in graph:
        if graph.in_degree(node) == 0 and graph.out_degree(node):
            level[node] = min(level[t] for t in graph.successors(node)) - 1
    return level


def _with_few_crossings(layers: Layers) -> Layers:
    """The layers in the best order that sweeps by barycentre find; the given order wins where none is better."""
    best, least = layers, crossings(layers)
    rows = [list(row) for row in layers.rows]
    before: dict[Place, list[Place]] = {}
    behind: dict[Place, list[Place]] = {}
    for a, b in layers.segments:
        before.setdefault(b, []).append(a)
        behind.setdefault(a, []).append(b)
    for sweep in range(SWEEPS):
        if least == 0:
            break
        down = sweep % 2 == 0
        near = before if down else behind
        for i in (range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)):
            at = {p: k for k, p in enumerate(rows[i - 1 if down else i + 1])}
            now = {p: float(k) for k, p in enumerate(rows[i])}
            rows[i].sort(key=lambda p, at=at, now=now: _mean([at[q] for q in near.get(p, [])], now[p]))  # type: ignore[misc]
        made = Layers(tuple(map(tuple, rows)), layers.forward, layers.back)
        if (count := crossings(made)) < least:
            best, least = made, count
    return best


def _mean(values: Sequence[float], default: float) -> float:
    return sum(values) / len(values) if values else default


def crossings(layers: Layers) -> int:
    """How often pieces of edges cross between neighbouring layers."""
    at = {p: k for row in layers.rows for k, p in enumerate(row)}
    row_of = {p: i for i, row in enumerate(layers.rows) for p in row}
    by_row: dict[int, list[tuple[int, int]]] = {}
    for a, b in layers.segments:
        by_row.setdefault(row_of[a], []).append((at[a], at[b]))
    return sum((a - c) * (b - d) < 0 for pairs in by_row.values() for i, (a, b) in enumerate(pairs) for c, d in pairs[:i])


def spread(wanted: Sequence[float], sizes: Sequence[float], gap: float, weights: Sequence[float] | None = None) -> list[float]:
    """Centres in the given order that do not overlap and lie as near to the wanted ones as can be (least squares).

    >>> spread([0, 0], [10, 10], 2)
    [-6.0, 6.0]
    """
    weights = weights or [1.0] * len(wanted)
    offsets = [0.0]
    for a, b in pairwise(sizes):
        offsets.append(offsets[-1] + (a + b) / 2 + gap)
    blocks: list[tuple[float, float, int]] = []  # sum of weighted targets, sum of weights, how many
    for target, offset, weight in zip(wanted, offsets, weights, strict=False):
        block = ((target - offset) * weight, weight, 1)
        while blocks and blocks[-1][0] / blocks[-1][1] >= block[0] / block[1]:
            total, mass, count = blocks.pop()
            block = (block[0] + total, block[1] + mass, block[2] + count)
        blocks.append(block)
    starts = [total / mass for total, mass, count in blocks for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
