"""Nodes that have no page of their own, as samples and models: they lead to the place where they are shown, or come as triples."""

from __future__ import annotations

from flask import Blueprint, Response

from kg.queries.errors import UnknownNameError
from web.linked_data import at, part_response

bp = Blueprint("parts", __name__)


@bp.get("/studies/<study>/<path:part>", merge_slashes=False)
def part_of_study(study: str, part: str) -> Response:
    """A part of a study, e.g. ``/studies/zhang2020/models/m1.ttl``."""
    return found("part of a study", ("studies", study, part))


KINDS = {"theories": "theory", "thesaurus": "entry of the thesaurus", "decisions": "decision about works"}


@bp.get("/<any(theories, thesaurus, decisions):kind>/<path:key>")
def shared(kind: str, key: str) -> Response:
    """A theory, an entry of the thesaurus or a decision, e.g. ``/theories/resource-based-view``: triples for browsers too."""
    return found(KINDS[kind], (kind, key))


def found(noun: str, path: tuple[str, ...]) -> Response:
    """The node at this path; an UnknownNameError where there is none."""
    iri, form = at(path)
    if not iri:
        raise UnknownNameError(noun, "/".join(path[1:]))
    return part_response(iri, form)
