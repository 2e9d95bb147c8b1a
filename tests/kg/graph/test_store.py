from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Dataset

from kg.corpus import Corpus, corpus_hash
from kg.errors import NonconformingGraphError, StoreError
from kg.graph.build import sorted_nquads
from kg.graph.store import Store, builder_hash

ROOT = Path(__file__).parents[3]
CORPUS = ROOT / "tests" / "corpus"
KILLS = 20


def count(store: Store) -> int:
    """How many quads a new reader finds, by reading every one."""
    return sum(1 for _ in Store(store.folder).reader())


def test_the_store_holds_what_was_built(store: Store, dataset: Dataset) -> None:
    lines = sorted(f"{q.subject} {q.predicate} {q.object} {q.graph_name} ." for q in store.reader())
    assert lines == sorted_nquads(dataset).decode().splitlines()
    assert store.about().quads == len(lines)


def test_a_reader_keeps_its_generation_and_the_next_one_gets_the_new(tmp_path: Path, corpus: Corpus, one_study: Corpus) -> None:
    store = Store(tmp_path)
    store.rebuild(one_study)
    old = store.reader()
    assert store.reader() is old
    few = len(old)
    store.rebuild(corpus)
    assert len(old) == few
    assert len(store.reader()) > few and store.reader() is not old
    assert store.generation == 2


def test_a_reader_in_another_process_sees_the_swap(tmp_path: Path, corpus: Corpus, one_study: Corpus) -> None:
    Store(tmp_path).rebuild(one_study)
    other = Store(tmp_path)
    few = len(other.reader())
    subprocess.run(
        [
            sys.executable,
            "-c",
            f"""
from collections.abc import Iterator
from pathlib import Path
from kg.corpus import read_corpus
from kg.graph.store import Store
Store(Path({str(tmp_path)!r})).rebuild(read_corpus(Path({str(CORPUS)!r})))
""",
        ],
        check=True,
        cwd=ROOT,
    )
    assert len(other.reader()) > few


def test_the_graph_can_be_opened_by_its_path(store: Store) -> None:
    assert len(pyoxigraph.Store.read_only(str(store.path))) == store.about().quads


def test_is_current(tmp_path: Path, corpus: Corpus) -> None:
    store, hash_ = Store(tmp_path), corpus_hash(CORPUS)
    assert not store.is_current(hash_)
    about = store.rebuild(corpus)
    assert about == store.about() and about.corpus == hash_ and about.builder == builder_hash()
    assert store.is_current(hash_)
    assert not store.is_current("another corpus")
    assert not store.is_current(hash_, base="http://localhost:5000/")
    store.rebuild(corpus, base="http://localhost:5000/", corpus_hash="given")
    assert store.is_current("given", base="http://localhost:5000/")
    shutil.rmtree(store.path.parent)
    assert not store.is_current("given", base="http://localhost:5000/")


def test_another_builder_makes_a_store_stale(tmp_path: Path, corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.rebuild(corpus)
    monkeypatch.setattr("kg.graph.store.builder_hash", lambda: "other code")
    assert not store.is_current(corpus_hash(CORPUS))


def test_there_is_no_graph_yet(tmp_path: Path) -> None:
    store = Store(tmp_path / "new")
    assert store.generation is None
    for ask in (store.reader, store.about, lambda: store.path):
        with pytest.raises(StoreError, match=r"There is no graph in .*new yet. Build one"):
            ask()
    assert not store.folder.exists()  # asking makes nothing


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("current", "x", "The pointer .* is damaged"),
        ("current", "77", "Generation 77 .* is missing"),
        ("generations/1/about.json", "{", "Generation 1 .* is damaged"),
    ],
)
def test_a_broken_store_says_so_and_is_repaired_by_a_rebuild(tmp_path: Path, one_study: Corpus, file: str, text: str, says: str) -> None:
    store = Store(tmp_path)
    whole = store.rebuild(one_study).quads
    (tmp_path / file).write_text(text)
    with pytest.raises(StoreError, match=f"{says}.* Build it again"):
        Store(tmp_path).reader()
    assert store.rebuild(one_study).quads == whole == count(store)


