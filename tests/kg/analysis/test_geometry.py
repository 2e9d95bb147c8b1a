"""Rectangles and curves."""

from __future__ import annotations

import pytest

from kg.analysis.geometry import Curve, Rect, hull


def test_overlap_is_the_common_area() -> None:
    assert Rect(0, 0, 10, 10).overlap(Rect(5, 5, 10, 10)) == 25
    assert Rect(0, 0, 10, 10).overlap(Rect(10, 0, 10, 10)) == 0


def test_the_hull_is_the_smallest_rectangle_around_all() -> None:
    assert hull([Rect(0, 0, 1, 1), Rect(4, -2, 1, 1)]) == Rect(0, -2, 5, 3)


def test_the_middle_of_a_straight_curve_is_its_midpoint() -> None:
    line = Curve((0, 0), (((5, 0), (5, 10), (10, 10)),))
    assert line.at(0.5) == pytest.approx((5, 5))
    assert line.at(0) == (0, 0)
    assert line.at(1) == line.end == (10, 10)


def test_pieces_count_by_their_length() -> None:
    bent = Curve((0, 0), (((0, 0), (10, 0), (10, 0)), ((10, 0), (40, 0), (40, 0))))
    assert bent.at(0.25)[0] == pytest.approx(10)


def test_an_arrow_head_ends_at_the_tip_and_lies_behind_it() -> None:
    tip, left, right = Curve((0, 0), (((0, 0), (10, 0), (10, 0)),)).head(4)
    assert tip == (10, 0)
    assert left[0] == right[0] == pytest.approx(6)
    assert left[1] == -right[1] != 0


def test_moving_moves_every_point() -> None:
    moved = Curve((0, 0), (((1, 1), (2, 2), (3, 3)),)).moved(10, 20)
    assert moved == Curve((10, 20), (((11, 21), (12, 22), (13, 23)),))
