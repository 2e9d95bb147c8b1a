"""The curation page: what is missing or doubtful in this corpus, each as a question of the catalogue, and inputs that could not be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from flask import Blueprint, Response, render_template, request

from kg.errors import Failure
from kg.queries.catalogue import Answer, Parameter
from kg.queries.errors import UnknownNameError
from kg.queries.matching import holds, matching, words_of
from kg.tables.table import Column, Table
from web import arguments
from web.cells import Reading, reading
from web.checks import CHECKS, THEMES, Check, Theme
from web.link_lines import short_designs
from web.lists import list_response, table_response
from web.options import Options, scheme_options
from web.paging import Page, form_address, paged
from web.service import panel, service

bp = Blueprint("curation", __name__)

SHOWN = 12
"""So many of what a check finds stand on the page of all checks."""

FAILURES = ("source", "line", "severity", "key", "reason", "step", "raw")
"""What a failure says of itself, as columns."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check finds: how much, and the first of it."""

    check: Check
    total: int
    first: Reading


@dataclass(frozen=True, slots=True)
class Part:
    """A theme with what its checks find."""

    theme: Theme
    findings: tuple[Finding, ...]

    @property
    def total(self) -> int:
        """How many of its checks find something."""
        return sum(finding.total > 0 for finding in self.findings)


@dataclass(frozen=True, slots=True)
class CurationPage:
    """What the template of all checks may use; errors among the failures come first."""

    failures: tuple[Failure, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A filter of a list, from a parameter of its question."""

    name: str
    title: str
    value: str
    options: Options = ()


@dataclass(frozen=True, slots=True)
class FindingPage:
    """What the template of one check may use; ``cells`` are the rows of the page."""

    check: Check
    page: Page[object]
    cells: Reading
    fields: tuple[Field, ...]
    filtered: bool
    csv: str
    json: str


@dataclass(frozen=True, slots=True)
class FailurePage:
    """What the template of the failures may use."""

    page: Page[Failure]
    filtered: bool
    csv: str
    json: str


@bp.get("/curation")
def page() -> str:
    """All checks, each with the first of what it finds."""
    designs = short_designs(panel("studies/list").rows)
    parts = tuple(Part(theme, tuple(finding(check, designs) for check in theme.checks)) for theme in THEMES)
    arguments.refuse_unknown()
    return render_template("curation.html", page=CurationPage(failures(), parts), shown=SHOWN)


def finding(check: Check, designs: dict[str, str]) -> Finding:
    """What a check finds."""
    answer = panel(check.question)
    return Finding(check, len(answer), reading(answer, islice(answer.rows, SHOWN), designs))


def failures() -> tuple[Failure, ...]:
    """What of the corpus could not be used, then what is doubtful in its files."""
    return tuple(sorted(service().store.failures(), key=lambda failure: failure.severity != "error"))


@bp.get("/curation/failures", defaults={"suffix": None})
@bp.get("/curation/failures.<any(csv, json):suffix>")
def failure_list(suffix: str | None) -> Response:
    """Files and parts of files that could not be used, as a page, as CSV and as JSON."""
    words = words_of(arguments.words("text"))
    found = [f for f in failures() if holds((f.source, f.key, f.reason, f.step, f.raw), words)]
    return table_response(suffix, "curation/failures", failure_table(found), lambda: render_template("failures.html", list=FailurePage(
        paged(found), bool(words), form_address("csv"), form_address("json"))))


def failure_table(found: Sequence[Failure]) -> Table:
    """The failures as a table of texts."""
    rows = ({key: str(getattr(failure, key) or "") for key in FAILURES} for failure in found)
    return Table.of([Column(key, key) for key in FAILURES], rows)


@bp.get("/curation/<name>", defaults={"suffix": None})
@bp.get("/curation/<name>.<any(csv, json):suffix>")
def check_list(name: str, suffix: str | None) -> Response:
    """All that one check finds, as a page, as CSV and as JSON."""
    check = check_of(name)
    return list_response(suffix, lambda: found(check), lambda: render_template("curation_list.html", list=finding_page(check)))


def check_of(name: str) -> Check:
    """The check of this name; an UnknownNameError with names like it where there is none."""
    if name not in CHECKS:
        close = [known for known in CHECKS if set(name.split("-")) & set(known.split("-")) - {"without"}]
        raise UnknownNameError("check of the curation page", name, close[:3])
    return CHECKS[name]


def found(check: Check) -> Answer:
    """What a check finds, as far as it fits the filters of the address."""
    parameters = service().catalogue.question(check.question).parameters
    answer = panel(check.question, **{p.name: arguments.words(p.name) or None for p in parameters})
    return matching(answer, words_of(arguments.words("text")), [c.name for c in answer.shown])


def finding_page(check: Check) -> FindingPage:
    """The page of the list that the address asks for."""
    answer = found(check)
    rows = paged(answer.rows)
    parameters = service().catalogue.question(check.question).parameters
    designs = short_designs(panel("studies/list").rows)
    return FindingPage(check, rows.with_entries(rows.entries), reading(replace(answer, rows=list(rows.entries)), designs=designs),
                       tuple(map(field_of, parameters)), arguments.any_of("text", *(p.name for p in parameters)), form_address("csv"),
                       form_address("json"))


def field_of(parameter: Parameter) -> Field:
    """The filter that a parameter is."""
    options = scheme_options(parameter.scheme) if parameter.scheme else ()
    return Field(parameter.name, parameter.description[:1].upper() + parameter.description[1:],
                 request.args.get(parameter.name, parameter.default or ""), options)
