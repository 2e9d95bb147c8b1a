"""From answers to tables: claims as entries, rows of literature tables marked as second-hand."""

from __future__ import annotations

from dataclasses import replace

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
    assert row.places[0].startswith("Table 1") and row.places[0].endswith("of A Report."), "where a row stands, its study prints it"


def test_samples_stand_in_the_order_of_their_ids_whatever_order_the_engine_has(store: Store) -> None:
    row = dict(ask(store.reader(), "tables/related-work", study=["lindqvist2019"]).rows[0])
    parts = tuple(Cell(f"samples/{n}", "iri", f"sample {n}") for n in (3, 1, 2))
    for order in (parts, parts[::-1]):
        assert entries_of([row | {"samples": Cell("", "list", parts=order)}])[0].sample == "sample 1; sample 2; sample 3"


def test_a_claim_says_where_it_and_its_evidence_stand(store: Store) -> None:
    h3 = next(e for e in entries_of(ask(store.reader(), "tables/related-work", study=["lindqvist2019"])) if e.claim == "H3")
    assert h3.iri.endswith("/studies/lindqvist2019/claims/H3")
    assert h3.stands == f"H3: {h3.place}; evidence in {'; '.join(h3.printed_in)}." and "line " in h3.place and h3.printed_in
    assert replace(h3, place="", printed_in=()).stands == "", "nothing is said where nothing is known"


def test_places_stand_by_their_numbers_whatever_order_the_engine_has(store: Store) -> None:
    row = dict(ask(store.reader(), "tables/related-work", study=["lindqvist2019"]).rows[0])
    for places in ("Table 10, line 9; section 2, line 1; Table 2, line 30", "section 2, line 1; Table 2, line 30; Table 10, line 9"):
        (entry,) = entries_of([row | {"printedIn": Cell(places, "text")}])
        assert entry.printed_in == ("Table 2, line 30", "Table 10, line 9", "section 2, line 1")
