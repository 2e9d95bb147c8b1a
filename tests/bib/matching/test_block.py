"""Candidate pairs: none of the likely ones is left out, and their number grows with that of the works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bib.matching.block import MOST_TOGETHER, candidate_pairs
from bib.matching.profile import Profile
from bib.model import Name, Work
from tests.bib.matching.test_compare import SAME
from tests.bib.matching.works import JOURNAL, PAPER


def pairs(*works: Work) -> list[tuple[int, int]]:
    return candidate_pairs([Profile.of(w) for w in works])


@pytest.mark.parametrize("entry", SAME.values(), ids=SAME.keys())
def test_entries_of_one_work_are_compared(entry: Work) -> None:
    stranger = Work("stranger", JOURNAL, "What managers make of numbers", (Name("Zed", "Ann"),), issued=(1999,))
    assert pairs(stranger, replace(PAPER, doi="10.1000/x"), entry) == [(1, 2)]


def test_works_without_anything_are_compared_with_nothing() -> None:
    assert pairs(Work("a"), Work("b"), Work("c")) == []


def test_of_many_works_under_one_key_each_has_a_bounded_number_of_neighbours() -> None:
    editorials = [Work(f"e{n}", JOURNAL, "Editorial", (Name("Berg", "Jan"),), issued=(2010,)) for n in range(400)]
    assert len(pairs(*editorials)) <= 400 * MOST_TOGETHER


def test_the_number_of_pairs_grows_with_the_number_of_works() -> None:
    def invented(count: int) -> int:
        return len(pairs(*(Work(f"w{n}", JOURNAL, f"Teams{n % 509} that learn{n % 1009} without failure{n // 2}", (Name(f"Berg{n % 251}"),),
                                issued=(1990 + n % 30,)) for n in range(count))))
    assert invented(2000) < 3 * invented(1000)
