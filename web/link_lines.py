"""A link in one line: its ends, what each study says of it with the study's design, what is second-hand. Views for lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ontology.schemes import concept, label, notations
from web.rows import Row, count, grouped, several, text, yes
from web.service import service

STATES = notations("state")
"""The states in the order in which they are shown: tests before own cases, cases before argument, second-hand last."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Something to link to, by its label, e.g. ``Ref("CRM performance", "/constructs/crm-performance")``."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one study says of a link; ``design`` is how, on whom and where it studied, e.g. ``survey, 147 × firm (China)``."""

    state: str
    study: Ref
    sign: str = ""
    design: str = ""


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link for a list.

    Attributes:
        others: the constructs that the list is about, beside the one whose page it is on.
        role: as what the page's construct takes part in it, e.g. ``mediator``; empty where that is clear.
        second_hand: how many works outside the corpus are said to have studied it.
    """

    link: Ref
    relation: str
    said: tuple[Said, ...] = ()
    second_hand: int = 0
    contested: bool = False
    others: tuple[Ref, ...] = ()
    role: str = ""

    @property
    def by_state(self) -> list[tuple[str, list[Said]]]:
        """The studies under their states, tests first."""
        found = {state: [s for s in self.said if s.state == state] for state in STATES}
        return [(state, said) for state, said in found.items() if said]

    @property
    def only_second_hand(self) -> bool:
        """Whether no study of the corpus says anything of it itself."""
        return not self.said


def ref(row: Row, column: str, label: str | None = None) -> Ref:
    """The thing in a cell, named by the cell ``<column>Label`` or the one given."""
    iri = text(row, column)
    return Ref(text(row, label or f"{column}Label") or service().key(iri), service().address(iri))


def refs(row: Row, column: str) -> tuple[Ref, ...]:
    """The things in a cell that holds several."""
    cell = row.get(column)
    return tuple(Ref(part.label or service().key(part.value), service().address(part.value)) for part in cell.parts) if cell else ()


def said(rows: Iterable[Row], designs: Mapping[str, str]) -> tuple[Said, ...]:
    """What the studies of these rows say, one row each; rows without a study say nothing. ``designs`` are short designs by study IRI."""
    return tuple(Said(text(row, "state"), ref(row, "study"), text(row, "sign"), designs.get(text(row, "study"), ""))
                 for row in rows if text(row, "study") and text(row, "state"))


def link_lines(rows: Iterable[Row], designs: Mapping[str, str], others: tuple[str, ...] = (), keep_order: bool = False) -> list[LinkLine]:
    """One line per link, those with the strongest basis first unless the order of the rows is kept.

    Args:
        rows: one per link and study.
        designs: short designs of the studies, by IRI.
        others: columns with a construct each that the list is about.
        keep_order: whether the lines stand as the rows do.
    """
    lines = []
    for _, same in grouped(rows, "link"):
        first, by_study = same[0], {text(row, "study"): row for row in same}
        refs_of = (ref(row, column) for column in others for row in same if text(row, column))
        lines.append(LinkLine(
            link=ref(first, "link"), relation=text(first, "relation"), said=said(by_study.values(), designs),
            second_hand=count(first, "secondHandSources"), contested=yes(first, "contested"), others=tuple(dict.fromkeys(refs_of)),
            role=text(first, "role") or text(first, "side")))
    return lines if keep_order else sorted(lines, key=strength)


def strength(line: LinkLine) -> tuple[int, int]:
    """How far up a line stands: contested and tested links before illustrated ones, these before proposed, second-hand last."""
    best = min((STATES.index(s.state) for s in line.said), default=len(STATES))
    return (best, -len(line.said))


def short_designs(rows: Iterable[Row]) -> dict[str, str]:
    """The design of each study in few words, by its IRI."""
    return {text(row, "study"): short_design(several(row, "methods"), several(row, "samples")) for row in rows}


def short_design(methods: Iterable[str], samples: Iterable[str]) -> str:
    """A design in few words: the method that stands first in the scheme, and the most telling sample."""
    order = {label: n for n, label in enumerate(method_labels())}
    best_method = sorted(methods, key=lambda m: order.get(m, len(order)))[:1]
    return ", ".join((*best_method, *sorted(samples, key=telling)[:1])) or "design not known"


def telling(sample: str) -> tuple[bool, int, str]:
    """How much the label of a sample tells, least first: one with a country before one without, a large one before a small one."""
    size = re.match(r"\d+", sample)
    return ("(" not in sample, -int(size[0]) if size else 0, sample)


@cache
def method_labels() -> tuple[str, ...]:
    """The labels of the methods of the scheme, in its order."""
    return tuple(label(concept("method", n)) for n in notations("method"))
