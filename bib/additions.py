"""What a file brings to a bibliography that is there: the works that are new, each under a key that is free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bib.keys import with_keys
from bib.library import Library
from bib.model import Attachment, Failure, Work
from bib.readers import csl_json, ris
from bib.readers.bibtex import FORM, parse_bibtex
from bib.writers.bibtex import write_bibtex

_WITH_KEYS = frozenset({ris.FORM, csl_json.FORM})
"""Formats that have keys of their own, if none that texts cite by."""


def additions(there: Library, new: Library, source: str) -> tuple[tuple[Work, ...], tuple[Failure, ...]]:
    """The works of ``new`` that ``there`` lacks, as its file will hold them, and what is to be said of others.

    A work that is there alike is skipped. A key that stands for another work there is a failure where the source is BibTeX, since texts
    cite by it; those of other formats are made or numbers of a program, and such a work gets a free one.
    """
    by_title: dict[str, list[Work]] = {}
    for known in there:
        by_title.setdefault(known.title, []).append(known)
    added: dict[str, Work] = {}
    failures: list[Failure] = []
    for work in parse_bibtex(write_bibtex(new)):
        other = there.get(work.key) or added.get(work.key)
        if other is None:
            added[work.key] = work
        elif any(replace(known, key=work.key) == work for known in (other, *by_title.get(work.title, ()))):
            continue
        elif new.format == FORM:
            reason = f"the key stands for {other.title!r} in the corpus already, and here for {work.title!r}"
            failures.append(Failure(source, None, reason, work.key, step="Give one of the two another key."))
        else:
            (free,) = with_keys([work], taken={*there.works, *added})
            added[free.key] = free
            if new.format in _WITH_KEYS:
                reason = f"the key stands for {other.title!r} in the corpus already; {work.title!r} is added as {free.key!r}"
                failures.append(Failure(source, None, reason, work.key, severity="warning"))
    return tuple(added.values()), tuple(failures)


def with_found_files(library: Library, folder: Path) -> Library:
    """The library with the paths of attachments that are found from this folder made whole, so that they can be read from anywhere."""
    works: Mapping[str, Work] = {
        key: replace(work, files=tuple(_found(file, folder) for file in work.files)) if work.files else work
        for key, work in library.works.items()}
    return Library(works, library.failures, library.format)


def _found(file: Attachment, folder: Path) -> Attachment:
    try:
        place = (folder / file.path).resolve()
        return replace(file, path=str(place)) if place.is_file() else file
    except (OSError, ValueError, RuntimeError):  # a name that no file can have
        return file
