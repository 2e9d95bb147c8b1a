"""The application: pages, endpoint and linked data, put together."""

from __future__ import annotations

import time

from flask import Flask, Response, g, request

from ontology.schemes import concept, label
from web import access, conditional, endpoint, errors, pages
from web.access import Access
from web.arguments import refuse_too_many
from web.linked_data import head_links
from web.service import Service, asked

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
          "connect-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'")
"""Nothing is loaded from another host, and no script stands in a page. (Styles: the drawing library sets its own.)"""


def create_app(nomnet: Service, allowed: Access = Access()) -> Flask:  # noqa: B008  (it cannot be changed)
    """A Flask application that serves the store to those who are allowed to ask."""
    app = Flask(__name__)
    app.extensions["nomnet"] = nomnet
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = 2 * 1024 * 1024
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.strict_slashes = False
    errors.register(app)
    access.register(app, allowed, nomnet.is_public)
    pages.register(app)
    app.register_blueprint(endpoint.bp)

    @app.context_processor
    def common() -> dict[str, object]:
        return {"address": nomnet.address, "key_of": nomnet.key, "asked": asked, "corpus_name": nomnet.corpus_name, "base": nomnet.base,
                "head_links": head_links, "scheme_label": lambda scheme, notation: label(concept(scheme, notation))}

    @app.before_request
    def begin() -> None:
        g.begun = time.perf_counter()
        refuse_too_many()

    @app.after_request
    def guard(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        if "begun" in g:  # in a header: a body that told the time would never be the same again
            response.headers["Server-Timing"] = f"app;dur={(time.perf_counter() - g.begun) * 1000:.1f}"
        if request.endpoint == "static":
            response.headers["Cache-Control"] = "public, max-age=3600"
        return response

    conditional.register(app)  # its part after a request comes first: a refusal gets the headers of every response

    @app.get("/health")
    def health() -> tuple[dict[str, object], int]:
        """Whether all is well; 503 with what is wrong where the store is damaged, although pages go on from what is open."""
        generation, problem = nomnet.health()
        state: dict[str, object] = {"generation": generation, "base": nomnet.base}
        return ({"status": "damaged", "problem": problem, **state}, 503) if problem else ({"status": "ok", **state}, 200)

    return app
