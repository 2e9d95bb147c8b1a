"""What an audit finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "style"]
"""How bad: a reader cannot find the work; the two places contradict each other or something is missing; a matter of form."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an author should look at.

    Attributes:
        check: which rule found it, e.g. ``"cited-not-listed"``; the rules are listed in ``bib/audit/README.md``.
        severity: an error, a warning, or a matter of style.
        message: what is wrong, in a sentence, with both readings where two differ.
        line: 1-based line where it stands first.
        lines: all lines where it stands.
        printed: the words at issue as printed.
        likely: the likely right reading; empty where none can be told.
        entry: the number of the entry of the list that it is about, from 1; None where it is about none.
    """

    check: str
    severity: Severity
    message: str
    line: int
    lines: tuple[int, ...] = ()
    printed: str = ""
    likely: str = ""
    entry: int | None = None
