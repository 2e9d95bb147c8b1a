"""The search: words in, hits in groups out, best first.

>>> from kg.search.search import Search       # doctest: +SKIP
>>> Search(store).find("dinamic capabilites").instead  # doctest: +SKIP
'dynamic capabilities'

First what holds every word. Where nothing does, what holds every word once its spelling is mended; else what holds some of them.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Literal

from kg.errors import StoreError
from kg.graph.store import Store
from kg.search.documents import KINDS, Fact, Kind
from kg.search.index import Index, index_beside
from kg.search.passages import Marker, Passage
from kg.search.query import Query, Term, open_term, parse
from kg.search.spelling import Vocabulary
from kg.search.words import STOP

HITS = 10
"""So many hits of a group are given unless more are asked for."""

NAMES = tuple(kind.name for kind in KINDS)
"""The names of the groups, in their order."""

FEW = 3
"""So few hits make one look whether another spelling has more."""

MOST_SCORED = 4000
"""Of more texts than these that fit, the heaviest are compared: a word that stands everywhere tells little."""

_TRIES = 5

How = Literal["all", "mended", "some", "none"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    Attributes:
        page: the IRI of the page that shows it.
        title: what it is called.
        others: those of its other names that hold a word.
        text: its words; the part that holds most of what was looked for.
        more: what else of it holds a word, where title, names and text hold none.
        facts: what stands beside it, e.g. the state of a claim.
    """

    kind: str
    iri: str
    page: str
    title: Passage
    others: tuple[Passage, ...]
    text: Passage
    more: tuple[Passage, ...]
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: how much there is, and the hits that were asked for."""

    kind: str
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another question, and how much it finds."""

    text: str
    total: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found.

    Attributes:
        asked: the question, as understood; empty where the text held no word.
        how: whether the hits hold all words, all once their spelling was mended, some, or there are none.
        instead: the question that was answered, where the spelling was mended.
        missing: the words that nothing in the store holds.
        suggestions: what else may have been meant.
        groups: those that found something, in their order.
    """

    asked: str
    how: How
    groups: tuple[Group, ...] = ()
    instead: str = ""
    missing: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def total(self) -> int:
        """How much was found."""
        return sum(group.total for group in self.groups)


class Search:
    """The search of a store, always of its current generation."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = threading.Lock()
        self._open: tuple[str, Index] | None = None

    def find(self, text: str, kinds: Collection[str] = NAMES, limit: int = HITS, offset: int = 0) -> Found:
        """What a text finds, in any of its ways; no text is an error.

        Args:
            text: what somebody typed.
            kinds: the groups whose hits are wanted; the others are only counted.
            limit: how many hits of a group.
            offset: how many of a group to leave out at its start.
        """
        query = parse(text)
        if not query.terms:
            return Found("", "none")
        with self.index().connection() as connection:
            return _Asking(connection, frozenset(kinds), max(limit, 0), max(offset, 0)).answer(query)

    def facts(self, iris: Iterable[str]) -> dict[str, Mapping[str, Fact]]:
        """What stands beside these things, by IRI; without those that are not in the store."""
        wanted = sorted(set(iris))
        with self.index().connection() as connection:
            found = connection.execute(f"SELECT iri, facts FROM doc WHERE iri IN ({', '.join('?' * len(wanted))})", wanted).fetchall()
        return {iri: json.loads(facts) for iri, facts in found}

    def examples(self, most: int = 4) -> tuple[str, ...]:
        """Names of constructs on which much of the store hangs, to begin with."""
        with self.index().connection() as connection:
            found = connection.execute("SELECT title FROM doc WHERE kind = 'constructs' ORDER BY id LIMIT ?", (most,)).fetchall()
        return tuple(title for (title,) in found)

    def index(self) -> Index:
        """The index of the current generation, made if it is not there yet."""
        with self._turn:
            for _ in range(_TRIES):
                graph = self._store.path
                if self._open is not None and self._open[0] == str(graph):
                    return self._open[1]
                reader = self._store.reader()
                if self._store.path == graph:
                    index = index_beside(graph, reader)
                    if self._open is not None:
                        self._open[1].close()
                    self._open = (str(graph), index)
                    return self._open[1]
            raise StoreError(f"The store {self._store.folder} is being rebuilt again and again. Search again when its writers are done.")


