from __future__ import annotations

from collections import Counter
from itertools import count
from random import Random

import pytest

from kg.generate.urn import Urn, expected, strength_for


def drawn(n: int, strength: float, discount: float = 0.6) -> list[int]:
    urn: Urn[int] = Urn(strength, discount)
    rng, new = Random(1), count()
    return [urn.draw(rng, lambda: next(new)) for _ in range(n)]


def test_few_are_drawn_often_and_many_once() -> None:
    sizes = Counter(Counter(drawn(5000, 10)).values())
    assert max(sizes) > 200
    assert sizes[1] > sum(number for size, number in sizes.items() if size > 2)


def test_as_many_things_come_up_as_expected() -> None:
    found = [len(set(drawn(2000, strength))) / expected(2000, strength) for strength in (5, 50, 500)]
    assert found == pytest.approx([1, 1, 1], abs=0.25)


@pytest.mark.parametrize(("draws", "things"), [(792, 714), (87, 75), (208, 201), (1000, 90)])
def test_the_strength_gives_the_things_that_were_counted(draws: int, things: int) -> None:
    assert expected(draws, strength_for(draws, things)) == pytest.approx(things, rel=0.01)


def test_what_is_taken_does_not_come_up_again() -> None:
    urn: Urn[int] = Urn(0.1)
    rng, new, taken = Random(3), count(), set[int]()
    for _ in range(200):
        taken.add(urn.draw(rng, lambda: next(new), taken))
    assert len(taken) == 200
