"""``nomnet query``: SPARQL from a file or from standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.commands.options import StoreOption
from kg.commands.place import errors, place_of, terminal_width
from kg.errors import KgError
from kg.queries import free
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
        errors.print("There are more rows than the limit allows; add a LIMIT with OFFSET to see the others.")
    if form == "table":
        typer.echo(_as_table(answer.body), nl=False)
    else:
        sys.stdout.buffer.write(answer.body)


def _text(file: str) -> str:
    """The query's text; a file that is no text is an error with its name."""
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KgError(f"There is no file {file}. Check the name, or give - for standard input.") from None
    except UnicodeDecodeError as error:
        raise KgError(f"{file} is not UTF-8 text ({error.reason} at byte {error.start}). Save the query as UTF-8.") from error


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
