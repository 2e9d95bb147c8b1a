"""The page of a study: what it is, what it did, what it claims with which result, and everything that its record holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, render_template, request

from kg.descriptions import schema_org
from ontology.schemes import notations
from web.bibliography import Entry, entry
from web.claims import ClaimView, Issue, claim_view, issue_of
from web.correlations import Matrix, matrices, refs_of
from web.designs import Design, design_of
from web.evidence import Estimates, as_figure, estimates_of, technique
from web.link_lines import Ref, ref, refs
from web.linked_data import node_response
from web.model_view import ModelView, model_view
from web.rows import Row, grouped, several, text, whole, yes
from web.scales import Scale, scales_of
from web.secondhand import VERBS
from web.service import panel, service, told_of

bp = Blueprint("study", __name__)

TITLES = {"hypothesis": "Hypotheses", "proposition": "Propositions", "practice": "Practices", "framework-link": "Links of the framework",
          "model-path": "Paths of the model", "finding": "Findings"}
"""The kinds of claims as headings."""

WITHIN = {name: f"{name}-all" for name in
          ("scales", "correlations", "numbers", "constructs", "literature", "second-hand", "issues", "references")}
"""Sections that may be folded, by id: the id inside the fold. A browser opens a fold when an address names what is within it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: what and how many, who answered, and what else is printed about it."""

    label: str
    respondents: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    locator: str
    line: str


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The claims of one kind, parts under the claims that they belong to; ``states`` counts them by state."""

    title: str
    claims: tuple[ClaimView, ...]
    states: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class EstimatedModel:
    """A model that the study estimates, with its printed estimates."""

    anchor: str
    label: str
    technique: str
    main: bool
    outcomes: str
    controls: str
    sample: str
    note: str
    estimates: Estimates


@dataclass(frozen=True, slots=True)
class ConstructView:
    """A construct of the study; ``definitions`` are texts with the works that they are taken from."""

    construct: Ref
    concept: Ref
    also: tuple[str, ...]
    about: str
    tests: int
    definitions: tuple[tuple[str, bool, tuple[Ref, ...]], ...]
    mentioned_only: bool


