"""One generated study: the record of a pattern retold with other constructs, works, words and figures."""

from __future__ import annotations

import hashlib
from itertools import count
from math import exp
from random import Random
from typing import Any, NamedTuple

from kg.generate import words
from kg.generate.concepts import Beside, Concept, Concepts
from kg.generate.rates import Pattern
from kg.generate.retelling import Retelling
from kg.generate.works import Works, as_item, letters, printed
from kg.records.bibliographic import StubWork
from kg.records.checks import ROLES
from kg.records.model import Ends, Record
from kg.records.names import fold, slug
from kg.records.thesaurus import construct_names
from kg.records.write import record_data

SPREAD = 0.35
"""How much studies differ in length from their pattern (the standard deviation of the logarithm)."""

_LABELS = {"hypothesis": "H", "proposition": "P", "practice": "PR"}
_VERBS = {"influences": "shapes", "enables": "makes possible", "mediates": "works on", "moderates": "works on",
          "associated-with": "goes with", "part-of": "is a part of", "precedes": "comes before", "compares": "differs from",
          "recommends": "should come before", "other": "has to do with"}


class _Slot(NamedTuple):
    """A construct of the study: a construct of the pattern, in the copy of it that is told."""

    copy: int
    key: str


class StudyTeller:
    """Tells one study after a pattern.

    Args:
        pattern: the record to retell.
        rng: where all luck comes from.
        concepts: of the corpus; the study draws from them.
        works: of the corpus; the study cites them and becomes one of them.
        year: when it appeared.
        depth: how much of the pattern is told on average, 1 for all of it; its list of references is as long as it is.
    """

    def __init__(self, pattern: Pattern, rng: Random, concepts: Concepts, works: Works, year: int, depth: float) -> None:
        self._pattern, self._rng, self._concepts, self._works, self._year = pattern, rng, concepts, works, year
        self._breadth = max(0.3, min(3.0, exp(rng.gauss(-SPREAD**2 / 2, SPREAD))))
        self._length = self._breadth * depth
        self._data: dict[str, Any] = record_data(pattern.record)
        self._growth = rng.uniform(0.5, 2.0)
        self._listed = construct_names(pattern.record)
        self._names: dict[_Slot, str] = {}
        self._drawn: dict[_Slot, Concept] = {}
        self._used: set[Concept] = set()
        self._taken: set[str] = set()
        self._entries: dict[str, str] = {}

    def tell(self) -> Record:
        """The record; if its pattern is a published one, later studies may cite it."""
        study = self._study()
        self._id = study["id"]
        parts: dict[str, list[dict[str, Any]]] = {"references": self._references(), "works": self._stubs(), "claims": self._claims()}
        parts |= {"models": [self._told(0).part(model) for model in self._data.get("models", [])],
                  "attributed": self._attributed(),
                  "statistics": [self._told(copy).part(data) for copy, data in self._chosen("statistics")],
                  "synthesis": [self._row(copy, data) for copy, data in self._chosen("synthesis")],
                  "citations": [self._citation(copy, data) for copy, data in self._chosen("citations")]}
        parts["constructs"] = self._constructs()
        parts["issues"] = self._issues([claim["id"] for claim in parts["claims"]])
        if "work" in study:
            self._works.studies.append(study["work"])
        digest = hashlib.sha256(self._id.encode()).hexdigest()
        source = {"path": f"{self._id}.txt", "sha256": digest, "text_sha256": digest, "reader": "generated", "reader_version": "1"}
        return Record.model_validate({"record": 1, "wording": "retold", "source": source, "study": study,
                                      **{key: part for key, part in parts.items() if part}})

    def _chosen(self, key: str) -> list[tuple[int, dict[str, Any]]]:
        """Copy and data of the parts of one kind that are told."""
        parts = self._data.get(key, [])
        return [(copy, parts[n]) for copy, n in self._some(len(parts))]

    def _some(self, parts: int, length: float | None = None) -> list[tuple[int, int]]:
        """Copy and position of those of so many parts that are told: all, as often as the length has wholes, and a share once more."""
        whole, rest = divmod(length or self._length, 1)
        once_more = self._rng.sample(range(parts), int(parts * rest + self._rng.random()))
        return [(copy, n) for copy in range(int(whole)) for n in range(parts)] + [(int(whole), n) for n in sorted(once_more)]

    def _told(self, copy: int) -> Retelling:
        """The retelling of parts that belong to a copy."""
        return Retelling(self._rng, lambda name: self._name(copy, name), lambda ref: self._reference(copy, ref), self._growth)

    # --- constructs ---

    def _slot(self, copy: int, name: str) -> _Slot:
        key = self._pattern.index.slug(name)
        return _Slot(0 if key in self._pattern.hubs else copy, key)

    def _name(self, copy: int, name: str, beside: Beside | None = None) -> str | None:
        """The name that stands for a construct of the pattern; None where the words are no construct's."""
        slot = self._slot(copy, name)
        if slot.key not in self._listed:
            return None
        if slot not in self._names:
            concept = self._concepts.draw(self._rng, self._used, core=slot.key in self._pattern.core, beside=beside)
            self._drawn[slot] = concept
            self._used.add(concept)
            self._names[slot] = self._concepts.name(self._rng, concept, self._id, self._taken)
        return self._names[slot]

    def _draw_ends(self, copy: int, relation: str, *parts: Ends) -> None:
        """Draw the constructs of a claim or statement: the first that is not drawn yet alone, the others beside it."""
        ends = [(role, name) for part in parts for role in ROLES for name in getattr(part, role)]
        first, known = next(((role, slot) for role, name in ends if (slot := self._slot(copy, name)) in self._drawn), ("", None))
        for role, name in ends:
            beside = Beside(self._drawn[known], f"{first} {relation} {role}") if known else None
            self._name(copy, name, beside)
            first, known = (first, known) if known else (role, self._slot(copy, name))

    def _constructs(self) -> list[dict[str, Any]]:
        """The entries of all constructs that something names, and of a share of those that the pattern only lists."""
        entries = {slug(c["name"]): c for c in self._data.get("constructs", [])}
        used = {slot.key for slot in self._names}
        for key, entry in entries.items():
            if key not in used and self._rng.random() < self._length:
                self._name(0, entry["name"])
        waiting = list(self._names)
        while waiting:
            slot = waiting.pop()
            for component in entries.get(slot.key, {}).get("components", []):
                before = len(self._names)
                self._name(slot.copy, component)
                waiting += list(self._names)[before:]
        return [self._construct(slot, entries.get(slot.key, {})) for slot in list(self._names)]

    def _construct(self, slot: _Slot, entry: dict[str, Any]) -> dict[str, Any]:
        """The entry of one construct."""
        told = self._told(slot.copy).part(entry, frozenset({"name", "aliases", "abbreviation", "reliability"}))
        if "reliability" in entry:
            told["reliability"] = {coefficient: round(min(0.99, value * self._rng.uniform(0.9, 1.1)), 3)
                                   for coefficient, value in entry["reliability"].items()}
        return {"name": self._names[slot], **told, **self._other_names(slot, entry)}

    def _other_names(self, slot: _Slot, entry: dict[str, Any]) -> dict[str, Any]:
        """Aliases and an abbreviation, as many as the pattern has and none that is taken."""
        found: dict[str, Any] = {}
        concept = self._drawn[slot]
        free = [v for v in (concept.name, *concept.variants()) if fold(v) not in self._taken]
        if aliases := free[: len(entry.get("aliases", []))]:
            found["aliases"] = aliases
            self._taken |= set(map(fold, aliases))
        short = "".join(word[0] for word in concept.words).upper()
        if entry.get("abbreviation") and fold(short) not in self._taken:
            found["abbreviation"] = short
            self._taken.add(fold(short))
        return found

    # --- the literature ---

    def _references(self) -> list[dict[str, Any]]:
        """The printed list, sorted as lists are; remembers which entry stands for which of the pattern's."""
        cited: dict[str, tuple[int, int]] = {}
        for copy, n in self._some(len(self._pattern.record.references), self._breadth):
            work = self._works.cite(self._rng, self._pattern.record.references[n], self._year, cited)
            cited[work.key] = (copy, n)
        made: list[dict[str, Any]] = []
        for position, key in enumerate(sorted(cited), 1):
            copy, n = cited[key]
            work = self._works.by_key[key]
            self._entries[f"{copy} {self._data['references'][n]['id']}"] = f"r{position}"
            made.append({"id": f"r{position}", "raw": printed(work), "line": 400 + position, **as_item(work), "work": key})
        return made

    def _stubs(self) -> list[dict[str, Any]]:
        """Works that the text cites and the list lacks."""
        made: list[dict[str, Any]] = []
        for copy, n in self._some(len(self._pattern.record.works)):
            pattern: StubWork = self._pattern.record.works[n]
            work = self._works.invent(self._rng, pattern, self._year - self._rng.randint(0, 20), listed=False)
            self._entries[f"{copy} {pattern.id}"] = f"w{len(made) + 1}"
            made.append({"id": f"w{len(made) + 1}", "stub": True, "author": [{"family": a.family} for a in work.author[:1]],
                         "issued": {"date-parts": [list(work.issued)]}, "work": work.key})
        return made

    def _reference(self, copy: int, ref: str) -> str | None:
        """The entry that stands for an entry of the pattern: the one made after it, else one chosen by its name; None in an empty list."""
        if found := self._entries.get(f"{copy} {ref}"):
            return found
        made = list(self._entries.values())
        return made[int(hashlib.sha256(ref.encode()).hexdigest(), 16) % len(made)] if made else None

    def _citation(self, copy: int, data: dict[str, Any]) -> dict[str, Any]:
        """An in-text citation."""
        told = self._told(copy).part(data)
        return {"marker": f"{words.family(self._rng.randrange(words.FAMILIES))}, {self._year}", **told}

    def _row(self, copy: int, data: dict[str, Any]) -> dict[str, Any]:
        """A row of a literature table."""
        told = self._told(copy).part(data, frozenset({"citation", "columns"}))
        columns = {f"Column {n}": words.like(cell or "x", self._rng) for n, cell in enumerate(data.get("columns", {}).values(), 1)}
        return {"citation": f"{words.family(self._rng.randrange(words.FAMILIES))} ({self._year})", "columns": columns, **told}

    # --- what the study says ---

    def _claims(self) -> list[dict[str, Any]]:
        """The claims of some families; parts stay with their parents."""
        made: list[dict[str, Any]] = []
        ids: dict[tuple[int, str], str] = {}
        taken: set[str] = set()
        families = self._pattern.families
        for copy, family in self._some(len(families)) or [(0, 0)][: len(families)]:
            for n in families[family]:
                claim, data = self._pattern.record.claims[n], self._data["claims"][n]
                self._draw_ends(copy, claim.relation, claim, *claim.tests)
                told = self._told(copy).part(data, frozenset({"id", "text", "part_of"}))
                told["text"] = self._text(told)
                parent = ids.get((copy, claim.part_of)) if claim.part_of else None
                ids[copy, claim.id] = told["id"] = _label(claim.kind, parent, told["text"], taken)
                taken.add(told["id"])
                made.append({**told, **({"part_of": parent} if parent else {})})
        return made

    def _attributed(self) -> list[dict[str, Any]]:
        """What the study says that other works found or argued."""
        made = []
        for copy, n in self._some(len(self._pattern.record.attributed)):
            statement = self._pattern.record.attributed[n]
            self._draw_ends(copy, statement.relation, statement)
            made.append(self._told(copy).part(self._data["attributed"][n]))
        return made

    def _text(self, claim: dict[str, Any]) -> str:
        """What a claim says, e.g. ``"Vexnoth palu use shapes ..."``, with a few words of its own behind it."""
        names = {role: " and ".join(claim.get(role, ())) for role in ROLES}
        text = f"{names['independent'] or 'The study'} {_VERBS[claim['relation']]} {names['dependent'] or 'what it names'}"
        text += f" by way of {names['mediators']}" if names["mediators"] else ""
        text += f", depending on {names['moderators']}" if names["moderators"] else ""
        tail = words.sentence(self._rng, self._rng.randint(3, 8))
        return f"{text[0].upper()}{text[1:]}, {tail[0].lower()}{tail[1:]}"

    def _issues(self, claims: list[str]) -> list[dict[str, Any]]:
        """Issues; what each is about is a claim or a construct of the study itself."""
        about = [*claims, *self._names.values()]
        return [{**self._told(copy).part(data, frozenset({"about"})),
                 **({"about": self._rng.choice(about)} if "about" in data and about else {})} for copy, data in self._chosen("issues")]

    # --- the head ---

    def _study(self) -> dict[str, Any]:
        """The study's own item; an unpublished pattern makes an unpublished study, whose id is a hash."""
        rng, pattern = self._rng, self._pattern.record.study
        if pattern.author and pattern.year:
            work = self._works.invent(rng, pattern, self._year)
            item: dict[str, Any] = {"id": work.key, **as_item(work), "work": work.key}
        else:
            item = {"id": f"src-{rng.getrandbits(32):08x}", "type": pattern.type or "document", "title": words.title(rng)}
        head = self._data["study"]
        plain = Retelling(rng, lambda name: None, lambda ref: None, self._growth)
        item |= {part: [plain.part(one) for one in head.get(part, [])] for part in ("research_questions", "sections", "tables", "figures")}
        item |= {"methods": pattern.methods, "keywords": [words.like(k, rng).rstrip(".").lower() for k in pattern.keywords],
                 "theories": list(dict.fromkeys(words.theory(int(rng.paretovariate(0.8)) % 400) for _ in pattern.theories)),
                 "language": "en",
                 "samples": [self._sample(plain, sample) for sample in head.get("samples", [])]}
        if pattern.abstract:
            item["abstract"] = words.like(pattern.abstract, rng)
        return {key: value for key, value in item.items() if value}

    def _sample(self, plain: Retelling, data: dict[str, Any]) -> dict[str, Any]:
        """A sample; its countries by a heavy tail."""
        told = plain.part(data, frozenset({"country", "industry", "respondents"}))
        if "country" in data:
            told["country"] = [words.country(int(self._rng.paretovariate(1)) % 60)]
        if "industry" in data:
            told["industry"] = [words.word(int(self._rng.paretovariate(1)) % 40)]
        return told


def _label(kind: str, parent: str | None, text: str, taken: set[str]) -> str:
    """The id of a claim that is not taken, e.g. ``H3``, of its part ``H3a``, of one without a printed label ``L-5b1f03c2``."""
    prefix = _LABELS.get(kind)
    if prefix is None:
        labels = (f"L-{hashlib.sha256((kind + fold(text) + '.' * n).encode()).hexdigest()[:8]}" for n in count())
    elif parent and parent.startswith(prefix) and parent[len(prefix):].isdecimal():
        labels = (parent + letters(n) for n in count(1))
    else:
        labels = (f"{prefix}{n}" for n in count(1))
    return next(label for label in labels if label not in taken)
