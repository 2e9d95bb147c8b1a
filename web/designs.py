"""The design of a study in a line: how, on whom, when. It stands beside every causal verb."""

from __future__ import annotations

from dataclasses import dataclass

from web.link_lines import method_labels
from web.rows import Row, several, text

SHOWN = 5
"""How many methods the line names; the rest is a number, named on the study's own page."""


@dataclass(frozen=True, slots=True)
class Design:
    """How, on whom and when a study was made; ``further`` are the methods that the line only counts."""

    methods: tuple[str, ...]
    further: tuple[str, ...]
    samples: tuple[str, ...]
    year: str


def design_of(row: Row) -> Design:
    """The design in a row with the columns ``methods``, ``samples`` and ``year``; methods in the order of the scheme."""
    order = {label: n for n, label in enumerate(method_labels())}
    methods = tuple(sorted(several(row, "methods"), key=lambda m: order.get(m, len(order))))
    return Design(methods[:SHOWN], methods[SHOWN:], several(row, "samples"), text(row, "year"))
