"""A stranger's SPARQL: guarded, run in a worker process on a snapshot that is only read, within limits.

    answer = run_free(store.folder, text, form="csv")
    answer.media_type, answer.body, answer.truncated

Refused are updates, SERVICE (anywhere), and FROM with graphs that are not in the store. A query that takes too long is killed with its
process; the next one finds another. Errors are those of :mod:`kg.queries.errors`, never others.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.graph.store import Store
from kg.queries import errors
from kg.queries.forms import FORMS, media_type
from kg.queries.guard import ParsedQuery, guard
from kg.queries.limits import LIMITS, Limits
from kg.queries.pool import Pool

__all__ = ["FORMS", "LIMITS", "FreeAnswer", "Limits", "ParsedQuery", "QueryService", "guard", "run_free"]


@dataclass(frozen=True, slots=True)
class FreeAnswer:
    """The answer of a stranger's query.

    Attributes:
        body: its bytes in the form that was asked for.
        media_type: e.g. ``application/sparql-results+json``.
        truncated: whether it goes on beyond what the limits allow.
        kind: ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``.
    """

    body: bytes
    media_type: str
    truncated: bool
    kind: str


class QueryService:
    """Runs strangers' queries on one store. Its workers start with it, and follow the store from generation to generation."""

    def __init__(self, folder: Path, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self._store = Store(folder)
        self._store.reader()  # without a store there is nothing to start workers for
        self._pool = Pool(limits)

    def run(self, text: str, form: str | None = None, default_graphs: Iterable[str] = (), named_graphs: Iterable[str] = (),
            rows: int | None = None) -> FreeAnswer:
        """The answer of a query; the form is that of :data:`FORMS` for its kind, the first of them where none is named.

        Args:
            text: the query.
            form: ``json``, ``xml``, ``csv`` or ``tsv`` for SELECT and ASK; ``ttl``, ``nt``, ``jsonld`` or ``rdf`` for graphs.
            default_graphs: graphs of the store that make the default graph.
            named_graphs: graphs of the store that GRAPH may name. Where any graph is given, the query's own FROM does not count.
            rows: how many rows or triples are wanted at most, where that is less than the limit.

        Relative IRIs are read from the endpoint's address under the base of the store: ``<studies/zhang2020>`` is the study.
        """
        query = guard(text, self.limits)
        form = form or next(iter(FORMS[query.kind]))
        media_type(query.kind, form)
        self._store.reader()  # keeps the generation that is asked from being removed
        request = {"graph": str(self._store.path), "base": f"{self._store.about().base}sparql", "text": query.text, "form": form,
                   "default_graphs": list(default_graphs), "named_graphs": list(named_graphs),
                   "rows": self.limits.rows if rows is None else min(rows, self.limits.rows)}
        reply, body = self._pool.ask(request)
        if "error" in reply:
            raise _error_of(reply)
        return FreeAnswer(body, reply["media_type"], reply["truncated"], reply["kind"])

    def close(self) -> None:
        """End the workers."""
        self._pool.close()
        self._store.close()


_services: dict[tuple[int, str, Limits], QueryService] = {}
_turn = threading.Lock()


def run_free(store_folder: Path, text: str, default_graphs: Iterable[str] = (), named_graphs: Iterable[str] = (), form: str | None = None,
             limits: Limits = LIMITS, rows: int | None = None) -> FreeAnswer:
    """The answer of a stranger's query on the store in a folder; see :meth:`QueryService.run`.

    The workers of a folder are started at its first query and end with this process.
    """
    guard(text, limits)  # a query that is refused should not have to wait for workers to start
    return service_of(store_folder, limits).run(text, form, default_graphs, named_graphs, rows)


def service_of(store_folder: Path, limits: Limits = LIMITS) -> QueryService:
    """The service of a folder in this process, started if need be: a server calls this before its first visitor comes."""
    with _turn:
        # The process is part of the key: after a fork, parent and child must not share the pipes of a worker.
        key = (os.getpid(), str(store_folder), limits)
        if key not in _services:
            _services[key] = QueryService(store_folder, limits)
        return _services[key]


@atexit.register
def _close_all() -> None:
    """End the workers of this process."""
    for (process, _, _), service in list(_services.items()):
        if process == os.getpid():
            service.close()


def _error_of(reply: dict[str, Any]) -> errors.QueryError:
    """The error that a worker replied with."""
    class_ = getattr(errors, reply["error"])
    error: errors.QueryError = class_.__new__(class_)
    Exception.__init__(error, reply["message"])
    for name in ("line", "column"):
        if name in reply:
            setattr(error, name, reply[name])
    return error
