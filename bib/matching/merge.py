"""The fields of a work of which several entries are known: the best-filled entry leads, others fill what it lacks, nothing is lost.

The rules, in their order:

1. The entry that says most about where the work is published leads: most of the fields of :data:`PUBLICATION`, then a DOI, then most fields
   at all, then the first by source and key. All its fields of :data:`PUBLICATION` are kept together.
2. Another entry fills the fields of :data:`PUBLICATION` that are still missing only where it says nothing else about year, volume, issue,
   pages, edition, DOI and type than what is there by then: no pages of one version beside the year of another. A range of pages goes before
   its first page alone, the whole name of a journal before a short one.
3. Names come from the entry that names most people, where the names agree; of equally many, from the one with the longer given names.
4. The title is the leading entry's; one that is the same with its subtitle, or not all in capitals, goes before it.
5. Any other field is the leading entry's, else that of the next one that has it.

What is printed otherwise somewhere is among the alternatives, with its sources.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from bib.matching.authors import Authors, authors_likeness
from bib.matching.containers import Container, container_likeness
from bib.matching.group import Member
from bib.matching.places import Pages, volume_of
from bib.matching.titles import Title, title_likeness
from bib.model import Name, Work

PUBLICATION = ("type", "issued", "issued_text", "container_title", "volume", "issue", "page", "number", "edition", "publisher",
               "publisher_place", "collection_title", "event_title", "chapter_number", "genre", "year_suffix", "isbn")
"""The fields that say where and when a work is published; they hang together."""

_TOLD = frozenset({"issued", "container_title", "volume", "issue", "page", "number", "publisher", "doi", "isbn"})
"""Those by which the entry that leads is chosen."""

_DECIDING = ("type", "issued", "issued_text", "volume", "issue", "page", "number", "edition", "doi", "isbn")
"""Those in which two versions of a work differ."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A value that is printed and is not the merged one, e.g. ``Alternative("year", 2019, (Member("wos", "a"),))``.

    Attributes:
        field: the attribute of the work; of further fields ``extra.<name>``.
        value: as the sources have it.
        sources: the entries that have it.
    """

    field: str
    value: Any
    sources: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """A work out of several entries.

    Attributes:
        work: with the key of the leading entry.
        sources: which entry each field of it is from.
        alternatives: what else is printed, by field.
    """

    work: Work
    sources: Mapping[str, Member]
    alternatives: tuple[Alternative, ...] = ()


def merged(entries: Mapping[Member, Work] | Sequence[tuple[Member, Work]]) -> Merged:
    """The work of which all these are entries; the order in which they are given does not matter. At least one is needed.

    >>> one = Work("a", "article-journal", "On things", issued=(2020,), volume="4", page="1-9")
    >>> other = Work("b", title="On things", issued=(2019,), issue="2", abstract="Of things.")
    >>> found = merged({Member("x", "a"): one, Member("y", "b"): other})
    >>> found.work.issued, found.work.issue, found.work.abstract, [a.field for a in found.alternatives]
    ((2020,), '', 'Of things.', ['issued', 'issue'])
    """
    given = sorted(entries.items() if isinstance(entries, Mapping) else entries, key=lambda e: e[0])
    if not given:
        raise ValueError("There is no entry to merge: give one at least.")
    given.sort(key=lambda e: _rank(e[1]))
    values: dict[str, Any] = {"key": given[0][1].key}
    sources: dict[str, Member] = {}
    for member, work in given:
        if _fits(values, work):
            for name in PUBLICATION:
                if _said(work, name) and (name not in values or _says_more(name, values[name], getattr(work, name))):
                    values[name], sources[name] = getattr(work, name), member
    for name in _FIELDS:
        if name in PUBLICATION:
            continue
        member, work = _best_title(given) if name == "title" else _fullest(given, name) if name in ("author", "editor") else next(
            (e for e in given if _said(e[1], name)), given[0])
        if _said(work, name):
            values[name], sources[name] = getattr(work, name), member
    extra: dict[str, str] = {}
    for member, work in given:
        for name, value in work.extra:
            if name not in extra:
                extra[name], sources[f"extra.{name}"] = value, member
    return Merged(Work(**values, extra=tuple(extra.items())), sources, tuple(_alternatives(given, values, extra)))


_FIELDS = tuple(f.name for f in fields(Work) if f.name not in ("key", "extra"))


def _said(work: Work, name: str) -> bool:
    """Whether the work says anything in this field; the type "document" says nothing."""
    value = getattr(work, name)
    return bool(value) and not (name == "type" and value == "document")


def _rank(work: Work) -> tuple[int, bool, int]:
    """What orders entries from the one that leads to the one that says least."""
    told = sum(_said(work, name) for name in _TOLD)
    return -told, not work.doi, -sum(_said(work, name) for name in _FIELDS) - len(work.extra)


def _fits(values: Mapping[str, Any], work: Work) -> bool:
    """Whether an entry says nothing else about the publication than what is there."""
    return all(_alike(name, values[name], getattr(work, name)) for name in _DECIDING if name in values and _said(work, name))


def _alike(name: str, one: Any, other: Any) -> bool:
    if name == "issued":
        return bool(one[0] == other[0])
    if name == "page":
        return Pages.of(one).first == Pages.of(other).first
    if name in ("volume", "issue"):
        return volume_of(one) == volume_of(other)
    return str(one).casefold() == str(other).casefold()


def _says_more(name: str, there: Any, other: Any) -> bool:
    """Whether the other value says the same and more: pages behind the first one, the whole name of a container for a short one."""
    if name == "page":
        first, last = Pages.of(there), Pages.of(other)
        return first.first == last.first and first.end == first.start < last.end
    return name == "container_title" and len(other) > len(there) and (
        container_likeness(Container.of(there), Container.of(other)) == "short")


def _best_title(given: Sequence[tuple[Member, Work]]) -> tuple[Member, Work]:
    """The entry whose title is taken."""
    best = next((e for e in given if e[1].title), given[0])
    for entry in given:
        mine, yours = entry[1].title, best[1].title
        likeness = title_likeness(Title.of(mine), Title.of(yours))
        if likeness.agrees and not mine.isupper() and (yours.isupper() or (likeness.level == "subtitle" and len(mine) > len(yours))):
            best = entry
    return best


def _fullest(given: Sequence[tuple[Member, Work]], name: str) -> tuple[Member, Work]:
    """The entry whose list of names is taken."""
    best = next((e for e in given if getattr(e[1], name)), given[0])
    for entry in given:
        mine, yours = getattr(entry[1], name), getattr(best[1], name)
        if mine and _told_by(mine) > _told_by(yours) and authors_likeness(Authors.of(mine), Authors.of(yours)).level in ("same", "first"):
            best = entry
    return best


def _told_by(names: tuple[Name, ...]) -> tuple[int, int]:
    """How much a list of names tells: how many people, how long their given names are."""
    return sum(not n.stands_for_others for n in names), sum(len(n.given.replace(".", "")) for n in names)


def _alternatives(given: Sequence[tuple[Member, Work]], values: Mapping[str, Any], extra: Mapping[str, str]) -> list[Alternative]:
    """What is printed and not taken, each value once, in the order of the fields."""
    found: dict[tuple[str, Any], list[Member]] = {}
    for name in _FIELDS:
        for member, work in given:
            value = getattr(work, name)
            if _said(work, name) and value != values.get(name):
                found.setdefault((name, value), []).append(member)
    for member, work in given:
        for name, value in work.extra:
            if extra[name] != value:
                found.setdefault((f"extra.{name}", value), []).append(member)
    return [Alternative(name, value, tuple(sorted(members))) for (name, value), members in found.items()]
