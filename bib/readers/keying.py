"""Keys for works that come from a file: those it gives, else made ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bib.keys import is_usable_key, with_keys
from bib.model import Work
from bib.readers.source import Findings


def keyed(read: Sequence[tuple[Work, int | None]], findings: Findings, id_field: str) -> list[Work]:
    """The works, each under a key of its own: the one of its file where that can be one, else one made after :data:`bib.keys.PATTERN`.

    A key that cannot be used, or that stands for an earlier work of the file, is kept in ``extra``.

    Args:
        read: works with the lines where they begin.
        findings: where a second work under one key is told of.
        id_field: the name in ``extra`` for a key that is not used, e.g. ``"ris-id"``.
    """
    first: dict[str, int | None] = {}
    works: list[Work] = []
    without: list[int] = []
    for work, line in read:
        key = work.key
        if key and is_usable_key(key) and key not in first:
            first[key] = line
        else:
            if key in first:
                findings.warn(line, f"the key {key!r} stands at line {first[key]} already, so this work gets another one",
                              "Give one of them another key.", key=key)
            without.append(len(works))
            work = replace(work, key="", extra=(*work.extra, (id_field, key))) if key else work
        works.append(work)
    for position, work in zip(without, with_keys([works[n] for n in without], taken=first), strict=True):
        works[position] = work
    return works
