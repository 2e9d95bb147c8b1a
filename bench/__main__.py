"""``make bench``: how long nomnet takes and how much memory it needs, on the shipped corpus and on a generated one."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from bench.engines import compare, server_program
from bench.figures import Report, Times, duration
from bench.nodes import sample
from bench.pages import addresses, rules, walk
from bench.processes import free_port, memory, serving, step, workers
from bench.questions import Call
from bench.steps import calls
from kg.corpus import shipped_corpus
from kg.graph.store import Store
from kg.queries.catalogue import Catalogue
from web.service import Service

BUILD, START, ANSWER, MEMORY = 30.0, 3.0, 0.1, 400.0
"""Targets for the shipped corpus: seconds to build, to the first page, for a page or question (p95); MB of the server."""


def main() -> int:
    """Run the benchmark; 1 where the shipped corpus misses a target."""
    given = _arguments()
    report = Report(given.report.open("w", encoding="utf-8") if given.report else None)
    work = Path(tempfile.mkdtemp(prefix="nomnet-bench-", dir=given.folder))
    report.say(f"nomnet on {platform.python_implementation()} {platform.python_version()}, pyoxigraph {version('pyoxigraph')}, "
               f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors; load when it began: "
               f"{', '.join(f'{load:.1f}' for load in os.getloadavg())}")
    try:
        if not given.only or given.only == "shipped":
            _corpus(report, "shipped corpus", shipped_corpus(), work, given, builds=3, targets=True)
        sizes = [(given.small, given.depth), (given.studies, given.depth)] if not given.only or given.only == "generated" else []
        for studies, depth in sizes:
            folder = work / f"generated-{studies}" / "corpus"
            made = step("generate", str(folder), str(studies), str(given.seed), str(depth))
            report.say(f"\n{studies} studies (seed {given.seed}, depth {depth:g}) were generated in {duration(made['seconds'])}, "
                       f"with {made['peak']:.0f} MB.")
            _corpus(report, f"{studies} generated studies", folder, work, given, builds=1, targets=False)
            shutil.rmtree(folder.parent)
    finally:
        if not given.keep:
            shutil.rmtree(work, ignore_errors=True)
    report.say(f"\nTargets of the shipped corpus: {'missed: ' + ', '.join(report.missed) if report.missed else 'all kept'}.")
    return 1 if report.missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--studies", type=int, default=2000, help="studies of the big generated corpus (default 2000)")
    parser.add_argument("--small", type=int, default=50, help="studies of the small one, which rdflib can hold (default 50)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--depth", type=float, default=0.25, help="how much a study says, 1 as in the shipped corpus (default 0.25)")
    parser.add_argument("--nodes", type=int, default=20, help="nodes of each kind whose pages are asked for (default 20)")
    parser.add_argument("--limit", type=int, default=10, help="seconds that rdflib gets for a question (default 10)")
    parser.add_argument("--only", choices=("shipped", "generated"))
    parser.add_argument("--no-engines", action="store_true", help="leave the comparison of engines out")
    parser.add_argument("--folder", type=Path, help="where to work (gigabytes); the system's place for such things unless given")
    parser.add_argument("--keep", action="store_true", help="leave the folder of work where it is")
    parser.add_argument("--report", type=Path, help="a file for the tables, as Markdown")
    return parser.parse_args()


def _corpus(report: Report, name: str, corpus: Path, work: Path, given: argparse.Namespace, *, builds: int, targets: bool) -> None:
    """All measurements of one corpus."""
    report.say(f"\n## {name[0].upper()}{name[1:]}")
    place = corpus.parent if corpus.name == "corpus" and corpus != shipped_corpus() else work / "shipped"
    _build(report, name, corpus, place, builds, targets)
    store = Store(place)
    base = store.about().base
    _serve(report, name, store, base, given, targets)
    _questions(report, name, place, given, targets)
    if not given.no_engines:
        server_program()
        compare(report, f"Engines, {name}", place, _one_each(calls(store, given.nodes, 2)), work, given.limit)
    store.close()


def _build(report: Report, name: str, corpus: Path, place: Path, builds: int, targets: bool) -> None:
    """Read the corpus and build its store, in processes of their own."""
    done = [step("build", str(corpus), str(place)) for _ in range(builds)]
    times = {what: Times([one[what] for one in done]) for what in ("read", "build", "wall")}
    size = sum(p.stat().st_size for p in Path(place, "generations").rglob("*") if p.is_file()) / 2**20
    report.table(f"Build, {name}", ["", "minimum", "median", "p95"], [
        ["read the corpus", *times["read"].cells], ["build the store", *times["build"].cells],
        ["both, in a new process", *times["wall"].cells]])
    last = done[-1]
    report.say(f"\n{last['studies']} studies, {last['quads']:,} quads, {last['failures']} failures; {last['cpu']:.0f} s of processor time; "
               f"{last['memory after reading']:.0f} MB after reading, {last['peak']:.0f} MB at most; {size:.0f} MB on disk "
               f"({'two generations' if builds > 1 else 'one generation'}).")
    if targets:
        report.target("build of the shipped corpus", times["wall"].quantile(0.95), BUILD)


def _serve(report: Report, name: str, store: Store, base: str, given: argparse.Namespace, targets: bool) -> None:
    """Start the server three times, walk over all pages, look at its memory."""
    starts, port = Times(), free_port()
    place = "shipped" if targets else str(store.folder)
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store.folder), "--port"]
    for _ in range(2):
        with serving([*command, str(port)], port) as (_, seconds):
            starts.seconds.append(seconds)
        port = free_port()
    nodes = sample(store.reader(), base, given.nodes)
    found, left = addresses(rules(Service(store, Catalogue.load(base), base)), nodes)
    store.close()
    with serving([*command, str(port)], port) as (process, seconds):
        starts.seconds.append(seconds)
        fresh = memory(process)
        walked = walk(port, found)
        full, others = memory(process), [m for m in map(memory, workers(process)) if m]
    report.table(f"Start of the server to its first page, {name} ({place})", ["minimum", "median", "p95"], [starts.cells])
    report.table(f"Pages, {name}", ["address", "requests", "minimum", "median", "p95", "largest"], [
        [kind, len(times.seconds), *times.cells, f"{walked.sizes[kind] / 1024:.0f} kB"] for kind, times in walked.kinds.items()])
    worst = sorted(((times.quantile(0.5), path) for path, times in walked.addresses.items() if times.seconds), reverse=True)[:8]
    report.table(f"Slowest addresses, {name}", ["median", "address"], [[duration(seconds), path] for seconds, path in worst])
    report.say(f"\nLeft out (nothing to ask for): {', '.join(left) or 'nothing'}. Not answered: {', '.join(walked.failures) or 'none'}.")
    if fresh and full:
        report.say(f"Memory of the server: {fresh:.0f} MB at its first page, {full:.0f} MB after {len(found)} pages; "
                   f"its {len(others)} workers for free queries hold {sum(others):.0f} MB more.")
    if targets:
        report.target("start of the server to its first page", starts.quantile(0.95), START)
        late = {kind: times.quantile(0.95) for kind, times in walked.kinds.items()}
        for kind in [k for k, seconds in late.items() if seconds >= ANSWER] or [max(late, key=late.__getitem__)]:
            report.target(f"page {kind} (p95)", late[kind], ANSWER)
        if full:
            report.target("memory of the server after walking all pages", full, MEMORY, "MB")


def _questions(report: Report, name: str, place: Path, given: argparse.Namespace, targets: bool) -> None:
    """Ask every question of the catalogue, in a process of its own."""
    asked = step("questions", str(place), str(given.nodes))["calls"]
    times: dict[str, Times] = defaultdict(Times)
    rows: dict[str, int] = defaultdict(int)
    for one in asked:
        times[one["question"]].seconds += one["seconds"]
        rows[one["question"]] = max(rows[one["question"]], one["rows"])
    report.table(f"Questions of the catalogue, {name}", ["question", "asked", "most rows", "minimum", "median", "p95"], [
        [question, len(found.seconds), rows[question], *found.cells] for question, found in times.items()])
    if targets:
        late = {question: found.quantile(0.95) for question, found in times.items()}
        for question in [q for q, seconds in late.items() if seconds >= ANSWER] or [max(late, key=late.__getitem__)]:
            report.target(f"question {question} (p95)", late[question], ANSWER)


def _one_each(all_: list[Call]) -> list[Call]:
    """The last call of each question: of a sampled question, the one on a node that is not the heaviest."""
    return list({call.question.name: call for call in all_}.values())


if __name__ == "__main__":
    sys.exit(main())
