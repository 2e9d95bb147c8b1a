"""The same questions, the same data, three engines: the store that nomnet embeds, an Oxigraph server, and rdflib's own engine."""

from __future__ import annotations

import importlib.util
import json
import pickle
import shutil
import subprocess
import sys
import sysconfig
import time
from collections import Counter
from functools import partial
from http.client import HTTPConnection
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

from bench.figures import Report, Times, duration
from bench.processes import available_memory, free_port, serving, step
from bench.questions import Call
from bench.rows import difference, multiset, of_json

MB_PER_QUAD = 2.2e-3
"""What rdflib needs for a quad in memory, in MB, as the smaller corpora of this benchmark show; it decides whether one is tried."""

PATIENCE = 120
"""Seconds for one query of the server; it stops then by itself."""


def server_program() -> Path:
    """The program ``oxigraph``, of the version that pyoxigraph embeds; installed into this environment if it is missing."""
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    wanted = version("pyoxigraph")
    try:
        there = version("oxigraph")
    except PackageNotFoundError:
        there = ""
    if there != wanted or not program.exists():
        if importlib.util.find_spec("pip") is None:
            raise RuntimeError(f"the benchmark needs the package oxigraph {wanted}: install it beside nomnet")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, f"oxigraph=={wanted}"], check=True)
    return program


def compare(report: Report, title: str, store: Path, calls: list[Call], work: Path, limit: int) -> None:
    """Run every call on all engines and print times, ratios, and whether the answers are alike."""
    queries = work / "queries.json"
    queries.write_text(json.dumps([{"key": f"{n} {call.question.name}", "text": call.text} for n, call in enumerate(calls)]),
                       encoding="utf-8")
    dumped = work / "graph.nq"
    step("dump", str(store), str(dumped))
    quads = json.loads((store / "generations" / (store / "current").read_text().strip() / "about.json").read_text())["quads"]
    ours = step("embedded", str(store), str(queries), str(work / "embedded.pickle"))
    theirs, their_answers = _server(dumped, work / "oxigraph", json.loads(queries.read_text(encoding="utf-8")))
    report.say(f"\nOxigraph's own loader took {duration(theirs['load'])} for the dump.")
    needed = MB_PER_QUAD * quads
    slow: dict[str, Any] = {"times": {}}
    if needed < 0.8 * available_memory():
        slow = step("rdflib", str(dumped), str(queries), str(work / "rdflib.pickle"), str(limit))
        report.say(f"rdflib parsed the dump in {duration(slow['load'])}, {slow['memory']:.0f} MB in memory "
                   f"({slow['memory'] / quads * 1000:.2f} MB for 1,000 quads).")
    else:
        report.say(f"rdflib was not tried: {quads:,} quads need about {needed / 1024:.0f} GB of memory, "
                   f"{available_memory() / 1024:.0f} GB are free.")
    _print(report, title, ours["times"], theirs["times"], slow["times"], limit,
           pickle.loads((work / "embedded.pickle").read_bytes()), their_answers,
           pickle.loads((work / "rdflib.pickle").read_bytes()) if slow["times"] else {})
    dumped.unlink()
    (work / "rdflib.pickle").unlink(missing_ok=True)


def _server(dumped: Path, location: Path, queries: list[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Counter[str]]]:
    """Times and answers of an Oxigraph server that has loaded the dump."""
    program = server_program()
    shutil.rmtree(location, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run([str(program), "load", "--location", str(location), "--file", str(dumped)], check=True, capture_output=True)
    subprocess.run([str(program), "optimize", "--location", str(location)], check=True, capture_output=True)
    load = time.perf_counter() - start
    port = free_port()
    command = [str(program), "serve-read-only", "--location", str(location), "--bind", f"127.0.0.1:{port}", "--union-default-graph",
               "--timeout-s", str(PATIENCE)]
    times: dict[str, list[float] | None] = {}
    answers: dict[str, Counter[str]] = {}
    with serving(command, port):
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE + 10)
        for one in queries:
            measured = Times()
            try:
                found: Any = measured.measure(partial(_post, connection, one["text"]), 3, 10.0)
            except (OSError, ValueError):
                times[one["key"]] = None
                connection.close()
                continue
            times[one["key"]] = measured.seconds
            names = found["head"]["vars"]
            rows = [[of_json(row.get(name)) for name in names] for row in found["results"]["bindings"]]
            answers[one["key"]] = multiset(rows, one["text"])
        connection.close()
    shutil.rmtree(location)
    return {"load": load, "times": times}, answers


def _post(connection: HTTPConnection, text: str) -> Any:
    """The answer of the server, read as JSON."""
    headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    connection.request("POST", "/query", text.encode(), headers)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise ValueError(f"{response.status}: {body[:200]!r}")
    return json.loads(body)


def _print(report: Report, title: str, ours: dict[str, list[float] | None], theirs: dict[str, list[float] | None],
           slow: dict[str, list[float] | None], limit: int, *answers: dict[str, Any]) -> None:
    """The table of one corpus, and the sums; of several runs of a query the fastest counts."""
    rows: list[list[str]] = []
    server_ratios: list[float] = []
    rdflib_ratios: list[float] = []
    late = 0
    unlike: list[str] = []
    for key, seconds in ours.items():
        if seconds is None:
            rows.append([key, "failed", "", "", "", "", str(answers[0].get(key, ""))])
            unlike.append(key)
            continue
        here = min(seconds)
        row = [key.split(" ", 1)[1], str(sum(answers[0][key].values())), duration(here)]
        for other, ratios, found in ((theirs, server_ratios, answers[1]), (slow, rdflib_ratios, answers[2])):
            times = other.get(key)
            if times:
                ratios.append(min(times) / here)
                row += [duration(min(times)), f"{ratios[-1]:.1f}"]
            else:
                late += other is slow and key in slow and not isinstance(found.get(key), str)
                said = found.get(key) if isinstance(found.get(key), str) else f"not within {limit if other is slow else PATIENCE} s"
                row += [str(said) if key in other else "not tried", ""]
        verdicts = [f"{name}: {how}" for name, found in (("server", answers[1]), ("rdflib", answers[2]))
                    if isinstance(found.get(key), Counter) and (how := difference(answers[0][key], found[key]))]
        unlike += [f"{key.split(' ', 1)[1]} ({'; '.join(verdicts)})"] if verdicts else []
        rows.append([*row, "; ".join(verdicts) or "alike"])
    report.table(title, ["question", "rows", "embedded", "server", "x", "rdflib", "x", "answers"], rows)
    report.say()
    for name, ratios in (("Oxigraph server over HTTP", server_ratios), ("rdflib", rdflib_ratios)):
        if ratios:
            ordered = sorted(ratios)
            report.say(f"{name}: {len(ratios)} of {len(ours)} questions answered, in {ordered[0]:.1f} to {ordered[-1]:.1f} times the time "
                       f"of the embedded store, median {median(ordered):.1f}.")
    if slow:
        report.say(f"rdflib: {late} questions not within {limit} s, {sum(isinstance(a, str) for a in answers[2].values())} with an error.")
    report.say(f"Answers that differ: {'; '.join(unlike) if unlike else 'none'}.")
