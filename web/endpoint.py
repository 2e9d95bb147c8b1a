"""The SPARQL endpoint (SPARQL 1.1 Protocol, queries only) and, for a browser, the editor."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request
from werkzeug.exceptions import BadRequest, MethodNotAllowed, NotAcceptable, UnsupportedMediaType

from kg.queries import free
from kg.queries.errors import QueryError
from web.service import service

bp = Blueprint("endpoint", __name__)
