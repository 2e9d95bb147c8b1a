"""The ontology's documentation, made from the ontology itself: all terms, and a page for each."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template

from kg.queries.errors import UnknownNameError
from kg.queries.resource import resource
from ontology.describe import about, describe, expand, terms
from ontology.errors import UnknownTermError
from ontology.prefixes import NN, ONTOLOGY
from web.negotiation import HTML, JSONLD, NODE_FORMS, choose, split_suffix
from web.service import service

bp = Blueprint("ontology", __name__)

GROUPS = (
    ("class", "Classes"),
    ("object property", "Properties that lead to a thing"),
    ("datatype property", "Properties that hold a value"),
)


def address_of(name: str) -> str:
    """Where a prefixed name leads: our terms to their pages, others to their IRI, e.g. ``/ontology/Claim`` for ``nn:Claim``."""
    iri = expand(name)
    return f"/ontology/{iri[len(NN):]}" if iri.startswith(NN) else iri


@bp.get("/ontology")
def index() -> str:
    """All terms of our own by kind, and the schemes with their values."""
    own = [term for term in terms() if term.iri.startswith(NN)]
    schemes = [(scheme, [t for t in own if t.kind == "concept" and t.scheme == scheme.name.removeprefix("nn:").removesuffix("-scheme")])
               for scheme in own if scheme.kind == "scheme"]
    return render_template("ontology.html", about=about(), groups=[(title, [t for t in own if t.kind == kind]) for kind, title in GROUPS],
                           schemes=schemes, address_of=address_of)


@bp.get("/ontology/<path:name>")
def term(name: str) -> Response:
    """One term as a page, Turtle or JSON-LD."""
    name, form = split_suffix(name, NODE_FORMS)
    form = form or choose(NODE_FORMS)
    try:
        found = describe(f"nn:{name}")
    except UnknownTermError as error:
        raise UnknownNameError("term", name, getattr(error, "close", ()), "All terms are on /ontology.") from error
    if form == HTML:
        return make_response(render_template("term.html", term=found, address_of=address_of, ontology=ONTOLOGY))
    response = make_response(resource(service().reader(), found.iri, "jsonld" if form == JSONLD else "ttl"))
    response.headers["Content-Type"] = f"{form}; charset=utf-8"
    return response
