"""Which rows hold the words that someone looks for, and where they stand in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.store import Store
from kg.queries.catalogue import ask
from kg.queries.matching import holds, matching, spans, words_of


def test_words_are_folded_and_each_once() -> None:
    assert words_of("Naïve  NAIVE-optimism") == ("naive", "optimism")
    assert words_of(" – ") == ()


def test_every_word_must_stand_somewhere() -> None:
    assert holds(["Robot trust", "of Åsa"], ("asa", "trust"))
    assert not holds(["Robot trust"], ("robot", "speed"))
    assert holds([], ())


@pytest.mark.parametrize(("text", "words", "expected"), [
    ("Naïve optimism", ("naive", "optim"), ["Naïve", "optim"]),
    ("data-driven culture", ("data", "driven"), ["data", "driven"]),
    ("Straße", ("strasse",), ["Straße"]),
    ("operator's load", ("operators",), ["operator's"]),
    ("aaa", ("aa",), ["aaa"]),
    ("倉庫 notes", ("倉庫",), ["倉庫"]),
    ("nothing", ("zzz", ""), []),
])
def test_where_words_stand(text: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert [text[a:b] for a, b in spans(text, words)] == expected


@given(st.text(max_size=60), st.lists(st.text(max_size=5), max_size=4))
def test_stretches_are_in_order_and_never_overlap(text: str, words: list[str]) -> None:
    found = spans(text, [w for word in words for w in words_of(word)])
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(b < c for (_, b), (c, _) in pairwise(found))


def test_an_answer_keeps_only_the_rows_that_hold_all(store: Store) -> None:
    answer = ask(store.reader(), "works/list")
    found = matching(answer, words_of("NANDU robots"), ("title", "authorNames"))
    assert [row["key"].value for row in found.rows if row["key"]] == ["lindqvist2019"] and found.text == answer.text
    assert matching(answer, (), ("title",)) is answer
