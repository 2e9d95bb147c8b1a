"""Answers of any question as a table to read: headings in words, things as links to their pages, states as marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from kg.queries.catalogue import Answer, Cell, Column, Row
from web.link_lines import Ref
from web.service import service

PAGES = {"concept", "study construct", "study", "claim", "work", "link"}
"""The types of things that have a page."""

HEADINGS = {"member": "Construct", "claimText": "In words", "printedText": "As printed", "namedInStudies": "Studies", "linkCount": "Links",
            "definedElsewhere": "Studies that define it", "citations": "Cited by", "evidenceKind": "Kind", "n": "n", "url": "Address",
            "printedSource": "Printed in", "modelLabel": "Model", "message": "What is odd", "aboutLabel": "About", "by": "By"}
"""Headings that are more than the column's name in words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: texts with or without a page; a state is shown by its mark; a number stands right, what is ``whole`` on one line."""

    parts: tuple[Ref, ...] = ()
    state: str = ""
    number: bool = False
    whole: bool = False
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A table to read."""

    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Shown, ...], ...]


def reading(answer: Answer, rows: Iterable[Row] | None = None, designs: dict[str, str] | None = None) -> Reading:
    """The answer, or these of its rows, as a table to read; with designs, that of each study stands beside it.

    A thing without a page of its own is left out; the other forms of the list have it.
    """
    columns = [c for c in answer.shown if c.type != "node"]
    wanted = answer.rows if rows is None else rows
    return Reading(tuple((heading(c), is_number(c)) for c in columns),
                   tuple(tuple(shown(c, row[c.name], designs or {}) for c in columns) for row in wanted))


def heading(column: Column) -> str:
    """The name of a column in words, e.g. ``Printed in`` of ``printedSource``."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column.name).lower()
    return HEADINGS.get(column.name, words[:1].upper() + words[1:])


def is_number(column: Column) -> bool:
    """Whether a column holds numbers."""
    return column.type in {"integer", "number"}


def shown(column: Column, cell: Cell | None, designs: dict[str, str]) -> Shown:
    """A cell as it is shown."""
    if cell is None:
        return Shown()
    if column.scheme == "state":
        return Shown(state=cell.value)
    if column.many:
        return Shown(tuple(ref_of(column, part) for part in cell.parts))
    if column.type == "boolean":
        return Shown((Ref("yes" if cell.python else "no", ""),))
    design = designs.get(cell.value, "") if column.type == "study" else ""
    return Shown((ref_of(column, cell),), number=is_number(column), whole=column.type == "claim", beside=design)


def ref_of(column: Column, cell: Cell) -> Ref:
    """The text of a cell, with the page of the thing if it has one."""
    if column.type in PAGES and cell.iri:
        return Ref(cell.label or service().key(cell.value), service().address(cell.value))
    if column.name == "check":
        return Ref(cell.value, url_for("curation.check_list", name="issues", check=cell.value))
    return Ref(str(cell), cell.value if cell.value.startswith(("http://", "https://")) and column.name == "url" else "")
