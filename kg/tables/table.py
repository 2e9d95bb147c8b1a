"""A table before it has a format: columns with keys and headings, rows of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key that programs use, and the heading that people read, e.g. ``Column("iv", "IV")``.

    ``wide`` columns hold sentences and get more room than the others where a format gives out room.
    """

    key: str
    heading: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; a row has one text per column, empty where nothing is known.

    >>> Table.of([Column("n", "N")], [{"n": "147"}]).rows
    (('147',),)
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    @classmethod
    def of(cls, columns: Sequence[Column], rows: Iterable[Mapping[str, str]], caption: str = "") -> Table:
        """The table of rows that are given by column key; keys without a column are left out, missing ones are empty."""
        return cls(tuple(columns), tuple(tuple(row.get(c.key, "") for c in columns) for row in rows), caption)

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return tuple(c.heading for c in self.columns)

    def records(self) -> list[dict[str, str]]:
        """The rows as dictionaries by column key."""
        return [dict(zip((c.key for c in self.columns), row, strict=True)) for row in self.rows]
