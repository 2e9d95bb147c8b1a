"""The page of a link: which studies support it, which do not, with what evidence, and what is only said of others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import Blueprint, Response, render_template

from ontology.schemes import concept, label
from web.claims import ClaimView, Issue, anchor_of, claim_view, issue_of
from web.designs import Design, design_of
from web.link_lines import STATES, Ref, ref, refs
from web.linked_data import node_response
from web.rows import Row, grouped, text, whole, yes
from web.secondhand import Source, Statement, sources_of
from web.service import panel, service, told_of

bp = Blueprint("link", __name__)

COUNTED = (("supported", "supported"), ("not-supported", "notSupported"), ("mixed", "mixed"), ("no-verdict", "noVerdict"),
           ("illustrated", "illustrated"), ("illustrated-mixed", "illustratedMixed"), ("illustrated-against", "illustratedAgainst"),
           ("proposed", "proposed"))
"""States with the columns that count their studies."""

HEADINGS = {"supported": "Studies that support it", "not-supported": "Studies that do not support it",
            "mixed": "Studies with mixed results", "no-verdict": "Studies that test it and give no verdict",
            "illustrated": "Studies that illustrate it",
            "illustrated-mixed": "Studies whose cases differ", "illustrated-against": "Studies whose cases speak against it",
            "proposed": "Studies that propose it"}

AGAINST = ("not-supported", "illustrated-against", "mixed", "illustrated-mixed")
"""What comes first on the page of a contested link."""

QUESTIONS = {"influences": "Does {x} influence {y}", "enables": "Does {x} enable {y}", "precedes": "Does {x} come before {y}",
             "associated-with": "Do {x} and {y} go together", "part-of": "Is {x} part of {y}", "compares": "How does {x} compare with {y}",
             "recommends": "Is {x} recommended for {y}", "other": "How is {x} related to {y}",
             "mediates": "Does {x} act on {y} by way of {via}", "moderates": "Does the effect of {x} on {y} depend on {by}"}

ROLES = (("independents", "independent"), ("mediators", "mediator"), ("moderators", "moderator"), ("dependents", "dependent"))


@dataclass(frozen=True, slots=True)
class End:
    """A concept at an end of the link, in its role."""

    role: str
    concept: Ref


@dataclass(frozen=True, slots=True)
class StudyView:
    """One study's word on a link: state, design, claims with their evidence, and what other studies of the corpus say of it."""

    study: Ref
    anchor: str
    state: str
    design: Design
    claims: tuple[ClaimView, ...]
    said: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The studies of one state."""

    state: str
    heading: str
    studies: tuple[StudyView, ...]


@dataclass(frozen=True, slots=True)
class OtherLink:
    """Another link with its studies by state, e.g. a moderated form of the same pair, or one that is near."""

    link: Ref
    counts: tuple[tuple[str, int], ...]
    second_hand: int
    contested: bool
    nearness: str = ""
    studies: tuple[StudyView, ...] = ()
    second_hand_sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What the template of a link may use."""

    title: str
    relation: str
    question: str
    ends: tuple[End, ...]
    corpus_studies: int
    counts: tuple[tuple[str, int], ...]
    contested: bool
    second_hand_sources: int
    groups: tuple[Group, ...]
    untested: tuple[StudyView, ...]
    associations: tuple[OtherLink, ...]
    variants: tuple[tuple[str, tuple[OtherLink, ...]], ...]
    second_hand: tuple[Source, ...]
    near: tuple[OtherLink, ...]

    @property
    def studies(self) -> tuple[StudyView, ...]:
        """All studies that state the link, in the order of the page."""
        return tuple(s for group in self.groups for s in group.studies)


@bp.get("/links/<path:key>")
def page(key: str) -> Response:
    """A link as a page, Turtle or JSON-LD."""
    return node_response("link", ("links", key), lambda iri: render_template("link.html", page=view(iri), iri=iri))


def view(key: str) -> LinkPage:
    """The link of this key or IRI with everything that the corpus says of it."""
    about = told_of("links/about", link=key)
    contested = yes(about, "contested")
    everything = panel("links/evidence", link=key, near=True).rows
    second_hand = sources_of(panel("links/second-hand", link=key).rows)
    studies = studies_on(key, [row for row in everything if text(row, "group") == "this link"], second_hand)
    groups = (Group(state, HEADINGS[state], tuple(s for s in studies if s.state == state)) for state in order(contested))
    variants = panel("links/variants", link=key).rows
    ends = tuple(End(role, one) for column, role in ROLES for one in refs(about, column))
    return LinkPage(
        title=text(about, "linkLabel"), relation=label(concept("relation", text(about, "relation"))),
        question=question(text(about, "relation"), ends), ends=ends, corpus_studies=len(panel("studies/list").rows), counts=counts(about),
        contested=contested, second_hand_sources=whole(about, "secondHandSources") or 0, groups=tuple(g for g in groups if g.studies),
        untested=tuple(s for s in studies if not s.state),
        associations=tuple(association(row) for row in variants if text(row, "relation") == "associated-with"),
        variants=(*others((row for row in variants if text(row, "relation") != "associated-with"), "variant"),
                  *others(panel("links/legs", link=key).rows, "leg")),
        second_hand=tuple(source for source in second_hand if source.own_study not in {s.study.href for s in studies}),
        near=near_links(key, [row for row in everything if text(row, "group") != "this link"]))


