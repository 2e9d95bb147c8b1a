"""Help and the list of questions: made from what is there."""

from __future__ import annotations

import html
import re

from flask import Flask
from flask.testing import FlaskClient

from ontology.schemes import concept, label, notations


def test_help_explains_every_state_and_names_things_of_the_corpus(client: FlaskClient) -> None:
    page = client.get("/help").text
    for notation in notations("state"):
        assert label(concept("state", notation)) in page
    assert re.search(r"studies/(lindqvist2019|okafor2021|src-7c0ffee5)\.ttl", page) and "2 seconds" in page


def test_every_question_is_listed_with_its_call(app: Flask, client: FlaskClient) -> None:
    page = client.get("/queries").text
    for question in app.extensions["nomnet"].catalogue.questions():
        assert f'id="{question.name}"' in page
    assert "nomnet ask links/evidence --link" in page


def test_health_says_which_generation_is_served(client: FlaskClient) -> None:
    assert client.get("/health").get_json() == {"status": "ok", "generation": 1, "base": "https://w3id.org/nomnet/"}


def test_the_queries_of_help_run_under_its_prefixes(app: Flask, client: FlaskClient) -> None:
    page = html.unescape(client.get("/help").text)
    prologue = "".join(re.findall(r"PREFIX \S+: <\S+>\n", page))
    query = re.search(r"<code>(SELECT \?linkLabel .*?)</code>", page, re.DOTALL)
    assert query is not None and "PREFIX nn: <https://w3id.org/nomnet/ontology/>" in prologue
    rows = app.test_client().get("/sparql", query_string={"query": prologue + query[1]}).get_json()["results"]["bindings"]
    assert {"robot trust influences robot adoption"} <= {row["linkLabel"]["value"] for row in rows}


def test_the_examples_of_help_bring_something(client: FlaskClient) -> None:
    (table,) = re.findall(r"curl 'http://localhost/(tables/\S+)'", html.unescape(client.get("/help").text))
    assert len(client.get(f"/{table}").text.splitlines()) > 1
