"""Sentences with their places: what ends one, and what only looks like an end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.sentences import sentence_around, sentences

SPLIT = [
    ["Trust grew.", "Sales fell."],
    ["Berg et al. (2010) agree.", "So do others."],
    ["It was found by Berg et al.", "However, it fell."],
    ["Firms, e.g. Acme, grew by 3.5 percent, i.e. little.", "See Fig. 3 and Eq. 2 on p. 203."],
    ["It holds (cf. Wu, 2011. See there).", "So be it."],
    ["J. K. Berg came in 2010.", "He left."],
    ["The effect is small (p < .05).", "It is not zero (b = .12, p. 7)."],
    ["They moved to the U.S. market.", "The rest stayed."],
    ["They moved to the U.S.", "The rest stayed."],
    ["Practices spread. (Srini & Swann, 2018).", "Next one."],
    ["Practices spread. (Srini & Swann, 2018; Berg, in press).", "Next one."],
    ["Practices spread.", "(This is a sentence of its own.)", "Next one."],
    ["\"Is it?\" she asked.", "Really?", "Yes!", "“It is.”", "Good."],
    ["Acme Inc. and Beta Co. merged.", "Prices rose."],
    ["Values exceed .70.", "147 firms answered."],
    ["It is known.12", "It is old.[3]", "It is new."],
    ["It happened (Berg, 2010; see pp. 3-5, Wu 2011).", "Then it stopped..."],
    ["Prices, costs etc. are given.", "They matter."],
    ["Vgl. Müller et al. 2010, S. 5 f. und z.B. Meyer.", "Danach folgt mehr."],
]

KEPT = [
    "A sentence\nthat is broken\nover lines.", "A sentence that a page\n\nbreak cuts in two.",
    "It was said, as\n\n(Berg, 2010) shows, that it is.",
    "A list (first, Berg.\nSecond, Wu, 2010) goes on.", "Passage ends here.\n\n(Berg & Wu, 2020).",
]


@pytest.mark.parametrize("expected", SPLIT, ids=lambda e: e[0][:40])
def test_split(expected: list[str]) -> None:
    assert [s.text for s in sentences(" ".join(expected))] == expected


@pytest.mark.parametrize("text", KEPT)
def test_kept_whole(text: str) -> None:
    assert [s.text for s in sentences(text)] == [text]


def test_blocks_stand_alone() -> None:
    text = ("# A heading\nFirst sentence. Second\n\nThird paragraph without a stop\n\nFourth.\n"
            "| a. b | c |\n| d | e |\n- item one\n- item two\n1. Numbered. Item")
    assert [s.text for s in sentences(text)] == [
        "# A heading\nFirst sentence.", "Second", "Third paragraph without a stop", "Fourth.", "| a. b | c |", "| d | e |", "- item one",
        "- item two", "1. Numbered.", "Item"]


def test_places_are_places() -> None:
    text = "  One.  Two (Berg, 2010. So).\n\nThree"
    assert [(text[s.start:s.end], s.text) for s in sentences(text)] == [(t, t) for t in ["One.", "Two (Berg, 2010. So).", "Three"]]


def test_the_sentence_around_a_place() -> None:
    text = "One.  Two."
    spans = sentences(text)
    assert [s.text if (s := sentence_around(spans, at)) else None for at in range(len(text))] == ["One."] * 4 + [None] * 2 + ["Two."] * 4
    assert sentence_around([], 0) is None


@given(st.text(alphabet=st.sampled_from("aB .!?\n()[]|#-1e.g\"”…é"), max_size=200))
def test_nothing_is_lost_and_nothing_twice(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(s.text.split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s.start:s.end] == s.text for s in spans)
