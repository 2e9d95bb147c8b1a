"""The study record, version 1: everything that one document says, as typed values.

The keys are the contract of the project (``docs/record-format.md``); a record may carry more keys, which are kept. Texts are
plain strings; places are lines (1-based) or, for what a program read, character offsets into the text as read.
"""

# ruff: noqa: RUF012  (pydantic copies the lists that stand as defaults)
from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from kg.records.bibliographic import Key, Names, NamesOfThings, Part, Reference, StubWork, StudyItem, Text, Whole, Words, listed

Relation = Literal["influences", "enables", "mediates", "moderates", "associated-with", "part-of", "precedes", "compares",
                   "recommends", "other"]
ClaimKind = Literal["hypothesis", "proposition", "practice", "framework-link", "model-path", "finding"]
Sign = Literal["+", "-", "mixed", "none"]
Verdict = Literal["supported", "not-supported", "partially-supported", "mixed", "none"]
Basis = Literal["tested", "illustrated", "proposed"]
Bearing = Literal["supports", "contradicts", "qualifies"]
Wording = Literal["verbatim", "retold"]
EvidenceKind = Literal["path", "direct", "indirect", "total", "interaction", "correlation", "qualitative"]
Pairing = Literal["all", "respectively", "joint"]
Result = Literal["found", "found-none", "mixed", "argued", "reviewed"]
Value = Annotated[float | Text, Field(union_mode="left_to_right")]
"""A printed value: a number where it is one, else its text, e.g. 210.0 or ``"2, 209"``."""


class Placed(Part):
    """Something that stands at a place of the document."""

    line: Whole | None = Field(None, ge=1, description="1-based line in the text as read")
    page: Text | None = None
    start: Whole | None = Field(None, ge=0, description="offset of the first character in the text as read")
    end: Whole | None = Field(None, ge=0, description="offset behind the last character")
    locator: Text | None = Field(None, description='where a reader finds it, e.g. "section 2.2.1"')
    extractor: Text | None = Field(None, description="name of the rule that read it; absent where a person did")
    confidence: float | None = Field(None, ge=0, le=1)
    wording: Wording | None = Field(None, description="verbatim or retold; absent: as the record says")

    @model_validator(mode="after")
    def _span_is_ordered(self) -> Placed:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"end {self.end} lies before start {self.start}")
        return self


class Ends(Placed):
    """The ends and role-takers of a relation: names of constructs as the document prints them."""

    independent: NamesOfThings = []
    dependent: NamesOfThings = []
    mediators: NamesOfThings = []
    moderators: NamesOfThings = []


class P(Part):
    """A printed p value, e.g. ``{op: "<", value: 0.01}``."""

    op: Literal["<", "<=", "=", ">=", ">", "ns"] = "="
    value: float | None = Field(None, ge=0, le=1)

    @model_validator(mode="after")
    def _value_unless_ns(self) -> P:
        if self.value is None and self.op != "ns":
            raise ValueError(f"the p value is missing behind {self.op!r}")
        return self


class Interval(Part):
    """A confidence interval, e.g. ``{level: 95, low: 0.01, high: 0.14}``."""

    level: float | None = Field(None, gt=0, le=100)
    low: float
    high: float
    method: Text | None = None

    @model_validator(mode="after")
    def _bounds_are_ordered(self) -> Interval:
        if self.high < self.low:
            raise ValueError(f"the upper bound {self.high} lies below the lower bound {self.low}")
        return self


class Correction(Part):
    """What a curator takes a misprinted value to be; the printed value stays beside it."""

    value: Value
    reason: Words
    by: Text | None = None


class PrintedAt(Part):
    """One place where a value is printed, e.g. ``{table: "3", line: 244}``."""

    table: Text | None = None
    figure: Text | None = None
    section: Text | None = None
    line: Whole | None = Field(None, ge=1)


def _p(value: Any) -> Any:
    """A bare number is an exact p value."""
    return {"op": "=", "value": value} if isinstance(value, (int, float)) and not isinstance(value, bool) else value


