"""What the corpus says of itself to programs: VoID, at the address where programs look for it (RFC 8615) and at a plain one."""

from __future__ import annotations

from flask import Blueprint, Response

from kg.descriptions.void import void
from web.linked_data import data_response, site
from web.negotiation import JSONLD, SUFFIXES, TURTLE, choose
from web.service import panel

bp = Blueprint("descriptions", __name__)


@bp.get("/.well-known/void")
@bp.get("/void")
@bp.get("/void.<any(ttl, jsonld):suffix>")
def dataset(suffix: str | None = None) -> Response:
    """The corpus as a dataset, as Turtle or JSON-LD."""
    form = SUFFIXES[suffix] if suffix else choose((TURTLE, JSONLD))
    response = data_response(void(site(), panel).text("jsonld" if form == JSONLD else "ttl"), form)
    response.headers["Vary"] = "Accept"
    return response
