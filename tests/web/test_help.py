"""Help and the list of questions: made from what is there."""

from __future__ import annotations

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