class Evidence(Ends):
    """One piece of evidence that a study gives for or against a claim."""

    kind: EvidenceKind
    estimate: float | None = None
    metric: Text | None = Field(None, description='e.g. "beta", "b", "r"')
    se: float | None = Field(None, ge=0)
    t: float | None = None
    df: Value | None = None
    p: Annotated[P | None, BeforeValidator(_p, json_schema_input_type=P | float | None)] = None
    ci: Interval | None = None
    n: Whole | None = Field(None, ge=1)
    model: Text | None = None
    sample: Text | None = None
    bears: Bearing | None = None
    quote: Text | None = Field(None, description="verbatim words; only in a user's own store")
    gist: Text | None = Field(None, description="what the passage says, in a curator's words")
    respondent: Text | None = Field(None, description="code and role, nothing more")
    organization: Text | None = None
    material: Text | None = Field(None, description='what qualitative evidence is taken from, e.g. "interview"')
    sources: Annotated[list[PrintedAt], BeforeValidator(listed, json_schema_input_type=list[PrintedAt] | PrintedAt)] = []
    corrected: Correction | None = None
    note: Text | None = None


class Mention(Placed):
    """Another place where the document states the same claim."""

    where: Text | None = None
    text: Text | None = None


class Test(Ends):
    """The test of one link, where a claim's pairs differ from the claim or from each other."""

    relation: Relation | None = None
    sign: Sign | None = None
    verdict: Verdict | None = None
    basis: Basis | None = None


class Claim(Ends):
    """One claim of the study: a hypothesis, proposition, practice, framework link, model path or finding."""

    id: Key
    kind: ClaimKind
    name: Text | None = Field(None, description="the printed name of a practice")
    text: Words
    relation: Relation
    sign: Sign | None = None
    shape: Literal["linear", "u", "inverted-u", "threshold"] | None = None
    mediation: Literal["full", "partial", "serial", "parallel", "unstated"] | None = None
    pairing: Pairing = "all"
    verdict: Verdict = "none"
    verdict_text: Text | None = None
    verdict_line: Whole | None = Field(None, ge=1)
    verdict_implied: bool = False
    basis: Basis = "proposed"
    part_of: Text | None = None
    cites: Annotated[Names, Field(description="references that the document gives for the claim")] = []
    mentions: list[Mention] = []
    tests: list[Test] = []
    evidence: list[Evidence] = []
    note: Text | None = None

    @model_validator(mode="after")
    def _roles_fit_the_relation(self) -> Claim:
        if self.relation == "moderates" and not self.moderators and not any(t.moderators for t in self.tests):
            raise ValueError("relation 'moderates' needs moderators")
        if self.relation == "mediates" and not self.mediators and not any(t.mediators for t in self.tests):
            raise ValueError("relation 'mediates' needs mediators")
        if self.pairing == "respectively" and len(self.independent) != len(self.dependent):
            raise ValueError(f"pairing 'respectively' needs as many independent ({len(self.independent)}) "
                             f"as dependent ({len(self.dependent)}) ends")
        if not self.tests and self.relation != "recommends" and not (self.independent and self.dependent):
            raise ValueError("a claim needs independent and dependent ends, or tests that have them")
        return self


class DefinitionText(Placed):
    """A further definition that the document gives, e.g. ``{text: ..., line: 97, cites: [r2]}``."""

    text: Words
    cites: Names = []


class Item(Placed):
    """A measurement item; retold, its text is a gist of at most six words."""

    position: Whole | None = Field(None, ge=1)
    loading: float | None = Field(None, ge=-1.5, le=1.5)
    text: Text | None = None
    note: Text | None = None


class Construct(Placed):
    """A construct as this study names, defines and measures it."""

    name: Words
    abbreviation: Text | None = None
    aliases: NamesOfThings = []
    role: Names = []
    definition: Text | None = None
    definition_line: Whole | None = Field(None, ge=1)
    definition_locator: Text | None = None
    definition_cites: Names = []
    other_definitions: list[DefinitionText] = []
    level: Literal["individual", "team", "firm", "dyad", "industry", "country"] | None = None
    measurement: Literal["reflective", "formative", "single-item"] | None = None
    items: list[Item] = []
    reliability: dict[str, float] = Field({}, description="e.g. {CR: 0.839, AVE: 0.568, alpha: 0.8}")
    scale_cites: Names = []
    scale_note: Text | None = None
    components: NamesOfThings = []
    note: Text | None = None

    def all_names(self) -> list[str]:
        """The name, the abbreviation and the aliases, in this order, without the missing."""
        return [n for n in (self.name, self.abbreviation, *self.aliases) if n]


