"""The works of a corpus, which of them the rules take for one, and what was decided about that in ``decisions.jsonl``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from bib.entry_fields import is_local
from bib.library import Library
from bib.matching.compare import Comparison, compared
from bib.matching.decisions import Decision, Decisions, Ruling, append_decisions, decided, read_decisions
from bib.matching.group import Grouping, Member, grouped
from bib.matching.merge import merged
from bib.model import Work
from kg.corpus import DECISIONS, Corpus
from kg.errors import CorpusError
from kg.graph.bibliography import stubs
from kg.graph.study_graph import own_work, work_keys
from kg.records.bibliographic import Reference, StubWork
from kg.records.model import Record

_HERE = "corpus"
"""The name of the corpus among the sources of a grouping: it is the only one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two works that may be one, e.g. ``Proposal("wu2020", "wu2020a", ...)``, as a person should see them."""

    one: str
    other: str
    comparison: Comparison

    @property
    def is_sure(self) -> bool:
        """Whether the rules take them for one work; else a person has to say."""
        return self.comparison.verdict == "same"


def has_decisions(corpus: Corpus) -> bool:
    """Whether the corpus has a file of decisions."""
    return corpus.folder is not None and (corpus.folder / DECISIONS).exists()


def settled(corpus: Corpus, works: CorpusWorks) -> Corpus:
    """The corpus as its decisions make it: each work under one key, with the fields of all its entries; without decisions, as it is.

    What entries print otherwise than the merged work stands among its further fields, named after field and entry, e.g.
    ``title in wu2020a``.
    """
    leaders = works.leaders
    if not leaders:
        return corpus
    groups: dict[str, list[str]] = {}
    for key, leader in leaders.items():
        groups.setdefault(leader, [leader]).append(key)
    together = [_together(works, leader, groups[leader]) if leader in groups else work
                for leader, work in works.works.items() if leader not in leaders and (leader in corpus.works or leader in groups)]
    records = tuple(_led(record, leaders) for record in corpus.records)
    return replace(corpus, records=records, works=Library.of(together, corpus.works.failures))


def _together(works: CorpusWorks, leader: str, keys: Iterable[str]) -> Work:
    """The work of several entries under the key that leads."""
    found = merged({Member(_HERE, key): works.works[key] for key in keys})
    others = [(f"{a.field.removeprefix('extra.').replace('_', ' ')} in {member.key}", _as_text(a.value)) for a in found.alternatives
              if not is_local(a.field.removeprefix("extra."), _as_text(a.value)) for member in a.sources]
    return replace(found.work, key=leader, extra=(*found.work.extra, *others))


def _as_text(value: Any) -> str:
    """A value of a field as text, e.g. ``"2020-11"``, ``"Berg, J.; Wu, L."``."""
    if isinstance(value, tuple):
        return "-".join(map(str, value)) if all(isinstance(x, int) for x in value) else "; ".join(name.sort_form for name in value)
    return str(value)


def _led(record: Record, leaders: Mapping[str, str]) -> Record:
    """The record with the keys of works that lead to others replaced; where nothing is to be replaced, as it is."""
    keys = work_keys(record)
    if not leaders.keys() & {own_work(record), *keys.values()}:
        return record

    def led(entry: Reference | StubWork) -> Any:
        leader = leaders.get(keys[entry.id])
        return entry if leader is None else entry.model_copy(update={"work": leader})

    own = leaders.get(own_work(record))
    study = record.study if own is None else record.study.model_copy(update={"work": own})
    return record.model_copy(update={"study": study, "references": [led(r) for r in record.references],
                                     "works": [led(w) for w in record.works]})


@dataclass(frozen=True)
class CorpusWorks:
    """The works of a corpus by key, bibliography and stubs together, with the decisions about them.

    Attributes:
        works: by key.
        decisions: as they stand in the file.
        folder: the folder of the corpus; None where it is in none.
        listed: the keys of those that are in the bibliography; the others are stubs.
    """

    works: dict[str, Work]
    decisions: Decisions
    folder: Path | None
    listed: frozenset[str]

    @classmethod
    def of(cls, corpus: Corpus) -> CorpusWorks:
        """The works of a corpus, and its decisions."""
        works = dict(corpus.works.works) | {w.key: w for w in stubs(corpus.works, corpus.records)}
        return cls(works, read_decisions(corpus.folder / DECISIONS) if corpus.folder else Decisions(), corpus.folder,
                   frozenset(corpus.works.works))

    @cached_property
    def ruling(self) -> Ruling:
        """What the decisions that stand come to."""
        return self.decisions.ruling(self.works)

    @cached_property
    def leaders(self) -> dict[str, str]:
        """For each key that leads to another one, that one: of the keys of one work one of the bibliography, the first by name."""
        groups: dict[str, list[str]] = {}
        for key, first in self.ruling.leaders().items():
            groups.setdefault(first, [first]).append(key)
        best = {first: min(keys, key=lambda k: (k not in self.listed, k)) for first, keys in groups.items()}
        return {key: best[first] for first, keys in groups.items() for key in keys if key != best[first]}

    def grouping(self) -> Grouping:
        """The works in groups, as the rules would have them where nothing is decided."""
        ruling = self.ruling
        return grouped({_HERE: self.works.values()}, _members(ruling.same), _members(ruling.apart))

    def proposals(self) -> list[Proposal]:
        """Pairs about which nothing is decided and that the rules take for one work, or cannot tell; the surest first."""
        found, same = self.grouping(), self.ruling.same
        links = [link for group in found.groups for link in group.links if (link.one.key, link.other.key) not in same]
        sure = sorted(links, key=lambda link: (-link.comparison.score, link.one, link.other))
        return [Proposal(link.one.key, link.other.key, link.comparison) for link in (*sure, *found.doubtful)]

    def related(self) -> list[Proposal]:
        """Pairs of works that belong together and are two: versions, editions, parts, notices."""
        return [Proposal(link.one.key, link.other.key, link.comparison) for link in self.grouping().related]

    def work(self, key: str) -> Work:
        """The work with this key; an unknown one is a CorpusError that says which is close."""
        if key not in self.works:
            close = get_close_matches(key, self.works, n=1, cutoff=0.6)
            hint = f"Did you mean {close[0]}?" if close else "'nomnet query' or the page /works shows the keys."
            raise CorpusError(f"There is no work {key!r}. {hint}")
        return self.works[key]

    def decide(self, same: bool, keys: Iterable[str], by: str, when: str, reason: str = "") -> Decision:
        """Writes down that works are one, or are not, and returns that; reasons are the given one and what the rules say."""
        works = [self.work(key) for key in dict.fromkeys(keys)]
        if len(works) < 2:
            raise CorpusError("A decision is about two works at least. Name the keys of two.")
        comparison = compared(works[0], works[1])
        rules = f"the rules say {comparison.verdict}: {'; '.join(comparison.reasons) or 'nothing in common'}"
        decision = decided("same-work" if same else "not-same-work", works, by=by, when=when, reasons=[r for r in (reason, rules) if r],
                           score=comparison.score if len(works) == 2 else None)
        self.write([decision])
        return decision

    def accept_rules(self, when: str) -> list[Decision]:
        """Writes down what the rules are sure of, a decision for each pair, and returns these."""
        made = [decided("same-work", [self.works[p.one], self.works[p.other]], by="rules", when=when, reasons=p.comparison.reasons,
                        score=p.comparison.score) for p in self.proposals() if p.is_sure]
        self.write(made)
        return made

    def write(self, decisions: list[Decision]) -> None:
        """Appends decisions to the file of the corpus."""
        if self.folder is None:
            raise CorpusError("This corpus is in no folder, so nothing can be written down. Read it from one.")
        try:
            append_decisions(self.folder / DECISIONS, decisions)
        except OSError as error:
            raise CorpusError(f"{self.folder / DECISIONS} cannot be written ({error.strerror or error}). "
                              "Check its permissions and the disk.") from error


def _members(pairs: Iterable[tuple[str, str]]) -> list[tuple[Member, Member]]:
    return [(Member(_HERE, one), Member(_HERE, other)) for one, other in pairs]
