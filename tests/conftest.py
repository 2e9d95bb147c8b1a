"""What every test may ask for: the invented literature of ``tests/corpus`` as a corpus, as a dataset and as a store, built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

from kg.corpus import Corpus, read_corpus
from kg.graph.build import build_dataset
from kg.graph.store import Store

CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The invented corpus; the facts of it stand in tests/corpus/README.md."""
    return read_corpus(CORPUS)


@pytest.fixture(scope="session")
def dataset(corpus: Corpus) -> Dataset:
    """The invented corpus as an rdflib dataset. Do not change it."""
    return build_dataset(corpus)


@pytest.fixture(scope="session")
def store(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The invented corpus in a store on disk. Do not rebuild it: make your own in tmp_path for that."""
    store = Store(tmp_path_factory.mktemp("store"))
    store.rebuild(corpus)
    return store
