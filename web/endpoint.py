"""The SPARQL endpoint (SPARQL 1.1 Protocol, section 2.1, queries only) and, for a browser, the editor.

A query comes by GET (``?query=``), as a form (POST ``query=``) or as the body (POST ``application/sparql-query``). The answer's form
follows the Accept header and the kind of query:

=====================  ==========================================================================================
SELECT, ASK            SPARQL results as JSON (default), XML; CSV, TSV
CONSTRUCT, DESCRIBE    Turtle (default), N-Triples, JSON-LD, RDF/XML
=====================  ==========================================================================================

Asked for nothing (GET without a query), it describes itself: SPARQL 1.1 Service Description in the forms of a graph.

400 malformed or refused, 406 no such form, 413 too large, 415 a body of another type, 503 a limit was reached. Updates are not taken.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, render_template, request
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from werkzeug.exceptions import BadRequest, NotAcceptable, UnsupportedMediaType

from kg.descriptions.service import service_description
from kg.errors import KgError
from kg.queries import free
from kg.queries.forms import media_type
from ontology.prefixes import sparql_prologue
from web.errors import status_of
from web.linked_data import site
from web.service import panel, service

bp = Blueprint("endpoint", __name__)

RESULTS = {"application/sparql-results+json": "json", "application/json": "json", "application/sparql-results+xml": "xml",
           "application/xml": "xml", "text/xml": "xml", "text/csv": "csv", "text/tab-separated-values": "tsv"}
GRAPHS = {"text/turtle": "ttl", "application/x-turtle": "ttl", "application/n-triples": "nt", "text/plain": "nt",
          "application/ld+json": "jsonld", "application/json": "jsonld", "application/rdf+xml": "rdf"}
DESCRIPTIONS = ("text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml")
"""The forms of the service description; a client that asks for JSON without saying of which kind wants results."""
NAMES = {"json": "JSON", "xml": "XML", "csv": "CSV", "tsv": "TSV", "ttl": "Turtle",
         "nt": "N-Triples", "jsonld": "JSON-LD", "rdf": "RDF/XML"}
SHOWN = 1000
"""The editor shows so many rows or triples; the answers for programs have all that the limits allow."""

DEFAULT_GRAPH, NAMED_GRAPH = "default-graph-uri", "named-graph-uri"
FORMS = {"SELECT": RESULTS, "ASK": RESULTS, "CONSTRUCT": GRAPHS, "DESCRIBE": GRAPHS}


@dataclass(frozen=True)
class Request:
    """What the protocol carries: the text, and the dataset it is asked of."""

    text: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


START = sparql_prologue("nn", "dcterms", "rdfs", "skos")
"""What stands in the editor at first: the prefixes that most questions need."""


def protocol_request() -> Request | None:
    """The query of this request; None where it holds none; 400 or 415 where it breaks the protocol."""
    fields: MultiDict[str, str] = request.args
    texts = request.args.getlist("query")
    if request.method == "POST":
        if request.content_encoding not in {None, "", "identity"}:
            raise UnsupportedMediaType(f"The body is sent in the coding {request.content_encoding[:40]!r}; send it as it is.")
        kind = request.mimetype
        if kind == "application/x-www-form-urlencoded":
            if texts:
                raise BadRequest("The query stands in the address and in the form; send it in one of them.")
            fields, texts = CombinedMultiDict([request.args, request.form]), request.form.getlist("query")
        elif kind == "application/sparql-query":
            if texts:
                raise BadRequest("The query stands in the address and in the body; send it in one of them.")
            charset = request.mimetype_params.get("charset", "utf-8")
            if charset.lower() not in {"utf-8", "utf8"}:
                raise UnsupportedMediaType(f"A query in the body is UTF-8 text; this one says that it is {charset[:40]}.")
            try:
                texts = [request.get_data().decode("utf-8")]
            except UnicodeDecodeError:
                raise BadRequest("The query in the body is not UTF-8 text.") from None
        else:
            raise UnsupportedMediaType("A POST carries a query as application/sparql-query or as an application/x-www-form-urlencoded "
                                       f"form; this one came as {kind or 'no type at all'}.")
    if "update" in fields:
        raise BadRequest("This endpoint answers queries; it takes no updates. Use `nomnet add` to change what is in the store.")
    if len(texts) > 1:
        raise BadRequest(f"{len(texts)} queries came at once; send one.")
    if not texts or not texts[0].strip():
        return None
    return Request(texts[0], tuple(fields.getlist(DEFAULT_GRAPH)), tuple(fields.getlist(NAMED_GRAPH)))


def wants_page() -> bool:
    """Does the visitor prefer a page to data? Browsers name text/html first; tools do not name it."""
    best = request.accept_mimetypes.best_match(["application/sparql-results+json", "text/turtle", "text/html"])
    return best == "text/html" and request.accept_mimetypes["text/html"] > request.accept_mimetypes["application/sparql-results+json"]


@bp.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    """The answer of a query, or the editor."""
    asked = protocol_request()
    if asked is None and (form := description_form()):
        return description(form)
    if wants_page():
        return editor(asked)
    if asked is None:
        raise BadRequest("No query came. Send one as ?query=..., as a form field `query`, or as an application/sparql-query body; "
                         "in a browser this address shows an editor.")
    kind = free.guard(asked.text).kind
    forms = FORMS[kind]
    media = request.accept_mimetypes.best_match(list(forms)) if request.accept_mimetypes else next(iter(forms))
    if media is None:
        raise NotAcceptable(f"{kind} answers as {', '.join(forms)}.")
    return send(run(asked, forms[media]))


def description_form() -> str | None:
    """The form in which this request, which holds no query, asks for the service description; None where it asks for none.

    The address alone is enough for a program (SPARQL 1.1 Service Description, section 2); ``?service-description`` is for people.
    """
    if request.method not in {"GET", "HEAD"} or not set(request.args) <= {"service-description"}:
        return None
    explicit = "service-description" in request.args
    if not explicit and wants_page():
        return None
    media = request.accept_mimetypes.best_match(DESCRIPTIONS) if request.accept_mimetypes else DESCRIPTIONS[0]
    if media is None and explicit:
        raise NotAcceptable(f"The service description comes as {', '.join(DESCRIPTIONS)}.")
    return GRAPHS[media] if media else None


def description(form: str) -> Response:
    """What the endpoint is and what it can do."""
    return send(free.FreeAnswer(service_description(site(), panel).text(form), media_type("CONSTRUCT", form), False, "CONSTRUCT"))


@bp.get("/sparql.<suffix>")
def download(suffix: str) -> Response:
    """The answer of a query in the form that the suffix names, e.g. ``/sparql.csv?query=...``: what the editor's links lead to."""
    asked = protocol_request()
    if asked is None:
        raise BadRequest("No query came. Open /sparql in a browser, or send one as ?query=...")
    if suffix not in set(FORMS[free.guard(asked.text).kind].values()):
        raise NotAcceptable(f"A query of this kind does not come as .{suffix}.")
    return send(run(asked, suffix))


