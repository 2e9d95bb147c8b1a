"""The application: pages, endpoint and linked data, put together."""

from __future__ import annotations

from flask import Flask, Response, request

from ontology.schemes import concept, label
from web import endpoint, errors, pages
from web.linked_data import head_links
from web.service import Service, asked, service

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
          "connect-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'")
"""Nothing is loaded from another host, and no script stands in a page. (Styles: the drawing library sets its own.)"""


def create_app(nomnet: Service) -> Flask:
    """A Flask application that serves the store."""
    app = Flask(__name__)
    app.extensions["nomnet"] = nomnet
    app.config["MAX_CONTENT_LENGTH"] = 2 * 1024 * 1024
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.strict_slashes = False
    errors.register(app)
    pages.register(app)
    app.register_blueprint(endpoint.bp)

    @app.context_processor
    def common() -> dict[str, object]:
        return {"address": nomnet.address, "key_of": nomnet.key, "asked": asked, "corpus_name": nomnet.corpus_name, "base": nomnet.base,
                "head_links": head_links, "scheme_label": lambda scheme, notation: label(concept(scheme, notation))}

    @app.after_request
    def guard(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        if request.endpoint == "static":
            response.headers["Cache-Control"] = "public, max-age=3600"
        elif request.method in {"GET", "HEAD"} and response.status_code == 200 and response.is_sequence:
            response.headers.setdefault("Vary", "Accept")
            response.headers.setdefault("Cache-Control", "no-cache")
            response.add_etag()
            response.make_conditional(request)
        return response

    @app.get("/health")
    def health() -> dict[str, object]:
        return {"status": "ok", "generation": service().store.generation, "base": nomnet.base}

    return app
