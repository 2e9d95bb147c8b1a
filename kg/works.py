"""The works of a corpus, which of them the rules take for one, and what was decided about that in ``decisions.jsonl``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from bib.matching.compare import Comparison, compared
from bib.matching.decisions import Decision, Decisions, Ruling, append_decisions, decided, read_decisions
from bib.matching.group import Grouping, Member, grouped
from bib.model import Work
from kg.corpus import DECISIONS, Corpus
from kg.errors import CorpusError
from kg.graph.bibliography import stubs

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


@dataclass(frozen=True)
class CorpusWorks:
    """The works of a corpus by key, bibliography and stubs together, with the decisions about them.

    Attributes:
        works: by key.
        decisions: as they stand in the file.
        folder: the folder of the corpus; None where it is in none.
    """

    works: dict[str, Work]
    decisions: Decisions
    folder: Path | None

    @classmethod
    def of(cls, corpus: Corpus) -> CorpusWorks:
        """The works of a corpus, and its decisions."""
        works = dict(corpus.works.works) | {w.key: w for w in stubs(corpus.works, corpus.records)}
        return cls(works, read_decisions(corpus.folder / DECISIONS) if corpus.folder else Decisions(), corpus.folder)

    @property
    def ruling(self) -> Ruling:
        """What the decisions that stand come to."""
        return self.decisions.ruling(self.works)

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