def send(answer: free.FreeAnswer) -> Response:
    """An answer of the endpoint."""
    response = make_response(answer.body)
    response.headers["Content-Type"] = answer.media_type
    response.headers["Cache-Control"] = "no-cache"
    if answer.truncated:
        response.headers["Nomnet-Truncated"] = "true"
    return response


def run(asked: Request, form: str, rows: int | None = None) -> free.FreeAnswer:
    """The answer of a stranger's query from a worker process, within the limits, with no more than so many rows."""
    return free.run_free(service().folder, asked.text, form=form, default_graphs=asked.default_graphs, named_graphs=asked.named_graphs,
                         limits=service().limits, rows=rows)


def editor(asked: Request | None) -> Response:
    """The editor with the catalogue's questions as examples and, where a query came, its result or what is wrong with it."""
    shown: dict[str, Any] = {"text": asked.text if asked else START, "problem": None, "status": 200, "kind": None, "more": False}
    if asked:
        try:
            shown["kind"] = kind = free.guard(asked.text).kind
            answer = run(asked, "json" if kind in {"SELECT", "ASK"} else "ttl", SHOWN)
            shown |= {"more": answer.truncated, "whole": whole(asked, kind), "most": service().limits.rows}
            if kind == "SELECT":
                shown |= table(json.loads(answer.body))
            elif kind == "ASK":
                shown["answer"] = json.loads(answer.body)["boolean"]
            else:
                shown["graph"] = answer.body.decode("utf-8")
        except KgError as error:
            shown["problem"], shown["status"] = str(error), status_of(error)
    page = render_template("sparql.html", examples=service().catalogue.questions(), shown=SHOWN, **shown)
    response = make_response(page, shown["status"])
    response.headers["Link"] = '</sparql?service-description>; rel="service-desc"; type="text/turtle"'
    return response


def whole(asked: Request, kind: str) -> list[tuple[str, str]]:
    """The forms of the whole answer with their addresses; a dataset that came with the query goes along."""
    fields = {"query": asked.text, DEFAULT_GRAPH: asked.default_graphs, NAMED_GRAPH: asked.named_graphs}
    return [(NAMES[form], f"/sparql.{form}?{urlencode(fields, doseq=True)}") for form in dict.fromkeys(FORMS[kind].values())]


def table(results: dict[str, Any]) -> dict[str, Any]:
    """The columns and rows of SPARQL JSON results (W3C SPARQL 1.1 Query Results JSON Format)."""
    columns = results["head"]["vars"]
    return {"columns": columns, "rows": [[row.get(c) for c in columns] for row in results["results"]["bindings"]]}
