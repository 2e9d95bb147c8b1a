"""The related-work table: what each study relates to what, through what, under which conditions, with which result.

    rows = per_study(entries)           one row a study; or per_claim(entries)
    table(rows, columns=("citation", "iv", "dv"))

Constructs stand in the words of the study. A finding bears its state by name: what was not supported is in the table like the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.tables.names import claim_name
from kg.tables.table import Column, Table

COLUMNS: tuple[Column, ...] = (
    Column("citation", "Citation"), Column("iv", "IV"), Column("mediator", "Mediator"), Column("moderator", "Moderator"),
    Column("dv", "DV"), Column("findings", "Key findings", wide=True), Column("method", "Method"), Column("sample", "Sample"),
    Column("place", "Where it stands", wide=True))
"""The columns in their order; a reader chooses among them."""

ALL: tuple[str, ...] = tuple(column.key for column in COLUMNS)

USUAL: tuple[str, ...] = tuple(key for key in ALL if key != "place")
"""The columns of a printed table; where everything stands is for whoever checks it."""

STATED: tuple[frozenset[str], ...] = (
    frozenset({"hypothesis", "proposition", "practice"}), frozenset({"model-path", "framework-link"}), frozenset({"finding"}))
"""Kinds of claims that a study's row is made of: the first of these that the study has, and whatever it tests."""

SECOND_HAND = " [second-hand]"
"""What stands behind the citation of a work that another study tells of."""

_NO_ENDS = {"part-of": ("part", "whole"), "compares": ("compared", "compared")}
"""Relations whose ends are no independent and dependent variable, with what they are instead."""

_AGAINST = frozenset({"not-supported", "partially-supported", "mixed"})
"""Verdicts that a table must not leave out, however they were come by."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of a study with what a row needs.

    Attributes:
        study: the study's id; ``work`` the key of its bibliography entry, empty where there is none.
        claim: the label, e.g. ``H1``.
        state: the state that the claim gives its links, in words, e.g. ``not supported``.
        basis, verdict: as notations, e.g. ``tested``, ``not-supported``.
        iv_concepts, dv_concepts: the addresses of the concepts that its ends denote.
        near: the construct that was asked for, where the claim is about one that is only near it.
        method, sample: of the study, in words.
        iri: the address of the claim.
        place: where the study states it, e.g. ``section 2.2.2, line 121``; ``printed_in`` where its evidence stands.
    """

    study: str
    citation: str
    claim: str
    kind: str
    relation: str
    text: str
    state: str
    work: str = ""
    iv: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    moderator: tuple[str, ...] = ()
    dv: tuple[str, ...] = ()
    method: str = ""
    sample: str = ""
    basis: str = ""
    verdict: str = ""
    iv_concepts: frozenset[str] = frozenset()
    dv_concepts: frozenset[str] = frozenset()
    near: str = ""
    iri: str = ""
    place: str = ""
    printed_in: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the claim is called, e.g. ``H4``, or ``Model path`` where the paper does not number it."""
        return claim_name(self.claim, self.kind)

    @property
    def finding(self) -> str:
        """The claim with its name and state, e.g. ``H4 (not supported): With better market sensing ...``."""
        return f"{self.name} ({self.state}{f'; about a construct near {self.near}' if self.near else ''}): {self.text}"

    @property
    def stands(self) -> str:
        """Where it and its evidence stand, e.g. ``H2: section 2.2.2, line 121; evidence in Table 3, line 245.``; empty if unknown."""
        evidence = f"evidence in {'; '.join(self.printed_in)}" if self.printed_in else ""
        known = "; ".join(part for part in (self.place, evidence) if part)
        return f"{self.name}: {known}." if known else ""

    @property
    def has_variables(self) -> bool:
        """Whether its ends are an independent and a dependent variable, not a part and a whole or things compared."""
        return self.relation not in _NO_ENDS

    @property
    def must_stay(self) -> bool:
        """Whether the study tests it, or found something against it: no choice of kinds may hide that."""
        return self.basis == "tested" or self.verdict in _AGAINST


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; lists of constructs in the order in which the study names them."""

    study: str
    work: str
    citation: str
    iv: tuple[str, ...]
    mediator: tuple[str, ...]
    moderator: tuple[str, ...]
    dv: tuple[str, ...]
    findings: tuple[str, ...]
    method: str
    sample: str
    iv_concepts: frozenset[str] = frozenset()
    dv_concepts: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()

    @property
    def second_hand(self) -> bool:
        """Whether another study tells this of the work."""
        return self.citation.endswith(SECOND_HAND)

    def cells(self) -> dict[str, str]:
        """The texts of the row by column."""
        return {"citation": self.citation, "iv": "; ".join(self.iv), "mediator": "; ".join(self.mediator),
                "moderator": "; ".join(self.moderator), "dv": "; ".join(self.dv), "findings": "\n".join(self.findings),
                "method": self.method, "sample": self.sample, "place": "\n".join(self.places)}


