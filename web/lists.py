"""A list of the site as a page, as CSV and as JSON: the same rows in every form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from flask import Response, jsonify, make_response

from kg.queries.catalogue import Answer, Cell
from kg.tables.formats import csv_text
from kg.tables.table import Column, Table
from web import arguments
from web.negotiation import CSV, HTML, LIST_FORMS, SUFFIXES, choose


def list_response(suffix: str | None, answer: Callable[[], Answer], page: Callable[[], str]) -> Response:
    """The rows of the answer as CSV or JSON, or the page, by suffix (``csv``, ``json``) or the Accept header."""
    form = SUFFIXES[suffix] if suffix else choose(LIST_FORMS)
    if form == HTML:
        return make_response(arguments.only_known(page()))
    rows = answer()
    arguments.refuse_unknown("page", "sort")
    if form == CSV:
        return as_csv(table(rows))
    names = [c.name for c in rows.columns]
    return as_json(rows.question.name, names, ({name: plain(row[name]) for name in names} for row in rows.rows))


def table_response(suffix: str | None, name: str, rows: Table, page: Callable[[], str]) -> Response:
    """The same for a table that is no answer of a question."""
    form = SUFFIXES[suffix] if suffix else choose(LIST_FORMS)
    if form == HTML:
        return make_response(arguments.only_known(page()))
    arguments.refuse_unknown("page")
    return as_csv(rows) if form == CSV else as_json(name, [c.key for c in rows.columns], rows.records())


def as_csv(rows: Table) -> Response:
    """A table as CSV, for any page."""
    response = make_response(csv_text(rows))
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    return response


def as_json(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Response:
    """Rows as JSON, with the name of what they answer."""
    response = jsonify(question=name, columns=list(columns), rows=list(rows))
    return response


def table(answer: Answer) -> Table:
    """The answer as a table of texts; things are their IRIs, notations their notation, an unbound cell is empty."""
    columns = [Column(c.name, c.name) for c in answer.columns]
    return Table.of(columns, ({c.key: cell.value for c in columns if (cell := row[c.key])} for row in answer.rows))


def plain(cell: Cell | None) -> object:
    """A cell as JSON: a number, a truth value, a list, a text; null where it is unbound."""
    if cell is None:
        return None
    return [part.value for part in cell.parts] if cell.kind == "list" else cell.python
