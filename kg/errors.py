"""The errors of ``kg``: misuse only; what a file has wrong comes back as Failures (``bib.model.Failure``).

KgError
├── RecordError    a record that cannot be read; holds its failures
├── CorpusError    a corpus folder that is not there, or refuses what was asked of it; holds its failures
├── DocumentError  a document that cannot be read
└── StoreError     a store that cannot be read, written or opened, or does not have what was asked of it
    └── NonconformingGraphError    a graph that breaks rules of the ontology and so was not taken into the store; holds the violations
"""

from __future__ import annotations

from collections.abc import Iterable

from bib.model import Failure

__all__ = ["CorpusError", "DocumentError", "Failure", "KgError", "NonconformingGraphError", "RecordError", "StoreError"]


class KgError(Exception):
    """Something asked of ``kg`` that it cannot do; base of all errors of this folder."""


class RecordError(KgError, ValueError):
    """Happens when a record file is damaged or breaks the record format.

    Attributes:
        failures: each fault with file, line, key, reason and next step; at least one is an error.
    """

    def __init__(self, failures: Iterable[Failure]) -> None:
        self.failures = tuple(failures)
        super().__init__("\n".join(map(str, self.failures)))


class CorpusError(KgError, ValueError):
    """Happens when a corpus folder is not there, or cannot take what it is given.

    Attributes:
        failures: the faults of the file that was refused, where a file was.
    """

    def __init__(self, message: str, failures: Iterable[Failure] = ()) -> None:
        self.failures = tuple(failures)
        super().__init__("\n".join([message, *map(str, self.failures)]))


class DocumentError(KgError, ValueError):
    """Happens when a document cannot be read, or is of a kind that is not read; says which, why and what to do."""


class StoreError(KgError, RuntimeError):
    """Happens when the store's folder is damaged, full, forbidden, or written by another process; says what, where and what to do."""


class NonconformingGraphError(StoreError):
    """Happens when a store is told to validate and the graph breaks rules of the ontology.

    Attributes:
        violations: what breaks which rule, one line each when printed.
    """

    def __init__(self, where: str, violations: Iterable[object]) -> None:
        self.violations = tuple(violations)
        few = [str(v) for v in self.violations[:10]]
        more = f"\n... and {len(self.violations) - 10} more." if len(self.violations) > 10 else ""
        super().__init__(f"The graph breaks {len(self.violations)} rules of the ontology, so {where} was left as it is. Mend the records, "
                         "or store without validation:\n" + "\n".join(few) + more)
