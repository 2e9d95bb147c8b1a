"""The thesaurus of a corpus: which constructs of its studies are one concept, and how concepts stand to each other.

A construct that no concept lists as a member joins the concept whose key is the slug of its name (method ``same-name``); such a
concept need not be written down.
"""

# ruff: noqa: RUF012  (pydantic copies the lists that stand as defaults)
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kg.errors import Failure, RecordError
from kg.records.bibliographic import Key, NamesOfThings, Part, Text, Words, text_or_none
from kg.records.checks import ends_of
from kg.records.faults import unknown_keys, validated
from kg.records.model import Record
from kg.records.names import ConstructIndex, fold, slug
from kg.records.text import Place, Source, read_source

KINDS = ("close", "broader", "distinct")
"""The keys of a concept's relations to others."""

ConceptKey = Annotated[str, BeforeValidator(text_or_none), Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]


class Member(Part):
    """A study's construct that is this concept, e.g. ``{study: zhang2020, construct: data-driven culture, reason: ...}``."""

    study: Key
    name: Words = Field(alias="construct")
    reason: Words
    confidence: float | None = Field(None, ge=0, le=1)


class Relation(Part):
    """How the concept stands to another one, e.g. ``{to: intention-to-adopt-big-data, reason: an intention is no use}``."""

    to: ConceptKey
    reason: Words


class Concept(Part):
    """A concept: the thing that constructs of several studies are names for.

    Attributes:
        close: concepts that mean nearly the same.
        broader: concepts of which this one is a kind.
        distinct: concepts with a like name that are another thing.
    """

    key: ConceptKey
    label: Words
    alt: NamesOfThings = []
    note: Text | None = None
    members: list[Member] = []
    close: list[Relation] = []
    broader: list[Relation] = []
    distinct: list[Relation] = []


class Thesaurus(Part):
    """All concepts that somebody wrote down; see :func:`assign_concepts` for those that the names alone make."""

    thesaurus: Literal[1] = 1
    concepts: list[Concept] = []

    def concept(self, key: str) -> Concept | None:
        """The concept with this key; None where nobody wrote one down."""
        return next((c for c in self.concepts if c.key == key), None)

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of every concept that is written down, by its key."""
        return {c.key: c.label for c in self.concepts}

    @cached_property
    def members_by_study(self) -> dict[str, list[tuple[Concept, Member]]]:
        """The members that concepts list, by study, in the order of the file."""
        found: dict[str, list[tuple[Concept, Member]]] = {}
        for concept in self.concepts:
            for member in concept.members:
                found.setdefault(member.study, []).append((concept, member))
        return found


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which concept a study's construct denotes, and why."""

    concept: str
    label: str
    method: Literal["thesaurus", "same-name"]
    reason: str
    confidence: float | None = None


def thesaurus_of(source: Source) -> Thesaurus:
    """The thesaurus that a source holds; a RecordError holds every fault of one that cannot be used at all."""
    return validated(Thesaurus, source)


def joined(there: Thesaurus, more: Thesaurus) -> Thesaurus:
    """The first thesaurus with what the second has beyond it: concepts, names, members, relations. What both say stays as the first has it.

    A concept is the same where its key is; another label of it becomes one of its other names.
    """
    concepts = {concept.key: concept for concept in there.concepts}
    for concept in more.concepts:
        known = concepts.get(concept.key)
        concepts[concept.key] = concept if known is None else _fuller(known, concept)
    return there.model_copy(update={"concepts": list(concepts.values())})


def _fuller(known: Concept, more: Concept) -> Concept:
    """The concept with what another entry of the same key says beyond it."""
    names = {fold(name) for name in (known.label, *known.alt)}
    alt = [name for name in (more.label, *more.alt) if fold(name) not in names]
    members = {(member.study, fold(member.name)) for member in known.members}
    gained: dict[str, object] = {"alt": [*known.alt, *dict.fromkeys(alt)]} if alt else {}
    gained |= {"note": more.note} if more.note and not known.note else {}
    if new := [member for member in more.members if (member.study, fold(member.name)) not in members]:
        gained["members"] = [*known.members, *new]
    for kind in KINDS:
        there = {relation.to for relation in getattr(known, kind)}
        if others := [relation for relation in getattr(more, kind) if relation.to not in there]:
            gained[kind] = [*getattr(known, kind), *others]
    return known.model_copy(update=gained) if gained else known


def read_thesaurus_for(path: Path, records: Sequence[Record]) -> tuple[Thesaurus, list[Failure]]:
    """The thesaurus as far as it fits these records, and a failure for each entry that was left out or is doubtful."""
    try:
        source = read_source(path)
        thesaurus = thesaurus_of(source)
    except RecordError as error:
        return Thesaurus(), list(error.failures)
    faults = [(place, source.failure(place, reason, step)) for place, reason, step in faults_of(thesaurus, records)]
    left_out = {place[:4] for place, _ in faults}
    failures = sorted([*(f for _, f in faults), *unknown_keys(thesaurus, source)], key=lambda f: f.line or 0)
    return _without(thesaurus, left_out), failures


