"""The samples that the labeller is trained on: half by citation styles, half by random house styles, all of invented works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from bib.references.lexicon import OPEN, classes_of
from bib.references.tokens import Token, tokens
from bib.references.training import grammar, houses
from bib.references.training.aligned import Sample, rendered, styles
from bib.references.training.dirt import soiled
from bib.references.training.invented import work
from bib.writers.formatted import independent_styles

_TO_THE_LEFT = frozenset(".,;:)]}”»’'\"?!…")
_ROLES = frozenset(["ed", "eds", "editor", "editors", "hrsg", "hg", "toim", "red", "coord", "dir", "org", "comp", "edited", "by", "von",
                    "hrsgg", "trans", "übers"])
_PER_STYLE, _PER_HOUSE = 15, 3


def samples(seed: int, css: int, count: int) -> Iterator[Sample]:
    """The samples for a seed: of so many citation styles beside the common ones, and of so many houses."""
    rng = Random(seed)
    for n, name in enumerate(styles(rng, css, independent_styles())):
        works = [work(rng, f"s{n}w{k}") for k in range(_PER_STYLE)]
        if rng.random() < 0.35:
            works = [replace(one, title=grammar.in_capitals(one.title), container_title=grammar.in_capitals(one.container_title))
                     if one.language == "en" else one for one in works]
        for sample in rendered(name, works):
            yield soiled(rng, sample)
    for n in range(count):
        style = houses.house(rng)
        for k in range(_PER_HOUSE):
            yield soiled(rng, Sample.of(grammar.entry(rng, style, work(rng, f"h{n}w{k}"))))


def labelled(sample: Sample) -> tuple[list[Token], list[str]]:
    """The tokens of a sample with a field each: what stands between two fields belongs to the one before or the one behind."""
    found = tokens(sample.text)
    labels = [next((f for f in sample.fields[t.start:t.end] if f), "") for t in found]
    labels = [t.kind if t.kind in ("doi", "url", "isbn", "arxiv") else label for t, label in zip(found, labels, strict=True)]
    return found, spread(found, labels)


def _opens(found: Sequence[Token], k: int) -> bool:
    """Whether a straight quotation mark opens: a space before it and none behind."""
    return found[k].text in "\"'" and 0 < k < len(found) - 1 and found[k - 1].end < found[k].start and found[k].end == found[k + 1].start


def forgotten(rng: Random, found: Sequence[Token]) -> frozenset[str]:
    """The words of open classes that this sample is to be learned without: a third of them."""
    return frozenset(t.text for t in found if rng.random() < 0.35 and any(c in OPEN for c in classes_of(t.text)))


def spread(found: Sequence[Token], labels: Sequence[str]) -> list[str]:
    """Each token without a field gets one: closing marks that of what stands before, words and opening marks that of what follows."""
    done = list(labels)
    k = 0
    while k < len(done):
        if done[k]:
            k += 1
            continue
        end = k
        while end < len(done) and not done[end]:
            end += 1
        before, after = (done[k - 1] if k else ""), (labels[end] if end < len(done) else "")
        run = [t.text for t in found[k:end]]
        cut = 0
        while cut < len(run) and run[cut] in _TO_THE_LEFT and not _opens(found, k + cut):
            cut += 1
        words = {w.casefold() for w in run}
        if before == "editor" and words & _ROLES and after != "editor":
            cut = max(i for i, w in enumerate(run) if w.casefold() in _ROLES) + 1
            while cut < len(run) and run[cut] in _TO_THE_LEFT:
                cut += 1
        if after in ("doi", "url") and any("access" in classes_of(w) for w in run[cut:]):
            after = "access"
        if not after:
            cut = len(run)
        if not before:
            cut = 0
        for i in range(k, end):
            done[i] = (before if i < k + cut else after) or "note"
        k = end
    return done
