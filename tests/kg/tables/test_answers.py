"""From answers to tables: claims as entries, rows of literature tables marked as second-hand."""

from __future__ import annotations

from kg.graph.store import Store
from kg.queries.answer import Cell
from kg.queries.catalogue import ask
from kg.tables.answers import entries_of, literature_row
from kg.tables.related_work import stated


def test_a_claim_becomes_an_entry_in_the_words_of_its_study(store: Store) -> None:
    entries = entries_of(ask(store.reader(), "tables/related-work", study=["lindqvist2019"]))
    assert len(entries) == 11
    h3 = next(e for e in entries if e.claim == "H3")
    assert (h3.iv, h3.moderator, h3.dv) == (("robot trust",), ("operator fatigue",), ("picking speed",))
    assert h3.finding == "H3 (not supported): Tired operators gain less speed from trust." and h3.work == "lindqvist2019"
    assert h3.method == "survey; PLS-SEM; Harman's single-factor test; sociometric badge reading"
    assert all(e.kind == "hypothesis" or e.basis == "tested" for e in stated(entries))


def test_a_row_of_a_literature_table_says_whose_word_it_is(store: Store) -> None:
    first, second = ask(store.reader(), "studies/synthesis", study="src-7c0ffee5").rows
    row = literature_row(first, "src-7c0ffee5", "A Report")
    assert (row.citation, row.work) == ("Petersen & O'Neill (2014) [second-hand]", "petersen2014")
    assert (row.iv, row.dv) == (("night shift",), ("operator fatigue",))
    assert row.findings == ("(second-hand, Table 1 of A Report): more nights and more fatigue",)
    assert literature_row(second, "src-7c0ffee5", "A Report").work == ""


def test_samples_stand_in_the_order_of_their_ids_whatever_order_the_engine_has(store: Store) -> None:
    row = dict(ask(store.reader(), "tables/related-work", study=["lindqvist2019"]).rows[0])
    parts = tuple(Cell(f"samples/{n}", "iri", f"sample {n}") for n in (3, 1, 2))
    for order in (parts, parts[::-1]):
        assert entries_of([row | {"samples": Cell("", "list", parts=order)}])[0].sample == "sample 1; sample 2; sample 3"
