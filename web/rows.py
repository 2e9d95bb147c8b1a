"""What stands in a row of an answer, as plain values: an unbound cell is the empty text, None or False."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]
"""One row of an answer: terms by the name of their column."""


def text(row: Row, column: str) -> str:
    """The value of a cell as text, e.g. ``"survey"``; empty where it is unbound."""
    term = row.get(column)
    return "" if term is None else str(term.value)


def number(row: Row, column: str) -> float | None:
    """The value of a cell as a number; None where it is unbound."""
    value = text(row, column)
    return float(value) if value else None


def whole(row: Row, column: str) -> int | None:
    """The value of a cell as a whole number; None where it is unbound."""
    value = number(row, column)
    return None if value is None else int(value)


def count(row: Row, column: str) -> int:
    """The value of a cell as a whole number; 0 where it is unbound."""
    return whole(row, column) or 0


def yes(row: Row, column: str) -> bool:
    """Whether a cell says true; an unbound one says false."""
    return text(row, column).lower() in {"true", "1"}


def several(row: Row, column: str, separator: str = "; ") -> tuple[str, ...]:
    """The values that a cell holds, joined by the separator, e.g. ``("survey", "PLS-SEM")`` of ``"survey; PLS-SEM"``."""
    return tuple(part for part in text(row, column).split(separator) if part)


def grouped(rows: Iterable[Row], column: str) -> Iterator[tuple[str, list[Row]]]:
    """The rows with the same value in a column together, in the order in which the values first appear."""
    ordered: dict[str, list[Row]] = {}
    for row in rows:
        ordered.setdefault(text(row, column), []).append(row)
    yield from ordered.items()
