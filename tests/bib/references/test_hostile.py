"""Texts that nobody wrote: they take no longer than their length, and break nothing."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bib.references import entries, parse_reference, read_references, reference_lists
from bib.references.training import grammar, houses
from bib.references.training.aligned import Sample
from bib.references.training.invented import work

MARKS = st.sampled_from((*".,;:()[]{}\"'“”«»–—-_/\\<>&|*#\t\n\r\f\u00ad\u0301\u200b\ufeff09aAÉß字", "10.1000/", "https://", "(2020)",
                         "et al.", "In ", "pp. ", "vol. ", "———", "[1] ",
                         "1. ", "- ", "References\n", "\n\n", "# ", "Smith, J. "))
EDITS = st.lists(st.tuples(st.floats(0, 1), MARKS, st.integers(0, 20), st.sampled_from((1, 1, 1, 30))), max_size=20)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6), EDITS)
def test_mutated_lists_are_read_and_their_places_lie_in_the_text(seed: int, edits: list[tuple[float, str, int, int]]) -> None:
    rng = Random(seed)
    house = houses.house(rng)
    text = "References\n\n" + "\n".join(Sample.of(grammar.entry(rng, house, work(rng, str(n)))).text for n in range(4))
    for where, mark, gone, times in edits:
        at = int(where * len(text))
        text = text[:at] + mark * times + text[at + gone:]
    for printed, parsed in read_references(text):
        assert 0 <= printed.start < printed.end <= len(text)
        assert printed.text.strip() and printed.line == text.count("\n", 0, printed.start) + 1
        assert all(0 <= a < b <= len(printed.text) for a, b in parsed.spans.values())


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    for span in reference_lists(text):
        assert 0 <= span.start <= span.end <= len(text)
        assert all(one.text for one in entries(text, span))
    parse_reference(text)


@pytest.mark.parametrize("piece", ["References\n", "Smith, J. (2020). ", "[1] ", "1. a\n", "- ", "(", "Aa ", "A. ", "10.1000/",
                                   "https://a.b/", "*a", "[a](", "a, ", "In ", "“", "\n", "2020 ", "of the ",
                                   "Smith, J., ", "Aa, B. & ", "pp. 1-", "———. ", "A-", "Vol. 1 (2), ", "de la "])
def test_repetition_without_end_is_read_in_the_same_way(piece: str) -> None:
    """A regex that backtracks without bound would not come back from these."""
    text = "References\n\n" + piece * (40_000 // len(piece))
    for span in reference_lists(text):
        entries(text, span)
    parse_reference(text)