class Model(Placed):
    """One estimated model; the same pair may have an estimate in several."""

    id: Key
    source: Text | None = None
    technique: Text | None = None
    outcome: Names = []
    controls: Names = []
    sample: Text | None = None
    main: bool = False
    note: Text | None = None


class SecondHandSource(Part):
    """The work that a second-hand statement reports, e.g. ``{ref: r33, stance: found}``."""

    ref: Words
    stance: Result | None = None
    locator: Text | None = None


class Attributed(Ends):
    """What this document says that other works found or argued; never evidence of its own."""

    text: Words
    relation: Relation
    pairing: Pairing = "all"
    sign: Sign | None = None
    result: Result
    sources: Annotated[list[SecondHandSource],
                       BeforeValidator(listed, json_schema_input_type=list[SecondHandSource] | SecondHandSource)] = []
    via: Text | None = Field(None, description='"as cited in": the reference between')
    hedged: bool = False


class FoundPair(Ends):
    """A pair that the findings cell of a literature table itself states."""

    relation: Relation = "influences"
    pairing: Pairing = "all"
    sign: Sign | None = None
    result: Result = "found"


class SynthesisRow(Ends):
    """One row of a printed literature table: a row says 'studied together', no more."""

    citation: Words
    resolves_to: Text | None = None
    columns: dict[str, Text | None] = {}
    findings: Text | None = None
    found: list[FoundPair] = []
    source: Text | None = None


class Statistic(Placed):
    """A printed number that belongs to no claim."""

    kind: Words
    row: Text | None = None
    col: Text | None = None
    value: Value | None = None
    percent: float | None = Field(None, ge=0, le=100)
    se: float | None = Field(None, ge=0)
    p: Annotated[P | None, BeforeValidator(_p, json_schema_input_type=P | float | None)] = None
    model: Text | None = None
    source: Text | None = None
    corrected: Correction | None = None
    note: Text | None = None


class Issue(Placed):
    """Damage, a contradiction or a failed check, e.g. ``{check: verdict-against-p, message: ..., about: H6}``."""

    check: Words
    message: Words
    about: Text | None = Field(None, description="the claim, construct or reference that it touches")


class Citation(Placed):
    """One in-text citation of one work at one place."""

    marker: Words
    form: Literal["parenthetical", "narrative", "table"] | None = None
    resolves_to: Text | None = None
    work: Text | None = None
    method: Text | None = None
    candidates: Names = []
    sentence: Text | None = None
    section: Text | None = Field(None, description="number of the section it stands in, else its title")
    intent: Text | None = None
    purpose: Text | None = Field(None, description="what it is cited for: definition, scale, finding")
    note: Text | None = None


class Source(Part):
    """The file that was read, e.g. ``{path: paper.txt, sha256: ..., reader: curated}``."""

    path: Words = Field(description="the name of the file, without its folder")
    sha256: Text | None = Field(None, pattern=r"^[0-9a-f]{64}$")
    text_sha256: Text | None = Field(None, pattern=r"^[0-9a-f]{64}$")
    reader: Text | None = None
    reader_version: Text | None = None


class Record(Part):
    """The record of one document; the checks across its parts are in :mod:`kg.records.checks`."""

    record: Literal[1]
    wording: Wording = "verbatim"
    source: Source
    study: StudyItem
    references: list[Reference] = []
    works: list[StubWork] = []
    citations: list[Citation] = []
    constructs: list[Construct] = []
    models: list[Model] = []
    claims: list[Claim] = []
    attributed: list[Attributed] = []
    synthesis: list[SynthesisRow] = []
    statistics: list[Statistic] = []
    issues: list[Issue] = []

    @property
    def id(self) -> str:
        """The study's citation key, e.g. ``zhang2020``."""
        return self.study.id
