"""Places of words in texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search.passages import LONGEST, Marker
from kg.search.query import parse


def marker(question: str) -> Marker:
    return Marker(pattern for term in parse(question).terms for pattern in term.patterns)


def marked(question: str, text: str) -> list[str]:
    passage = marker(question).passage(text)
    return [piece for piece, hit in passage.pieces if hit]


@pytest.mark.parametrize(("question", "text", "expected"), [
    ("trust", "robot trust, distrust", ["trust"]),
    ("rob", "Robots rob", ["Rob", "rob"]),
    ('"robot trust"', "Robot-trust of robots", ["Robot-trust"]),
    ('"robot"', "robots, a robot", ["robot"]),
    ("capability", "dynamic capabilities", ["capabilities"]),
    ("nandu", "Åsa Ñandú", ["Ñandú"]),
    ("nandu", "A\u0301sa N\u0303andu\u0301", []),
    ("oneill", "O'Neill", ["O'Neill"]),
    ("協調", "人機協調", ["協調"]),
    ("b", "<b>b</b> & ab", ["b", "b", "b"]),
    ("", "nothing", []),
])
def test_marks(question: str, text: str, expected: list[str]) -> None:
    assert marked(question, text) == expected


def test_a_long_text_is_cut_to_the_part_with_most_words() -> None:
    text = "robot " + "filler " * 80 + "a robot that earns trust and speed " + "filler " * 80
    passage = marker("robot trust speed").passage(text)
    assert passage.text.startswith("… ") and passage.text.endswith(" …") and len(passage.text) <= LONGEST + 4
    assert [piece for piece, hit in passage.pieces if hit] == ["robot", "trust", "speed"]
    assert "filler filler" in marker("zzz").passage(text).text and not marker("zzz").passage(text).text.startswith("…")


@given(st.text(max_size=700), st.text(max_size=12))
def test_pieces_are_the_text_and_marks_are_in_order(text: str, question: str) -> None:
    passage = marker(question).passage(text)
    assert "".join(piece for piece, _ in passage.pieces) == passage.text
    assert all(0 <= a < b <= len(passage.text) for a, b in passage.marks)
    assert all(b < c for (_, b), (c, _) in pairwise(passage.marks))
    assert passage.text.removeprefix("… ").removesuffix(" …") in text


@given(st.text("ab c", max_size=900), st.integers(61, 120))
def test_the_part_that_is_shown_holds_most_words(text: str, longest: int) -> None:
    whole, cut = marker("a").marks(text), marker("a").passage(text, longest)
    reach = longest - 60
    most = max((sum(1 for a, b in whole if start <= a and b <= start + reach) for start, _ in whole), default=0)
    assert len(cut.marks) >= most or len(text) <= longest


def test_a_page_of_nothing_but_the_word_is_marked() -> None:
    passage = marker("lorem").passage("lorem " * 100_000)
    assert passage.text.startswith("lorem lorem") and len(passage.marks) == 46
