"""What somebody typed, as terms; no text is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search.query import LONGEST_TOKEN, MOST_TERMS, parse


@pytest.mark.parametrize(("text", "expected"), [
    ("robot trust", [("robot",), ("trust",)]),
    ('"robot trust" speed', [("robot", "trust"), ("speed",)]),
    ("„robot trust“ «speed»", [("robot", "trust"), ("speed",)]),
    ('"robot trust', [("robot",), ("trust",)]),
    ("data-driven", [("data",), ("driven",)]),
    ("robot robot Robot", [("robot",)]),
    ("the trust of a robot", [("trust",), ("robot",)]),
    ("of the", [("of",), ("the",)]),
    ("competitive pressure -> adoption", [("competitive",), ("pressure",), ("adoption",)]),
    ("https://doi.org/10.1000/ab.1", [("10", "1000", "ab", "1")]),
    ("doi:10.1000/AB.1", [("10", "1000", "ab", "1")]),
    ("人機 rhythm", [("人", "機"), ("rhythm",)]),
    ("NEAR(robot, 5)", [("near",), ("robot",), ("5",)]),
    ('"" - -- * ( ) 😀 \x00', []),
])
def test_terms(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [term.tokens for term in parse(text).terms] == expected


def test_a_minus_takes_out_and_a_hyphen_or_a_figure_does_not() -> None:
    query = parse('speed -robot -"night shift" on-time -0.24')
    assert [term.tokens for term in query.excluded] == [("robot",), ("night", "shift")]
    assert [term.tokens for term in query.terms] == [("speed",), ("time",), ("0",), ("24",)], "a stop word beside others is left out"
    assert parse("-robot").terms == ()


def test_words_are_open_and_quoted_ones_are_not() -> None:
    word, phrase = parse('capability "robot trust"').terms
    assert word.match == '("capability"* OR "capabilities"*)'
    assert phrase.match == '("robot trust")'
    assert all(not term.open for term in parse("of the").terms), "stop words alone are not the beginning of others"


@given(st.one_of(st.text(), st.text(alphabet='"“”«»-* ()ab:^{}\x00😀倉'), st.text(min_size=200, max_size=3000)))
def test_any_text_is_a_question_and_its_text_is_the_same_question(text: str) -> None:
    query = parse(text)
    assert len(query.terms) <= MOST_TERMS and len(query.excluded) <= MOST_TERMS
    assert all(token.isalnum() and len(token) <= LONGEST_TOKEN for term in query.terms for token in term.tokens)
    again = parse(query.text)
    assert [t.tokens for t in again.terms] == [t.tokens for t in query.terms] or any(len(t.typed) >= LONGEST_TOKEN for t in query.terms)


def test_the_names_in_a_question_are_its_runs_of_words_the_longest_first() -> None:
    assert parse("big data use").names == ["big data use", "big data", "data use", "big", "data", "use"]
    assert parse("-only").names == [] and len(parse('"' + 'b c ' * 500 + '"').names) <= MOST_TERMS ** 2
