"""Folding and slugs of names, and names to constructs."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.records.names import MAX_SLUG, ConstructIndex, fold, slug
from tests.kg.records.invented import record


@pytest.mark.parametrize(
    ("name", "folded", "key"),
    [
        ("Data-driven culture", "data driven culture", "data-driven-culture"),
        ("data  driven–culture", "data driven culture", "data-driven-culture"),
        ("naïve optimism", "naive optimism", "naive-optimism"),
        ("BDAI assimilation", "bdai assimilation", "bdai-assimilation"),
        ("Straße & Łódź", "strasse lodz", "strasse-lodz"),
        ("customers' trust", "customers trust", "customers-trust"),
        ("firm’s size", "firms size", "firms-size"),
        ("ﬁrm size", "firm size", "firm-size"),
        ("CO₂ (kg)", "co2 kg", "co2-kg"),
        ("e-Commerce/m-commerce", "e commerce m commerce", "e-commerce-m-commerce"),
        ("  X ", "x", "x"),
    ],
)
def test_folding_and_slugs(name: str, folded: str, key: str) -> None:
    assert fold(name) == folded
    assert slug(name) == key


def test_other_scripts_get_a_hash_and_keep_their_latin_part() -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", slug("人機協調"))
    assert re.fullmatch(r"rhythm-[0-9a-f]{8}", slug("倉庫 rhythm"))
    assert slug("人機協調") != slug("倉庫")
    assert slug("倉庫 rhythm") != slug("人機 rhythm")
    assert slug("倉庫 rhythm") == slug("倉庫  Rhythm") == "rhythm-" + slug("倉庫 rhythm")[-8:]


def test_a_hash_does_not_move() -> None:
    assert slug("人機協調") == "9bbd11c9"


@pytest.mark.parametrize("name", ["", "—", "!?", "-"])
def test_even_no_letter_gives_a_slug(name: str) -> None:
    assert slug(name)
    assert slug("!?") != slug("—")


def test_long_names_are_cut_and_stay_apart() -> None:
    one, two = slug("a" * 300), slug("a" * 301)
    assert one != two
    assert len(one) <= MAX_SLUG


@given(st.text(max_size=300))
def test_a_slug_is_a_safe_part_of_an_address(name: str) -> None:
    key = slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)
    assert len(key) <= MAX_SLUG
    assert slug(name) == key


@given(st.text(max_size=30), st.text(max_size=30))
def test_different_names_have_different_slugs(one: str, two: str) -> None:
    assume(fold(one) and fold(two))  # of what folds to nothing the next test speaks
    assert (slug(one) == slug(two)) == (fold(one) == fold(two))


def test_names_without_a_letter_keep_different_slugs() -> None:
    assert fold("!") == fold("?") == "" and slug("!") != slug("?")


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_a_construct_is_found_by_any_of_its_names() -> None:
    index = ConstructIndex(record())
    for name in ("robot trust", "Robot-Trust", "RT", "trust in robots"):
        found = index.get(name)
        assert found is not None
        assert found.name == "robot trust"
        assert index.slug(name) == "robot-trust"
    assert index.get("robots") is None
    assert index.slug("Robots!") == "robots"
    assert index.mentioned_only(["RT", "robots", "Robots", "gain"]) == ["Robots", "gain"]
    assert index.ambiguous() == {}
