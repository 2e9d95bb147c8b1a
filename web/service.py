"""What every page asks: the store's current generation and the catalogue of questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from flask import current_app, g

from kg.descriptions.site import is_shipped, licence_of
from kg.errors import StoreError
from kg.graph.store import Store
from kg.queries.catalogue import Answer, Catalogue, Row, ask
from kg.queries.errors import UnknownNameError
from kg.queries.free import Limits
from kg.search.search import Search
from ontology.prefixes import BASE
from web.answer_cache import AnswerCache

LIMITS = Limits(waiting=16)
"""Fewer strangers' queries may wait than the server has threads, so that pages are answered while they do."""


@dataclass(frozen=True)
class Service:
    """The store, the catalogue, the base IRI and the limits of strangers' queries that one application serves."""

    store: Store
    catalogue: Catalogue
    base: str = BASE
    corpus_name: str = "this corpus"
    limits: Limits = LIMITS
    answers: AnswerCache = field(default_factory=lambda: AnswerCache(rows=50_000))

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        return self.store.folder

    @cached_property
    def search(self) -> Search:
        """The search of the store."""
        return Search(self.store)

    @property
    def licence(self) -> str:
        """The IRI of the licence of the corpus; empty where none is known."""
        return licence_of(self.store.about().corpus)

    def is_public(self) -> bool:
        """Whether the corpus is the one that ships with nomnet; not where that cannot be told."""
        try:
            return is_shipped(self.store.about().corpus)
        except StoreError:
            return False

    def health(self) -> tuple[int | None, str]:
        """The generation that is served, and what is wrong with the store on disk; empty where nothing is."""
        problem, current, served = "", None, None
        try:
            self.store.check()
            current = self.store.generation
        except StoreError as error:
            problem = str(error)
        try:
            served = self.store.opened()[0]
        except StoreError as error:
            problem = problem or str(error)
        if current and served and served < current:
            problem = (f"Generation {current} of the store {self.folder} cannot be opened; {served} is served on. Build it again: "
                       "nomnet serve or nomnet add does so.")
        return served, problem

    def reader(self) -> Any:
        """A read-only snapshot of the store's current generation."""
        return self.store.reader()

    def address(self, iri: str) -> str:
        """The path of the page of an IRI under the base, e.g. ``/constructs/crm-performance``; other IRIs as they are."""
        return "/" + iri[len(self.base):] if iri.startswith(self.base) else iri

    def key(self, iri: str) -> str:
        """The last part of an IRI as it was before it was encoded, e.g. ``crm-performance``, or ``conf/x`` of ``.../works/conf%2Fx``."""
        return unquote(iri.rstrip("/").rsplit("/", 1)[-1])


@dataclass
class Asked:
    """The questions that the page being made has asked so far, for its section 'queries of this page'."""

    answers: list[Answer] = field(default_factory=list)


def service() -> Service:
    """The service of the application that handles this request."""
    found: Service = current_app.extensions["nomnet"]
    return found


def panel(name: str, **params: Any) -> Answer:
    """The answer of a question of the catalogue, noted among the queries of this page."""
    nomnet = service()
    given = tuple((key, _still(value)) for key, value in sorted(params.items()))
    generation, reader = nomnet.store.opened()
    answer = nomnet.answers.answer((generation, name, given), lambda: ask(reader, nomnet.catalogue.question(name), **dict(given)))
    if all(other.text != answer.text for other in asked().answers):
        asked().answers.append(answer)
    return answer


def told_of(name: str, **thing: Any) -> Row:
    """The first row of a question about one thing; an UnknownNameError where the graph has the thing but too little of it for a row."""
    rows = panel(name, **thing).rows
    if not rows:
        raise UnknownNameError("page of", str(*thing.values()), hint="The graph has this node, but not all that its page is made of; what "
                               "it does have comes as Turtle, at the same address with .ttl.")
    return rows[0]


def _still(value: Any) -> Any:
    """A value that can be part of a key: a list or set as a tuple."""
    return tuple(value) if isinstance(value, (list, tuple, set, frozenset)) else value


def asked() -> Asked:
    """The questions asked in this request."""
    if "asked" not in g:
        g.asked = Asked()
    found: Asked = g.asked
    return found
