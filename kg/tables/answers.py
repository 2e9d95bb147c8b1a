"""From the rows of answers to what the related-work table is made of: its entries, and the rows of literature tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.queries.answer import Row as AnswerRow
from kg.tables.related_work import SECOND_HAND, Entry, Row
from ontology.schemes import concept, label, notations


def entries_of(rows: Iterable[AnswerRow]) -> list[Entry]:
    """The claims in the rows of ``tables/related-work``."""
    return [Entry(study=_text(row, "key"), citation=_text(row, "studyLabel"), claim=_text(row, "claimLabel"), kind=_text(row, "kind"),
                  relation=_text(row, "relation"), text=_text(row, "claimText"), state=label(concept("state", _text(row, "state"))),
                  basis=_text(row, "basis"), verdict=_text(row, "verdict"), work=_text(row, "workKey"), iv=_names(row, "independents"),
                  mediator=_names(row, "mediators"), moderator=_names(row, "moderators"), dv=_names(row, "dependents"),
                  iv_concepts=_addresses(row, "independentConcepts"), dv_concepts=_addresses(row, "dependentConcepts"),
                  method=_methods(row), sample=_samples(row), iri=_text(row, "claim"), place=_place(row),
                  printed_in=_in_order(_text(row, "printedIn"))) for row in rows]


def literature_row(row: AnswerRow, study: str, citation: str) -> Row:
    """The row of ``studies/synthesis`` as a row of the table, marked as second-hand: what ``study`` says of another work."""
    table = _text(row, "printedSource") or "its literature table"
    findings = f"(second-hand, {table} of {citation}): {_text(row, 'findings')}"
    return Row(study, _key(_text(row, "work")), f"{_text(row, 'citation')}{SECOND_HAND}", _listed(row, "independents"),
               _listed(row, "mediators"), _listed(row, "moderators"), _listed(row, "dependents"), (findings,), "", "",
               _addresses(row, "independentConcepts"), _addresses(row, "dependentConcepts"), _literature_place(row, citation))


def _text(row: AnswerRow, column: str) -> str:
    cell = row.get(column)
    return cell.value if cell is not None else ""


def _place(row: AnswerRow) -> str:
    """Where a claim stands, e.g. ``section 2.2.2, p. 485, line 121``."""
    known = (("", "locator"), ("p. ", "page"), ("line ", "line"))
    return ", ".join(f"{before}{_text(row, column)}" for before, column in known if _text(row, column))


def _literature_place(row: AnswerRow, citation: str) -> tuple[str, ...]:
    """Where a row of a literature table stands: the citation is of the study that prints it."""
    line = f", line {_text(row, 'line')}" if _text(row, "line") else ""
    return (f"{_text(row, 'printedSource') or 'literature table'}{line} of {citation}.",)


def _in_order(places: str) -> tuple[str, ...]:
    """The places in a cell, sections and tables by their numbers: ``Table 2`` before ``Table 10``."""
    def numbered(place: str) -> list[tuple[bool, int, str]]:
        return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"([0-9]+)", place)]

    return tuple(sorted((place for place in places.split("; ") if place), key=numbered))


def _addresses(row: AnswerRow, column: str) -> frozenset[str]:
    """The concepts in a cell."""
    cell = row.get(column)
    return frozenset(part.value for part in cell.parts) if cell is not None else frozenset()


def _names(row: AnswerRow, column: str) -> tuple[str, ...]:
    """The names of the constructs in a cell, in the order of the alphabet: the graph keeps no other."""
    cell = row.get(column)
    return tuple(sorted((str(part) for part in cell.parts), key=str.lower)) if cell is not None else ()


def _methods(row: AnswerRow) -> str:
    """The methods of a study in the order of the scheme: how data were collected before how they were analyzed."""
    order = {label(concept("method", name)): n for n, name in enumerate(notations("method"))}
    return "; ".join(sorted((m for m in _text(row, "methods").split("; ") if m), key=lambda m: (order.get(m, len(order)), m)))


def _samples(row: AnswerRow) -> str:
    """The samples of a study in words, in the order of their ids: an engine hands them over in any."""
    cell = row.get("samples")
    return "; ".join(str(part) for part in sorted(cell.parts, key=lambda part: part.value)) if cell is not None else ""


def _listed(row: AnswerRow, column: str) -> tuple[str, ...]:
    """The names in a cell of text, in the order of the alphabet."""
    return tuple(sorted((name for name in _text(row, column).split("; ") if name), key=str.lower))


def _key(iri: str) -> str:
    """The last part of an address."""
    return iri.rstrip("/").rsplit("/", 1)[-1]
