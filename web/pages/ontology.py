"""The ontology's documentation, made from the ontology itself: all terms, and a page for each; the whole as Turtle and JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, make_response, render_template

from kg.queries.errors import UnknownNameError
from kg.queries.resource import resource
from ontology.describe import about, describe, expand, terms
from ontology.errors import UnknownTermError
from ontology.prefixes import NN, ONTOLOGY
from ontology.published import context, json_ld, turtle_text
from web.linked_data import data_response, link_header, site
from web.negotiation import HTML, JSONLD, NODE_FORMS, SUFFIXES, choose, split_suffix
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
@bp.get("/ontology.<any(ttl, jsonld):suffix>")
def index(suffix: str | None = None) -> Response:
    """All terms of our own by kind, and the schemes with their values, as a page; the whole ontology as Turtle or JSON-LD."""
    form = SUFFIXES[suffix] if suffix else choose(NODE_FORMS)
    links = link_header("ontology", ONTOLOGY, about().licence)
    if form == HTML:
        response = make_response(overview())
    else:
        response = json_ld_response(None) if form == JSONLD else data_response(turtle_text(), form)
    return linked(response, links)


@bp.get("/context.jsonld")
def names() -> Response:
    """The JSON-LD context of the ontology: what its documents name, and what anybody's may."""
    return data_response(json.dumps(context(), indent=1), JSONLD)


@bp.get("/ontology/<path:name>")
def term(name: str) -> Response:
    """One term as a page, Turtle or JSON-LD."""
    name, form = split_suffix(name, NODE_FORMS)
    form = form or choose(NODE_FORMS)
    try:
        found = describe(f"nn:{name}")
    except UnknownTermError as error:
        raise UnknownNameError("term", name, getattr(error, "close", ()), "All terms are on /ontology.") from error
    links = link_header(f"ontology/{name}", found.iri, about().licence)
    if form == HTML:
        response = make_response(render_template("term.html", term=found, address_of=address_of, ontology=ONTOLOGY))
    elif form == JSONLD:
        response = json_ld_response(found.iri)
    else:
        response = data_response(resource(service().reader(), found.iri, "ttl"), form)
    return linked(response, links)


def overview() -> str:
    """The page of all terms."""
    own = [term for term in terms() if term.iri.startswith(NN)]
    schemes = [(scheme, [t for t in own if t.kind == "concept" and t.scheme == scheme.name.removeprefix("nn:").removesuffix("-scheme")])
               for scheme in own if scheme.kind == "scheme"]
    return render_template("ontology.html", about=about(), groups=[(title, [t for t in own if t.kind == kind]) for kind, title in GROUPS],
                           schemes=schemes, address_of=address_of)


def json_ld_response(iri: str | None) -> Response:
    """A term, or the whole ontology (None), as JSON-LD under the context that this site publishes."""
    document: dict[str, Any] = json_ld(iri, f"{site().address}context.jsonld")
    return data_response(json.dumps(document, indent=1, ensure_ascii=False), JSONLD)


def linked(response: Response, links: str) -> Response:
    """The response with its links."""
    response.headers["Vary"] = "Accept"
    response.headers["Link"] = links
    return response