class _Asking:
    """One question to one index."""

    def __init__(self, connection: sqlite3.Connection, kinds: frozenset[str], limit: int, offset: int) -> None:
        self._connection = connection
        self._vocabulary = Vocabulary(connection)
        self._kinds, self._limit, self._offset = kinds, limit, offset
        self._counted: dict[tuple[str, str], int] = {}

    def answer(self, asked: Query) -> Found:
        """The answer in the best way there is."""
        query = asked.with_terms(tuple(map(self._settled, asked.terms)))
        if groups := self._groups(query, query.match):
            few = sum(group.total for group in groups) <= FEW
            return Found(asked.text, "all", groups, suggestions=self._suggestions(query, groups) if few else ())
        missing = [term for term in query.terms if not self._stands(term)]
        readings = [(reading, total) for reading in self._readings(query, missing) if (total := self._total(reading.match))]
        texts = tuple(term.text for term in missing)
        others = tuple(Suggestion(reading.text, total) for reading, total in readings)
        if readings:
            reading = readings[0][0]
            return Found(asked.text, "mended", self._groups(reading, reading.match), reading.text, texts, others[1:])
        known = query.with_terms(term for term in query.terms if term not in missing)
        loose = query.with_terms(part for term in query.terms for part in _parts(term))
        groups = (self._groups(known, known.match) if known.terms else ()) or (self._groups(loose, loose.some) if loose.terms else ())
        return Found(asked.text, "some" if groups else "none", groups, missing=texts)

    def _settled(self, term: Term) -> Term:
        """A word of one or two letters stands for itself where there is such a word: ``RT`` is not the start of others."""
        short = term.open and len(term.tokens) == 1 and len(term.tokens[0]) < 3
        return replace(term, open=False, forms=()) if short and self._vocabulary.docs(term.tokens[0]) else term

    def _stands(self, term: Term) -> bool:
        """Whether anything holds the term."""
        return any(self._any(kind, term.match) for kind in KINDS)

    def _readings(self, query: Query, missing: list[Term]) -> list[Query]:
        """The question with other words for those that nothing holds, the likeliest first: put together, put apart, spelt otherwise."""
        single = [term for term in missing if len(term.tokens) == 1]
        found = list(self._together(query, single))
        if single and len(single) == len(missing):
            guesses = [self._vocabulary.guesses(term.tokens[0])[:3] for term in single]
            combined = sorted(product(*guesses), key=lambda some: (sum(g.far for g in some), -min(g.docs for g in some)))
            for some in combined[:6]:
                words = {term: guess.words for term, guess in zip(single, some, strict=True)}
                found.append(query.with_terms(tuple(t for term in query.terms for t in ([open_term((w,)) for w in words[term]]
                                                                                      if term in words else [term]))))
        return found[:6]

    def _together(self, query: Query, missing: list[Term]) -> Iterable[Query]:
        """The question with two words written as one, where one of them stands nowhere and the two as one do."""
        for n, (first, second) in enumerate(zip(query.terms, query.terms[1:], strict=False)):
            whole = "".join((*first.tokens, *second.tokens))
            if (first in missing or second in missing) and len(first.tokens) == len(second.tokens) == 1 and self._vocabulary.begins(whole):
                yield query.with_terms((*query.terms[:n], open_term((whole,)), *query.terms[n + 2:]))

    def _suggestions(self, query: Query, groups: tuple[Group, ...]) -> tuple[Suggestion, ...]:
        """Questions with one word spelt otherwise that find much more."""
        found = sum(group.total for group in groups)
        for n, term in enumerate(query.terms):
            if len(term.tokens) != 1 or len(term.text) < 6 or not term.open or self._vocabulary.begins(term.tokens[0]) > FEW:
                continue
            for guess in self._vocabulary.guesses(term.tokens[0])[:2]:
                other = query.with_terms((*query.terms[:n], open_term(guess.words), *query.terms[n + 1:]))
                if guess.far <= 1 and len(guess.words) == 1 and (total := self._total(other.match)) >= 8 * found:
                    return (Suggestion(other.text, total),)
        return ()

    def _total(self, match: str) -> int:
        return sum(self._count(kind, match) for kind in KINDS)

    def _groups(self, query: Query, match: str) -> tuple[Group, ...]:
        """The groups that find something, with the hits of those that are wanted; groups that hold the words only beside come last."""
        totals = {kind: total for kind in KINDS if (total := self._count(kind, match))}
        if not totals:
            return ()
        marker = Marker(pattern for term in query.terms for pattern in term.patterns)
        ordered = list(totals)
        if not query.excluded:
            ordered.sort(key=lambda kind: not self._any(kind, f"{{title others text}} : {match}"))
        return tuple(Group(kind.name, totals[kind], self._hits(kind, query, match, marker) if kind.name in self._kinds else ())
                     for kind in ordered)

    def _hits(self, kind: Kind, query: Query, match: str, marker: Marker) -> tuple[Hit, ...]:
        """The hits of a kind, the best first: those of that very name, then those with the words in their names, then the others.

        Where not all words are held, a name that stands among them is enough.
        """
        exact = self._exact(kind, [query.name] if match == query.match else query.names, match)
        without = f" AND rowid NOT IN ({', '.join(map(str, exact))})" if exact else ""
        tiers = [f"{columns} : {match}" for columns in kind.first] if match == query.match and not query.excluded else []
        wanted = self._offset + self._limit
        numbers = list(exact)
        alike = kind.heavy and match == query.match
        for above, tier in zip(("", *tiers), (*tiers, match), strict=True):
            if len(numbers) < wanted:
                numbers += self._ranked(kind, f"({tier}) NOT ({above})" if above else tier, without, wanted - len(numbers), alike)
        return self._shown(numbers[self._offset:wanted], marker)

    def _exact(self, kind: Kind, names: Sequence[str], match: str) -> list[int]:
        """The documents of a kind that bear one of the names, in their order."""
        order = {name: n for n, name in enumerate(names)}
        found = self._connection.execute(f"SELECT name, doc FROM name WHERE name IN ({', '.join('?' * len(order))}) AND kind = ? "
                                         "ORDER BY doc LIMIT 200", (*order, kind.name)).fetchall()
        numbers = list(dict.fromkeys(doc for name, doc in sorted(found, key=lambda row: (order[row[0]], row[1]))))
        if not numbers:
            return []
        table, marks = f"fts_{kind.name}", ", ".join(map(str, numbers))
        holding = self._connection.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid IN ({marks})", (match,))
        held = {row[0] for row in holding}
        return [number for number in numbers if number in held]

    def _count(self, kind: Kind, match: str) -> int:
        table, asked = f"fts_{kind.name}", (kind.name, match)
        if asked not in self._counted:
            found = self._connection.execute(f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", (match,)).fetchone()
            self._counted[asked] = int(found[0])
        return self._counted[asked]

    def _any(self, kind: Kind, match: str) -> bool:
        table = f"fts_{kind.name}"
        return self._connection.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (match,)).fetchone() is not None

    def _ranked(self, kind: Kind, match: str, without: str, most: int, alike: bool) -> list[int]:
        """The best documents of a kind by BM25; of those that fit alike (all, if so) the heavier, which have the lower number."""
        table = f"fts_{kind.name}"
        weights = ", ".join(map(str, kind.weights))
        found = self._connection.execute(f"SELECT rowid, bm25({table}, {weights}) FROM {table} WHERE {table} MATCH ?{without} LIMIT ?",
                                         (match, max(most, MOST_SCORED))).fetchall()
        return [number for _, number in sorted((0 if alike else round(score, kind.digits), number) for number, score in found)[:most]]

    def _shown(self, numbers: list[int], marker: Marker) -> tuple[Hit, ...]:
        marks = ", ".join(map(str, numbers))
        rows = {row[0]: row[1:] for row in self._connection.execute(
            f"SELECT id, kind, iri, page, title, others, text, more, facts FROM doc WHERE id IN ({marks})")}
        return tuple(_hit(rows[number], marker) for number in numbers)


