"""The ontology as others load it: every form says the same triples, and the context has a name for every term."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import Graph, URIRef

from ontology.describe import terms
from ontology.errors import UnknownTermError
from ontology.prefixes import NN, ONTOLOGY, PREFIXES
from ontology.published import context, json_ld, turtle_text
from ontology.resources import turtle
from tests.triples import graph_of

ADDRESS = "https://example.org/context.jsonld"
WHOLE = turtle("vocab.ttl") + turtle("schemes.ttl")


def read(document: dict[str, Any]) -> Graph:
    """The triples of a document under our context, without asking any network for it."""
    assert document["@context"] == ADDRESS
    return graph_of(document | context())


def test_turtle_is_the_whole_ontology_in_its_sections() -> None:
    assert set(Graph().parse(data=turtle_text(), format="turtle")) == set(WHOLE)
    assert "# --- relations ---" in turtle_text()


def test_json_ld_is_the_whole_ontology() -> None:
    document = json_ld(None, ADDRESS)
    assert set(read(document)) == set(WHOLE)
    assert document["@graph"][0]["id"] == ONTOLOGY


@pytest.mark.parametrize("name", ["Claim", "verdict", "verdict-supported", "estimate", "relation-influences", "state-scheme"])
def test_a_term_says_all_of_itself_and_the_labels_of_what_it_names(name: str) -> None:
    iri = URIRef(NN + name)
    found = read(json_ld(str(iri), ADDRESS))
    assert set(found.triples((iri, None, None))) == set(WHOLE.triples((iri, None, None))) != set()
    assert {str(s) for s in found.subjects()} - {str(iri)} <= {str(o) for o in WHOLE.objects(iri)}
    assert set(found) <= set(WHOLE)


def test_an_unknown_term_is_an_error_that_names_close_ones() -> None:
    with pytest.raises(UnknownTermError, match="Claim"):
        json_ld(NN + "Clam", ADDRESS)


def test_every_own_term_has_its_bare_name_in_the_context() -> None:
    words = context()["@context"]
    own = [t for t in terms() if t.iri.startswith(NN) and t.kind not in {"concept", "scheme"}]
    assert {t.name for t in own if t.name.removeprefix("nn:") not in words} == set()
    assert not {t.name.removeprefix("nn:") for t in own} & {*PREFIXES, "id", "type"}, "a term would hide a prefix or a keyword"


def test_a_record_written_with_bare_names_is_what_it_looks_like() -> None:
    """Anybody may use the context: values are typed as the ontology says."""
    said = {"id": "https://example.org/c", "type": "Claim", "verdict": "nn:verdict-supported", "text": "Trust drives adoption.",
            "hasTest": [{"id": "https://example.org/t", "type": "Test", "counted": "true"}], "line": "12"}
    lines = set(graph_of(said | context()).serialize(format="nt").splitlines())
    assert f"<https://example.org/c> <{NN}verdict> <{NN}verdict-supported> ." in lines
    assert f'<https://example.org/c> <{NN}line> "12"^^<{PREFIXES["xsd"]}integer> .' in lines
    assert f'<https://example.org/c> <{NN}text> "Trust drives adoption." .' in lines
    assert f'<https://example.org/t> <{NN}counted> "true"^^<{PREFIXES["xsd"]}boolean> .' in lines
