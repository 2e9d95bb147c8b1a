"""Who may ask: under which names the server answers, and which other sites' pages may read its answers.

A page of any site can have a browser send requests to this machine. It can read the answers where they allow its origin (CORS), or where
its own name is made to lead to this machine (DNS rebinding): a scholar's own corpus allows neither. The corpus that ships is public.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import Flask, Response, request
from werkzeug.exceptions import BadRequest, MisdirectedRequest

from kg.errors import StoreError

ANY = "*"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
PREFLIGHT_AGE = 86400
"""For so many seconds a browser need not ask again whether it may ask."""

_ORIGIN = re.compile(r"https?://[^\s/?#@,;]+", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*|[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE)

_HEADER = re.compile(r"(?:\[([0-9a-f:.]+)\]|([\w.-]*))(?::[0-9]{0,5})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask.

    Attributes:
        hosts: the names, without a port, under which the server answers; empty where it does under any.
        origins: the sites whose pages may read the answers, ``*`` for all; empty for what the corpus allows: its own pages only, or all
            where it is the corpus that ships with nomnet.
    """

    hosts: frozenset[str] = frozenset()
    origins: tuple[str, ...] = ()

    @classmethod
    def given(cls, listening: str, hosts: Iterable[str] = (), origins: Iterable[str] = ()) -> Access:
        """What follows from the address that is listened on and from options; a StoreError where one of these is wrong.

        >>> sorted(Access.given("127.0.0.1", ["nomnet.example.org"]).hosts)
        ['127.0.0.1', '::1', 'localhost', 'nomnet.example.org']
        """
        names, sites = [host.strip().lower().strip("[]") for host in hosts], [origin.strip().rstrip("/") for origin in origins]
        for name in names:
            if not _HOST.fullmatch(name):
                raise StoreError(f"{name[:80]!r} is not the name of a host. Give it without scheme and port: "
                                 "--allow-host nomnet.example.org")
        for site in sites:
            if site != ANY and not _ORIGIN.fullmatch(site):
                raise StoreError(f"{site[:80]!r} is not an origin. Give scheme, host and port, as in "
                                 "--allow-origin https://example.org:8443, or '*' for every site.")
        checked = bool(names) or is_loopback(listening)
        return cls(LOOPBACK | {listening.lower(), *names} if checked else frozenset(), tuple(site.lower() for site in sites))


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address, e.g. ``127.0.0.1`` or ``localhost``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def host_of(header: str) -> str:
    """The name in a Host header, without the port, e.g. ``::1`` of ``[::1]:5000``; 400 where it is none (RFC 9110, section 7.2)."""
    found = _HEADER.fullmatch(header.strip().lower())
    if not found:
        raise BadRequest("The Host header is not a name with or without a port.")
    return (found[1] or found[2]).removesuffix(".")


def register(app: Flask, access: Access, is_public: Callable[[], bool]) -> None:
    """Every request is looked at before it is answered, and every response says who may read it: anybody, where the corpus is public."""

    def allowed_origin() -> str:
        """Who may read the response to this request: ``*``, the origin that asks, or no other (empty)."""
        if ANY in access.origins or (not access.origins and is_public()):
            return ANY
        asking = request.headers.get("Origin", "")
        return asking if asking.lower() in access.origins else ""

    @app.before_request
    def known_host() -> None:
        header = request.environ.get("HTTP_HOST")
        host = None if header is None else host_of(header)
        if access.hosts and host is not None and host not in access.hosts:
            raise MisdirectedRequest(f"This server does not answer under the name {host[:80]!r}. Open it as localhost or "
                                     "127.0.0.1; whoever started it can allow the name: nomnet serve --allow-host NAME.")

    @app.after_request
    def readers(response: Response) -> Response:
        if access.origins and ANY not in access.origins:
            response.vary.add("Origin")
        if origin := allowed_origin():
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Nomnet-Truncated, Retry-After"
            if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
                response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "GET, HEAD, OPTIONS")
                response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
                response.headers["Access-Control-Max-Age"] = str(PREFLIGHT_AGE)
        else:
            response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
