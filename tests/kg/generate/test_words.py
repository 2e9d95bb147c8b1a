from __future__ import annotations

import doctest
from random import Random

from kg.generate import words


def test_examples() -> None:
    assert doctest.testmod(words).failed == 0


def test_no_word_and_no_family_name_stands_twice() -> None:
    assert len({words.word(n) for n in range(words.VOCABULARY)}) == words.VOCABULARY
    assert len({words.family(n) for n in range(words.FAMILIES)}) == words.FAMILIES


def test_a_sentence_has_the_length_that_is_asked_for_and_ends_in_no_joint() -> None:
    for seed in range(50):
        text = words.sentence(Random(seed), 1 + seed % 7)
        assert len(text.split()) == 1 + seed % 7
        assert text[0].isupper() and text.endswith(".") and text.split()[-1] not in {"of.", "the.", "a.", "by."}


def test_the_same_luck_gives_the_same_words() -> None:
    assert words.title(Random(5)) == words.title(Random(5)) != words.title(Random(6))
