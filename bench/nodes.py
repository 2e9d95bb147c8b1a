"""A sample of the nodes of a graph for questions and pages: those that most is said of, and others by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

import pyoxigraph as ox

from ontology.prefixes import PREFIXES
from ontology.terms import BIRO, NN

HEAVY = 3
"""So many of each kind are those that most is said of."""

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_KINDS = {
    "construct": (NN.Concept, "constructs/"), "link": (NN.Link, "links/"), "study": (NN.Study, "studies/"), "work": (NN.Work, "works/"),
    "claim": (NN.Claim, "studies/"), "study construct": (NN.Construct, "studies/"),
    "part": (BIRO.BibliographicReference, "studies/"), "theory": (NN.Theory, "theories/"), "entry": (NN.ConceptRelation, "thesaurus/"),
    "decision": (NN.Decision, "decisions/")}
"""Kinds of nodes as parameters name them, with their class."""

_WEIGHT = {"construct": (NN.linkCount, True), "link": (NN.studies, True), "study": (NN.hasClaim, False),
           "work": (PREFIXES["cito"] + "cites", None), "claim": (NN.hasEvidence, False), "study construct": (NN.denotes, False)}
"""What weighs a node: a number that it has (True), how often it has the property (False), how often it is its value (None)."""


@dataclass(frozen=True)
class Sample:
    """Some nodes of each kind by their keys (``zhang2020/H1`` for what belongs to a study), the heavy ones first."""

    keys: dict[str, list[str]]
    ends: dict[str, tuple[str, str]]

    def heavy(self, kind: str) -> str:
        """The key of the node of which most is said."""
        return self.keys[kind][0]


def sample(reader: ox.Store, base: str, size: int, seed: int = 1) -> Sample:
    """A sample of so many nodes of each kind (fewer where there are fewer); the same for the same graph."""
    keys: dict[str, list[str]] = {}
    for kind, (class_, path) in _KINDS.items():
        all_ = sorted(_key(kind, q.subject.value, base + path) for q in reader.quads_for_pattern(None, _TYPE, ox.NamedNode(class_))
                      if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(base + path))
        weight = _weights(reader, kind, base + path)
        heavy = sorted(all_, key=lambda key: (-weight[key], key))[:HEAVY]
        others = [key for key in Random(f"{kind} {seed}").sample(all_, min(size, len(all_))) if key not in heavy]
        keys[kind] = [*heavy, *others][:size]
    return Sample(keys, {key: _ends(reader, base, key) for key in keys["link"]})


def _key(kind: str, iri: str, prefix: str) -> str:
    key = iri.removeprefix(prefix)
    for part in ("/claims/", "/constructs/"):
        if kind in ("claim", "study construct"):
            key = key.replace(part, "/", 1)
    return key


def _weights(reader: ox.Store, kind: str, prefix: str) -> Counter[str]:
    """How much is said of each node of a kind, by its key."""
    found: Counter[str] = Counter()
    if kind not in _WEIGHT:  # of these each is as good as another
        return found
    property_, numeric = _WEIGHT[kind]
    for quad in reader.quads_for_pattern(None, ox.NamedNode(property_), None):
        node = quad.object if numeric is None else quad.subject
        if isinstance(node, ox.NamedNode):
            found[_key(kind, node.value, prefix)] += int(quad.object.value) if numeric and isinstance(quad.object, ox.Literal) else 1
    return found


def _ends(reader: ox.Store, base: str, link: str) -> tuple[str, str]:
    """The keys of the first independent and the first dependent concept of a link."""
    node = ox.NamedNode(f"{base}links/{link}")
    return (_first(reader, node, NN.independent, base), _first(reader, node, NN.dependent, base))


def _first(reader: ox.Store, node: ox.NamedNode, property_: str, base: str) -> str:
    values: Iterable[str] = (q.object.value for q in reader.quads_for_pattern(node, ox.NamedNode(property_), None)
                             if isinstance(q.object, ox.NamedNode))
    return min(values).removeprefix(f"{base}constructs/")
