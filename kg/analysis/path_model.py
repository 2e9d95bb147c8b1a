"""One study's model as it will be drawn: boxes, arrows between them, moderation of an arrow, mediation, groups.

A path diagram is for one study's model only; concepts of several studies are never layered (docs/design.md, decision 15). Here it is
decided *what* is drawn; :mod:`kg.analysis.path_layout` says where, :mod:`kg.analysis.path_svg` writes the SVG.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.graph.pairing import combined, state_of

SCOPES: tuple[tuple[str, frozenset[str]], ...] = (
    ("hypotheses and paths of the estimated model", frozenset({"hypothesis", "model-path"})),
    ("propositions", frozenset({"proposition"})),
    ("links of the conceptual framework", frozenset({"framework-link"})),
    ("findings and practices", frozenset({"finding", "practice"})),
)
"""What can be a study's model: the first of these that the study has, unless the reader asks for another."""

_CAUSAL = frozenset({"influences", "enables", "precedes", "mediates", "moderates", "other"})
_UNDIRECTED = frozenset({"associated-with", "compares"})
_PATH_KINDS = ("path", "direct", "total")


@dataclass(frozen=True, slots=True)
class Estimate:
    """One printed estimate, e.g. 0.31 with p < .01 in the main model of Table 3."""

    kind: str
    value: float | None = None
    metric: str | None = None
    p_operator: str | None = None
    p_value: float | None = None
    ci_level: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    model: str | None = None
    printed: str | None = None
    main: bool = False
    corrected: float | None = None

    @property
    def stars(self) -> str:
        """The usual marks of a printed p: ``***`` below .001, ``**`` .01, ``*`` .05, ``†`` .10, ``n.s.``; empty where no p is printed."""
        if self.p_operator == "ns":
            return " n.s."
        if self.p_value is None or self.p_operator is None:
            return ""
        if self.p_operator in {">", ">="}:
            return " n.s." if self.p_value >= 0.05 else ""
        value = self.p_value if self.p_operator != "<" else self.p_value - 1e-9  # p < .05 is below .05, p = .05 is not
        return next((mark for limit, mark in ((0.001, "***"), (0.01, "**"), (0.05, "*"), (0.1, "†")) if value < limit), " n.s.")

    @property
    def short(self) -> str:
        """The estimate as an arrow bears it, e.g. ``0.31**`` or ``0.07 [0.01, 0.14]``."""
        value = self.corrected if self.corrected is not None else self.value
        if value is None:
            return ""
        interval = "" if self.stars or self.ci_low is None or self.ci_high is None else f" [{number(self.ci_low)}, {number(self.ci_high)}]"
        return number(value) + self.stars + interval

    @property
    def full(self) -> str:
        """The estimate in words, e.g. ``path beta = 0.31, p < 0.01 (Table 3, main model)``."""
        parts = [f"{self.kind} {self.metric or 'estimate'} = {'not printed' if self.value is None else number(self.value)}"]
        if self.corrected is not None:
            parts[0] += f" as printed, read as {number(self.corrected)}"
        if self.p_operator == "ns":
            parts.append("not significant")
        elif self.p_value is not None:
            parts.append(f"p {self.p_operator} {number(self.p_value)}")
        if self.ci_low is not None and self.ci_high is not None:
            level = "" if self.ci_level is None else f"{self.ci_level:g}% "
            parts.append(f"{level}interval {number(self.ci_low)} to {number(self.ci_high)}")
        where = ", ".join(x for x in (self.printed, "main model" if self.main else None) if x)
        return ", ".join(parts) + (f" ({where})" if where else "")


def number(value: float) -> str:
    """A number as papers print it: a true minus, at least two decimals unless it is whole, e.g. ``−0.12``, ``0.20``, ``0.001``."""
    text = f"{abs(value):.4f}".rstrip("0")
    whole, _, decimals = text.partition(".")
    text = f"{whole}.{decimals:0<2}" if decimals or value != int(value) else f"{whole}.00"
    return ("−" if value < 0 else "") + text


@dataclass(frozen=True, slots=True)
class StudyTest:
    """One test of one claim of the study; the ends are keys of the study's constructs, ``part_of`` is the claim above this one."""

    claim: str
    kind: str
    relation: str
    independent: tuple[str, ...]
    dependent: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()
    sign: str = "none"
    verdict: str = "none"
    basis: str = "proposed"
    part_of: str = ""
    text: str = ""
    estimates: tuple[Estimate, ...] = ()
    issues: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """The state that the test gives its link, e.g. ``not-supported``."""
        return state_of(self.verdict, self.basis)


