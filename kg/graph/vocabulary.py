"""The terms and schemes of the ontology, as a graph of the store."""

from __future__ import annotations

from kg.graph.writer import Triples
from ontology.resources import turtle

FILES = ("vocab.ttl", "schemes.ttl")


def add_vocabulary(graph: Triples) -> None:
    """Write every term and every concept of the schemes; the terms keep their namespace under any base."""
    for name in FILES:
        for triple in turtle(name):
            graph.add(triple)
