"""Which form of a page a visitor wants: by suffix (``.ttl``) or by the Accept header (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import NotAcceptable

HTML, TURTLE, JSONLD, CSV, JSON = "text/html", "text/turtle", "application/ld+json", "text/csv", "application/json"
SUFFIXES = {"ttl": TURTLE, "jsonld": JSONLD, "csv": CSV, "json": JSON}
NODE_FORMS = (HTML, TURTLE, JSONLD)
LIST_FORMS = (HTML, CSV, JSON)


def split_suffix(key: str, forms: tuple[str, ...]) -> tuple[str, str | None]:
    """The key without a suffix that names one of the forms, and that form, e.g. ``("h1", "text/turtle")`` of ``h1.ttl``."""
    stem, dot, suffix = key.rpartition(".")
    form = SUFFIXES.get(suffix)
    return (stem, form) if dot and stem and form in forms else (key, None)


def choose(forms: tuple[str, ...]) -> str:
    """The form that the Accept header asks for, the first one where it does not care; 406 where none fits."""
    if not request.accept_mimetypes:
        return forms[0]
    best = request.accept_mimetypes.best_match(forms)
    if best is None:
        raise NotAcceptable(f"This address comes as {', '.join(forms)}; the Accept header asks for none of them.")
    return best
