"""Works of a corpus that were decided to be one: the graph has one work, and all that was printed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Literal

from bib.matching.decisions import undone
from kg.corpus import Corpus, read_corpus
from kg.errors import CorpusError
from kg.graph.build import build_dataset, corpus_nquads
from kg.graph.iris import Iris
from kg.works import CorpusWorks, has_decisions, settled
from ontology.checks import validate
from ontology.prefixes import BASE
from ontology.terms import CITO, DCTERMS, NN
from tests.kg.graph.conftest import union_of

CORPUS = Path(__file__).parents[1] / "corpus"
NOW = "2026-01-02T03:04:05Z"
IRIS = Iris(BASE)
SECOND = """
@article{shelves2016, author = {Ndiaye, Aminata and de la Cruz, B. and Smith, C. and Wu, D.}, title = {Shelf geometry: A model},
  journal = {Invent. J. Warehous.}, year = 2016, volume = 4, pages = {1--9}, abstract = {Of shelves.}, file = {/home/ann/shelves.pdf}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The invented corpus with a second entry for one of its works."""
    shutil.copytree(CORPUS, tmp_path / "corpus")
    bibliography = tmp_path / "corpus" / "corpus.bib"
    bibliography.write_text(bibliography.read_text(encoding="utf-8") + SECOND, encoding="utf-8")
    return tmp_path / "corpus"


def works_of(folder: Path) -> tuple[Corpus, CorpusWorks]:
    corpus = read_corpus(folder)
    return corpus, CorpusWorks.of(corpus)


def graph_of(folder: Path) -> Graph:
    return union_of(build_dataset(read_corpus(folder)))


def quads_of(folder: Path) -> set[bytes]:
    return set(b"".join(corpus_nquads(read_corpus(folder))).splitlines())


def keys_of(graph: Graph) -> list[str]:
    return sorted(str(graph.value(w, DCTERMS.identifier)) for w in graph.subjects(RDF.type, NN.Work))


def test_without_decisions_a_corpus_stays_as_it_is(folder: Path) -> None:
    corpus, works = works_of(folder)
    assert settled(corpus, works) is corpus
    assert not has_decisions(corpus)


def test_entries_of_one_work_are_one_work_in_the_graph_and_nothing_printed_is_lost(folder: Path) -> None:
    corpus, works = works_of(folder)
    assert [(p.one, p.other, p.is_sure) for p in works.proposals()] == [("ndiaye2016", "shelves2016", True)]
    before = keys_of(union_of(build_dataset(corpus)))
    works.accept_rules(NOW)
    graph = graph_of(folder)
    assert keys_of(graph) == [key for key in before if key != "shelves2016"]
    work = IRIS.work("ndiaye2016")
    assert graph.value(work, DCTERMS.title) == Literal("Shelf geometry: A model")
    assert graph.value(work, NN.abstract) == Literal("Of shelves.")
    printed = {(str(graph.value(f, NN.fieldName)), str(graph.value(f, RDF.value))) for f in graph.objects(work, NN.hasEntryField)}
    assert ("title in ndiaye2016", "Shelf geometry") in printed
    assert ("container title in shelves2016", "Invent. J. Warehous.") in printed
    assert not [value for _, value in printed if "/home" in value]


def test_decisions_are_nodes_with_reasons_and_conform(folder: Path) -> None:
    _, works = works_of(folder)
    decision = works.decide(True, ["ndiaye2016", "shelves2016"], "Ann", NOW, "one paper")
    works.decide(False, ["ndiaye2016", "okafor2021"], "Ben", NOW)
    graph = graph_of(folder)
    assert [str(v) for v in validate(graph)] == []
    node = IRIS.decision(decision.id)
    assert set(graph.objects(node, NN.aboutWork)) == {IRIS.work("ndiaye2016")}
    assert set(graph.objects(node, NN.aboutKey)) == {Literal("ndiaye2016"), Literal("shelves2016")}
    assert Literal("one paper") in graph.objects(node, NN.reason)
    assert (graph.value(node, NN.decidedBy), graph.value(node, NN.decidedAt)) == (Literal("Ann"), Literal(NOW))
    assert len(set(graph.subjects(RDF.type, NN.Decision))) == 2


def test_an_undone_decision_gives_the_graph_that_was_before(folder: Path) -> None:
    before = quads_of(folder)
    _, works = works_of(folder)
    decision = works.decide(True, ["ndiaye2016", "shelves2016"], "Ann", NOW)
    assert quads_of(folder) != before
    works.write([undone(decision.id, by="Ann", when=NOW)])
    assert quads_of(folder) == before


def test_a_stub_leads_to_an_entry_and_its_citations_follow(folder: Path) -> None:
    corpus, works = works_of(folder)
    stub = min(works.works.keys() - works.listed)
    printed = union_of(build_dataset(corpus))
    citing = [r.id for r in corpus.records if (IRIS.study(r.id), CITO.cites, IRIS.work(stub)) in printed]
    works.decide(True, [stub, "shelves2016"], "Ann", NOW)
    graph = graph_of(folder)
    assert citing
    for study in citing:
        assert (IRIS.study(study), CITO.cites, IRIS.work("shelves2016")) in graph
    assert (IRIS.work(stub), None, None) not in graph
    assert (None, None, IRIS.work(stub)) not in graph


def test_a_study_stays_the_study_of_its_work(folder: Path) -> None:
    _, works = works_of(folder)
    works.decide(True, ["okafor2021", "ndiaye2016"], "Ann", NOW)
    graph = graph_of(folder)
    assert (IRIS.work("ndiaye2016"), NN.studiedAs, IRIS.study("okafor2021")) in graph
    assert graph.value(IRIS.study("okafor2021"), NN.reportedIn) == IRIS.work("ndiaye2016")
    assert (IRIS.work("ndiaye2016"), RDFS.label, None) in graph


def test_an_unknown_key_is_an_error_that_names_a_close_one(folder: Path) -> None:
    with pytest.raises(CorpusError, match="Did you mean ndiaye2016"):
        works_of(folder)[1].decide(True, ["ndiaye2015", "shelves2016"], "Ann", NOW)


def test_a_damaged_line_of_the_decisions_is_a_failure_of_the_corpus(folder: Path) -> None:
    (folder / "decisions.jsonl").write_text("{\n", encoding="utf-8")
    assert [(f.line, f.severity) for f in read_corpus(folder).failures if "decision" in f.reason] == [(1, "error")]
