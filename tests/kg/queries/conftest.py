"""Readers of the invented corpus and of the corpus that ships with nomnet, and answers by the names of their columns."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph
import pytest

from kg.corpus import read_corpus, shipped_corpus
from kg.graph.store import Store
from kg.queries.catalogue import ask

Rows = list[dict[str, str]]
Ask = Callable[..., Rows]


@pytest.fixture(scope="session")
def reader(store: Store) -> pyoxigraph.Store:
    """A snapshot of the invented corpus."""
    return store.reader()


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The corpus that ships with nomnet in a store: what the examples of the questions are about."""
    store = Store(tmp_path_factory.mktemp("shipped"))
    store.rebuild(read_corpus(shipped_corpus()))
    return store


@pytest.fixture(scope="session")
def rows(reader: pyoxigraph.Store) -> Ask:
    """Asks a question of the invented corpus; cells as text, nodes by the last part of their address, unbound ones left out."""
    def asked(question: str, **parameters: object) -> Rows:
        answer = ask(reader, question, **parameters)  # type: ignore[arg-type]
        return [{name: " ".join(part.rsplit("/", 1)[-1] for part in cell.value.split(" ")) if cell.kind in {"iri", "list"} else cell.value
                 for name, cell in row.items() if cell is not None} for row in answer]

    return asked
