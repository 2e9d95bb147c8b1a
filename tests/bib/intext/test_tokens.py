"""Tokens: places, names with what they hold, what is broken over lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.intext.folding import folded
from bib.intext.tokens import Token, tokens, unbroken, without_possessive


def kinds(text: str) -> list[tuple[str, str]]:
    return [(t.kind, t.text) for t in tokens(text, 0, len(text))]


def test_kinds() -> None:
    assert kinds("O’Cass, J.-P. K. et al. & 3.5\n1B") == [
        ("word", "O’Cass"), ("mark", ","), ("initial", "J.-P. K."),
        ("etal", "et al."), ("mark", "&"), ("number", "3.5"), ("line", "\n"), ("number", "1B")]


def test_a_page_number_between_empty_lines_is_a_break() -> None:
    assert kinds("Berg and\n\n12\n\nWu")[2] == ("paragraph", "\n\n12\n\n")
    assert ("number", "12") in kinds("Berg and 12\n\nWu")


@pytest.mark.parametrize(("text", "capital"), [
    ("Berg", True), ("berg", False), ("al-Debei", True), ("d’Astous", True), ("deHaan", True),
    ("REN21", True), ("P3", False), ("李", True), ("von", False)])
def test_what_may_begin_a_name(text: str, capital: bool) -> None:
    assert tokens(text, 0, len(text))[0].capital is capital


@pytest.mark.parametrize(("text", "expected"), [
    ("Gold-\nsmith", "Goldsmith"), ("Ragu-\nNathan", "Ragu-Nathan"), ("a\nb", "a b"), ("soft\u00adhyphen", "softhyphen"),
    ("Berg\n\n12\n\nWu", "Berg Wu"), ("3-\n5", "3-5"), ("plain", "plain")])
def test_unbroken(text: str, expected: str) -> None:
    assert unbroken(text) == expected


def test_possessives() -> None:
    assert [without_possessive(n) for n in ("Gnizy’s", "Hayes'", "Hayes's", "O’Cass", "Marx’")] == [
        "Gnizy", "Hayes", "Hayes", "O’Cass", "Marx"]


def test_folding() -> None:
    assert [folded(n) for n in ("Ragu-Nathan", "O’Cass", "JÄRVI", "Łoś", "Straße", "Jurić", "Øst  by")] == [
        "ragu nathan", "ocass", "jarvi", "los", "strasse", "juric", "ost by"]


@given(st.text(max_size=80))
def test_tokens_stand_in_order_and_lose_only_spaces_and_emphasis(text: str) -> None:
    found = tokens(text, 0, len(text))
    assert all(text[t.start:t.end] == t.text for t in found)
    assert [t.start for t in found] == sorted({t.start for t in found})
    covered = {k for t in found for k in range(t.start, t.end)}
    assert all(c.isspace() or c in "*_\\" for k, c in enumerate(text) if k not in covered)
    assert all(isinstance(t, Token) and t.key is not None for t in found)
