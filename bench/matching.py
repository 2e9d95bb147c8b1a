"""``python -m bench.matching FOLDER``: how well and how fast entries of one work are found, on data of others in a folder.

FOLDER is searched for two kinds of data sets, which are fetched by hand and never come into the repository:

- a curated journal of CoLRev (``data/records.bib`` whose ``colrev_origin`` names the entries of ``data/search/*.bib`` that are one work);
- a deduplicated search (``records_pre_merged.csv`` with ``merged_record_ids.csv``), as the repository of BibDedupe has had them.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from random import Random

from bench.figures import Report, duration
from bib.bibtex_fields import work_from_fields
from bib.matching.block import candidate_pairs
from bib.matching.compare import compared
from bib.matching.group import Grouping, Member, grouped
from bib.matching.profile import Profile
from bib.model import Name, Work
from bib.readers.bibtex import read_bibtex, split_names

Pair = frozenset[Member]


@dataclass(frozen=True)
class Labelled:
    """Entries of several sources, and which are one work: sets of entries of more than one."""

    name: str
    sources: dict[str, list[Work]]
    works: list[list[Member]]

    def part(self, half: str) -> Labelled:
        """The ``dev`` or the ``test`` half, by a hash of each work's first entry; entries of one work stay together."""
        leader = {m: min(group) for group in self.works for m in group}

        def chosen(member: Member) -> bool:
            digest = hashlib.sha256("/".join(leader.get(member, member)).encode()).digest()
            return (digest[0] % 2 == 0) == (half == "dev")

        sources = {name: [w for w in works if chosen(Member(name, w.key))] for name, works in self.sources.items()}
        return Labelled(f"{self.name}, {half} half", sources, [g for g in self.works if chosen(g[0])])

    def without(self, *fields: str) -> Labelled:
        """The same entries without some fields."""
        empty = {f: "" for f in fields}
        return Labelled(f"{self.name} without {', '.join(fields)}",
                        {n: [replace(w, **empty) for w in ws] for n, ws in self.sources.items()}, self.works)


def labelled(folder: Path) -> Iterator[Labelled]:
    """The data sets in a folder, by name."""
    for path in sorted(folder.rglob("records.bib")):
        if path.parent.name == "data" and (path.parent / "search").is_dir():
            yield _curated(path.parent.parent, all_=True)
            yield _curated(path.parent.parent, all_=False)
    for path in sorted(folder.rglob("records_pre_merged.csv")):
        if (path.parent / "merged_record_ids.csv").exists():
            yield _search(path.parent)


NOT_YET = frozenset({"md_imported", "md_needs_manual_preparation", "md_prepared"})
"""States of CoLRev's entries before it looks for duplicates: some of these are duplicates of others and do not say so."""


def _curated(folder: Path, all_: bool) -> Labelled:
    """A curated journal: all of it, or the entries in which the curators have looked for duplicates."""
    sources = {p.name: [replace(w, extra=()) for w in read_bibtex(p)] for p in sorted((folder / "data" / "search").glob("*.bib"))}
    there = {Member(name, w.key) for name, works in sources.items() for w in works}
    works = []
    for record in read_bibtex(folder / "data" / "records.bib"):
        origins = dict(record.extra).get("colrev_origin", "")
        group = [m for o in origins.split(";") if "/" in o and (m := Member(*o.strip().split("/", 1))) in there]
        if all_ or dict(record.extra).get("colrev_status") not in NOT_YET:
            works.append(sorted(set(group)))
    known = {m for g in works for m in g}
    if not all_:
        sources = {name: [w for w in ws if Member(name, w.key) in known] for name, ws in sources.items()}
    return Labelled(folder.name + ("" if all_ else " (deduplicated)"), sources, [g for g in works if g])


