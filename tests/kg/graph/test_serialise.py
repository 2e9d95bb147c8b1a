from __future__ import annotations

import io

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, BNode, Dataset, Literal, URIRef

from kg.graph.serialise import Pieces, QuadLines, sorted_nquads, term_text

G, S, P = URIRef("http://x/g"), URIRef("http://x/s"), URIRef("http://x/p")


def test_lines_are_sorted_and_single() -> None:
    dataset = Dataset()
    for value in ("b", "a", "b"):
        dataset.graph(G).add((S, P, Literal(value)))
    dataset.graph(URIRef("http://x/f")).add((S, P, S))
    assert sorted_nquads(dataset).decode().splitlines() == [
        '<http://x/s> <http://x/p> "a" <http://x/g> .',
        '<http://x/s> <http://x/p> "b" <http://x/g> .',
        "<http://x/s> <http://x/p> <http://x/s> <http://x/f> .",
    ]


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        (Literal('say "no"\n\\'), '"say \\"no\\"\\n\\\\"'),
        (Literal("\x00\x07\b\t\x7f"), '"\\u0000\\u0007\\b\\t\\u007F"'),
        (Literal("é 倉"), '"é 倉"'),
        (Literal("a", lang="en"), '"a"@en'),
        (Literal("a", datatype=XSD.string), '"a"'),
        (Literal("2", datatype=XSD.integer), '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ],
)
def test_term_text(literal: Literal, text: str) -> None:
    assert term_text(literal) == text


@given(st.text())
def test_any_text_comes_back_from_another_reader(text: str) -> None:
    dataset = Dataset()
    dataset.graph(G).add((S, P, Literal(text)))
    (quad,) = pyoxigraph.parse(sorted_nquads(dataset), pyoxigraph.RdfFormat.N_QUADS)
    assert isinstance(quad.object, pyoxigraph.Literal) and quad.object.value == text


def test_a_blank_node_is_refused() -> None:
    dataset = Dataset()
    dataset.graph(G).add((BNode(), P, Literal("a")))
    with pytest.raises(ValueError, match="no lasting name"):
        sorted_nquads(dataset)


def test_lines_are_taken_once_and_name_their_graph() -> None:
    lines = QuadLines()
    one, other = lines.graph(G), lines.graph(URIRef("http://x/f"))
    one.add((S, P, Literal("é")))
    other.add((S, P, S))
    assert lines.taken().decode().splitlines() == [
        '<http://x/s> <http://x/p> "é" <http://x/g> .',
        "<http://x/s> <http://x/p> <http://x/s> <http://x/f> .",
    ]
    assert lines.taken() == b""
    with pytest.raises(ValueError, match="no lasting name"):
        one.add((BNode(), P, S))


@given(st.lists(st.binary(max_size=50)), st.integers(1, 20))
def test_pieces_read_as_one_file(pieces: list[bytes], size: int) -> None:
    file = io.BufferedReader(Pieces(iter(pieces)), size)
    assert b"".join(iter(lambda: file.read(7), b"")) == b"".join(pieces)
