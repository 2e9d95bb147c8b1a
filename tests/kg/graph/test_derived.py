from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import RDF, RDFS, Dataset, Graph, URIRef

from kg.graph.derived import COUNT_OF_STATE, link_label
from kg.graph.links import STATES
from kg.graph.pairing import Pair
from ontology.prefixes import BASE
from ontology.schemes import concept, notation_of, notations
from ontology.terms import DCTERMS, NN
from tests.kg.graph.conftest import Values

CONTESTED = "links/influences--robot-trust--robot-adoption"


def test_the_contested_link(values: Values) -> None:
    assert values(CONTESTED, DCTERMS.identifier) == ["influences--robot-trust--robot-adoption"]
    assert values(CONTESTED, RDFS.label) == ["robot trust influences robot adoption"]
    assert (values(CONTESTED, NN.independent), values(CONTESTED, NN.dependent)) == (
        ["constructs/robot-trust"],
        ["constructs/robot-adoption"],
    )
    assert values(CONTESTED, NN.relation) == [str(concept("relation", "influences")).removeprefix(BASE)]
    assert {state: values(CONTESTED, name)[0] for state, name in COUNT_OF_STATE.items()} == {
        "supported": 1,
        "not-supported": 1,
        "mixed": 0,
        "no-verdict": 0,
        "illustrated": 0,
        "illustrated-mixed": 0,
        "illustrated-against": 1,
        "proposed": 0,
    }
    assert (values(CONTESTED, NN.studies), values(CONTESTED, NN.secondHandSources), values(CONTESTED, NN.contested)) == ([3], [1], [True])


def test_states_in_studies(values: Values, counted: Callable[[URIRef], int]) -> None:
    state = CONTESTED + "/studies/okafor2021"
    assert values(state, RDF.type) == ["ontology/LinkState"]
    assert (values(state, NN.ofLink), values(state, NN.inStudy)) == ([CONTESTED], ["studies/okafor2021"])
    assert [notation_of(BASE + s) for s in values(state, NN.state)] == ["illustrated-against"]
    assert [notation_of(BASE + s) for s in values(state, NN.sign)] == ["positive"]
    assert values("links/influences--robot-adoption--order-accuracy/studies/okafor2021", NN.sign) == []
    assert (counted(NN.Link), counted(NN.LinkState)) == (29, 29)


def test_every_test_is_on_exactly_one_link(union: Graph) -> None:
    assert {len(list(union.objects(t, NN.onLink))) for t in union.subjects(RDF.type, NN.Test)} == {1}


def test_what_is_on_links(values: Values, union: Graph) -> None:
    evidence = [len(list(union.objects(e, NN.onLink))) for e in union.subjects(RDF.type, NN.Evidence)]
    statements = sorted(len(list(union.objects(s, NN.onLink))) for s in union.subjects(RDF.type, NN.SecondHandStatement))
    assert evidence == [1] * 11
    assert statements == [1] * 8 + [2]


def test_counts_are_those_of_the_states(values: Values, union: Graph) -> None:
    for link in union.subjects(RDF.type, NN.Link):
        states = [notation_of(str(union.value(s, NN.state))) for s in union.subjects(NN.ofLink, link)]
        assert int(str(union.value(link, NN.studies))) == len(states)
        for state, name in COUNT_OF_STATE.items():
            assert int(str(union.value(link, name))) == states.count(state)


def test_concepts_in_figures(values: Values) -> None:
    node = "constructs/robot-trust"
    assert (values(node, NN.definingStudies), values(node, NN.namedInStudies), values(node, NN.linkCount)) == ([2], [3], [7])


def test_derived_figures_stand_in_their_own_graph(dataset: Dataset) -> None:
    graphs = {
        str(g).removeprefix(BASE + "graphs/") for _, p, _, g in dataset.quads() if p in (NN.onLink, NN.contested, NN.linkCount, NN.state)
    }
    assert graphs == {"derived"}


def test_the_states_are_those_of_the_scheme() -> None:
    assert {*STATES, "second-hand"} == set(notations("state"))
    assert set(COUNT_OF_STATE) == set(STATES)


@pytest.mark.parametrize(
    ("pair", "label"),
    [
        (Pair.of("influences", ["a", "b"], ["c"]), "A + B influences C"),
        (Pair.of("mediates", ["a"], ["c"], ["m", "n"]), "M + N mediates A → C"),
        (Pair.of("mediates", ["a"], ["c"], ["m"], ["w"]), "M mediates A → C, moderated by W"),
        (Pair.of("moderates", ["a"], ["c"], (), ["w"]), "W moderates A → C"),
        (Pair.of("moderates", ["a"], ["c"], ["m"], ["w"]), "W moderates A → C, via M"),
        (Pair.of("part-of", ["a"], ["c"]), "A is part of C"),
        (Pair.of("influences", ["a"], ["c"], ["m"], ["w"]), "A influences C, via M, moderated by W"),
    ],
)
def test_link_in_words(pair: Pair, label: str) -> None:
    assert link_label(pair, str.upper) == label
