"""Reading PubMed's tagged lines."""

from __future__ import annotations

import pytest

from bib import Name
from bib.readers.pubmed import parse_pubmed
from tests.bib.samples import PUBMED


def test_a_record_becomes_a_work() -> None:
    library = parse_pubmed(PUBMED)
    work = library["vandenberg2020"]
    assert (work.type, work.title, work.container_title) == ("article-journal", "The use of things that go on", "Journal of things")
    assert work.author == (Name("Berg", "Jan", "van den"), Name("Wu", "Li"), Name(literal="Things Group"))
    assert (work.issued, work.volume, work.issue, work.page, work.doi) == ((2020, 11, 5), "4", "2", "671–85", "10.1000/x")
    assert (work.pmid, work.pmcid, work.issn, work.abstract) == ("123", "PMC77", "0378-5955", "What there is to say, and more.")
    assert ("container-title-short", "J Things") in work.extra and ("pubmed-own", "NLM") in work.extra
    assert library["ek1999"].author == (Name("Ek", "B"),)
    assert library.failures == () and library.format == "PubMed"


@pytest.mark.parametrize(
    ("lines", "kind", "title", "container"),
    [
        ("TI  - A chapter.\nBTI - A book\nPT  - Book Chapter", "chapter", "A chapter", "A book"),
        ("BTI - A book\nPT  - Book", "book", "A book", ""),
        ("TI  - Really?\nTA  - J Things", "article-journal", "Really?", "J Things"), ("TI  - A\nPT  - Preprint", "article", "A", ""),
    ],
)
def test_kinds(lines: str, kind: str, title: str, container: str) -> None:
    (work,) = parse_pubmed(f"PMID- 1\n{lines}\n")
    assert (work.type, work.title, work.container_title) == (kind, title, container)


def test_dates_that_say_more_are_kept() -> None:
    (work,) = parse_pubmed("PMID- 1\nTI  - A\nDP  - 2016 Jan-Feb\n")
    assert (work.issued, work.extra) == ((2016,), (("pubmed-dp", "2016 Jan-Feb"),))


def test_damage() -> None:
    library = parse_pubmed("rubbish\nTI  - A\nAU  - Wu L\n\nPMID- x1\nTI  - B\n", "x.nbib")
    assert [w.title for w in library] == ["A", "B"]
    assert [(f.line, f.severity) for f in library.failures] == [(1, "warning"), (2, "warning"), (5, "warning")]
    assert "does not begin with PMID" in library.failures[1].reason and "is no PMID" in library.failures[2].reason
    assert [f.severity for f in parse_pubmed(" ").failures] == ["warning"]