def _search(folder: Path) -> Labelled:
    csv.field_size_limit(10**8)
    with (folder / "records_pre_merged.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if len({row.get("number") for row in rows}) == len(rows):  # one of the sets has the number of the row there
        rows = [{**row, "number": ""} for row in rows]
    works = [_work(row) for row in rows]
    with (folder / "merged_record_ids.csv").open(encoding="utf-8", newline="") as file:
        groups = [sorted(Member("all", key) for key in row["merged_ids"].split(";")) for row in csv.DictReader(file)]
    there = {w.key for w in works}
    return Labelled(folder.name, {"all": works}, [[m for m in g if m.key in there] for g in groups])


def _work(row: dict[str, str]) -> Work:
    """The work of a row whose columns are named as BibTeX's fields."""
    values = {name.lower(): value.strip() for name, value in row.items()
              if name not in ("ID", "ENTRYTYPE") and value and value.strip() not in ("", "UNKNOWN")}
    people: dict[str, tuple[Name, ...]] = {name: split_names(values.pop(name)) for name in ("author", "editor") if name in values}
    kept = {k: v for k, v in values.items() if k in (
        "title", "year", "journal", "booktitle", "volume", "number", "issue", "pages", "doi", "isbn", "publisher", "institution")}
    if re.fullmatch(r"\d{4}\.0", kept.get("year", "")):
        kept["year"] = kept["year"][:4]
    return work_from_fields(row["ID"], row.get("ENTRYTYPE") or "misc", people, kept)


@dataclass(frozen=True)
class Agreement:
    """Pairs found against pairs labelled."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def pairs_of(groups: Iterable[Iterable[Member]]) -> set[Pair]:
    """All pairs inside groups."""
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def agreement(found: Grouping, data: Labelled) -> tuple[Agreement, set[Pair], set[Pair]]:
    """How far groups agree with the labels; the wrong and the missed pairs."""
    mine, theirs = pairs_of(g.members for g in found.groups), pairs_of(data.works)
    wrong, missed = mine - theirs, theirs - mine
    return Agreement(len(mine & theirs), len(wrong), len(missed)), wrong, missed


def measure(report: Report, data: Labelled, show: int) -> None:
    """Say how well the entries of a data set are brought together; ``show`` errors of each kind."""
    begun = time.perf_counter()
    found = grouped(data.sources)
    seconds = time.perf_counter() - begun
    result, wrong, missed = agreement(found, data)
    asked = sum(frozenset((link.one, link.other)) in missed for link in found.doubtful)
    report.say(f"| {data.name} | {found.counts.total:,} | {result.right:,} | {result.wrong} | {result.missed} | "
               f"{asked} of {len(found.doubtful)} | {result.precision:.4f} | {result.recall:.4f} | {result.f1:.4f} | {duration(seconds)} |")
    by_member = {Member(n, w.key): w for n, works in data.sources.items() for w in works}
    for title, pairs in (("WRONG", wrong), ("MISSED", missed)):
        for pair in sorted(map(sorted, pairs), key=lambda p: hashlib.sha256(str(p).encode()).digest())[:show]:
            comparison = compared(by_member[pair[0]], by_member[pair[1]])
            print(f"\n{title} {comparison.verdict} {comparison.relation} {comparison.score} {comparison.reasons}")
            for member in pair:
                print(f"   {member}: {json.dumps(_short(by_member[member]), ensure_ascii=False)}")


def _short(work: Work) -> dict[str, object]:
    item = work.to_csl()
    item.pop("abstract", None)
    item.pop("keyword", None)
    return item


HEAD = ("| data | entries | right pairs | wrong | missed | of them asked | precision | recall | F1 | time |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")


def speed(report: Report, data: Labelled, sizes: tuple[int, ...]) -> None:
    """Say how long two lists of so many works take that have half of their works in common."""
    works = [w for ws in data.sources.values() for w in ws if w.title and w.author]
    report.say("\n| two lists of | pairs compared | time | for a work | against the first |\n|---:|---:|---:|---:|---:|")
    first = 0.0
    for size in sizes:
        made = invented(works, size + size // 2)
        lists = {"one": made[:size], "two": [_otherwise(w) for w in made[size // 2:]]}
        begun = time.process_time()
        found = grouped(lists)
        seconds = time.process_time() - begun
        pairs = len(candidate_pairs([Profile.of(w) for name in sorted(lists) for w in lists[name]]))
        first = first or seconds / size
        report.say(f"| {size:,} | {pairs:,} | {duration(seconds)} | {1e6 * seconds / size:.0f} µs | {seconds / size / first:.2f} |")
        if found.counts.left != size + size // 2:
            report.say(f"  {found.counts.left:,} works were left where {size + size // 2:,} were invented")


def invented(works: list[Work], size: int) -> list[Work]:
    """Works of words, names, journals and lengths of titles as often as the given ones have them, put together by chance."""
    chance = Random(20)
    words = [word for w in works for word in w.title.split()]
    names = [n for w in works for n in w.author]
    made = []
    for n in range(size):
        like, other = chance.choice(works), chance.choice(works)
        title = " ".join(chance.choice(words) for _ in range(max(4, len(like.title.split()))))
        page = chance.randint(1, 900)
        authors = tuple(chance.choice(names) for _ in like.author)
        made.append(Work(f"w{n}", "article-journal", title, authors, issued=(chance.randint(1991, 2025),), page=f"{page}-{page + 15}",
                         container_title=other.container_title, volume=str(chance.randint(1, 60)),
                         doi=f"10.9999/invented.{n}" if n % 2 else ""))
    return made


def _otherwise(work: Work) -> Work:
    """The work as another source may print it."""
    authors = tuple(replace(n, given=n.given[:1]) for n in work.author)
    return replace(work, author=authors, title=work.title.upper(), page=work.page.split("-")[0], doi="")


def main() -> None:
    """Measure all data sets of the folder, and the speed on the largest."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("dev", "test", "all"), default="all", help="rules are made looking at the dev half alone")
    parser.add_argument("--only", default="", help="data sets whose name has this in it")
    parser.add_argument("--show", type=int, default=0, help="print so many errors of each kind")
    parser.add_argument("--no-speed", action="store_true")
    given = parser.parse_args()
    report = Report(None)
    found = [d for d in labelled(given.folder) if given.only in d.name]
    report.say(HEAD)
    for data in found:
        part = data if given.half == "all" else data.part(given.half)
        measure(report, part, given.show)
        if len(data.sources) > 1:
            measure(report, part.without("doi", "url"), given.show)
    if found and not given.no_speed:
        speed(report, max(found, key=lambda d: sum(map(len, d.sources.values()))), (5_000, 10_000, 20_000))


if __name__ == "__main__":
    main()
