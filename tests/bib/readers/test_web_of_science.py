"""Reading Web of Science: tagged lines, tables, fragments, cited references."""

from __future__ import annotations

import pytest
import rispy

from bib import Name, Work
from bib.readers.cited_references import parse_cited_reference
from bib.readers.web_of_science import parse_web_of_science
from tests.bib.samples import WEB_OF_SCIENCE, WEB_OF_SCIENCE_TABLE


def test_a_record_becomes_a_work() -> None:
    library = parse_web_of_science(WEB_OF_SCIENCE)
    work = library["vandenberg2020"]
    assert (work.type, work.title, work.container_title) == ("article-journal", "The use of things that go on", "JOURNAL OF THINGS")
    assert work.author == (Name("Berg", "Jan", "van den"), Name("Wu", "Li"))
    assert (work.issued, work.volume, work.issue, work.page) == ((2020, 11, 5), "4", "2", "671–685")
    assert (work.doi, work.issn, work.keyword, work.genre, work.language) == ("10.1000/x", "0378-5955", "one, two", "Article", "English")
    assert work.cited == ("EK B, 2019, J STUFF, V4, P1, DOI 10.1000/y", "*WHO, 2003, THINGS")
    assert work.extra == (("container-title-short", "J. Things"), ("wos-j9", "J THINGS"), ("wos-ut", "WOS:000000000000001"))
    book = library["ek1999"]
    assert (book.type, book.title, book.container_title, book.publisher) == ("book", "ALL OF THEM", "", "PRESS")
    assert library.failures == () and library.format == "Web of Science"


def test_rispy_reads_the_same_cited_references_and_authors() -> None:
    theirs = rispy.loads(WEB_OF_SCIENCE, implementation=rispy.WokParser)
    ours = list(parse_web_of_science(WEB_OF_SCIENCE))
    assert [list(w.cited) for w in ours] == [r.get("cited_references", []) for r in theirs]
    assert [[n.sort_form for n in w.author] for w in ours[:1]] == [r["author_full_name"] for r in theirs[:1]]


def test_a_table_with_tabs() -> None:
    first, second = parse_web_of_science(WEB_OF_SCIENCE_TABLE)
    assert first.author == (Name("Berg", "Jan"), Name("Wu", "Li"))
    assert first.cited == ("EK B, 2019, J STUFF, V4, P1", "WU L, 2018, X")
    assert (second.title, second.cited, second.extra) == ("Stuff", (), (("wos-ut", "WOS:2"),))


def test_a_cut_row_and_a_row_that_is_none() -> None:
    library = parse_web_of_science("PT\tAU\tTI\tSO\tPY\nJ\tWu, L\tA\nrubbish\nJ\tEk, B\tB\tX\t1999\tmore\n", "x.txt")
    assert [w.title for w in library] == ["A", "B"]
    assert [(f.line, f.severity) for f in library.failures] == [(2, "warning"), (3, "error"), (4, "warning")]


def test_a_fragment_is_read_as_far_as_it_goes() -> None:
    library = parse_web_of_science("DE one; two;\n   three\nID FOUR\nAB All of it.\n   And more.")
    (work,) = library
    assert (work.keyword, work.abstract, work.type) == ("one, two, three", "All of it. And more.", "document")
    assert [f.severity for f in library.failures] == ["warning", "warning"]
    assert "fragment" in library.failures[0].reason and "cut" in library.failures[1].reason


def test_a_record_without_an_end_and_stray_lines() -> None:
    library = parse_web_of_science("rubbish\nPT J\nTI A\nPT J\nTI B\nWhat is wrapped\nER\nEF\n")
    assert [w.title for w in library] == ["A", "B What is wrapped"]
    assert [(f.line, f.severity) for f in library.failures] == [(1, "warning"), (2, "warning")]


@pytest.mark.parametrize(
    ("kind", "sort", "csl"),
    [("J", "Article; Proceedings Paper", "article-journal"), ("C", "Proceedings Paper", "paper-conference"),
     ("B", "Article; Book Chapter", "chapter"),
     ("B", "Book", "book"), ("S", "Article", "paper-conference"), ("J", "Book Review", "review-book"), ("P", "", "patent")],
)
def test_types(kind: str, sort: str, csl: str) -> None:
    (work,) = parse_web_of_science(f"PT {kind}\nTI T\nDT {sort}\nER\n")
    assert work.type == csl


REFERENCES = [
    ("ALLEN JP, 1986, P NATL ACAD SCI USA, V83, P8589, DOI 10.1073/pnas.83.22.8589",
     Work("", author=(Name("ALLEN", "JP"),), issued=(1986,), container_title="P NATL ACAD SCI USA", volume="83", page="8589",
          doi="10.1073/pnas.83.22.8589")),
    ("van den Berg J., 2010, THINGS", Work("", author=(Name("Berg", "J.", "van den"),), issued=(2010,), container_title="THINGS")),
    ("*WHO, 2003, THINGS", Work("", author=(Name(literal="WHO"),), issued=(2003,), container_title="THINGS")),
    ("[Anonymous], 2009, THESIS", Work("", issued=(2009,), container_title="THESIS")),
    ("2001, HIST THINGS", Work("", issued=(2001,), container_title="HIST THINGS")),
    ("BARNEY JB, UNPUB J MARK", Work("", author=(Name("BARNEY", "JB"),), container_title="UNPUB J MARK")),
    ("EK B, 2019, J STUFF, ARTN 103, DOI [10.1000/x, 10.1000/y]",
     Work("", author=(Name("EK", "B"),), issued=(2019,), container_title="J STUFF", page="103", doi="10.1000/x")),
    ("EK B, 2019, J STUFF, DOI DOI 10.1000/x", Work("", author=(Name("EK", "B"),), issued=(2019,), container_title="J STUFF",
                                                    doi="10.1000/x")),
    ("", Work("")),
]


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_cited_references(text: str, expected: Work) -> None:
    work = parse_cited_reference(text)
    for name in ("author", "issued", "container_title", "volume", "page", "doi"):
        assert getattr(work, name) == getattr(expected, name), name
    assert work.note == text
