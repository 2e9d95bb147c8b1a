"""The concept network says what the links say, and no more."""

from __future__ import annotations

import pytest

from kg.analysis.neighbourhood import neighbourhood
from kg.analysis.network import Link, all_ties, causal, concept_network, labels_of, undirected

LINKS = [
    Link("influences--a--b", "influences", ("a",), ("b",), states={"s1": "supported", "s2": "not-supported"}, contested=True),
    Link("enables--b--c", "enables", ("b",), ("c",), states={"s1": "proposed"}),
    Link("mediates--a--c--via-m", "mediates", ("a",), ("c",), mediators=("m",), states={"s1": "supported"}),
    Link("moderates--a--b--by-w", "moderates", ("a",), ("b",), moderators=("w",), states={"s3": "mixed"}),
    Link("associated-with--c--d", "associated-with", ("c",), ("d",), states={"s3": "no-verdict"}),
    Link("part-of--p--a", "part-of", ("p",), ("a",), states={"s1": "proposed"}),
    Link("precedes--d--e", "precedes", ("d",), ("e",), states={"s1": "proposed"}),
    Link("influences--x+y--b", "influences", ("x", "y"), ("b",), states={"s2": "supported"}),
    Link("influences--d--c", "influences", ("d",), ("c",), second_hand=2),
    Link("influences--e--c", "influences", ("e",), ("c",)),
    Link("influences--m--c", "influences", ("m",), ("c",), estimates=1),
]
NETWORK = concept_network(LINKS, {"a": "A label", "lonely": "nobody's"})


def edges(network: object) -> set[tuple[str, str, str, str]]:
    return {(t.source, t.target, t.link.relation, t.role) for t in all_ties(network)}  # type: ignore[arg-type]


def test_every_concept_is_a_node_with_its_label_those_without_a_link_too() -> None:
    assert set(NETWORK) == {*"abcdempwxy", "lonely"}
    assert labels_of(NETWORK)["a"] == "A label"
    assert labels_of(NETWORK)["b"] == "b"


def test_a_mediated_link_is_one_edge_between_its_ends_and_no_influence_of_the_mediator() -> None:
    assert ("a", "c", "mediates", "ends") in edges(NETWORK)
    assert ("m", "c", "mediates", "mediator") in edges(NETWORK)
    assert not [e for e in edges(NETWORK) if e[:2] == ("a", "m")]


def test_only_influences_and_enablings_between_ends_are_causal() -> None:
    assert edges(causal(NETWORK)) == {("a", "b", "influences", "ends"), ("b", "c", "enables", "ends"), ("x", "b", "influences", "ends"),
                                      ("y", "b", "influences", "ends"), ("d", "c", "influences", "ends"), ("m", "c", "influences", "ends")}


def test_part_of_precedes_and_associations_are_never_among_influences() -> None:
    assert not {"part-of", "precedes", "associated-with", "compares", "moderates", "mediates"} & {e[2] for e in edges(causal(NETWORK))}
    assert edges(undirected(NETWORK)) == {("c", "d", "associated-with", "ends")}


def test_second_hand_links_are_left_out_on_demand_and_links_of_which_nothing_counts_always() -> None:
    assert ("d", "c", "influences", "ends") not in edges(causal(NETWORK, second_hand=False))
    assert ("e", "c", "influences", "ends") in edges(NETWORK)
    assert ("e", "c", "influences", "ends") not in edges(causal(NETWORK))


@pytest.mark.parametrize(("link", "state"), [
    (LINKS[0], "mixed"), (LINKS[1], "proposed"), (LINKS[8], "second-hand"), (LINKS[9], ""), (LINKS[10], "no-verdict")])
def test_the_state_of_a_link_is_that_of_all_its_studies(link: Link, state: str) -> None:
    assert link.state == state


def test_counts_keep_every_state_apart() -> None:
    assert LINKS[0].counts == {"supported": 1, "not-supported": 1}


def test_joint_causes_know_each_other() -> None:
    tie = next(t for t in all_ties(NETWORK) if t.source == "x")
    assert tie.jointly == ("y",)


def test_the_network_does_not_depend_on_the_order_of_the_links() -> None:
    other = concept_network(reversed(LINKS), {"a": "A label", "lonely": "nobody's"})
    assert list(other.nodes(data=True)) == list(NETWORK.nodes(data=True))
    assert all_ties(other) == all_ties(NETWORK)


def test_a_neighbourhood_grows_by_steps_whatever_the_direction() -> None:
    assert dict(neighbourhood(NETWORK, "e", 1).nodes(data="distance")) == {"e": 0, "d": 1, "c": 1}
    assert set(neighbourhood(NETWORK, "e", 2)) == {"e", "d", "c", "b", "a", "m"}
    assert ("c", "d", "associated-with", "ends") in edges(neighbourhood(NETWORK, "e", 1)), "edges between neighbours are in"


def test_mediators_and_moderators_are_one_step_from_the_ends() -> None:
    assert {"a", "c"} <= set(neighbourhood(NETWORK, "m", 1))
    assert {"a", "b"} <= set(neighbourhood(NETWORK, "w", 1))


def test_a_concept_without_links_is_alone() -> None:
    assert set(neighbourhood(NETWORK, "lonely", 3)) == {"lonely"}


def test_misuse_is_refused() -> None:
    with pytest.raises(KeyError):
        neighbourhood(NETWORK, "nobody")
    with pytest.raises(ValueError, match="1 to 3"):
        neighbourhood(NETWORK, "a", 4)
