"""Things as linked data: the page of an IRI, or the triples about it as Turtle or JSON-LD; and links from each form to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from flask import Response, g, make_response, request

from kg.descriptions.site import Site
from kg.queries.resource import resource
from web.negotiation import HTML, JSONLD, NODE_FORMS, SUFFIXES, TURTLE, choose, split_suffix
from web.service import service

SAFE = "/-._~:+"
"""What stays as it is in the path of an IRI (as in kg/graph/iris.py)."""

VOID = "/void"
"""The address of the description of the corpus."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a page as a whole (RFC 8288), in the header and in the head of the HTML alike."""

    rel: str
    href: str
    type: str = ""

    def __str__(self) -> str:
        return f'<{self.href}>; rel="{self.rel}"' + (f'; type="{self.type}"' if self.type else "")


def site() -> Site:
    """The site that answers this request, for what describes it."""
    nomnet = service()
    base = urlsplit(nomnet.base)
    # Behind a proxy that ends TLS the request looks like plain HTTP: under its own name the site is where its base says.
    at_home = request.host == base.netloc and base.path == "/"
    return Site(nomnet.base, nomnet.base if at_home else request.host_url, nomnet.corpus_name, nomnet.licence)


def node_response(path: str, page: Callable[[str], str]) -> Response:
    """The node at this path under the base: ``page(path without suffix)`` as HTML, or its triples.

    The path is e.g. ``constructs/crm-performance`` or ``studies/zhang2020.ttl``. A node that the graph does not know is an
    UnknownNameError (404).
    """
    path, form = split_suffix(path, NODE_FORMS)
    form = form or choose(NODE_FORMS)
    links = link_header(path)
    if form == HTML:
        response = make_response(page(path))
    else:
        iri = service().base + quote(path, safe=SAFE)
        response = data_response(resource(service().reader(), iri, "jsonld" if form == JSONLD else "ttl"), form)
    response.headers["Vary"] = "Accept"
    response.headers["Link"] = links
    return response


def data_response(body: bytes | str, form: str) -> Response:
    """Data of a media type."""
    response = make_response(body)
    response.headers["Content-Type"] = f"{form}; charset=utf-8" if form == TURTLE else form
    return response


def link_header(path: str, iri: str | None = None, licence: str | None = None) -> str:
    """The Link header of the thing at this path; its page has the same links in its head.

    Where no other is named, its IRI is the path under the base, and its licence that of the corpus.
    """
    known = quote(path, safe=SAFE)
    alternates = (Link("alternate", f"/{known}.{suffix}", form) for suffix, form in SUFFIXES.items() if form in NODE_FORMS)
    return _kept((Link("canonical", iri or service().base + known), *alternates), service().licence if licence is None else licence)


def describe_home() -> str:
    """The Link header of the first page: it stands for the corpus, which has no other page."""
    return _kept((Link("canonical", service().base),), service().licence)


def _kept(links: Iterable[Link], licence: str) -> str:
    """These links and those to the description of the corpus and to a licence as a header; kept for the head of the page."""
    described = (*links, Link("describedby", VOID, TURTLE))
    g.links = (*described, Link("license", licence)) if licence else described
    return ", ".join(map(str, g.links))


def head_links() -> tuple[Link, ...]:
    """The links of the page that is being made; none where it is no thing's."""
    links: tuple[Link, ...] = g.get("links", ())
    return links
