"""``nomnet serve``: the application behind waitress, a threaded server in pure Python."""

from __future__ import annotations

import logging
import socket
import sys

import waitress

from kg.errors import StoreError
from kg.graph.store import Store
from kg.queries.catalogue import Catalogue
from kg.queries.free import service_of
from web.app import create_app
from web.service import Service

THREADS = 32
CONNECTIONS = 2000
MEMORY_QUADS = 300_000
"""A graph of this size takes about 350 MB in memory; the shipped corpus has a fifth of it."""


def command(store: Store, host: str = "127.0.0.1", port: int = 5000) -> None:
    """Serve the pages, the SPARQL endpoint and linked data of a store until stopped with Ctrl + C.

    Example: nomnet serve --port 8000

    Args:
        store: The store to serve.
        host: The address to listen on; 127.0.0.1 is this machine only.
        port: The port.
    """
    if not 0 < port < 65536:
        raise StoreError(f"{port} is not a port. Choose one from 1 to 65535: nomnet serve --port 8000")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        raise StoreError(f"Cannot listen on {host}:{port} ({error.strerror or error}). Choose another port: "
                         f"nomnet serve --port {port + 1}") from error
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    store = Store(store.folder, memory_quads=MEMORY_QUADS)
    base = store.about().base
    nomnet = Service(store, Catalogue.load(base), base)
    service_of(nomnet.folder, nomnet.limits)  # its workers start now, not with the first visitor
    app = create_app(nomnet)
    server = waitress.create_server(app, sockets=[listening], threads=THREADS, max_request_body_size=4 * 1024 * 1024, ident="nomnet",
                                    channel_timeout=60, connection_limit=CONNECTIONS)
    print(f"nomnet is on http://{_shown(host)}:{port} (Ctrl + C stops it)", file=sys.stderr, flush=True)  # noqa: T201  (what a person waits for)
    try:
        server.run()
    finally:
        server.close()
        store.close()


def _shown(host: str) -> str:
    """The host for an address that a person can open."""
    if host in {"0.0.0.0", "::"}:
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
