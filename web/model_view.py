"""One study's model as its page shows it: the drawing, and the same as lines of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kg.analysis.path_model import Arrow, Estimate, LooseEstimate, Mediation, PathModel, StudyTest, path_model, scopes
from kg.analysis.path_svg import figure
from ontology.schemes import notations
from web.evidence import claim_name
from web.link_lines import Ref
from web.rows import Row, grouped, number, text, yes
from web.service import panel, service

STATES = notations("state")
WITHOUT_CLAIM = {"estimated": "estimated, nothing claimed", "unclaimed": "moderated; no claim of its own"}
"""What an arrow is that bears no state of a claim."""


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow of the drawing as a line of a table.

    Attributes:
        ends: what it leads from and to; for a moderation the moderator, and the two ends of the path that it changes.
        how: ``path``, ``moderation`` or ``mediation``.
        state: a notation of the state scheme, or empty with ``words`` instead.
        estimates: in words, e.g. ``path beta = 0.31, p < 0.01 (Table 3, main model)``.
    """

    how: str
    ends: tuple[Ref, ...]
    via: tuple[Ref, ...]
    directed: bool
    claims: tuple[Ref, ...]
    state: str
    words: str
    estimates: tuple[str, ...]
    issues: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelView:
    """A study's model: drawn, as lines, and what is not drawn; ``scopes`` are the parts of the study that can be drawn."""

    scope: str
    scopes: tuple[tuple[str, str], ...]
    svg: Markup
    lines: tuple[Line, ...]
    left_out: tuple[tuple[Ref, str], ...]


def model_view(study: str, scope: str | None) -> ModelView | None:
    """The model of a study by key, of this scope (its first word, e.g. ``propositions``) or the first it has; None where nothing can be drawn."""
    tests = panel("studies/tests", study=study).rows
    estimates = panel("studies/estimates", study=study).rows
    issues = {claim: tuple(text(row, "message") for row in rows) for claim, rows in grouped(panel("studies/issues", study=study).rows, "about")}
    names = {construct_key(part.value): part.label for row in tests for column in ROLES for part in row[column].parts}
    study_tests, loose = read_tests(tests, estimates, issues)
    available = {name.split()[0]: name for name in scopes(study_tests)}
    if not available:
        return None
    chosen = scope if scope in available else next(iter(available))
    model = path_model(study, study_tests, names, available[chosen], loose=loose)
    kinds = {t.claim: t.kind for t in study_tests}
    return ModelView(chosen, tuple(available.items()), Markup(figure(model, lambda kind, key: address(study, kind, key))),  # noqa: S704 (escaped there)
                     tuple(lines(model, kinds)), tuple((claim_ref(study, one.claim, kinds), one.reason) for one in model.left_out))


ROLES = ("independents", "dependents", "mediators", "moderators")


def read_tests(tests: Sequence[Row], estimates: Sequence[Row], issues: dict[str, tuple[str, ...]]) -> tuple[list[StudyTest], list[LooseEstimate]]:
    """The tests of a study with their estimates, and the estimates of links that their claims do not test."""
    by_claim = dict(grouped((row for row in estimates if text(row, "evidenceKind") != "correlation"), "claim"))
    made, loose = [], []
    for claim, rows in grouped(tests, "claim"):
        links = {text(row, "link") for row in rows}
        printed = by_claim.get(claim, [])
        made += [study_test(row, [e for e in printed if text(e, "link") == text(row, "link")], issues.get(claim, ())) for row in rows]
        loose += [one for e in printed if text(e, "link") not in links for one in loose_estimates(e)]
    return made, loose


