"""Citations and entries of a list after APA 7."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bib import Name, Work, formatted, long_citation, parenthetical_citation, short_citation
from bib.citations import initials

FOUR = tuple(map(Name, ("Zed", "Wye", "Exe", "Dee")))


def names(*family: str) -> tuple[Name, ...]:
    return tuple(Name(f, "A.") for f in family)


@pytest.mark.parametrize(
    ("work", "short", "long", "bracket"),
    [
        (Work("k", author=FOUR, issued=(2020,)), "Zed et al. (2020)", "Zed, Wye, Exe, and Dee (2020)", "Zed et al., 2020"),
        (
            Work("k", author=FOUR[:3], issued=(2020,), year_suffix="a"),
            "Zed et al. (2020a)",
            "Zed, Wye, and Exe (2020a)",
            "Zed et al., 2020a",
        ),
        (Work("k", author=FOUR[:2], issued=(2020,)), "Zed and Wye (2020)", "Zed and Wye (2020)", "Zed & Wye, 2020"),
        (
            Work("k", author=(Name("Cruz", "B.", "de la"),), issued_text="in press"),
            "de la Cruz (in press)",
            "de la Cruz (in press)",
            "de la Cruz, in press",
        ),
        (
            Work("k", author=(*names("Zed"), Name(literal="others")), issued=(1999,)),
            "Zed et al. (1999)",
            "Zed et al. (1999)",
            "Zed et al., 1999",
        ),
        (Work("k", editor=FOUR[:1]), "Zed (n.d.)", "Zed (n.d.)", "Zed, n.d."),
        (
            Work("k", title="A report on many small invented things"),
            "“A report on many small …” (n.d.)",
            "“A report on many small …” (n.d.)",
            "“A report on many small …”, n.d.",
        ),
        (Work("k"), "k (n.d.)", "k (n.d.)", "k, n.d."),
        (
            Work("k", author=(Name(literal="Hand and Foot Ltd"),), issued=(2001,)),
            "Hand and Foot Ltd (2001)",
            "Hand and Foot Ltd (2001)",
            "Hand and Foot Ltd, 2001",
        ),
    ],
)
def test_citations(work: Work, short: str, long: str, bracket: str) -> None:
    assert (short_citation(work), long_citation(work), parenthetical_citation(work)) == (short, long, bracket)


ARTICLE = Work(
    "k",
    "article-journal",
    "On things",
    author=(Name("Zed", "Ann-Lee B."), Name("Wye", "C.")),
    issued=(2020,),
    container_title="Journal of Things",
    volume="4",
    issue="2",
    page="1–9",
    doi="10.1/x",
)


@pytest.mark.parametrize(
    ("work", "entry"),
    [
        (ARTICLE, "Zed, A.-L. B., & Wye, C. (2020). On things. Journal of Things, 4(2), 1–9. https://doi.org/10.1/x"),
        (
            replace(
                ARTICLE,
                type="chapter",
                volume="",
                issue="",
                doi="",
                publisher="Press",
                publisher_place="Oslo",
                editor=names("Exe", "Dee"),
                edition="2",
            ),
            "Zed, A.-L. B., & Wye, C. (2020). On things (2nd ed.). In Exe, A., & Dee, A. (Eds.), Journal of Things (pp. 1–9). Oslo: Press.",
        ),
        (
            Work("k", "book", "Why?", editor=names("Exe"), issued=(2001,), publisher="Press", url="https://example.org"),
            "Exe, A. (Ed.). (2001). Why? Press. https://example.org",
        ),
        (Work("k", "report", "A report", publisher="Institute"), "A report (n.d.). Institute."),
        (Work("k"), "[untitled] (n.d.)."),
    ],
)
def test_entries(work: Work, entry: str) -> None:
    assert formatted(work) == entry


def test_more_than_twenty_authors_are_nineteen_and_the_last() -> None:
    entry = formatted(Work("k", author=names(*(f"N{i}x" for i in range(1, 23))), issued=(2020,), title="T"))
    assert "N19x, A., … N22x, A. (2020)" in entry
    assert "N20x" not in entry


@pytest.mark.parametrize(("given", "short"), [("Jean-Paul Marie", "J.-P. M."), ("J.P.", "J. P."), ("J.", "J."), ("王", "王"), ("", "")])
def test_initials(given: str, short: str) -> None:
    assert initials(given) == short
