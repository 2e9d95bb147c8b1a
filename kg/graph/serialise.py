"""A dataset as sorted N-Quads: the same quads always give the same bytes."""

from __future__ import annotations

from rdflib import XSD, Dataset, Literal, URIRef
from rdflib.term import Node

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", "\x7f": "\\u007F",
                          **{chr(c): f"\\u{c:04X}" for c in range(0x20) if chr(c) not in "\n\r\t\b\f"}})


def sorted_nquads(dataset: Dataset) -> bytes:
    """All quads of the named graphs as canonical N-Quads in sorted lines; a blank node is a ValueError, since it has no lasting name."""
    cache: dict[Node, str] = {}

    def text(node: Node) -> str:
        if node not in cache:
            cache[node] = term_text(node)
        return cache[node]

    lines = {f"{text(s)} {text(p)} {text(o)} {text(URIRef(str(g)))} .\n" for s, p, o, g in dataset.quads()}
    return "".join(sorted(lines)).encode()


def term_text(node: Node) -> str:
    """A term in canonical N-Quads, e.g. ``'"0.2"^^<http://www.w3.org/2001/XMLSchema#decimal>'``."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    if not isinstance(node, Literal):
        raise ValueError(f"{node!r} has no lasting name: give the node an IRI from its content (kg/graph/iris.py)")
    quoted = f'"{str(node).translate(_ESCAPES)}"'
    if node.language:
        return f"{quoted}@{node.language}"
    return quoted if node.datatype in (None, XSD.string) else f"{quoted}^^<{node.datatype}>"
