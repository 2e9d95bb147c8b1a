"""Cited references of the Web of Science as works."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bib.matching.cited import work_of_cited_reference
from bib.matching.compare import compared
from bib.model import Name, Work
from tests.bib.matching.works import BERG

CASES = {
    "Ahn M, 2008, J MARKETING, V72, P671, DOI 10.1000/x.1": ("Ahn", "M", 2008, "J MARKETING", "72", "671", "10.1000/x.1"),
    "van den Berg J, 1999, ORGAN SCI, V3, P12": ("Berg", "J", 1999, "ORGAN SCI", "3", "12", ""),
    "Berg, J., 2010, TEAMS": ("Berg", "J.", 2010, "TEAMS", "", "", ""),
    "BERG JP, 1985, COMPETITIVE TEAMS": ("BERG", "JP", 1985, "COMPETITIVE TEAMS", "", "", ""),
    "Wu L, IN PRESS J TEAMS": ("Wu", "L", None, "IN PRESS J TEAMS", "", "", ""),
    "Wu L, 2020, LECT NOTES, VOLUMES 1, V12 A, ARTN e0123, DOI [10.1000/a, 10.1000/b]": (
        "Wu", "L", 2020, "LECT NOTES, VOLUMES 1, V12 A", "", "e0123", "10.1000/a"),
    "[Anonymous], 2001, HDB TEAMS": ("", "", 2001, "HDB TEAMS", "", "", ""),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.items())
def test_the_parts_of_a_cited_reference(text: str, wanted: tuple[object, ...]) -> None:
    work = work_of_cited_reference(text)
    name = work.author[0] if work.author else Name()
    assert (name.family, name.given, work.year, work.container_title, work.volume, work.page, work.doi) == wanted
    assert dict(work.extra)["cited-reference"] == text


def test_an_organization_is_one() -> None:
    assert work_of_cited_reference("*WORLD BANK, 2010, WORLD DEV REPORT").author == (Name(literal="WORLD BANK"),)


def test_a_source_without_volume_may_be_the_title_of_a_book() -> None:
    book = Work("b", "book", "Competitive Teams", (BERG,), issued=(1985,))
    assert compared(work_of_cited_reference("van den Berg J, 1985, COMPETITIVE TEAM"), book).verdict == "same"
    assert compared(work_of_cited_reference("van den Berg J, 1985, STRATEGIC CHOICE"), book).verdict != "same"


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(["Berg J", "2020", "V1", "P", "P2", "DOI", "10.1000/x", "", "J, K", "*"]),
                                                max_size=8).map(", ".join)))
def test_any_text_makes_a_work_that_keeps_it(text: str) -> None:
    assert ("cited-reference", text) in work_of_cited_reference(text).extra
