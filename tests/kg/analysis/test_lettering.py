"""Texts are broken into lines that fit, and nothing of them is lost unless it is said so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.lettering import text_width, wrap

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=120)


@given(TEXTS)
def test_every_line_fits_unless_it_is_a_single_character(text: str) -> None:
    for line in wrap(text, 90, 13, lines=9):
        assert text_width(line, 13) <= 90 or len(line) <= 2


@given(TEXTS)
def test_no_letter_is_lost_where_there_are_lines_enough(text: str) -> None:
    lines = wrap(text, 90, 13, lines=1000)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS)
def test_what_is_cut_ends_in_an_ellipsis(text: str) -> None:
    lines = wrap(text, 60, 13, lines=2)
    assert len(lines) <= 2
    whole = "".join("".join(wrap(text, 60, 13, lines=1000)).split())
    shown = "".join("".join(lines).split())
    assert shown == whole or shown.endswith("…")


def test_a_name_breaks_at_spaces_and_behind_hyphens() -> None:
    assert wrap("mass-customization capability", 90, 13) == ("mass-", "customization", "capability")
    assert wrap("mass-customization capability", 200, 13) == ("mass-customization capability",)


def test_letters_of_other_scripts_take_more_room() -> None:
    assert text_width("倉庫", 10) > text_width("ab", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10), "a combining accent takes none"
