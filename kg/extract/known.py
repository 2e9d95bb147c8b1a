"""Which entries and stubs of a document are works that a bibliography at hand has already."""

from __future__ import annotations

from collections import defaultdict

from bib.apparatus import Apparatus
from bib.intext.link import link
from bib.library import Library
from bib.matching.compare import compared
from bib.matching.folding import folded
from bib.model import Work


def known_works(found: Apparatus, library: Library) -> dict[str, str]:
    """The key in the library of each entry (``r...``) and stub (``w...``) that is a work there, e.g. ``{"r12": "sun2020"}``.

    An entry is a work of the library where the two are the same by what they print (:func:`bib.matching.compare.compared`); a stub, of
    which only names and year are printed, where just one work has these. What fits several works is none of them.
    """
    near: dict[str, list[Work]] = defaultdict(list)
    for work in library:
        for name in (work.author or work.editor)[:1]:
            near[_first(name.family_form)].append(work)
    known: dict[str, str] = {}
    for one in found.listed:
        people = one.work.author or one.work.editor
        same = [w for w in near[_first(people[0].family_form)] if compared(one.work, w).verdict == "same"] if people else []
        if len(same) == 1:
            known[one.work.key] = same[0].key
    stubs = {stub.key for stub in found.stubs}
    cited = [item for item in found.citations if item.resolves_to in stubs]
    for item, linked in zip(cited, link([item.marker for item in cited], list(library)), strict=True):
        if item.resolves_to and linked.resolves_to and linked.method in ("exact", "et al."):
            known.setdefault(item.resolves_to, linked.resolves_to)
    return known


def _first(family: str) -> str:
    """The last word of a family name, which a particle does not change."""
    return folded(family).rsplit(" ", 1)[-1]
