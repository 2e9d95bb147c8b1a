"""Checks of the citations in the text against the list: what is cited and not listed, and what differs between the two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bib.apparatus import Apparatus
from bib.audit.finding import MANY, Finding, several
from bib.audit.places import outside
from bib.citations import parenthetical_citation
from bib.intext.folding import folded
from bib.intext.link import Linked
from bib.model import Work

NAME = {
    "misspelt name": "the name of the first author differs",
    "misspelt co-author": "the name of an author differs",
    "other co-authors": "the authors behind the first differ",
    "authors missing": "authors are left out",
    "order of names": "the authors stand in another order",
    "given name": "a given name stands for the family name",
    "word before the names": "a word that is no name stands before the first",
}
YEAR = {
    "year off by one": "the year differs",
    "year missing": "the entry has no year",
    "printed since": "the entry has a year by now",
}
LETTER = {
    "letter missing": "the letter of the year is missing, and the list has several works of this year",
    "other letter": "the letter of the year differs",
    "letter not in list": "the entry has no letter",
    "letter by order": "the list has no letters, so it cannot be seen which work is meant",
}
_PARTICLE = re.compile(r"(?:(?:van|von|de|del|della|di|da|du|la|le|der|den|ten|ter|dos|el|al|af|av|zu|zur|zum|st)\b[ '’]?)+\s?\S",
                       re.IGNORECASE)

FORM = {
    "et al. missing": "further authors are left out without “et al.”",
    "et al. for one author": "“et al.” stands for nobody: the entry has no further author",
}


def cited_not_listed(found: Apparatus) -> Iterator[Finding]:
    """Works that are cited and have no entry; nothing where the text has no list."""
    if not found.listed:
        return
    for places in _by_stub(found):
        first = places[0]
        near = _nearest(first, found.works)
        yield _finding("cited-not-listed", "error", f"“{first.marker.text}” is cited, and the list has no entry for it.", places,
                       likely=f"Near it in the list: {parenthetical_citation(near)}." if near else "")


def differing(found: Apparatus) -> Iterator[Finding]:
    """Citations that fit an entry but for something: a name, the year, its letter."""
    works = {work.key: (n, work) for n, work in enumerate(found.works, 1)}
    for (_, key), places in _by_words(item for item in found.citations if item.resolves_to in works):
        first, (entry, work) = places[0], works[key]
        for forgiven in first.method.split(" + "):
            for check, words in (("name-differs", NAME), ("year-differs", YEAR), ("letter", LETTER), ("et-al", FORM)):
                if forgiven in words:
                    yield _finding(check, "style" if check == "et-al" else "warning",
                                   f"“{first.marker.text}” and entry {entry} of the list do not agree: {words[forgiven]}.", places,
                                   likely=_likely(first, work), entry=entry)


def without_particle(found: Apparatus) -> Iterator[Finding]:
    """Citations that leave out the particle of a name, e.g. "Berg" for "van den Berg"."""
    works = {work.key: (n, work) for n, work in enumerate(found.works, 1)}
    for (_, key), places in _by_words(item for item in found.citations if item.resolves_to in works):
        first, (entry, work) = places[0], works[key]
        printed = {folded(name) for name in first.marker.authors}
        for name in work.author:
            whole = name.family_form
            last = whole.rsplit(" ", 1)[-1]
            if _PARTICLE.match(whole) and folded(last) in printed and folded(whole) not in printed:
                yield _finding("name-differs", "style", f"“{first.marker.text}” has “{last}”, and entry {entry} of the list “{whole}”.",
                               places, likely=f"As the list has it: {whole}.", entry=entry)


def ambiguous(found: Apparatus) -> Iterator[Finding]:
    """Citations that fit several entries alike."""
    works = {work.key: (n, work) for n, work in enumerate(found.works, 1)}
    for (_, _), places in _by_words(item for item in found.citations if item.method == "ambiguous"):
        first = places[0]
        meant = [works[key] for key in first.candidates if key in works]
        if len(meant) > 1:
            numbers = several(n for n, _ in meant)
            titles = "; ".join(f"“{_short(work.title)}”" for _, work in meant[:MANY] if work.title)
            yield _finding("ambiguous", "warning", f"“{first.marker.text}” may mean entries {numbers} of the list ({titles}).", places,
                           likely="Give the years letters, or name a further author.")


def outside_pages(found: Apparatus) -> Iterator[Finding]:
    """Citations of a page that the entry does not have."""
    works = {work.key: (n, work) for n, work in enumerate(found.works, 1)}
    for item in found.citations:
        if item.resolves_to in works:
            entry, work = works[item.resolves_to]
            if outside(item.marker.locator, work.page):
                yield _finding("locator-outside-pages", "warning", f"“{item.marker.text}” names {item.marker.locator}, and entry {entry} "
                               f"of the list stands on pages {work.page}.", [item], entry=entry)


def _by_stub(found: Apparatus) -> Iterable[list[Linked]]:
    """The places that cite each work without an entry, in the order of the text."""
    stubs = {work.key for work in found.stubs}
    groups: dict[str, list[Linked]] = defaultdict(list)
    for item in found.citations:
        if item.resolves_to in stubs:
            groups[item.resolves_to].append(item)
    return groups.values()


def _by_words(items: Iterable[Linked]) -> Iterable[tuple[tuple[str, str], list[Linked]]]:
    """Citations that say the same of the same entry, together."""
    groups: dict[tuple[str, str], list[Linked]] = defaultdict(list)
    for item in items:
        marker = item.marker
        said = f"{item.method} {' '.join(marker.authors)} {marker.year_text}{marker.suffix}".casefold()
        groups[said, item.resolves_to or ""].append(item)
    return groups.items()


def _nearest(item: Linked, works: Sequence[Work]) -> Work | None:
    """The entry that shares the first author and comes closest in its year; None where the list has none."""
    names: Mapping[str, list[Work]] = defaultdict(list)
    for work in works:
        for name in (work.author or work.editor)[:1]:
            names[name.family_form.casefold()].append(work)
    theirs = names.get(item.marker.authors[0].casefold(), []) if item.marker.authors else []
    return min(theirs, key=lambda w: abs((w.year or 0) - (item.marker.year or 0)), default=None)


def _likely(item: Linked, work: Work) -> str:
    """The citation as the entry would have it."""
    if {"letter by order", "letter missing"} & set(item.method.split(" + ")):
        return "Give the entries of this author and year letters, and write them here too."
    return f"As the list has it: {parenthetical_citation(work)}. Check which of the two is right."


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59].rstrip() + "…"


def _finding(check: str, severity: str, message: str, places: Sequence[Linked], likely: str = "", entry: int | None = None) -> Finding:
    lines = tuple(dict.fromkeys(item.marker.line for item in places))
    return Finding(check, "error" if severity == "error" else "style" if severity == "style" else "warning", message, lines[0], lines,
                   places[0].marker.text, likely, entry)
