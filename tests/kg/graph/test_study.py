from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rdflib import RDF, RDFS, Dataset, Graph, URIRef

from kg.corpus import Corpus
from kg.graph.build import build_dataset
from kg.graph.study import sample_label
from kg.records.bibliographic import Sample
from ontology.prefixes import BASE
from ontology.schemes import concept
from ontology.terms import CITO, DCTERMS, DOCO, NN, PROV
from tests.kg.graph.conftest import Values, union_of

LINDQVIST = "studies/lindqvist2019"


def test_header(values: Values) -> None:
    assert values(LINDQVIST, DCTERMS.identifier) == ["lindqvist2019"]
    assert values(LINDQVIST, RDFS.label) == ["Lindqvist and Ñandú (2019)"]
    assert values("studies/okafor2021", RDFS.label) == ["Okafor, Żółw, and Ahn (2021)"]
    assert values(LINDQVIST, DCTERMS.title) == ["Robots among shelves: trust, <script>alert(1)</script> and pick rates"]
    assert values(LINDQVIST, NN.year) == [2019]
    assert values(LINDQVIST, NN.reportedIn) == ["works/lindqvist2019"]
    assert values(LINDQVIST, NN.keyword) == ["R&D <b>bold</b>", "robots", "trust"]
    assert values(LINDQVIST, NN.knownFrom) == ["issued: publisher's page"]
    assert values(LINDQVIST, NN.researchQuestion) == ["What makes pickers take robots up?"]


def test_methods_of_the_scheme_and_others(values: Values) -> None:
    assert values(LINDQVIST, NN.usesMethod) == sorted(
        str(concept("method", m)).removeprefix(BASE) for m in ("survey", "pls-sem", "harman-test")
    )
    assert values(LINDQVIST, NN.methodText) == ["sociometric badge reading"]


def test_without_author_and_year(values: Values) -> None:
    assert values("studies/src-7c0ffee5", NN.year) == []
    assert values("studies/src-7c0ffee5", RDFS.label) == ["“A field experiment in a …” (n.d.)"]


def test_theory_is_shared_and_has_one_name(own_corpus: Callable[..., Corpus], values: Values) -> None:
    assert values(LINDQVIST, NN.usesTheory) == ["theories/technology-acceptance-model"]
    assert values("theories/technology-acceptance-model", RDFS.label) == ["technology acceptance model"]
    dataset = union_of(build_dataset(own_corpus(study={"theories": ["Dynamic-Capabilities View", "dynamic capabilities view"]})))
    assert [str(o) for o in dataset.objects(URIRef(BASE + "theories/dynamic-capabilities-view"), RDFS.label)] == [
        "Dynamic-Capabilities View"
    ]


def test_source(values: Values) -> None:
    source = "studies/src-7c0ffee5/source"
    assert values("studies/src-7c0ffee5", PROV.wasDerivedFrom) == [source]
    assert values(source, RDF.type) == sorted([str(PROV.Entity), "ontology/SourceDocument"])
    assert (values(source, NN.fileName), values(source, NN.reader), values(source, NN.readerVersion)) == (
        ["cold-store.txt"],
        ["plain"],
        ["0.1"],
    )
    assert values(source, NN.textSha256) == values(source, NN.sha256)
    assert values(source, NN.sha256) == ["5b399ee3854777c50af4126520046d14701095fed6acb7399cc0aa49fad02ea2"]


def test_samples(values: Values) -> None:
    assert values(LINDQVIST, NN.hasSample) == [LINDQVIST + "/samples/s1", LINDQVIST + "/samples/s2"]
    sample = LINDQVIST + "/samples/s1"
    assert values(sample, NN.sampleSize) == [212]
    assert values(sample, NN.country) == ["Peru", "Sweden"]
    assert float(values(sample, NN.responseRate)[0]) == 38.5
    assert values(sample, RDFS.label) == ["212 × individual (Sweden, Peru)"]
    assert values(sample, NN.inStudy) == [LINDQVIST]


@pytest.mark.parametrize(
    ("sample", "label"),
    [
        ({"size": 16, "unit": "interview"}, "16 × interview"),
        ({"unit": "firm"}, "firm"),
        ({"size": 0}, "0"),
        ({}, "s9"),
        ({"country": "Peru"}, "(Peru)"),
    ],
)
def test_sample_label(sample: dict[str, Any], label: str) -> None:
    assert sample_label(Sample.model_validate({"id": "s9", **sample})) == label


def test_models(values: Values) -> None:
    model = LINDQVIST + "/models/m1"
    assert values(model, NN.technique) == ["pls-sem"]
    assert values(model, NN.isMain) == [True]
    assert values(LINDQVIST + "/models/m2", NN.isMain) == [False]
    assert values(model, NN.control) == ["age", "tenure"]
    assert values(model, NN.onSample) == [LINDQVIST + "/samples/s1"]
    assert values(model, NN.printedSource) == ["Table 1"]


def test_sections_tables_figures(values: Values, union: Graph) -> None:
    assert len(values(LINDQVIST, NN.hasPart)) == 3 + 2 + 1
    assert values(LINDQVIST + "/sections/2", DCTERMS.title) == ["Theory and hypotheses"]
    assert values(LINDQVIST + "/sections/2", NN.sectionRole) == ["theory"]
    assert values(LINDQVIST + "/tables/2", NN.caption) == ["Correlations"]
    assert {str(o) for o in union.objects(URIRef(BASE + LINDQVIST + "/figures/1"), RDF.type)} == {str(DOCO.Figure)}


def test_cites_every_work_of_its_list_and_the_stubs(values: Values) -> None:
    assert values(LINDQVIST, CITO.cites) == ["works/ndiaye2016", "works/petersen2014", "works/quist1999"]


def test_everything_of_a_record_stands_in_its_graph(dataset: Dataset) -> None:
    for graph in dataset.graphs():
        name = str(graph.identifier).removeprefix(BASE + "graphs/")
        if name.startswith("studies/"):
            assert {str(s).startswith(BASE + name) for s in graph.subjects()} == {True}


def test_odd_values_of_samples_are_kept(own_corpus: Callable[..., Corpus]) -> None:
    dataset = union_of(
        build_dataset(
            own_corpus(study={"samples": [{"id": "s1", "response_rate": "about 40 %", "respondents": {"managers": 3, "pickers": 9}}]})
        )
    )
    node = URIRef(BASE + "studies/own2020/samples/s1")
    assert str(dataset.value(node, NN.responseRate)) == "about 40 %"
    assert str(dataset.value(node, NN.respondents)) == '{"managers": 3, "pickers": 9}'
