"""Writing nodes into a graph: classes and properties with plain values, so that the modules per kind of node read like their tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from rdflib import RDF, URIRef
from rdflib.term import Node

from kg.graph.iris import Iris
from kg.graph.literals import Value, term

Properties = Mapping[URIRef, Value | Iterable[Value] | None]
"""Properties of a node with their values; None, the empty text and the empty list say nothing."""


class Triples(Protocol):
    """What takes triples: an rdflib graph, or lines of N-Quads (:class:`kg.graph.serialise.QuadLines`)."""

    def add(self, triple: tuple[Node, Node, Node], /) -> Any:
        """Take one triple."""
        ...


class GraphWriter:
    """Writes nodes into one graph.

    Attributes:
        iris: the addresses.
    """

    def __init__(self, graph: Triples, iris: Iris) -> None:
        self.iris = iris
        self._graph = graph

    def node(self, node: URIRef, classes: URIRef | Iterable[URIRef], properties: Properties) -> URIRef:
        """Write a node with its classes and properties; hands the node back."""
        for one in [classes] if isinstance(classes, URIRef) else classes:
            self._graph.add((node, RDF.type, one))
        self.add(node, properties)
        return node

    def add(self, node: URIRef, properties: Properties) -> None:
        """Write further properties of a node."""
        for name, value in properties.items():
            for one in [value] if isinstance(value, (str, bool, int, float)) else value or ():
                if one != "":
                    self._graph.add((node, name, term(one)))
