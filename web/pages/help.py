"""Help: words, marks, pages, and how a program asks."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from ontology.describe import describe
from ontology.prefixes import NN
from ontology.schemes import concept, notations
from web.rows import text
from web.service import panel, service

bp = Blueprint("help", __name__)


@bp.get("/help")
def page() -> str:
    """The help page; its examples name things that are in this corpus."""
    studies, constructs = panel("studies/list").rows, panel("constructs/list").rows
    study = next((text(row, "key") for row in studies), "a-study")
    construct = next((text(row, "key") for row in constructs), "a-construct")
    return render_template("help.html", host=request.host_url, nn=NN, limits=service().limits,
                           states=[(n, describe(concept("state", n)).definition) for n in notations("state")],
                           example_study=study, example_construct=construct)
