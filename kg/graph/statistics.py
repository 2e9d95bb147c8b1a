"""Printed numbers that belong to no claim."""

from __future__ import annotations

from kg.graph.literals import number
from kg.graph.provenance import add_correction, add_provenance
from kg.graph.study_graph import StudyGraph
from ontology.terms import NN


def add_statistics(graph: StudyGraph) -> None:
    """Write every printed number; row and column lead to a construct where they name one."""
    for statistic in graph.record.statistics:
        node = graph.iris.by_content(graph.study, "statistics", statistic)
        value, p = number(statistic.value), statistic.p
        model = graph.iris.part(graph.record.id, "models", statistic.model) if statistic.model else None
        graph.part(node, NN.Statistic, {
            NN.statisticKind: statistic.kind, NN.row: statistic.row, NN.column: statistic.col, NN.value: value,
            NN.valueText: statistic.value if value is None else None, NN.percent: statistic.percent, NN.standardError: statistic.se,
            NN.pOperator: p.op if p else None, NN.pValue: p.value if p else None, NN.note: statistic.note,
            NN.printedSource: statistic.source, NN.onModel: model,
            NN.rowConstruct: graph.named_construct(statistic.row), NN.columnConstruct: graph.named_construct(statistic.col)},
            NN.hasStatistic)
        add_correction(graph, node, statistic.corrected)
        add_provenance(graph, node, statistic)
