"""One thing as linked data: what the graph says of it, and of the nodes that are part of it."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph

from kg.queries.errors import UnknownNameError
from ontology.prefixes import PREFIXES

FORMATS = {"ttl": pyoxigraph.RdfFormat.TURTLE, "jsonld": pyoxigraph.RdfFormat.JSON_LD, "nt": pyoxigraph.RdfFormat.N_TRIPLES}
PARTS = 2000
"""At most so many nodes are followed; a thing with more parts (a study) is a start to follow its links from."""
LABELS = tuple(pyoxigraph.NamedNode(PREFIXES[p] + n) for p, n in (("rdfs", "label"), ("skos", "prefLabel")))


def resource(reader: pyoxigraph.Store, iri: str, form: str) -> bytes:
    """The triples of a node, of its parts (nodes whose IRI continues its own) and the labels of what they point to.

    A study comes with its own triples and those of its samples and models; its claims, constructs and the rest are things of their own,
    to be followed.

    Args:
        reader: a snapshot of the store.
        iri: e.g. ``https://w3id.org/nomnet/constructs/crm-performance``.
        form: ``ttl``, ``jsonld`` or ``nt``.

    Raises:
        UnknownNameError: the graph has nothing of this IRI.
    """
    if not is_there(reader, iri):
        raise UnknownNameError("node", iri)
    node = pyoxigraph.NamedNode(iri)
    triples = {quad.triple for part in parts(reader, node) for quad in reader.quads_for_pattern(part, None, None, None)}
    ends = {triple.object for triple in triples if isinstance(triple.object, pyoxigraph.NamedNode)}
    triples |= {quad.triple for end in ends for label in LABELS for quad in reader.quads_for_pattern(end, label, None, None)}
    prefixes = PREFIXES if form != "nt" else None
    return pyoxigraph.serialize(sorted(triples, key=str), format=FORMATS[form], prefixes=prefixes) or b""


def is_there(reader: pyoxigraph.Store, iri: str) -> bool:
    """Whether the graph says anything of the node with this IRI; of what is no IRI it says nothing."""
    try:
        node = pyoxigraph.NamedNode(iri)
    except ValueError:
        return False
    return next(iter(reader.quads_for_pattern(node, None, None, None)), None) is not None


def parts(reader: pyoxigraph.Store, node: pyoxigraph.NamedNode) -> Iterator[pyoxigraph.NamedNode]:
    """The node and the nodes below it that its triples lead to, things with a page of their own left out."""
    seen, todo = {node}, [node]
    while todo and len(seen) < PARTS:
        current = todo.pop()
        yield current
        for quad in reader.quads_for_pattern(current, None, None, None):
            end = quad.object
            if not isinstance(end, pyoxigraph.NamedNode) or not end.value.startswith(node.value + "/"):
                continue
            if end not in seen and not _is_a_thing(node, end):
                seen.add(end)
                todo.append(end)


def _is_a_thing(node: pyoxigraph.NamedNode, end: pyoxigraph.NamedNode) -> bool:
    """A claim, construct, statement or reference of a study: to be followed, not to be swallowed."""
    rest = end.value[len(node.value) + 1:].split("/")
    return node.value.rsplit("/", 2)[-2] == "studies" and rest[0] not in {"samples", "models"}
