"""A claim of a study as pages show it: its words, its verdict, what is odd about it, its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from web.evidence import Estimates, Words, all_words_of, claim_ref, estimates_of
from web.link_lines import Ref, ref
from web.linked_data import place_of
from web.rows import Row, text, yes
from web.service import service


@dataclass(frozen=True, slots=True)
class Issue:
    """Something odd in print: damage, a contradiction, a failed check."""

    check: str
    message: str
    href: str
    about: Ref | None
    locator: str
    line: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with what is said of one link.

    Attributes:
        claim: its name and page; claims that the paper does not number are named by their kind.
        state: what its test says of the link, a notation of the state scheme.
        counted: false where its parts are counted instead.
        estimates: those of paths and effects; correlations stand in ``correlations``.
        part: whether it is shown below the claim that it is a part of.
    """

    claim: Ref
    anchor: str
    kind: str
    text: str
    verbatim: bool
    state: str
    verdict: str
    verdict_text: str
    implied: bool
    basis: str
    sign: str
    counted: bool
    locator: str
    line: str
    note: str
    issues: tuple[Issue, ...] = ()
    estimates: Estimates = field(default_factory=Estimates)
    correlations: Estimates = field(default_factory=Estimates)
    words: tuple[Words, ...] = ()
    part: bool = False


def claim_view(row: Row, evidence: Iterable[Row] = (), issues: Iterable[Issue] = ()) -> ClaimView:
    """The claim in a row with the columns of ``links/claims``, with the rows of its evidence."""
    found = list(evidence)
    estimates = estimates_of(found)
    iri = text(row, "claim")
    return ClaimView(
        claim=claim_ref(row), anchor=anchor_of(iri), kind=text(row, "kind"), text=text(row, "claimText"),
        verbatim=text(row, "wording") == "verbatim", state=text(row, "state"), verdict=text(row, "verdict"),
        verdict_text=text(row, "verdictText"), implied=yes(row, "verdictImplied"), basis=text(row, "basis"), sign=text(row, "sign"),
        counted=yes(row, "counted"), locator=text(row, "locator"), line=text(row, "line"), note=text(row, "note"), issues=tuple(issues),
        estimates=Estimates(e for e in estimates if e.kind != "correlation"),
        correlations=Estimates(e for e in estimates if e.kind == "correlation"), words=all_words_of(found))


def issue_of(row: Row) -> Issue:
    """The issue in a row with the columns of ``links/issues`` or ``studies/issues``; it is listed on its study's page."""
    about = text(row, "about")
    return Issue(check=text(row, "check"), message=text(row, "message"), href=place_of(text(row, "issue")),
                 about=Ref(ref(row, "about").label, place_of(about)) if about else None, locator=text(row, "locator"),
                 line=text(row, "line"))


def anchor_of(iri: str) -> str:
    """The place of a thing on a page that shows several, e.g. ``zhang2020-H2``."""
    return service().address(iri).strip("/").removeprefix("studies/").replace("/claims/", "-").replace("/", "-")