def construct_names(record: Record) -> dict[str, str]:
    """Every construct of a study by slug, with its name; also those that only an end or a component names."""
    index = ConstructIndex(record)
    names = {slug(c.name): c.name for c in record.constructs}
    used = [n for _, part in ends_of(record) for n in (*part.independent, *part.dependent, *part.mediators, *part.moderators)]
    used += [n for c in record.constructs for n in c.components]
    for name in index.mentioned_only(used):
        names.setdefault(slug(name), name)
    return names


def assign_concepts(records: Iterable[Record], thesaurus: Thesaurus) -> dict[tuple[str, str], Assignment]:
    """The concept of each construct by (study id, slug of the construct's name), e.g. ``("zhang2020", "data-driven-culture")``."""
    by_study = {r.id: r for r in records}
    first_names: dict[str, str] = {}
    assigned: dict[tuple[str, str], Assignment] = {}
    for study in sorted(by_study):
        given = _given(by_study[study], thesaurus)
        for own, name in construct_names(by_study[study]).items():
            if own in given:
                assigned[study, own] = given[own]
            else:
                label = thesaurus.labels.get(own) or first_names.setdefault(own, name)
                assigned[study, own] = Assignment(own, label, "same-name", f"bears the name {name!r}")
    return assigned


def _given(record: Record, thesaurus: Thesaurus) -> dict[str, Assignment]:
    """The concepts that the thesaurus gives to constructs of one study, by their slugs."""
    index = ConstructIndex(record)
    given: dict[str, Assignment] = {}
    for concept, member in thesaurus.members_by_study.get(record.id, ()):
        given.setdefault(index.slug(member.name), Assignment(concept.key, concept.label, "thesaurus", member.reason, member.confidence))
    return given


def faults_of(thesaurus: Thesaurus, records: Iterable[Record]) -> Iterator[tuple[Place, str, str]]:
    """Entries that cannot hold: place, reason, next step. Each makes one member, relation or concept unusable."""
    by_study = {r.id: r for r in records}
    names = {study: construct_names(record) for study, record in by_study.items()}
    indexes = {study: ConstructIndex(record) for study, record in by_study.items()}
    keys: dict[str, int] = {}
    taken: dict[tuple[str, str], str] = {}
    for i, concept in enumerate(thesaurus.concepts):
        if keys.setdefault(concept.key, i) != i:
            yield ("concepts", i), f"the concept {concept.key!r} stands twice", "Join the two entries."
            continue
        for j, member in enumerate(concept.members):
            place = ("concepts", i, "members", j)
            if member.study not in by_study:
                yield place, f"no study {member.study!r} is in the corpus", "Add its record, or correct the id."
                continue
            key = indexes[member.study].slug(member.name)
            if key not in names[member.study]:
                yield place, f"the study {member.study} has no construct {member.name!r}", "Write the name as its record has it."
            elif taken.setdefault((member.study, key), concept.key) != concept.key:
                yield place, f"{member.name!r} of {member.study} belongs to {taken[member.study, key]!r} already", "Decide for one."
    known = {*keys, *(a.concept for a in assign_concepts(by_study.values(), thesaurus).values())}
    yield from _faulty_relations(thesaurus, known)


def _faulty_relations(thesaurus: Thesaurus, known: set[str]) -> Iterator[tuple[Place, str, str]]:
    """Relations to nothing, to the concept itself, in a circle, or against one that stands before them."""
    broader: dict[str, set[str]] = {}
    stated: dict[tuple[str, ...], str] = {}
    for i, concept in enumerate(thesaurus.concepts):
        for kind in KINDS:
            for j, relation in enumerate(getattr(concept, kind)):
                place: Place = ("concepts", i, kind, j)
                pair = tuple(sorted((concept.key, relation.to)))
                if relation.to == concept.key:
                    yield place, f"{concept.key!r} is {kind} to itself", "Name another concept."
                elif relation.to not in known:
                    yield place, f"no concept {relation.to!r} is in the thesaurus or among the names of constructs", "Correct the key."
                elif kind == "broader" and concept.key in _above(relation.to, broader):
                    yield place, f"{relation.to!r} is below {concept.key!r} already: broader would go in a circle", "Delete one of the two."
                elif stated.setdefault(pair, kind) != kind:
                    reason = f"{concept.key!r} and {relation.to!r} are {stated[pair]} already and cannot be {kind} too"
                    yield place, reason, "Decide for one."
                elif kind == "broader":
                    broader.setdefault(concept.key, set()).add(relation.to)


def _above(key: str, broader: Mapping[str, set[str]]) -> set[str]:
    """The concept and all that are broader, however far."""
    found, open_ = {key}, [key]
    while open_:
        for up in broader.get(open_.pop(), set()) - found:
            found.add(up)
            open_.append(up)
    return found


def _without(thesaurus: Thesaurus, left_out: set[Place]) -> Thesaurus:
    """The thesaurus without the entries at these places."""
    concepts = [
        concept.model_copy(update={
            part: [item for j, item in enumerate(getattr(concept, part)) if ("concepts", i, part, j) not in left_out]
            for part in ("members", *KINDS)})
        for i, concept in enumerate(thesaurus.concepts) if ("concepts", i) not in left_out]
    return thesaurus.model_copy(update={"concepts": concepts})
