"""How studies measure a construct: scales with their items and reliability."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from web.link_lines import Ref, ref, refs
from web.rows import Row, grouped, number, text, whole

COEFFICIENTS = (("compositeReliability", "CR", "composite reliability"), ("averageVarianceExtracted", "AVE", "average variance extracted"),
                ("cronbachsAlpha", "α", "Cronbach's alpha"))
"""The coefficients by column: in short, in full."""


@dataclass(frozen=True, slots=True)
class Item:
    """A measurement item."""

    position: int | None
    loading: float | None
    text: str
    verbatim: bool
    note: str


@dataclass(frozen=True, slots=True)
class Scale:
    """How one study measures a construct; ``reliability`` are coefficients: in short, in full, value."""

    study: Ref
    construct: Ref
    level: str
    measurement: str
    items: tuple[Item, ...]
    reliability: tuple[tuple[str, str, float], ...]
    adapted_from: tuple[Ref, ...]
    note: str


def scales_of(scales: Iterable[Row], items: Iterable[Row]) -> tuple[Scale, ...]:
    """The scales of these rows, each with its items."""
    by_construct = {member: tuple(map(item, rows)) for member, rows in grouped(items, "member")}
    return tuple(
        Scale(study=ref(row, "study"), construct=ref(row, "member"), level=text(row, "level"), measurement=text(row, "measurement"),
              items=by_construct.get(text(row, "member"), ()),
              reliability=tuple((short, full, value) for column, short, full in COEFFICIENTS if (value := number(row, column)) is not None),
              adapted_from=refs(row, "adaptedFrom"), note=text(row, "note"))
        for row in scales)


def item(row: Row) -> Item:
    """One item."""
    return Item(whole(row, "position"), number(row, "loading"), text(row, "text"), text(row, "wording") == "verbatim", text(row, "note"))
