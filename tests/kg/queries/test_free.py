"""A stranger's SPARQL, all the way: workers, limits, generations. Nothing here may end in anything but an answer or a QueryError."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.corpus import Corpus
from kg.errors import StoreError
from kg.graph.store import Store
from kg.queries import free
from kg.queries.errors import (
    AnswerFormatError,
    LimitError,
    QueryError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTooLargeError,
)
from kg.queries.free import FreeAnswer, Limits, QueryService, run_free

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
DERIVED = "https://w3id.org/nomnet/graphs/derived"


@pytest.fixture(scope="module")
def service(store: Store) -> Iterator[QueryService]:
    """A service on the invented corpus with the usual limits, but less patience."""
    service = QueryService(store.folder, Limits(seconds=3))
    yield service
    service.close()


@pytest.fixture
def hasty(store: Store) -> Iterator[QueryService]:
    """One worker, half a second, and room for two more queries."""
    service = QueryService(store.folder, Limits(seconds=0.5, running=1, waiting=2, patience=3, memory=300_000_000))
    try:
        service.run("ASK {}")
        yield service
    finally:
        service.close()


def number(answer: FreeAnswer) -> int:
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


def test_an_answer_in_every_form(service: QueryService) -> None:
    for form, media in free.FORMS["SELECT"].items():
        answer = service.run(COUNT, form)
        assert (answer.media_type, answer.kind, answer.truncated) == (media, "SELECT", False)
        assert service.run("ASK { ?s ?p ?o }", form).body.count(b"true") == 1
    for form, media in free.FORMS["CONSTRUCT"].items():
        answer = service.run("CONSTRUCT WHERE { ?s a <https://w3id.org/nomnet/ontology/Study> }", form)
        assert answer.media_type == media
        assert b"lindqvist2019" in answer.body
    assert service.run("DESCRIBE <https://w3id.org/nomnet/constructs/robot-trust>").media_type.startswith("text/turtle")


def test_the_default_graph_is_the_union(service: QueryService, store: Store) -> None:
    assert number(service.run(COUNT)) == len(store.reader())
    assert number(service.run("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")) == len(store.reader())


def test_graphs_of_the_store_may_be_chosen_and_others_may_not(service: QueryService) -> None:
    derived = number(service.run(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{DERIVED}> {{ ?s ?p ?o }} }}"))
    assert derived > 100
    assert number(service.run(COUNT.replace("{", f"FROM <{DERIVED}> {{", 1))) == derived
    assert number(service.run(COUNT, default_graphs=[DERIVED])) == derived
    assert number(service.run("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", named_graphs=[DERIVED])) == derived
    assert number(service.run(COUNT, named_graphs=[DERIVED])) == 0, "the protocol's dataset has no default graph unless one is named"
    assert number(service.run(f"SELECT (COUNT(*) AS ?n) FROM NAMED <{DERIVED}> {{ GRAPH ?g {{ ?s ?p ?o }} }}")) == derived
    for graph in ("file:///etc/passwd", "http://localhost:1/", "https://w3id.org/nomnet/graphs/none"):
        for refused in (lambda g=graph: service.run(COUNT.replace("{", f"FROM <{g}> {{", 1)),
                        lambda g=graph: service.run(COUNT.replace("{", f"FROM NAMED <{g}> {{", 1)),
                        lambda g=graph: service.run(COUNT, default_graphs=[g]), lambda g=graph: service.run(COUNT, named_graphs=[g])):
            with pytest.raises(QueryRefusedError, match="no graph"):
                refused()
    with pytest.raises(QueryRefusedError):
        service.run(COUNT, default_graphs=["no iri at all"])


@pytest.mark.parametrize(("text", "error"), [
    ("SELECT * { OPTIONAL { SERVICE <http://localhost:1/> { ?s ?p ?o } } }", QueryRefusedError),
    ("LOAD <file:///etc/passwd>", QueryRefusedError), ("DELETE WHERE { ?s ?p ?o }", QueryRefusedError),
    ("SELECT * { ?s ?p }", QuerySyntaxError), ("ASK { ?s ?p '\x00' }", QuerySyntaxError), ("ASK { ?s ?p '\ud800' }", QuerySyntaxError),
    ("SELECT * " + "{" * 5000, QueryTooLargeError), ("ASK {" + " " * 10_000_000 + "}", QueryTooLargeError),
    ("ASK { " + "?s ?p ?o . " * 8000 + "}", QueryTooLargeError), ("ASK { ?s " + "<http://x/>/" * 8000 + "<http://x/> ?o }", QueryError),
    ("ASK { FILTER(" + "!" * 9000 + "?x) }", QueryError), ("ASK { ?s ?p ?o LATERAL { ?o ?p ?x } }", QuerySyntaxError),
    # What rdflib lets pass and the engine does not.
    ("SELECT ?x (1 AS ?x) { }", QuerySyntaxError), ("ASK { BIND(1 AS ?s) BIND(2 AS ?s) }", QuerySyntaxError)])
def test_hostile_texts_are_errors_and_the_service_goes_on(service: QueryService, text: str, error: type[QueryError]) -> None:
    with pytest.raises(error) as caught:
        service.run(text)
    assert "Traceback" not in str(caught.value)
    assert service.run("ASK {}").body


def test_the_place_of_a_fault_comes_from_the_worker(service: QueryService) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        service.run("SELECT *\nWHERE { ?s ?p }")
    assert (caught.value.line, caught.value.column) == (2, 16)


def test_a_form_that_does_not_fit_is_refused_before_anything_runs(service: QueryService) -> None:
    with pytest.raises(AnswerFormatError, match="A SELECT query answers as json, xml, csv, tsv, not as ttl"):
        service.run(ENDLESS, "ttl")


def test_an_endless_query_is_killed_and_the_next_one_answers(hasty: QueryService) -> None:
    with pytest.raises(LimitError, match=r"stopped after 0\.5 seconds"):
        hasty.run(ENDLESS)
    assert hasty.run("ASK {}").body


def test_a_query_that_eats_memory_is_stopped_and_the_next_one_answers(hasty: QueryService) -> None:
    with pytest.raises(LimitError):
        hasty.run("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f ?h")
    assert hasty.run("ASK {}").body


def test_a_worker_that_dies_between_queries_is_replaced(hasty: QueryService) -> None:
    worker = hasty._pool._idle.queue[0]
    os.kill(worker._process.pid, 9)
    worker._process.wait()
    assert hasty.run("ASK {}").body


def test_workers_end_with_the_process_that_started_them(store: Store) -> None:
    """Killed without warning, it leaves neither an idle worker nor one in the middle of an endless query."""
    program = f"""
