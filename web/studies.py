"""The studies of the corpus, as options of a filter."""

from __future__ import annotations

from web.rows import text
from web.service import panel


def study_options() -> tuple[tuple[str, str], ...]:
    """The key and the short citation of every study, in the order of the citations."""
    found = [(text(row, "key"), text(row, "studyLabel")) for row in panel("studies/list").rows]
    return tuple(sorted(found, key=lambda option: option[1].lower()))
