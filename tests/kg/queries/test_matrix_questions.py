"""The questions behind the matrices: three ways to the same cells agree, and filters of studies fit as they say."""

from __future__ import annotations

import pytest

from tests.kg.queries.conftest import Ask, Rows


def cells(rows: Rows) -> set[tuple[str, str, str, str]]:
    return {(row["link"], row["study"], row["state"], row.get("sign", "")) for row in rows}


def test_the_cells_of_all_links_are_those_of_all_studies(rows: Ask) -> None:
    every = rows("matrix/states")
    assert len(every) == 29 == len(cells(every))
    assert cells(every) == cells(rows("matrix/states-of-studies", study=["lindqvist2019", "okafor2021", "src-7c0ffee5"]))
    assert {row["linkLabel"] for row in every if row["contested"] == "true"} == {"robot trust influences robot adoption"}


@pytest.mark.parametrize("construct", ["robot-trust", "operator-fatigue", "picking-speed", "handover-routines"])
def test_the_cells_of_a_construct_are_those_of_the_links_that_it_is_in(rows: Ask, construct: str) -> None:
    inside = {row["link"] for row in rows("matrix/ends") if row["concept"] == construct}
    assert inside and cells(rows("matrix/states-of-constructs", construct=construct)) == {
        cell for cell in cells(rows("matrix/states")) if cell[0] in inside}


@pytest.mark.parametrize("filters", [{"relation": "influences"}, {"contested": True}, {"contested": False}, {"least": 2},
                                     {"relation": "influences", "least": 2, "contested": False}])
def test_filters_of_links_do_the_same_on_every_way(rows: Ask, filters: dict[str, object]) -> None:
    chosen = cells(rows("matrix/states", **filters))
    assert chosen and chosen == cells(rows("matrix/states-of-studies", study=["lindqvist2019", "okafor2021", "src-7c0ffee5"], **filters))
    constructs = sorted({row["concept"] for row in rows("matrix/ends")} - {"倉庫-rhythm"})
    assert chosen <= cells(rows("matrix/states-of-constructs", construct=constructs, **filters)) | {
        cell for cell in chosen if "rhythm" in cell[0]}


@pytest.mark.parametrize(("filters", "expected"), [
    ({}, {"lindqvist2019", "okafor2021", "src-7c0ffee5"}), ({"method": "case-study"}, {"okafor2021"}),
    ({"method": "multiple-case-study"}, {"okafor2021"}), ({"method": "regression"}, {"src-7c0ffee5"}),
    ({"country": "Peru"}, {"lindqvist2019"}), ({"country": "peru"}, set()),
    ({"earliest": 2019, "latest": 2020}, {"lindqvist2019"}), ({"latest": 2030}, {"lindqvist2019", "okafor2021"}),
    ({"study": "okafor2021", "earliest": 2022}, set())])
def test_studies_are_chosen_by_how_where_and_when(rows: Ask, filters: dict[str, object], expected: set[str]) -> None:
    assert {row["key"] for row in rows("matrix/studies", **filters)} == expected


def test_what_is_printed_without_a_test(rows: Ask) -> None:
    (row,) = rows("matrix/printed")
    assert (row["link"], row["study"], row["contested"]) == ("influences--robot-trust--picking-speed", "lindqvist2019", "false")
    assert rows("matrix/printed", construct="picking-speed") == [row] and rows("matrix/printed", construct="cobot-training") == []
    assert rows("matrix/printed", relation="mediates") == [] == rows("matrix/printed", least=1)


def test_second_hand_works_are_those_that_the_links_count(rows: Ask) -> None:
    told: dict[str, set[str]] = {}
    for row in rows("matrix/second-hand"):
        told.setdefault(row["link"], set()).add(row["work"])
    assert {link: len(works) for link, works in told.items()} == {
        row["link"]: int(row["secondHandSources"]) for row in rows("links/list") if row["secondHandSources"] != "0"}
    assert {row["result"] for row in rows("matrix/second-hand", construct="robot-trust")} == {"found-none"}


def test_a_parent_counts_as_a_claim_that_does_not_count(rows: Ask) -> None:
    found = rows("matrix/claims", link="influences--robot-trust--operator-fatigue")
    assert {(row["claimLabel"], row["counted"]) for row in found} == {("H5", "false"), ("H5a", "true")}


def test_roles_are_counted_in_links_with_a_state(rows: Ask) -> None:
    found = {(row["study"], row["role"], row["relation"]): int(row["links"]) for row in rows("matrix/roles", construct="operator-fatigue")}
    assert found == {("lindqvist2019", "dependent", "influences"): 2, ("lindqvist2019", "independent", "influences"): 1,
                     ("lindqvist2019", "moderator", "moderates"): 1, ("okafor2021", "dependent", "influences"): 1,
                     ("src-7c0ffee5", "independent", "influences"): 1, ("src-7c0ffee5", "dependent", "influences"): 1}
    against = rows("matrix/roles", state="illustrated-against")
    assert {(row["concept"], row["role"]) for row in against} == {("robot-trust", "independent"), ("robot-adoption", "dependent")}


def test_members_are_all_constructs_of_all_studies(rows: Ask) -> None:
    found = rows("matrix/members")
    assert len(found) == 29 and sum(int(row["definitions"]) for row in found) == 7
    assert {row["memberLabel"] for row in found if row.get("mentionedOnly") == "true"} == {"night shift premium"}
    shared = {"robot-trust", "robot-adoption", "operator-fatigue", "picking-speed"}
    assert {row["concept"] for row in rows("matrix/members", least=3)} == shared
    assert {row["concept"] for row in rows("matrix/constructs", least=3)} == shared
