"""The related-work table as a workbook: the table, and the claims behind it with where each stands, to check it by."""

from __future__ import annotations

from collections.abc import Sequence

from kg.tables.related_work import Entry
from kg.tables.table import Table
from kg.tables.xlsx import Heading, Sheet, Style, Value, workbook

_STRONG = Style(bold=True)

_CLAIM_HEADINGS = (
    Heading("Citation", 28), Heading("Claim", 14), Heading("State", 16), Heading("What it says", 60), Heading("IV", 26),
    Heading("Mediator", 20), Heading("Moderator", 20), Heading("DV", 26), Heading("Where it is stated", 26),
    Heading("Where its evidence is", 36), Heading("Address", 40))


def related_work_workbook(table: Table, entries: Sequence[Entry]) -> bytes:
    """A workbook of the table as it is, and of the claims that its rows are made of, one a row."""
    above = tuple(Heading(column.heading, 60 if column.wide else 26) for column in table.columns)
    rows = tuple(tuple(Value(cell) for cell in row) for row in table.rows)
    return workbook([Sheet("Related work", above, rows, frozen=1),
                     Sheet("Claims", _CLAIM_HEADINGS, tuple(map(_claim_row, entries)), frozen=2)], table.caption)


def _claim_row(entry: Entry) -> tuple[Value, ...]:
    """A claim, its name leading to its page."""
    state = f"{entry.state} (near {entry.near})" if entry.near else entry.state
    return (Value(entry.citation), Value(entry.name, entry.iri, _STRONG), Value(state), Value(entry.text), Value("; ".join(entry.iv)),
            Value("; ".join(entry.mediator)), Value("; ".join(entry.moderator)), Value("; ".join(entry.dv)), Value(entry.place),
            Value("; ".join(entry.printed_in)), Value(entry.iri))
