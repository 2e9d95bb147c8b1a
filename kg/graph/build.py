"""The whole graph of a corpus, station by station."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rdflib import Dataset, URIRef

from kg.corpus import Corpus
from kg.graph.bibliography import add_bibliography
from kg.graph.claims import add_claims
from kg.graph.constructs import add_constructs
from kg.graph.decisions import add_decisions
from kg.graph.derived import add_concept_figures, add_link
from kg.graph.iris import Iris
from kg.graph.issues import add_issues
from kg.graph.links import LinkBook
from kg.graph.references import add_citations, add_references
from kg.graph.secondhand import add_secondhand
from kg.graph.serialise import QuadLines, sorted_nquads
from kg.graph.statistics import add_statistics
from kg.graph.study import add_study
from kg.graph.study_graph import StudyGraph
from kg.graph.thesaurus import add_theories, add_thesaurus
from kg.graph.vocabulary import add_vocabulary
from kg.graph.writer import GraphWriter, Triples
from kg.works import CorpusWorks, has_decisions, settled
from ontology.prefixes import BASE

__all__ = ["build_dataset", "corpus_nquads", "sorted_nquads"]

GraphOf = Callable[[URIRef], Triples]
"""What takes the triples of a named graph."""

_LINKS = 500
"""How many links are written before a reader of lines gets them."""


def build_dataset(corpus: Corpus, base: str = BASE) -> Dataset:
    """The graph of a corpus under a base IRI: one named graph per record, and those that studies share.

    All of it is in memory: 2 GB for a million quads. :func:`corpus_nquads` gives the same quads piece by piece.
    """
    dataset = Dataset(default_union=True)
    for _ in _build(corpus, Iris(base), dataset.graph):
        pass
    return dataset


def corpus_nquads(corpus: Corpus, base: str = BASE) -> Iterator[bytes]:
    """The quads of :func:`build_dataset` as N-Quads, some thousand lines at a time, none of them kept; a quad may come twice."""
    lines = QuadLines()
    for _ in _build(corpus, Iris(base), lines.graph):
        yield lines.taken()


def _build(corpus: Corpus, iris: Iris, graph_of: GraphOf) -> Iterator[None]:
    """Write the graph of a corpus; stops after every part of it, for those who carry parts away."""
    works = CorpusWorks.of(corpus) if has_decisions(corpus) else None
    corpus = settled(corpus, works) if works else corpus
    book = LinkBook(iris, corpus.thesaurus)
    for record in corpus.records:
        _add_record(StudyGraph(record, iris, graph_of(iris.study_graph(record.id))))
        book.add(record)
        yield
    add_bibliography(GraphWriter(graph_of(iris.graph("bibliography")), iris), corpus.works, corpus.records)
    yield
    if works:
        add_decisions(GraphWriter(graph_of(iris.graph("decisions")), iris), works)
        yield
    thesaurus = GraphWriter(graph_of(iris.graph("thesaurus")), iris)
    labels = add_thesaurus(thesaurus, corpus.thesaurus, corpus.concepts)
    add_theories(thesaurus, corpus.records)
    yield
    derived = GraphWriter(graph_of(iris.graph("derived")), iris)
    for n, key in enumerate(book.links(), 1):
        add_link(derived, book, key, labels.__getitem__)
        if n % _LINKS == 0:
            yield
    for key in book.concepts():
        add_concept_figures(derived, book, key)
    yield
    add_vocabulary(graph_of(iris.graph("ontology")))
    yield


def _add_record(graph: StudyGraph) -> None:
    """Write the named graph of one record: all that it says, and nothing of any other."""
    for add in (add_study, add_constructs, add_claims, add_secondhand, add_references, add_citations, add_statistics, add_issues):
        add(graph)
