"""Urns that make heavy tails: what was drawn often is drawn oftener, and something new comes up ever more rarely.

The urn is the two-parameter Chinese restaurant process (Pitman and Yor): after n draws of k things, something new comes up with
probability (strength + discount * k) / (strength + n), and a thing that was drawn c times with (c - discount) / (strength + n). The
number of things grows like a power of the number of draws, and the sizes fall off like those of Zipf's law, the steeper the smaller
the discount.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from math import exp, lgamma
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")

DISCOUNT = 0.6
"""Chosen, not measured: four studies say nothing about how steeply the use of constructs falls off in four hundred."""

_TRIES = 40


class Urn(Generic[T]):
    """An urn of things; ``draw`` gives one that was drawn before, or has a new one made."""

    def __init__(self, strength: float, discount: float = DISCOUNT) -> None:
        self.strength = strength
        self.discount = discount
        self._drawn: list[T] = []
        self._count: dict[T, int] = {}

    def draw(self, rng: Random, new: Callable[[], T], taken: Container[T] = ()) -> T:
        """A thing that is not taken yet; ``new`` makes one where the urn wants something that was never drawn from it."""
        fresh = (self.strength + self.discount * len(self._count)) / (self.strength + len(self._drawn)) if self._drawn else 1.0
        thing = None if rng.random() < fresh else self._known(rng, taken)
        if thing is None:
            thing = new()
        self._drawn.append(thing)
        self._count[thing] = self._count.get(thing, 0) + 1
        return thing

    def _known(self, rng: Random, taken: Container[T]) -> T | None:
        """One that was drawn before, with a probability like its count without the discount; None where only taken ones come up."""
        for _ in range(_TRIES):
            thing = self._drawn[int(rng.random() * len(self._drawn))]
            if rng.random() >= self.discount / self._count[thing] and thing not in taken:
                return thing
        return None


def expected(draws: int, strength: float, discount: float = DISCOUNT) -> float:
    """How many things are expected among so many draws."""
    rising = lgamma(strength + discount + draws) - lgamma(strength + discount) - lgamma(strength + draws) + lgamma(strength)
    return strength / discount * (exp(rising) - 1)


def strength_for(draws: int, things: int, discount: float = DISCOUNT) -> float:
    """The strength of an urn that gives so many things in so many draws, as counted in a real corpus.

    The discount alone makes some: where fewer were counted, the strength is next to nothing.
    """
    low, high = 1e-3, 1e6
    for _ in range(60):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if expected(draws, middle, discount) < things else (low, middle)
    return low
