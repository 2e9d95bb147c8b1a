"""The drawing of one study's model with all its coordinates: boxes, curves, labels that keep clear of each other, frames, size.

>>> from kg.analysis.path_model import Estimate, StudyTest, path_model
>>> test = StudyTest("H1", "hypothesis", "influences", ("trust",), ("use",), verdict="supported", basis="tested",
...                  estimates=(Estimate("path", 0.31, p_operator="<", p_value=0.01),))
>>> drawing = path_layout(path_model("a2020", [test], {"trust": "trust", "use": "use"}))
>>> [route.label.lines for route in drawing.routes]
[('H1 0.31**',)]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.analysis.geometry import Curve, Point, Rect, hull
from kg.analysis.lettering import text_width, wrap
from kg.analysis.path_model import Arrow, Group, Mediation, Part, PathModel
from kg.analysis.placement import Spacing, place
from kg.analysis.routing import onto, router

Direction = Literal["across", "down"]

FONT, LABEL_FONT, SMALL_FONT = 13.0, 12.0, 11.0
LINE = 16.0
MARGIN = 14.0
_ACROSS = Spacing(between_layers=124, around_moderated=184, within_layer=26, to_moderators=96, between_moderators=18,
                  between_parts=44, width=1100, beside=False)
_DOWN = Spacing(between_layers=64, around_moderated=96, within_layer=16, to_moderators=84, between_moderators=16,
                between_parts=40, width=400, beside=True)
_BOX_WIDTH = {"across": 152.0, "down": 122.0}


@dataclass(frozen=True, slots=True)
class Box:
    """A construct: its key, its name in full and in lines, and where it stands."""

    key: str
    name: str
    lines: tuple[str, ...]
    rect: Rect
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text around a centre; ``flagged`` where an issue of the study touches what they say."""

    lines: tuple[str, ...]
    rect: Rect
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow as drawn; ``moderates`` where it ends on another arrow."""

    arrow: Arrow
    curve: Curve
    label: Label

    @property
    def moderates(self) -> bool:
        """Whether it is the arrow of a moderator."""
        return self.arrow.onto is not None


@dataclass(frozen=True, slots=True)
class Badge:
    """The name of a mediated effect with its estimate, at the box of its mediator."""

    mediation: Mediation
    label: Label


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame around the parts of a construct of a higher order, and its name."""

    group: Group
    name: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Drawing:
    """One study's model with coordinates; x grows to the right, y downwards, everything lies within width and height."""

    model: PathModel
    direction: Direction
    width: float
    height: float
    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]
    badges: tuple[Badge, ...]
    frames: tuple[Frame, ...]


def path_layout(model: PathModel, direction: Direction = "across") -> Drawing:
    """The drawing of the model, layers from left to right (``across``) or, for narrow screens, from top to bottom (``down``)."""
    down = direction == "down"
    lines = {k: wrap(model.names.get(k, k), _BOX_WIDTH[direction] - 18, FONT) for k in model.constructs}
    height = {k: max(44.0, len(ls) * LINE + 18) for k, ls in lines.items()}
    sizes = {k: (height[k], _BOX_WIDTH[direction]) if down else (_BOX_WIDTH[direction], height[k]) for k in lines}
    route = router(model.arrows)
    placed = place(model, sizes, _DOWN if down else _ACROSS, route)
    curves = {(a.source, a.target, a.directed): route(placed, a) for a in model.arrows}
    drawn: list[tuple[Arrow, Curve]] = [(a, curves[a.source, a.target, a.directed]) for a in model.arrows]
    for target in dict.fromkeys(m.onto for m in model.moderations if m.onto):
        arrows = [m for m in model.moderations if m.onto == target]
        base = next(curves[ends] for ends in ((*target, True), (*target, False)) if ends in curves)
        drawn += zip(arrows, onto([(placed.boxes[m.source], placed.sides.get(target, 1)) for m in arrows], base), strict=True)
    rects = placed.boxes
    if down:
        rects = {k: _turned(r) for k, r in rects.items()}
        drawn = [(a, _turned_curve(c)) for a, c in drawn]
    frames = _frames(model, rects)
    whole = {m: f.name for f in frames for m in f.group.members}
    boxes = tuple(Box(k, model.names.get(k, k), lines[k], rects[k], whole.get(k)) for k in model.constructs)
    return _fitted(_labelled(model, direction, boxes, drawn, frames))


def _turned(r: Rect) -> Rect:
    return Rect(r.y, r.x, r.h, r.w)


def _turned_curve(c: Curve) -> Curve:
    return Curve(c.start[::-1], tuple((a[::-1], b[::-1], e[::-1]) for a, b, e in c.pieces))


