from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset, Literal, URIRef

from kg.corpus import Corpus, read_corpus
from ontology.prefixes import BASE

Values = Callable[..., list[Any]]


@pytest.fixture
def values(dataset: Dataset) -> Values:
    """What stands behind a property of a node, sorted: plain values, and IRIs without the base (``values("studies/x", NN.year)``)."""

    def look(node: str, name: URIRef, graph: str | None = None) -> list[Any]:
        source = dataset.graph(URIRef(BASE + graph)) if graph else dataset
        found = source.objects(URIRef(node if node.startswith("http") else BASE + node), name)
        return sorted({o.toPython() if isinstance(o, Literal) else str(o).removeprefix(BASE) for o in found}, key=str)

    return look


@pytest.fixture
def counted(dataset: Dataset) -> Callable[[URIRef], int]:
    """How many nodes are of a class."""

    def count(class_: URIRef) -> int:
        from rdflib import RDF

        return len(set(dataset.subjects(RDF.type, class_)))

    return count


@pytest.fixture
def one_study(corpus: Corpus) -> Corpus:
    """The invented corpus with its first study only."""
    return Corpus(corpus.records[:1], corpus.works, corpus.thesaurus)


@pytest.fixture
def own_corpus(tmp_path: Path) -> Callable[..., Corpus]:
    """A corpus of one record with these claims and other keys, e.g. ``own_corpus(claims=[...])``."""
    import json

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
