"""The citation audit of a manuscript: what its text cites against what its list prints."""

from bib.audit.audit import Audit, audit
from bib.audit.finding import Finding

__all__ = ["Audit", "Finding", "audit"]
