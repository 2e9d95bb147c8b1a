"""The catalogue of questions: what the pages ask of the graph, each to be tried and changed."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.service import service

bp = Blueprint("questions", __name__)


@bp.get("/queries")
def page() -> str:
    """All questions by aspect, with parameters, columns, an example call and a link into the editor."""
    return render_template("queries.html", questions=service().catalogue.questions())
