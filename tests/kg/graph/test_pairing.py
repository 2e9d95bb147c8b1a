from __future__ import annotations

from typing import Any

import pytest

from kg.graph.pairing import SYMMETRIC, Pair, claim_tests, combined, pairs_of_evidence, pairs_of_statement, parents, state_of
from kg.records.model import Attributed, Claim, Evidence, Record
from kg.records.names import slug
from ontology.resources import turtle
from ontology.schemes import concept, notations
from ontology.terms import NN


def claim(**keys: Any) -> Claim:
    return Claim.model_validate({"id": "H1", "kind": "hypothesis", "text": "t", "relation": "influences", **keys})


def keys_of(**keys: Any) -> list[str]:
    return [t.pair.key for t in claim_tests(claim(**keys), slug)]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"independent": ["a"], "dependent": ["b"]}, ["influences--a--b"]),
        (
            {"independent": ["a", "b"], "dependent": ["c", "d"]},
            ["influences--a--c", "influences--a--d", "influences--b--c", "influences--b--d"],
        ),
        ({"independent": ["a", "b"], "dependent": ["c", "d"], "pairing": "respectively"}, ["influences--a--c", "influences--b--d"]),
        ({"independent": ["b", "a"], "dependent": ["c"], "pairing": "joint"}, ["influences--a+b--c"]),
        ({"independent": ["a"], "dependent": ["c"], "relation": "mediates", "mediators": ["n", "m"]}, ["mediates--a--c--via-m+n"]),
        ({"independent": ["a"], "dependent": ["c"], "relation": "moderates", "moderators": ["w"]}, ["moderates--a--c--by-w"]),
        ({"independent": ["z"], "dependent": ["a"], "relation": "associated-with"}, ["associated-with--a--z"]),
        ({"independent": ["z"], "dependent": ["a"], "relation": "compares"}, ["compares--a--z"]),
        ({"independent": ["z"], "dependent": ["a"], "relation": "precedes"}, ["precedes--z--a"]),
        ({"independent": ["p", "q"], "dependent": ["whole"], "relation": "part-of"}, ["part-of--p--whole", "part-of--q--whole"]),
        ({"independent": ["a"], "relation": "recommends"}, []),
        ({"independent": ["a", "A"], "dependent": ["b"]}, ["influences--a--b"]),
    ],
)
def test_pairs_of_a_claim(keys: dict[str, Any], expected: list[str]) -> None:
    assert keys_of(**keys) == expected


def test_own_tests_replace_the_pairs_and_take_what_they_leave_out_from_the_claim() -> None:
    one, two, three = claim_tests(
        claim(
            independent=["a"],
            dependent=["b", "c"],
            relation="moderates",
            moderators=["w"],
            sign="+",
            verdict="partially-supported",
            basis="tested",
            tests=[
                {"dependent": ["b"], "verdict": "supported"},
                {"dependent": ["c"], "sign": "-", "verdict": "not-supported", "basis": "illustrated"},
                {"relation": "influences", "dependent": ["b"]},
            ],
        ),
        slug,
    )
    assert (one.pair.key, one.sign, one.verdict, one.basis) == ("moderates--a--b--by-w", "+", "supported", "tested")
    assert (two.pair.key, two.sign, two.verdict, two.basis) == ("moderates--a--c--by-w", "-", "not-supported", "illustrated")
    assert (three.pair.key, three.verdict) == ("influences--a--b", "partially-supported")  # role-takers belong to the claim's own relation


def test_tests_with_the_same_ends_are_one_where_they_agree_and_numbered_where_not() -> None:
    tests = [{"independent": ["a"], "dependent": ["b"], "verdict": v} for v in ("supported", "supported", "not-supported")]
    assert [(t.key, t.verdict) for t in claim_tests(claim(tests=tests), slug)] == [
        ("influences--a--b", "supported"),
        ("influences--a--b--2", "not-supported"),
    ]


def evidence_on(evidence: dict[str, Any], **keys: Any) -> list[str]:
    c = claim(**keys)
    return [p.key for p in pairs_of_evidence(Evidence.model_validate(evidence), c, claim_tests(c, slug), slug)]


XY = {"independent": ["x"], "dependent": ["y"]}
MEDIATION = {**XY, "relation": "mediates", "mediators": ["m"]}
MODERATION = {**XY, "relation": "moderates", "moderators": ["w"]}


