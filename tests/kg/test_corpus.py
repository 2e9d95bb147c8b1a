"""A corpus folder: read whole, hashed, added to and removed from."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.corpus import (
    LOCK,
    Added,
    Corpus,
    CorpusFolder,
    corpus_files,
    corpus_hash,
    incoming,
    read_corpus,
    record_files,
    shipped_corpus,
)
from kg.errors import CorpusError
from kg.graph.build import corpus_nquads
from kg.locks import held
from kg.records.text import read_source
from kg.records.thesaurus import thesaurus_of
from tests.kg.records.invented import HEAD

CORPUS = Path(__file__).parents[1] / "corpus"
BIB = "@book{wu2020, author={Wu, Li}, title={Things}, year=2020}\n"


@pytest.fixture
def folder(tmp_path: Path) -> CorpusFolder:
    return CorpusFolder(tmp_path / "mine")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    place = tmp_path / "inbox"
    place.mkdir()
    return place


def put(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_invented_corpus_is_read_whole(corpus: Corpus) -> None:
    assert [r.id for r in corpus.records] == ["lindqvist2019", "okafor2021", "src-7c0ffee5"]
    assert len(corpus.works) == 5
    assert corpus.works["lindqvist2019"].author[0].family == "Lindqvist"
    assert len(corpus.thesaurus.concepts) == 6
    assert corpus.errors == ()
    assert corpus.folder == CORPUS
    found = corpus.record("okafor2021")
    assert found is not None
    assert found.study.year == 2021
    assert corpus.record("nobody") is None


def test_the_invented_corpus_has_only_the_doubts_that_its_readme_names(corpus: Corpus) -> None:
    assert sorted(f.key for f in corpus.failures) == ["claims.2.verdict", "claims.9.independent.0", "study.methods.3"]


def test_the_shipped_corpus_is_sound() -> None:
    found = read_corpus(shipped_corpus())
    assert [str(f) for f in found.failures] == []
    assert {r.study.work for r in found.records} - {None} <= set(found.works.works)


def test_a_malformed_record_is_refused_and_the_others_kept(tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "c")
    put(tmp_path / "c" / "records" / "aaa.yaml", "record: 1\nsource: {path: x}\nstudy: {id: ../../etc}\n")
    put(tmp_path / "c" / "records" / "bbb.json", "{")
    put(tmp_path / "c" / "records" / "notes.txt", "no record")
    found = read_corpus(tmp_path / "c")
    assert len(found.records) == 3
    assert [(Path(f.source).name, f.line, f.key) for f in found.errors] == [("aaa.yaml", 3, "study.id"), ("bbb.json", 1, "")]


def test_a_study_in_two_files_counts_once(tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "c")
    records = tmp_path / "c" / "records"
    shutil.copy(records / "okafor2021.yaml", records / "zzz.yaml")
    (failure,) = read_corpus(tmp_path / "c").errors
    assert (Path(failure.source).name, failure.key) == ("zzz.yaml", "study.id")
    assert "okafor2021.yaml already" in failure.reason


def test_a_work_that_the_bibliography_does_not_have_is_a_warning(tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "c")
    text = (tmp_path / "c" / "corpus.bib").read_text("utf-8")
    put(tmp_path / "c" / "corpus.bib", text.replace("@book{petersen2014", "@book{petersen2015"))
    found = read_corpus(tmp_path / "c")
    doubts = [f for f in found.failures if "petersen2014" in f.reason]
    assert [f.key for f in doubts] == ["references.0.work", "references.1.work", "references.0.work"]
    assert {(f.severity, f.step) for f in doubts} == {("warning", "Did you mean petersen2015?")}


def test_no_folder_is_misuse_and_an_empty_one_is_an_empty_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus folder"):
        read_corpus(tmp_path / "no")
    assert read_corpus(tmp_path) == Corpus((), folder=tmp_path)


def test_the_hash_follows_every_file_and_nothing_else(tmp_path: Path) -> None:
    place = tmp_path / "c"
    shutil.copytree(CORPUS, place)
    seen = [corpus_hash(place)]
    assert corpus_hash(CORPUS) == seen[0], "where the corpus is does not matter"
    put(place / "records" / ".hidden.yaml", "x")
    put(place / "README.md", "x")
    assert corpus_hash(place) == seen[0]
    for change in ("corpus.bib", "thesaurus.yaml", "decisions.jsonl", "records/okafor2021.yaml", "records/new.json"):
        with (place / change).open("a", encoding="utf-8") as file:
            file.write("\n")
        seen.append(corpus_hash(place))
    (place / "records" / "new.json").rename(place / "records" / "other.json")
    seen.append(corpus_hash(place))
    assert len(set(seen)) == 7


def test_a_record_is_added_listed_and_removed(folder: CorpusFolder, inbox: Path) -> None:
    added = folder.add(put(inbox / "any name.yaml", HEAD))
    assert (added.studies, added.failures) == (("zed2020",), ())
    assert folder.list() == {"zed2020": folder.folder / "records" / "zed2020.yaml"}
    assert folder.list()["zed2020"].read_text("utf-8") == HEAD
    assert folder.remove("zed2020") == folder.folder / "records" / "zed2020.yaml"
    assert folder.list() == {}


def test_a_record_replaces_the_one_of_its_study_whatever_its_file(folder: CorpusFolder, inbox: Path) -> None:
    folder.add(put(inbox / "a.yaml", HEAD))
    data = {"record": 1, "source": {"path": "x"}, "study": {"id": "zed2020", "title": "New"}}
    folder.add(put(inbox / "b.json", json.dumps(data)))
    assert [p.name for p in (folder.folder / "records").iterdir()] == ["zed2020.json"]
    (found,) = read_corpus(folder.folder).records
    assert found.study.title == "New"


@pytest.mark.parametrize("id_", ["../../evil", "..", ".hidden", "a/b", "a\\\\b", "", "x" * 121, "/etc/passwd"])
def test_an_id_that_leads_elsewhere_never_reaches_the_file_system(folder: CorpusFolder, inbox: Path, tmp_path: Path, id_: str) -> None:
    added = folder.add(put(inbox / "a.yaml", HEAD.replace("id: zed2020", f'id: "{id_}"')))
    assert added.studies == ()
    assert [f.key for f in added.failures] == ["study.id"]
    assert not folder.folder.exists()
    with pytest.raises(CorpusError, match="no study"):
        folder.remove(id_)


def test_a_malformed_record_is_not_added(folder: CorpusFolder, inbox: Path) -> None:
    folder.add(put(inbox / "a.yaml", HEAD))
    added = folder.add(put(inbox / "a.yaml", HEAD + "claims: x\n"))
    assert added.studies == ()
    assert added.failures[0].line == 8
    assert folder.list()["zed2020"].read_text("utf-8") == HEAD, "the sound one stays"


def test_an_unknown_study_cannot_be_removed(folder: CorpusFolder, inbox: Path) -> None:
    with pytest.raises(CorpusError, match="The corpus is empty"):
        folder.remove("zed2020")
    folder.add(put(inbox / "a.yaml", HEAD))
    with pytest.raises(CorpusError, match=r"no study 'zed202'.*Did you mean zed2020\?"):
        folder.remove("zed202")


@pytest.mark.parametrize("key", [".", "..", "..."])
def test_a_work_that_can_have_no_address_is_left_out(folder: CorpusFolder, inbox: Path, key: str) -> None:
    (inbox / "my.bib").write_text(f"@book{{{key}, title={{Dots}}}}\n{BIB}", encoding="utf-8")
    added = folder.add(inbox / "my.bib")
    assert added.works == ("wu2020",)
    assert [(f.key, f.severity) for f in added.failures] == [(key, "error")]
    (folder.folder / "corpus.bib").write_text(f"@book{{{key}, title={{Dots}}}}\n{BIB}", encoding="utf-8")
    corpus = read_corpus(folder.folder)
    assert [work.key for work in corpus.works] == ["wu2020"] and [f.key for f in corpus.errors] == [key]
    assert b"works/wu2020> " in b"".join(corpus_nquads(corpus)), "and the graph is built without it"


def test_works_are_merged(folder: CorpusFolder, inbox: Path) -> None:
    first = "% mine\n" + BIB
    assert folder.add(put(inbox / "a.bib", BIB)).works == ("wu2020",)
    put(folder.folder / "corpus.bib", first)
    added = folder.add(put(inbox / "b.bib", BIB + "@book{zed1999, title={R&D of {BDAI}}}\n@book{"))
    assert added.works == ("zed1999",)
    assert [f.line for f in added.failures] == [3]
    text = (folder.folder / "corpus.bib").read_text("utf-8")
    assert text.startswith(first.rstrip()), "what was there stays as it was written"
    assert [w.title for w in read_corpus(folder.folder).works] == ["Things", "R&D of BDAI"]
    assert folder.add(inbox / "b.bib").works == (), "the same work is skipped"


def test_a_key_that_stands_for_another_work_is_a_failure(folder: CorpusFolder, inbox: Path) -> None:
    folder.add(put(inbox / "a.bib", BIB))
    added = folder.add(put(inbox / "b.bib", BIB.replace("Things", "Other things")))
    assert added.works == ()
    (failure,) = added.failures
    assert (failure.key, failure.severity) == ("wu2020", "error")
    assert "'Things' in the corpus already, and here for 'Other things'" in failure.reason
    assert read_corpus(folder.folder).works["wu2020"].title == "Things"


def test_a_latin_1_bibliography_becomes_utf_8_when_it_is_added_to(folder: CorpusFolder, inbox: Path) -> None:
    folder.folder.mkdir()
    (folder.folder / "corpus.bib").write_bytes(b"@book{a, title={M\xfcller}}")
    folder.add(put(inbox / "b.bib", BIB))
    found = read_corpus(folder.folder)
    assert found.works["a"].title == "Müller"
    assert found.failures == ()


def test_a_whole_corpus_can_be_added(folder: CorpusFolder) -> None:
    added = folder.add(CORPUS)
    assert added.studies == ("lindqvist2019", "okafor2021", "src-7c0ffee5")
    assert len(added.works) == 5
    there = read_corpus(folder.folder)
    assert there.records == read_corpus(CORPUS).records
    assert there.thesaurus == read_corpus(CORPUS).thesaurus
    assert folder.add(CORPUS).failures == added.failures, "twice is once"


SECOND = """thesaurus: 1
concepts:
  - key: robot-trust
    label: faith in robots
    members:
      - {study: berg2022, construct: faith in machines, reason: the same items}
  - key: glare
    label: glare
    alt: [blinding light]
