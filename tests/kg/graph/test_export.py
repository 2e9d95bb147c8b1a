from __future__ import annotations

import json

import pyoxigraph
import pytest
from rdflib import Dataset

from kg.errors import StoreError
from kg.graph.build import sorted_nquads
from kg.graph.export import FORMATS, export, named_graphs
from kg.graph.store import Store
from ontology.prefixes import BASE

DERIVED = BASE + "graphs/derived"


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_two_exports_are_identical(store: Store, format: str) -> None:
    one = export(store, format)
    assert one == export(Store(store.folder), format)
    assert b"<script>alert(1)</script>" in one


def test_nquads_are_those_that_were_built(store: Store, dataset: Dataset) -> None:
    lines = export(store, "nq").splitlines(keepends=True)
    assert sorted(lines) == sorted_nquads(dataset).splitlines(keepends=True)


@pytest.mark.parametrize("format", ["trig", "ttl", "nt", "jsonld"])
def test_other_formats_hold_the_same_triples(store: Store, format: str) -> None:
    def triples(text: bytes, name: str) -> set[str]:
        return {str(quad.triple) for quad in pyoxigraph.parse(text, FORMATS[name])}

    expected = triples(export(store, "nq", [DERIVED]), "nq")
    assert triples(export(store, format, [DERIVED]), format) == expected and len(expected) > 400


def test_prefixes_and_order_make_turtle_readable(store: Store) -> None:
    text = export(store, "ttl", [DERIVED]).decode()
    assert "a nn:Link ;" in text and "nn:contested true" in text
    subjects = [line.split()[0] for line in text.splitlines() if line.startswith("<")]
    assert subjects == sorted(subjects, key=lambda s: s.rstrip(">")) and len(subjects) == len(set(subjects))


def test_jsonld_keeps_graphs_apart(store: Store) -> None:
    graphs = json.loads(export(store, "jsonld"))
    assert {g["@id"] for g in graphs if "@graph" in g} == set(named_graphs(store))


def test_what_there_is_not_is_said(store: Store) -> None:
    with pytest.raises(StoreError, match=r"no export format 'xml'\. Choose one of trig"):
        export(store, "xml")
    with pytest.raises(StoreError, match=r"has no graph http://x/. It has .*graphs/derived"):
        export(store, "nq", ["http://x/"])
