"""``nomnet serve``: the application behind waitress, a threaded server in pure Python."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import gc
import logging
import socket
import sys
from typing import Any

import waitress

from kg.errors import StoreError
from kg.graph.store import Store
from kg.queries.catalogue import Catalogue
from kg.queries.free import service_of
from web.access import Access
from web.app import create_app
from web.service import Service

if sys.platform != "win32":
    import resource

THREADS = 32
CONNECTIONS = 1000
"""So many connections are open at once at most, where the system lets a process have twice as many files."""

CONNECTIONS_OF_SELECT = 400
"""So many where the system has no poll(): Windows, whose select() takes 512."""

COLLECT = (50_000, 10, 200)
"""When Python looks for garbage in cycles: rarely among what has long been there. Answers that are kept are a million small objects, and
to look through them all stops every page for half a second."""

_M_ARENA_MAX = -8
"""The parameter of mallopt(3) in glibc's malloc.h."""

IDLE = 30
"""A connection on which nothing was said for so many seconds is closed."""

BODY = 16 * 1024 * 1024
"""Of a longer body no more is read: its sender may find the connection closed before the answer. A shorter one that is too long for the
application (2 MB) is read, so that its sender learns why it is refused."""

MEMORY_QUADS = 300_000
"""A graph of this size takes about 350 MB in memory; the shipped corpus has about a third of it."""


class Printable(logging.Formatter):
    r"""Messages for a terminal: what a visitor put into an address cannot clear it, colour it, or begin a line; ``\x1b[2J`` is shown so."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The message on one line."""
        return _printable(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:
        """The traceback, in its lines."""
        return "\n".join(map(_printable, super().formatException(ei).splitlines()))


def _printable(text: str) -> str:
    """The text with every character that does not print as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def command(store: Store, host: str = "127.0.0.1", port: int = 5000, allow_host: list[str] | None = None,
            allow_origin: list[str] | None = None) -> None:
    """Serve the website of a store, until Ctrl + C.

    Pages, the SPARQL endpoint and linked data, of the shipped corpus or of the store of --store.

    Examples: nomnet serve --port 8000; behind a proxy, nomnet serve --allow-host nomnet.example.org

    Args:
        store: The store to serve.
        host: The address to listen on; 127.0.0.1 is this machine only.
        port: The port.
        allow_host: A further name to answer under, as in the address that a browser opens; may be repeated. On 127.0.0.1 the server
            answers as localhost and 127.0.0.1 only, elsewhere under any name unless one is given.
        allow_origin: A site whose pages may read what is served, e.g. https://example.org, or '*' for every site; may be repeated.
            Without it any site may read the corpus that ships with nomnet, and none a corpus of your own.
    """
    access = Access.given(host, allow_host or (), allow_origin or ())
    share_memory()
    if not 0 < port < 65536:
        raise StoreError(f"{port} is not a port. Choose one from 1 to 65535: nomnet serve --port 8000")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        why = "another program has this port" if error.errno == errno.EADDRINUSE else error.strerror or error
        raise StoreError(f"Cannot listen on {host}:{port} ({why}). Choose another: nomnet serve --port {port + 1}, or "
                         f"make serve PORT={port + 1}") from error
    handler = logging.StreamHandler()
    handler.setFormatter(Printable("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    store = Store(store.folder, memory_quads=MEMORY_QUADS)
    base = store.about().base
    nomnet = Service(store, Catalogue.load(base), base)
    service_of(nomnet.folder, nomnet.limits)  # its workers start now, not with the first visitor
    app = create_app(nomnet, access)
    server = waitress.create_server(app, sockets=[listening], threads=THREADS, max_request_body_size=BODY, ident="nomnet",
                                    connection_limit=connections(), channel_timeout=IDLE, cleanup_interval=IDLE // 3,
                                    asyncore_use_poll=True)  # select() takes no file above number 1,023
    print(f"nomnet is on http://{_shown(host)}:{port} (Ctrl + C stops it)", file=sys.stderr, flush=True)  # noqa: T201  (what a person waits for)
    settle()
    try:
        server.run()
    finally:
        server.close()
        store.close()


def share_memory() -> None:
    """Let all threads take memory from two pools: glibc gives each one of its own, and what one has freed no other can use."""
    with contextlib.suppress(OSError, AttributeError):  # another C library, or none of that name
        ctypes.CDLL("libc.so.6").mallopt(_M_ARENA_MAX, 2)


def settle() -> None:
    """Tell Python that what is there now stays, and to look for garbage rarely from here on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT)


def connections() -> int:
    """How many connections may be open at once, e.g. 512 under ``ulimit -n 1024``: half of the files that a process may open.

    The other half is for the files of the store, the index of the search and the pipes of the workers.
    """
    if sys.platform == "win32":
        return CONNECTIONS_OF_SELECT
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return CONNECTIONS if files == resource.RLIM_INFINITY else min(CONNECTIONS, files // 2)


def _shown(host: str) -> str:
    """The host for an address that a person can open."""
    if host in {"0.0.0.0", "::"}:
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
