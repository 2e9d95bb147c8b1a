"""Quads as lines of N-Quads: a dataset sorted, so that the same quads always give the same bytes, or triples as they come."""

from __future__ import annotations

import io
from collections.abc import Iterator

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


class QuadLines:
    r"""Takes triples and makes lines of them, which are taken away from time to time: nothing is looked up, nothing kept.

    >>> lines = QuadLines()
    >>> lines.graph(URIRef("http://x/g")).add((URIRef("http://x/s"), URIRef("http://x/p"), Literal("a")))
    >>> lines.taken(), lines.taken()
    (b'<http://x/s> <http://x/p> "a" <http://x/g> .\n', b'')
    """

    def __init__(self) -> None:
        self._lines: list[str] = []

    def graph(self, name: URIRef) -> NamedLines:
        """What takes the triples of a named graph."""
        return NamedLines(self._lines, name)

    def taken(self) -> bytes:
        """The lines since they were taken last."""
        text = "".join(self._lines)
        self._lines.clear()
        return text.encode()


class NamedLines:
    """Takes the triples of one named graph of QuadLines."""

    def __init__(self, lines: list[str], name: URIRef) -> None:
        self._lines = lines
        self._end = f"<{name}> .\n"

    def add(self, triple: tuple[Node, Node, Node]) -> None:
        """Take a triple; a blank node is a ValueError."""
        s, p, o = triple
        self._lines.append(f"{term_text(s)} {term_text(p)} {term_text(o)} {self._end}")


class Pieces(io.RawIOBase):
    """Pieces of bytes as a file that is read once; what goes wrong in making them goes through to the reader."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._left = memoryview(b"")

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the annotation of the standard library is a protocol
        """Fill the buffer as far as the next piece goes; 0 at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size