def order(contested: bool) -> tuple[str, ...]:
    """The states in the order of the page: what speaks against a contested link first."""
    states = tuple(s for s in STATES if s in HEADINGS)
    return (*AGAINST, *(s for s in states if s not in AGAINST)) if contested else states


def counts(row: Row) -> tuple[tuple[str, int], ...]:
    """The states that some study gives the link, with how many do."""
    return tuple((state, n) for state, column in COUNTED if (n := whole(row, column)))


def question(relation: str, ends: tuple[End, ...]) -> str:
    """What the page answers, e.g. ``Does competitive pressure influence BDAI assimilation?``."""
    named = {role: " and ".join(e.concept.label for e in ends if e.role == role) for _, role in ROLES}
    form = QUESTIONS[relation]
    if named["mediator"] and relation != "mediates":
        form += " by way of {via}"
    if named["moderator"] and relation != "moderates":
        form += ", depending on {by}"
    return form.format(x=named["independent"], y=named["dependent"], via=named["mediator"], by=named["moderator"]) + "?"


def studies_on(key: str, evidence: list[Row], second_hand: Iterable[Source]) -> list[StudyView]:
    """What each study has on the link: those that state it, then those that only print evidence."""
    states = {text(row, "study"): row for row in panel("links/states", link=key).rows}
    claims = dict(grouped(panel("links/claims", link=key).rows, "study"))
    issues = dict(grouped(panel("links/issues", link=key).rows, "study"))
    printed = dict(grouped((row for row in evidence if text(row, "itemKind") != "second-hand"), "study"))
    said = {source.own_study: source.statements for source in second_hand if source.own_study}
    return [study_view(study, states.get(study), claims.get(study, []), printed.get(study, []), issues.get(study, []),
                       said.get(service().address(study), ())) for study in dict.fromkeys((*states, *claims, *printed))]


def study_view(study: str, state: Row | None, claims: list[Row], printed: list[Row], issues: list[Row],
               said: tuple[Statement, ...]) -> StudyView:
    """What one study has on the link: its claims with their evidence, and evidence printed with claims about other links."""
    first = state or (claims or printed)[0]
    design = design_of(state or printed[0]) if state or printed else Design((), (), (), "")
    evidence = dict(grouped((row for row in printed if text(row, "itemKind") == "evidence"), "claim"))
    about = {claim: tuple(issue_of(row) for row in same) for claim, same in grouped(issues, "about")}
    stated = [claim_view(row, evidence.pop(text(row, "claim"), ()), about.get(text(row, "claim"), ())) for row in claims]
    stated += [claim_view(rows[0], rows, about.get(claim, ())) for claim, rows in evidence.items()]
    stated.sort(key=lambda c: STATES.index(c.state) if c.state else len(STATES))
    others = tuple(issue_of(row) for row in issues if text(row, "aboutKind") != "claim")
    return StudyView(study=ref(first, "study"), anchor=anchor_of(study), state=text(state, "state") if state else "", design=design,
                     claims=tuple(stated), said=said, issues=others)


def other_link(row: Row, column: str) -> OtherLink:
    """Another link in a row with the columns that count studies by state."""
    return OtherLink(ref(row, column), counts(row), whole(row, "secondHandSources") or 0, yes(row, "contested"), nearness(row))


def nearness(row: Row) -> str:
    """Why a link is near, e.g. ``Its dependent is close: an intention, not the extent of use.``; empty for other links."""
    said = [part.split(" ", 1) for part in text(row, "nearness").split(", ") if part]
    ends = " and ".join(f"its {role} is {how}" for role, how in said if how != "same")
    reasons = text(row, "reasons")
    return (ends[:1].upper() + ends[1:] + (f": {reasons}" if reasons else "") + ".") if ends else ""


def others(rows: Iterable[Row], column: str) -> tuple[tuple[str, tuple[OtherLink, ...]], ...]:
    """Other links by how they differ from this one."""
    return tuple((how, tuple(other_link(row, column) for row in same)) for how, same in grouped(rows, "how"))


def association(row: Row) -> OtherLink:
    """The association of the same pair, with the studies that state or print it."""
    key = service().key(text(row, "variant"))
    here = [r for r in panel("links/evidence", link=key).rows if text(r, "group") == "this link"]
    return replace(other_link(row, "variant"), studies=tuple(studies_on(key, here, ())))


def near_links(key: str, everything: list[Row]) -> tuple[OtherLink, ...]:
    """The near links, each with what its studies claim and what is second-hand; ``everything`` are the rows of evidence that are near."""
    found = dict(grouped((row for row in everything if text(row, "itemKind") != "second-hand"), "onLink"))
    return tuple(near_link(row, found.get(text(row, "near"), [])) for row in panel("links/near", link=key).rows)


def near_link(row: Row, own: list[Row]) -> OtherLink:
    """The near link in a row of ``links/near``, with the rows of its tests and evidence."""
    studies = tuple(
        StudyView(ref(same[0], "study"), anchor_of(study), text(same[0], "state"), design_of(same[0]),
                  tuple(claim_view(of_claim[0]) for _, of_claim in grouped(same, "claim"))) for study, same in grouped(own, "study"))
    told = panel("links/second-hand", link=text(row, "near")).rows if whole(row, "secondHandSources") else ()
    return replace(other_link(row, "near"), studies=studies, second_hand_sources=tuple(sources_of(told)))
