"""Checks of the list itself: entries nobody cites, doubled, out of order, without what their type needs, with a malformed DOI."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bib.apparatus import Apparatus, Listed
from bib.audit.finding import Finding, several
from bib.citations import parenthetical_citation
from bib.identifiers import is_valid
from bib.intext.link import unlinked_works
from bib.matching.compare import compared
from bib.matching.folding import folded
from bib.model import Work

NEAR = 50
"""So many entries whose titles begin alike are compared with each other."""

SURE = 0.6
"""An entry of which the reader is less sure is not blamed for what may be misread."""

NEEDED = {
    "article-journal": (("container_title", "the journal"), ("volume", "the volume"), ("page", "the pages")),
    "chapter": (("container_title", "the title of the book"), ("publisher", "the publisher")),
    "paper-conference": (("container_title", "the name of the proceedings"),),
    "book": (("publisher", "the publisher"),),
    "thesis": (("publisher", "the university"),),
    "webpage": (("url", "the address"),),
}
"""What entries of each type should have, after the elements of references in APA 7 (chapter 10)."""

_DOI = re.compile(r"\b(?:doi(?:\.org/|[:\s]\s?)|https?://(?:dx\.)?doi\.org/)\s?(\S{1,300})", re.IGNORECASE)
_IN_PRESS = re.compile(r"\(?\b(?:in press|forthcoming)\b\)?", re.IGNORECASE)
_PENDING = re.compile(r"press|forthcoming|appear|advance|early|ahead|accepted|online", re.IGNORECASE)


def listed_not_cited(found: Apparatus) -> Iterator[Finding]:
    """Entries that no citation means; nothing where the text has no citations."""
    if not found.citations:
        return
    unlinked = {work.key for work in unlinked_works(found.citations, found.works)}
    for n, one in enumerate(found.listed, 1):
        if one.work.key in unlinked and (one.work.author or one.work.title):
            yield _finding("listed-not-cited", "warning", f"Entry {n}, {_named(one.work)}, is not cited in the text.", one, n)


def doubled(found: Apparatus) -> Iterator[Finding]:
    """Entries that describe one work."""
    by_year: dict[object, list[tuple[int, Listed]]] = defaultdict(list)
    for n, one in enumerate(found.listed, 1):
        by_year[folded(one.work.title)[:12] or one.work.key].append((n, one))
    for same in by_year.values():
        for i, (m, other) in enumerate(same[:NEAR]):
            first = next((n for n, one in same[:i] if compared(one.work, other.work).verdict == "same"), None)
            if first is not None:
                yield _finding("duplicate-entry", "warning", f"Entries {first} and {m} describe one work, {_named(other.work)}.", other, m,
                               likely="Keep one of them, and cite that.")


def same_author_and_year(found: Apparatus) -> Iterator[Finding]:
    """Entries of the same authors and year that letters do not tell apart."""
    groups: dict[tuple[object, ...], list[tuple[int, Listed]]] = defaultdict(list)
    for n, one in enumerate(found.listed, 1):
        if one.work.author and one.work.year and one.parsed.confidence >= SURE:
            names = tuple(folded(name.family_form) for name in one.work.author)
            groups[(*names, one.work.year, one.work.year_suffix)].append((n, one))
    for same in groups.values():
        if len(same) > 1 and compared(same[0][1].work, same[1][1].work).verdict != "same":
            numbers = several(n for n, _ in same)
            (_, first), (n, second) = same[:2]
            yield _finding("year-letters", "warning", f"Entries {numbers} have the same authors and year, {_named(first.work)}, and no "
                           "letters to tell them apart.", second, n,
                           likely=f"{first.work.year}a, {first.work.year}b, in the list and in the text.")


def out_of_order(found: Apparatus) -> Iterator[Finding]:
    """Entries that stand where the order of the list does not have them; nothing where the list follows no order of names."""
    kept = max((_longest_ascending([order(one.work) for one in found.listed]) for order in ORDERS), key=len)
    if len(found.listed) < 5 or len(kept) < 0.8 * len(found.listed):
        return
    for n, one in enumerate(found.listed, 1):
        if n - 1 not in kept and one.parsed.confidence >= SURE:
            yield _finding("order", "style", f"Entry {n}, {_named(one.work)}, does not stand in the order of names of the list.", one, n)


def incomplete(found: Apparatus) -> Iterator[Finding]:
    """Entries without something that their type needs."""
    for n, one in enumerate(found.listed, 1):
        work = one.work
        if one.parsed.confidence < SURE:
            continue
        missing = ["the year"] if not work.year and not work.issued_text else []
        missing += ["the title"] if not work.title else []
        pending = bool(_PENDING.search(work.issued_text)) or bool(_PENDING.search(one.printed.text))
        for attribute, words in NEEDED.get(work.type, ()):
            if not getattr(work, attribute) and not (pending or _excused(attribute, work)):
                missing.append(words)
        if work.type == "document" and not (work.container_title or work.publisher or work.url or work.genre or pending):
            missing.append("where it was published")
        if missing:
            yield _finding("incomplete-entry", "warning", f"Entry {n}, {_named(work)}, lacks {' and '.join(missing)}.", one, n)


def _excused(attribute: str, work: Work) -> bool:
    """Whether something else stands for what is missing: a number or a DOI for pages, an address for a publisher."""
    if attribute == "page":
        return bool(work.number or work.doi)
    if attribute == "volume":
        return bool(work.doi and not work.page)
    return attribute == "publisher" and bool(work.doi or work.url or work.genre)


def still_in_press(found: Apparatus) -> Iterator[Finding]:
    """Entries that are said to be in press and have volume and pages all the same."""
    for n, one in enumerate(found.listed, 1):
        if one.work.volume and one.work.page and _IN_PRESS.search(one.printed.text):
            yield _finding("still-in-press", "style", f"Entry {n}, {_named(one.work)}, is said to be in press and has volume and pages.",
                           one, n)


def malformed_doi(found: Apparatus) -> Iterator[Finding]:
    """DOIs that are none."""
    for n, one in enumerate(found.listed, 1):
        for match in _DOI.finditer(one.printed.text):
            printed = match[1].rstrip(".,;)>]")
            if printed and not one.work.doi and not is_valid("doi", printed):
                yield _finding("malformed-doi", "warning", f"Entry {n}, {_named(one.work)}: “{printed[:80]}” is no DOI.", one, n,
                               likely="A DOI begins with 10., some digits and a slash.")


def _by_first_author(work: Work) -> tuple[str, ...]:
    """The first author with initials: what most styles sort by."""
    people = work.author or work.editor
    return (_letters(f"{people[0].family_form} {people[0].given}"),) if people else (_letters(work.title),)


def _by_families(work: Work) -> tuple[str, ...]:
    """The family names of all authors without initials, as some programs sort."""
    people = work.author or work.editor
    return tuple(_letters(name.family_form) for name in people) or (_letters(work.title),)


def _by_family_without_particle(work: Work) -> tuple[str, ...]:
    """The first author's family name without its particle."""
    people = work.author or work.editor
    return (_letters(people[0].family or people[0].literal),) if people else (_letters(work.title),)


ORDERS = (_by_first_author, _by_families, _by_family_without_particle)
"""The orders that lists follow; the one that fits best is what entries are held against."""


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum())


def _longest_ascending(keys: Sequence[tuple[str, ...]]) -> set[int]:
    """The places of a longest stretch that does not descend (patience sorting)."""
    ends: list[tuple[str, ...]] = []
    at: list[int] = []
    before: dict[int, int | None] = {}
    for n, key in enumerate(keys):
        place = bisect_right(ends, key)
        before[n] = at[place - 1] if place else None
        if place == len(ends):
            ends.append(key)
            at.append(n)
        else:
            ends[place], at[place] = key, n
    kept: set[int] = set()
    last = at[-1] if at else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _named(work: Work) -> str:
    return parenthetical_citation(work) if work.author or work.editor or work.title else "which could not be read"


def _finding(check: str, severity: str, message: str, one: Listed, entry: int, likely: str = "") -> Finding:
    return Finding(check, "style" if severity == "style" else "warning", message, one.printed.line, (one.printed.line,),
                   one.printed.text[:200], likely, entry)
