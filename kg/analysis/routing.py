"""The curves of one study's model: arrows from layer to layer, and arrows of moderators that end on the arrow that they change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from kg.analysis.geometry import Curve, Point, Rect
from kg.analysis.layering import Bend, Layers
from kg.analysis.path_model import Arrow
from kg.analysis.placement import Placed

PORT_GAP = 15.0
HEAD = 9.0


def router(arrows: Sequence[Arrow]) -> Callable[[Placed, Arrow], Curve]:
    """A function that gives the curve of an arrow between placed boxes, with room on each side of a box for all arrows that touch it."""
    directed = {(a.source, a.target) for a in arrows if a.directed}

    def route(placed: Placed, arrow: Arrow) -> Curve:
        edge = (arrow.source, arrow.target)
        part = next(p for p in placed.parts if any(arrow.source in row for row in p.rows))
        if edge not in part.forward or (not arrow.directed and edge in directed):
            return _around(placed.boxes[arrow.source], placed.boxes[arrow.target])
        chain: list[Rect] = [placed.bends[p] if isinstance(p, Bend) else placed.boxes[p] for p in part.chain(edge)]
        start = (chain[0].right, chain[0].centre[1] + _port(arrow.source, edge, part, placed, leaving=True))
        end = (chain[-1].x, chain[-1].centre[1] + _port(arrow.target, edge, part, placed, leaving=False))
        stops: list[tuple[Point, Point]] = [((r.x, r.centre[1]), (r.right, r.centre[1])) for r in chain[1:-1]]
        points = [start, *(p for stop in stops for p in stop), end]
        pieces = [_level(a, b) if i % 2 == 0 else (a, b, b) for i, (a, b) in enumerate(pairwise(points))]
        return Curve(start, tuple(pieces))
    return route


def _level(a: Point, b: Point) -> tuple[Point, Point, Point]:
    """A piece that leaves and arrives along the layers."""
    bow = (b[0] - a[0]) * 0.5
    return ((a[0] + bow, a[1]), (b[0] - bow, b[1]), b)


def _port(key: str, edge: tuple[str, str], part: Layers, placed: Placed, leaving: bool) -> float:
    """How far from the middle of the box's side the edge touches it; edges stand in the order of what they lead to."""
    mine = [e for e in part.forward if e[0 if leaving else 1] == key]
    if len(mine) == 1:
        return 0.0

    def beyond(e: tuple[str, str]) -> float:
        chain = part.chain(e)
        place = chain[1] if leaving else chain[-2]
        return (placed.bends[place] if isinstance(place, Bend) else placed.boxes[place]).centre[1]

    ordered = sorted(mine, key=beyond)
    straight = [e for e in ordered if abs(beyond(e) - placed.boxes[key].centre[1]) < 1]
    gap = min(PORT_GAP, (placed.boxes[key].h - 12) / max(len(mine) - 1, 1))
    middle = ordered.index(straight[0]) if len(straight) == 1 else (len(mine) - 1) / 2
    offset = (ordered.index(edge) - middle) * gap
    limit = placed.boxes[key].h / 2 - 5
    return max(-limit, min(limit, offset))


def _around(a: Rect, b: Rect) -> Curve:
    """An arc below both boxes, for an arrow that runs back or within a layer."""
    start, end = (a.centre[0], a.bottom), (b.centre[0], b.bottom)
    if abs(start[0] - end[0]) < 1:  # one above the other: bow out to the right
        start, end = (a.right, a.centre[1]), (b.right, b.centre[1])
        out = max(a.right, b.right) + 46
        return Curve(start, (((out, start[1]), (out, end[1]), end),))
    low = max(a.bottom, b.bottom) + 52
    return Curve(start, (((start[0], low), (end[0], low), end),))


def onto(curves: Iterable[tuple[Rect, int]], target: Curve) -> tuple[Curve, ...]:
    """The arrows of moderators onto an arrow, given their boxes and the side (1 below, -1 above) they come from.

    They end on the arrow itself: one on its middle, several close around the middle, in the order in which their boxes stand.
    """
    boxes = list(curves)
    order = sorted(range(len(boxes)), key=lambda i: boxes[i][0].centre[0])
    shares = {i: 0.5 + 0.09 * (k - (len(boxes) - 1) / 2) * min(1.0, 6 / max(len(boxes), 1)) for k, i in enumerate(order)}
    return tuple(_onto(box, side, target.at(shares[i])) for i, (box, side) in enumerate(boxes))


def _onto(box: Rect, side: int, tip: Point) -> Curve:
    """From the box's nearest side to the tip, arriving across the layers."""
    x, y = box.centre
    if side * (y - tip[1]) > box.h / 2 + 12:
        start = (x, box.y if side > 0 else box.bottom)
        reach = tip[1] - start[1]
        return Curve(start, (((x, start[1] + reach * 0.5), (tip[0], tip[1] - reach * 0.5), tip),))
    start = (box.right if tip[0] > x else box.x, y)
    bow = max(abs(y - tip[1]), 46.0) * (1 if y >= tip[1] else -1)
    return Curve(start, (((start[0] + (tip[0] - start[0]) * 0.6, y), (tip[0], tip[1] + bow), tip),))
