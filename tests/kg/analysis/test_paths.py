"""Paths against a search that tries everything, and how their evidence is weighed."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.network import Link, concept_network
from kg.analysis.paths import STRENGTH, Paths, paths
from kg.graph.links import STATES

KEYS = "abcdefg"


@st.composite
def link_sets(draw: st.DrawFn) -> list[Link]:
    ends = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda e: e[0] != e[1])
    relations = st.sampled_from(["influences", "enables", "part-of", "precedes", "associated-with"])
    found = {}
    for relation, (x, y) in draw(st.lists(st.tuples(relations, ends), max_size=22)):
        states = draw(st.dictionaries(st.sampled_from(["s1", "s2", "s3"]), st.sampled_from(STATES), max_size=3))
        key = f"{relation}--{x}--{y}"
        found[key] = Link(key, relation, (x,), (y,), states=states, second_hand=draw(st.integers(0, 1)))
    return list(found.values())


def brute_force(links: list[Link], source: str, target: str, steps: int, second_hand: bool) -> set[tuple[str, ...]]:
    """Every sequence of distinct concepts that is a path."""
    wanted = {"influences", "enables"}
    pairs = {(link.independent[0], link.dependent[0]) for link in links
             if link.relation in wanted and (link.states or (second_hand and link.second_hand))}
    middle = [k for k in KEYS if k not in (source, target)]
    tried = {(source, *between, target) for n in range(steps) for between in itertools.permutations(middle, n)}
    return {nodes for nodes in tried if all(pair in pairs for pair in itertools.pairwise(nodes))}


@settings(deadline=None, max_examples=200)
@given(link_sets(), st.integers(1, 6), st.booleans())
def test_all_paths_are_found_and_no_others(links: list[Link], steps: int, second_hand: bool) -> None:
    network = concept_network(links, dict.fromkeys(KEYS, ""))
    found = paths(network, "a", "g", steps, second_hand)
    assert [p.concepts for p in found.paths] == list(dict.fromkeys(p.concepts for p in found.paths)), "none twice"
    assert {p.concepts for p in found.paths} == brute_force(links, "a", "g", steps, second_hand)
    assert not found.cut


@settings(deadline=None)
@given(link_sets())
def test_the_strongest_path_comes_first(links: list[Link]) -> None:
    found = paths(concept_network(links, dict.fromkeys(KEYS, "")), "a", "g", 6, second_hand=True)
    weakest = [p.weakest.weakness for p in found.paths]
    assert weakest == sorted(weakest)
    for path in found.paths:
        assert all(step.weakness <= path.weakest.weakness for step in path.steps)


def test_the_order_of_strength_names_every_state_once() -> None:
    assert sorted(STRENGTH) == sorted({*STATES, "second-hand"})


def chain(*states: dict[str, str]) -> Paths:
    links = [Link(f"influences--{x}--{y}", "influences", (x,), (y,), states=s)
             for (x, y), s in zip(itertools.pairwise(KEYS), states, strict=False)]
    return paths(concept_network(links), "a", KEYS[len(states)], 6)


@pytest.mark.parametrize(("strong", "weak"), list(itertools.pairwise([s for s in STRENGTH if s != "second-hand"])))
def test_the_weakest_step_is_the_one_with_the_weaker_state(strong: str, weak: str) -> None:
    (path,) = chain({"s1": strong}, {"s1": weak}, {"s1": strong}).paths
    assert (path.weakest.source, path.weakest.state) == ("b", weak)


def test_of_two_supported_steps_the_one_with_fewer_studies_is_weaker() -> None:
    (path,) = chain({"s1": "supported", "s2": "supported"}, {"s1": "supported"}).paths
    assert path.weakest.source == "b"


def test_studies_that_test_every_step_are_named() -> None:
    (path,) = chain({"s1": "supported", "s2": "proposed"}, {"s2": "supported", "s1": "mixed", "s3": "supported"}).paths
    assert path.studies_of_all == ("s1", "s2")
    (apart,) = chain({"s1": "supported"}, {"s2": "supported"}).paths
    assert apart.studies_of_all == ()


def test_two_links_between_the_same_concepts_are_one_step_with_the_states_of_both() -> None:
    links = [Link("influences--a--b", "influences", ("a",), ("b",), states={"s1": "supported"}),
             Link("enables--a--b", "enables", ("a",), ("b",), states={"s1": "proposed", "s2": "not-supported"}, contested=True)]
    (path,) = paths(concept_network(links), "a", "b", 1).paths
    (step,) = path.steps
    assert [t.link.relation for t in step.ties] == ["influences", "enables"]
    assert step.states == {"s1": "supported", "s2": "not-supported"}
    assert (step.state, step.contested, step.studies) == ("mixed", True, ("s1", "s2"))


def test_a_step_that_holds_only_jointly_says_with_what() -> None:
    joint = Link("influences--a+b--c", "influences", ("a", "b"), ("c",), states={"s1": "supported"})
    (path,) = paths(concept_network([joint]), "a", "c", 1).paths
    assert path.steps[0].jointly == ("b",)
    alone = Link("influences--a--c", "influences", ("a",), ("c",), states={"s1": "supported"})
    (path,) = paths(concept_network([joint, alone]), "a", "c", 1).paths
    assert path.steps[0].jointly == ()


def test_a_step_that_is_only_second_hand_counts_its_works() -> None:
    network = concept_network([Link("influences--a--b", "influences", ("a",), ("b",), second_hand=3)])
    assert paths(network, "a", "b", 1).paths == ()
    (path,) = paths(network, "a", "b", 1, second_hand=True).paths
    assert (path.steps[0].state, path.steps[0].second_hand, path.steps[0].studies) == ("second-hand", 3, ())


def test_a_cut_is_said() -> None:
    links = [Link(f"influences--{x}--{y}", "influences", (x,), (y,), states={"s": "supported"}) for x in KEYS for y in KEYS if x != y]
    cut = paths(concept_network(links), "a", "g", 6, most=10)
    assert (len(cut.paths), cut.cut) == (10, True)
    assert not paths(concept_network(links), "a", "g", 6).cut


def test_misuse_is_refused() -> None:
    network = concept_network([], {"a": "", "b": ""})
    with pytest.raises(KeyError):
        paths(network, "a", "nobody")
    with pytest.raises(ValueError, match="1 to 6"):
        paths(network, "a", "b", 7)
    with pytest.raises(ValueError, match="same"):
        paths(network, "a", "a")
