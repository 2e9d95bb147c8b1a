"""The whole graph of a corpus, station by station."""

from __future__ import annotations

from rdflib import Dataset

from kg.corpus import Corpus
from kg.graph.bibliography import add_bibliography
from kg.graph.claims import add_claims
from kg.graph.constructs import add_constructs
from kg.graph.derived import add_derived
from kg.graph.iris import Iris
from kg.graph.issues import add_issues
from kg.graph.links import LinkBook
from kg.graph.references import add_citations, add_references
from kg.graph.secondhand import add_secondhand
from kg.graph.serialise import sorted_nquads
from kg.graph.statistics import add_statistics
from kg.graph.study import add_study
from kg.graph.study_graph import StudyGraph
from kg.graph.thesaurus import add_theories, add_thesaurus
from kg.graph.vocabulary import add_vocabulary
from kg.graph.writer import GraphWriter
from kg.records.model import Record
from ontology.prefixes import BASE

__all__ = ["build_dataset", "build_study", "sorted_nquads"]


def build_dataset(corpus: Corpus, base: str = BASE) -> Dataset:
    """The graph of a corpus under a base IRI: one named graph per record, and those that studies share."""
    dataset, iris = Dataset(default_union=True), Iris(base)
    book = LinkBook(iris, corpus.thesaurus)
    for record in corpus.records:
        build_study(record, iris, dataset)
        book.add(record)
    add_bibliography(_shared("bibliography", iris, dataset), corpus.works, corpus.records)
    labels = add_thesaurus(_shared("thesaurus", iris, dataset), corpus.thesaurus, corpus.concepts)
    add_theories(_shared("thesaurus", iris, dataset), corpus.records)
    add_derived(_shared("derived", iris, dataset), book, labels.__getitem__)
    add_vocabulary(dataset.graph(iris.graph("ontology")))
    return dataset


def build_study(record: Record, iris: Iris, dataset: Dataset) -> None:
    """Write the named graph of one record: all that it says, and nothing of any other."""
    graph = StudyGraph(record, iris, dataset.graph(iris.study_graph(record.id)))
    for add in (add_study, add_constructs, add_claims, add_secondhand, add_references, add_citations, add_statistics, add_issues):
        add(graph)


def _shared(name: str, iris: Iris, dataset: Dataset) -> GraphWriter:
    """A graph that studies share."""
    return GraphWriter(dataset.graph(iris.graph(name)), iris)
