"""Links between concepts, derived from records and kept up to date study by study: adding or removing one touches only its links.

Plain values, no RDF; :mod:`kg.graph.derived` writes them down. What counts for a link is said in ``docs/graph.md``, "Derived".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.graph.iris import Iris
from kg.graph.pairing import Pair, claim_tests, combined, pairs_of_evidence, pairs_of_statement, parents, rank, state_of
from kg.graph.secondhand import found_iri, statement_iri
from kg.graph.study_constructs import StudyConstructs
from kg.graph.study_graph import own_work, work_keys
from kg.records.model import Attributed, FoundPair, Record
from kg.records.thesaurus import Thesaurus, assign_concepts

STATES = ("supported", "not-supported", "mixed", "no-verdict", "illustrated", "illustrated-mixed", "illustrated-against", "proposed")
"""The states that a study can give a link, strongest basis first."""

FOR = frozenset({"supported", "illustrated"})
AGAINST = frozenset({"not-supported", "mixed", "illustrated-mixed", "illustrated-against"})
"""What contests what: a link is contested where one study is for it and another is not."""

class StudyState(NamedTuple):
    """What one study's tests say about a link together, e.g. ``StudyState("supported", "+")``; the sign is None where none is given."""

    state: str
    sign: str | None


class LinkedTest(NamedTuple):
    """A test on a link; one that is not counted is a parent's, whose parts stand beside it."""

    node: str
    state: str
    sign: str | None
    counted: bool


class LinkedStatement(NamedTuple):
    """A second-hand statement on a link, with the keys of the works that it reports."""

    node: str
    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class LinkShare:
    """What one study has on one link: tests, the addresses of evidence, statements."""

    pair: Pair
    tests: list[LinkedTest] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    statements: list[LinkedStatement] = field(default_factory=list)

    @property
    def state(self) -> StudyState | None:
        """The study's state of the link; None where it has no counted test of it."""
        counted = [t for t in self.tests if t.counted]
        state = combined(t.state for t in counted)
        if state is None:
            return None
        signs = {t.sign for t in counted if t.sign and rank(t.state) == rank(state)}
        return StudyState(state, signs.pop() if len(signs) == 1 else "mixed" if signs else None)


@dataclass(frozen=True, slots=True)
class StudyShare:
    """All that one study contributes, by link, and the concepts that it names (True: and defines)."""

    study: str
    work: str
    links: dict[str, LinkShare]
    concepts: dict[str, bool]


def share_of(record: Record, iris: Iris, thesaurus: Thesaurus) -> StudyShare:
    """What one record contributes to the links, by itself: no other record is looked at."""
    constructs, study = StudyConstructs(record), record.id
    concepts = {key: assigned.concept for (_, key), assigned in assign_concepts([record], thesaurus).items()}
    links: dict[str, LinkShare] = {}

    def on(pair: Pair) -> LinkShare:
        link = pair.renamed(concepts.__getitem__)
        return links.setdefault(link.key, LinkShare(link))

    _share_claims(record, iris, constructs, on)
    works = work_keys(record)
    said: list[tuple[str, Attributed | FoundPair, list[str | None]]] = [
        (statement_iri(iris, study, s), s, [source.ref for source in s.sources]) for s in record.attributed]
    said += [(found_iri(iris, study, n, f), f, [row.resolves_to]) for n, row in enumerate(record.synthesis, 1) for f in row.found]
    for node, statement, refs in said:
        for pair in pairs_of_statement(statement, constructs.key):
            on(pair).statements.append(LinkedStatement(node, frozenset(works[ref] for ref in refs if ref in works)))
    named: dict[str, bool] = {}
    for construct in constructs:
        key = concepts[construct.key]
        named[key] = named.get(key, False) or construct.is_defined
    return StudyShare(study, own_work(record), links, named)


