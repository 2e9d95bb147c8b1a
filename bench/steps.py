"""The steps that are measured in a process of their own: ``python -m bench.steps NAME ...`` prints what it measured as JSON."""

from __future__ import annotations

import json
import os
import pickle
import resource
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from bench.figures import Times
from bench.nodes import sample
from bench.processes import memory
from bench.questions import Call, example_calls, sampled_calls
from bench.rows import multiset, of_oxigraph, of_rdflib
from kg.corpus import read_corpus
from kg.generate.corpus import Generator, write_corpus
from kg.graph.store import Store
from kg.queries.catalogue import Catalogue, ask
from web.serve import MEMORY_QUADS, settle


class OutOfTimeError(BaseException):
    """Nothing between here and there may take it for an error of its own."""


def generate(folder: str, studies: str, seed: str, depth: str) -> dict[str, Any]:
    """Write a generated corpus."""
    start = time.perf_counter()
    write_corpus(Path(folder), Generator(int(studies), int(seed), depth=float(depth)), "json")
    return {"seconds": time.perf_counter() - start}


def build(corpus: str, store: str) -> dict[str, Any]:
    """Read a corpus and build its store, as the first start of a server does."""
    start = time.perf_counter()
    read = read_corpus(Path(corpus))
    done = time.perf_counter()
    after_reading = _peak()
    about = Store(Path(store)).rebuild(read)
    return {"read": done - start, "build": time.perf_counter() - done, "quads": about.quads, "studies": len(read.records),
            "failures": len(read.failures), "memory after reading": after_reading}


def questions(store: str, size: str) -> dict[str, Any]:
    """Ask every question of the catalogue as pages do, up to twenty times each."""
    opened = Store(Path(store), memory_quads=MEMORY_QUADS)
    reader = opened.reader()
    found: list[dict[str, Any]] = []
    settle()  # as the server does
    for call in calls(opened, int(size), 5):
        times, rows = Times(), 0
        answer: Any = times.measure(partial(ask, reader, call.question, **call.parameters), 20, 3.0)
        rows = len(answer)
        found.append({"question": call.question.name, "parameters": call.parameters, "rows": rows, "seconds": times.seconds})
    return {"calls": found}


def calls(store: Store, size: int, each: int) -> list[Call]:
    """The example calls where the store has what they name, else calls with nodes of a sample."""
    base = store.about().base
    catalogue = Catalogue.load(base)
    return example_calls(store.reader(), catalogue) or list(sampled_calls(catalogue, sample(store.reader(), base, size), each))


def dump(store: str, file: str) -> dict[str, Any]:
    """Write the graph of a store as N-Quads."""
    with Path(file).open("wb") as out:
        Store(Path(store)).reader().dump(out, ox.RdfFormat.N_QUADS)
    return {}


def embedded(store: str, queries: str, answers: str) -> dict[str, Any]:
    """Run queries on the store as the website has it."""
    reader = Store(Path(store), memory_quads=MEMORY_QUADS).reader()
    return _run(queries, answers, lambda text: reader.query(text, use_default_graph_as_union=True), of_oxigraph, 3, None)


def rdflib(file: str, queries: str, answers: str, limit: str) -> dict[str, Any]:
    """Run queries with rdflib's own engine, each for so many seconds at most."""
    from rdflib import Dataset

    before, start = memory(os.getpid()) or 0.0, time.perf_counter()
    dataset = Dataset(default_union=True)
    dataset.parse(file, format="nquads")
    loaded = {"load": time.perf_counter() - start, "memory": (memory(os.getpid()) or 0.0) - before}
    return {**loaded, **_run(queries, answers, dataset.query, of_rdflib, 1, int(limit))}


def _run(queries: str, answers: str, query: Any, of_term: Any, repeats: int, limit: int | None) -> dict[str, Any]:
    """Run queries one after the other; their times are returned, their answers go into a file."""
    found: dict[str, Any] = {}
    times: dict[str, list[float] | None] = {}
    for one in json.loads(Path(queries).read_text(encoding="utf-8")):
        measured = Times()
        if limit:
            signal.signal(signal.SIGALRM, _out_of_time)
            signal.alarm(limit)
        try:
            rows: Any = measured.measure(partial(_all, query, one["text"]), repeats, 10.0)
        except OutOfTimeError:
            times[one["key"]] = None
            continue
        except Exception as error:
            times[one["key"]], found[one["key"]] = None, f"{type(error).__name__}: {str(error)[:200]}"
            continue
        finally:
            signal.alarm(0)
        times[one["key"]] = measured.seconds
        found[one["key"]] = multiset([[of_term(term) for term in row] for row in rows], one["text"])
    Path(answers).write_bytes(pickle.dumps(found))
    return {"times": times}


def _all(query: Any, text: str) -> list[Any]:
    return list(query(text))


def _out_of_time(*_: object) -> None:
    raise OutOfTimeError


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


STEPS = {step.__name__: step for step in (generate, build, questions, dump, embedded, rdflib)}

if __name__ == "__main__":
    begin = time.perf_counter()
    report = STEPS[sys.argv[1]](*sys.argv[2:])
    print(json.dumps({**report, "wall": time.perf_counter() - begin, "cpu": time.process_time(), "peak": _peak()}))
