"""Check a graph against ``shapes.ttl`` with pySHACL.

>>> from rdflib import Graph
>>> from ontology.checks import validate
>>> from ontology.terms import NN
>>> mention = f"<urn:m> a <{NN.Mention}> ."
>>> sorted({v.shape for v in validate(Graph().parse(data=mention, format="turtle"))})
['Mention-held', 'Mention-says-something']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyshacl
from pyshacl.errors import ReportableRuntimeError
from rdflib import SH, Dataset, Graph, URIRef
from rdflib.term import Node

from ontology.errors import OntologyError
from ontology.prefixes import SHAPES
from ontology.resources import turtle

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One node that breaks one rule of ``shapes.ttl``.

    Attributes:
        shape: the rule's name, e.g. ``"Claim-text"``.
        focus: the IRI of the node that breaks it.
        path: where it breaks it, as a SPARQL property path, e.g. ``"nn:text"``; empty where the whole node is meant.
        value: the offending value, or an empty text where something is missing.
        message: what is wrong and what to do.
        severity: ``"Violation"``, or ``"Warning"`` for what is unusual and may be right.
        constraint: which constraint of the rule it breaks, e.g. ``"MinCount"``.
    """

    shape: str
    focus: str
    path: str
    value: str
    message: str
    severity: str
    constraint: str

    def __str__(self) -> str:
        """One line: severity, node, rule and message, with the value where there is one."""
        value = f" Here: {self.value}" if self.value else ""
        return f"{self.severity}: {self.focus} breaks {self.shape}. {self.message}{value}"


def validate(data: Graph | Dataset) -> list[Violation]:
    """What breaks a rule in this graph, or in the union of the graphs of this dataset, sorted; empty where all is well.

    The data are copied, with the schemes and the vocabulary beside them, so that nothing of the caller's is touched and any
    store will do. A part of the graph breaks rules that only the whole can keep: each construct denotes a concept, each test is
    on a link.
    """
    memory = Graph()
    for part in (data, turtle("schemes.ttl"), turtle("vocab.ttl")):
        for triple in _triples(part):
            memory.add(triple)
    try:
        _, report, _ = pyshacl.validate(memory, shacl_graph=turtle("shapes.ttl"), inplace=True)
    except ReportableRuntimeError as error:
        report = error
    if not isinstance(report, Graph):
        raise OntologyError(f"pySHACL cannot run ontology/shapes.ttl: {report} Look at the shapes that changed last.")
    return sorted({_violation(report, result) for result in report.objects(None, SH.result)})


def _triples(part: Graph) -> Iterator[Triple]:
    """The triples of a graph, or of all graphs of a dataset, whatever its default graph is."""
    if isinstance(part, Dataset):
        yield from ((s, p, o) for s, p, o, _ in part.quads((None, None, None, None)))
    else:
        yield from part


def _violation(report: Graph, result: Node) -> Violation:
    def said(predicate: Node) -> str:
        value = report.value(result, predicate)
        return "" if value is None else str(value)

    shape = report.value(result, SH.sourceShape)
    focus, value = said(SH.focusNode), said(SH.value)
    return Violation(
        shape=str(shape).removeprefix(SHAPES),
        focus=focus,
        path=_path(turtle("shapes.ttl").value(shape, SH.path)),
        value="" if value == focus else value,
        message=said(SH.resultMessage),
        severity=said(SH.resultSeverity).removeprefix(str(SH)),
        constraint=said(SH.sourceConstraintComponent).removeprefix(str(SH)).removesuffix("ConstraintComponent"),
    )


def _path(node: Node | None) -> str:
    """A SHACL path as a SPARQL property path, e.g. ``"nn:ofClaim/nn:inStudy"``."""
    shapes = turtle("shapes.ttl")
    if node is None:
        return ""
    if isinstance(node, URIRef):
        return shapes.namespace_manager.curie(node)
    if (inverse := shapes.value(node, SH.inversePath)) is not None:
        return f"^{_path(inverse)}"
    if (alternatives := shapes.value(node, SH.alternativePath)) is not None:
        return f"({'|'.join(map(_path, shapes.items(alternatives)))})"
    return "/".join(map(_path, shapes.items(node)))
