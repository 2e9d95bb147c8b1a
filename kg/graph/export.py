"""The graph, or some of its named graphs, as a document; the same graph always gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store import Store
from ontology.prefixes import PREFIXES

FORMATS = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES,
           "jsonld": ox.RdfFormat.JSON_LD}
"""The formats by their file suffixes; ``ttl`` and ``nt`` hold the union of the graphs, the others keep them apart."""


def export(store: Store, format: str, graphs: Iterable[str] | None = None) -> bytes:
    """The graph of a store in one of the FORMATS, sorted, e.g. ``export(store, "trig", ["https://w3id.org/nomnet/graphs/derived"])``.

    An unknown format or named graph is a StoreError.
    """
    if format not in FORMATS:
        raise StoreError(f"There is no export format {format!r}. Choose one of {', '.join(FORMATS)}.")
    quads = list(_quads(store, graphs))
    if FORMATS[format].supports_datasets:
        return _text(sorted(quads, key=_key), format)
    return _text((quad.triple for quad in sorted({q.triple: q for q in quads}.values(), key=_key)), format)


def named_graphs(store: Store) -> list[str]:
    """The IRIs of the store's named graphs, sorted."""
    return sorted(graph.value for graph in store.reader().named_graphs() if isinstance(graph, ox.NamedNode))


def _quads(store: Store, graphs: Iterable[str] | None) -> Iterator[ox.Quad]:
    """The quads of these named graphs, of all where none are named."""
    reader = store.reader()
    if graphs is None:
        yield from reader
        return
    for graph in dict.fromkeys(graphs):
        if graph not in named_graphs(store):
            raise StoreError(f"The store {store.folder} has no graph {graph}. It has {', '.join(named_graphs(store))}.")
        yield from reader.quads_for_pattern(None, None, None, ox.NamedNode(graph))


def _key(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """The order: by graph, subject (a node before its parts), predicate (the class first), object."""
    return (str(quad.graph_name), str(quad.subject).rstrip(">"), not quad.predicate.value.endswith("#type"), quad.predicate.value,
            str(quad.object))


def _text(statements: Iterable[ox.Quad] | Iterable[ox.Triple], format: str) -> bytes:
    """The statements in a format, with the prefixes of the ontology."""
    prefixes = PREFIXES if format in ("trig", "ttl", "jsonld") else None
    return ox.serialize(statements, format=FORMATS[format], prefixes=prefixes) or b""
