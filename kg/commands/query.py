"""``nomnet query``: SPARQL from a file or from standard input."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from bib.errors import UnusableFileError
from bib.files import read_file
from kg.commands.options import StoreOption
from kg.commands.place import place_of, say, terminal_width, write
from kg.errors import KgError
from kg.queries import free
from kg.queries.limits import LIMITS
from kg.tables.formats import plain
from kg.tables.table import Column, Table
from ontology.prefixes import PREFIXES

RESULTS = ("json", "xml", "csv", "tsv")
GRAPHS = ("ttl", "nt", "jsonld")
QueryFormat = Literal["table", "json", "xml", "csv", "tsv", "ttl", "nt", "jsonld"]


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("query")(query)


def query(file: Annotated[str, typer.Argument(metavar="FILE|-", help="A file with a SPARQL 1.1 query; - for standard input.")],
          format: Annotated[QueryFormat | None, typer.Option("--format", help="SELECT and ASK: table, json, xml, csv, tsv; CONSTRUCT and "
                            "DESCRIBE: ttl, nt, jsonld. The first of each is the default.")] = None,
          store: StoreOption = None) -> None:
    """Run a SPARQL query over the store.

    The default graph is the union of all named graphs; SERVICE, FROM outside the store and updates are refused.

    Examples: nomnet query links.rq --format csv · echo 'ASK { ?s ?p ?o }' | nomnet query -
    """
    text = _text(file)
    kind = free.guard(text).kind
    form = _form(kind, format)
    answer = free.run_free(place_of(store).built().folder, text, form="json" if form == "table" else form)
    if answer.truncated:
        say("There are more rows than the limit allows; add a LIMIT with OFFSET to see the others.")
    if form == "table":
        typer.echo(_as_table(answer.body), nl=False)
    else:
        write(answer.body)


def _text(file: str) -> str:
    """The query's text; what is no text, no file or longer than a query may be is an error that says so."""
    most = LIMITS.text * 4  # a character of UTF-8 has four bytes at most
    try:
        data = standard_input(most) if file == "-" else read_file(Path(file), most)
    except UnusableFileError as error:
        if not os.path.lexists(file):
            raise KgError(f"There is no file {file}. Check the name, or give - for standard input.") from None
        raise KgError(f"{file}: {error.reason}. {error.step} Or pipe the query in: ... | nomnet query -") from None
    if len(data) > most:
        raise KgError(f"The query on standard input goes on beyond the {LIMITS.text:,} characters that a query may have. Shorten it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        name = "Standard input" if file == "-" else file
        raise KgError(f"{name} is not UTF-8 text ({error.reason} at byte {error.start}). Save the query as UTF-8.") from error


def standard_input(most: int) -> bytes:
    """What comes in by standard input, and no more than one byte beyond the limit: a pipe may go on for ever."""
    if sys.stdin is None:  # closed by whoever started the command
        raise KgError("There is no standard input to read a query from. Name a file, or pipe a query in: ... | nomnet query -")
    return sys.stdin.buffer.read(most + 1)


def _form(kind: str, chosen: QueryFormat | None) -> str:
    """The format for a kind of query, where none or a fitting one is chosen."""
    fitting = ("table", *RESULTS) if kind in {"SELECT", "ASK"} else GRAPHS
    form = chosen or fitting[0]
    if form not in fitting:
        raise KgError(f"A {kind} query answers as {', '.join(fitting)}, not as {form}. Choose one of these with --format.")
    return form


def _as_table(body: bytes) -> str:
    """SPARQL results in JSON for a terminal: IRIs of known namespaces shortened."""
    results = json.loads(body)
    if "boolean" in results:
        return f"{'yes' if results['boolean'] else 'no'}\n"
    columns = [Column(name, name) for name in results["head"]["vars"]]
    rows = [{name: _cell(term) for name, term in row.items()} for row in results["results"]["bindings"]]
    shown = plain(Table.of(columns, rows), width=terminal_width()) if rows and columns else ""
    return f"{shown}{len(rows)} {'row' if len(rows) == 1 else 'rows'}\n"


def _cell(term: dict[str, str]) -> str:
    """A term as a person reads it, e.g. ``nn:Claim``; literals as they are."""
    value = term["value"]
    if term["type"] == "uri":
        prefix, namespace = max(((p, n) for p, n in PREFIXES.items() if value.startswith(n)), key=lambda pn: len(pn[1]), default=("", ""))
        local = value[len(namespace):]
        return f"{prefix}:{local}" if prefix and "/" not in local else f"<{value}>"
    return value
