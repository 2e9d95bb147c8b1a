"""Words as the index holds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search.words import STOP, forms, tokens, unspaced


@pytest.mark.parametrize(("text", "expected"), [
    ("Data-driven Café", ["data", "driven", "cafe"]),
    ("Ñandú's robots", ["nandu", "robots"]),
    ("the robots' speed", ["the", "robots", "speed"]),
    ("O'Neill", ["oneill"]),
    ("人機協調 rhythm", ["人", "機", "協", "調", "rhythm"]),
    ("10.1016/j.x", ["10", "1016", "j", "x"]),
    ("😀 * \" \x00", []),
])
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(("word", "expected"), [
    ("capability", {"capability", "capabilities"}),
    ("capabilities", {"capabilities", "capability"}),
    ("firms", {"firms", "firm"}),
    ("processes", {"processes", "process"}),
    ("analysis", {"analysis"}),
    ("focus", {"focus"}),
    ("crm", {"crm"}),
    ("organisation", {"organisation", "organization"}),
    ("customize", {"customize", "customise"}),
    ("behaviours", {"behaviours", "behaviour", "behaviors", "behavior"}),
    ("wise", {"wise"}),
    ("four", {"four"}),
])
def test_forms_of_a_word(word: str, expected: set[str]) -> None:
    assert set(forms(word)) == expected and forms(word)[0] == word


@given(st.text(max_size=40))
def test_tokens_are_words_of_the_index(text: str) -> None:
    found = tokens(text)
    assert all(token and token.isalnum() for token in found)
    assert tokens(" ".join(found)) == found, "looking for the tokens of a text finds its tokens"


def test_letters_without_spaces_are_tokens_of_their_own() -> None:
    assert unspaced("倉") and not unspaced("a") and not any(map(unspaced, STOP))
