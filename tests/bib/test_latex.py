"""LaTeX to text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.latex import decode, encode, single_spaced

DECODED = {
    r"{\AA}sa": "Åsa",
    r"M{\"u}ller \& Co": "Müller & Co",
    r"na{\"\i}ve": "naïve",
    r"\o ystein": "øystein",
    r"Stra{\ss}e": "Straße",
    r"\c{c}": "ç",
    r"\v{S}": "Š",
    r"{\'{\i}}": "í",
    r"{BDAI} at work": "BDAI at work",
    "a~b": "a\u00a0b",
    "671--685": "671–685",
    "so --- well": "so — well",
    "``x''": "“x”",
    r"G{\"o}del's ``x''": "Gödel's “x”",
    r"$\beta$ of {X}": "β of X",
    r"50% of \'Etudes": "50% of Études",
    "costs $5 million": "costs $5 million",
    r"a \% b": "a % b",
    r"C\#": "C#",
    r"\emph{Foo} bar": "Foo bar",
    "two\n  lines": "two lines",
    r"\{x\}": "{x}",
    "R&D": "R&D",
    "倉庫": "倉庫",
    r"\textbackslash{}": "\\",
    "{}": "",
}


@pytest.mark.parametrize(("latex", "text"), DECODED.items())
def test_decoding(latex: str, text: str) -> None:
    assert decode(latex) == text


@pytest.mark.parametrize(
    "damage", ["\\", "{\\", "\\begin{x}", "$$", "\\'", "\\a" + "{" * 5000, "$" * 4001, "\\frac{" * 3000, "\\item[" * 2000, "}{"]
)
def test_damage_raises_nothing(damage: str) -> None:
    assert isinstance(decode(damage), str)


@given(st.text(st.one_of(st.sampled_from("\\{}$%&#_~^-–—`'!?\"\u00a0 ab"), st.characters(exclude_categories=("C", "Z"))), max_size=40))
def test_what_is_encoded_is_decoded_as_it_was(text: str) -> None:
    text = single_spaced(text)
    assert decode(encode(text)) == text


def test_values_without_marks_are_left_alone() -> None:
    text = "50% of R&D in 2020, #1"
    assert decode(text) == text
