"""The website over the invented corpus, asked without a network."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.graph.store import Store
from kg.queries.catalogue import Catalogue
from kg.queries.free import Limits
from web.access import Access
from web.app import create_app
from web.service import Service


@pytest.fixture(scope="session")
def app(store: Store) -> Flask:
    """The application, open to all sites; a query of a stranger's may take two seconds."""
    return create_app(Service(store, Catalogue.load(), limits=Limits(seconds=2, waiting=4, patience=5)), Access(origins=("*",)))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor that, like a browser, prefers pages."""
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT"] = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"
    return client
