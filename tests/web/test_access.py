"""Who may ask: names of the server, and pages of other sites."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.errors import StoreError
from kg.graph.store import Store
from kg.queries.catalogue import Catalogue
from web.access import Access, host_of
from web.app import create_app
from web.service import Service

ALLOW = "Access-Control-Allow-Origin"
PATHS = ["/", "/sparql?query=ASK{}", "/links.csv", "/studies.json", "/constructs/robot-trust.ttl", "/graphs/derived.nq", "/works.bib",
         "/search.json?q=robot", "/matrix.csv", "/nowhere.json"]
"""One of every kind of answer."""


def asked(store: Store, access: Access) -> FlaskClient:
    return create_app(Service(store, Catalogue.load()), access).test_client()


@pytest.mark.parametrize("path", PATHS)
def test_no_other_site_may_read_a_scholars_own_corpus(store: Store, path: str) -> None:
    response = asked(store, Access()).get(path, headers={"Origin": "https://evil.example"})
    assert ALLOW not in response.headers
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PATHS)
def test_any_site_may_read_the_corpus_that_ships(store: Store, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.descriptions.site._shipped_hash", lambda: store.about().corpus)
    response = asked(store, Access()).get(path, headers={"Origin": "https://any.example"})
    assert response.headers[ALLOW] == "*" and "Cross-Origin-Resource-Policy" not in response.headers
    narrowed = asked(store, Access(origins=("https://lab.example",))).get(path, headers={"Origin": "https://any.example"})
    assert ALLOW not in narrowed.headers, "who names sites means these"


def test_sites_that_are_named_may_read_and_caches_are_told(store: Store) -> None:
    client = asked(store, Access.given("127.0.0.1", origins=["https://Lab.example:8443/", "http://localhost:3000"]))
    for origin, allowed in (("https://lab.example:8443", True), ("http://localhost:3000", True), ("https://lab.example", False),
                            ("http://lab.example:8443", False), ("null", False), ("*", False), ("", False)):
        response = client.get("/links.csv", headers={"Origin": origin})
        assert response.headers.get(ALLOW) == (origin if allowed else None), origin
        assert "Origin" in response.headers["Vary"]


def test_a_preflight_is_answered_where_it_is_allowed(store: Store) -> None:
    asks = {"Origin": "https://lab.example", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    allowed = asked(store, Access(origins=("*",))).options("/sparql", headers=asks)
    assert allowed.status_code == 200 and allowed.headers[ALLOW] == "*"
    assert {"GET", "POST"} <= set(allowed.headers["Access-Control-Allow-Methods"].replace(" ", "").split(","))
    assert "content-type" in allowed.headers["Access-Control-Allow-Headers"].lower()
    refused = asked(store, Access()).options("/sparql", headers=asks)
    assert not [name for name, _ in refused.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize(("host", "answers"), [
    ("localhost", True), ("LOCALHOST:5000", True), ("127.0.0.1:5000", True), ("[::1]:5000", True), ("[::1]", True), ("localhost.", True),
    ("nomnet.example.org:8080", True), ("evil.example", False), ("evil.example:5000", False), ("127.0.0.1.evil.example", False),
    ("localhost.evil.example:5000", False), ("[::2]:5000", False), ("", False), ("localhost, evil.example", None),
    ("localhost@evil.example", None), ("localhost:<script>", None), ("[::1", None), ("localhost:999999", None)])
def test_on_this_machine_only_its_own_names_are_answered(store: Store, host: str, answers: bool | None) -> None:
    client = asked(store, Access.given("127.0.0.1", ["nomnet.example.org"]))
    for path in ("/health", "/sparql?query=ASK{}", "/nowhere", "/static/style.css"):
        with client.get(path, headers={"Host": host}) as response:
            assert answers == {421: False, 400: None}.get(response.status_code, True), f"{host} {path}: {response.status_code}"
            said = {True: "", False: "--allow-host", None: "Host header"}[answers]
            assert said in response.text and (answers or "robot" not in response.text)


def test_elsewhere_any_name_is_answered_unless_some_are_given(store: Store) -> None:
    assert asked(store, Access.given("0.0.0.0")).get("/health", headers={"Host": "any.example"}).status_code == 200
    some = asked(store, Access.given("0.0.0.0", ["[2001:DB8::1]", "Nomnet.example"]))
    for host, status in (("nomnet.example", 200), ("[2001:db8::1]:80", 200), ("127.0.0.1:5000", 200), ("any.example", 421)):
        assert some.get("/health", headers={"Host": host}).status_code == status, host


@pytest.mark.parametrize("listening", ["127.0.0.1", "::1", "localhost", "127.0.0.2"])
def test_every_address_of_this_machine_alone_is_guarded(listening: str) -> None:
    assert listening in Access.given(listening).hosts


@pytest.mark.parametrize(("hosts", "origins", "says"), [
    (["http://x.example"], [], "--allow-host"), (["x.example:80"], [], None), ([""], [], "--allow-host"), (["a b"], [], "--allow-host"),
    ([], ["example.org"], "--allow-origin"), ([], ["https://x.example/path"], "--allow-origin"), ([], ["null"], "--allow-origin"),
    ([], [""], "--allow-origin"), ([], ["https://a.example,https://b.example"], "--allow-origin")])
def test_what_is_no_host_or_origin_is_refused_with_an_example(hosts: list[str], origins: list[str], says: str | None) -> None:
    with pytest.raises(StoreError, match=says or "without scheme and port"):
        Access.given("127.0.0.1", hosts, origins)


def test_the_name_in_a_host_header() -> None:
    for header, name in (("A.example:80", "a.example"), ("[::1]:5000", "::1"), ("a.example.", "a.example"), (" a ", "a"), ("[::1]", "::1")):
        assert host_of(header) == name


def test_a_page_of_the_site_itself_needs_no_leave(app: Flask) -> None:
    """The fixture's application is open to all sites, as `--allow-origin '*'` makes it."""
    assert app.test_client().get("/links.csv").headers[ALLOW] == "*"
