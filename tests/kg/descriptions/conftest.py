"""The invented corpus as a site."""

from __future__ import annotations

import pytest

from kg.descriptions.site import Ask, Site
from kg.graph.store import Store
from kg.queries.catalogue import ask
from ontology.prefixes import BASE


@pytest.fixture(scope="session")
def site() -> Site:
    """A site under its base, answering at another address."""
    return Site(BASE, "http://127.0.0.1:5000/", "the invented corpus", "https://example.org/licence")


@pytest.fixture(scope="session")
def asking(store: Store) -> Ask:
    """Answers of the invented corpus."""
    return lambda name: ask(store.reader(), name)
