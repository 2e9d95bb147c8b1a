"""Evidence as pages show it: printed estimates with their models, and the words of respondents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.analysis.path_model import number as printed
from kg.tables.names import claim_name
from ontology.schemes import concept, label, notations
from web import rows
from web.link_lines import Ref, ref
from web.rows import Row
from web.service import service


@dataclass(frozen=True)
class Columns:
    """Which columns a table of estimates needs, because some estimate has a value there."""

    se: bool
    t: bool
    df: bool
    p: bool
    interval: bool
    n: bool


@dataclass(frozen=True)
class Estimate:
    """One printed estimate; every value as text, empty where nothing is printed.

    Attributes:
        kind: notation of the kind of evidence, e.g. ``path``.
        metric: what the number is, e.g. ``beta``.
        estimate: as printed, e.g. ``0.20``.
        corrected: what a curator reads it as, where it is a misprint, with ``reason`` and ``corrected_by``.
        p: with its operator, e.g. ``< 0.01``.
        interval: with its level, e.g. ``95% [0.07, 0.35]``; ``interval_method`` how it was made.
        model: the printed source of the estimated model, e.g. ``Table 3``; ``main`` for the study's main model.
        source: the printed places of the number itself, e.g. ``Table 3, line 244``.
        bearing: notation of what it does to the claim, e.g. ``supports``.
        quote: the sentence that prints it, verbatim.
        claim: the claim that it is printed with; ``link`` what it is about.
    """

    kind: str
    metric: str
    estimate: str
    corrected: str
    reason: str
    corrected_by: str
    se: str
    t: str
    df: str
    p: str
    interval: str
    interval_method: str
    n: str
    model: str
    model_href: str
    technique: str
    main: bool
    source: str
    sample: str
    bearing: str
    note: str
    quote: str = ""
    claim: Ref | None = None
    link: Ref | None = None


class Estimates(tuple[Estimate, ...]):
    """Estimates in the order of a table, with the columns that it needs."""

    __slots__ = ()

    @property
    def columns(self) -> Columns:
        """The columns in which some estimate has a value."""
        return Columns(*(any(getattr(e, name) for e in self) for name in ("se", "t", "df", "p", "interval", "n")))


@dataclass(frozen=True)
class Words:
    """What a respondent said: verbatim (a user's own store only) or as a gist, with code, organization and place."""

    text: str
    verbatim: bool
    respondent: str
    organization: str
    bearing: str
    locator: str
    line: str
    source: str
    sample: str
    note: str


def estimate_of(row: Row) -> Estimate:
    """The estimate in a row with the columns of evidence, as in ``links/evidence``."""
    model = rows.text(row, "model")
    corrected = rows.text(row, "correctedValue")
    return Estimate(
        kind=rows.text(row, "evidenceKind"), metric=metric(rows.text(row, "metric")), estimate=figure(row, "estimate"),
        corrected=as_figure(corrected), reason=rows.text(row, "correctionReason"), corrected_by=rows.text(row, "correctedBy"),
        se=figure(row, "standardError"), t=figure(row, "tValue"), df=rows.text(row, "degreesOfFreedom"), p=p_of(row),
        interval=interval_of(row), interval_method=rows.text(row, "ciMethod"),
        n=rows.text(row, "n"), model=(rows.text(row, "modelLabel") or service().key(model)) if model else "",
        model_href=model_address(model) if model else "", technique=technique(rows.text(row, "technique")), main=rows.yes(row, "mainModel"),
        source=rows.text(row, "printedSource"), sample=rows.text(row, "sampleLabel"), bearing=rows.text(row, "bearing"),
        note=rows.text(row, "note"), quote=rows.text(row, "quote"), claim=claim_ref(row) if rows.text(row, "claim") else None,
        link=ref(row, "link") if rows.text(row, "link") else None)


def words_of(row: Row) -> Words:
    """The words in a row with the columns of evidence; a quote is verbatim, a gist is a curator's."""
    quote = rows.text(row, "quote")
    return Words(text=quote or rows.text(row, "gist"), verbatim=bool(quote), respondent=rows.text(row, "respondent"),
                 organization=rows.text(row, "organization"), bearing=rows.text(row, "bearing"), locator=rows.text(row, "locator"),
                 line=rows.text(row, "line"), source=rows.text(row, "printedSource"), sample=rows.text(row, "sampleLabel"),
                 note=rows.text(row, "note"))


def estimates_of(found: Iterable[Row]) -> Estimates:
    """The estimates among rows of evidence: those of main models first, correlations last."""
    made = [estimate_of(row) for row in found if rows.text(row, "evidenceKind") not in {"", "qualitative"}]
    return Estimates(sorted(made, key=lambda e: (e.kind == "correlation", not e.main, e.model)))


def all_words_of(found: Iterable[Row]) -> tuple[Words, ...]:
    """The words among rows of evidence, those that contradict first, then those that qualify."""
    made = [words_of(row) for row in found if rows.text(row, "evidenceKind") == "qualitative"]
    return tuple(sorted(made, key=lambda w: {"contradicts": 0, "qualifies": 1}.get(w.bearing, 2)))


def metric(name: str) -> str:
    """A metric as papers write it, e.g. ``β`` for ``beta``."""
    return {"beta": "β", "unstandardized": "b"}.get(name, name)


def claim_ref(row: Row) -> Ref:
    """The claim in a row."""
    return Ref(claim_name(rows.text(row, "claimLabel"), rows.text(row, "kind")), service().address(rows.text(row, "claim")))


def technique(name: str) -> str:
    """A technique in words, e.g. ``PLS-SEM`` for ``pls-sem``; one that is not in the scheme of methods is as it is."""
    return label(concept("method", name)) if name in notations("method") else name


def figure(row: Row, column: str) -> str:
    """A number of a row as papers print it, e.g. ``0.20``; empty where there is none."""
    value = rows.number(row, column)
    return "" if value is None else printed(value)


def as_figure(value: str) -> str:
    """A corrected value as papers print it, where it is a number; else as it is."""
    try:
        return printed(float(value))
    except ValueError:
        return value


def p_of(row: Row) -> str:
    """The p of an estimate with its operator, e.g. ``< 0.01`` or ``0.07``; ``n.s.`` where only that is printed."""
    operator, value = rows.text(row, "pOperator"), figure(row, "pValue")
    if operator == "ns":
        return "n.s."
    return value if operator in {"=", ""} else f"{ {'<=': '≤', '>=': '≥'}.get(operator, operator)} {value}"


def interval_of(row: Row) -> str:
    """The interval of an estimate, e.g. ``95% [0.07, 0.35]``."""
    low, high = figure(row, "ciLow"), figure(row, "ciHigh")
    if not low and not high:
        return ""
    level = rows.number(row, "ciLevel")
    return (f"{level:g}% " if level is not None else "") + f"[{low}, {high}]"


def model_address(iri: str) -> str:
    """The address of a model: its place on the page of its study."""
    study, _, key = service().address(iri).rpartition("/models/")
    return f"{study}#model-{key}"