def study_test(row: Row, estimates: Iterable[Row], issues: tuple[str, ...]) -> StudyTest:
    """The test in a row of ``studies/tests``."""
    independent, dependent, mediators, moderators = (tuple(construct_key(part.value) for part in row[column].parts) for column in ROLES)
    return StudyTest(claim=text(row, "claimLabel"), kind=text(row, "kind"), relation=text(row, "relation"), independent=independent,
                     dependent=dependent, mediators=mediators, moderators=moderators, sign=text(row, "sign") or "none",
                     verdict=text(row, "verdict"), basis=text(row, "basis"), part_of=text(row, "wholeLabel"), text=text(row, "claimText"),
                     estimates=tuple(dict.fromkeys(map(estimate_of, estimates))), issues=issues)


def estimate_of(row: Row) -> Estimate:
    """The estimate in a row of ``studies/estimates``, as the drawing bears it."""
    corrected = text(row, "correctedValue")
    return Estimate(kind=text(row, "evidenceKind"), value=number(row, "estimate"), metric=text(row, "metric") or None,
                    p_operator=text(row, "pOperator") or None, p_value=number(row, "pValue"), ci_level=number(row, "ciLevel"),
                    ci_low=number(row, "ciLow"), ci_high=number(row, "ciHigh"), model=text(row, "modelLabel") or None,
                    printed=text(row, "printedSource") or None, main=yes(row, "mainModel"),
                    corrected=float(corrected) if corrected.replace(".", "", 1).lstrip("+-").isdigit() else None)


def loose_estimates(row: Row) -> list[LooseEstimate]:
    """The estimate of a row on every pair of its own ends."""
    return [LooseEstimate(text(row, "claimLabel"), construct_key(x.value), construct_key(y.value), estimate_of(row))
            for x in row["independents"].parts for y in row["dependents"].parts]


def lines(model: PathModel, kinds: dict[str, str]) -> Iterable[Line]:
    """The arrows of the drawing in words: paths, then moderations, then mediations."""
    for arrow in (*model.arrows, *model.moderations):
        yield arrow_line(arrow, model, kinds)
    for mediation in model.mediations:
        yield mediation_line(mediation, model, kinds)


def arrow_line(arrow: Arrow, model: PathModel, kinds: dict[str, str]) -> Line:
    """An arrow, or a moderator's arrow onto another one, as a line."""
    keys = (arrow.source, *arrow.onto) if arrow.onto else (arrow.source, arrow.target)
    claims = dict.fromkeys(p.claim for p in arrow.parts if p.state)
    notes = dict.fromkeys(f"{p.note} ({p.name})" if p.name else p.note for p in arrow.parts if p.note)
    state = arrow.state if arrow.state in STATES else ""
    return Line("moderation" if arrow.onto else "path", tuple(construct_ref(model, key) for key in keys), (), arrow.directed,
                tuple(claim_ref(model.study, c, kinds) for c in claims), state, "" if state else WITHOUT_CLAIM.get(arrow.state, arrow.state),
                tuple(e.full for e in arrow.estimates), arrow.issues, tuple(notes))


def mediation_line(mediation: Mediation, model: PathModel, kinds: dict[str, str]) -> Line:
    """A mediated effect as a line."""
    part = mediation.part
    return Line("mediation", (construct_ref(model, mediation.source), construct_ref(model, mediation.target)),
                tuple(construct_ref(model, key) for key in mediation.via), True, (claim_ref(model.study, part.claim, kinds),), part.state, "",
                tuple(e.full for e in part.estimates), part.issues, (part.note,) if part.note else ())


def construct_ref(model: PathModel, key: str) -> Ref:
    """A construct of the study."""
    return Ref(model.names.get(key, key), address(model.study, "construct", key))


def claim_ref(study: str, claim: str, kinds: dict[str, str]) -> Ref:
    """A claim of the study."""
    return Ref(claim_name(claim, kinds.get(claim, "")), address(study, "claim", claim))


def address(study: str, kind: str, key: str) -> str:
    """The page of a claim or construct of a study."""
    return f"/studies/{study}/{kind}s/{key}"


def construct_key(iri: str) -> str:
    """The key of a study's construct."""
    return service().key(iri)
