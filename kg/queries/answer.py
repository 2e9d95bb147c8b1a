"""Answers: the rows of a question as typed cells.

A cell is a :class:`Cell` or None where the query leaves it unbound. What it is depends on the column's type: a node with its IRI and
label, a notation of a scheme, a number, several nodes ...
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pyoxigraph

from kg.queries.question import Column, Question, Term
from ontology.errors import UnknownTermError
from ontology.prefixes import PREFIXES
from ontology.schemes import label as label_of_notation
from ontology.schemes import notation_of
from ontology.terms import DCTERMS, SKOS

Reader = pyoxigraph.Store
"""A read-only snapshot of a graph, as ``store.reader()`` gives it."""

_LABELS = tuple(pyoxigraph.NamedNode(iri) for iri in (SKOS.prefLabel, PREFIXES["rdfs"] + "label", DCTERMS.identifier))
_XSD = PREFIXES["xsd"]
_WHOLE = frozenset({_XSD + "integer", _XSD + "int", _XSD + "long", _XSD + "nonNegativeInteger"})
_BROKEN = frozenset({_XSD + "decimal", _XSD + "double", _XSD + "float"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an answer.

    Attributes:
        value: the text of a literal, the IRI of a node, the notation of a scheme's concept (``"supported"``), the IRIs of a list with
            spaces between them.
        kind: ``iri``, ``literal``, ``notation`` or ``list``.
        label: what people call it, where it is a node or a notation.
        iri: the IRI of a node or of a scheme's concept.
        datatype: of a literal, as an IRI; None for plain text.
        language: of a literal.
        parts: the elements of a list.
    """

    value: str
    kind: Literal["iri", "literal", "notation", "list"]
    label: str | None = None
    iri: str | None = None
    datatype: str | None = None
    language: str | None = None
    parts: tuple[Cell, ...] = ()

    @property
    def python(self) -> str | int | float | bool:
        """The value as a whole number, a number or a truth value where its datatype says so, else as text."""
        if self.datatype in _WHOLE:
            return int(self.value)
        if self.datatype in _BROKEN:
            return float(self.value)
        return self.value == "true" if self.datatype == _XSD + "boolean" else self.value

    def __str__(self) -> str:
        """The label where there is one, else the value."""
        return "; ".join(map(str, self.parts)) if self.parts else self.label or self.value


Row = Mapping[str, Cell | None]
"""One row: a cell for every column."""


@dataclass(frozen=True)
class Answer:
    """The answer of a question.

    Attributes:
        rows: the rows, in the order of the query.
        text: the query that was run, with its parameters bound: legal SPARQL.
        seconds: how long the engine took.
    """

    question: Question
    rows: list[Row]
    text: str
    seconds: float

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns of the query."""
        return self.question.columns

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns for a table: those that name another column are in its cells' labels already."""
        return tuple(c for c in self.question.columns if c.names is None)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def run(reader: pyoxigraph.Store, question: Question, terms: Mapping[str, Sequence[Term]]) -> Answer:
    """The answer of a question with these parameters bound, over the union of all named graphs."""
    text = question.bound(terms)
    start = time.perf_counter()
    found = _solutions(reader, text)
    seconds = time.perf_counter() - start
    reading = _Reading(reader)
    return Answer(question, [reading.row(question, solution) for solution in found], text, seconds)


def texts(reader: pyoxigraph.Store, question: Question) -> list[tuple[str, ...]]:
    """The rows of a question without parameters as plain texts, an unbound cell as the empty one: for long lists."""
    return [tuple(_text(solution[c.name]) or "" for c in question.columns) for solution in _solutions(reader, question.text)]


def _solutions(reader: pyoxigraph.Store, text: str) -> list[pyoxigraph.QuerySolution]:
    """The solutions of a SELECT query over the union of all named graphs."""
    found = reader.query(text, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions), "questions of the catalogue select"
    return list(found)


class _Reading:
    """Turns solutions into rows; labels that the query does not give are looked up once each."""

    def __init__(self, reader: pyoxigraph.Store) -> None:
        self._reader = reader
        self._labels: dict[str, str | None] = {}

    def row(self, question: Question, solution: pyoxigraph.QuerySolution) -> Row:
        """The row of a solution."""
        labels = {c.names: _text(solution[c.name]) for c in question.columns if c.names}
        return {c.name: self._cell(c, solution[c.name], labels.get(c.name)) for c in question.columns}

    def _cell(self, column: Column, term: object, label: str | None) -> Cell | None:
        """The cell of a term under a column; a list that holds nothing is an empty list."""
        value = _text(term)
        if column.many:
            parts = tuple(self._node(column, iri, None) for iri in (value or "").split())
            return Cell(value or "", "list", parts=parts)
        if value is None:
            return None
        if isinstance(term, pyoxigraph.NamedNode):
            return self._node(column, value, label)
        assert isinstance(term, pyoxigraph.Literal)
        datatype = term.datatype.value
        return Cell(value, "literal", datatype=None if datatype == _XSD + "string" or term.language else datatype, language=term.language)

    def _node(self, column: Column, iri: str, label: str | None) -> Cell:
        """The cell of a node: of a scheme's concept its notation, of any other its IRI."""
        if column.scheme:
            try:
                return Cell(notation_of(iri), "notation", label_of_notation(iri), iri)
            except UnknownTermError:  # a store built by a newer nomnet: shown as it is
                pass
        return Cell(iri, "iri", label or self._label(iri), iri)

    def _label(self, iri: str) -> str | None:
        """The label of a node in the graph; None where it has none."""
        if iri not in self._labels:
            found = (quad.object for name in _LABELS for quad in self._reader.quads_for_pattern(pyoxigraph.NamedNode(iri), name, None))
            self._labels[iri] = _text(next(found, None))
        return self._labels[iri]


def _text(term: object) -> str | None:
    """The text of a term; None for an unbound one."""
    return term.value if isinstance(term, (pyoxigraph.NamedNode, pyoxigraph.Literal)) else None