@dataclass(frozen=True, slots=True)
class LooseEstimate:
    """An estimate between two constructs whose link no claim of the study tests, e.g. the direct effect beside a mediation."""

    claim: str
    source: str
    target: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Part:
    """What one claim says of an arrow: the claim's label, text, state, estimates, and the issues that touch it."""

    claim: str
    text: str
    state: str
    estimates: tuple[Estimate, ...] = ()
    issues: tuple[str, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """The printed label, e.g. ``H1``; empty for a claim that the paper does not number."""
        return "" if self.claim.startswith("L-") else self.claim


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two constructs, or, with ``onto``, from a moderator to the arrow that it changes."""

    source: str
    target: str
    parts: tuple[Part, ...] = ()
    onto: tuple[str, str] | None = None
    directed: bool = True

    @property
    def state(self) -> str:
        """The state of the parts together; without any claim ``estimated``, or ``unclaimed`` for a moderated path without an estimate."""
        states = [p.state for p in self.parts if p.state]
        return combined(states) or ("estimated" if self.parts else "unclaimed")

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """All estimates on the arrow, those of the main model first, correlations last."""
        order = {"path": 0, "direct": 1, "interaction": 1, "indirect": 1, "total": 2}
        found = dict.fromkeys(e for p in self.parts for e in p.estimates)
        return tuple(sorted(found, key=lambda e: (not e.main, order.get(e.kind, 3))))

    @property
    def issues(self) -> tuple[str, ...]:
        """What is known to be wrong with a claim on this arrow."""
        return tuple(dict.fromkeys(i for p in self.parts for i in p.issues))


@dataclass(frozen=True, slots=True)
class Mediation:
    """A mediated effect: drawn as its legs, named at the mediators."""

    source: str
    target: str
    via: tuple[str, ...]
    part: Part


@dataclass(frozen=True, slots=True)
class Group:
    """A construct of a higher order, drawn as a frame around its parts."""

    whole: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A test that is not drawn, and why."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class PathModel:
    """What is drawn of one study; ``left_out`` names every test of the scope that is not, so that nothing is lost silently."""

    study: str
    scope: str
    names: Mapping[str, str] = field(hash=False)
    arrows: tuple[Arrow, ...] = ()
    moderations: tuple[Arrow, ...] = ()
    mediations: tuple[Mediation, ...] = ()
    groups: tuple[Group, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def constructs(self) -> tuple[str, ...]:
        """The constructs that are drawn, in the order in which the claims name them."""
        return tuple(dict.fromkeys(k for a in (*self.arrows, *self.moderations) for k in (a.source, *(() if a.onto else (a.target,)))))


def scopes(tests: Iterable[StudyTest]) -> tuple[str, ...]:
    """The scopes that this study can be drawn in, the default first."""
    kinds = {t.kind for t in tests if t.relation in _CAUSAL | _UNDIRECTED and t.independent and t.dependent}
    return tuple(name for name, wanted in SCOPES if kinds & wanted)


@dataclass
class _Drawing:
    """Arrows by their ends while the tests are read, in reading order."""

    arrows: dict[tuple[str, str, bool], list[Part]] = field(default_factory=dict)
    moderations: dict[tuple[str, str, str], list[Part]] = field(default_factory=dict)
    mediations: list[Mediation] = field(default_factory=list)
    legs: list[tuple[str, str, Part]] = field(default_factory=list)

    def arrow(self, source: str, target: str, part: Part | None, directed: bool = True) -> None:
        """Put a part on the arrow, which is made if need be."""
        if not directed and (target, source, False) in self.arrows:
            source, target = target, source
        parts = self.arrows.setdefault((source, target, directed), [])
        if part is not None:
            parts.append(part)


def path_model(study: str, tests: Sequence[StudyTest], names: Mapping[str, str], scope: str | None = None, *,
               loose: Iterable[LooseEstimate] = (), lower_order: bool = False) -> PathModel:
    """The model of one study, ready to be laid out.

    A claim is not drawn beside its parts, where these are in the scope too. With ``lower_order`` the paths of moderators to the outcome
    that they moderate are drawn too; without, they are named in ``left_out``. Estimates belong to the arrow that they estimate, whatever
    claim printed them; ``loose`` ones are on a link that no claim of the study tests.
    """
    available = scopes(tests)
    scope = scope or next(iter(available), SCOPES[0][0])
    kinds = dict(SCOPES)[scope]
    chosen = [t for t in tests if t.kind in kinds]
    parents = {t.part_of for t in chosen if t.part_of}
    left_out = [LeftOut(t.claim, "its parts are drawn") for t in chosen if t.claim in parents]
    counted = [t for t in chosen if t.claim not in parents]
    moderated = {(w, t.dependent[0]) for t in counted if t.relation == "moderates" and t.dependent for w in t.moderators}
    drawing = _Drawing()
    for test in counted:
        if not (test.independent and test.dependent):
            left_out.append(LeftOut(test.claim, "names no ends"))
        elif set(test.independent) & set(test.dependent):
            left_out.append(LeftOut(test.claim, "leads from a construct to itself"))
        elif test.relation == "part-of":
            continue
        elif test.relation not in _CAUSAL | _UNDIRECTED:
            left_out.append(LeftOut(test.claim, f"a relation of the kind {test.relation} is no path"))
        elif not lower_order and _is_lower_order(test, moderated):
            left_out.append(LeftOut(test.claim, _lower_order_note(test, names)))
        else:
            _put(test, drawing)
    _add_legs(drawing)
    _add_direct_estimates(counted, [one for one in loose if one.claim in {t.claim for t in chosen}], drawing)
    arrows = tuple(Arrow(s, t, tuple(p), directed=d) for (s, t, d), p in drawing.arrows.items())
    moderations = tuple(Arrow(w, y, tuple(p), onto=(x, y)) for (w, x, y), p in drawing.moderations.items())
    model = PathModel(study, scope, dict(names), arrows, moderations, tuple(drawing.mediations))
    groups, ungrouped = _groups([t for t in tests if t.relation == "part-of"], model.constructs)
    left_out += [LeftOut(t.claim, "parts of a construct that are not drawn side by side") for t in ungrouped if t in counted]
    return replace(model, groups=groups, left_out=tuple(dict.fromkeys(left_out)))


def _put(test: StudyTest, drawing: _Drawing) -> None:
    """Draw one test: an arrow per pair of ends, the legs of a mediation, or arrows of moderators onto an arrow."""
    part = Part(test.claim, test.text, test.state, test.estimates, test.issues, "" if len(test.independent) == 1 else "only together")
    for x in test.independent:
        for y in test.dependent:
            if test.relation == "moderates":
                drawing.arrow(x, y, None)
                for w in test.moderators:
                    drawing.moderations.setdefault((w, x, y), []).append(part)
            elif test.mediators:
                drawing.mediations.append(Mediation(x, y, test.mediators, part))
                drawing.legs += [leg for m in test.mediators for leg in ((x, m, part), (m, y, part))]
            else:
                drawing.arrow(x, y, part, test.relation not in _UNDIRECTED)


def _add_legs(drawing: _Drawing) -> None:
    """Draw the legs of mediations; a leg that has claims of its own keeps only those."""
    own = set(drawing.arrows)
    for source, target, part in drawing.legs:
        if (source, target, True) not in own:
            drawing.arrow(source, target, replace(part, estimates=(), issues=(), note="leg of a mediation"))


def _add_direct_estimates(tests: Sequence[StudyTest], loose: Iterable[LooseEstimate], drawing: _Drawing) -> None:
    """Put on its arrow each estimate of a path that was printed with a claim about something else, such as a direct effect."""
    for one in loose:
        if one.estimate.kind in _PATH_KINDS and one.source != one.target:
            drawing.arrow(one.source, one.target, Part(one.claim, "", "", (one.estimate,), note="an estimate printed with this claim"))
    for test in tests:
        if test.relation not in {"mediates", "moderates"} or len(test.independent) != 1 or len(test.dependent) != 1:
            continue
        direct = tuple(e for e in test.estimates if e.kind in _PATH_KINDS)
        if direct:
            part = Part(test.claim, test.text, "", direct, note="an estimate printed with this claim")
            drawing.arrow(test.independent[0], test.dependent[0], part)


def _is_lower_order(test: StudyTest, moderated: Collection[tuple[str, str]]) -> bool:
    """Whether the test is the path of a moderator to the outcome of what it moderates, and no hypothesis of its own."""
    return (test.kind == "model-path" and test.relation in {"influences", "enables"} and len(test.independent) == 1
            and (test.independent[0], test.dependent[0]) in moderated)


def _lower_order_note(test: StudyTest, names: Mapping[str, str]) -> str:
    """Why a lower-order term is not drawn, with what it found, e.g. ``path of the moderator brand management (0.20*, supported)``."""
    found = next((e.short for e in test.estimates if e.kind in _PATH_KINDS and e.short), "")
    said = ", ".join(x for x in (found, test.state.replace("-", " ")) if x)
    x, y = (names.get(k, k) for k in (test.independent[0], test.dependent[0]))
    return f"path of the moderator {x} to {y} ({said})"


def _groups(tests: Sequence[StudyTest], drawn: Collection[str]) -> tuple[tuple[Group, ...], tuple[StudyTest, ...]]:
    """Frames around the drawn parts of constructs that are not drawn themselves, and the tests that give none."""
    wholes: dict[str, list[str]] = {}
    used: list[StudyTest] = []
    for test in tests:
        whole = test.dependent[0] if len(test.dependent) == 1 else ""
        if whole and whole not in drawn and all(x in drawn for x in test.independent):
            wholes.setdefault(whole, []).extend(test.independent)
            used.append(test)
    groups: list[Group] = []
    taken: set[str] = set()
    for whole, members in wholes.items():
        parts = tuple(dict.fromkeys(members))
        if len(parts) > 1 and not taken & set(parts):
            groups.append(Group(whole, parts))
            taken |= set(parts)
    framed = {g.whole for g in groups}
    return tuple(groups), tuple(t for t in tests if t not in used or t.dependent[0] not in framed)
