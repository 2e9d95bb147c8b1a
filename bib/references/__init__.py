"""Printed lists of references: found in a text, split into entries, each entry parsed into a work.

>>> parse_reference("Wu, L. (2020). On things. Journal of Things, 5(2), 3–9.").work.title
'On things'
"""

from bib.references.find import Span, reference_lists
from bib.references.parse import ParsedReference, parse_reference
from bib.references.reading import parse_entries, read_references
from bib.references.split import PrintedReference, entries

__all__ = ["ParsedReference", "PrintedReference", "Span", "entries", "parse_entries", "parse_reference", "read_references",
           "reference_lists"]