"""


def test_a_second_thesaurus_is_joined_with_the_first(folder: CorpusFolder, inbox: Path) -> None:
    folder.add(CORPUS)
    before = thesaurus_of(read_source(folder.folder / "thesaurus.yaml"))
    second = put(inbox / "thesaurus.yaml", SECOND)
    assert not folder.add(second).failures
    after = thesaurus_of(read_source(folder.folder / "thesaurus.yaml"))
    known, now = before.concept("robot-trust"), after.concept("robot-trust")
    assert known is not None and now is not None
    assert now.label == known.label and now.alt == [*known.alt, "faith in robots"] and now.close == known.close
    assert [m.study for m in now.members] == [*(m.study for m in known.members), "berg2022"]
    assert [c for c in after.concepts if c.key not in {"robot-trust", "glare"}] == [c for c in before.concepts if c.key != "robot-trust"]
    content = (folder.folder / "thesaurus.yaml").read_bytes()
    folder.add(second)
    folder.add(CORPUS)
    assert (folder.folder / "thesaurus.yaml").read_bytes() == content, "twice is once"


def test_a_thesaurus_that_is_unusable_is_left_as_it_is(folder: CorpusFolder, inbox: Path) -> None:
    folder.add(CORPUS)
    assert folder.add(put(inbox / "thesaurus.yaml", "concepts: 3")).failures[0].key == "concepts"
    assert len(read_corpus(folder.folder).thesaurus.concepts) == 6
    put(folder.folder / "thesaurus.yaml", "concepts: 3")
    assert folder.add(put(inbox / "thesaurus.yaml", SECOND)).failures[0].key == "concepts"
    assert (folder.folder / "thesaurus.yaml").read_text(encoding="utf-8") == "concepts: 3"


@pytest.mark.parametrize(("name", "words"), [("a.pdf", "neither a record"), ("missing.yaml", "no file"), ("empty", "holds no record")])
def test_what_is_no_input_is_misuse(folder: CorpusFolder, inbox: Path, name: str, words: str) -> None:
    (inbox / "empty").mkdir()
    put(inbox / "a.pdf", "%PDF")
    with pytest.raises(CorpusError, match=words):
        folder.add(inbox / name)
    assert not folder.folder.exists()


def test_a_write_that_breaks_off_leaves_the_old_file(folder: CorpusFolder, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.add(put(inbox / "a.yaml", HEAD))

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OSError, match="disk full"):
        folder.add(put(inbox / "a.yaml", HEAD + "issues: []\n"))
    monkeypatch.undo()
    assert [p.name for p in (folder.folder / "records").iterdir()] == ["zed2020.yaml"]
    assert folder.list()["zed2020"].read_text("utf-8") == HEAD


def test_what_several_add_at_the_same_time_is_all_there(folder: CorpusFolder, inbox: Path) -> None:
    files = [put(inbox / f"{n}.bib", f"@book{{k{n}, title={{T{n}}}}}\n") for n in range(24)]
    with ThreadPoolExecutor(8) as pool:
        added = list(pool.map(lambda path: CorpusFolder(folder.folder).add(path), files))
    assert {key for one in added for key in one.works} == {f"k{n}" for n in range(24)} == set(read_corpus(folder.folder).works.works)


def test_who_is_kept_waiting_too_long_is_told_by_whom(folder: CorpusFolder, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.corpus.PATIENCE", 0)
    folder.add(put(inbox / "a.yaml", HEAD))
    with held(folder.folder / LOCK, 0) as ours:
        assert ours
        for change in (lambda: folder.add(put(inbox / "b.bib", BIB)), lambda: folder.remove("zed2020")):
            with pytest.raises(CorpusError, match=rf"Another process \(number {os.getpid()}\) is writing the corpus"):
                change()
    assert folder.add(inbox / "b.bib").works == ("wu2020",)
    assert LOCK not in [p.name for p in corpus_files(folder.folder)]


def test_what_is_read_is_what_is_stored_though_the_file_changes(folder: CorpusFolder, inbox: Path) -> None:
    found = incoming(put(inbox / "a.yaml", HEAD))
    put(inbox / "a.yaml", "no record")
    assert Added.together(folder.put(found)).studies == ("zed2020",)
    assert folder.list()["zed2020"].read_text("utf-8") == HEAD


def test_what_was_stored_before_a_failure_is_known(folder: CorpusFolder, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [*incoming(put(inbox / "a.yaml", HEAD)), *incoming(put(inbox / "b.bib", BIB))]
    done: list[Added] = []
    with pytest.raises(OSError, match="No space"):
        for added in folder.put(found):
            done.append(added)
            monkeypatch.setattr(os, "fsync", full_disk)
    monkeypatch.undo()
    assert [one.studies for one in done] == [("zed2020",)]
    assert [p.name for p in corpus_files(folder.folder)] == ["zed2020.yaml"]
    assert folder.add(inbox / "b.bib").works == ("wu2020",), "the lock is free again"


def full_disk(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_ids_that_differ_by_case_alone_are_refused(folder: CorpusFolder, inbox: Path) -> None:
    folder.add(put(inbox / "a.yaml", HEAD))
    added = folder.add(put(inbox / "b.yaml", HEAD.replace("zed2020", "Zed2020")))
    assert added.studies == ()
    assert (added.failures[0].key, added.failures[0].severity) == ("study.id", "error")
    assert "'Zed2020' differs from that of the study 'zed2020' by its case alone" in added.failures[0].reason
    put(folder.folder / "records" / "zz.yaml", HEAD.replace("zed2020", "ZED2020"))
    found = read_corpus(folder.folder)
    assert [r.id for r in found.records] == ["zed2020"]
    assert [(f.line, f.key) for f in found.errors] == [(3, "study.id")]


def test_an_id_with_a_colon_gives_a_file_that_every_disk_can_store(folder: CorpusFolder, inbox: Path) -> None:
    for id_ in ("doi:10.1", "doi_10.1"):
        assert folder.add(put(inbox / "a.yaml", HEAD.replace("zed2020", id_))).studies == (id_,)
    assert sorted(p.name for p in record_files(folder.folder)) == ["doi%3A10.1.yaml", "doi_10.1.yaml"]
    assert sorted(folder.list()) == ["doi:10.1", "doi_10.1"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
def test_what_goes_on_for_ever_is_not_read(folder: CorpusFolder, inbox: Path) -> None:
    os.mkfifo(inbox / "pipe.bib")
    for name in ("zero.yaml", "zero.bib"):
        (inbox / name).symlink_to("/dev/zero")
    (inbox / "loop.json").symlink_to(inbox / "loop.json")
    reasons = [f.reason for f in folder.add(inbox).failures]
    assert len(reasons) == 4
    assert sorted(r for r in reasons if r.startswith("this is")) == ["this is no file but a device"] * 2 + ["this is no file but a pipe"]
    assert not folder.folder.exists()
    (folder.folder / "records").mkdir(parents=True)
    (folder.folder / "records" / "a.yaml").symlink_to("/dev/zero")
    assert len(corpus_hash(folder.folder)) == 64
    assert [f.reason for f in read_corpus(folder.folder).errors] == ["this is no file but a device"]
