from __future__ import annotations

from rdflib import Graph, URIRef

from kg.corpus import Corpus
from kg.graph.build import build_dataset
from ontology.prefixes import BASE
from ontology.terms import NN
from tests.kg.graph.conftest import Values, union_of
from tests.kg.records.invented import record

LINDQVIST = "studies/lindqvist2019"


def test_printed_numbers(values: Values) -> None:
    by_kind = {values(s, NN.statisticKind)[0]: s for s in values(LINDQVIST, NN.hasStatistic)}
    correlation, mean, fit = by_kind["zero-order-correlation"], by_kind["mean"], by_kind["model-fit"]
    assert str(values(correlation, NN.value)[0]) == "-0.24"
    assert (values(correlation, NN.row), values(correlation, NN.column)) == (["RT"], ["OF"])
    assert values(correlation, NN.rowConstruct) == [LINDQVIST + "/constructs/robot-trust"]
    assert values(correlation, NN.columnConstruct) == [LINDQVIST + "/constructs/operator-fatigue"]
    assert (values(correlation, NN.printedSource), values(correlation, NN.line)) == (["Table 2"], [71])
    assert (str(values(mean, NN.value)[0]), str(values(mean + "/correction", NN.correctedValue)[0])) == ("34.1", "3.41")
    assert (values(fit, NN.value), values(fit, NN.valueText), values(fit, NN.rowConstruct)) == ([], ["below .08"], [])


def test_a_row_that_is_no_construct_makes_none(values: Values) -> None:
    assert LINDQVIST + "/constructs/srmr" not in values(LINDQVIST, NN.hasConstruct)


def figures(entry: str) -> Graph:
    """The graph of a record with this entry among its statistics."""
    return union_of(build_dataset(Corpus((record(f"statistics: [{entry}]"),))))


def test_what_is_printed_beside_the_number() -> None:
    graph = figures('{kind: coefficient, row: RT, value: 0.18, se: 0.58, p: {op: "<", value: 0.75}, percent: 27.9, model: m1}')
    (node,) = graph.objects(URIRef(BASE + "studies/zed2020"), NN.hasStatistic)
    assert [str(graph.value(node, name)) for name in (NN.standardError, NN.pOperator, NN.pValue)] == ["0.58", "<", "0.75"]
    assert str(graph.value(node, NN.percent)) == "27.9"
    assert graph.value(node, NN.onModel) == URIRef(BASE + "studies/zed2020/models/m1")