def stated(entries: Iterable[Entry]) -> list[Entry]:
    """The claims that a study's row is made of: its hypotheses, propositions and practices; where it has none, its paths or findings.

    Whatever the study tests is among them, of whatever kind: a null result is never left out.
    """
    chosen = []
    for mine in by_study(entries).values():
        kinds = next((kinds for kinds in STATED if any(e.kind in kinds for e in mine)), frozenset())
        chosen += [e for e in mine if e.kind in kinds or e.must_stay]
    return chosen


def per_claim(entries: Iterable[Entry]) -> list[Row]:
    """A row for every claim; ends that are no variables say what they are, e.g. ``"infrastructure (part)"``."""
    return [_row([e]) if e.relation not in _NO_ENDS else replace(_row([e]), iv=_as(e.iv, _NO_ENDS[e.relation][0]),
                                                                 dv=_as(e.dv, _NO_ENDS[e.relation][1])) for e in entries]


def per_study(entries: Iterable[Entry]) -> list[Row]:
    """A row for every study, its claims together, in the order in which the studies first appear."""
    return [_row(mine) for mine in by_study(entries).values()]


def by_study(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The claims of each study, in the order in which the studies first appear."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.study, []).append(entry)
    return found


def _row(entries: Sequence[Entry]) -> Row:
    """The entries of one study as one row. What is a mediator or moderator somewhere is not listed as IV or DV for that alone."""
    first = entries[0]
    mediators = _in_order(e.mediator for e in entries)
    moderators = _in_order(e.moderator for e in entries)
    ends = [e for e in entries if e.relation not in _NO_ENDS]
    # A mediator stands between: the legs of its mediation do not make it a cause or an outcome of its own.
    iv = [x for x in _in_order(e.iv for e in ends) if x not in mediators or len(entries) == 1]
    dv = [y for y in _in_order(e.dv for e in ends) if y not in mediators or len(entries) == 1]
    return Row(first.study, first.work, first.citation, tuple(iv), tuple(mediators), tuple(moderators), tuple(dv),
               tuple(dict.fromkeys(e.finding for e in entries)), first.method, first.sample,
               places=tuple(dict.fromkeys(e.stands for e in entries if e.stands)))


def _as(names: Iterable[str], what: str) -> tuple[str, ...]:
    """The names with what they are."""
    return tuple(f"{name} ({what})" for name in names)


def _in_order(names: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(name for some in names for name in some))


def table(rows: Iterable[Row], columns: Sequence[str] = USUAL, caption: str = "") -> Table:
    """The table with these columns in this order; an unknown one is a ValueError that names the known ones."""
    known = {c.key: c for c in COLUMNS}
    for key in columns:
        if key not in known:
            raise ValueError(f"the related-work table has no column {key!r}; it has {', '.join(known)}")
    return Table.of([known[key] for key in columns], [row.cells() for row in rows], caption)
