"""The synthesis matrix: what a construct is in a study comes from the study's links and from its own words, and is counted once."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

import ontology
from kg.tables.construct_matrix import (
    CAUSAL,
    ORDERS,
    ROLES,
    TREATMENTS,
    Cell,
    Construct,
    ConstructMatrix,
    Member,
    columns,
    ordered,
    role_in,
    rows_of,
)
from kg.tables.matrix import Study
from ontology.schemes import notations
from ontology.terms import NN, SKOS

CONSTRUCTS = [Construct(f"constructs/{n}", name, studies, links) for n, (name, studies, links) in enumerate(
    [("warmth", 2, 5), ("Age", 3, 1), ("noise", 3, 4), ("focus", 1, 9)])]
STUDIES = [Study(f"studies/{n}", f"s{n}", f"Berg ({2010 + n})") for n in range(3)]
IRIS = [s.iri for s in STUDIES]
PLACES = st.tuples(st.sampled_from([c.iri for c in CONSTRUCTS]), st.sampled_from(IRIS))
MEMBERS = st.lists(st.tuples(PLACES, st.builds(Member, st.text("abc", min_size=1, max_size=2), st.just("x"), st.frozensets(
    st.sampled_from(list(ROLES)), max_size=2), st.integers(0, 2), st.integers(0, 9))), max_size=8)
LINKED = st.lists(st.tuples(PLACES, st.sampled_from(list(ROLES)), st.integers(1, 9)), max_size=8)


@given(MEMBERS, LINKED, st.sets(st.sampled_from(IRIS)))
def test_a_cell_holds_all_that_is_known_of_its_place(members: list, linked: list, studies: set[str]) -> None:
    rows = rows_of(CONSTRUCTS, ((*place, member) for place, member in members), ((*place, role, n) for place, role, n in linked), studies)
    assert [row.construct for row in rows] == CONSTRUCTS
    places = {place for place, *_ in (*members, *linked) if place[1] in studies}
    assert {(row.construct.iri, study) for row in rows for study in row.cells} == places
    for row in rows:
        for study, cell in row.cells.items():
            here = (row.construct.iri, study)
            assert cell.members == tuple(member for place, member in members if place == here)
            for role, n in cell.roles:
                assert n == sum(k for place, other, k in linked if place == here and other == role)
                assert n or any(role in member.roles for member in cell.members)
            assert {role for place, role, _ in linked if place == here} <= {role for role, _ in cell.roles}


@given(MEMBERS, LINKED)
def test_totals_count_every_construct_once_under_each_thing_it_is(members: list, linked: list) -> None:
    rows = rows_of(CONSTRUCTS, ((*place, member) for place, member in members), ((*place, role, n) for place, role, n in linked), IRIS)
    for study, counts in ConstructMatrix(tuple(rows), tuple(STUDIES)).totals.items():
        for kind in (*ROLES, *TREATMENTS):
            assert counts.get(kind, 0) == sum(study in row.cells and kind in row.cells[study].kinds for row in rows)
    assert all(cell.kinds for row in rows for cell in row.cells.values())


def test_a_cell_in_signs_and_in_words() -> None:
    cell = Cell((Member("m", "warmth", frozenset({"dependent", "control"}), 1, 7),), {"independent": 3, "dependent": 1})
    assert cell.short == "IV 3, DV 1, Ctrl, Def, 7 items"
    assert cell.words == "independent variable (3 links), dependent variable (1 link), control variable, defined, 7 items"
    assert cell.kinds == ("independent", "dependent", "control", "defined", "measured")
    twice = Cell((Member("m", "warmth", items=1), Member("n", "heat", items=4)))
    assert twice.short == "1 item, 4 items"
    assert (Cell((Member("m", "warmth"),)).short, Cell((Member("m", "warmth"),)).words) == ("named", "named only")


def test_only_causal_relations_have_variables() -> None:
    assert role_in("influences", "independent") == "independent" and role_in("mediates", "mediator") == "mediator"
    assert (role_in("part-of", "independent"), role_in("part-of", "dependent")) == ("part", "whole")
    assert role_in("associated-with", "dependent") == role_in("compares", "independent") == "related"
    assert all(role_in(relation, role) in ROLES for relation in notations("relation")
               for role in ("independent", "dependent", "mediator", "moderator"))


def test_causal_is_what_the_ontology_calls_so() -> None:
    graph = Graph().parse(Path(ontology.__file__).parent / "schemes.ttl")
    found = graph.triples((None, NN.causal, None))
    assert {str(graph.value(relation, SKOS.notation)) for relation, _, truth in found if truth.toPython()} == CAUSAL


def test_the_orders() -> None:
    assert {order: [c.name for c in ordered(CONSTRUCTS, order)] for order in ORDERS} == {
        "studies": ["noise", "Age", "warmth", "focus"], "links": ["focus", "warmth", "noise", "Age"],
        "name": ["Age", "focus", "noise", "warmth"]}


def test_of_too_many_studies_those_that_name_the_constructs_are_columns() -> None:
    rows = rows_of(CONSTRUCTS, [("constructs/0", IRIS[2], Member("m", "x")), ("constructs/1", IRIS[2], Member("n", "y")),
                                ("constructs/0", IRIS[1], Member("o", "x"))], [], IRIS)
    assert columns(rows, STUDIES, 3) == STUDIES
    assert columns(rows, STUDIES, 2) == [STUDIES[2], STUDIES[1]]
