"""Printed lists of references: found in a text, split into entries, each entry parsed into a work.

>>> parse_reference("Wu, L. (2020). On things. Journal of Things, 5(2), 3–9.").work.title
'On things'
"""

from bib.references.parse import ParsedReference, parse_reference

__all__ = ["ParsedReference", "parse_reference"]
