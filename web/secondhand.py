"""What papers say that others found, gathered by the works they speak of: several papers that repeat one source are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.schemes import concept, label
from web.link_lines import Ref, ref
from web.rows import Row, grouped, text, yes
from web.service import service

VERBS = {"found": "says they found", "found-none": "says they found no effect", "mixed": "says they found mixed results",
         "argued": "says they argued", "reviewed": "says they reviewed"}
"""How a paper speaks of a source, by notation of the result."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one paper says of one or several works.

    Attributes:
        study: who says it.
        verb: how, e.g. ``says they found``; ``stance`` what this very source did where that differs.
        sources: the works it speaks of, where it is shown apart from them.
        via: the reference by way of which it is said.
    """

    iri: str
    study: Ref
    verb: str
    text: str
    verbatim: bool
    hedged: bool
    stance: str
    locator: str
    line: str
    source_locator: str
    printed: str
    via: str
    sources: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A work, or works always named together, with what the papers of the corpus say of it.

    Attributes:
        own_study: the study of the corpus that the work is; empty for a work outside it.
    """

    works: tuple[Ref, ...]
    own_study: str
    statements: tuple[Statement, ...]

    @property
    def papers(self) -> int:
        """How many papers of the corpus speak of it."""
        return len({s.study.href for s in self.statements})


def statement_of(row: Row) -> Statement:
    """The statement in a row with the columns of ``links/second-hand``."""
    result, stance = text(row, "result"), text(row, "stance")
    return Statement(
        iri=text(row, "statement"), study=ref(row, "study"), verb=VERBS.get(result, result), text=text(row, "text"),
        verbatim=text(row, "wording") == "verbatim", hedged=yes(row, "hedged"),
        stance=label(concept("result", stance)) if stance and stance != result else "", locator=text(row, "locator"),
        line=text(row, "line"), source_locator=text(row, "sourceLocator"), printed=text(row, "printedSource"), via=text(row, "viaText"))


def sources_of(rows: Iterable[Row]) -> list[Source]:
    """The works with what is said of them; works of which the very same statements speak stand together."""
    together: dict[tuple[str, ...], list[tuple[Ref | None, str, tuple[Statement, ...]]]] = {}
    for work, same in grouped(rows, "work"):
        said = tuple(statement_of(row) for row in same)
        own = text(same[0], "inCorpus")
        # A study of the corpus stands by itself, since what is said of it is shown under it.
        key = (own, *sorted(s.iri for s in said))
        together.setdefault(key, []).append((ref(same[0], "work") if work else None, own, said))
    made = []
    for group in together.values():
        own = group[0][1]
        made.append(Source(tuple(r for r, _, _ in group if r), service().address(own) if own else "", group[0][2]))
    return sorted(made, key=lambda s: (-s.papers, bool(s.own_study), s.works[0].label if s.works else "~"))
