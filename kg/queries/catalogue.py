"""The catalogue: questions as files, their parameters bound as RDF terms, their answers as rows of typed terms.

A question is ``kg/queries/<aspect>/<question>.rq``: legal SPARQL with a header in its first comment lines. Each parameter stands in the query as
``VALUES ?name { UNDEF }``; binding puts the term in the place of UNDEF, so that text never becomes part of a query.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import pyoxigraph

from kg.errors import KgError
from kg.queries.binding import bind
from kg.queries.errors import QueryParameterError, UnknownNameError
from kg.queries.terms import Term, term_of

_ITEM = re.compile(r"(\w+) \(([^()]+)\)")
_PARAMETER = re.compile(r"(\w+) \(([^()]+)\)(?: - (.+))?")


class CatalogueError(KgError):
    """Happens when a question file breaks the rules of the catalogue: a fault of the file, not of the caller."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question, e.g. ``construct`` of type ``construct``."""

    name: str
    type: str
    optional: bool
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer, e.g. ``state`` of type ``notation of state``."""

    name: str
    type: str


@dataclass(frozen=True)
class Question:
    """A question of the catalogue, e.g. ``links/evidence``."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: Mapping[str, str]
    text: str

    @property
    def aspect(self) -> str:
        """What it asks about, e.g. ``links``."""
        return self.name.split("/")[0]

    @cached_property
    def body(self) -> str:
        """The query without its header, as the editor shows it with a comment that says what it asks."""
        lines = self.text.splitlines()
        start = next(i for i, line in enumerate(lines) if not line.startswith("#"))
        return f"# {self.name}: {self.summary}\n" + "\n".join(lines[start:]) + "\n"

    @property
    def example_call(self) -> str:
        """The example as words on a command line, e.g. ``links/evidence --link influences--a--b``."""
        words = [self.name]
        for name, value in self.example.items():
            words += [f"--{name}", f'"{value}"' if re.search(r"[^\w.:+-]", value) else value]
        return " ".join(words)


@dataclass(frozen=True)
class Answer:
    """The answer of a question: rows of terms by column; an unbound cell is missing from its row. ``text`` is the query as it was asked."""

    question: Question
    rows: list[dict[str, Term]]
    text: str
    seconds: float

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, as the question declares them."""
        return self.question.columns


class Catalogue:
    """All questions by name."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self._questions = dict(sorted(questions.items()))

    @classmethod
    def load(cls) -> Catalogue:
        """The catalogue that comes with nomnet; a file that breaks its rules is a CatalogueError."""
        return cls({name: read_question(name, text) for name, text in _files(files("kg.queries"))})

    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of their names."""
        return tuple(self._questions.values())

    def question(self, name: str) -> Question:
        """The question of this name; its last part is enough where only one has it. An unknown one is an UnknownNameError."""
        if name in self._questions:
            return self._questions[name]
        found = [n for n in self._questions if n.split("/")[-1] == name]
        if len(found) == 1:
            return self._questions[found[0]]
        if found:
            raise UnknownNameError(f"Several questions are called {name!r}: {', '.join(found)}. Name one with its aspect.")
        close = get_close_matches(name, [*self._questions, *(n.split("/")[-1] for n in self._questions)], n=3, cutoff=0.5)
        raise UnknownNameError(f"There is no question {name!r}." + (f" Did you mean {', '.join(close)}?" if close else "")
                               + " All are listed by `nomnet ask` and on /queries.")


def ask(reader: pyoxigraph.Store, question: Question, **values: Any) -> Answer:
    """The answer of a question with these values of its parameters; a value that is None counts as not given.

    Constructs, links, studies, claims and works are taken by key or name. A parameter that the question does not have, or lacks, or that has a
    value of the wrong type is a QueryParameterError; a name that nothing bears an UnknownNameError.
    """
    start = time.perf_counter()
    text = bound_text(reader, question, values)
    types = {column.name: column.type for column in question.columns}
    found = reader.query(text, use_default_graph_as_union=True)
    names = [variable.value for variable in found.variables]  # type: ignore[union-attr]
    rows = [{name: term_of(value, types[name]) for name, value in zip(names, solution, strict=True) if value is not None}
            for solution in found]  # type: ignore[union-attr]
    return Answer(question, rows, text, time.perf_counter() - start)


def bound_text(reader: pyoxigraph.Store, question: Question, values: Mapping[str, Any]) -> str:
    """The query with its parameters bound, ready for the editor."""
    given = {name: value for name, value in values.items() if value is not None and value != ""}
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise QueryParameterError(f"{question.name} has no parameter {name!r}; it takes {', '.join(known) or 'none'}. "
                                      f"For example: nomnet ask {question.example_call}")
    text = question.body
    for parameter in question.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is None:
            if not parameter.optional:
                raise QueryParameterError(f"{question.name} needs {parameter.name} ({parameter.description}). "
                                          f"For example: nomnet ask {question.example_call}")
            continue
        text = text.replace(_slot(parameter.name), f"VALUES ?{parameter.name} {{ {bind(reader, parameter.name, parameter.type, value)} }}")
    return text


def read_question(name: str, text: str) -> Question:
    """The question of a file's text; the rules of the header are checked."""
    header: dict[str, list[str]] = {"summary": [], "parameter": [], "columns": [], "example": []}
    last = None
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        words = re.match(r"# (\w+): (.+)", line)
        if words and words[1] in header:
            last = words[1]
            header[last].append(words[2].strip())
        elif last and line.startswith("#   "):
            header[last][-1] += " " + line[1:].strip()
        else:
            raise CatalogueError(f"{name}.rq: the header line {line!r} is none of summary, parameter, columns, example")
    if len(header["summary"]) != 1 or len(header["columns"]) != 1:
        raise CatalogueError(f"{name}.rq: the header needs one summary and one line of columns")
    parameters = tuple(_parameter(name, line) for line in header["parameter"])
    for parameter in parameters:
        if _slot(parameter.name) not in text:
            raise CatalogueError(f"{name}.rq: the parameter {parameter.name!r} has no place in the query: write {_slot(parameter.name)}")
    example = dict(re.findall(r"(\w+)=(\"[^\"]*\"|\S+)", " ".join(header["example"])))
    return Question(name, header["summary"][0], parameters, tuple(Column(*c) for c in _ITEM.findall(header["columns"][0])),
                    {k: v.strip('"') for k, v in example.items()}, text)


def _parameter(name: str, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if not found:
        raise CatalogueError(f"{name}.rq: the parameter line {line!r} is not 'name (type[, optional][, default x]) - description'")
    kind, *rest = [part.strip() for part in found[2].split(",")]
    default = next((part.removeprefix("default ").strip() for part in rest if part.startswith("default ")), None)
    return Parameter(found[1], kind, "optional" in rest or default is not None, default, found[3] or "")


def _slot(parameter: str) -> str:
    return f"VALUES ?{parameter} {{ UNDEF }}"


def _files(folder: Traversable) -> Iterator[tuple[str, str]]:
    for aspect in folder.iterdir():
        if aspect.is_dir():
            for file in aspect.iterdir():
                if file.name.endswith(".rq"):
                    yield f"{aspect.name}/{file.name.removesuffix('.rq')}", file.read_text(encoding="utf-8")
