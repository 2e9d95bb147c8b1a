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
_STRING = _XSD + "string"
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


_NOTHING = Cell("", "list")

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
    reading = _Reading(reader, question)
    return Answer(question, [reading.row(solution) for solution in found], text, seconds)


def texts(reader: pyoxigraph.Store, question: Question) -> list[tuple[str, ...]]:
    """The rows of a question without parameters as plain texts, an unbound cell as the empty one: for long lists."""
    return [tuple(_text(term) or "" for term in solution) for solution in _solutions(reader, question.text)]


def _solutions(reader: pyoxigraph.Store, text: str) -> list[pyoxigraph.QuerySolution]:
    """The solutions of a SELECT query over the union of all named graphs."""
    found = reader.query(text, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions), "questions of the catalogue select"
    return list(found)


class _Reading:
    """Turns solutions into rows; a node that stands in many rows is one cell, its label looked up once."""

    def __init__(self, reader: pyoxigraph.Store, question: Question) -> None:
        self._reader = reader
        place = {c.names: n for n, c in enumerate(question.columns) if c.names}
        self._columns = [(c.name, c.many, bool(c.scheme), place.get(c.name)) for c in question.columns]
        self._nodes: dict[tuple[bool, str, str | None], Cell] = {}

    def row(self, solution: pyoxigraph.QuerySolution) -> Row:
        """The row of a solution."""
        terms = tuple(solution)  # by place: the columns are the query's variables in their order, and by name takes five times as long
        return {name: self._list(term, of_scheme) if many else self._cell(term, of_scheme, None if label is None else _text(terms[label]))
                for term, (name, many, of_scheme, label) in zip(terms, self._columns, strict=True)}

    def _list(self, term: object, of_scheme: bool) -> Cell:
        """The cell of a list; one that holds nothing is an empty list."""
        value = _text(term) or ""
        return Cell(value, "list", parts=tuple(self._node(iri, of_scheme, None) for iri in value.split())) if value else _NOTHING

    def _cell(self, term: object, of_scheme: bool, label: str | None) -> Cell | None:
        """The cell of a term."""
        if term is None:
            return None
        if isinstance(term, pyoxigraph.NamedNode):
            return self._node(term.value, of_scheme, label)
        assert isinstance(term, pyoxigraph.Literal), "a question shows no blank node"
        language, datatype = term.language, term.datatype.value
        return Cell(term.value, "literal", datatype=None if language or datatype == _STRING else datatype, language=language)

    def _node(self, iri: str, of_scheme: bool, label: str | None) -> Cell:
        """The cell of a node: of a scheme's concept its notation, of any other its IRI."""
        known = self._nodes.get((of_scheme, iri, label))
        if known is None:
            known = self._nodes[of_scheme, iri, label] = self._seen_first(iri, of_scheme, label)
        return known

    def _seen_first(self, iri: str, of_scheme: bool, label: str | None) -> Cell:
        """The cell of a node that no row had yet."""
        if of_scheme:
            try:
                return Cell(notation_of(iri), "notation", label_of_notation(iri), iri)
            except UnknownTermError:  # a store built by a newer nomnet: shown as it is
                pass
        return Cell(iri, "iri", label or self._label(iri), iri)

    def _label(self, iri: str) -> str | None:
        """The label of a node in the graph; None where it has none."""
        found = (quad.object for name in _LABELS for quad in self._reader.quads_for_pattern(pyoxigraph.NamedNode(iri), name, None))
        return _text(next(found, None))


def _text(term: object) -> str | None:
    """The text of a term; None for an unbound one."""
    return term.value if isinstance(term, (pyoxigraph.NamedNode, pyoxigraph.Literal)) else None
