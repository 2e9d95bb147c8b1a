"""Failures of a corpus beside its graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus import Corpus, read_corpus
from kg.errors import Failure, StoreError
from kg.graph.failures import FILE, read_failures, write_failures
from kg.graph.store import Store


def test_failures_come_back_as_they_were_with_their_files_as_seen_from_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    inside = Failure(str(folder / "records" / "a.yaml"), 3, "no <b>", "claims.0", "raw: 倉庫", "Mend it.", "warning")
    outside = Failure("/elsewhere/b.bib", None, "why")
    write_failures(tmp_path, [inside, outside], folder)
    found = read_failures(tmp_path)
    assert [f.source for f in found] == ["records/a.yaml", "b.bib"]
    assert (found[0].line, found[0].reason, found[0].key, found[0].raw, found[0].step, found[0].severity) == (
        3, "no <b>", "claims.0", "raw: 倉庫", "Mend it.", "warning")
    assert found[1] == Failure("b.bib", None, "why")


def test_none_were_kept_by_older_stores_and_damage_is_said(tmp_path: Path) -> None:
    assert read_failures(tmp_path) == ()
    for damage in ("{", '[{"source": 1}]', '{"a": 1}', "3"):
        (tmp_path / FILE).write_text(damage)
        with pytest.raises(StoreError, match="damaged"):
            read_failures(tmp_path)


def test_a_store_keeps_those_of_the_corpus_that_it_was_built_from(tmp_path: Path, corpus: Corpus) -> None:
    folder = tmp_path / "corpus"
    (folder / "records").mkdir(parents=True)
    (folder / "records" / "broken.yaml").write_text("study: [\n")
    store = Store(tmp_path / "store")
    store.rebuild(read_corpus(folder))
    failure, = store.failures()
    assert (failure.source, failure.severity) == ("records/broken.yaml", "error") and failure.line and failure.reason and failure.step
    (folder / "records" / "broken.yaml").unlink()
    store.rebuild(read_corpus(folder))
    assert store.failures() == ()
    store.rebuild(corpus)
    assert {f.source for f in store.failures()} == {"records/lindqvist2019.yaml", "records/okafor2021.yaml"}
    with pytest.raises(StoreError):
        Store(tmp_path / "none").failures()
