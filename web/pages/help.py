"""Help: words, marks, pages, and how a program asks."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from ontology.describe import describe
from ontology.prefixes import NN, PREFIXES
from ontology.schemes import concept, notations
from web.rows import text
from web.service import panel, service

bp = Blueprint("help", __name__)

SHOWN = ("nn", "dcterms", "rdfs", "skos", "prov", "cito", "foaf", "xsd")
"""The prefixes that a query is likely to need."""


@bp.get("/help")
def page() -> str:
    """The help page; its examples name things that are in this corpus."""
    studies, constructs = panel("studies/list").rows, panel("constructs/list").rows
    study = next((text(row, "key") for row in studies), "a-study")
    # one with much to show: the examples of the table are not to come back empty
    construct = max(constructs, key=lambda row: (int(text(row, "links") or 0), text(row, "key")), default=None)
    return render_template("help.html", host=request.host_url, nn=NN, limits=service().limits,
                           states=[(n, describe(concept("state", n)).definition) for n in notations("state")],
                           example_study=study, example_construct=text(construct, "key") if construct else "a-construct",
                           prefixes=[(name, PREFIXES[name]) for name in SHOWN])
