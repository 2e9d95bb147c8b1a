"""The website over the invented corpus, asked without a network."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from kg.graph.store import Store
from kg.queries.catalogue import Catalogue
from kg.queries.free import Limits
from tests.browser import FLAGS, find
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


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    """The website on a port of this machine, for a browser."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; without one the test is skipped, or fails where CI is set."""
    path = find()
    if path is None:
        message = "no Chromium on this machine; `make browser` finds or installs one"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