@pytest.mark.parametrize(
    ("evidence", "keys", "expected"),
    [
        pytest.param(
            {"kind": "path"},
            {"independent": ["x", "z"], "dependent": ["y"]},
            ["influences--x--y", "influences--z--y"],
            id="no ends: every test",
        ),
        pytest.param(
            {"kind": "path", **XY}, {"independent": ["x", "z"], "dependent": ["y"]}, ["influences--x--y"], id="same ends: that test"
        ),
        pytest.param(
            {"kind": "path", **XY}, {**XY, "relation": "enables"}, ["enables--x--y"], id="same ends under the claim's own relation"
        ),
        pytest.param(
            {"kind": "correlation", "independent": ["y"], "dependent": ["x"]}, XY, ["influences--x--y"], id="a correlation has no direction"
        ),
        pytest.param(
            {"kind": "correlation", "independent": ["x"], "dependent": ["q"]}, XY, ["associated-with--q--x"], id="correlation of other ends"
        ),
        pytest.param({"kind": "indirect", **XY, "mediators": ["m"]}, MEDIATION, ["mediates--x--y--via-m"], id="indirect, same mediator"),
        pytest.param({"kind": "indirect", **XY}, MEDIATION, ["mediates--x--y--via-m"], id="indirect, mediator unsaid"),
        pytest.param(
            {"kind": "indirect", "independent": ["x"], "dependent": ["z"]}, MEDIATION, ["mediates--x--z--via-m"], id="indirect, other ends"
        ),
        pytest.param({"kind": "direct", **XY}, MEDIATION, ["influences--x--y"], id="direct effect beside a mediation"),
        pytest.param({"kind": "total", **XY}, MEDIATION, ["influences--x--y"], id="total effect beside a mediation"),
        pytest.param(
            {"kind": "path", "independent": ["x"], "dependent": ["m"]}, MEDIATION, ["influences--x--m"], id="first leg of a mediation"
        ),
        pytest.param({"kind": "interaction", **XY, "moderators": ["w"]}, MODERATION, ["moderates--x--y--by-w"], id="interaction"),
        pytest.param({"kind": "interaction", **XY}, MODERATION, ["moderates--x--y--by-w"], id="interaction, moderator unsaid"),
        pytest.param(
            {"kind": "interaction", "independent": ["x"], "dependent": ["q"]}, XY, [], id="an interaction with nothing is on no link"
        ),
        pytest.param(
            {"kind": "qualitative", "independent": ["x"], "dependent": ["part"]}, XY, ["influences--x--part"], id="qualitative, narrower"
        ),
        pytest.param(
            {"kind": "qualitative", "independent": ["x"]},
            {"independent": ["x", "z"], "dependent": ["y"]},
            ["influences--x--y"],
            id="one end",
        ),
        pytest.param(
            {"kind": "path", "dependent": ["y"]},
            {"tests": [XY, {"independent": ["x"], "dependent": ["z"]}]},
            ["influences--x--y"],
            id="one end, the claim has none",
        ),
        pytest.param(
            {"kind": "path", **XY},
            {"independent": ["x", "z"], "dependent": ["y"], "pairing": "joint"},
            ["influences--x--y"],
            id="half of a joint test is another link",
        ),
    ],
)
def test_links_of_evidence(evidence: dict[str, Any], keys: dict[str, Any], expected: list[str]) -> None:
    assert evidence_on(evidence, **keys) == expected


def statement(**keys: Any) -> Attributed:
    return Attributed.model_validate({"text": "t", "relation": "influences", "result": "found", **keys})


def test_a_statement_with_several_ends_is_on_several_links_unless_it_says_joint() -> None:
    ends = {"independent": ["a", "b"], "dependent": ["c"]}
    assert [p.key for p in pairs_of_statement(statement(**ends), slug)] == ["influences--a--c", "influences--b--c"]
    assert [p.key for p in pairs_of_statement(statement(**ends, pairing="joint"), slug)] == ["influences--a+b--c"]
    assert pairs_of_statement(statement(**ends, **{"relation": "moderates"}), slug) == []  # no moderator: no link


@pytest.mark.parametrize(
    ("verdict", "basis", "state"),
    [
        ("supported", "tested", "supported"),
        ("not-supported", "tested", "not-supported"),
        ("partially-supported", "tested", "mixed"),
        ("mixed", "tested", "mixed"),
        ("none", "tested", "no-verdict"),
        ("supported", "illustrated", "illustrated"),
        ("none", "illustrated", "illustrated"),
        ("partially-supported", "illustrated", "illustrated-mixed"),
        ("mixed", "illustrated", "illustrated-mixed"),
        ("not-supported", "illustrated", "illustrated-against"),
        ("none", "proposed", "proposed"),
        ("supported", "proposed", "proposed"),
        ("not-supported", "proposed", "proposed"),
    ],
)
def test_state_of_a_test(verdict: str, basis: str, state: str) -> None:
    assert state_of(verdict, basis) == state


@pytest.mark.parametrize(
    ("states", "together"),
    [
        ([], None),
        (["supported"], "supported"),
        (["supported", "supported"], "supported"),
        (["supported", "not-supported"], "mixed"),
        (["supported", "mixed"], "mixed"),
        (["supported", "illustrated-against", "proposed"], "supported"),
        (["no-verdict"], "no-verdict"),
        (["no-verdict", "not-supported"], "not-supported"),
        (["no-verdict", "illustrated"], "no-verdict"),
        (["illustrated", "illustrated-against"], "illustrated-mixed"),
        (["illustrated", "proposed"], "illustrated"),
        (["proposed", "proposed"], "proposed"),
    ],
)
def test_states_of_one_study_together(states: list[str], together: str | None) -> None:
    assert combined(states) == together


def test_parents_are_those_whose_parts_are_there() -> None:
    record = Record.model_validate(
        {
            "record": 1,
            "source": {"path": "x"},
            "study": {"id": "s"},
            "claims": [claim(**XY).model_dump() | {"id": "P1"}, claim(**XY).model_dump() | {"id": "P1a", "part_of": "P1"}],
        }
    )
    assert parents(record) == {"P1"}


def test_a_pair_between_concepts_is_sorted_anew() -> None:
    pair = Pair.of("associated-with", ["a"], ["b"])
    assert pair.renamed({"a": "z", "b": "y"}.__getitem__).key == "associated-with--y--z"
    assert Pair.of("influences", ["a", "b"], ["c"]).renamed(lambda key: "same" if key in "ab" else key).key == "influences--same--c"


def test_relations_without_direction_are_those_of_the_scheme() -> None:
    graph = turtle("schemes.ttl")
    assert {r for r in notations("relation") if str(graph.value(concept("relation", r), NN.directed)) == "false"} == SYMMETRIC
