"""The index file: made once from a generation, whole or not at all, the same from the same graph."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from kg.corpus import Corpus
from kg.errors import StoreError
from kg.graph.store import Store
from kg.search import index as module
from kg.search.documents import KINDS, documents
from kg.search.index import Index, grams_of, index_beside, indexer_hash, write_index
from kg.search.search import Search


def dump(path: Path) -> list[str]:
    """Everything in an index that is not FTS5's own."""
    with closing(sqlite3.connect(path)) as connection:
        return [repr(row) for table in ("doc", "name", "word", "gram")
                for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]


def test_every_thing_is_one_document(store: Store) -> None:
    found = {kind.name: documents(store.reader(), kind) for kind in KINDS}
    assert {name: len(docs) for name, docs in found.items()} == {
        "constructs": 20, "links": 29, "claims": 32, "definitions": 7, "studies": 3, "works": 7}
    for docs in found.values():
        assert len({d.iri for d in docs}) == len(docs)
        assert [d.weight for d in docs] == sorted((d.weight for d in docs), reverse=True)
    trust = next(d for d in found["constructs"] if d.title == "robot trust")
    assert set(trust.others) >= {"RT", "trust in the robot", "trust in robots"} and trust.facts["studies"] == 3
    h3 = next(d for d in found["claims"] if d.title == "H3" and str(d.facts["study"]).endswith("lindqvist2019"))
    assert h3.facts["state"] == "not-supported" and "operator fatigue" in h3.others


def test_the_same_graph_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    write_index(tmp_path / "a.sqlite", store.reader())
    write_index(tmp_path / "b.sqlite", store.reader())
    assert dump(tmp_path / "a.sqlite") == dump(tmp_path / "b.sqlite")
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.sqlite", "b.sqlite"], "nothing unfinished is left"


def test_it_lies_beside_its_generation_and_is_made_once(own: Store) -> None:
    first = Search(own).index().path
    assert first.parent == own.path.parent and first.name == f"search-{indexer_hash()[:8]}.sqlite"
    made = first.stat().st_mtime_ns
    assert Search(own).index().path == first and first.stat().st_mtime_ns == made


def test_a_new_generation_is_found_at_once(own: Store, corpus: Corpus) -> None:
    search = Search(own)
    assert search.find("lindqvist").total > 0
    before = search.index()
    own.rebuild(Corpus(tuple(r for r in corpus.records if r.id != "lindqvist2019"), thesaurus=corpus.thesaurus))
    assert not any(h.iri.endswith("/studies/lindqvist2019") for g in search.find("lindqvist").groups for h in g.hits)
    assert search.index() is not before and search.index() is search.index()


def test_other_code_makes_another_index(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = index_beside(own.path, own.reader()).path
    monkeypatch.setattr(module, "indexer_hash", lambda: "0" * 64)
    assert index_beside(own.path, own.reader()).path != first


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough to be one" * 40])
def test_a_damaged_index_is_made_again(own: Store, damage: bytes) -> None:
    path = Search(own).index().path
    path.write_bytes(damage)
    assert Search(own).find("robot").total > 0


def test_a_closed_folder_is_no_obstacle(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write = module.write_index

    def refusing(path: Path, reader: object) -> None:
        if path.parent == own.path.parent:
            raise PermissionError(13, "closed")
        write(path, reader)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "write_index", refusing)
    search = Search(own)
    assert search.find("robot").total > 0
    held = search.index().path
    assert held.parent != own.path.parent and held.exists()
    del search
    assert not held.exists(), "it goes with the search that needed it"


def test_a_python_without_fts5_says_so(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FTS", "CREATE VIRTUAL TABLE fts_{} USING fts5x (title, others, text, more)")
    with pytest.raises(StoreError, match="FTS5"):
        write_index(tmp_path / "x.sqlite", store.reader())
    assert list(tmp_path.iterdir()) == []


def test_it_is_only_read(search: Search) -> None:
    with search.index().connection() as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM doc")


def test_many_ask_at_once(search: Search) -> None:
    expected = search.find("robot trust").total
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(search.find("robot trust").total)) for _ in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 24


def test_connections_are_used_again_and_closed(search: Search) -> None:
    index = Index(search.index().path)
    with index.connection() as first:
        pass
    with index.connection() as second:
        assert second is first
    index.close()
    with pytest.raises(sqlite3.ProgrammingError):
        first.execute("SELECT 1")


def test_stretches_of_a_word() -> None:
    assert grams_of("bad") == {"^ba", "bad", "ad$"} and grams_of("a") == {"^a$"}