def _share_claims(record: Record, iris: Iris, constructs: StudyConstructs, on: Callable[[Pair], LinkShare]) -> None:
    """Put the tests and the evidence of every claim on their links."""
    whole = parents(record)
    for claim in record.claims:
        tests = claim_tests(claim, constructs.key)
        for t in tests:
            node = iris.test(record.id, claim.id, t.key)
            on(t.pair).tests.append(LinkedTest(node, state_of(t.verdict, t.basis), t.sign, claim.id not in whole))
        for one in claim.evidence:
            node = iris.by_content(iris.claim(record.id, claim.id), "evidence", one)
            for pair in pairs_of_evidence(one, claim, tests, constructs.key):
                on(pair).evidence.append(node)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the studies of the corpus leave it.

    Attributes:
        pair: its relation and its ends, as concepts.
        states: the state in each study that tests it, by study id.
        sources: the works outside the corpus that second-hand statements report on it.
    """

    pair: Pair
    states: dict[str, StudyState]
    sources: frozenset[str]

    @property
    def counts(self) -> dict[str, int]:
        """How many studies give each state, e.g. ``{"supported": 2, "not-supported": 1, ...}``."""
        found = Counter(s.state for s in self.states.values())
        return {state: found[state] for state in STATES}

    @property
    def contested(self) -> bool:
        """Whether a study is for the link and another is not, or two are for it with opposite signs."""
        states = self.states.values()
        signs = {s.sign for s in states if s.state in FOR}
        return {"+", "-"} <= signs or (any(s.state in FOR for s in states) and any(s.state in AGAINST for s in states))


class Concept(NamedTuple):
    """A concept in figures: studies that define it, studies that name it, links that it is part of."""

    defining: int
    named: int
    links: int


class Touched(NamedTuple):
    """What a change of one study changes: keys of links and of concepts."""

    links: frozenset[str]
    concepts: frozenset[str]


class LinkBook:
    """The links of a corpus. Studies come and go in any order; the book is the same for the same studies.

    >>> book = LinkBook(Iris(), Thesaurus())
    >>> list(book.links())
    []
    """

    def __init__(self, iris: Iris, thesaurus: Thesaurus) -> None:
        self.iris = iris
        self._thesaurus = thesaurus
        self._shares: dict[str, StudyShare] = {}
        self._studies_of_link: defaultdict[str, set[str]] = defaultdict(set)
        self._studies_of_concept: defaultdict[str, set[str]] = defaultdict(set)
        self._links_of_concept: defaultdict[str, set[str]] = defaultdict(set)
        self._links_of_source: defaultdict[str, set[str]] = defaultdict(set)
        self._reports: Counter[str] = Counter()

    def add(self, record: Record) -> Touched:
        """Take a study in (again, if it is there) and say what it changes."""
        before = self.remove(record.id) if record.id in self._shares else Touched(frozenset(), frozenset())
        share = share_of(record, self.iris, self._thesaurus)
        self._shares[share.study] = share
        self._reports[share.work] += 1
        for key, on_link in share.links.items():
            self._studies_of_link[key].add(share.study)
            for concept in on_link.pair.ends:
                self._links_of_concept[concept].add(key)
            for source in _sources(on_link):
                self._links_of_source[source].add(key)
        for concept in share.concepts:
            self._studies_of_concept[concept].add(share.study)
        now = self._touched(share)
        return Touched(before.links | now.links, before.concepts | now.concepts)

    def remove(self, study: str) -> Touched:
        """Take a study out and say what that changes; KeyError where it is not in."""
        share = self._shares[study]
        touched = self._touched(share)
        del self._shares[study]
        self._reports -= Counter([share.work])
        for key, on_link in share.links.items():
            left = [source for other in self._shares_on(key) for source in _sources(other)]
            for source in _sources(on_link).difference(left):
                _discard(self._links_of_source, source, key)
            if _discard(self._studies_of_link, key, study):
                for concept in on_link.pair.ends:
                    _discard(self._links_of_concept, concept, key)
        for concept in share.concepts:
            _discard(self._studies_of_concept, concept, study)
        return touched

    def _touched(self, share: StudyShare) -> Touched:
        """Its own links, and those whose statements report its work: these stop or begin to count."""
        links = frozenset((*share.links, *self._links_of_source.get(share.work, ())))
        ends = (concept for on_link in share.links.values() for concept in on_link.pair.ends)
        return Touched(links, frozenset((*share.concepts, *ends)))

    def _shares_on(self, link: str) -> Iterator[LinkShare]:
        """What each study has on a link, in the order of their ids."""
        return (self._shares[study].links[link] for study in self._studies_on(link))

    def _studies_on(self, link: str) -> list[str]:
        return sorted(study for study in self._studies_of_link.get(link, ()) if study in self._shares)

    def links(self) -> Iterator[str]:
        """The keys of all links, sorted."""
        return iter(sorted(self._studies_of_link))

    def link(self, key: str) -> Link:
        """The link of this key; KeyError where there is none."""
        if key not in self._studies_of_link:
            raise KeyError(f"no link {key!r} in this corpus")
        shares = list(self._shares_on(key))
        states = {study: state for study, share in zip(self._studies_on(key), shares, strict=True) if (state := share.state)}
        sources = frozenset(source for share in shares for source in _sources(share) if source not in self._reports)
        return Link(shares[0].pair, states, sources)

    def nodes_on(self, key: str) -> Iterator[str]:
        """The addresses of the tests, evidence and statements on a link."""
        for share in self._shares_on(key):
            yield from (*(t.node for t in share.tests), *share.evidence, *(s.node for s in share.statements))

    def concepts(self) -> Iterator[str]:
        """The keys of all concepts that the studies name, sorted."""
        return iter(sorted(self._studies_of_concept))

    def concept(self, key: str) -> Concept:
        """A concept in figures; zeros for one that no study names."""
        studies = self._studies_of_concept.get(key, set())
        return Concept(sum(self._shares[s].concepts[key] for s in studies), len(studies), len(self._links_of_concept.get(key, ())))


def _sources(share: LinkShare) -> frozenset[str]:
    """The works that a study's statements on a link report."""
    return frozenset(source for statement in share.statements for source in statement.sources)


def _discard(index: defaultdict[str, set[str]], key: str, value: str) -> bool:
    """Take a value out of an index; True where its key went with it."""
    index[key].discard(value)
    if index[key]:
        return False
    del index[key]
    return True
