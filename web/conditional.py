"""Answers that a visitor has already, and parts of answers (RFC 9110, sections 13 and 14): tags, If-Match, If-None-Match, Range.

werkzeug does most of it. Three things it does otherwise than the RFC says: ``If-Match: *`` fails, a failed condition sends the whole
answer along, and a Range that it cannot read is an error rather than of no effect.
"""

from __future__ import annotations

import re

from flask import Flask, Response, g, request
from werkzeug.exceptions import PreconditionFailed
from werkzeug.http import parse_etags

from web.errors import error_response

_RANGE = re.compile(r"bytes=(?:([0-9]{1,18})-([0-9]{0,18})|-[0-9]{1,18})")


def readable_range(header: str) -> bool:
    """Whether a Range header asks for one stretch of bytes; others are of no effect, and the whole comes.

    >>> readable_range("bytes=0-99"), readable_range("bytes=5-2"), readable_range("lines=1-2")
    (True, False, False)
    """
    found = _RANGE.fullmatch(header.strip())
    return found is not None and not (found[1] and found[2] and int(found[2]) < int(found[1]))


def register(app: Flask) -> None:
    """Every answer to a question has a tag, and comes only as far as the visitor needs it."""

    @app.before_request
    def as_the_rfc_says() -> None:
        g.expected = request.environ.pop("HTTP_IF_MATCH", None)
        if not readable_range(request.environ.get("HTTP_RANGE", "")):
            request.environ.pop("HTTP_RANGE", None)

    @app.after_request
    def tagged(response: Response) -> Response:
        if request.method not in {"GET", "HEAD"} or response.status_code not in {200, 206, 304}:
            return response
        if response.is_sequence and response.status_code == 200:
            response.vary.add("Accept")
            response.headers.setdefault("Cache-Control", "no-cache")
            response.add_etag()
        expected, tag = g.get("expected"), response.get_etag()[0]
        if expected is not None and expected.strip() != "*" and not parse_etags(expected).contains(tag or ""):
            response.close()
            return error_response(PreconditionFailed.code, "This is not (any more) the form of it that If-Match asks for.")
        if response.is_sequence and response.status_code == 200:
            response.make_conditional(request)
        return response
