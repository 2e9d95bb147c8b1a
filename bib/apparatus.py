r"""The apparatus of a text: its printed references, its citations, and which means which.

>>> found = apparatus("Trust helps (Berg, 2020).\n\nReferences\nBerg, J. (2020). On trust. Press.\n")
>>> [(item.marker.text, item.resolves_to) for item in found.citations], found.works[0].title
([('Berg, 2020', 'r1')], 'On trust')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bib.intext.link import Linked, link_or_stub
from bib.intext.markers import find_markers
from bib.model import Work
from bib.references.find import Span, reference_lists
from bib.references.parse import ParsedReference
from bib.references.reading import parse_entries
from bib.references.split import PrintedReference, entries

MOST = 20_000_000
"""Characters that are looked at: thirty books; what stands behind them is not."""


@dataclass(frozen=True)
class Listed:
    """An entry of a printed list.

    Attributes:
        work: what it describes, under its place in the list: ``"r1"``, ``"r2"`` ...
        printed: its words and where they stand.
        parsed: the places and the confidence of its fields.
    """

    work: Work
    printed: PrintedReference
    parsed: ParsedReference


@dataclass(frozen=True)
class Apparatus:
    """What a text prints of other works.

    Attributes:
        text: the text.
        lists: where its lists of references stand.
        listed: their entries in printed order.
        citations: the citations in the text, each with the key of its entry (``r...``) or of its stub (``w...``).
        stubs: the works that are cited and not listed.
    """

    text: str
    lists: tuple[Span, ...]
    listed: tuple[Listed, ...]
    citations: tuple[Linked, ...]
    stubs: tuple[Work, ...]

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The works of the list, in printed order."""
        return tuple(one.work for one in self.listed)


def apparatus(text: str) -> Apparatus:
    """The references and citations of a text, linked; a text without a list has stubs for all that it cites."""
    text = text[:MOST]
    lists = reference_lists(text)
    printed = [one for span in lists for one in entries(text, span)]
    listed = tuple(Listed(replace(parsed.work, key=f"r{n}"), one, parsed)
                   for n, (one, parsed) in enumerate(zip(printed, parse_entries(printed), strict=True), 1))
    works = [one.work for one in listed]
    markers = find_markers(text, leave_out=[(span.start, span.end) for span in lists], works=works, numbered=_numbered(printed))
    citations, stubs = link_or_stub(markers, works)
    return Apparatus(text, tuple(lists), listed, tuple(citations), tuple(stubs))


def _numbered(printed: Sequence[PrintedReference]) -> int:
    """How many entries a numbered list has; 0 where the list has no numbers of its own."""
    return len(printed) if printed and all(one.label == str(n) for n, one in enumerate(printed, 1)) else 0
