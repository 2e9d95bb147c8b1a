"""From a choice to the table: what is in it, what is left out and said, and that it does not depend on where it is made."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable
from functools import partial

import pyoxigraph
import pytest
from openpyxl import load_workbook
from rdflib import RDF, RDFS

from kg.graph.store import Store
from kg.queries.catalogue import ask
from kg.queries.errors import UnknownNameError
from kg.tables.choice import Asks, Choice, related_work
from ontology.prefixes import BASE
from ontology.terms import DCTERMS


@pytest.fixture(scope="session")
def asks(store: Store) -> Asks:
    """Asks the invented corpus."""
    return partial(ask, store.reader())


EVERYTHING = Choice(every_claim=True, literature=True)


def in_memory(quads: Iterable[pyoxigraph.Quad]) -> pyoxigraph.Store:
    memory = pyoxigraph.Store()
    for quad in quads:
        memory.add(quad)
    return memory


def test_a_store_in_memory_gives_the_table_of_one_on_disk(asks: Asks, store: Store) -> None:
    quads = list(store.reader())
    random.Random(7).shuffle(quads)
    memory = in_memory(quads)
    for choice in (EVERYTHING, Choice(each_claim=True), Choice(iv=("robot trust",), near=True)):
        one, other = related_work(choice, asks), related_work(choice, partial(ask, memory))
        assert one.table == other.table and one.bibliography() == other.bibliography()
        assert one.table.rows


def test_what_is_left_out_is_the_rest_and_nothing_that_was_tested(asks: Asks) -> None:
    kept = related_work(Choice(), asks)
    everything = related_work(Choice(every_claim=True), asks)
    assert len(kept.left_out) == 3 and not everything.left_out
    assert sum(len(claims) for _, claims in kept.groups) + 3 == sum(len(claims) for _, claims in everything.groups) == 32
    assert not any(entry.must_stay for entry in kept.left_out)


def test_claims_are_chosen_by_the_concepts_of_their_variables_under_any_name(asks: Asks) -> None:
    made = related_work(Choice(iv=("robot-trust",), dv=("robotics adoption",), each_claim=True), asks)
    assert {entry.study for _, claims in made.groups for entry in claims} == {"lindqvist2019", "okafor2021", "src-7c0ffee5"}
    assert all("trust" in " ".join(row.iv) for row in made.rows)
    assert not any(entry.near for _, claims in made.groups for entry in claims)
    assert not related_work(Choice(iv=("picking speed",), dv=("robot trust",)), asks).rows


def test_claims_on_near_constructs_come_on_request_and_say_so(asks: Asks) -> None:
    made, more = (related_work(Choice(dv=("picking speed",), near=near, each_claim=True, every_claim=True), asks) for near in (False, True))
    own = {(e.study, e.claim) for _, claims in made.groups for e in claims}
    marked = [e for _, claims in more.groups for e in claims if e.near]
    assert own == {(e.study, e.claim) for _, claims in more.groups for e in claims if not e.near}
    assert all(e.near == "picking speed" and "about a construct near picking speed" in e.finding for e in marked)


def test_a_part_of_something_is_no_variable(asks: Asks) -> None:
    rows = {row.findings[0].split(" ")[0]: row for row, _ in related_work(Choice(("lindqvist2019",), each_claim=True), asks).groups}
    assert rows["F1"].iv == ("safety rules (part)", "safety talk (part)") and all(name.endswith(" (whole)") for name in rows["F1"].dv)
    assert not any("F1" in row.findings[0] for row in related_work(Choice(iv=("safety rules",), each_claim=True), asks).rows)


def test_a_construct_that_is_not_there_is_named_with_those_like_it(asks: Asks) -> None:
    with pytest.raises(UnknownNameError, match="robot trusts"):
        related_work(Choice(iv=("robot trusts",)), asks)


def test_rows_of_literature_tables_are_those_of_the_constructs(asks: Asks) -> None:
    chosen = related_work(Choice(iv=("night shift",), literature=True), asks).literature
    assert [row.work for row in chosen] == ["petersen2014"] and chosen[0].second_hand
    assert len(related_work(Choice(literature=True), asks).literature) == 2


def test_a_work_of_which_nothing_is_known_is_neither_printed_nor_cited(store: Store) -> None:
    work, kept = f"{BASE}works/lindqvist2019", {str(RDF.type), str(RDFS.label), str(DCTERMS.identifier)}
    memory = in_memory(quad for quad in store.reader() if getattr(quad.subject, "value", "") != work or quad.predicate.value in kept)
    made = related_work(Choice(cite=True), partial(ask, memory))
    assert made.unprinted == ("lindqvist2019",) and "@article{lindqvist2019" not in made.bibliography()
    assert made.bibliography().startswith("% Without bibliographic data, and so without an entry: lindqvist2019\n")
    latex = made.text("latex")
    assert r"\citet{okafor2021}" in latex and r"\citet{lindqvist2019}" not in latex and "Lindqvist" in latex


def test_citations_of_second_hand_works_keep_their_mark(asks: Asks) -> None:
    assert r"\citet{petersen2014} [second-hand]" in related_work(Choice(literature=True, cite=True), asks).text("latex")


def test_the_workbook_has_the_table_and_every_claim_of_it_with_its_place(asks: Asks) -> None:
    made = related_work(Choice(studies=("lindqvist2019",)), asks)
    book = load_workbook(io.BytesIO(made.workbook()))
    assert book.sheetnames == ["Related work", "Claims"]
    assert [cell.value for cell in book["Related work"][1]] == list(made.table.headings)
    above, *rows = book["Claims"].values
    claims = [dict(zip(above, row, strict=True)) for row in rows]
    assert len(claims) == sum(len(entries) for _, entries in made.groups) == 11
    h3 = next(claim for claim in claims if claim["Claim"] == "H3")
    assert h3["State"] == "not supported" and "line " in str(h3["Where it is stated"]) and h3["Where its evidence is"]
    assert str(h3["Address"]).endswith("/studies/lindqvist2019/claims/H3")


def test_where_everything_stands_is_a_column_for_whoever_asks(asks: Asks) -> None:
    assert "Where it stands" not in related_work(Choice(), asks).table.headings
    made = related_work(Choice(studies=("lindqvist2019",), columns=("citation", "place"), each_claim=True, literature=True), asks)
    assert made.table.headings == ("Citation", "Where it stands") and all(place for _, place in made.table.rows)


def test_the_packages_of_the_latex_are_those_that_it_needs(asks: Asks) -> None:
    one, other = (related_work(Choice(cite=cite), asks).text("latex").splitlines()[0] for cite in (True, False))
    assert "{booktabs,longtable,array,natbib}" in one and "{booktabs,longtable,array}" in other