@pytest.mark.parametrize("damage", ["CURRENT", "MANIFEST-*", "*.sst", "all"])
def test_a_damaged_graph_is_no_traceback_of_the_engine(tmp_path: Path, one_study: Corpus, damage: str) -> None:
    store = Store(tmp_path)
    store.rebuild(one_study)
    if damage == "all":
        shutil.rmtree(store.path)
    else:
        for path in store.path.glob(damage):
            path.unlink()
    with pytest.raises(StoreError, match=r"damaged .*Build it again"):
        Store(tmp_path).reader()
    assert store.rebuild(one_study).quads == count(store)


def test_a_store_of_another_engine_is_said(tmp_path: Path, one_study: Corpus) -> None:
    store = Store(tmp_path)
    store.rebuild(one_study)
    about = tmp_path / "generations" / "1" / "about.json"
    about.write_text(about.read_text().replace("pyoxigraph 0.", "pyoxigraph 9."))
    with pytest.raises(StoreError, match=r"was written by pyoxigraph 9\.\d+, this is pyoxigraph 0"):
        Store(tmp_path).reader()


def test_a_graph_that_breaks_rules_is_refused_where_one_asks_for_it(
    tmp_path: Path, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    kept = store.rebuild(corpus, validate=True)
    # A claim without its text: the record model would refuse it, so it is taken out behind its back.
    claim = corpus.records[0].claims[0].model_copy(update={"text": ""})
    record = corpus.records[0].model_copy(update={"claims": [claim, *corpus.records[0].claims[1:]]})
    bad = Corpus((record, *corpus.records[1:]), corpus.works, corpus.thesaurus)
    with pytest.raises(NonconformingGraphError, match=r"breaks 1 rules? of the ontology[\s\S]*claims/H1") as caught:
        store.rebuild(bad, validate=True)
    assert [v.focus.rsplit("/", 1)[1] for v in caught.value.violations] == ["H1"]
    assert store.about() == kept
    assert store.rebuild(bad).number == 2  # without validation it is taken


def test_a_graph_that_cannot_be_made_leaves_the_old_one(tmp_path: Path, corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph is made while the engine reads it: what goes wrong there comes out as what it is."""
    store = Store(tmp_path)
    kept = store.rebuild(corpus)

    def pieces(*_: object) -> Iterator[bytes]:
        yield b"<http://x/s> <http://x/p> <http://x/o> <http://x/g> .\n"
        raise ValueError("a study cannot be written")

    monkeypatch.setattr("kg.graph.store.corpus_nquads", pieces)
    with pytest.raises(ValueError, match="a study cannot be written"):
        store.rebuild(corpus)
    assert store.about() == kept and count(store) == kept.quads
    assert [p.name for p in (tmp_path / "generations").iterdir()] == ["1"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, one_study: Corpus) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot be written \(.*Not a directory.*NOMNET_STORE"):
        Store(tmp_path / "file" / "store").rebuild(one_study)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are POSIX")
def test_a_full_disk_leaves_the_old_graph(tmp_path: Path, one_study: Corpus) -> None:
    """A limit on file sizes stands for the full disk: the engine fails to write in the middle of its work."""
    store = Store(tmp_path)
    whole = store.rebuild(one_study).quads
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            f"""
import resource, sys
from collections.abc import Iterator
from pathlib import Path
from kg.corpus import read_corpus
from kg.errors import StoreError
from kg.graph.store import Store
corpus = read_corpus(Path({str(CORPUS)!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    Store(Path({str(tmp_path)!r})).rebuild(corpus)
except StoreError as error:
    print(error)
else:
    sys.exit("it was written all the same")
""",
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "cannot be written" in run.stdout and "what was there before is still there" in run.stdout
    assert count(store) == whole and store.generation == 1
    assert [p.name for p in (tmp_path / "generations").iterdir()] == ["1"]  # nothing half written is left


def test_threads_share_one_reader_while_the_store_is_rebuilt(tmp_path: Path, corpus: Corpus, one_study: Corpus) -> None:
    store = Store(tmp_path)
    sizes = {store.rebuild(one_study).quads, store.rebuild(corpus).quads}
    seen: list[int] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.append(len(store.reader()))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for thread in readers:
        thread.start()
    for corpus_ in (one_study, corpus, one_study, corpus):
        store.rebuild(corpus_)
    stop.set()
    for thread in readers:
        thread.join()
    assert set(seen) == sizes


# A process that is told how long to wait before it kills the builder that it starts; it imports once and forks.
KILLER = """
import os, signal, sys, time
from collections.abc import Iterator
from pathlib import Path
from kg.corpus import Corpus, read_corpus
from kg.graph.store import Store
corpus = read_corpus(Path(sys.argv[1]))
corpora = {"few": Corpus(corpus.records[:1], corpus.works, corpus.thesaurus), "all": corpus}
store = Store(Path(sys.argv[2]))
for line in sys.stdin:
    which, seconds = line.split()
    child = os.fork()
    if not child:
        store.rebuild(corpora[which])
        os._exit(0)
    if seconds != "never":
        time.sleep(float(seconds))
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    print("killed" if os.WIFSIGNALED(status) else "done", flush=True)
"""


class Killer:
    """Builds in a process of their own, which are killed after so many seconds."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def build(self, which: str, seconds: float | None = None) -> str:
        """Build the corpus of this name; ``"done"``, or ``"killed"`` where it had not ended by then."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(f"{which} {'never' if seconds is None else seconds}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_a_build_killed_at_any_moment_leaves_a_whole_graph(tmp_path: Path) -> None:
    """The old graph or the new one, never anything else; twenty kills at seeded random moments of a real process."""
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(
        [sys.executable, "-c", KILLER, str(CORPUS), str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    ) as process:
        killer, store = Killer(process), Store(tmp_path)
        sizes, times = {}, []
        for which in ("all", "few", "all", "few"):
            start = time.perf_counter()
            assert killer.build(which) == "done"
            times.append(time.perf_counter() - start)
            sizes[which] = count(store)
        assert sizes["all"] > sizes["few"] > 0

        moments, kills, before = random.Random(20261125), 0, "few"
        for attempt in range(10 * KILLS):
            target, generation = "all" if before == "few" else "few", store.generation
            outcome = killer.build(target, moments.uniform(0, min(times)))
            found = count(store)
            assert found in (sizes[before], sizes[target]), f"attempt {attempt}: {found} quads"
            assert found == sizes[target] or outcome == "killed"
            assert (store.generation == generation) == (found == sizes[before])
            before, kills = ("all" if found == sizes["all"] else "few"), kills + (outcome == "killed")
            if kills == KILLS:
                break
        assert kills == KILLS

        assert killer.build("all") == "done"  # and the store goes on
    assert process.returncode == 0 and count(store) == sizes["all"]
    assert len(list((tmp_path / "generations").iterdir())) <= 2  # what the killed ones left is gone


def test_a_small_graph_is_read_into_memory_where_a_server_wants_it(tmp_path: Path, corpus: Corpus, one_study: Corpus) -> None:
    Store(tmp_path).rebuild(one_study)
    server = Store(tmp_path, memory_quads=100_000)
    before = set(server.reader())
    assert before == set(Store(tmp_path).reader())
    shutil.rmtree(server.path)  # what is in memory needs no file
    assert set(server.reader()) == before
    Store(tmp_path).rebuild(corpus)
    assert len(server.reader()) == server.about().quads > len(before)
    assert len(Store(tmp_path, memory_quads=10).reader()) == server.about().quads


@pytest.mark.parametrize("damage", ["graph", "graph/CURRENT", "in-use", "graph/*.sst", "graph/MANIFEST*"])
def test_a_damaged_graph_is_not_sound_though_its_description_is_current(tmp_path: Path, one_study: Corpus, damage: str) -> None:
    about = Store(tmp_path).rebuild(one_study, corpus_hash="x")
    assert Store(tmp_path).is_sound()
    for place in (tmp_path / "generations" / str(about.number)).glob(damage):
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    assert Store(tmp_path).is_current("x")
    assert not Store(tmp_path).is_sound()
    Store(tmp_path).rebuild(one_study, corpus_hash="x")
    assert Store(tmp_path).is_sound()


def test_a_truncated_graph_is_not_sound(tmp_path: Path, one_study: Corpus) -> None:
    about = Store(tmp_path).rebuild(one_study)
    largest = max((tmp_path / "generations" / str(about.number) / "graph").glob("*.sst"), key=lambda p: p.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-100])
    assert not Store(tmp_path).is_sound()


def test_a_folder_without_a_graph_is_not_sound(tmp_path: Path) -> None:
    assert not Store(tmp_path).is_sound()


def test_who_holds_the_lock_can_rebuild(tmp_path: Path, one_study: Corpus) -> None:
    store = Store(tmp_path)
    with store.writing():
        store.rebuild(one_study)
        with pytest.raises(StoreError, match="is writing the store"):
            Store(tmp_path).rebuild(one_study)
    Store(tmp_path).rebuild(one_study)
    assert store.generation == 2
