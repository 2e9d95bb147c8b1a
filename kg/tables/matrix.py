"""The evidence matrix: links by studies; each cell is what one study says of one link. Plain values and how they are put together.

lines = lines_of(cells, told)                      a line a link, with what each study says of it
lines = ordered(fitting(lines, studies, "mixed"))  filters choose lines and studies, never what stands in a cell
evidence_matrix(lines, studies, details, totals)   the lines with their constructs, claims and estimates
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.analysis.path_model import number
from kg.queries.matching import holds
from ontology.schemes import concept, label, notations

SECOND_HAND = "second-hand"
STATES = tuple(n for n in notations("state") if n != SECOND_HAND)
"""The states that a study can give a link, strongest basis first."""

LETTERS = {"supported": "S", "not-supported": "N", "mixed": "M", "no-verdict": "V", "illustrated": "I", "illustrated-mixed": "Im",
           "illustrated-against": "Ia", "proposed": "P", SECOND_HAND: "2h", "": "e"}
"""A short sign for every state; ``e`` for an estimate without a test of its own."""

SIGNS = {"positive": "+", "negative": "−", "mixed": "±"}
"""How a sign is written; none is not."""

ORDERS = ("studies", "contested", "state", "name")
"""What lines can be sorted by; what follows decides between equals."""

_STANDARDIZED = frozenset({"beta", "r"})


@dataclass(frozen=True, slots=True)
class Study:
    """A study as a column: who, when, and its design in a line; methods and countries in words."""

    iri: str
    key: str
    name: str
    year: int | None = None
    design: str = ""
    methods: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a line: ``contested`` holds for the whole corpus, whatever studies are looked at."""

    iri: str
    name: str
    relation: str
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a study says of a link: the state and the sign of its tests together. Without a state it only prints an estimate."""

    state: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a study tells of a work outside the corpus: ``result`` is what the work did, e.g. ``found-none``."""

    study: str
    work: str
    name: str
    result: str


@dataclass(frozen=True, slots=True)
class End:
    """A construct in its role in a link: ``independent``, ``dependent``, ``mediator`` or ``moderator``."""

    role: str
    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim behind a cell; not counted where its parts are."""

    iri: str
    label: str
    kind: str
    counted: bool = True

    @property
    def name(self) -> str:
        """Its printed label; for a claim without one its kind, e.g. ``model path``."""
        return label(concept("kind", self.kind)) if self.label.startswith("L-") and self.kind else self.label


@dataclass(frozen=True, slots=True)
class Estimate:
    """A printed estimate; ``printed`` is what stands there where a curator reads ``value`` instead."""

    value: float
    metric: str = ""
    kind: str = ""
    main: bool = False
    model: str = ""
    claim: str = ""
    n: str = ""
    p: str = ""
    printed: float | None = None

    @property
    def short(self) -> str:
        """The value as papers print it, e.g. ``−0.12``."""
        return number(self.value)

    @property
    def words(self) -> str:
        """All about it, e.g. ``β = 0.31, path, main model (Table 3), n = 147, p < 0.01``."""
        model = ("main model" if self.main else "model" if self.model else "") + (f" ({self.model})" if self.model else "")
        metric = {"beta": "β", "unstandardized": "b"}.get(self.metric, self.metric)
        return ", ".join(x for x in (
            f"{metric} = {self.short}" if metric else self.short, label(concept("evidence", self.kind)) if self.kind else "", model,
            f"n = {self.n}" if self.n else "", f"p {self.p}" if self.p else "",
            f"printed as {number(self.printed)}" if self.printed is not None else "") if x)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one study says of one link, with the claims and the strongest of the estimates behind it."""

    said: Said
    claims: tuple[Claim, ...] = ()
    estimates: tuple[Estimate, ...] = ()

    @property
    def estimate(self) -> Estimate | None:
        """The strongest estimate; None where none is printed."""
        return strongest(self.estimates)

    @property
    def short(self) -> str:
        """The cell in few signs, e.g. ``S+ 0.31``."""
        mark = LETTERS[self.said.state] + SIGNS.get(self.said.sign, "")
        return f"{mark} {self.estimate.short}" if self.estimate else mark

    @property
    def state_words(self) -> str:
        """The state by name; what is only printed says so."""
        return label(concept("state", self.said.state)) if self.said.state else "estimate only"

    @property
    def words(self) -> str:
        """The cell as text, e.g. ``supported (+) 0.31 [H1; H3]``."""
        sign = f" ({SIGNS[self.said.sign]})" if self.said.sign in SIGNS else ""
        claims = f" [{'; '.join(dict.fromkeys(c.name for c in self.claims))}]" if self.claims else ""
        return self.state_words + sign + (f" {self.estimate.short}" if self.estimate else "") + claims


