from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import URIRef

from kg.corpus import Corpus
from kg.graph.build import build_dataset
from ontology.prefixes import BASE
from ontology.terms import NN
from tests.kg.graph.conftest import Values, union_of

LINDQVIST = "studies/lindqvist2019"


def test_issues_lead_to_what_they_are_about(values: Values) -> None:
    about = {values(i, NN.check)[0]: values(i, NN.about) for i in values(LINDQVIST, NN.hasIssue)}
    assert about == {
        "verdict-against-p": [LINDQVIST + "/claims/H1"],
        "item-count-differs": [LINDQVIST + "/constructs/robot-trust"],
        "missing-bibliographic-field": [LINDQVIST + "/references/r1"],
        "page-missing": [],
    }
    blank = next(i for i in values(LINDQVIST, NN.hasIssue) if values(i, NN.check) == ["page-missing"])
    assert (values(blank, NN.message), values(blank, NN.page)) == (["page 9 is blank"], ["9"])


@pytest.mark.parametrize(
    ("about", "node"),
    [
        ("m1", "studies/own2020/models/m1"),
        ("s1", "studies/own2020/samples/s1"),
        ("own2020", "studies/own2020"),
        ("w1", "works/w2001"),
        ("never heard of", None),
    ],
)
def test_other_parts_of_a_record(own_corpus: Callable[..., Corpus], about: str, node: str | None) -> None:
    graph = union_of(
        build_dataset(
            own_corpus(
                models=[{"id": "m1"}],
                study={"samples": [{"id": "s1"}]},
                works=[{"id": "w1", "work": "w2001"}],
                issues=[{"check": "odd", "message": "m", "about": about}],
            )
        )
    )
    assert [str(o) for o in graph.objects(None, NN.about)] == ([str(URIRef(BASE + node))] if node else [])
