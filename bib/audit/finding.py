"""What an audit finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "style"]
"""How bad: a reader cannot find the work; the two places contradict each other or something is missing; a matter of form."""


MANY = 5
"""So many entries are named one by one."""


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


def several(numbers: Iterable[int]) -> str:
    """Numbers in a sentence, e.g. ``"8 and 9"``, ``"1, 2, 3, 4, 5 and 12 more"``."""
    told = [str(n) for n in numbers]
    if len(told) > MANY:
        return f"{', '.join(told[:MANY])} and {len(told) - MANY} more"
    return " and ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else "".join(told)
