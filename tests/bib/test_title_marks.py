"""What is set apart in titles: from and to LaTeX and HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.latex import decode
from bib.title_marks import from_html, from_latex, to_html, to_latex
from tests.bib.works import TEXT, marks

MARKED = TEXT.flatmap(lambda title: st.tuples(st.just(title), marks(title).map(lambda found: found or ())))


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("The {BDAI} of {E}-commerce", "The BDAI of E-commerce", ((4, 8, "nocase"), (12, 13, "nocase"))),
        ("{A whole title}", "A whole title", ((0, 13, "nocase"),)), ("{{Twice}}", "Twice", ((0, 5, "nocase"),)),
        (r"{\"U}ber {\'e}t{\'e}", "Über été", ()), (r"\emph{Homo {S}apiens} and \textbf{x}", "Homo Sapiens and x",
                                                    ((0, 12, "i"), (5, 6, "nocase"), (17, 18, "b"))),
        (r"{{\"U}ber} $a_{1}$ {R\&D}", "Über a_1 R&D", ((0, 4, "nocase"), (9, 12, "nocase"))),
        (r"\'{E}cole {X", "École X", ((6, 7, "nocase"),)),
        ("a { b } c", "a b c", ((2, 4, "nocase"),)), ("plain", "plain", ()), ("}{", "", ()),
    ],
)
def test_latex(text: str, title: str, expected: tuple[tuple[int, int, str], ...]) -> None:
    assert from_latex(text) == (title, expected)
    assert decode(text) == title


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ('<span class="nocase">BDAI</span> <i>x</i>', "BDAI x", ((0, 4, "nocase"), (5, 6, "i"))),
        ('<span style="font-variant:small-caps;">ad</span> <sup>2</sup><sub>3</sub>', "ad 23",
         ((0, 2, "sc"), (3, 4, "sup"), (4, 5, "sub"))),
        ("<script>alert(1)</script>", "<script>alert(1)</script>", ()), ("a <i> b", "a <i> b", ()), ("p < .05 </i>", "p < .05 </i>", ()),
        ("<b><i>x</i></b>", "x", ((0, 1, "b"), (0, 1, "i"))), ("<span>x</span>", "x", ()), ("<i></i>", "", ()),
    ],
)
def test_html(text: str, title: str, expected: tuple[tuple[int, int, str], ...]) -> None:
    assert from_html(text) == (title, expected)


@given(MARKED)
def test_there_and_back(marked: tuple[str, tuple[tuple[int, int, str], ...]]) -> None:
    title, found = marked
    assert from_latex(to_latex(title, found)) == (title, found)
    if "<" not in title:
        assert from_html(to_html(title, found)) == (title, found)


@given(st.text(alphabet=st.sampled_from("{}\\\"' $aBé<>/i-"), max_size=30))
def test_any_text_has_a_plain_title_and_marks_within_it(text: str) -> None:
    for title, found in (from_latex(text), from_html(text)):
        assert all(0 <= start < end <= len(title) for start, end, _ in found)


def test_passages_that_cross_are_written_once() -> None:
    assert to_html("abcdef", ((0, 4, "i"), (2, 6, "b"))) == "<i>abcd</i>ef"
    assert to_html("abc", ((2, 9, "i"), (1, 1, "b"))) == "abc"
