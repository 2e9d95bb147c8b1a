"""Words that somebody may have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search.search import Search
from kg.search.spelling import Vocabulary, allowed, distance, nearness


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("trust", "trust", 0), ("trsut", "trust", 1), ("thrust", "trust", 1), ("trst", "trust", 1), ("crust", "trust", 1),
    ("dinamic", "dynamic", 1), ("capabilites", "capabilities", 1), ("", "abc", 3), ("ca", "abc", 3)])
def test_distance(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == distance(other, one) == expected


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_distance_is_symmetric_and_bounded(one: str, other: str) -> None:
    found = distance(one, other)
    assert found == distance(other, one) and abs(len(one) - len(other)) <= found <= max(len(one), len(other))
    assert (found == 0) == (one == other)


def test_a_beginning_is_near_and_another_first_letter_farther() -> None:
    assert nearness("assimlat", "assimilation") == 1.5
    assert nearness("crust", "trust") == 1.25
    assert [allowed(word) for word in ("abc", "abcd", "abcdef", "abcdefghij")] == [0, 1, 2, 3]


@pytest.mark.parametrize(("word", "expected"), [
    ("adopton", ("adoption",)), ("operater", ("operator",)), ("robottrust", ("robot", "trust")), ("pciking", ("picking",)),
    ("supervisr", ("supervisor",)), ("fatique", ("fatigue",))])
def test_guesses(search: Search, word: str, expected: tuple[str, ...]) -> None:
    with search.index().connection() as connection:
        assert Vocabulary(connection).guesses(word)[0].words == expected


@pytest.mark.parametrize("word", ["zzzzzzzz", "2019", "abc", "倉", "", "a"])
def test_what_is_like_nothing_is_not_guessed(search: Search, word: str) -> None:
    with search.index().connection() as connection:
        assert Vocabulary(connection).guesses(word) == []


def test_how_often_words_stand(search: Search) -> None:
    with search.index().connection() as connection:
        words = Vocabulary(connection)
        assert words.docs("quist") == 1 and words.docs("quis") == 0 and words.docs("zzz") == 0
        assert words.begins("quis") == words.begins("quist") > 0
        assert words.begins("") > 100
