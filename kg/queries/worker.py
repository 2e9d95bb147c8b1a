"""The process that runs strangers' queries: one at a time, on a snapshot that it only reads, and that can be killed.

It reads requests from its standard input and writes replies to its standard output; both are a length, a JSON object, and for replies
the bytes of an answer. It ends when its input does, and by itself when a query outlives its time although nobody kills it.

    request  {"graph": "<folder>", "base": "<IRI>", "text": ..., "form": "json", "default_graphs": [...], "named_graphs": [...],
              "rows": 100000}
    reply    {"media_type": ..., "truncated": false, "kind": "SELECT"}  or  {"error": "QuerySyntaxError", "message": ...}
"""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph

from kg.queries import errors
from kg.queries.forms import Written, media_type, write_graph, write_rows, write_truth
from kg.queries.guard import ParsedQuery, engine_syntax_error, parse
from kg.queries.limits import Limits

if sys.platform != "win32":
    import resource

_LENGTH = struct.Struct(">II")
_RECURSION = 6000
"""How deep the parser may go: it follows a list of patterns by recursion, and 150 of them end at Python's usual limit."""

_PAGES = Path("/proc/self/statm")
"""Where Linux says how much address space a process has."""

_GRACE = 1.0
"""How many seconds after its time a query is ended by the system, where the parent did not do so."""


def send(stream: BinaryIO, message: dict[str, Any], body: bytes = b"") -> None:
    """Write a message."""
    head = json.dumps(message).encode()
    stream.write(_LENGTH.pack(len(head), len(body)))
    stream.write(head)
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message; None where the stream has ended."""
    lengths = stream.read(_LENGTH.size)
    if len(lengths) < _LENGTH.size:
        return None
    size, length = _LENGTH.unpack(lengths)
    head, body = stream.read(size), stream.read(length)
    return (json.loads(head), body) if len(head) == size and len(body) == length else None


def main() -> None:
    """Answer requests until the input ends."""
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing but replies may get into the replies
    limits = Limits(**json.loads(sys.argv[1]))
    sys.setrecursionlimit(_RECURSION)
    desk = _Desk(limits)
    parse("ASK { }", limits)  # the parser builds its tables at the first query
    send(replies, {"ready": True})
    while message := receive(requests):
        _alarm(limits.seconds + _GRACE)
        try:
            reply, body = desk.answer(message[0])
        except MemoryError:
            reply, body = {"error": "LimitError", "message": "The query needs more memory than it may take. Ask for less."}, b""
        _alarm(0)
        send(replies, reply, body)


class _Desk:
    """Answers requests; keeps the last snapshot open and the last queries parsed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._opened: tuple[str, pyoxigraph.Store] | None = None
        self._parse = lru_cache(maxsize=256)(lambda text, base: parse(text, limits, base))

    def answer(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The reply to a request, and the bytes of the answer; every error is a reply."""
        try:
            query = self._parse(request["text"], request["base"])
            media = media_type(query.kind, request["form"])
            written = self._run(query, request)
            return {"media_type": media, "truncated": written.truncated, "kind": query.kind}, written.body
        except errors.QuerySyntaxError as error:
            return {"error": "QuerySyntaxError", "message": str(error), "line": error.line, "column": error.column}, b""
        except errors.QueryError as error:
            return {"error": type(error).__name__, "message": str(error)}, b""
        except OSError as error:
            return {"error": "QueryError", "message": f"The graph could not be read ({error})."}, b""
        except RecursionError:
            return {"error": "QueryTooLargeError", "message": "The query is nested too deep. Make it flatter."}, b""

    def _run(self, query: ParsedQuery, request: dict[str, Any]) -> Written:
        """The answer of a query on the snapshot that the request names."""
        store = self._store(request["graph"])
        given = [*request["default_graphs"], *request["named_graphs"]]
        for name in given or query.graphs:  # a dataset that comes with the request takes the place of the query's own
            _check_graph(store, name)
        options: dict[str, Any] = {"base_iri": request["base"]}
        if given:
            options |= {"default_graph": _graphs(request["default_graphs"]), "named_graphs": _graphs(request["named_graphs"])}
        elif not query.graphs:
            options["use_default_graph_as_union"] = True
        limits = replace(self._limits, rows=request["rows"])
        try:
            found = store.query(query.text, **options)
            if isinstance(found, pyoxigraph.QueryBoolean):
                return write_truth(bool(found), request["form"])
            if isinstance(found, pyoxigraph.QuerySolutions):
                return write_rows(found, request["form"], limits)
            return write_graph(found, request["form"], limits)
        except SyntaxError as fault:
            raise engine_syntax_error(fault, query.text) from None
        except (RuntimeError, ValueError) as fault:
            raise errors.QueryError(f"The query could not be answered: {fault}") from fault

    def _store(self, folder: str) -> pyoxigraph.Store:
        """The snapshot in a folder."""
        if self._opened is None or self._opened[0] != folder:
            _limit_memory(None)
            self._opened = None
            self._opened = (folder, pyoxigraph.Store.read_only(folder))
            _limit_memory(self._limits.memory)
        return self._opened[1]


def _graphs(names: list[str]) -> list[pyoxigraph.NamedNode]:
    return [pyoxigraph.NamedNode(name) for name in names]


def _check_graph(store: pyoxigraph.Store, name: str) -> None:
    """The store has a graph of this name; nothing is fetched from elsewhere."""
    try:
        known = store.contains_named_graph(pyoxigraph.NamedNode(name))
    except ValueError:
        known = False
    if not known:
        raise errors.QueryRefusedError(f"There is no graph <{name[:200]}> in this store, and none is fetched from elsewhere. Without FROM "
                                       "a query is asked of all graphs; the question corpus/graphs names them.")


def _limit_memory(size: int | None) -> None:
    """Let the process take this much more than it has now, where the system can see to that; None: as much as it could at first.

    What counts is address space, of which an open store reserves half a gigabyte that it never uses: so it is opened without a limit.
    """
    if sys.platform != "win32" and _PAGES.exists():
        now = int(_PAGES.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = most if size is None else now + size
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _alarm(seconds: float) -> None:
    """Have the system end this process after so many seconds (0: not any more): a thread of Python could not, while the engine runs."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def settings(limits: Limits) -> str:
    """The limits as the argument of the process."""
    return json.dumps(asdict(limits))


if __name__ == "__main__":
    main()
