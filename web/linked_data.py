"""Things as linked data: the page of an IRI, or the triples about it as Turtle or JSON-LD; and links from each form to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from flask import Response, g, make_response, redirect, request

from kg.descriptions.site import Site
from kg.queries.resolve import FINDERS
from kg.queries.resource import is_there, resource
from web.negotiation import HTML, JSONLD, NODE_FORMS, SUFFIXES, TURTLE, choose, split_suffix
from web.service import service

SAFE = "-._~:+"
"""What stays as it is in a part of the path of an IRI (as in kg/graph/iris.py)."""

PLACES = {"issues": "#issue-", "references": "#reference-", "models": "#model-", "samples": "#design"}
"""Parts of a study that have no page of their own, with where its page shows them."""

SHOWN_NOWHERE = frozenset({"theories", "thesaurus", "decisions"})
"""Kinds of nodes that no page is about: a browser too gets their triples."""

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


def address_of(*path: str) -> str:
    """The address of the page at a path of decoded parts, e.g. ``/works/conf%2Fx`` for ``("works", "conf/x")``."""
    return "/" + "/".join(quote(part, safe=SAFE, errors="replace") for part in path)


def node_response(noun: str, path: Sequence[str], page: Callable[[str], str]) -> Response:
    """The node at this path under the base: ``page(IRI)`` as HTML, or its triples; a redirection to its address where a name leads to it.

    What has no page of its own, as an estimate has none, leads to the place where it is shown. A node that the graph
    does not know is an UnknownNameError (404).

    Args:
        noun: what it is, as names of such things are looked up, e.g. ``construct``.
        path: the parts of the path, decoded, the last perhaps with a suffix, e.g. ``("works", "DBLP:conf/x.ttl")``.
        page: makes the page of an IRI.
    """
    iri, form = at(path)
    if not iri:
        return make_response(redirect(address_by_name(noun, path)))
    if place_of(iri) != service().address(iri):
        return part_response(iri, form)
    form = form or choose(NODE_FORMS)
    links = link_header(iri.removeprefix(service().base))
    return _linked(make_response(page(iri)) if form == HTML else _triples(iri, form), links)


def part_response(iri: str, form: str | None) -> Response:
    """A node without a page of its own: a redirection to the place where it is shown, or its triples."""
    form = form or choose(NODE_FORMS)
    links = link_header(iri.removeprefix(service().base))
    return _linked(make_response(redirect(place_of(iri), 303)) if form == HTML else _triples(iri, form), links)


def _triples(iri: str, form: str) -> Response:
    return data_response(resource(service().reader(), iri, "jsonld" if form == JSONLD else "ttl"), form)


def _linked(response: Response, links: str) -> Response:
    response.headers["Vary"] = "Accept"
    response.headers["Link"] = links
    return response


def at(path: Sequence[str]) -> tuple[str, str | None]:
    """The IRI of the node at this path, and the form that a suffix names; no IRI where there is none.

    What stands there counts first as it is, since a key may end like a suffix. A slash is part of the key, else of the path.
    """
    *above, last = path
    stem, form = split_suffix(last, NODE_FORMS)
    for end, named in ((last, None), (stem, form)):
        for kept in (SAFE, SAFE + "/"):
            iri = service().base + "/".join(quote(part, safe=kept, errors="replace") for part in (*above, end))
            if is_there(service().reader(), iri):
                return iri, named
    return "", None


def place_of(iri: str) -> str:
    """Where a node is shown: its page, or that of the thing that it is a part of, e.g. ``/studies/zhang2020#reference-r9``."""
    address = service().address(iri)
    kind, *path = address.removeprefix("/").split("/")
    if kind in SHOWN_NOWHERE:
        return f"{address}.ttl"
    own = 3 if kind == "studies" and path[1:2] in (["claims"], ["constructs"]) else 1
    if not iri.startswith(service().base) or len(path) <= own:
        return address
    place = PLACES.get(path[1], "") if kind == "studies" and len(path) == 3 else ""
    return "/" + "/".join((kind, *path[:own])) + place + (path[2] if place.endswith("-") else "")


def address_by_name(noun: str, path: Sequence[str]) -> str:
    """The address of the thing that the path names otherwise than by its key (``/constructs/BDA``), with the same suffix and parameters.

    A name that nothing bears, or several things do, is an error of ``kg.queries`` (404).
    """
    *above, last = path
    last = last.rstrip("/")
    stem, form = split_suffix(last, NODE_FORMS)
    found = FINDERS[noun](service().reader(), "/".join((*above[1::2], stem)))
    suffix = last.removeprefix(stem) if form else ""
    asked = request.query_string.decode("ascii", "replace")
    return f"{service().address(found.iri)}{suffix}{'?' if asked else ''}{asked}"


def data_response(body: bytes | str, form: str) -> Response:
    """Data of a media type."""
    response = make_response(body)
    response.headers["Content-Type"] = f"{form}; charset=utf-8" if form == TURTLE else form
    return response


def link_header(path: str, iri: str | None = None, licence: str | None = None) -> str:
    """The Link header of the thing at this path, as it stands in addresses; its page has the same links in its head.

    Where no other is named, its IRI is the path under the base, and its licence that of the corpus.
    """
    alternates = (Link("alternate", f"/{path}.{suffix}", form) for suffix, form in SUFFIXES.items() if form in NODE_FORMS)
    return _kept((Link("canonical", iri or service().base + path), *alternates), service().licence if licence is None else licence)


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
