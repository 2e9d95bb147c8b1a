"""From answers to tables: claims as entries, rows of literature tables marked as second-hand, works for the bibliography."""

from __future__ import annotations

from bib.writers.bibtex import write_bibtex
from kg.graph.store import Store
from kg.queries.catalogue import ask
from kg.tables.answers import entries_of, literature_row, works_of
from kg.tables.related_work import stated


def test_a_claim_becomes_an_entry_in_the_words_of_its_study(store: Store) -> None:
    entries = entries_of(ask(store.reader(), "tables/related-work", study=["lindqvist2019"]))
    assert len(entries) == 11
    h3 = next(e for e in entries if e.claim == "H3")
    assert (h3.iv, h3.moderator, h3.dv) == (("robot trust",), ("operator fatigue",), ("picking speed",))
    assert h3.finding == "H3 (not supported): Tired operators gain less speed from trust." and h3.work == "lindqvist2019"
    assert h3.method == "survey; PLS-SEM; Harman's single-factor test; sociometric badge reading"
    assert {e.kind for e in stated(entries)} == {"hypothesis"}


def test_a_row_of_a_literature_table_says_whose_word_it_is(store: Store) -> None:
    first, second = ask(store.reader(), "studies/synthesis", study="src-7c0ffee5").rows
    row = literature_row(first, "src-7c0ffee5", "A Report")
    assert (row.citation, row.work) == ("Petersen & O'Neill (2014) [second-hand]", "petersen2014")
    assert (row.iv, row.dv) == (("night shift",), ("operator fatigue",))
    assert row.findings == ("(second-hand, Table 1 of A Report): more nights and more fatigue",)
    assert literature_row(second, "src-7c0ffee5", "A Report").work == ""


def test_works_keep_type_names_and_place(store: Store) -> None:
    works = works_of(ask(store.reader(), "tables/bibliography", work=["lindqvist2019", "petersen2014"]))
    survey, book = works
    assert (survey.type, survey.doi) == ("article-journal", "10.99999/ijw.2019.7")
    assert (survey.volume, survey.issue, survey.page) == ("7", "2", "101–120")
    assert [n.family for n in survey.author] == ["Lindqvist", "Ñandú"] and survey.issued == (2019,)
    assert book.type == "book" and "@book{petersen2014," in write_bibtex(works)