def _frames(model: PathModel, rects: dict[str, Rect]) -> tuple[Frame, ...]:
    """Frames that hold no box but those of their own group."""
    frames = []
    for group in model.groups:
        around = hull([rects[m] for m in group.members]).grown(11)
        around = Rect(around.x, around.y, around.w, around.h + 20)
        if not any(around.overlap(r) for k, r in rects.items() if k not in group.members):
            frames.append(Frame(group, model.names.get(group.whole, group.whole), around))
    return tuple(frames)


def _label_lines(arrow: Arrow, narrow: bool) -> tuple[str, ...]:
    """What an arrow bears: the claims that have a number, the estimate of the main model, and below it a further model's, if any.

    The second line says which table it is from; all others are in the arrow's title. ``narrow`` breaks them into short lines.
    """
    names = ", ".join(dict.fromkeys(p.name for p in arrow.parts if p.name and p.state))
    shown = [e for e in arrow.estimates if e.kind in {"path", "direct", "interaction"} and e.short]
    first = [names, shown[0].short if shown else ""]
    second = []
    if len(shown) > 1:
        second = [shown[1].short, f"({shown[1].printed})" if shown[1].printed else "", f"+{len(shown) - 2}" if len(shown) > 2 else ""]
    return _lines(first, second, (48 if arrow.issues else 66) if narrow else None)


def _mediation_lines(part: Part, narrow: bool) -> tuple[str, ...]:
    """The name of a mediated effect and its first indirect estimate, e.g. ``H3 mediation``, ``indirect 0.07 [0.01, 0.14]``.

    Empty where it has neither: its legs then say all there is.
    """
    indirect = [e.short for e in part.estimates if e.kind == "indirect" and e.short]
    if not part.name and not indirect:
        return ()
    return _lines([part.name, "mediation"], ["indirect", indirect[0]] if indirect else [], 84 if narrow else None)


def _lines(first: Sequence[str], second: Sequence[str], width: float | None) -> tuple[str, ...]:
    """The words of two lines joined; where a width is given, broken so that only single words are longer."""
    lines = [" ".join(filter(None, first)), " ".join(filter(None, second))]
    if width is not None:
        lines = [part for words in (first, second) for part in _broken([w for w in words if w], width)]
    return tuple(line for line in lines if line)


def _broken(words: Sequence[str], width: float) -> list[str]:
    lines: list[str] = []
    for word in (part for w in words for part in (w.split(" [") if " [" in w else [w])):
        word = f"[{word}" if word.endswith("]") else word
        if lines and text_width(f"{lines[-1]} {word}", LABEL_FONT) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _label_at(lines: tuple[str, ...], centre: Point, flagged: bool) -> Label:
    width = max((text_width(line, LABEL_FONT if i == 0 else SMALL_FONT) for i, line in enumerate(lines)), default=0.0)
    room = 34 if flagged else 0  # for the sign; on both sides, since the text stays centred
    first = text_width(lines[0], LABEL_FONT) + room if lines else 0.0
    return Label(lines, Rect.around(centre, max(width, first) + 6, max(1, len(lines)) * 14.0 + 3), flagged)


def _labelled(model: PathModel, direction: Direction, boxes: tuple[Box, ...], drawn: Sequence[tuple[Arrow, Curve]],
              frames: tuple[Frame, ...]) -> Drawing:
    """The drawing with a label for every arrow and mediation, each where it is least in the way."""
    narrow = direction == "down"
    taken = [b.rect for b in boxes] + [Rect(f.rect.x, f.rect.bottom - 20, f.rect.w, 20) for f in frames]
    dots = [(i, p) for i, (_, curve) in enumerate(drawn) for p in curve.samples()]
    heads = [_around_points(curve.head(11)) for _, curve in drawn]
    labels: dict[int, Label] = {}
    for i, (arrow, curve) in sorted(enumerate(drawn), key=lambda item: item[1][0].onto is None):  # moderators have the least room
        lines = _label_lines(arrow, narrow)
        flagged = bool(arrow.issues)
        label = _label_at(lines, curve.at(0.5), flagged)
        if lines:
            label = _best(label, _places_along(curve, label.rect, arrow.onto is not None), [*taken, *heads], [p for j, p in dots if j != i],
                          [p for j, p in dots if j == i])
            taken.append(label.rect)
        labels[i] = label
    badges = []
    for mediation in model.mediations:
        mediator = next(b for b in boxes if b.key == mediation.via[0])
        part = mediation.part
        if not _mediation_lines(part, narrow):
            continue
        label = _label_at(_mediation_lines(part, narrow), mediator.rect.centre, bool(part.issues))
        label = _best(label, _places_around(mediator.rect, label.rect), [*taken, *heads], [p for _, p in dots], [])
        taken.append(label.rect)
        badges.append(Badge(mediation, label))
    routes = tuple(Route(arrow, curve, labels[i]) for i, (arrow, curve) in enumerate(drawn))
    return Drawing(model, direction, 0, 0, boxes, routes, tuple(badges), frames)


