"""Years of citations and the brackets around them."""

from __future__ import annotations

import pytest

from bib.intext.years import LONGEST_BRACKET, Bracket, Brackets, years


def found(text: str) -> list[tuple[str, list[str]]]:
    return [(y.text, [letter for letter, _, _ in y.letters]) for y in years(text, len(text))]


@pytest.mark.parametrize(("text", "expected"), [
    ("2017", [("2017", [""])]), ("2017a", [("2017", ["a"])]), ("2017a, b", [("2017", ["a", "b"])]),
    ("2017a–c", [("2017", ["a", "b", "c"])]),
    ("2017a and b", [("2017", ["a", "b"])]), ("2017a,2018b", [("2017", ["a"]), ("2018", ["b"])]),
    ("2017a, e.g. this", [("2017", ["a"])]),
    ("n.d.", [("n.d.", [""])]), ("n. d.", [("n. d.", [""])]), ("In Press-b", [("in press", ["b"])]),
    ("forthcoming", [("forthcoming", [""])]),
    ("2015,2017", [("2015", [""]), ("2017", [""])]),
    ("1990s", []), ("1999–2005", []), ("p. 2010", []),
    ("$2000", []), ("12,2017", []), ("2017.5", []), ("12.2017", []), ("A2017", []),
    ("2017 %", [("2017", [""])]),
    ("2017%", []), ("1066", []), ("2075", []), ("/2017/", [])])
def test_what_is_a_year(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert found(text) == expected


def test_a_second_year() -> None:
    assert [(y.number, y.other, y.end) for y in years("1890/1983 1867 [1976]", 21)] == [(1890, 1983, 9), (1867, 1976, 21)]


def test_each_letter_has_its_place() -> None:
    text = "(Berg, 2017a, b)"
    year = next(years(text, len(text)))
    assert [text[a:b] for _, a, b in year.letters] == ["2017a", "b"]
    assert text[year.start:year.end] == "2017a, b"


def test_the_innermost_bracket() -> None:
    text = "a (b [c] d) e"
    brackets = Brackets(text, len(text))
    inner, outer = Bracket(5, 7), Bracket(2, 10)
    assert [brackets.around(at) for at in range(len(text))] == [None] * 2 + [outer] * 3 + [inner] * 3 + [outer] * 3 + [None] * 2


def test_brackets_without_the_other_half_count_for_nothing() -> None:
    assert Brackets("a ( b ] c", 9).around(4) is None
    assert Brackets("a) b", 4).around(0) is None
    assert Brackets("(" + "x" * (LONGEST_BRACKET + 1) + ")", LONGEST_BRACKET + 3).around(5) is None
    assert Brackets("( (b) c", 7).around(3) == Bracket(2, 4)


def test_crossing_brackets_have_an_answer() -> None:
    brackets = Brackets("(a [b) c] d", 11)
    assert brackets.around(1) == Bracket(0, 5)
    assert brackets.around(10) is None
