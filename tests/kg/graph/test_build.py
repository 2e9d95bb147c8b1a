from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rdflib import RDF, Dataset, Graph, URIRef

from kg.corpus import Corpus, read_corpus, shipped_corpus
from kg.graph.build import build_dataset, corpus_nquads, sorted_nquads
from ontology.checks import validate
from ontology.prefixes import BASE, NN

ROOT = Path(__file__).parents[3]
BUILD = """
import sys
from pathlib import Path
from kg.corpus import read_corpus
from kg.graph.build import build_dataset, sorted_nquads
sys.stdout.buffer.write(sorted_nquads(build_dataset(read_corpus(Path(sys.argv[1])))))
"""


def test_named_graphs(dataset: Dataset) -> None:
    names = {str(g.identifier).removeprefix(BASE + "graphs/") for g in dataset.graphs() if len(g)}
    assert names == {
        "studies/lindqvist2019",
        "studies/okafor2021",
        "studies/src-7c0ffee5",
        "bibliography",
        "thesaurus",
        "derived",
        "ontology",
    }


def test_two_builds_in_two_processes_give_the_same_bytes(dataset: Dataset) -> None:
    """Under different hash seeds, time zones and working folders."""
    built = []
    for seed, zone in (("1", "UTC"), ("4242", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        run = subprocess.run(
            [sys.executable, "-c", BUILD, str(ROOT / "tests" / "corpus")], capture_output=True, env=environment, cwd="/", check=True
        )
        built.append(run.stdout)
    assert built[0] == built[1] == sorted_nquads(dataset)
    assert built[0].count(b"\n") > 2000


def test_no_clock_and_no_path_of_this_machine_in_the_graph(dataset: Dataset) -> None:
    text = sorted_nquads(dataset).decode()
    assert str(ROOT) not in text
    assert f"{time.localtime().tm_year}-" not in text and not re.search(
        r"XMLSchema#(dateTime|date|time)>", "".join(line for line in text.splitlines() if "graphs/ontology" not in line)
    )


def test_the_order_of_records_does_not_matter(corpus: Corpus, dataset: Dataset) -> None:
    turned = Corpus(corpus.records[::-1], corpus.works, corpus.thesaurus)
    assert sorted_nquads(build_dataset(turned)) == sorted_nquads(dataset)


def test_a_record_has_the_same_graph_whatever_stands_beside_it(corpus: Corpus, dataset: Dataset, one_study: Corpus) -> None:
    name = URIRef(BASE + "graphs/studies/lindqvist2019")
    alone = build_dataset(one_study)
    assert set(alone.graph(name)) == set(dataset.graph(name))
    assert len(alone.graph(name)) > 500


def test_another_base_moves_everything_but_the_terms(corpus: Corpus, dataset: Dataset) -> None:
    text = sorted_nquads(build_dataset(corpus, "http://localhost:5000/")).decode()
    assert "<http://localhost:5000/studies/lindqvist2019/claims/H1>" in text
    assert {iri for iri in re.findall(f"<({BASE}[^>]*)>", text) if not iri.startswith(NN.rstrip("/"))} == set()
    assert sorted(text.replace("http://localhost:5000/", BASE).splitlines()) == sorted_nquads(dataset).decode().splitlines()


def test_the_graph_keeps_the_rules_of_the_ontology(dataset: Dataset) -> None:
    assert [str(v) for v in validate(dataset) if v.severity == "Violation"] == []


def test_every_iri_of_ours_that_is_pointed_to_is_there(union: Graph) -> None:
    """No property leads to a node that the graph does not have."""
    there = {s for s in union.subjects() if str(s).startswith(BASE)}
    pointed = {o for p, o in union.predicate_objects() if isinstance(o, URIRef) and str(o).startswith(BASE) and p != RDF.type}
    assert {str(o) for o in pointed - there if not str(o).startswith(NN.rstrip("/"))} == set()


def test_an_empty_corpus_is_the_ontology_alone() -> None:
    dataset = build_dataset(Corpus(records=()))
    assert {str(g.identifier) for g in dataset.graphs() if len(g)} == {BASE + "graphs/ontology"}


@pytest.mark.slow
def test_the_shipped_corpus_keeps_the_rules() -> None:
    dataset = build_dataset(read_corpus(shipped_corpus()))
    assert sorted_nquads(dataset).count(b"\n") > 30_000
    assert [str(v) for v in validate(dataset) if v.severity == "Violation"] == []


def test_the_quads_come_piece_by_piece_and_are_the_same(corpus: Corpus, dataset: Dataset) -> None:
    """At least a piece for each study, so that no more than one has to be in memory."""
    pieces = list(corpus_nquads(corpus))
    assert len(pieces) > len(corpus.records) + 3
    assert max(map(len, pieces)) < 0.6 * sum(map(len, pieces))
    assert set(b"".join(pieces).splitlines(keepends=True)) == set(sorted_nquads(dataset).splitlines(keepends=True))
    assert list(corpus_nquads(corpus)) == pieces
