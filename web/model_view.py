"""One study's model as its page shows it: the drawing, and the same as lines of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from kg.analysis.answers import study_model, study_scopes
from kg.analysis.path_model import Arrow, Mediation, PathModel
from kg.analysis.path_svg import figure
from kg.tables.names import claim_name
from ontology.schemes import notations
from web.link_lines import Ref
from web.linked_data import address_of
from web.rows import text
from web.service import panel

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
    """The model of a study by key, of this scope or the first it has; None where nothing can be drawn.

    A scope is named by its first word, e.g. ``propositions``.
    """
    tests = panel("studies/tests", study=study).rows
    available = {name.split()[0]: name for name in study_scopes(tests)}
    if not available:
        return None
    chosen = scope if scope in available else next(iter(available))
    estimates, issues = panel("studies/estimates", study=study).rows, panel("studies/issues", study=study).rows
    model = study_model(study, tests, estimates, issues, available[chosen])
    kinds = {text(row, "claimLabel"): text(row, "kind") for row in tests}
    drawn = Markup(figure(model, lambda kind, key: address(study, kind, key)))  # the drawing escapes what it prints
    return ModelView(chosen, tuple(available.items()), drawn, tuple(lines(model, kinds)),
                     tuple((claim_ref(study, one.claim, kinds), one.reason) for one in model.left_out))


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
                tuple(claim_ref(model.study, c, kinds) for c in claims), state,
                "" if state else WITHOUT_CLAIM.get(arrow.state, arrow.state),
                tuple(e.full for e in arrow.estimates), arrow.issues, tuple(notes))


def mediation_line(mediation: Mediation, model: PathModel, kinds: dict[str, str]) -> Line:
    """A mediated effect as a line."""
    part = mediation.part
    return Line("mediation", (construct_ref(model, mediation.source), construct_ref(model, mediation.target)),
                tuple(construct_ref(model, key) for key in mediation.via), True, (claim_ref(model.study, part.claim, kinds),), part.state,
                "", tuple(e.full for e in part.estimates), part.issues, (part.note,) if part.note else ())


def construct_ref(model: PathModel, key: str) -> Ref:
    """A construct of the study."""
    return Ref(model.names.get(key, key), address(model.study, "construct", key))


def claim_ref(study: str, claim: str, kinds: dict[str, str]) -> Ref:
    """A claim of the study."""
    return Ref(claim_name(claim, kinds.get(claim, "")), address(study, "claim", claim))


def address(study: str, kind: str, key: str) -> str:
    """The page of a claim or construct of a study."""
    return address_of("studies", study, f"{kind}s", key)
