"""Two entries compared: what a scholar would say of each pair."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings

from bib.matching.cited import work_of_cited_reference
from bib.matching.compare import compared
from bib.model import Name, Work
from tests.bib.matching.works import BERG, JOURNAL, PAPER, WU, works


def other(**changes: Any) -> Work:
    """The invented paper as another source may have it."""
    return replace(PAPER, key="other", **changes)


SAME = {
    "initials, abbreviated journal, dashes": other(author=(Name("van den Berg", "J."), Name("Wu", "L.")), container_title="J. Mark. Manag.",
                                                   page="31–49"),
    "contracted words of the journal": other(container_title="Jnl of Mktg Mgmt"),
    "acronym of the journal": other(container_title="JMM"),
    "capitals and a full stop": other(title="HOW TEAMS LEARN FROM THEIR FAILURES."),
    "a misspelt word and a misspelt name": other(title="How teams lern from their failures", author=(Name("Bergh", "Jan"), WU)),
    "words in another order": other(title="Failures: how teams learn from their", page=""),
    "markup": other(title="<b>How teams</b> learn from their failures", volume=""),
    "a second language in brackets": other(title="Wie Teams aus Fehlern lernen [How teams learn from their failures]"),
    "names in another order": other(author=(WU, BERG)),
    "et al.": other(author=(BERG, Name(literal="others"))),
    "family and given name exchanged": other(author=(BERG, Name("Li", "Wu"))),
    "online first, with pages of its own": other(volume="", page="1-19", issued=(2019,)),
    "shortened last page": other(page="31-9"),
    "no year, no pages": other(issued=(), page="", volume=""),
    "nothing but an identifier in common": other(title="", author=(), container_title="", volume="", page="", issued=(), doi="10.1000/X"),
    "retracted": other(title="RETRACTED: How teams learn from their failures"),
    "a cited reference": work_of_cited_reference("van den Berg J, 2020, J MARKET MANAG, V12, P31", "cr"),
}


@pytest.mark.parametrize("entry", SAME.values(), ids=SAME.keys())
def test_entries_of_one_work(entry: Work) -> None:
    found = compared(replace(PAPER, doi="10.1000/x"), entry)
    assert (found.verdict, found.contradicts) == ("same", False), found


def book(key: str = "book", **changes: Any) -> Work:
    return replace(Work(key, "book", "Learning in large organizations", (BERG,), issued=(2001,), publisher="Press"), **changes)


RELATED = {
    "preprint": (PAPER, Work("p", "article", PAPER.title, PAPER.author, issued=(2018,), container_title="arXiv"), "version-of"),
    "working paper": (PAPER, Work("p", "report", PAPER.title, PAPER.author, issued=(2018,), genre="Working paper"), "version-of"),
    "preprint by its DOI": (
        replace(PAPER, doi="10.1000/x"), other(container_title="", volume="", page="", doi="10.2139/ssrn.123"), "version-of"),
    "conference paper": (PAPER, other(type="paper-conference", volume="", page="", container_title="Proceedings of the Workshop on Teams"),
                         "version-of"),
    "thesis": (PAPER, Work("t", "thesis", PAPER.title, (BERG,), issued=(2018,)), "version-of"),
    "the same article in another journal": (PAPER, other(container_title="Organization Letters", volume="3", page="1-9"), "version-of"),
    "editions": (book(edition="2"), book("b", edition="3rd", issued=(2008,)), "edition-of"),
    "editions in words": (book(edition="second"), book("b", edition="3"), "edition-of"),
    "erratum": (PAPER, other(title=f"Erratum to: {PAPER.title}", page="90"), "about"),
    "correction as the Web of Science writes it": (PAPER, other(title=f"{PAPER.title} (vol 12, pg 31, 2020)", page="90"), "about"),
    "reply": (PAPER, other(title=f"{PAPER.title}: A reply to van den Berg", author=(Name("Zed", "Ann"),), page="90"), "about"),
    "review": (book(), Work("r", JOURNAL, "Review of “Learning in large organizations”", (Name("Zed", "Ann"),), issued=(2002,)), "about"),
    "parts": (other(title="How teams learn, Part I"), other(title="How teams learn, Part II", page="50-70"), "other-part"),
    "parts by letter": (other(title="How teams learn, Part A"), other(title="How teams learn, Part B", page="50-70"), "other-part"),
    "reports with the year in the title": (
        book(title="World report on teams 2010"), book("b", title="World report on teams 2011"), "other-part"),
    "chapter and book": (
        book(title="Handbook of Teams"), Work("c", "chapter", "Beginnings", (WU,), container_title="The Handbook of Teams"), "part-of"),
    "two chapters under the DOI of their book": (
        Work("c", "chapter", "Beginnings of learning at work", (BERG,), container_title="Handbook", doi="10.1000/b"),
        Work("d", "chapter", "What became of it in practice", (WU,), container_title="Handbook", doi="10.1000/b"), "part-of"),
}


@pytest.mark.parametrize(("one", "another", "relation"), RELATED.values(), ids=RELATED.keys())
def test_works_that_belong_together_and_are_two(one: Work, another: Work, relation: str) -> None:
    found = compared(one, another)
    assert (found.verdict, found.relation, found.contradicts) == ("related", relation, True), found


REPORT = Work("y", "report", "World development report", (Name(literal="World Bank"),), issued=(2010,))
EDITORIAL = Work("e", JOURNAL, "Editorial", (BERG,), issued=(2010,), container_title="Journal of Things", volume="3")
DIFFERENT = {
    "yearly reports": (REPORT, replace(REPORT, key="z", issued=(2011,))),
    "editorials on other pages": (replace(EDITORIAL, page="1-3"), replace(EDITORIAL, key="f", page="101-103")),
    "editorials of other issues": (replace(EDITORIAL, issue="1"), replace(EDITORIAL, key="f", issue="2")),
    "other title": (PAPER, other(title="What managers make of numbers", page="50")),
    "other authors of a usual title": (
        replace(EDITORIAL, title="An introduction"), replace(EDITORIAL, key="f", author=(WU,), title="An introduction")),
    "cited on another page": (PAPER, work_of_cited_reference("van den Berg J, 2020, J MARKET MANAG, V12, P131")),
    "nothing in common": (Work("a", title="On things"), Work("b", author=(BERG,))),
    "nothing at all": (Work("a"), Work("b")),
}


@pytest.mark.parametrize(("one", "another"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_two_works(one: Work, another: Work) -> None:
    assert compared(one, another).verdict == "different", compared(one, another)


DOUBTFUL = {
    "editorials of one volume": (EDITORIAL, replace(EDITORIAL, key="f")),
    "a word of the title is another": (other(title="Leadership styles of men in large hospital organizations", page=""),
                                       other(title="Leadership styles of women in large hospital organizations", page="")),
    "each has a DOI of its own": (replace(PAPER, doi="10.1000/1"), other(doi="10.1000/2")),
    "two numbered versions by their DOI": (replace(PAPER, doi="10.1000/x.pub2"), other(doi="10.1000/x.pub3")),
    "one DOI for two titles": (
        replace(PAPER, doi="10.1000/1"), other(doi="10.1000/1", title="What managers make of numbers", author=(BERG,), page="")),
    "two volumes": (other(page=""), other(page="", volume="13", issued=(2021,))),
    "two issues": (other(page="", issue="1"), other(page="", issue="2")),
    "proceedings of two years": (
        other(type="paper-conference", container_title="Proceedings of the Workshop on Teams", volume="", page=""),
        other(type="paper-conference", container_title="Proceedings of the Workshop on Teams", volume="", page="", issued=(2021,))),
    "a namesake": (other(author=(Name("Smith", "Anna"),), page="", volume=""), other(author=(Name("Smith", "John"),), page="", volume="")),
    "a book, years later, no edition said": (book(), book("b", issued=(2008,))),
    "no more than a title": (Work("a", title=PAPER.title), Work("b", title=PAPER.title)),
}


@pytest.mark.parametrize(("one", "another"), DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_what_a_person_has_to_say(one: Work, another: Work) -> None:
    assert compared(one, another).verdict == "doubtful", compared(one, another)


def test_a_doi_that_is_cut_off_or_has_other_signs_is_no_other_doi() -> None:
    for doi in ("10.1057/journal", "10.1057/journal/2020/12"):
        assert compared(replace(PAPER, doi="10.1057/journal.2020.12"), other(doi=doi)).verdict == "same"


def test_what_a_record_lacks_never_speaks_against() -> None:
    empty = {"title": "", "container_title": "", "volume": "", "page": "", "issued": (), "author": (), "type": "document"}
    whole = compared(PAPER, other())
    for count in range(1, len(empty) + 1):
        for names in combinations(empty, count):
            found = compared(PAPER, other(**{name: empty[name] for name in names}))
            assert not found.contradicts, (names, found)
            assert not [r for r in found.reasons if ":" in r and r not in whole.reasons], (names, found)


def test_reasons_say_what_spoke_for_and_against() -> None:
    reasons = compared(PAPER, other(volume="13", author=(Name("Berg", "J."), WU))).reasons
    assert reasons == (
        "title: the same", "authors: the same 2", "pages: the same", "volume: another one", "container: the same", "year: the same")


@settings(deadline=None)
@given(works, works)
def test_the_order_of_two_does_not_matter(one: Work, another: Work) -> None:
    assert compared(one, another) == compared(another, one)


@settings(deadline=None)
@given(works)
def test_an_entry_is_the_same_work_as_itself(work: Work) -> None:
    assert compared(work, work).verdict == "same"


@settings(deadline=None)
@given(works, works)
def test_the_score_is_a_share_and_related_works_contradict(one: Work, another: Work) -> None:
    found = compared(one, another)
    assert 0 <= found.score <= 1
    assert found.contradicts or found.verdict != "related"
    assert (found.relation == "") == (found.verdict not in ("related",)) or found.verdict == "doubtful"


@settings(deadline=None, max_examples=10)
@given(works)
def test_a_very_long_title_is_compared_in_a_bounded_number_of_words(work: Work) -> None:
    long = replace(work, key="z", title="learning " * 20_000)
    assert compared(work, long) == compared(long, work)
    assert compared(long, replace(long, key="y", title=long.title + "more")).verdict in ("same", "doubtful", "different")
