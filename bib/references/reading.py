r"""All references of a text: lists found, entries split and parsed, dashes for a repeated author resolved.

>>> text = "References\n\nBerg, J. (2019). Old things. Press.\n———. (2020). New things. Press.\n"
>>> [(printed.line, parsed.work.author[0].family, parsed.work.year) for printed, parsed in read_references(text)]
[(3, 'Berg', 2019), (4, 'Berg', 2020)]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bib.references.find import reference_lists
from bib.references.parse import ParsedReference, parse_reference
from bib.references.split import PrintedReference, entries


def read_references(text: str) -> list[tuple[PrintedReference, ParsedReference]]:
    """The entries of every list in a text, each with what it says, in the order in which they stand."""
    found: list[tuple[PrintedReference, ParsedReference]] = []
    for span in reference_lists(text):
        printed = entries(text, span)
        found += zip(printed, parse_entries(printed), strict=True)
    return found


def parse_entries(printed: Iterable[PrintedReference]) -> list[ParsedReference]:
    """The entries of one list parsed in their order: a dash in place of an author is the author of the entry before."""
    found: list[ParsedReference] = []
    for one in printed:
        parsed = parse_reference(one.text)
        if one.repeats_author and found and not parsed.work.author:
            before = found[-1].work
            parsed = replace(parsed, work=replace(parsed.work, author=before.author or before.editor))
        found.append(parsed)
    return found
