"""Headings of texts."""

from __future__ import annotations

import pytest

from kg.extract.headings import heading_above, headings

TEXT = "# Paper\n\n1 Introduction\nWords.\n\n2. Theory\n2.1 Trust\nWords.\n2.2. Fatigue\n3 Method\nReferences\n"


def test_headings_in_their_order_with_level_and_line() -> None:
    assert [(h.number, h.title, h.level, h.line) for h in headings(TEXT)] == [
        ("", "Paper", 1, 1), ("1", "Introduction", 1, 3), ("2", "Theory", 1, 6), ("2.1", "Trust", 2, 7), ("2.2", "Fatigue", 2, 9),
        ("3", "Method", 1, 10), ("", "References", 1, 11)]


@pytest.mark.parametrize("line", ["5 Apples", "2.4 Leaves a gap", "1 apple was eaten", "2. Ends as a sentence does.", "2\tA row of a table",
                                  "| 2 | Cell |", "introductions to others"])
def test_what_does_not_follow_is_no_heading(line: str) -> None:
    assert [h.title for h in headings(f"1 Introduction\n{line}\n")] == ["Introduction"]


def test_a_place_stands_under_the_heading_above_it() -> None:
    found = headings(TEXT)
    place = heading_above(found, TEXT.index("Words.", 40))
    assert place is not None and place.name == "2.1"
    assert heading_above(headings("Words.\n\n1 Introduction\n"), 2) is None
