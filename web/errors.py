"""Errors as pages: a status, what happened, what to do next; never a traceback.

=====================================  ======
what went wrong                        status
=====================================  ======
a parameter of a question is wrong     400
nothing by that name                   404
no form that the visitor accepts       406
a query is too large                   413
too many queries at once               503
a query ran past a limit               503
anything unforeseen                    500
=====================================  ======
"""

from __future__ import annotations

import logging
from urllib.parse import urlencode

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, NotFound, RequestEntityTooLarge

from kg.errors import KgError
from kg.queries.errors import (
    AmbiguousNameError,
    AnswerFormatError,
    BusyError,
    LimitError,
    QueryError,
    QueryTooLargeError,
    QuestionFileError,
    UnknownNameError,
)
from web.service import service

log = logging.getLogger(__name__)

STATUS = (
    (UnknownNameError, 404), (AmbiguousNameError, 404), (AnswerFormatError, 406), (QueryTooLargeError, 413),
    (BusyError, 503), (LimitError, 503), (QuestionFileError, 500), (QueryError, 400), (KgError, 500),
)
"""The first class that an error belongs to tells its status."""

TITLES = {400: "That request cannot be answered", 404: "Nothing here by that name", 405: "Not done this way", 406: "Not in that form",
          412: "Not the same any more", 413: "Too large", 415: "Not in that form",
          416: "Not that part", 421: "Not under that name", 500: "Something went wrong here", 503: "Not now"}
NEXT = {400: "Correct the request and send it again; the help page shows what each address takes.",
        404: "Search for it, or look through the lists of constructs, links, studies and works.",
        412: "Ask without a condition for the form that is there now.",
        405: "The help page says which methods each address takes.",
        406: "Ask for one of the forms named above.",
        413: "Make the request smaller.",
        415: "Send a query as text, as the help page shows.",
        416: "Ask for the whole, or for a part that is there.",
        421: "Use an address that whoever runs this server has named.",
        500: "The fault is on this side and has been noted. The other pages go on working.",
        503: "Wait a moment and try again, or ask for less: add a LIMIT, or name what you look for."}


def status_of(error: Exception) -> int:
    """The HTTP status of an error, e.g. 404 for an unknown name."""
    if isinstance(error, HTTPException):
        return error.code or 500
    return next((code for kind, code in STATUS if isinstance(error, kind)), 500)


def error_response(status: int, message: str, error: Exception | None = None) -> Response:
    """An error in the visitor's form: a page, JSON ``{"error": {status, title, message, next}}``, or plain text."""
    title = TITLES.get(status, "That did not work")
    then = NEXT.get(status, NEXT[400])
    form = wanted()
    if form == "html":
        response = make_response(render_template("error.html", status=status, title=title, message=message, then=then,
                                                 sought=error.asked if isinstance(error, UnknownNameError) else "",
                                                 others=other_addresses(error)), status)
    elif form == "json":
        response = make_response(jsonify(error={"status": status, "title": title, "message": message, "next": then}), status)
    else:
        response = make_response(f"{title}\n\n{message}\n\n{then}\n", status)
        response.mimetype = "text/plain"
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response


def other_addresses(error: Exception | None) -> list[tuple[str, str]]:
    """What else may have been meant by a name in the query of this address, each with the address that has it instead."""
    if not isinstance(error, (UnknownNameError, AmbiguousNameError)):
        return []
    names = error.close if isinstance(error, UnknownNameError) else error.candidates
    given = list(request.args.items(multi=True))
    if not any(value.strip() == error.asked for _, value in given):
        return []
    return [(name, f"{request.path}?{urlencode([(key, name if value.strip() == error.asked else value) for key, value in given])}")
            for name in names]


def wanted() -> str:
    """The form in which a visitor reads an error: ``html`` where the Accept header names it and no suffix says otherwise."""
    accepted = {media for media, _ in request.accept_mimetypes}
    if request.path.endswith(".json") or any(media.endswith(("/json", "+json")) for media in accepted):
        return "json"
    if request.path.endswith((".csv", ".tsv", ".ttl", ".nt", ".nq", ".jsonld", ".xml", ".md", ".tex", ".bib", ".ris", ".xlsx")):
        return "text"
    return "html" if accepted & {"text/html", "application/xhtml+xml"} else "text"


def register(app: Flask) -> None:
    """Every error of the application becomes one of these responses."""

    @app.errorhandler(KgError)
    def known(error: KgError) -> Response:
        status = status_of(error)
        if status == 500:
            log.error("%s %s: %s", request.method, request.full_path, error)
        return error_response(status, str(error), error)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        message = f"There is no page {request.path}." if type(error) is NotFound and error.description == NotFound.description else ""
        response = error_response(error.code or 500, message or error.description or "")
        for name, value in error.get_headers():
            if name.lower() in {"allow", "content-range", "location"}:
                response.headers[name] = value
        return response

    @app.errorhandler(RequestEntityTooLarge)
    def too_large(_: RequestEntityTooLarge) -> Response:
        return error_response(413, f"A request has at most {app.config['MAX_CONTENT_LENGTH']:,} bytes, a query in it at most "
                                   f"{service().limits.text:,} characters; this one has more.")

    @app.errorhandler(Exception)
    def unforeseen(error: Exception) -> Response:
        log.exception("%s %s", request.method, request.full_path, exc_info=error)
        return error_response(500, "An unforeseen error stopped this page.")
