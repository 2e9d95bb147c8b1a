"""The search over the invented corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus import Corpus
from kg.graph.store import Store
from kg.search.search import Search


@pytest.fixture(scope="session")
def search(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Search:
    """The search of a store of its own, so that its index lies in no other test's way."""
    store = Store(tmp_path_factory.mktemp("searched"))
    store.rebuild(corpus)
    return Search(store)


@pytest.fixture
def own(corpus: Corpus, tmp_path: Path) -> Store:
    """A store that a test may rebuild."""
    store = Store(tmp_path / "store")
    store.rebuild(corpus)
    return store