def _hit(row: tuple[str, ...], marker: Marker) -> Hit:
    """The hit of a row of the index."""
    kind, iri, page, title, others, text, more, facts = row
    name, words = marker.passage(title), marker.passage(text)
    beside = _holding(json.loads(others), marker)
    elsewhere = () if name.marks or words.marks or beside else tuple(islice(_holding(json.loads(more), marker), 2))
    return Hit(kind, iri, page, name, beside, words, elsewhere, json.loads(facts))


def _holding(texts: Iterable[str], marker: Marker) -> tuple[Passage, ...]:
    """Those of the texts that hold a word, at most six, those with most words first."""
    found = [passage for text in texts if (passage := marker.passage(text)).marks]
    return tuple(sorted(found, key=lambda p: -sum(b - a for a, b in p.marks))[:6])


def _parts(term: Term) -> tuple[Term, ...]:
    """A phrase as its words; another term as it is. What tells too little alone, figures and single letters, is left out."""
    if len(term.tokens) == 1 or any(any(map(str.isdigit, token)) for token in term.tokens):
        return () if (len(term.text) < 3 and term.text.isascii()) or term.text.isdigit() else (term,)
    return tuple(open_term((token,)) for token in term.tokens if len(token) > 2 and token not in STOP) if not term.open else (term,)
