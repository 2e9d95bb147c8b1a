"""Numbered citations: only where the list is numbered, and in the one form that the text uses."""

from __future__ import annotations

from bib.intext import find_markers, link
from bib.intext.numbers import find_numbers
from bib.model import Name, Work

SQUARE = "First [1]. Then [2, 4–6] and [3] hold, as in Eq. [2] and item [9]."
RAISED = "First.¹ Then⁽ it holds²,⁴⁻⁶ and so.³ The area is 5 m² or x².²"


def numbers(text: str, entries: int) -> list[int]:
    return [n for n, _, _ in find_numbers(text, len(text), entries)]


def test_square_brackets_with_ranges() -> None:
    assert numbers(SQUARE, 6) == [1, 2, 4, 5, 6, 3]


def test_raised_numbers_in_three_notations() -> None:
    assert numbers("First.¹ Then it holds²,⁴⁻⁶ and so.³", 6) == [1, 2, 4, 5, 6, 3]
    assert numbers("First.<sup>1</sup> Then it holds<sup>2,4-6</sup> and so.^3^", 6) == [1, 2, 4, 5, 6, 3]


def test_round_brackets_where_most_of_the_list_is_cited_so() -> None:
    assert numbers("First (1). Then (2, 4) and (3) hold.", 4) == [1, 2, 4, 3]
    assert numbers("Steps (1) and (2) follow.", 30) == []


def test_the_place_is_that_of_the_number() -> None:
    text = "So it is [3, 5-6]."
    assert [(n, text[a:b]) for n, a, b in find_numbers(text, len(text), 6)] == [(3, "3"), (5, "5-6"), (6, "5-6")]


def test_nothing_without_a_numbered_list_or_beyond_it() -> None:
    assert find_markers(SQUARE) == []
    assert numbers("As in [17] and [2020].", 6) == []


def test_a_number_means_its_place_in_the_list() -> None:
    works = [Work(key=f"r{k}", author=(Name("Berg"),), issued=(2000 + k,)) for k in range(1, 7)]
    linked = link(find_markers(SQUARE, numbered=6), works)
    assert [(item.marker.text, item.resolves_to, item.method) for item in linked][:3] == [
        ("[1]", "r1", "number"), ("[2]", "r2", "number"), ("[4]", "r4", "number")]
    assert link(find_markers(SQUARE, numbered=6), works[:2])[-1].resolves_to is None


def test_author_and_year_in_square_brackets_is_no_number() -> None:
    found = find_markers("Shown [1] and [2] by Berg [2010].", numbered=2)
    assert [m.text for m in found] == ["[1]", "[2]", "Berg (2010)"]
