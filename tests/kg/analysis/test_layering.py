"""Layers, few crossings, and places that do not overlap."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.layering import Bend, Layers, crossings, layered, spread

NODES = st.integers(2, 7).map(lambda n: [f"n{i}" for i in range(n)])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], list[tuple[str, str]]]:
    nodes = draw(NODES)
    pairs = [(a, b) for a in nodes for b in nodes if a != b]
    return nodes, draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12))


def level(layers: Layers, node: str) -> int:
    return next(i for i, row in enumerate(layers.rows) if node in row)


def test_a_node_stands_behind_the_longest_path_to_it() -> None:
    (part,) = layered("abcd", [("a", "b"), ("b", "c"), ("a", "c"), ("d", "c")])
    assert [level(part, n) for n in "abc"] == [0, 1, 2]
    assert level(part, "d") == 1, "a beginning stands just before its first effect"
    assert part.chain(("a", "c")) == ("a", Bend(("a", "c"), 1), "c")


def test_an_edge_that_closes_a_circle_runs_back() -> None:
    (part,) = layered("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    assert part.back == (("c", "a"),)
    assert part.forward == (("a", "b"), ("b", "c"))


def test_parts_without_a_connection_are_apart_the_largest_first() -> None:
    assert [sum(len(row) for row in part.rows) for part in layered("abcde", [("a", "b"), ("c", "d"), ("d", "e")])] == [3, 2]


@given(graphs())
def test_every_forward_edge_leads_to_a_later_layer(graph: tuple[list[str], list[tuple[str, str]]]) -> None:
    nodes, edges = graph
    parts = layered(nodes, edges)
    assert sorted(n for p in parts for row in p.rows for n in row if isinstance(n, str)) == sorted(nodes)
    assert sorted(e for p in parts for e in (*p.forward, *p.back)) == sorted(edges)
    for part in parts:
        assert all(part.rows), "no layer is empty"
        for a, b in part.forward:
            assert level(part, a) < level(part, b)
            assert len(part.chain((a, b))) == level(part, b) - level(part, a) + 1


@settings(deadline=None)
@given(graphs())
def test_sweeps_never_make_more_crossings_than_reading_order(graph: tuple[list[str], list[tuple[str, str]]]) -> None:
    nodes, edges = graph
    for part in layered(nodes, edges):
        bends = [sorted((p for p in row if isinstance(p, Bend)), key=lambda b: part.forward.index(b.edge)) for row in part.rows]
        names = [sorted((p for p in row if isinstance(p, str)), key=nodes.index) for row in part.rows]
        given_order = Layers(tuple((*b, *n) for b, n in zip(bends, names, strict=True)), part.forward, part.back)
        assert crossings(part) <= crossings(given_order)


def test_two_crossed_pairs_are_uncrossed() -> None:
    (part,) = layered("abxy", [("a", "y"), ("b", "x"), ("a", "x")])
    best = min(crossings(Layers((p, q), part.forward, ())) for p in itertools.permutations("ab") for q in itertools.permutations("xy"))
    assert crossings(part) == best == 0


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 80)), min_size=1, max_size=8))
def test_places_keep_their_order_and_their_distance(wanted: list[tuple[float, float]]) -> None:
    centres, sizes = [w for w, _ in wanted], [s for _, s in wanted]
    placed = spread(centres, sizes, 5)
    for (a, sa), (b, sb) in itertools.pairwise(zip(placed, sizes, strict=True)):
        assert b - a >= (sa + sb) / 2 + 5 - 1e-6


def test_places_stay_where_they_are_wanted_if_there_is_room() -> None:
    assert spread([0, 100, 300], [10, 10, 10], 5) == [0, 100, 300]


def test_a_light_place_gives_way_to_a_heavy_one() -> None:
    light, heavy = spread([0, 0], [10, 10], 0, [0.001, 1.0])
    assert abs(heavy) < 0.1 < 9 < abs(light)
