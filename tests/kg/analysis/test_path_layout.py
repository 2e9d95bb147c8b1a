"""Where things stand: nothing covers anything, moderators end on the arrow that they change, the same model gives the same drawing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.path_layout import Direction, Drawing, path_layout
from kg.analysis.path_model import StudyTest, path_model
from tests.kg.analysis.models import NAMES, one_test, reading_study

DIRECTIONS: tuple[Direction, ...] = ("across", "down")


@pytest.fixture(scope="module", params=DIRECTIONS)
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return path_layout(reading_study(), request.param)


def box(drawing: Drawing, key: str) -> tuple[float, float]:
    return next(b.rect.centre for b in drawing.boxes if b.key == key)


def test_causes_stand_before_effects(drawing: Drawing) -> None:
    axis = 0 if drawing.direction == "across" else 1
    order = [box(drawing, key)[axis] for key in ("warmth", "focus", "speed", "recall")]
    assert order == sorted(order)
    assert box(drawing, "warmth")[axis] == box(drawing, "glare")[axis]


def test_the_spine_is_straight(drawing: Drawing) -> None:
    axis = 1 if drawing.direction == "across" else 0
    assert len({round(box(drawing, key)[axis]) for key in ("focus", "speed", "recall")}) == 1


def test_a_moderator_ends_on_the_arrow_near_its_middle(drawing: Drawing) -> None:
    target = next(r for r in drawing.routes if (r.arrow.source, r.arrow.target) == ("focus", "speed") and not r.moderates)
    for route in (r for r in drawing.routes if r.moderates):
        gap, share = min((abs(complex(*route.curve.end) - complex(*target.curve.at(s / 1000))), s / 1000) for s in range(1001))
        assert gap < 1
        assert 0.35 < share < 0.65


def test_a_single_moderator_ends_on_the_middle() -> None:
    tests = [one_test("H1", "influences", "focus", "recall"), one_test("H2", "moderates", "focus", "recall", by="age")]
    drawing = path_layout(path_model("s", tests, NAMES))
    target, moderator = drawing.routes
    assert moderator.curve.end == pytest.approx(target.curve.at(0.5))


def test_boxes_labels_and_badges_do_not_cover_each_other(drawing: Drawing) -> None:
    rects = [(b.key, b.rect) for b in drawing.boxes]
    rects += [(" ".join(r.label.lines), r.label.rect) for r in drawing.routes if r.label.lines]
    rects += [(" ".join(b.label.lines), b.label.rect) for b in drawing.badges]
    for (name, a), (other, b) in itertools.combinations(rects, 2):
        assert a.overlap(b) < 1, f"{name!r} covers {other!r}"


def test_everything_lies_within_the_drawing(drawing: Drawing) -> None:
    rects = [b.rect for b in drawing.boxes] + [r.label.rect for r in drawing.routes if r.label.lines] + [f.rect for f in drawing.frames]
    for r in rects:
        assert r.x >= 0 and r.y >= 0 and r.right <= drawing.width and r.bottom <= drawing.height
    for x, y in (p for route in drawing.routes for p in route.curve.samples()):
        assert 0 <= x <= drawing.width and 0 <= y <= drawing.height


def test_arrows_touch_the_boxes_that_they_join(drawing: Drawing) -> None:
    rects = {b.key: b.rect.grown(0.6) for b in drawing.boxes}
    for route in drawing.routes:
        assert rects[route.arrow.source].holds(route.curve.start)
        if not route.moderates:
            assert rects[route.arrow.target].holds(route.curve.end)


def test_a_long_arrow_keeps_clear_of_the_boxes_between(drawing: Drawing) -> None:
    route = next(r for r in drawing.routes if (r.arrow.source, r.arrow.target) == ("focus", "recall"))
    between = next(b.rect for b in drawing.boxes if b.key == "speed")
    assert not any(between.holds(p) for p in route.curve.samples(200))


def test_the_frame_holds_the_parts_and_no_other_box(drawing: Drawing) -> None:
    (frame,) = drawing.frames
    inside = {b.key for b in drawing.boxes if frame.rect.overlap(b.rect)}
    assert inside == {"age", "noise", "coffee"}
    assert {b.key for b in drawing.boxes if b.whole == "context"} == inside


def test_labels_bear_the_hypothesis_and_the_estimates(drawing: Drawing) -> None:
    said = {(r.arrow.source, r.arrow.target): " ".join(r.label.lines) for r in drawing.routes}
    assert said["warmth", "focus"] == "H1 0.31**"
    assert said["focus", "speed"] == "0.44 0.13† (Table 5)"
    assert said["coffee", "speed"] == "H6 0.17†"
    assert [r.arrow.source for r in drawing.routes if r.label.flagged] == ["coffee"]
    assert [" ".join(b.label.lines) for b in drawing.badges] == ["H3 mediation indirect 0.07 [0.01, 0.14]"]


def test_a_narrow_drawing_of_a_usual_model_fits_a_phone() -> None:
    assert path_layout(reading_study(), "down").width < 470 < path_layout(reading_study(), "across").width


def test_parts_that_do_not_touch_stand_side_by_side_without_covering_each_other() -> None:
    tests = [one_test(f"H{i}", "influences", x, y) for i, (x, y) in enumerate([("warmth", "focus"), ("glare", "speed"), ("age", "recall")])]
    boxes = path_layout(path_model("s", tests, NAMES)).boxes
    assert not any(a.rect.overlap(b.rect) for a, b in itertools.combinations(boxes, 2))


def test_an_empty_model_is_an_empty_drawing() -> None:
    drawing = path_layout(path_model("s", [], {}))
    assert (drawing.boxes, drawing.routes) == ((), ())
    assert drawing.width > 0 and drawing.height > 0


KEYS = st.sampled_from(sorted(NAMES))
RELATIONS = st.sampled_from(["influences", "enables", "mediates", "moderates", "associated-with", "precedes", "part-of"])


@st.composite
def models(draw: st.DrawFn) -> list[StudyTest]:
    made = []
    for i in range(draw(st.integers(0, 9))):
        relation, x, y, z = draw(RELATIONS), draw(KEYS), draw(KEYS), draw(KEYS)
        made.append(one_test(f"H{i}", relation, x, y, via=z if relation == "mediates" else "", by=z if relation == "moderates" else "",
                             verdict=draw(st.sampled_from(["supported", "not-supported", "none"]))))
    return made


@settings(deadline=None, max_examples=150)
@given(models(), st.sampled_from(DIRECTIONS))
def test_whatever_the_model_no_box_covers_another_and_the_drawing_is_the_same_twice(tests: list[StudyTest], direction: Direction) -> None:
    model = path_model("s", tests, NAMES)
    drawing = path_layout(model, direction)
    for a, b in itertools.combinations(drawing.boxes, 2):
        assert a.rect.overlap(b.rect) < 1
    assert drawing == path_layout(model, direction)
    assert {r.arrow for r in drawing.routes} == {*model.arrows, *model.moderations}