@dataclass(frozen=True, slots=True)
class Line:
    """A link with what each study says of it, by the study's IRI, and what is told of works outside the corpus."""

    link: Link
    said: Mapping[str, Said]
    told: tuple[Told, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many studies give each state, for the states that some study gives; strongest basis first."""
        found = Counter(s.state for s in self.said.values())
        return {state: found[state] for state in STATES if found[state]}

    @property
    def studies(self) -> int:
        """How many studies give it a state."""
        return sum(self.counts.values())

    @property
    def works(self) -> int:
        """How many works outside the corpus are said to speak of it."""
        return len({t.work for t in self.told})

    @property
    def results(self) -> dict[str, int]:
        """What these works are said to have done, each with the number of works, e.g. ``{"found": 2, "found-none": 1}``."""
        found = Counter(result for _, result in {(t.work, t.result) for t in self.told})
        return {result: found[result] for result in notations("result") if found[result]}

    @property
    def told_words(self) -> str:
        """What is second-hand as text, e.g. ``3 works (found 2; found no effect 1)``; empty where nothing is."""
        results = "; ".join(f"{label(concept('result', result))} {n}" for result, n in self.results.items())
        return f"{self.works} {'work' if self.works == 1 else 'works'} ({results})" if self.told else ""

    @property
    def best(self) -> int:
        """The rank of the strongest state that a study gives; estimates without a test come behind all states, second-hand words last."""
        return min((STATES.index(s.state) if s.state else len(STATES) for s in self.said.values()), default=len(STATES) + 1)


@dataclass(frozen=True, slots=True)
class Row(Line):
    """A line with its ends and the cells in full."""

    ends: tuple[End, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def names(self, role: str) -> tuple[str, ...]:
        """The constructs in a role."""
        return tuple(e.name for e in self.ends if e.role == role)


@dataclass(frozen=True, slots=True)
class Details:
    """What stands behind the cells: ends by link, claims and estimates by link and study."""

    ends: Mapping[str, Sequence[End]] = field(default_factory=dict)
    claims: Mapping[tuple[str, str], Sequence[Claim]] = field(default_factory=dict)
    estimates: Mapping[tuple[str, str], Sequence[Estimate]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceMatrix:
    """Rows and columns of a matrix.

    Attributes:
        totals: the states that each study gives, over all links that fit: also those that are not among the rows.
        second_hand: whether it has the column of what is second-hand, which counts for nothing.
    """

    rows: tuple[Row, ...]
    studies: tuple[Study, ...]
    totals: Mapping[str, Mapping[str, int]]
    second_hand: bool = False


def strongest(estimates: Iterable[Estimate]) -> Estimate | None:
    """The estimate that a cell shows; None where there is none.

    An effect comes before a correlation, the main model before others, a standardized coefficient before other metrics; of those that are
    equal in this, the largest in absolute value.
    """
    return min(estimates, key=lambda e: (e.kind == "correlation", not e.main, e.metric not in _STANDARDIZED, -abs(e.value), -e.value),
               default=None)


def lines_of(said: Iterable[tuple[Link, str, Said]], told: Iterable[tuple[Link, Told]] = ()) -> list[Line]:
    """A line for every link that a study says or tells something of; links known by what is told alone come last."""
    links: dict[str, Link] = {}
    cells: dict[str, dict[str, Said]] = defaultdict(dict)
    words: dict[str, list[Told]] = defaultdict(list)
    for link, study, one in said:
        links.setdefault(link.iri, link)
        cells[link.iri][study] = one
    for link, one_told in told:
        links.setdefault(link.iri, link)
        words[link.iri].append(one_told)
    return [Line(link, cells.get(iri, {}), tuple(words.get(iri, ()))) for iri, link in links.items()]


def fitting(lines: Iterable[Line], studies: Collection[str], state: str = "", words: Sequence[str] = ()) -> list[Line]:
    """The lines with only these studies that are not empty then, hold the words in their name, and have the state in one of the studies.

    A state chooses lines, not cells: what other studies say of the link stays. ``second-hand`` chooses those known second-hand only.
    """
    wanted = frozenset(studies)
    cut = (replace(line, said={study: one for study, one in line.said.items() if study in wanted},
                   told=tuple(t for t in line.told if t.study in wanted)) for line in lines)
    return [line for line in cut if (line.said or line.told) and _has_state(line, state) and (not words or holds((line.link.name,), words))]


def _has_state(line: Line, state: str) -> bool:
    if state == SECOND_HAND:
        return not line.said
    return not state or any(one.state == state for one in line.said.values())


def ordered(lines: Iterable[Line], order: str = "studies") -> list[Line]:
    """The lines by number of studies, contested ones first, by their strongest state, or by name; the others decide between equals."""
    return sorted(lines, key=lambda line: (*_rank(line, order), line.link.name.lower(), line.link.iri))


def _rank(line: Line, order: str) -> tuple[int, ...]:
    by_studies = (-line.studies, line.best)
    return {"studies": by_studies, "contested": (not line.link.contested, *by_studies), "state": (line.best, -line.studies),
            "name": ()}[order]


def totals(lines: Iterable[Line]) -> dict[str, dict[str, int]]:
    """How many of these links each study gives each state, by the study's IRI; strongest basis first."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for study, one in line.said.items():
            found[study][one.state] += 1
    return {study: {state: counts[state] for state in STATES if counts[state]} for study, counts in found.items()}


def columns(lines: Iterable[Line], studies: Sequence[Study], most: int) -> list[Study]:
    """The studies that need a column: all of them, in their order; of too many those that speak of these lines, who says most first."""
    if len(studies) <= most:
        return list(studies)
    cells = Counter(study for line in lines for study in line.said)
    speaking = [study for study in studies if cells[study.iri]]
    return sorted(speaking, key=lambda study: -cells[study.iri])


def evidence_matrix(lines: Iterable[Line], studies: Iterable[Study], details: Details, counts: Mapping[str, Mapping[str, int]],
                    second_hand: bool = False) -> EvidenceMatrix:
    """The matrix of these lines and studies; ``counts`` are the totals of all lines that fit."""
    shown = tuple(studies)
    return EvidenceMatrix(tuple(_row(line, shown, details) for line in lines), shown, counts, second_hand)


def _row(line: Line, studies: Iterable[Study], details: Details) -> Row:
    iri = line.link.iri
    cells = {s.iri: Cell(line.said[s.iri], tuple(details.claims.get((iri, s.iri), ())), tuple(details.estimates.get((iri, s.iri), ())))
             for s in studies if s.iri in line.said}
    return Row(line.link, line.said, line.told, tuple(details.ends.get(iri, ())), cells)