def _around_points(points: Iterable[Point]) -> Rect:
    return hull([Rect(x, y, 0, 0) for x, y in points])


def _places_along(curve: Curve, size: Rect, moderates: bool) -> list[Point]:
    """Centres beside the curve, the preferred first: near its middle, above it (or to its right), so far off that they clear its slope."""
    shares = (0.3, 0.38, 0.22, 0.46, 0.55, 0.14) if moderates else (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86)
    places: list[Point] = []
    for share in shares:
        x, y = curve.at(share)
        dx, dy = curve.direction(share)
        nx, ny = (dy, -dx) if dx > 0.2 or (abs(dx) <= 0.2 and dy > 0) else (-dy, dx)
        off = abs(nx) * size.w / 2 + abs(ny) * size.h / 2 + 4
        places += [(x + nx * off, y + ny * off), (x - nx * off, y - ny * off)]
        if abs(dx) > 0.15 and abs(dy) > 0.15:  # a slope: also level with the point
            aside = size.w / 2 + 5 + min(size.h / 2 * abs(dx / dy), 40)
            places += [(x + aside, y), (x - aside, y)]
    return [*places, *(curve.at(s) for s in shares)]


def _places_around(box: Rect, size: Rect) -> list[Point]:
    """Centres around a box, the preferred first: above, below, then its corners and farther out."""
    x, y = box.centre
    near, far = box.h / 2 + size.h / 2 + 4, box.h / 2 + size.h / 2 + 20
    side = box.w / 2 + size.w / 2 + 4
    corners = [(x + dx * side / 2, y + dy * near) for dy in (-1, 1) for dx in (-1, 1)]
    sides = [(x + dx * side, y + dy) for dy in (0, 12, -12, 26, -26, 40, -40) for dx in (1, -1)]
    return [(x, y - near), (x, y + near), *corners, *sides, (x, y - far), (x, y + far)]


def _best(label: Label, places: Iterable[Point], taken: Sequence[Rect], dots: Sequence[Point], own: Sequence[Point]) -> Label:
    """The label at the place where it covers least: boxes and labels count most, then other arrows, then its own."""
    rects = [Rect.around(centre, label.rect.w, label.rect.h) for centre in places]
    around = hull(rects).grown(8)  # what lies farther off is in the way of no place
    taken, dots = [t for t in taken if around.overlap(t)], [p for p in dots if around.holds(p)]

    def cost(indexed: tuple[int, Rect]) -> float:
        i, rect = indexed
        tight, near = rect.grown(1.5), rect.grown(8)
        covered = sum(tight.overlap(t) * 4 + near.overlap(t) * 0.1 for t in taken)
        return covered + sum(60.0 for p in dots if tight.holds(p)) + sum(30.0 for p in own if rect.holds(p)) + i * 5

    return replace(label, rect=min(enumerate(rects), key=cost)[1])


def _fitted(drawing: Drawing) -> Drawing:
    """The drawing moved so that everything lies within the margins, coordinates rounded to a tenth."""
    rects = [*(b.rect for b in drawing.boxes), *(f.rect for f in drawing.frames), *(r.label.rect for r in drawing.routes if r.label.lines),
             *(b.label.rect for b in drawing.badges), *(Rect(x, y, 0, 0) for r in drawing.routes for x, y in r.curve.samples())]
    if not rects:
        return replace(drawing, width=2 * MARGIN, height=2 * MARGIN)
    around = hull(rects)
    dx, dy = MARGIN - around.x, MARGIN - around.y

    def moved(label: Label) -> Label:
        return replace(label, rect=label.rect.moved(dx, dy))

    return replace(
        drawing, width=round(around.w + 2 * MARGIN, 1), height=round(around.h + 2 * MARGIN, 1),
        boxes=tuple(replace(b, rect=b.rect.moved(dx, dy)) for b in drawing.boxes),
        routes=tuple(replace(r, curve=r.curve.moved(dx, dy), label=moved(r.label)) for r in drawing.routes),
        badges=tuple(replace(b, label=moved(b.label)) for b in drawing.badges),
        frames=tuple(replace(f, rect=f.rect.moved(dx, dy)) for f in drawing.frames))
