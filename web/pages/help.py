"""Help: words, marks, pages, and how a program asks."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from ontology.describe import describe
from ontology.prefixes import NN
from ontology.schemes import concept, notations
from web.service import panel, service

bp = Blueprint("help", __name__)


@bp.get("/help")
def page() -> str:
    """The help page; its examples name things that are in this corpus."""
    studies, constructs = panel("studies/list").rows, panel("constructs/list").rows
    return render_template("help.html", host=request.host_url, nn=NN, limits=service().limits,
                           states=[(n, describe(concept("state", n)).definition) for n in notations("state")],
                           example_study=studies[0]["key"].value if studies else "a-study",
                           example_construct=constructs[0]["key"].value if constructs else "a-construct")
