"""A list of the site as a page, as CSV and as JSON: the same rows in every form."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, jsonify, make_response

from kg.queries.catalogue import Answer, Cell
from kg.tables.formats import csv_text
from kg.tables.table import Column, Table
from web.negotiation import CSV, JSON, LIST_FORMS, SUFFIXES, choose


def list_response(suffix: str | None, answer: Callable[[], Answer], page: Callable[[], str]) -> Response:
    """The rows of the answer as CSV or JSON, or the page, by suffix (``csv``, ``json``) or the Accept header."""
    form = SUFFIXES[suffix] if suffix else choose(LIST_FORMS)
    if form == CSV:
        response = make_response(csv_text(table(answer())))
        response.headers["Content-Type"] = "text/csv; charset=utf-8"
    elif form == JSON:
        rows = answer()
        response = jsonify(question=rows.question.name, columns=[c.name for c in rows.columns],
                           rows=[{c.name: plain(row[c.name]) for c in rows.columns} for row in rows.rows])
    else:
        return make_response(page())
    response.headers["Access-Control-Allow-Origin"] = "*"
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
