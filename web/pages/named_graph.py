"""A named graph of the store as Turtle, N-Quads or JSON-LD: for a study, everything that its record says."""

from __future__ import annotations

from flask import Blueprint, Response, make_response
from werkzeug.exceptions import NotAcceptable

from kg.graph.export import export, named_graphs
from kg.queries.errors import UnknownNameError
from web.negotiation import JSONLD, TURTLE, choose
from web.service import service

bp = Blueprint("named_graph", __name__)

NQUADS = "application/n-quads"
FORMS = {"ttl": TURTLE, "jsonld": JSONLD, "nq": NQUADS}


@bp.get("/graphs/<path:name>")
def graph(name: str) -> Response:
    """The graph, e.g. ``/graphs/studies/zhang2020.ttl``; its form by suffix or the Accept header, Turtle where a browser asks."""
    stem, dot, suffix = name.rpartition(".")
    known = named_graphs(service().store)
    if dot and suffix in FORMS and f"{service().base}graphs/{name}" not in known:
        name, form = stem, suffix
    else:
        try:
            media = choose((TURTLE, JSONLD, NQUADS, "text/html"))
        except NotAcceptable:
            raise NotAcceptable(f"A graph comes as {', '.join(FORMS.values())}.") from None
        form = next((short for short, kind in FORMS.items() if kind == media), "ttl")
    iri = f"{service().base}graphs/{name}"
    if iri not in known:
        raise UnknownNameError("graph", name, [g.removeprefix(f"{service().base}graphs/") for g in known])
    response = make_response(export(service().store, form, [iri]))
    response.headers["Content-Type"] = f"{FORMS[form]}; charset=utf-8"
    return response
