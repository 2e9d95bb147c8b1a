"""Things as linked data: the page of an IRI, or the triples about it as Turtle or JSON-LD."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, make_response

from kg.queries.resource import resource
from web.negotiation import HTML, JSONLD, NODE_FORMS, choose, split_suffix
from web.service import service


def node_response(path: str, page: Callable[[str], str]) -> Response:
    """The node at this path under the base: ``page(path without suffix)`` as HTML, or its triples.

    The path is e.g. ``constructs/crm-performance`` or ``studies/zhang2020.ttl``. A node that the graph does not know is an
    UnknownNameError (404).
    """
    path, form = split_suffix(path, NODE_FORMS)
    form = form or choose(NODE_FORMS)
    if form == HTML:
        response = make_response(page(path))
    else:
        response = make_response(resource(service().reader(), service().base + path, "jsonld" if form == JSONLD else "ttl"))
        response.headers["Content-Type"] = f"{form}; charset=utf-8"
        response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Vary"] = "Accept"
    response.headers["Link"] = f'<{service().base}{path}>; rel="canonical", </{path}.ttl>; rel="alternate"; type="text/turtle"'
    return response
