"""Closed access to the vocabulary."""

from __future__ import annotations

import copy
import pickle

import pytest
from rdflib import URIRef

from ontology.errors import OntologyError, UnknownTermError
from ontology.terms import CITO, DOCO, NN, SKOS


def test_a_term_is_its_iri() -> None:
    assert URIRef("https://w3id.org/nomnet/ontology/Claim") == NN.Claim == NN["Claim"]
    assert URIRef("http://purl.org/spar/doco/Section") == DOCO.Section


def test_a_word_of_python_is_an_item() -> None:
    assert NN["from"] == URIRef("https://w3id.org/nomnet/ontology/from")


def test_a_misspelt_term_is_an_error_that_names_close_ones() -> None:
    with pytest.raises(UnknownTermError, match=r"'independant'; did you mean independent") as caught:
        _ = NN.independant
    assert caught.value.asked == "independant"
    assert caught.value.close[0] == "independent"
    assert isinstance(caught.value, OntologyError)


def test_a_term_of_another_vocabulary_that_is_not_declared_is_an_error() -> None:
    assert CITO.cites
    with pytest.raises(UnknownTermError, match="cito"):
        _ = CITO.usesMethodFrom  # does not exist in CiTO either


def test_nothing_close_is_said_where_nothing_is() -> None:
    with pytest.raises(UnknownTermError, match=r"'zzzz'\. What there is"):
        _ = NN.zzzz


def test_python_can_ask_what_is_not_there() -> None:
    assert not hasattr(NN, "Clam")
    assert getattr(NN, "Clam", None) is None
    assert not hasattr(NN, "__wrapped__")
    assert copy.copy(UnknownTermError("x", "y", ["yy"], "z")).asked == "y"
    assert "y" in str(pickle.loads(pickle.dumps(UnknownTermError("x", "y", ["yy"], "z"))))


def test_a_namespace_tells_what_it_has() -> None:
    assert "Claim" in NN
    assert "Clam" not in NN
    assert sorted(NN) == list(NN)
    assert len(NN) == len(list(NN)) > 200
    assert "nn:" in repr(NN)
    assert "Concept" in SKOS


def test_concepts_are_no_terms() -> None:
    assert "verdict-supported" not in NN
