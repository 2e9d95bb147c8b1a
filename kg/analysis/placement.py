"""Where the boxes of one study's model stand: layers along the main axis, moderators beside the arrow that they change.

Everything here is written for layers from left to right; a drawing from top to bottom is the same one mirrored at the diagonal, made from
boxes whose width and height are exchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.analysis.geometry import Curve, Rect, hull
from kg.analysis.layering import Bend, Layers, Place, layered, spread
from kg.analysis.path_model import Arrow, PathModel

Size = tuple[float, float]
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spacing:
    """The distances of a drawing, in the units of its view box.

    Parts without a connection stand side by side up to ``width``. ``beside`` says that layers are rows: the drawing will be mirrored, and
    moderators must fit between two layers; else they may reach below them.
    """

    between_layers: float
    around_moderated: float
    within_layer: float
    to_moderators: float
    between_moderators: float
    between_parts: float
    width: float
    beside: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """Boxes by construct, the places of bends, and the layers that gave them; ``below`` is the side (1 or -1) of each moderated arrow."""

    boxes: dict[str, Rect]
    bends: dict[Bend, Rect]
    parts: tuple[Layers, ...]
    sides: dict[Edge, int]


def satellites(model: PathModel) -> dict[Edge, tuple[str, ...]]:
    """The moderators that have no arrow of their own, by the arrow that they change (the first, where they change several)."""
    held = {k for a in model.arrows for k in (a.source, a.target)}
    found: dict[Edge, list[str]] = {}
    for moderation in model.moderations:
        if moderation.onto and moderation.source not in held:
            held.add(moderation.source)
            found.setdefault(moderation.onto, []).append(moderation.source)
    groups = {m: i for i, g in enumerate(model.groups) for m in g.members}
    return {onto: tuple(sorted(ws, key=lambda w: groups.get(w, len(groups)))) for onto, ws in found.items()}


def place(model: PathModel, sizes: Mapping[str, Size], spacing: Spacing, route: Callable[[Placed, Arrow], Curve]) -> Placed:
    """The places of all boxes, layers from left to right; ``route`` gives the curve of an arrow once its boxes stand."""
    beside = satellites(model)
    core = [k for k in model.constructs if not any(k in ws for ws in beside.values())]
    ends = {directed: [(a.source, a.target) for a in model.arrows if a.directed is directed] for directed in (True, False)}
    parts = layered(core, ends[True], ends[False])
    boxes: dict[str, Rect] = {}
    bends: dict[Bend, Rect] = {}
    sides: dict[Edge, int] = {}
    corner = [0.0, 0.0]  # where the next part goes, and how deep the row of parts is: along the screen's width, then its height
    depth = 0.0
    for part in parts:
        new_boxes, new_bends = _place_part(part, sizes, spacing, beside)
        placed = Placed(new_boxes, new_bends, (part,), {})
        mine = {onto: ws for onto, ws in beside.items() if onto[0] in new_boxes}
        curves = [route(placed, a) for a in model.arrows if a.source in new_boxes]
        for onto, ws in mine.items():
            middle = route(placed, next(a for a in model.arrows if (a.source, a.target) == onto)).at(0.5)
            sides[onto] = _side(middle, new_boxes, new_bends)
            new_boxes.update(_place_moderators(ws, middle, sides[onto], sizes, spacing, new_boxes, curves))
        frame = hull([*new_boxes.values(), *new_bends.values()])
        along, down = (frame.h, frame.w) if spacing.beside else (frame.w, frame.h)
        if corner[0] and corner[0] + along > spacing.width:
            corner = [0.0, corner[1] + depth + spacing.between_parts]
            depth = 0.0
        x, y = (corner[1], corner[0]) if spacing.beside else (corner[0], corner[1])
        boxes.update({k: r.moved(x - frame.x, y - frame.y) for k, r in new_boxes.items()})
        bends.update({b: r.moved(x - frame.x, y - frame.y) for b, r in new_bends.items()})
        corner[0] += along + spacing.between_parts
        depth = max(depth, down)
    return Placed(boxes, bends, parts, sides)


def _place_part(part: Layers, sizes: Mapping[str, Size], spacing: Spacing, beside: Mapping[Edge, Sequence[str]]) -> tuple[dict[str, Rect],
                                                                                                                         dict[Bend, Rect]]:
    """The boxes and bends of one connected part."""
    across = _across(part, sizes, spacing)
    boxes: dict[str, Rect] = {}
    bends: dict[Bend, Rect] = {}
    x = 0.0
    for i, row in enumerate(part.rows):
        depth = max([sizes[p][0] for p in row if isinstance(p, str)], default=0.0)
        for p in row:
            if isinstance(p, Bend):
                bends[p] = Rect(x, across[p] - 1, depth, 2)
            else:
                boxes[p] = Rect(x + (depth - sizes[p][0]) / 2, across[p] - sizes[p][1] / 2, *sizes[p])
        x += depth + _gap_behind(i, part, sizes, spacing, beside)
    return boxes, bends


def _gap_behind(i: int, part: Layers, sizes: Mapping[str, Size], spacing: Spacing, beside: Mapping[Edge, Sequence[str]]) -> float:
    """The room behind a layer: more where an arrow that is moderated crosses it."""
    here = set(part.rows[i])
    gap = spacing.between_layers
    for onto, ws in beside.items():
        if onto[0] in here and onto in part.forward:
            need = sum(sizes[w][0] for w in ws) + spacing.between_moderators * (len(ws) + 1) if spacing.beside else 0.0
            gap = max(gap, spacing.around_moderated, need)
    return gap


def _across(part: Layers, sizes: Mapping[str, Size], spacing: Spacing) -> dict[Place, float]:
    """The centre of every place across the layers: near the middle of its neighbours, none overlapping."""
    near: dict[Place, list[Place]] = {p: [] for row in part.rows for p in row}
    for a, b in part.segments:
        near[a].append(b)
        near[b].append(a)

    def extent(p: Place) -> float:
        return 26.0 if isinstance(p, Bend) else sizes[p][1]

    def weight(p: Place) -> float:
        return 0.001 if isinstance(p, Bend) else 1.0

    at: dict[Place, float] = {}
    for row in part.rows:
        at.update(zip(row, spread([0.0] * len(row), [extent(p) for p in row], spacing.within_layer), strict=True))
    order = list(range(len(part.rows)))
    for sweep in range(24):
        for i in order if sweep % 2 else reversed(order):
            row = part.rows[i]
            wanted = [_pull(p, near[p], at) for p in row]
            at.update(zip(row, spread(wanted, [extent(p) for p in row], spacing.within_layer, [weight(p) for p in row]), strict=True))
    return {p: round(y, 1) for p, y in at.items()}


def _pull(place: Place, near: Sequence[Place], at: Mapping[Place, float]) -> float:
    """Where the neighbours pull a place; bends of long edges pull a box only where nothing else does."""
    boxes = [at[p] for p in near if isinstance(place, Bend) or isinstance(p, str)] or [at[p] for p in near]
    return sum(boxes) / len(boxes) if boxes else at[place]


def _side(middle: tuple[float, float], boxes: Mapping[str, Rect], bends: Mapping[Bend, Rect]) -> int:
    """The side of a moderated arrow on which less is in the way: 1 below, -1 above; below where it is the same."""
    reach = 300.0
    near = [r for r in (*boxes.values(), *bends.values()) if r.x - reach < middle[0] < r.right + reach]
    above = sum(1 for r in near if r.bottom < middle[1] - 1)
    below = sum(1 for r in near if r.y > middle[1] + 1)
    return 1 if below <= above else -1


def _place_moderators(keys: Sequence[str], middle: tuple[float, float], side: int, sizes: Mapping[str, Size], spacing: Spacing,
                      boxes: Mapping[str, Rect], curves: Sequence[Curve]) -> dict[str, Rect]:
    """Boxes in one row beside the moderated arrow, beyond everything that stands there."""
    centres = spread([middle[0]] * len(keys), [sizes[k][0] for k in keys], spacing.between_moderators)
    left = min(x - sizes[k][0] / 2 for x, k in zip(centres, keys, strict=True)) - spacing.between_moderators / 2
    right = max(x + sizes[k][0] / 2 for x, k in zip(centres, keys, strict=True)) + spacing.between_moderators / 2
    edges = [r.bottom if side > 0 else r.y for r in boxes.values() if r.x < right and r.right > left]
    edges += [y for c in curves for x, y in c.samples() if left < x < right]
    edge = max([side * e for e in edges], default=side * middle[1])
    start = max(edge + spacing.between_moderators, side * middle[1] + spacing.to_moderators)
    return {k: Rect(x - sizes[k][0] / 2, start if side > 0 else -start - sizes[k][1], *sizes[k])
            for x, k in zip(centres, keys, strict=True)}
