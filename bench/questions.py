"""The calls of every question of the catalogue: its example where the graph has what it names, else nodes of a sample."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from bench.nodes import Sample
from kg.queries.catalogue import Catalogue
from kg.queries.question import NODES, Question, term_of_key


class Call(NamedTuple):
    """One call of a question, with parameters by name."""

    question: Question
    parameters: dict[str, str]

    @property
    def text(self) -> str:
        """The query with the parameters bound, for any engine."""
        given = ((p, self.parameters.get(p.name, p.default)) for p in self.question.parameters)
        return self.question.bound({p.name: [term_of_key(p.type, value, self.question.base)] for p, value in given if value is not None})


def example_calls(reader: ox.Store, catalogue: Catalogue) -> list[Call] | None:
    """The example call of every question; None where the graph lacks what some of them name."""
    calls = [Call(question, dict(question.example)) for question in catalogue]
    named = [term_of_key(p.type, call.parameters[p.name], call.question.base) for call in calls for p in call.question.parameters
             if p.type in NODES and p.name in call.parameters]
    known = all(next(reader.quads_for_pattern(node, None, None), None) for node in named if isinstance(node, ox.NamedNode))
    return calls if known else None


def sampled_calls(catalogue: Catalogue, nodes: Sample, each: int) -> Iterator[Call]:
    """So many calls of every question that takes a node, the heaviest node first; one of every other."""
    for question in catalogue:
        kinds = {p.name: p.type for p in question.parameters if p.type in NODES and (not p.optional or p.name in question.example)}
        rest = {name: value for name, value in question.example.items() if name not in kinds}
        for n in range(each if kinds else 1):
            yield Call(question, {**rest, **_nodes(kinds, nodes, n)})


def _nodes(kinds: dict[str, str], nodes: Sample, n: int) -> dict[str, str]:
    """The n-th choice of nodes; two constructs are the ends of a link."""
    constructs = [name for name, kind in kinds.items() if kind == "construct"]
    chosen = {name: nodes.keys[kind][n % len(nodes.keys[kind])] for name, kind in kinds.items()}
    if len(constructs) > 1:
        link = nodes.keys["link"][n % len(nodes.keys["link"])]
        chosen |= dict(zip(constructs, nodes.ends[link], strict=False))
    return chosen
