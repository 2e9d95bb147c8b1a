"""Rows of the related-work table: nothing of a study is lost by putting its claims together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.tables.related_work import COLUMNS, Entry, per_claim, per_study, stated, table

H1 = Entry("berg2020", "Berg (2020)", "H1", "hypothesis", "influences", "Warmth helps focus.", "supported", "berg2020", ("warmth",), (), (),
           ("focus",), "survey", "147 firms")
H2 = replace(H1, claim="H2", relation="mediates", text="Speed carries it.", iv=("focus",), mediator=("speed",), dv=("recall",))
H3 = replace(H1, claim="H3", relation="moderates", text="Age changes it.", state="not supported", iv=("focus",), moderator=("age",),
             dv=("speed",))
PART = replace(H1, claim="L-1", kind="model-path", relation="part-of", text="Age is a part.", iv=("age",), dv=("context",))
OTHER = replace(H1, study="wu2021", citation="Wu (2021)", work="wu2021", claim="L-2", kind="finding", text="Noise harms.", iv=("noise",),
                dv=("focus",))


def test_a_study_is_one_row_with_all_its_constructs_and_findings() -> None:
    berg, wu = per_study([H1, OTHER, H2, H3])
    assert (berg.citation, berg.iv, berg.mediator, berg.moderator, berg.dv) == ("Berg (2020)", ("warmth", "focus"), ("speed",), ("age",),
                                                                               ("focus", "recall"))
    assert berg.findings == ("H1 (supported): Warmth helps focus.", "H2 (supported): Speed carries it.",
                             "H3 (not supported): Age changes it.")
    assert wu.findings == ("Finding (supported): Noise harms.",)


def test_a_claim_is_one_row_and_keeps_its_outcome_even_if_it_mediates_elsewhere() -> None:
    rows = per_claim([H1, H2, H3])
    assert [r.dv for r in rows] == [("focus",), ("recall",), ("speed",)]


def test_parts_of_a_construct_are_no_variables() -> None:
    (row,) = per_study([PART])
    assert (row.iv, row.dv, row.findings) == ((), (), ("Model path (supported): Age is a part.",))


def test_a_row_is_made_of_what_the_study_states() -> None:
    assert stated([PART, H1, replace(H1, claim="F1", kind="finding"), OTHER]) == [H1, OTHER]
    assert stated([PART]) == [PART]


def test_what_a_study_tests_is_never_left_out() -> None:
    tested = replace(H1, claim="L-3", kind="model-path", state="not supported", basis="tested", verdict="not-supported")
    against = replace(H1, claim="F2", kind="finding", state="illustrated against", basis="illustrated", verdict="not-supported")
    silent = replace(H1, claim="F3", kind="finding", state="illustrated", basis="illustrated", verdict="supported")
    assert stated([H1, silent, tested, against]) == [H1, tested, against]


def test_ends_that_are_no_variables_say_what_they_are_in_a_row_of_their_own() -> None:
    compared = replace(PART, relation="compares", iv=("robots",), dv=("carts",))
    assert [(r.iv, r.dv) for r in per_claim([PART, compared, H1])] == [
        (("age (part)",), ("context (whole)",)), (("robots (compared)",), ("carts (compared)",)), (("warmth",), ("focus",))]


def test_a_claim_about_a_near_construct_says_so() -> None:
    assert replace(H1, near="heat").finding == "H1 (supported; about a construct near heat): Warmth helps focus."


def test_columns_can_be_chosen_and_ordered() -> None:
    made = table(per_study([H1]), ("dv", "citation"))
    assert made.headings == ("DV", "Citation")
    assert made.rows == (("focus", "Berg (2020)"),)
    assert table(per_study([H1])).headings == tuple(c.heading for c in COLUMNS if c.key != "place")


def test_an_unknown_column_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"no column 'x'; it has citation, iv"):
        table([], ("x",))