@dataclass(frozen=True, slots=True)
class SynthesisRow:
    """A row of the study's literature table: what a work studied together, and what it found."""

    citation: str
    work: Ref | None
    iv: str
    mediator: str
    moderator: str
    dv: str
    findings: str
    pairs: int
    line: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What the study says that other works found, with the links that it is about."""

    text: str
    verbatim: bool
    verb: str
    hedged: bool
    sources: tuple[Ref, ...]
    links: tuple[Ref, ...]
    printed: str
    locator: str
    line: str


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number that belongs to no claim."""

    kind: str
    row: Ref
    column: Ref
    value: str
    corrected: str
    reason: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the printed list of references, with the work that it describes and, where it is in the corpus, its study."""

    anchor: str
    text: str
    work: Ref | None
    study: str


@dataclass(frozen=True, slots=True)
class StudyPage:
    """What the template of a study may use."""

    key: str
    label: str
    title: str
    entry: Entry | None
    abstract: str
    design: Design
    read_from: str
    header: dict[str, tuple[str, ...]]
    samples: tuple[Sample, ...]
    claims: tuple[ClaimGroup, ...]
    model: ModelView | None
    models: tuple[EstimatedModel, ...]
    scales: tuple[Scale, ...]
    matrices: tuple[Matrix, ...]
    numbers: tuple[Number, ...]
    constructs: tuple[ConstructView, ...]
    synthesis: tuple[SynthesisRow, ...]
    second_hand: tuple[Reported, ...]
    issues: tuple[Issue, ...]
    references: tuple[Reference, ...]
    data: dict[str, Any]

    @property
    def within(self) -> dict[str, str]:
        """The ids inside the sections that may be folded, e.g. ``{"issues": "issues-all"}``."""
        return WITHIN

    @property
    def contents(self) -> tuple[tuple[str, str, int], ...]:
        """The sections that hold something: anchor, title, how much."""
        sections = (("claims", "Claims", sum(len(g.claims) for g in self.claims)),
                    ("model", "Model", len(self.model.lines) if self.model else 0),
                    ("models", "Estimated models", len(self.models)), ("scales", "Scales", len(self.scales)),
                    ("correlations", "Correlations", len(self.matrices)), ("numbers", "Other numbers", len(self.numbers)),
                    ("constructs", "Constructs", len(self.constructs)), ("literature", "Literature table", len(self.synthesis)),
                    ("second-hand", "Second-hand", len(self.second_hand)), ("issues", "Issues", len(self.issues)),
                    ("references", "References", len(self.references)))
        return tuple(s for s in sections if s[2])


@bp.get("/studies/<study>")
def page(study: str) -> Response:
    """A study as a page, Turtle or JSON-LD; ``?model=propositions`` draws another part of it."""
    scope = request.args.get("model")
    return node_response("study", ("studies", study), lambda iri: render_template("study.html", page=view(iri, scope), iri=iri))


def view(key: str, scope: str | None = None) -> StudyPage:
    """The study of this key or IRI with everything in its record."""
    about = told_of("studies/about", study=key)
    key = text(about, "key")
    issues = panel("studies/issues", study=key).rows
    found, numbers = matrices(panel("studies/statistics", study=key).rows)
    work = text(about, "work")
    return StudyPage(
        key=text(about, "key"), label=text(about, "studyLabel"), title=text(about, "title"),
        entry=entry(work) if work else None, abstract=text(about, "abstract"),
        design=design_of(about), read_from=text(about, "fileName"),
        header={what: tuple(text(row, "text") for row in rows) for what, rows in grouped(panel("studies/header", study=key).rows, "what")},
        samples=tuple(sample_of(row) for row in panel("studies/samples", study=key).rows),
        claims=claim_groups(panel("studies/claims", study=key).rows, issues), model=model_view(key, scope), models=estimated_models(key),
        scales=scales_of(panel("studies/scales", study=key).rows, panel("studies/items", study=key).rows), matrices=tuple(found),
        numbers=tuple(number_of(row) for row in numbers), constructs=constructs_of(key),
        synthesis=tuple(synthesis_of(row) for row in panel("studies/synthesis", study=key).rows),
        second_hand=tuple(reported(rows) for _, rows in grouped(panel("studies/second-hand", study=key).rows, "statement")),
        issues=tuple(issue_of(row) for row in issues),
        references=tuple(reference_of(row) for row in panel("studies/references", study=key).rows),
        data=schema_org.publication(about, panel("tables/bibliography", work=work).rows if work else (),
                                    panel("studies/constructs", study=key).rows))


def sample_of(row: Row) -> Sample:
    """The sample in a row of ``studies/samples``."""
    columns = (("country", "countries"), ("industry", "industries"), ("response rate", "responseRate"), ("period", "period"),
               ("about", "description"))
    facts = ((name, text(row, column)) for name, column in columns)
    return Sample(text(row, "sampleLabel"), respondents_of(text(row, "respondents")),
                  tuple((name, value) for name, value in facts if value), text(row, "locator"), text(row, "line"))


def respondents_of(printed: str) -> tuple[str, ...]:
    """Who answered: as printed, or where the record lists them, one by one, e.g. ``("R1: plans routes, depot A (line 12)",)``."""
    if not printed.startswith("[{"):
        return (printed,) if printed else ()
    return tuple(respondent(one) for one in json.loads(printed))


def respondent(one: dict[str, Any]) -> str:
    """A respondent in words: code, role, organization, then all else that is recorded."""
    named = ("role", "organization")
    words = [str(one[name]) for name in named if one.get(name)]
    words += [f"{name} {value}" for name, value in one.items() if name not in ("code", "line", *named)]
    said = ": ".join(part for part in (str(one.get("code", "")), ", ".join(words)) if part)
    return f"{said} (line {one['line']})" if one.get("line") else said


def claim_groups(rows: Sequence[Row], issues: Sequence[Row]) -> tuple[ClaimGroup, ...]:
    """The claims by kind in the order of the scheme; within a kind, parts stand under the claims that they belong to."""
    about = {claim: tuple(issue_of(row) for row in same) for claim, same in grouped(issues, "about")}
    groups = []
    for kind in notations("kind"):
        same = [row for row in rows if text(row, "kind") == kind]
        claims = tuple(replace(claim_view(row, issues=about.get(text(row, "claim"), ())), part=depth > 0) for row, depth in nested(same))
        if claims:
            count = Counter(c.state for c in claims)
            groups.append(ClaimGroup(TITLES[kind], claims, tuple((s, count[s]) for s in notations("state") if count[s])))
    return tuple(groups)


def nested(rows: Sequence[Row]) -> list[tuple[Row, int]]:
    """The rows with their depth: each followed by its parts; a part whose whole is not among the rows stands by itself."""
    here = {text(row, "claim") for row in rows}
    parts = dict(grouped((row for row in rows if text(row, "whole") in here), "whole"))

    def under(row: Row, depth: int) -> list[tuple[Row, int]]:
        return [(row, depth), *(one for part in parts.get(text(row, "claim"), ()) for one in under(part, depth + 1))]

    return [one for row in rows if text(row, "whole") not in here for one in under(row, 0)]


def estimated_models(key: str) -> tuple[EstimatedModel, ...]:
    """The models that the study estimates."""
    estimates = dict(grouped(panel("studies/estimates", study=key).rows, "model"))
    return tuple(EstimatedModel(
        f"model-{service().key(text(row, 'model'))}", text(row, "modelLabel"), technique(text(row, "technique")), yes(row, "main"),
        text(row, "outcomes"), text(row, "controls"), text(row, "sampleLabel"), text(row, "note"),
        estimates_of(estimates.get(text(row, "model"), ()))) for row in panel("studies/models", study=key).rows)


def constructs_of(key: str) -> tuple[ConstructView, ...]:
    """The constructs of the study: those in tests first, then those with a definition, then the others."""
    definitions = dict(grouped(panel("studies/definitions", study=key).rows, "member"))
    made = [ConstructView(
        ref(row, "member"), ref(row, "concept"), (*several(row, "abbreviations"), *several(row, "aliases")),
        ", ".join(x for x in (text(row, "roles"), text(row, "level") and f"{text(row, 'level')} level", text(row, "measurement")) if x),
        whole(row, "tests") or 0,
        tuple((text(d, "text"), text(d, "wording") == "verbatim", refs(d, "sources")) for d in definitions.get(text(row, "member"), ())),
        yes(row, "mentionedOnly")) for row in panel("studies/constructs", study=key).rows]
    return tuple(sorted(made, key=lambda c: (not c.tests, not c.definitions)))


def synthesis_of(row: Row) -> SynthesisRow:
    """The row of a literature table in a row of ``studies/synthesis``."""
    return SynthesisRow(
        citation=text(row, "citation"), work=ref(row, "work") if text(row, "work") else None, iv=text(row, "independents"),
        mediator=text(row, "mediators"), moderator=text(row, "moderators"), dv=text(row, "dependents"), findings=text(row, "findings"),
        pairs=whole(row, "pairs") or 0, line=text(row, "line"))


def reported(rows: Sequence[Row]) -> Reported:
    """The statement in rows of ``studies/second-hand``, one a link."""
    first, result = rows[0], text(rows[0], "result")
    return Reported(
        text=text(first, "text"), verbatim=text(first, "wording") == "verbatim", verb=VERBS.get(result, result),
        hedged=yes(first, "hedged"), sources=tuple(sorted(refs(first, "sources"), key=lambda r: r.label)),
        links=tuple(ref(row, "link") for row in rows if text(row, "link")),
        printed=text(first, "printedSource"), locator=text(first, "locator"), line=text(first, "line"))


def number_of(row: Row) -> Number:
    """The number in a row of ``studies/statistics``."""
    across, down = refs_of(row)
    return Number(text(row, "statisticKind").replace("-", " "), across, down, as_figure(text(row, "value")),
                  as_figure(text(row, "correctedValue")), text(row, "correctionReason"), text(row, "printedSource"), text(row, "note"))


def reference_of(row: Row) -> Reference:
    """The reference in a row of ``studies/references``."""
    study = text(row, "inCorpus")
    anchor = f"reference-{service().key(text(row, 'reference'))}"
    return Reference(anchor, text(row, "text"), ref(row, "work") if text(row, "work") else None, service().address(study) if study else "")
