"""The Turtle files of this folder as parsed graphs: opened as package resources, so that an installed wheel finds them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from rdflib import Graph


@cache
def turtle(name: str) -> Graph:
    """The triples of one file of this folder, e.g. ``turtle("vocab.ttl")``; parsed once, to be read and never changed."""
    return Graph().parse(data=files("ontology").joinpath(name).read_text("utf-8"), format="turtle")
