"""The bibliography of a table: what an entry says comes back from the graph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bib.library import Library
from bib.model import Attachment, Name, Work
from bib.readers.bibtex import read_bibtex
from bib.writers.bibtex import write_bibtex
from kg.corpus import Corpus, shipped_corpus
from kg.graph.build import build_dataset
from kg.graph.store import Store
from kg.queries.catalogue import ask
from kg.tables.bibliography import says_something, works_of

CORPUS = Path(__file__).parents[2] / "corpus"

FULL = Work(
    "full2020", "chapter", "A chapter", (Name("Berg", "Jan", "van den", "Jr."), Name(literal="ACME and Sons"), Name(given="Plato")),
    (Name("Ito", "A."), Name("Ito", "B.")), (2020, 1, 5), "", "b", "A book", "A series", "A conference", "PhD thesis", "1", "2", "3--4",
    "5", "6", "2nd", "Press", "Cham", "10.9999/x", "https://example.org/", "1-2", "3-4", "en", "About it.", "a; b", "Read it.",
    (("howpublished", "By hand"), ("bibtex-type", "inbook")))


def told(works: Library, folder: Path) -> dict[str, Work]:
    """The works as a store of them tells them."""
    store = Store(folder)
    store.rebuild(Corpus((), works))
    reader = store.reader()
    return {w.key: w for w in works_of(ask(reader, "tables/bibliography"), ask(reader, "tables/entry-fields"))}


@pytest.mark.parametrize("bibliography", [CORPUS / "corpus.bib", shipped_corpus() / "corpus.bib"], ids=["invented", "shipped"])
def test_every_entry_of_a_bibliography_comes_back_whole(bibliography: Path, tmp_path: Path) -> None:
    library = read_bibtex(bibliography)
    found = told(library, tmp_path)
    assert len(found) == len(list(library)) > 0
    for work in library:
        assert found[work.key] == work
        assert write_bibtex([found[work.key]]) == write_bibtex([work])


@pytest.mark.parametrize("work", [
    FULL, replace(FULL, issued=(2020, 11)), replace(FULL, issued=(2020,)), replace(FULL, issued=(), issued_text="in press", year_suffix=""),
    replace(FULL, type="software"), Work("bare")], ids=["day", "month", "year", "in press", "software", "bare"])
def test_all_that_an_entry_can_say_comes_back(work: Work, tmp_path: Path) -> None:
    assert told(Library.of([work]), tmp_path) == {work.key: work}


def test_where_a_scholar_keeps_a_file_stays_out_of_the_graph(tmp_path: Path) -> None:
    (work,) = told(Library.of([replace(FULL, extra=(("file", "/home/me/x.pdf"), ("howpublished", "By hand")))]), tmp_path).values()
    assert work.extra == (("howpublished", "By hand"),)


def test_identifiers_people_in_further_roles_and_marks_come_back_and_attachments_show_their_name_only(tmp_path: Path) -> None:
    work = replace(FULL, pmid="123", pmcid="PMC7", accessed=(2020, 11, 3), translator=(Name("Ek", "Bo"),), title_marks=((0, 1, "i"),),
                   roles=(("director", (Name("Varda", "Agnès"), Name(literal="others"))),), files=(Attachment("/home/me/x.pdf"),))
    (again,) = told(Library.of([work]), tmp_path).values()
    assert again == replace(work, files=()) and again.title_marks == work.title_marks
    fields = {row["field"].value: row["value"].value for row in ask(Store(tmp_path).reader(), "tables/entry-fields") if row["field"]
              and row["value"]}
    assert fields["attachment"] == "x.pdf" and not any("/home" in value for value in fields.values())


def test_a_work_of_which_only_key_and_kind_are_known_is_not_printed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    works = [Work("bare", "report"), Work("dated", issued=(2020,)), Work("in-press", issued_text="in press"), FULL]
    store.rebuild(Corpus((), Library.of(works)))
    assert [row["key"].value for row in ask(store.reader(), "tables/unprinted-works") if row["key"]] == ["bare"]
    assert [work.key for work in works if not says_something(work)] == ["bare"]


def test_the_graph_of_a_bibliography_is_sound() -> None:
    from ontology.checks import validate

    assert not validate(build_dataset(Corpus((), Library.of([FULL]))))
