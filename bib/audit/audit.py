r"""All checks over one manuscript.

>>> text = "Trust helps (Berg, 2020; Wu, 2019).\n\nReferences\nBerg, J. (2020). On trust. Press.\n"
>>> [(finding.check, finding.line) for finding in audit(text).findings]
[('cited-not-listed', 1)]
"""

from __future__ import annotations

from dataclasses import dataclass

from bib.apparatus import Apparatus, apparatus
from bib.audit import citations, entries
from bib.audit.finding import Finding

CHECKS = (
    citations.cited_not_listed, citations.differing, citations.without_particle, citations.ambiguous, citations.outside_pages,
    entries.listed_not_cited, entries.doubled, entries.same_author_and_year, entries.malformed_doi, entries.incomplete,
    entries.still_in_press, entries.out_of_order)
"""The checks in the order in which their findings are told."""

_RANK = {"error": 0, "warning": 1, "style": 2}


@dataclass(frozen=True)
class Audit:
    """What was found in a manuscript.

    Attributes:
        apparatus: its references and citations as read.
        findings: what should be looked at, errors first, then by line.
    """

    apparatus: Apparatus
    findings: tuple[Finding, ...]


def audit(text: str) -> Audit:
    """The audit of a manuscript's text, which holds its list of references."""
    found = apparatus(text)
    findings = [finding for check in CHECKS for finding in check(found)]
    return Audit(found, tuple(sorted(findings, key=lambda f: (_RANK[f.severity], f.line, f.check, f.message))))
