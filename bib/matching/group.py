"""Entries of several sources brought together, a group for each work, and the numbers that a PRISMA diagram asks for.

>>> from bib.model import Name, Work
>>> paper = Work("a", "article-journal", "Big data and its many users", (Name("Berg", "Jan"),), issued=(2020,), doi="10.1000/x")
>>> found = grouped({"scopus": [paper], "wos": [paper.with_key("b")]})
>>> [[str(m) for m in group.members] for group in found.groups]
[['scopus: a', 'wos: b']]
>>> found.counts.left, found.counts.between
(1, 1)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import NamedTuple

from bib.matching.block import candidate_pairs
from bib.matching.compare import Comparison, compared_profiles
from bib.matching.profile import Profile
from bib.model import Work


class Member(NamedTuple):
    """An entry of a source by its key, e.g. ``Member("scopus.bib", "zhang2020")``."""

    source: str
    key: str

    def __str__(self) -> str:
        """The entry in words, e.g. ``"scopus.bib: zhang2020"``."""
        return f"{self.source}: {self.key}"


@dataclass(frozen=True, slots=True)
class Link:
    """Two entries that were compared, the smaller first, and what that gave."""

    one: Member
    other: Member
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one work, sorted, and the comparisons that brought them together; a person's word has none."""

    members: tuple[Member, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries there were and how many works are left, as PRISMA asks.

    Attributes:
        records: entries of each source.
        within: of them, how many are duplicates inside the source.
        unique: works that only this source has, by source.
        shared: works that both sources have, by pair of sources.
        between: duplicates between sources: works counted once for each further source that has them.
        left: works.
    """

    records: Mapping[str, int]
    within: Mapping[str, int]
    unique: Mapping[str, int]
    shared: Mapping[tuple[str, str], int]
    between: int
    left: int

    @property
    def total(self) -> int:
        """All entries; they are ``left`` and the duplicates ``within`` and ``between``."""
        return sum(self.records.values())


@dataclass(frozen=True, slots=True)
class Grouping:
    """What came of bringing entries together.

    Attributes:
        groups: a group for each work, sorted by its first member.
        doubtful: pairs of different groups about which a person has to say, the most likely first.
        related: pairs of different groups that belong together in another way (version, edition, part, about), for two groups one.
        refused: pairs that agree and still are apart, since others of their groups contradict or a person said so.
        counts: of all that.
    """

    groups: tuple[Group, ...]
    doubtful: tuple[Link, ...] = ()
    related: tuple[Link, ...] = ()
    refused: tuple[Link, ...] = ()
    counts: Counts = field(default_factory=lambda: Counts({}, {}, {}, {}, 0, 0))


def grouped(sources: Mapping[str, Iterable[Work]], same: Collection[tuple[Member, Member]] = (),
            apart: Collection[tuple[Member, Member]] = ()) -> Grouping:
    """The entries of all sources in groups; what a person said is kept: ``same`` pairs come together, those ``apart`` never do.

    Entries come together where they agree and nothing in their two groups contradicts. The order of sources and works does not matter.
    """
    entries = sorted((Member(name, work.key), work) for name, works in sources.items() for work in works)  # keys are unique in a source
    return _Meeting([m for m, _ in entries], [Profile.of(w) for _, w in entries], same, apart).grouping({n: 0 for n in sources})


class _Meeting:
    """Entries on their way into groups."""

    def __init__(self, members: list[Member], profiles: list[Profile], same: Collection[tuple[Member, Member]],
                 apart: Collection[tuple[Member, Member]]) -> None:
        self.members, self.profiles = members, profiles
        place = {member: position for position, member in enumerate(members)}
        self.same = _pairs(place, same)
        self.apart = _pairs(place, apart)
        self.found: dict[tuple[int, int], Comparison] = {}
        self.leader = list(range(len(members)))
        self.inside: dict[int, list[int]] = {k: [k] for k in self.leader}
        self.links: defaultdict[int, list[Link]] = defaultdict(list)

    def grouping(self, sources: dict[str, int]) -> Grouping:
        for pair in sorted(self.same):
            if not self._kept_apart(*map(self._of, pair)):
                self._join(*pair)
        pairs = {pair: self._compared(*pair) for pair in candidate_pairs(self.profiles)}
        agreeing = sorted((p for p, c in pairs.items() if c.verdict == "same"), key=lambda p: (-pairs[p].score, p))
        refused = []
        for pair in agreeing:
            one, other = map(self._of, pair)
            if one != other and (self._kept_apart(one, other) or self._contradict(one, other)):
                refused.append(self._link(pair))
                continue
            self._join(*pair)
            self.links[self._of(pair[0])].append(self._link(pair))
        groups = sorted(self.inside.values())
        open_ = {pair: c for pair, c in pairs.items() if self._of(pair[0]) != self._of(pair[1]) and pair not in self.apart}
        return Grouping(
            tuple(Group(tuple(self.members[k] for k in sorted(inside)), tuple(sorted(self.links[self._of(inside[0])], key=_place)))
                  for inside in (sorted(g) for g in groups)),
            self._one_for_two_groups(p for p, c in open_.items() if c.verdict == "doubtful"),
            self._one_for_two_groups(p for p, c in open_.items() if c.verdict == "related"),
            tuple(refused),
            _counts([[self.members[k] for k in g] for g in groups], sources))

    def _of(self, position: int) -> int:
        """The leader of the group of an entry."""
        while self.leader[position] != position:
            self.leader[position] = self.leader[self.leader[position]]
            position = self.leader[position]
        return position

    def _join(self, one: int, other: int) -> None:
        one, other = sorted(map(self._of, (one, other)))
        if one != other:
            self.leader[other] = one
            self.inside[one] += self.inside.pop(other)
            self.links[one] += self.links.pop(other, [])

    def _compared(self, one: int, other: int) -> Comparison:
        pair = (one, other) if one < other else (other, one)
        if pair not in self.found:
            self.found[pair] = compared_profiles(self.profiles[pair[0]], self.profiles[pair[1]])
        return self.found[pair]

    def _kept_apart(self, one: int, other: int) -> bool:
        return any((min(p), max(p)) in self.apart for p in product(self.inside[one], self.inside[other])) if self.apart else False

    def _contradict(self, one: int, other: int) -> bool:
        """Whether any entry of the one group contradicts any of the other; what a person joined does not."""
        pairs = product(self.inside[one], self.inside[other])
        return any(self._compared(*p).contradicts and (min(p), max(p)) not in self.same for p in pairs)

    def _link(self, pair: tuple[int, int]) -> Link:
        return Link(self.members[pair[0]], self.members[pair[1]], self.found[pair])

    def _one_for_two_groups(self, pairs: Iterable[tuple[int, int]]) -> tuple[Link, ...]:
        """For each two groups the pair that has the best score."""
        best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {}
        for pair in pairs:
            one, other = sorted(map(self._of, pair))
            best[one, other] = min(best.get((one, other), (1.0, (len(self.members),) * 2)), (-self.found[pair].score, pair))
        return tuple(self._link(pair) for _, pair in sorted(best.values()))


def _pairs(place: Mapping[Member, int], pairs: Collection[tuple[Member, Member]]) -> set[tuple[int, int]]:
    """The pairs by positions, the smaller first; an entry that is not there is in none."""
    found = (sorted((place[one], place[other])) for one, other in pairs if one in place and other in place)
    return {(one, other) for one, other in found if one != other}


def _place(link: Link) -> tuple[Member, Member]:
    return link.one, link.other


def _counts(groups: Iterable[list[Member]], sources: dict[str, int]) -> Counts:
    """The numbers of entries and works."""
    records, within, unique, shared = Counter(sources), Counter(sources), Counter(sources), Counter[tuple[str, str]]()
    between = left = 0
    for group in groups:
        by_source = Counter(member.source for member in group)
        records.update(by_source)
        within.update({name: n - 1 for name, n in by_source.items()})
        if len(by_source) == 1:
            unique.update(by_source.keys())
        shared.update(combinations(sorted(by_source), 2))
        between += len(by_source) - 1
        left += 1
    by_name = [dict(sorted(c.items())) for c in (records, within, unique)]
    return Counts(by_name[0], by_name[1], by_name[2], dict(sorted(shared.items())), between, left)
