from __future__ import annotations

from random import Random
from typing import Any

import pytest

from kg.generate.retelling import Retelling

EVIDENCE = {"kind": "indirect", "independent": ["robot trust"], "estimate": 0.31, "ci": {"level": 95, "low": 0.1, "high": 0.5}, "n": 100,
            "p": {"op": "<", "value": 0.01}, "gist": "Robots are trusted here", "quote": "We do trust them", "respondent": "Ms Brown, boss",
            "locator": "section 2.1", "sources": [{"table": "3", "line": 4}], "bears": "supports", "unheard": "of"}


@pytest.fixture
def told() -> dict[str, Any]:
    return Retelling(Random(1), {"robot trust": "vex"}.get, {"r1": "r9"}.get, growth=0.5).part(EVIDENCE)


def test_notations_and_places_stay(told: dict[str, Any]) -> None:
    assert [told[k] for k in ("kind", "bears", "locator", "p", "sources")] == [
        "indirect", "supports", "section 2.1", {"op": "<", "value": 0.01}, [{"table": "3", "line": 4}]]


def test_names_words_and_figures_are_others(told: dict[str, Any]) -> None:
    assert told["independent"] == ["vex"]
    assert told["n"] == 50
    assert 0 < told["estimate"] != 0.31
    assert told["ci"]["low"] < told["estimate"] < told["ci"]["high"] and told["ci"]["level"] == 95
    assert len(told["gist"].split()) == 4 and "obot" not in told["gist"]


def test_what_no_table_knows_is_left_out(told: dict[str, Any]) -> None:
    """Also quotations: their words are others'."""
    assert not {"unheard", "quote"} & set(told)
    assert "Brown" not in told["respondent"]


def test_an_entry_that_is_not_there_is_left_out() -> None:
    retelling = Retelling(Random(1), lambda name: None, {"r1": "r9"}.get, 1)
    assert retelling.part({"cites": ["r1", "r2"], "via": "r2"}) == {"cites": ["r9"]}


def test_a_place_in_words_does_not_come_through() -> None:
    retelling = Retelling(Random(1), lambda name: None, lambda ref: None, 1)
    assert retelling.part({"locator": "the box on robots"}) == {"locator": "section 2"}


@pytest.mark.parametrize("value", [0, 1, -0.94, 0.001, 210.0])
def test_a_figure_keeps_its_sign_and_size(value: float) -> None:
    for seed in range(30):
        moved = Retelling(Random(seed), lambda name: None, lambda ref: None, 1).part({"estimate": value})["estimate"]
        assert value * moved >= 0 and abs(moved) <= max(1.3 * abs(value), 0) + 0.001
        assert abs(value) > 1 or abs(moved) <= 1
