"""What a filter offers to choose from: value and words."""

from __future__ import annotations

from ontology.schemes import concept, label, notations
from web.rows import text
from web.service import panel

Options = tuple[tuple[str, str], ...]


def study_options() -> Options:
    """The key and the short citation of every study, in the order of the citations."""
    found = [(text(row, "key"), text(row, "studyLabel")) for row in panel("studies/list").rows]
    return tuple(sorted(found, key=lambda option: option[1].lower()))


def scheme_options(scheme: str) -> Options:
    """The notations of a scheme with their labels, in reading order."""
    return tuple((n, label(concept(scheme, n))) for n in notations(scheme))
