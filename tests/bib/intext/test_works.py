"""How works can be called, and how they are looked up."""

from __future__ import annotations

import pytest

from bib.intext.works import CitedNames, WorkIndex, alike, forms, given_initials, initials_of, people, printed_forms
from bib.model import OTHERS, Name, Work


def test_forms_of_names() -> None:
    assert forms(Name(family="Berg", particle="van den")) == ("van den berg", "berg", "vandenberg", "van")
    assert forms(Name(family="Ragu-Nathan")) == ("ragu nathan", "ragunathan", "nathan", "ragu")
    assert forms(Name(literal="The Ministry of Health and Welfare (MHW-F)")) == (
        "ministry of health and welfare", "ministry health welfare", "mhw", "mohaw", "mhw f")
    assert "who" in forms(Name(literal="World Health Organization"))
    assert "fao" in forms(Name(literal="FAO Statistics Division"))
    assert "world health organization" in forms(Name(literal="WHO (World Health Organization)"))
    assert "who" in forms(Name(literal="Health Office of the World [WHO]"))


def test_forms_of_what_is_printed() -> None:
    assert printed_forms("Michael Porter") == ("michael porter", "porter", "michaelporter", "michael")
    assert printed_forms("Wang Y.") == ("wang y", "wang")
    assert printed_forms("U.S. Census Bureau")[0] == "u s census bureau"
    assert [initials_of(n) for n in ("Wang Y.-T.", "J. K. Berg", "Berg")] == ["yt", "jk", ""]
    assert [given_initials(Name("Wang", g)) for g in ("Yu-Tang", "Y. T.", "YT", "Yu", "")] == ["yt", "yt", "yt", "y", ""]


@pytest.mark.parametrize(("a", "b", "same"), [
    ("berg", "berg", True), ("karjaluo", "karjaluoto", True), ("katkalo", "katkalov", True), ("shockley", "shockey", True),
    ("sivarajah", "sivaramaj", True), ("berg", "bergs", True), ("lee", "lea", False), ("chen", "cheng", True), ("berg", "lund", False),
    ("smith", "smythe", False), ("ocass", "ocasey", False)])
def test_likeness(a: str, b: str, same: bool) -> None:
    assert (alike(a, b) > 0) is same
    assert alike(a, b) == alike(b, a)
    assert (alike(a, b) == 1) is (a == b)


def test_editors_stand_for_missing_authors_and_nobody_for_the_others() -> None:
    assert people(Work(key="x", editor=(Name("Berg"),))) == (Name("Berg"),)
    assert people(Work(key="x", author=(Name("Wu"), Name(literal=OTHERS)), editor=(Name("Berg"),))) == (Name("Wu"),)


def test_looking_up() -> None:
    index = WorkIndex([
        Work(key="a", author=(Name("Karjaluoto", "Heikki"), Name("Wu"))), Work(key="b", title="Annual report of things"),
        Work(key="c", author=(Name(literal="Bank of the Wide World"),))])
    assert (index.by_name("karjaluoto"), index.by_name("karjaluo")) == ([0], [])
    assert list(index.by_misspelt("karjaluo")) == [0]
    assert index.by_misspelt("karjaluoto") == {}
    assert (index.by_second("wu"), index.by_given("heikki"), index.by_given("wu")) == ([0], [0], [])
    assert (index.by_title("annual report"), index.by_title("bank of the"), index.by_title("report")) == ([1], [2], [])


def test_names_that_are_cited() -> None:
    cited = CitedNames([Work(key="a", author=(Name("Berg", particle="van"), Name("May")), issued=(2010,))])
    assert [cited.has(n) for n in ("van Berg", "Berg", "May", "Kenyan Berg", "Wu")] == [True, True, True, True, False]
    assert (cited.dated("Berg", 2010), cited.dated("May", 2010), cited.dated("Berg", 2011)) == (True, False, False)
    assert (bool(cited), bool(CitedNames([]))) == (True, False)
