"""Which pairs of works are worth comparing, without comparing all.

Those that share an identifier, the beginning or end or rare words of the title, first author and year, or volume and page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bib.matching.folding import FUNCTION_WORDS
from bib.matching.profile import Profile

MOST_TOGETHER = 16
"""Of more works than these under one key, each is compared with as many neighbours in the order of their titles, and with no others."""

_RARE = 3


def candidate_pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """The pairs (positions, the smaller first, sorted) that may be one work, e.g. ``[(0, 3)]``.

    The time grows with the number of works, not with its square: a key that many works have gives each a bounded number of neighbours.
    Two papers that one author wrote in one year are worth comparing only where their titles share a word.
    """
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    meanings = [frozenset(_meaning(p)) for p in profiles]
    frequency = Counter(word for words in meanings for word in words)
    for position, profile in enumerate(profiles):
        for key in set(_keys(profile, frequency)):
            blocks[key].append(position)
    order: list[int] = [0] * len(profiles)
    for rank, position in enumerate(sorted(range(len(profiles)), key=lambda k: _neighbourhood(profiles[k]))):
        order[position] = rank
    pairs: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if len(members) > 1:
            row = sorted(members, key=order.__getitem__)
            for place, one in enumerate(row):
                for other in row[place + 1:place + 1 + MOST_TOGETHER]:
                    strangers = key[0] == "author" and meanings[one].isdisjoint(meanings[other]) and meanings[one] and meanings[other]
                    if not strangers:
                        pairs.add((one, other) if one < other else (other, one))
    return sorted(pairs)


def _meaning(profile: Profile) -> list[str]:
    return [w for w in profile.title.words[:60] if w not in FUNCTION_WORDS]


def _keys(profile: Profile, frequency: Counter[str]) -> Iterator[tuple[str, ...]]:
    """The keys under which a work is looked for."""
    yield from profile.identifiers.items()
    title = profile.title
    if title.words:
        yield "title", title.joined[:32]
        yield "main", "".join(title.main)[:32]
        yield "end", title.joined[-24:]
        rare = sorted(set(_meaning(profile)), key=lambda w: (frequency[w], w))[:_RARE]
        for here, one in enumerate(rare):
            for other in rare[here + 1:]:
                yield "words", *sorted((one, other))
        for also in title.also:
            yield "title", also.joined[:32]
        if title.subject != title.words and title.subject:
            yield "title", "".join(title.subject)[:32]
    first = profile.authors.names[0].family[:5] if profile.authors.names else ""
    if profile.year is not None and first:
        for year in (profile.year, profile.year + 1):  # two works one year apart share one of the two
            yield "author", first, str(year)
    if first and profile.pages.first:
        yield "author at", first, profile.pages.first
    if first and profile.volume:
        yield "author in", first, profile.volume, profile.issue
    if profile.pages.first and profile.volume:
        yield "place", profile.volume, profile.pages.first
    if not title.words and profile.container.words:
        yield "title", "".join(profile.container.words)[:32]


def _neighbourhood(profile: Profile) -> tuple[str, ...]:
    """What works of one large block are ordered by, so that the like stand beside the like."""
    work = profile.work
    families = " ".join(a.family for a in profile.authors.names[:3])
    return profile.title.joined[:200], families, str(profile.year or ""), profile.volume, profile.issue, profile.pages.first, work.key
