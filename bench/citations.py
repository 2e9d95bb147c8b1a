"""``python -m bench.citations FOLDER``: citations found and linked in articles whose publishers marked them up (JATS).

FOLDER holds articles as ``.xml`` or ``.nxml``, however deep. Of those that cite by author and year some are drawn by the hash of
their file name, so that nobody chooses; the text alone goes in, and the marked-up citations are the truth. Two draws never overlap:
rules are developed on ``--draw develop`` and reported on ``--draw report``.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from lxml.etree import XMLSyntaxError

from bench.jats import Article, EntityDeclared, read
from bib.intext import Linked, find_markers, link, link_or_stub
from bib.intext.folding import folded
from bib.model import Name, Work

DRAWS = {"develop": ("nomnet-citations-develop-1", 50), "report": ("nomnet-citations-report-1", 100)}
"""The seeds were written down before any article was looked at; ``report`` leaves out what ``develop`` drew."""


@dataclass
class Tally:
    """Hits, what was found, what is true."""

    hit: int = 0
    found: int = 0
    true: int = 0

    def figures(self) -> str:
        """Precision, recall and F1 in a line."""
        precision, recall = self.hit / max(self.found, 1), self.hit / max(self.true, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  ({self.hit} hit, {self.found} found, {self.true} true)"


@dataclass
class Score:
    """The figures of some articles, and what went wrong in them."""

    markers: Tally = field(default_factory=Tally)
    links: Tally = field(default_factory=Tally)
    twins: Tally = field(default_factory=Tally)
    unmarked: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)
    methods: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    characters: int = 0


def main() -> int:
    """Print the figures of the articles drawn."""
    parser = argparse.ArgumentParser(prog="python -m bench.citations", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--draw", choices=sorted(DRAWS), default="develop")
    parser.add_argument("--wrong", action="store_true", help="list what was missed, made up or linked wrongly")
    parser.add_argument("--each", action="store_true", help="the figures of every article")
    parser.add_argument("--speed", action="store_true", help="invented citations in growing numbers instead: time to find and to link")
    given = parser.parse_args()
    if given.speed:
        speed([2_500, 5_000, 10_000, 20_000])
        return 0
    if given.folder is None:
        parser.error("name the folder of the articles, or --speed")
    score = Score()
    articles = drawn(given.folder, given.draw)
    for path, article in articles:
        one = Score()
        for each in (score, one):
            judge(article, each)
        if given.each:
            print(f"{path.parent.name}/{path.name}: markers {one.markers.figures()}; links {one.links.figures()}")
    print(f"{len(articles)} articles, {score.characters} characters, {score.seconds:.2f} s")
    print(f"markers                    {score.markers.figures()}")
    print(f"links                      {score.links.figures()}")
    print(f"links, same author + year  {score.twins.figures()}")
    print(f"links, all others          {rest(score.links, score.twins).figures()}")
    print(f"of what was made up, {score.unmarked} name author and year of a listed work: the publisher left them unmarked")
    print("methods: " + ", ".join(f"{name} {count}" for name, count in score.methods.most_common()))
    if given.wrong:
        for kind, what in score.wrong:
            print(f"{kind:8} {what}")
    return 0


def speed(counts: list[int]) -> None:
    """Print how long it takes to find and to link so many citations, to a fifth as many works; one in seven is misspelt or a year off."""
    print(f"{'citations':>10} {'find':>8} {'link':>8} {'stubs':>8} {'linked':>8}")
    for count in counts:
        text, works = invented(count)
        times = [time.perf_counter()]
        markers = find_markers(text, works=works)
        times.append(time.perf_counter())
        linked = link(markers, works)
        times.append(time.perf_counter())
        link_or_stub(markers)
        times.append(time.perf_counter())
        spans = "".join(f"{after - before:8.2f}s" for before, after in pairwise(times))
        print(f"{len(markers):>10}{spans} {sum(item.resolves_to is not None for item in linked):>8}")


def invented(count: int, seed: int = 1) -> tuple[str, list[Work]]:
    """A text with so many citations, and the works that it cites."""
    chance = random.Random(seed)

    def name() -> str:
        syllables = [chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(2, 4))]
        return "".join(syllables).capitalize() + chance.choice("nrst")

    works = [Work(key=f"r{k}", author=tuple(Name(family=name()) for _ in range(chance.randint(1, 4))), issued=(chance.randint(1980, 2024),))
             for k in range(count // 5)]
    sentences = []
    for _ in range(count):
        work = chance.choice(works)
        names, year = [n.family for n in work.author], (work.year or 0) + (chance.random() < 0.05)
        if chance.random() < 0.1:
            names[0] = names[0][:2] + chance.choice("xyz") + names[0][3:]
        printed = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
        sentences.append(f"Something holds true of firms ({printed}, {year}).")
    return " ".join(sentences), works


def drawn(folder: Path, draw: str) -> list[tuple[Path, Article]]:
    """The articles of a draw in the order of their hashes; one article that stands in several folders counts once."""
    names: dict[str, Path] = {}
    for path in sorted([*folder.rglob("*.xml"), *folder.rglob("*.nxml")]):
        names.setdefault(_name(path), path)
    taken: set[str] = set()
    for name, (seed, count) in DRAWS.items():
        found: list[tuple[Path, Article]] = []
        for key in sorted(names, key=lambda n: hashlib.sha256(f"{seed}:{n}".encode()).hexdigest()):
            if len(found) == count:
                break
            if key not in taken:
                try:
                    article = read(names[key])
                except (XMLSyntaxError, EntityDeclared) as error:
                    print(f"left out: {names[key]}: {error}", file=sys.stderr)
                    continue
                if article.names_years:
                    found.append((names[key], article))
        if name == draw:
            return found
        taken.update(_name(path) for path, _ in found)
    return []


def _name(path: Path) -> str:
    """What an article is drawn by: its file name, or that of its folder where every file has the same."""
    return path.parent.name if path.stem in ("fulltext", "article") else path.stem


def judge(article: Article, score: Score) -> None:
    """Add the figures of one article: a marker is right where it overlaps a marked-up citation, each counted once."""
    began = time.perf_counter()
    markers = find_markers(article.text, works=article.works)
    linked = link(markers, article.works)
    score.seconds += time.perf_counter() - began
    score.characters += len(article.text)
    truth = [(p.start, p.end, entry) for p in article.pointers for entry in p.entries or ("",)]
    pairs = _pairs(linked, truth)
    twins = _twins(article)
    score.markers.hit += len(pairs)
    score.markers.found += len(markers)
    score.markers.true += len(truth)
    matched = {i for i, _ in pairs}
    for i, item in enumerate(linked):
        score.methods[item.method] += 1
        if i not in matched:
            place = _context(article.text, item.marker.start, item.marker.end)
            score.wrong.append(("made up", f"{item.marker.text} [{item.marker.form}]: {place}"))
            score.unmarked += item.resolves_to is not None and item.method in ("exact", "et al.", "letter by order")
            score.links.found += item.resolves_to is not None
            score.twins.found += item.resolves_to in twins
    for i, j in pairs:
        want, got = truth[j][2], linked[i].resolves_to
        for tally, counts in ((score.links, True), (score.twins, want in twins)):
            if counts:
                tally.hit += want == got
                tally.found += got is not None
        if want != got:
            what = f"{linked[i].marker.text} -> {got} ({linked[i].method}), not {want}; candidates {linked[i].candidates}"
            score.wrong.append(("linked", what))
    score.links.true += len(truth)
    score.twins.true += sum(t[2] in twins for t in truth)
    found = {j for _, j in pairs}
    for j, (start, end, entry) in enumerate(truth):
        if j not in found:
            score.wrong.append(("missed", f"{entry}: {_context(article.text, start, end)}"))


def _pairs(linked: list[Linked], truth: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Markers and true citations, one to one: those whose year stands in it first, and of these those with the right entry."""
    pairs: list[tuple[int, int]] = []
    used_markers: set[int] = set()
    used_truth: set[int] = set()
    for by_year in (True, False):
        for right in (True, False):
            j0 = 0
            for i, item in enumerate(linked):
                low, high = (item.marker.year_start, item.marker.year_end) if by_year else (item.marker.start, item.marker.end)
                while j0 < len(truth) and truth[j0][1] < low - 2000:
                    j0 += 1
                for j in range(j0, len(truth)):
                    start, end, entry = truth[j]
                    if start > high:
                        break
                    if i in used_markers or j in used_truth or end <= low or start >= high:
                        continue
                    if not right or entry == item.resolves_to:
                        pairs.append((i, j))
                        used_markers.add(i)
                        used_truth.add(j)
    return pairs


def _twins(article: Article) -> set[str]:
    """The entries that share first author and year with another."""
    groups: dict[tuple[str, int | None], list[str]] = {}
    for work in article.works:
        if work.author:
            groups.setdefault((folded(work.author[0].family_form), work.year), []).append(work.key)
    return {key for keys in groups.values() if len(keys) > 1 for key in keys}


def rest(whole: Tally, part: Tally) -> Tally:
    """What is left of a tally without a part of it."""
    return Tally(whole.hit - part.hit, whole.found - part.found, whole.true - part.true)


def _context(text: str, start: int, end: int) -> str:
    return f"…{text[max(0, start - 50):start]}«{text[start:end]}»{text[end:end + 30]}…".replace("\n", "⏎")


if __name__ == "__main__":
    sys.exit(main())
