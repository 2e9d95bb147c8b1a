"""Definitions of constructs, each with its study and the works that it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from web.link_lines import Ref, ref, refs
from web.rows import Row, text, whole


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition in one study, with the works that it comes from."""

    study: Ref
    construct: Ref
    text: str
    verbatim: bool
    sources: tuple[Ref, ...]
    locator: str
    line: int | None


def definition(row: Row) -> Definition:
    """One definition, from a row of constructs/definitions."""
    return Definition(ref(row, "study"), ref(row, "member"), text(row, "definitionText"), text(row, "wording") == "verbatim",
                      refs(row, "sources"), text(row, "locator"), whole(row, "line"))
