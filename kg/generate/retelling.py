"""How a part of a record is retold: the same keys with invented words, names and figures.

What a key holds decides: notations and places stay, words become as many invented ones, names become the names of other constructs,
figures move. A key that is not in these tables is left out, so nothing of a real document's words can come through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from kg.generate import words

KEPT = frozenset({
    "kind", "relation", "sign", "shape", "mediation", "pairing", "verdict", "verdict_implied", "basis", "bears", "result", "stance",
    "hedged", "level", "measurement", "form", "intent", "metric", "op", "technique", "position", "line", "verdict_line",
    "definition_line", "main", "sample", "model", "number", "table", "figure", "section", "id", "unit", "role", "check",
    "p"})
"""Notations, numbers of parts, places and the ids of samples and models."""

PLACES = frozenset({"locator", "definition_locator", "where", "source"})
WORDS = frozenset({
    "text", "gist", "note", "definition", "verdict_text", "message", "description", "reason", "findings", "scale_note", "caption", "title",
    "subgroup", "sentence", "name", "period"})
NAMES = frozenset({"independent", "dependent", "mediators", "moderators", "components", "row", "col", "outcome", "controls"})
REFERENCES = frozenset({"ref", "resolves_to", "via", "work", "cites", "definition_cites", "scale_cites", "candidates"})
FIGURES = frozenset({"estimate", "se", "t", "value", "loading", "percent", "low", "high"})
SIZES = frozenset({"n", "size"})
PARTS = frozenset({"tests", "evidence", "mentions", "sources", "items", "other_definitions", "found", "ci", "corrected"})
"""Keys whose values are parts with keys of their own."""

_PLACE = re.compile(r"[A-Za-z]+\.?(?: [0-9][0-9.]*)?")


class Retelling:
    """What one study makes of the words of another.

    Attributes:
        rng: where its luck comes from.
        name: the name that stands for a construct of the pattern; None where the words are no construct's.
        reference: the entry that stands for an entry of the pattern; None where there is none.
        growth: how much bigger its samples are.
    """

    def __init__(self, rng: Random, name: Callable[[str], str | None], reference: Callable[[str], str | None], growth: float) -> None:
        self.rng = rng
        self.name = name
        self.reference = reference
        self.growth = growth

    def part(self, data: Mapping[str, Any], without: frozenset[str] = frozenset()) -> dict[str, Any]:
        """A part retold; ``without`` names keys that the caller fills."""
        told = {key: self._value(key, value) for key, value in data.items() if key not in without}
        if "ci" in told and "estimate" in told:
            half = max(abs(data["ci"]["high"] - data["ci"]["low"]) / 2, 0.01)
            told["ci"] |= {"low": round(told["estimate"] - half, 3), "high": round(told["estimate"] + half, 3)}
        return {key: value for key, value in told.items() if value is not None and value != []}

    def _value(self, key: str, value: Any) -> Any:
        """The value of one key; None where it is left out."""
        if key in PARTS and isinstance(value, (dict, list)):
            return self.part(value) if isinstance(value, dict) else [self.part(one) for one in value]
        if isinstance(value, list) and key not in KEPT:
            return list(dict.fromkeys(told for one in value if (told := self._value(key, one)) is not None))
        if key in KEPT:
            return value
        if key in PLACES:
            return value if _PLACE.fullmatch(value) else "section 2"
        if key in WORDS:
            return words.like(value, self.rng)
        if key in NAMES:
            return self.name(value) or words.like(value, self.rng).rstrip(".").lower()
        if key in REFERENCES:
            return self.reference(value)
        if key in FIGURES:
            return self._figure(value) if isinstance(value, (int, float)) else words.like(value, self.rng)
        if key in SIZES:
            return max(1, round(value * self.growth))
        if key == "respondent":
            return f"R{self.rng.randint(1, 20)} (manager)"
        return f"Organization {self.rng.choice('ABCDE')}" if key == "organization" else None

    def _figure(self, value: float) -> float:
        """A figure of the same sign and about the same size; a coefficient stays one."""
        if value in (0, 1):
            return value
        moved = value * self.rng.uniform(0.7, 1.3)
        return round(max(-0.95, min(0.95, moved)) if abs(value) < 1 else moved, 3)