import threading, time
from pathlib import Path
from kg.queries.free import Limits, QueryService
service = QueryService(Path({str(store.folder)!r}), Limits(seconds=1, running=2))
service.run("ASK {{}}")
print(*(worker._process.pid for worker in list(service._pool._idle.queue)), flush=True)
threading.Thread(target=service.run, args=({ENDLESS!r},)).start()
time.sleep(60)
"""
    root = str(Path(free.__file__).parents[2])
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": root})
    assert parent.stdout is not None
    with parent.stdout:
        workers = [int(word) for word in parent.stdout.readline().split()]
    time.sleep(0.3)
    parent.kill()
    parent.wait()
    assert len(workers) == 2
    end = time.monotonic() + 10
    while any(map(runs, workers)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(map(runs, workers))


def runs(process: int) -> bool:
    """Whether there is a process of this number that is not already dead and waiting to be noticed."""
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_too_many_queries_are_told_to_come_back(hasty: QueryService) -> None:
    outcomes = at_once(lambda: hasty.run(ENDLESS), 8)
    assert outcomes == {"BusyError": 5, "LimitError": 3}
    assert hasty.run("ASK {}").body


def test_two_hundred_at_once_are_all_answered_or_refused(service: QueryService) -> None:
    outcomes = at_once(lambda: service.run(COUNT), 200)
    assert sum(outcomes.values()) == 200
    assert set(outcomes) <= {"answer", "BusyError"}
    assert outcomes["answer"] >= service.limits.running + service.limits.waiting


def at_once(query, number: int) -> Counter[str]:  # type: ignore[no-untyped-def]
    """How so many queries in as many threads end."""
    outcomes: Counter[str] = Counter()
    lock, gate = threading.Lock(), threading.Barrier(number)

    def ask() -> None:
        gate.wait()
        try:
            query()
            outcome = "answer"
        except BaseException as error:
            outcome = type(error).__name__
        with lock:
            outcomes[outcome] += 1

    threads = [threading.Thread(target=ask) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return outcomes


def test_rows_and_bytes_are_limited(store: Store) -> None:
    service = QueryService(store.folder, Limits(rows=10, running=1))
    try:
        rows = service.run("SELECT * { ?s ?p ?o }")
        assert rows.truncated and len(json.loads(rows.body)["results"]["bindings"]) == 10
        graph = service.run("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "nt")
        assert graph.truncated and graph.body.count(b"\n") == 10
    finally:
        service.close()


def test_fewer_rows_than_the_limit_may_be_asked_for(service: QueryService) -> None:
    some, one = service.run("SELECT * { ?s ?p ?o }", rows=7), service.run("CONSTRUCT WHERE { ?s ?p ?o }", "nt", rows=1)
    assert some.truncated and len(json.loads(some.body)["results"]["bindings"]) == 7
    assert one.truncated and one.body.count(b"\n") == 1
    assert not service.run("SELECT (1 AS ?n) {}", rows=7).truncated
    assert len(json.loads(service.run("SELECT * { ?s ?p ?o } LIMIT 20").body)["results"]["bindings"]) == 20, "asked for once, not kept"


def test_workers_follow_the_store(tmp_path: Path, corpus: Corpus) -> None:
    store = Store(tmp_path)
    store.rebuild(Corpus(records=()))
    service = QueryService(tmp_path, Limits(running=1))
    try:
        before = number(service.run(COUNT))
        store.rebuild(corpus)
        assert number(service.run(COUNT)) == len(store.reader()) > before
    finally:
        service.close()
        store.close()


def test_one_service_per_folder_and_limits(store: Store, tmp_path: Path) -> None:
    limits = Limits(running=1, seconds=5)
    assert number(run_free(store.folder, COUNT, limits=limits)) == len(store.reader())
    assert free.service_of(store.folder, limits) is free.service_of(store.folder, limits)
    free.service_of(store.folder, limits).close()
    with pytest.raises(StoreError):
        run_free(tmp_path / "nothing", "ASK {}", limits=limits)
    with pytest.raises(QueryRefusedError):
        run_free(tmp_path / "nothing", "CLEAR ALL", limits=limits)


def test_a_file_where_the_service_starts_is_no_module(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    service = QueryService(store.folder, Limits(running=1))
    try:
        assert service.run("ASK {}").body
    finally:
        service.close()


