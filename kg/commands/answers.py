"""Answers of the catalogue for a terminal and as files: for reading with labels, for programs with every column."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from kg.graph.store import Store
from kg.queries.answer import Answer, Cell, Row
from kg.queries.catalogue import ask
from kg.queries.question import Column as QuestionColumn
from kg.tables.formats import csv_text, markdown, plain, tsv_text
from kg.tables.names import claim_name
from kg.tables.table import Column, Table

_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def heading(column: str) -> str:
    """A column's name as words, e.g. ``"second hand sources"`` of ``secondHandSources``."""
    return _WORDS.sub(" ", column).lower()


def in_format(answer: Answer, format: str, width: int = 100) -> str:
    """The answer as ``table``, ``csv``, ``tsv``, ``json`` or ``markdown``."""
    if format == "json":
        rows = [{c.name: _json(row[c.name]) for c in answer.columns} for row in answer.rows]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    if format in {"csv", "tsv"}:
        return (csv_text if format == "csv" else tsv_text)(_table(answer, answer.columns, readable=False))
    if format == "markdown":
        return markdown(_table(answer, answer.shown, readable=True))
    if not answer.rows:
        return "Nothing in this corpus.\n"
    filled = [c for c in answer.shown if any(_text(row[c.name], True) for row in answer.rows)]
    return plain(_table(answer, filled, readable=True), width) + f"{len(answer)} {'row' if len(answer) == 1 else 'rows'}\n"


def wrapped(lines: Iterable[str], width: int) -> str:
    """The lines broken at the width (40 at least), what goes on indented a little more; control characters are left out."""
    made: list[str] = []
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        text = "".join(c for c in line if c.isprintable()).strip()
        made += textwrap.wrap(text, max(40, width), initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False) or [""]
    return "\n".join(made) + "\n"


def number_of_studies(store: Store) -> int:
    """How many studies the corpus has: what every count is said against."""
    return len({row["node"].value for row in ask(store.reader(), "names/studies").rows if row["node"]})


def _table(answer: Answer, columns: Sequence[QuestionColumn], readable: bool) -> Table:
    made = [Column(c.name, heading(c.name) if readable else c.name, wide=c.name.lower().endswith(("text", "gist", "summary", "note")))
            for c in columns]
    return Table.of(made, ({c.name: _shown(row, c) if readable else _text(row[c.name], False) for c in columns} for row in answer.rows))


def _shown(row: Row, column: QuestionColumn) -> str:
    """A cell for a person; a claim that its paper does not number is named by its kind, where the row says it."""
    if (column.type != "claim" and column.name != "claimLabel") or column.many:
        return _text(row[column.name], True)
    kind = row.get({"whole": "wholeKind"}.get(column.name, "kind"))
    return claim_name(_text(row[column.name], True), kind.value if kind is not None else "")


def _text(cell: Cell | None, readable: bool) -> str:
    """A cell as text: its label where a person reads, else its value."""
    return "" if cell is None else str(cell) if readable else cell.value


def _json(cell: Cell | None) -> Any:
    """A cell as a value of JSON: numbers and truth values as such, lists as lists, nothing as null."""
    if cell is None:
        return None
    return [part.value for part in cell.parts] if cell.kind == "list" else cell.python
