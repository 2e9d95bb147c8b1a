"""Triples said one by one come out whole in every form."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.descriptions.document import FORMATS, Document

X, Y = "https://example.org/x", "https://example.org/y"


def document() -> Document:
    said = Document()
    said.say(X, "a", "void:Dataset")
    said.say(Y, "dcterms:license", "https://example.org/licence")
    said.name(X, "dcterms:title", 'A "title" with <b>marks</b> and ü')
    said.count(X, "void:triples", 7)
    said.count(X, "void:triples", 7)
    said.write(X, "void:uriSpace", "https://example.org/")
    return said


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_the_same(form: str) -> None:
    plain = set(pyoxigraph.parse(document().text("nt"), format=FORMATS["nt"]))
    assert len(plain) == 5, "what is said twice is one triple"
    assert set(pyoxigraph.parse(document().text(form), format=FORMATS[form])) == plain
    assert document().text(form) == document().text(form)


def test_turtle_keeps_a_subject_together_and_names_only_prefixes_that_it_uses() -> None:
    lines = document().text("ttl").decode().splitlines()
    assert [line for line in lines if line.startswith("<")] == [
        f"<{X}> a void:Dataset ;", f"<{Y}> dcterms:license <https://example.org/licence> ."]
    assert {line.split()[1] for line in lines if line.startswith("@prefix")} == {"dcterms:", "rdf:", "void:"}


def test_a_prefix_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        Document().say(X, "vod:triples", Y)
