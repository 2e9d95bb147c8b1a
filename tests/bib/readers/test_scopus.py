"""Reading Scopus tables: new and old exports, and damage."""

from __future__ import annotations

import pytest

from bib import Name
from bib.readers.scopus import parse_scopus
from tests.bib.samples import SCOPUS

HEAD = "Authors,Title,Year,Source title,EID\n"


def test_a_row_becomes_a_work() -> None:
    library = parse_scopus(SCOPUS)
    work = library["berg2020"]
    assert (work.type, work.title, work.container_title, work.page) == ("article-journal", 'The use of "things"', "Journal of Things",
                                                                        "671–685")
    assert work.author == (Name("Berg", "J."), Name("Wu", "L."))
    assert (work.issn, work.keyword, work.doi) == ("0378-5955", "one, two", "10.1000/x")
    assert work.cited == ("Ek B., Stuff, J Stuff, 4, (2019)", "Wu L., More (2018)")
    assert work.extra == (("scopus-eid", "2-s2.0-1"),)
    assert library["ek1999"].author == (Name("Ek", "B."), Name("Wu", "L."))
    assert library.failures == () and library.format == "Scopus"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Yagai T., de la Cruz B.-J.", (Name("Yagai", "T."), Name("Cruz", "B.-J.", "de la"))),
        ("Pan, Y., Yu, C.", (Name("Pan", "Y."), Name("Yu", "C."))),
        ("[No author name available]", ()), ("Wu L.; ACME Research Group", (Name("Wu", "L."), Name(literal="ACME Research Group"))),
        ("", ()),
        ("van den Berg J.", (Name("Berg", "J.", "van den"),)),
    ],
)
def test_authors(cell: str, names: tuple[Name, ...]) -> None:
    (work,) = parse_scopus(f'{HEAD}"{cell}",T,2020,J,1\n')
    assert work.author == names


def test_full_names_are_taken_where_there_are_any() -> None:
    (work,) = parse_scopus('Authors,Author full names,Title,Year,EID\nWu L.,"Wu, Li (57190000000); Ek, Bo (1)",T,2020,1\n')
    assert work.author == (Name("Wu", "Li"), Name("Ek", "Bo"))


DAMAGE = {
    "quotation mark": (f'{HEAD}Wu L.,"A,2020,J,1\nEk B.,B,1999,J,2\n', ["B"], 2, "error", "never closed"),
    "cut": (f"{HEAD}Wu L.,A,2020,J,1\nEk B.,B,1999", ["A", "B"], 3, "warning", "it is cut"),
    "rubbish": (f"{HEAD}Wu L.,A,2020,J,1\nrubbish\n", ["A"], 3, "error", "no record"),
    "no head": ("a,b,c\n1,2,3\n", [], None, "warning", "does not name the columns"),
    "empty": ("", [], None, "warning", "empty"),
    "year": (f"{HEAD}Wu L.,A,n.d.,J,1\n", ["A"], None, "", ""),
}


@pytest.mark.parametrize(("text", "titles", "line", "severity", "words"), DAMAGE.values(), ids=DAMAGE)
def test_damage_gives_the_good_rows_and_a_failure(text: str, titles: list[str], line: int | None, severity: str, words: str) -> None:
    library = parse_scopus(text, "x.csv")
    assert [w.title for w in library] == titles
    if not words:
        assert library.failures == () and next(iter(library)).issued_text == "n.d."
        return
    (failure,) = library.failures
    assert (failure.line, failure.severity) == (line, severity) and words in failure.reason


def test_a_cell_may_go_over_lines_and_the_columns_be_parted_otherwise() -> None:
    (work,) = parse_scopus(f'{HEAD}Wu L.,"A\n  title",2020,J,1\n')
    assert work.title == "A title"
    (work,) = parse_scopus(f"{HEAD}Wu L.,T,2020,J,1\n".replace(",", ";"))
    assert (work.title, work.container_title) == ("T", "J")
