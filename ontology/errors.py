"""The errors of ``ontology``.

OntologyError
└── UnknownTermError    a term, scheme or notation that the ontology does not have
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class OntologyError(Exception):
    """Something asked of the ontology that it cannot give; base of all errors of this folder."""


class UnknownTermError(OntologyError, AttributeError, LookupError):
    """Happens when code or data names a term, scheme or notation that is not there: mostly a misspelling.

    Attributes:
        asked: what was asked for, e.g. ``"Clam"``.
        close: the known names that look most like it, best first, e.g. ``("Claim",)``.
    """

    def __init__(self, what: str, asked: str, known: Iterable[str], where: str) -> None:
        """Say what lacks the term, what was asked for, what is known, and in which file the known terms stand."""
        names = tuple(sorted(known))
        super().__init__(what, asked, names, where)  # all four, so that the error passes from one process to another
        self.asked = asked
        self.close: tuple[str, ...] = tuple(get_close_matches(asked, names, n=3, cutoff=0.6))
        hint = f"; did you mean {' or '.join(self.close)}?" if self.close else "."
        self._message = f"{what} has no {asked!r}{hint} What there is stands in {where}."

    def __str__(self) -> str:
        """What is missing, where, and what was perhaps meant."""
        return self._message
