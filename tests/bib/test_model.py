"""Names, works as CSL, failures in a line."""

from __future__ import annotations

import pytest

from bib import Failure, Name, Work


@pytest.mark.parametrize(
    ("name", "sorted_", "cited"),
    [
        (Name("Berg", "Jan", "van den"), "van den Berg, Jan", "van den Berg"),
        (Name("King", "Martin", suffix="Jr."), "King, Martin, Jr.", "King"),
        (Name(literal="Invented Institute"), "Invented Institute", "Invented Institute"),
        (Name(given="Platon"), "Platon", "Platon"),
    ],
)
def test_forms_of_a_name(name: Name, sorted_: str, cited: str) -> None:
    assert name.sort_form == sorted_
    assert name.family_form == cited


def test_csl_has_hyphens_capitals_and_only_what_is_known() -> None:
    work = Work(
        key="a2020",
        type="chapter",
        title="T",
        author=(Name("Berg", "Jan", "van den"),),
        issued=(2020, 11),
        container_title="B",
        doi="10.1/x",
        extra=(("file", "x.pdf"),),
    )
    assert work.to_csl() == {
        "id": "a2020",
        "type": "chapter",
        "title": "T",
        "container-title": "B",
        "DOI": "10.1/x",
        "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}],
        "issued": {"date-parts": [[2020, 11]]},
    }
    assert work.year == 2020


def test_a_date_that_is_no_number_is_literal() -> None:
    work = Work(key="a", issued_text="in press")
    assert work.to_csl()["issued"] == {"literal": "in press"}
    assert work.year is None


def test_a_failure_is_one_line_with_place_reason_and_step() -> None:
    failure = Failure("a.yaml", 12, "'maybe' is no verdict", "claims.0.verdict", step="Write one of them.")
    assert str(failure) == "a.yaml:12: claims.0.verdict: 'maybe' is no verdict. Write one of them."
    assert str(Failure("a.bib", None, "is it empty?", severity="warning")) == "a.bib: warning: is it empty?"
