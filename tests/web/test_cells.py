"""Answers as tables to read."""

from __future__ import annotations

import pytest
from flask import Flask

from kg.queries.catalogue import ask
from web.cells import heading, reading
from web.service import service


def test_things_are_links_numbers_stand_right_and_states_are_marks(app: Flask) -> None:
    with app.test_request_context():
        claims = reading(ask(service().reader(), "claims/list", study="lindqvist2019"))
        names = [name for name, _ in claims.headings]
        row = dict(zip(names, next(r for r in claims.rows if r[0].parts[0].label == "H3"), strict=True))
        assert row["Claim"].parts[0].href == "/studies/lindqvist2019/claims/H3" and row["Claim"].whole
        assert row["State"].state == "not-supported" and row["State"].parts == ()
        assert row["Evidence"].number and ("Evidence", True) in claims.headings and ("In words", False) in claims.headings
        assert row["Independents"].parts[0].href.startswith("/studies/lindqvist2019/constructs/")
        assert row["Mediators"].parts == ()


def test_the_design_of_a_study_stands_beside_it(app: Flask) -> None:
    with app.test_request_context():
        answer = ask(service().reader(), "curation/other-methods")
        iri = answer.rows[0]["study"].value  # type: ignore[union-attr]
        assert reading(answer, designs={iri: "survey"}).rows[0][0].beside == "survey"
        assert reading(answer).rows[0][0].beside == "" and len(reading(answer, []).rows) == 0


def test_what_has_no_page_is_left_out_and_truth_is_a_word(app: Flask) -> None:
    with app.test_request_context():
        estimates = reading(ask(service().reader(), "curation/estimates-without-n"))
        assert "Evidence" not in [name for name, _ in estimates.headings]
        joins = reading(ask(service().reader(), "curation/same-name-joins"))
        assert {part.label for row in joins.rows for part in (*row[-1].parts, *row[-2].parts)} <= {"yes", "no"}


@pytest.mark.parametrize(("question", "column", "expected"), [
    ("curation/linked-without-definition", "namedInStudies", "Studies"), ("curation/estimates-without-n", "sampleSizes", "Sample sizes"),
    ("curation/near-concepts", "reason", "Reason")])
def test_headings_are_words(app: Flask, question: str, column: str, expected: str) -> None:
    with app.test_request_context():
        found = service().catalogue.question(question)
        assert heading(next(c for c in found.columns if c.name == column)) == expected
