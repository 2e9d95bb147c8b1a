"""The concepts of a generated corpus: which construct of a study is which, under which names, and what is near to what."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from kg.generate import words
from kg.generate.rates import Rates
from kg.generate.urn import Urn
from kg.records.names import fold, slug
from kg.records.thesaurus import Thesaurus

TOGETHER = (3.0, 0.3)
"""Strength and discount of the urns of constructs that are claimed with another one. Chosen, not measured (four studies share six links):
the best-known links stand in dozens of a thousand studies, most links in one."""


@dataclass(eq=False, slots=True)
class Concept:
    """A concept with its names and relations.

    Attributes:
        words: what its name is made of.
        name: what studies call it; another concept may be called the same (then ``key`` differs).
        members: studies that call it otherwise than its key says, with that name.
        relations: kind (close, broader, distinct) and key of the other concept.
        beside: what is claimed with it, by relation and roles.
    """

    key: str
    label: str
    name: str
    words: tuple[str, ...]
    members: list[tuple[str, str]] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    beside: dict[str, Urn[Concept]] = field(default_factory=dict)

    def variants(self) -> tuple[str, ...]:
        """Other names for it, e.g. ``"readiness of vexnoth palu"``."""
        *kind, head = self.words
        return (f"{head} of {' '.join(kind)}", f"perceived {self.name}", f"{self.name} in firms", f"level of {self.name}")


class Beside(NamedTuple):
    """A place beside a concept, e.g. ``Beside(readiness, "independent influences dependent")``."""

    concept: Concept
    roles: str


class Concepts:
    """All concepts so far; studies draw theirs from here."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._core: Urn[Concept] = Urn(rates.core)
        self._others: Urn[Concept] = Urn(rates.others)
        self._all: list[Concept] = []
        self._keys: set[str] = set()

    def draw(self, rng: Random, taken: Container[Concept], *, core: bool, beside: Beside | None = None) -> Concept:
        """A concept that a study has not taken yet; beside another it is oftener one that other studies claim with that."""
        def drawn() -> Concept:
            return (self._core if core else self._others).draw(rng, lambda: self._new(rng), taken)

        return beside.concept.beside.setdefault(beside.roles, Urn(*TOGETHER)).draw(rng, drawn, taken) if beside else drawn()

    def _new(self, rng: Random) -> Concept:
        """A new concept; some are near to one that is there."""
        rates, luck = self._rates, rng.random()
        near = self._all[rng.randrange(len(self._all))] if self._all else None
        concept = None
        if near and luck < rates.close:
            concept = self._made(rng, "close", near, (*near.words[:-1], rng.choice(words.HEADS)))
        elif near and luck < rates.close + rates.broader:
            concept = self._made(rng, "broader", near, (words.word(rng.randrange(words.VOCABULARY)), *near.words))
        elif near and luck < rates.close + rates.broader + rates.distinct:
            concept = self._namesake(rng, near)
        while concept is None:
            concept = self._made(rng, "", None, words.construct(rng))
        self._all.append(concept)
        self._keys.add(concept.key)
        return concept

    def _made(self, rng: Random, kind: str, near: Concept | None, parts: tuple[str, ...]) -> Concept | None:
        """A concept of these words; None where there is one already, or its name would be endless."""
        name = " ".join(parts)
        if slug(name) in self._keys or len(parts) > 5:
            return None
        return Concept(slug(name), name, name, parts, relations=[(kind, near.key)] if near else [])

    def _namesake(self, rng: Random, near: Concept) -> Concept | None:
        """Another concept that studies call by the same name."""
        label = f"{near.name} ({words.word(rng.randrange(words.VOCABULARY))})"
        if slug(label) in self._keys or near.label != near.name:
            return None
        return Concept(slug(label), label, near.name, near.words, relations=[("distinct", near.key)])

    def name(self, rng: Random, concept: Concept, study: str, taken: set[str]) -> str:
        """What a study calls the concept; none of the names that are taken there, and taken from then on."""
        renamed = rng.random() < self._rates.renamed
        choices = [*concept.variants(), concept.name] if renamed else [concept.name, *concept.variants()]
        found = next((n for n in choices if fold(n) not in taken), concept.label)
        taken.add(fold(found))
        if slug(found) != concept.key:
            concept.members.append((study, found))
        return found

    def thesaurus(self) -> Thesaurus:
        """The thesaurus: entries for all concepts that have relations or are called otherwise somewhere."""
        return Thesaurus.model_validate({"thesaurus": 1, "concepts": [
            _entry(c) for c in sorted(self._all, key=lambda c: c.key) if c.members or c.relations]})


def _entry(concept: Concept) -> dict[str, object]:
    """One entry of the thesaurus; other names that some study uses stand as such once."""
    entry: dict[str, object] = {"key": concept.key, "label": concept.label}
    other = list(dict.fromkeys(name for _, name in concept.members if name != concept.label))[:4]
    if other:
        entry["alt"] = other
    if concept.members:
        entry["members"] = [{"study": study, "construct": name, "reason": "another name for the same in that study"}
                            for study, name in concept.members]
    for kind, reason in (("close", "alike in name and use"), ("broader", "a kind of it"), ("distinct", "another thing of that name")):
        if to := [key for found, key in concept.relations if found == kind]:
            entry[kind] = [{"to": key, "reason": reason} for key in to]
    return entry
