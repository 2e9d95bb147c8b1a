"""A list of the site as a page, as CSV and as JSON: the same rows in every form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, jsonify, make_response

from kg.queries.catalogue import Answer
from kg.tables.formats import csv_text
from web.negotiation import CSV, JSON, LIST_FORMS, SUFFIXES, choose


def list_response(suffix: str | None, answer: Callable[[], Answer], page: Callable[[], str]) -> Response:
    """The rows of the answer as CSV or JSON, or the page, by suffix (``csv``, ``json``) or the Accept header."""
    form = SUFFIXES[suffix] if suffix else choose(LIST_FORMS)
    if form == CSV:
        rows = answer()
        response = make_response(csv_text(names(rows), [plain(row, rows) for row in rows.rows]))
        response.headers["Content-Type"] = "text/csv; charset=utf-8"
        return response
    if form == JSON:
        rows = answer()
        return jsonify(question=rows.question.name, columns=names(rows), rows=[dict(zip(names(rows), plain(row, rows), strict=True)) for row in rows.rows])
    return make_response(page())


def names(answer: Answer) -> list[str]:
    """The names of the columns."""
    return [column.name for column in answer.question.columns]


def plain(row: dict[str, Any], answer: Answer) -> list[str]:
    """The cells of a row as text; an unbound one is empty."""
    return ["" if row.get(name) is None else str(row[name].value) for name in names(answer)]
