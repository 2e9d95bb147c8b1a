"""Which links a claim tests: its own ``tests``, or the pairs of its ends under its pairing; and what state a test gives a link.

Plain values on records, no RDF: the study graphs and the derived links are both written from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kg.records.model import Attributed, Claim, Ends, Evidence, FoundPair, Record, Test

SYMMETRIC = frozenset({"associated-with", "compares"})
"""Relations without a direction: their ends are sorted."""

RELATION_OF_KIND = {"path": "influences", "direct": "influences", "total": "influences", "indirect": "mediates",
                    "interaction": "moderates", "correlation": "associated-with"}
"""Which relation an estimate speaks of, where no test of its claim has its ends; qualitative evidence keeps the claim's."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One relation between ends: the shape of a test (ends are study constructs) and of a link (ends are concepts).

    Each role holds sorted, distinct keys; several independent ones act jointly.
    """

    relation: str
    independent: tuple[str, ...]
    dependent: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()

    @classmethod
    def of(cls, relation: str, independent: Iterable[str], dependent: Iterable[str], mediators: Iterable[str] = (),
           moderators: Iterable[str] = ()) -> Pair:
        """The pair with every role sorted, and with its ends in order where the relation has no direction."""
        x, y, via, by = (tuple(sorted(set(keys))) for keys in (independent, dependent, mediators, moderators))
        if relation in SYMMETRIC and y < x:
            x, y = y, x
        return cls(relation, x, y, via, by)

    @property
    def key(self) -> str:
        """The key of the link, e.g. ``"mediates--robot-trust--picking-speed--via-robot-adoption"``."""
        parts = [self.relation, "+".join(self.independent), "+".join(self.dependent)]
        if self.mediators:
            parts.append("via-" + "+".join(self.mediators))
        if self.moderators:
            parts.append("by-" + "+".join(self.moderators))
        return "--".join(parts)

    @property
    def is_complete(self) -> bool:
        """Whether it has two ends and, where its relation takes one, a mediator or moderator."""
        return bool(self.independent and self.dependent and (self.relation != "mediates" or self.mediators)
                    and (self.relation != "moderates" or self.moderators))

    @property
    def ends(self) -> frozenset[str]:
        """All keys in any role."""
        return frozenset((*self.independent, *self.dependent, *self.mediators, *self.moderators))

    def renamed(self, name: Callable[[str], str]) -> Pair:
        """The same pair between other keys, e.g. between concepts instead of study constructs."""
        return Pair.of(self.relation, map(name, self.independent), map(name, self.dependent), map(name, self.mediators),
                       map(name, self.moderators))


@dataclass(frozen=True, slots=True)
class ClaimTest:
    """One test of a claim: what it is a test of, and the sign, verdict and basis that hold for it."""

    key: str
    pair: Pair
    sign: str | None
    verdict: str
    basis: str


def pairs(relation: str, ends: Ends, pairing: str, key: Callable[[str], str]) -> list[Pair]:
    """The pairs of these ends under a pairing, in printed order, e.g. two causes of one effect under ``all`` are two pairs.

    Where an end is missing, or the mediator or moderator that the relation needs, there is none. ``key`` gives the key of a name.
    """
    x, y = [key(n) for n in ends.independent], [key(n) for n in ends.dependent]
    via, by = [key(n) for n in ends.mediators], [key(n) for n in ends.moderators]
    if pairing == "joint":
        sides = [(x, y)]
    elif pairing == "respectively" and len(x) == len(y):
        sides = [([a], [b]) for a, b in zip(x, y, strict=True)]
    else:
        sides = [([a], [b]) for a in x for b in y]
    found = dict.fromkeys(Pair.of(relation, a, b, via, by) for a, b in sides)
    return [pair for pair in found if pair.is_complete]


def _filled(test: Ends, claim: Claim, relation: str) -> Ends:
    """The ends of a test, those that it leaves out taken from its claim (role-takers only under the claim's own relation)."""
    roles: dict[str, list[str]] = {"independent": test.independent or claim.independent, "dependent": test.dependent or claim.dependent}
    for role in ("mediators", "moderators"):
        inherited = getattr(claim, role) if relation == claim.relation else []
        roles[role] = getattr(test, role) or inherited
    return Ends.model_validate(roles)


def claim_tests(claim: Claim, key: Callable[[str], str]) -> list[ClaimTest]:
    """The tests of a claim: its own ``tests`` where it has some, else the pairs under its pairing.

    A test that repeats an earlier one word for word is that one; one with the same ends and another result gets a number.
    """
    order: list[ClaimTest] = []
    found: dict[Pair, list[ClaimTest]] = {}
    for test in claim.tests or [Test.model_validate({})]:
        relation = test.relation or claim.relation
        for pair in pairs(relation, _filled(test, claim, relation), claim.pairing, key):
            one = ClaimTest(pair.key, pair, test.sign or claim.sign, test.verdict or claim.verdict, test.basis or claim.basis)
            same = found.setdefault(pair, [])
            if not any(replace(t, key=one.key) == one for t in same):
                order.append(replace(one, key=f"{pair.key}--{len(same) + 1}") if same else one)
                same.append(order[-1])
    return order


def parents(record: Record) -> frozenset[str]:
    """The ids of claims whose parts of the same kind stand in the record: they are not counted beside them.

    A sub-proposition says a part of its proposition again; a finding under a proposition is something else, and takes nothing from it.
    """
    kind = {c.id: c.kind for c in record.claims}
    return frozenset(c.part_of for c in record.claims if c.part_of and kind.get(c.part_of) == c.kind)


def pairs_of_evidence(evidence: Evidence, claim: Claim, tests: Iterable[ClaimTest], key: Callable[[str], str]) -> list[Pair]:
    """The pairs that a piece of evidence speaks of.

    Evidence without ends is about every test of its claim. With ends it is about the tests that have the same ones; where there is
    no such test, its kind says which relation its ends have.
    """
    tested = list(dict.fromkeys(t.pair for t in tests))
    if not (evidence.independent or evidence.dependent or evidence.mediators or evidence.moderators):
        return tested
    filled = Ends.model_validate({
        "independent": evidence.independent or claim.independent, "dependent": evidence.dependent or claim.dependent,
        "mediators": evidence.mediators, "moderators": evidence.moderators})
    if not (filled.independent and filled.dependent):
        return [p for p in tested if _has(p, filled, key)]
    relation = RELATION_OF_KIND.get(evidence.kind, claim.relation)
    found: list[Pair] = []
    for printed in pairs(_PRINTED, filled, claim.pairing, key):
        found.extend(_tests_with(printed, relation, tested) or _by_kind(printed, relation, claim, evidence.kind, key))
    return list(dict.fromkeys(found))


_PRINTED = "as-printed"
"""Stands for the relation of a pair whose ends are in the order that evidence prints them in."""


def _has(pair: Pair, ends: Ends, key: Callable[[str], str]) -> bool:
    """Whether the pair has all the ends that are named, in their roles."""
    roles = ((ends.independent, pair.independent), (ends.dependent, pair.dependent), (ends.mediators, pair.mediators),
             (ends.moderators, pair.moderators))
    return all(set(map(key, names)) <= set(keys) for names, keys in roles)


def _as(pair: Pair, relation: str) -> Pair:
    """The same ends under another relation."""
    return Pair.of(relation, pair.independent, pair.dependent, pair.mediators, pair.moderators)


def _tests_with(printed: Pair, relation: str, tested: list[Pair]) -> list[Pair]:
    """The tests with the ends that evidence of this relation prints; a correlation may print them the other way round.

    Where it leaves the mediator or moderator unsaid, the tests of its own relation will do.
    """
    turned = Pair.of(_PRINTED, printed.dependent, printed.independent, printed.mediators, printed.moderators)
    ways = (printed, turned) if relation in SYMMETRIC else (printed,)
    if same := [p for p in tested if any(p == _as(way, p.relation) for way in ways)]:
        return same
    if printed.mediators or printed.moderators:
        return []
    return [p for p in tested if p.relation == relation and (p.independent, p.dependent) == (printed.independent, printed.dependent)]


def _by_kind(printed: Pair, relation: str, claim: Claim, kind: str, key: Callable[[str], str]) -> list[Pair]:
    """The pair as the kind of evidence has it: a mediation or moderation takes its claim's role-takers, an estimate of a path has none."""
    ends, via, by = (printed.independent, printed.dependent), printed.mediators, printed.moderators
    if relation == "mediates":
        pair = Pair.of(relation, *ends, via or map(key, claim.mediators), by)
    elif relation == "moderates":
        pair = Pair.of(relation, *ends, via, by or map(key, claim.moderators))
    else:
        pair = _as(printed, relation) if kind == "qualitative" else Pair.of(relation, *ends)
    return [pair] if pair.is_complete else []


def pairs_of_statement(statement: Attributed | FoundPair, key: Callable[[str], str]) -> list[Pair]:
    """The pairs of a second-hand statement, or of what a row of a literature table found; all of them unless it says how they pair."""
    return pairs(statement.relation, statement, statement.pairing, key)


def state_of(verdict: str, basis: str) -> str:
    """The state that one test gives its link, e.g. ``("not-supported", "illustrated")`` -> ``"illustrated-against"``."""
    if basis == "proposed":
        return "proposed"
    if basis == "illustrated":
        return {"supported": "illustrated", "none": "illustrated", "not-supported": "illustrated-against"}.get(verdict, "illustrated-mixed")
    return {"supported": "supported", "not-supported": "not-supported", "none": "no-verdict"}.get(verdict, "mixed")


def combined(states: Iterable[str]) -> str | None:
    """The state of a link in one study, from its tests there: the strongest basis decides, and there different states are mixed.

    A test without a verdict says nothing against one that has a verdict. None without any state.
    """
    present = set(states)
    if tested := present & {"supported", "not-supported", "mixed", "no-verdict"}:
        return _one(tested - {"no-verdict"} or tested, "mixed")
    if illustrated := present & {"illustrated", "illustrated-mixed", "illustrated-against"}:
        return _one(illustrated, "illustrated-mixed")
    return "proposed" if "proposed" in present else None


def _one(states: set[str], mixed: str) -> str:
    """The only state, or the mixed one."""
    return next(iter(states)) if len(states) == 1 else mixed


def rank(state: str) -> int:
    """How strong the basis of a state is: 2 tested, 1 illustrated, 0 proposed."""
    return 0 if state == "proposed" else 1 if state.startswith("illustrated") else 2
