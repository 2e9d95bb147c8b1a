"""The catalogue: every question that pages and the command line ask, by name.

    catalogue = Catalogue.load()
    answer = ask(store.reader(), catalogue.question("constructs/antecedents"), construct="BDAI assimilation")
    for row in answer: print(row["antecedent"].label, row["state"].value if row["state"] else "not tested")

Parameters are checked and looked up in the graph before anything is asked; a wrong one is an error that says what is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache

import pyoxigraph

from kg.queries.answer import Answer, Cell, Row, run
from kg.queries.errors import QueryParameterError, UnknownNameError
from kg.queries.question import NODES, Column, Parameter, Question, Term, question_names, read_question
from kg.queries.resolve import FINDERS
from ontology.prefixes import BASE
from ontology.schemes import concept, notations

__all__ = ["Answer", "Catalogue", "Cell", "Column", "Parameter", "Question", "Row", "ask"]

Value = str | int | bool | Cell | None
"""What a parameter may be given as; a cell of another answer will do."""

_TRUTH = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}


class Catalogue:
    """The questions by name.

    >>> Catalogue.load().question("links/evidence").aspect
    'links'
    """

    def __init__(self, questions: Iterable[Question]) -> None:
        self._questions = {question.name: question for question in questions}

    @classmethod
    def load(cls, base: str = BASE) -> Catalogue:
        """The questions that ship with nomnet; examples are written for a store under this base. A wrong file is a QuestionFileError."""
        return cls(read_question(name, base) for name in question_names())

    def questions(self) -> tuple[Question, ...]:
        """All questions, sorted by name."""
        return tuple(self._questions[name] for name in sorted(self._questions))

    def question(self, name: str) -> Question:
        """The question of this name; an UnknownNameError with names like it where there is none."""
        if name not in self._questions:
            close = [n for n in self._questions if n.endswith(f"/{name}")] or get_close_matches(name, self._questions, n=3)
            raise UnknownNameError("question", name, close, "'nomnet ask' without a name lists them all.")
        return self._questions[name]

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions())

    def __len__(self) -> int:
        return len(self._questions)


@cache
def _shipped() -> Catalogue:
    return Catalogue.load()


def ask(reader: pyoxigraph.Store, question: Question | str, /, **parameters: Value | Iterable[Value]) -> Answer:
    """The answer of a question, given as such or by name.

    A parameter is a key, a name, a notation, a number, a truth value or a cell of another answer; several of them where the question
    takes ``many``; None stands for one that is not given.
    """
    asked = _shipped().question(question) if isinstance(question, str) else question
    given = {name: value for name, value in parameters.items() if value is not None}
    if unknown := set(given) - {p.name for p in asked.parameters}:
        takes = ", ".join(p.name for p in asked.parameters) or "nothing"
        raise _wrong(asked, sorted(unknown)[0], f"is not a parameter of this question; it takes {takes}")
    terms = {}
    for parameter in asked.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is not None:
            terms[parameter.name] = _terms(reader, asked, parameter, value)
        elif not parameter.optional:
            raise _wrong(asked, parameter.name, f"is missing ({parameter.description})")
    return run(reader, asked, terms)


def _terms(reader: pyoxigraph.Store, question: Question, parameter: Parameter, value: Value | Iterable[Value]) -> list[Term]:
    """The terms of a parameter."""
    if isinstance(value, (str, int, Cell)):
        return [_term(reader, question, parameter, value)]
    values = [one for one in value or () if one is not None]
    if not parameter.many:
        raise _wrong(question, parameter.name, f"takes one value, not {len(values)}")
    if not values:
        raise _wrong(question, parameter.name, "is given without a value")
    return [_term(reader, question, parameter, one) for one in values]


def _term(reader: pyoxigraph.Store, question: Question, parameter: Parameter, value: str | int | Cell) -> Term:
    """The term of one value: nodes are looked up in the graph, notations in their scheme."""
    text = value.value if isinstance(value, Cell) else str(value).lower() if isinstance(value, bool) else str(value)
    text = text.encode("utf-8", "replace").decode()
    if parameter.type in NODES:
        return pyoxigraph.NamedNode(FINDERS[parameter.type](reader, text).iri)
    if parameter.scheme:
        if text not in notations(parameter.scheme):
            raise _wrong(question, parameter.name, f"is one of {', '.join(notations(parameter.scheme))}, not {text[:80]!r}")
        return pyoxigraph.NamedNode(concept(parameter.scheme, text))
    if parameter.type == "boolean":
        if text.lower() not in _TRUTH:
            raise _wrong(question, parameter.name, f"is true or false, not {text[:80]!r}")
        return pyoxigraph.Literal(_TRUTH[text.lower()])
    if parameter.type == "integer":
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
            raise _wrong(question, parameter.name, f"is a whole number, not {text[:80]!r}")
        return pyoxigraph.Literal(int(text))
    return pyoxigraph.Literal(text)


def _wrong(question: Question, parameter: str, reason: str) -> QueryParameterError:
    return QueryParameterError(question.name, parameter, reason, question.example_call)
