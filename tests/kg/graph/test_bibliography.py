from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rdflib import RDF, RDFS, Graph, URIRef

from bib.model import Work
from kg.graph.bibliography import class_of, work_of
from kg.records.bibliographic import Reference
from ontology.prefixes import BASE
from ontology.terms import DCTERMS, FABIO, FOAF, NN
from tests.kg.graph.conftest import Values


def test_a_work(values: Values, counted: Callable[[URIRef], int]) -> None:
    work = "works/lindqvist2019"
    assert values(work, RDF.type) == sorted([str(FABIO.JournalArticle), "ontology/Work"])
    assert (values(work, DCTERMS.identifier), values(work, NN.year), values(work, NN.volume), values(work, NN.issueNumber)) == (
        ["lindqvist2019"],
        [2019],
        ["7"],
        ["2"],
    )
    assert (values(work, NN.pages), values(work, NN.doi)) == (["101–120"], ["10.99999/ijw.2019.7"])
    assert values(work, NN.containerTitle) == ["Invented Journal of Warehousing"]
    assert values(work, DCTERMS.title) == ["Robots among shelves: trust, <script>alert(1)</script> and pick rates"]
    assert values("works/ndiaye2016", NN.url) == ["https://example.org/shelf-geometry"]
    assert values("works/petersen2014", NN.publisher) == ["Invented Press"]
    assert counted(NN.Work) == 7


def test_labels_are_short_citations(values: Values) -> None:
    assert [values(f"works/{key}", RDFS.label)[0] for key in ("lindqvist2019", "ndiaye2016", "quist1999")] == [
        "Lindqvist and Ñandú (2019)",
        "Ndiaye et al. (2016)",
        "Quist (1999)",
    ]


def test_authors_in_their_order(values: Values) -> None:
    authors = values("works/ndiaye2016", NN.hasAuthor)
    assert authors == [f"works/ndiaye2016/authors/{n}" for n in (1, 2, 3, 4)]
    assert [values(a, FOAF.familyName)[0] for a in authors] == ["Ndiaye", "de la Cruz", "Smith", "Wu"]
    assert (values(authors[1], FOAF.givenName), values(authors[1], NN.position), values(authors[1], RDFS.label)) == (
        ["B."],
        [2],
        ["de la Cruz, B."],
    )
    assert values("works/lindqvist2019/authors/2", FOAF.familyName) == ["Ñandú"]


def test_stubs_are_works_that_the_bibliography_lacks(values: Values, union: Graph) -> None:
    assert {str(s).removeprefix(BASE) for s in union.subjects(NN.isStub, None)} == {"works/quist1999", "works/okafor2021.r4"}
    assert values("works/quist1999", DCTERMS.title) == ["Lost memo"]
    assert values("works/okafor2021.r4", DCTERMS.title) == ["[4] Anon., a leaflet."]


def test_works_that_are_studies_of_the_corpus(values: Values, union: Graph) -> None:
    assert values("works/okafor2021", NN.studiedAs) == ["studies/okafor2021"]
    assert len(list(union.subject_objects(NN.studiedAs))) == 3


@pytest.mark.parametrize(
    ("type_", "genre", "class_"),
    [
        ("article-journal", "", FABIO.JournalArticle),
        ("chapter", "", FABIO.BookChapter),
        ("webpage", "", FABIO.WebPage),
        ("thesis", "PhD thesis", FABIO.DoctoralThesis),
        ("thesis", "Doctoral dissertation", FABIO.DoctoralThesis),
        ("thesis", "Master's thesis", FABIO.MastersThesis),
        ("thesis", "", FABIO.Expression),
        ("song", "", FABIO.Expression),
    ],
)
def test_class_of_a_work(type_: str, genre: str, class_: URIRef) -> None:
    assert class_of(Work(key="k", type=type_, genre=genre)) == class_


def test_a_printed_entry_as_a_work() -> None:
    entry: dict[str, Any] = {
        "id": "r1",
        "raw": "raw",
        "type": "book",
        "author": [{"family": "Berg", "given": "J.", "non-dropping-particle": "van den"}, {"literal": "WHO"}],
        "issued": {"literal": "in press"},
        "title": "T",
        "DOI": "10.1/x",
        "page": "1-2",
    }
    work = work_of(Reference.model_validate(entry), "berg")
    assert (work.key, work.title, work.issued_text, work.year, work.doi, work.page) == ("berg", "T", "in press", None, "10.1/x", "1-2")
    assert [n.sort_form for n in work.author] == ["van den Berg, J.", "WHO"]
    assert work_of(Reference.model_validate({"id": "r1", "raw": "raw"}), "k").title == "raw"
