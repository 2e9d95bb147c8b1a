"""Points, rectangles and smooth curves of a drawing: plain numbers, y growing downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its upper left corner."""

    x: float
    y: float
    w: float
    h: float

    @classmethod
    def around(cls, centre: Point, w: float, h: float) -> Rect:
        """The rectangle of this size around a centre."""
        return cls(centre[0] - w / 2, centre[1] - h / 2, w, h)

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return (self.x + self.w / 2, self.y + self.h / 2)

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.h

    def grown(self, by: float) -> Rect:
        """The rectangle with a margin on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def overlap(self, other: Rect) -> float:
        """The area that both cover."""
        w = min(self.right, other.right) - max(self.x, other.x)
        h = min(self.bottom, other.bottom) - max(self.y, other.y)
        return w * h if w > 0 and h > 0 else 0.0

    def holds(self, point: Point) -> bool:
        """Whether the point lies inside or on the border."""
        return self.x <= point[0] <= self.right and self.y <= point[1] <= self.bottom

    def moved(self, dx: float, dy: float) -> Rect:
        """The rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)


def hull(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle around all."""
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


@dataclass(frozen=True, slots=True)
class Curve:
    """A chain of cubic Bezier pieces: the first point, then for every piece two control points and its end."""

    start: Point
    pieces: tuple[tuple[Point, Point, Point], ...]

    @property
    def end(self) -> Point:
        """The last point."""
        return self.pieces[-1][2]

    def at(self, t: float) -> Point:
        """The point at a share of the way, 0 the start, 1 the end (every piece counts by the straight length of its ends)."""
        starts = [self.start, *(p[2] for p in self.pieces)]
        lengths = [max(_distance(a, b), 1e-9) for a, b in pairwise(starts)]
        left = max(0.0, min(1.0, t)) * sum(lengths)
        for start, piece, length in zip(starts, self.pieces, lengths, strict=False):
            if left <= length:
                return _bezier(start, *piece, left / length)
            left -= length
        return self.end

    def samples(self, count: int = 24) -> tuple[Point, ...]:
        """Points along the curve, ends included."""
        return tuple(self.at(i / count) for i in range(count + 1))

    def direction(self, t: float) -> Point:
        """The unit vector along the curve at a share of the way."""
        a, b = self.at(max(0.0, t - 0.02)), self.at(min(1.0, t + 0.02))
        return _unit((b[0] - a[0], b[1] - a[1]))

    def head(self, size: float) -> tuple[Point, Point, Point]:
        """The triangle of an arrow head whose tip is the end of the curve."""
        before = self.pieces[-1][1] if self.pieces[-1][1] != self.end else self.start
        ux, uy = _unit((self.end[0] - before[0], self.end[1] - before[1]))
        bx, by = self.end[0] - ux * size, self.end[1] - uy * size
        return (self.end, (bx - uy * size * 0.45, by + ux * size * 0.45), (bx + uy * size * 0.45, by - ux * size * 0.45))

    def moved(self, dx: float, dy: float) -> Curve:
        """The curve elsewhere."""
        def m(p: Point) -> Point:
            return (p[0] + dx, p[1] + dy)
        return Curve(m(self.start), tuple((m(a), m(b), m(c)) for a, b, c in self.pieces))


def _distance(a: Point, b: Point) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def _unit(v: Point) -> Point:
    length = max(_distance((0, 0), v), 1e-9)
    return (v[0] / length, v[1] / length)


def _bezier(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3
    return (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1])
