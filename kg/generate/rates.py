"""What a real corpus is like, in figures: the rates that a generated corpus keeps to.

Each record of the corpus is a pattern: how many claims of which kinds, with which verdicts, evidence, statements and references. A
generated study retells one of them (:mod:`kg.generate.study`), so shares and what goes with what are those of the corpus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.corpus import Corpus
from kg.generate.urn import strength_for
from kg.records.checks import ROLES
from kg.records.model import Record
from kg.records.names import ConstructIndex, slug
from kg.records.thesaurus import KINDS

HUB = 3
"""A construct that takes part in so many families of claims keeps its identity when a family is told a second time."""


@dataclass(frozen=True)
class Pattern:
    """A record as a pattern for others."""

    record: Record

    @cached_property
    def index(self) -> ConstructIndex:
        """Its constructs by all their names."""
        return ConstructIndex(self.record)

    @cached_property
    def families(self) -> tuple[tuple[int, ...], ...]:
        """The positions of its claims, each with the parts below it (parents first): what stands or falls together."""
        position = {claim.id: n for n, claim in enumerate(self.record.claims)}
        members: dict[int, list[tuple[int, int]]] = {}
        for n in range(len(self.record.claims)):
            root, depth = n, 0
            while (above := self.record.claims[root].part_of) in position:
                root, depth = position[above], depth + 1
            members.setdefault(root, []).append((depth, n))
        return tuple(tuple(n for _, n in sorted(found)) for found in members.values())

    @cached_property
    def core(self) -> frozenset[str]:
        """The keys of the constructs that it defines: those that a field shares."""
        return frozenset(slug(c.name) for c in self.record.constructs if c.definition)

    @cached_property
    def hubs(self) -> frozenset[str]:
        """The keys of the constructs that many families of claims share."""
        claims = self.record.claims
        uses = Counter(key for family in self.families for key in
                       {self.index.slug(name) for n in family for role in ROLES for name in getattr(claims[n], role)})
        return frozenset(key for key, count in uses.items() if count >= HUB)


@dataclass(frozen=True)
class Rates:
    """A corpus in figures.

    Attributes:
        patterns: its studies; a generated study retells one of them, each as often.
        core, others: strength of the urn of the constructs that studies define, and of all others.
        works: strength of the urn of cited works.
        inside: share of the references that lead to a study of the corpus.
        renamed: share of the constructs that bear another name than their concept.
        close, broader, distinct: relations of that kind for each concept.
    """

    patterns: tuple[Pattern, ...]
    core: float
    others: float
    works: float
    inside: float
    renamed: float
    close: float
    broader: float
    distinct: float


def rates_of(corpus: Corpus) -> Rates:
    """The rates of a corpus; it needs at least one record."""
    patterns = tuple(Pattern(record) for record in corpus.records)
    cited = list(_cited(corpus))
    own = {record.study.work or record.id for record in corpus.records}
    defined: list[str] = []
    named: list[str] = []
    core = {(p.record.id, key) for p in patterns for key in p.core}
    for place, assigned in corpus.concepts.items():
        (defined if place in core else named).append(assigned.concept)
    concepts = len({*defined, *named}) or 1
    relations = {kind: sum(len(getattr(c, kind)) for c in corpus.thesaurus.concepts) / concepts for kind in KINDS}
    renamed = sum(key != assigned.concept for (_, key), assigned in corpus.concepts.items())
    return Rates(patterns, _strength(defined), _strength(named), _strength(cited), sum(key in own for key in cited) / (len(cited) or 1),
                 renamed / (len(corpus.concepts) or 1), **relations)


def _cited(corpus: Corpus) -> Iterator[str]:
    """The works that the references of all studies lead to."""
    for record in corpus.records:
        yield from (entry.work or f"{record.id}.{entry.id}" for entry in record.references)


def _strength(drawn: list[str]) -> float:
    """The strength of the urn that would give as many different ones; a corpus too small to tell has one of 10."""
    return strength_for(len(drawn), len(set(drawn))) if len(set(drawn)) > 1 else 10.0

