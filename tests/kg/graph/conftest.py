from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Dataset, Graph, Literal, URIRef

from kg.corpus import Corpus, read_corpus
from ontology.prefixes import BASE

Values = Callable[[str, URIRef], list[Any]]


def union_of(dataset: Dataset) -> Graph:
    """All triples of a dataset's graphs (rdflib's own union warns that it uses what rdflib deprecates)."""
    graph = Graph()
    for s, p, o, _ in dataset.quads():
        graph.add((s, p, o))
    return graph


@pytest.fixture(scope="session")
def union(dataset: Dataset) -> Graph:
    """All triples of the invented corpus. Do not change it."""
    return union_of(dataset)


@pytest.fixture
def values(union: Graph) -> Values:
    """What stands behind a property of a node, sorted: plain values, and IRIs without the base (``values("studies/x", NN.year)``)."""

    def look(node: str, name: URIRef) -> list[Any]:
        found = union.objects(URIRef(node if node.startswith("http") else BASE + node), name)
        return sorted({o.toPython() if isinstance(o, Literal) else str(o).removeprefix(BASE) for o in found}, key=str)

    return look


@pytest.fixture
def counted(union: Graph) -> Callable[[URIRef], int]:
    """How many nodes are of a class."""

    def count(class_: URIRef) -> int:
        return len(set(union.subjects(RDF.type, class_)))

    return count


@pytest.fixture
def one_study(corpus: Corpus) -> Corpus:
    """The invented corpus with its first study only."""
    return Corpus(corpus.records[:1], corpus.works, corpus.thesaurus)


@pytest.fixture
def own_corpus(tmp_path: Path) -> Callable[..., Corpus]:
    """A corpus of one record with these claims and other keys, e.g. ``own_corpus(claims=[...])``."""

    def write(thesaurus: dict[str, Any] | None = None, study: dict[str, Any] | None = None, **keys: Any) -> Corpus:
        folder = tmp_path / "own"
        (folder / "records").mkdir(parents=True, exist_ok=True)
        record = {"record": 1, "source": {"path": "own.txt"}, "study": {"id": "own2020", "title": "Own", **(study or {})}, **keys}
        (folder / "records" / "own2020.json").write_text(json.dumps(record), encoding="utf-8")
        if thesaurus is not None:
            (folder / "thesaurus.yaml").write_text(json.dumps(thesaurus), encoding="utf-8")
        read = read_corpus(folder)
        assert not read.errors, read.errors
        return read

    return write
