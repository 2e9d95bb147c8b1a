"""The related-work table: choose studies and columns, look, and take it away with the bibliography of exactly its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, render_template

from kg.tables.choice import Choice, RelatedWork, related_work
from kg.tables.related_work import ALL, COLUMNS, SECOND_HAND, USUAL, Entry, Row
from ontology.schemes import concept, label, notations
from web.arguments import LONGEST, flag, one_of, refuse_unknown, some_of, values
from web.link_lines import Ref
from web.linked_data import address_of
from web.rows import text
from web.service import panel

bp = Blueprint("related_work", __name__)

FORMS = {"csv": "text/csv", "md": "text/markdown", "tex": "application/x-tex", "bib": "application/x-bibtex", "json": "application/json"}
"""What the table can be taken away as in text, with its media types."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

STATES = {label(concept("state", name)): name for name in notations("state")}
"""Notations of states by the words that the table has for them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim in the column of key findings."""

    state: str
    claim: Ref
    text: str
    near: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row on screen; ``second_hand`` is true for a row of a literature table, with the study that prints it."""

    citation: Ref
    cells: dict[str, str]
    findings: tuple[Finding, ...]
    second_hand: bool
    study: Ref


@dataclass(frozen=True, slots=True)
class RelatedWorkPage:
    """What the template may use: the choice with what can be chosen, the rows, and the table in its forms.

    Attributes:
        shown: keys and headings of the columns that are shown.
        left_out: how many further claims the choice leaves out; ``whole`` is the address with all of them.
        unprinted: works that the bibliography has no entry for.
        forms: the addresses of the same choice in other forms, by suffix.
    """

    choice: Choice
    studies: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    shown: tuple[tuple[str, str], ...]
    rows: tuple[TableRow, ...]
    left_out: int
    whole: str
    unprinted: tuple[str, ...]
    forms: Mapping[str, str]


@bp.get("/tables/related-work")
def page() -> str:
    """The table on screen with the form to choose."""
    choice, studies = chosen()
    made = related_work(choice, panel)
    refuse_unknown()
    headings = {c.key: c.heading for c in COLUMNS}
    return render_template("related_work.html", page=RelatedWorkPage(
        choice, tuple(studies.items()), tuple(headings.items()), tuple((key, headings[key]) for key in choice.columns or USUAL),
        tuple(screen_rows(made, studies)), len(made.left_out), address(replace(choice, every_claim=True)), made.unprinted,
        {form: address(choice, f".{form}") for form in (*FORMS, "xlsx")}))


@bp.get("/tables/related-work.<any(csv, md, tex, bib, json, xlsx):form>")
def download(form: str) -> Response:
    """The same rows to take away."""
    made = related_work(chosen()[0], panel)
    refuse_unknown()
    if form == "xlsx":
        response = make_response(made.workbook())
        response.headers["Content-Type"] = XLSX
    else:
        response = make_response(made.bibliography() if form == "bib" else made.text("latex" if form == "tex" else form))
        response.headers["Content-Type"] = f"{FORMS[form]}; charset=utf-8"
    if form != "json":
        response.headers["Content-Disposition"] = f'attachment; filename="related-work.{form}"'
    return response


def chosen() -> tuple[Choice, dict[str, str]]:
    """What the address asks for, checked, and the studies of the corpus by key."""
    studies = {text(row, "key"): text(row, "studyLabel") for row in panel("studies/list").rows}
    wanted, known = some_of("study", studies), some_of("column", ALL)
    columns = tuple(dict.fromkeys(name.strip() for name in values("column") if name.strip() in known))
    choice = Choice(
        studies=tuple(s for s in studies if s in wanted), columns=columns,
        iv=names_of("iv"), dv=names_of("dv"), near=flag("near"), each_claim=one_of("rows", ("study", "claim")) == "claim",
        every_claim=one_of("claims", ("stated", "all")) == "all", literature=flag("literature"), cite=flag("cite"))
    return choice, studies


def names_of(parameter: str) -> tuple[str, ...]:
    """The constructs that are named under a parameter."""
    return tuple(dict.fromkeys(name.strip()[:LONGEST + 1] for name in values(parameter) if name.strip()))


def address(choice: Choice, suffix: str = "") -> str:
    """The permanent address of a choice in a form, e.g. ``/tables/related-work.csv?study=zhang2020``."""
    given = [(name, value) for name, chosen in (("study", choice.studies), ("column", choice.columns), ("iv", choice.iv), ("dv", choice.dv))
             for value in chosen]
    given += [("rows", "claim")] if choice.each_claim else []
    given += [("claims", "all")] if choice.every_claim else []
    given += [(name, "1") for name, on in (("near", choice.near), ("literature", choice.literature), ("cite", choice.cite)) if on]
    return f"/tables/related-work{suffix}" + (f"?{urlencode(given)}" if given else "")


def screen_rows(made: RelatedWork, studies: Mapping[str, str]) -> list[TableRow]:
    """The rows as the page shows them: findings with marks and links to their claims."""
    rows = [TableRow(study_ref(row.study, studies), row.cells(), tuple(map(finding, claims)), False, study_ref(row.study, studies))
            for row, claims in made.groups]
    return rows + [literature(row, studies) for row in made.literature]


def literature(row: Row, studies: Mapping[str, str]) -> TableRow:
    """A row of a literature table; the mark and the study that prints it stand in the first column."""
    work = Ref(row.citation.removesuffix(SECOND_HAND), address_of("works", row.work) if row.work else "")
    told = "\n".join(row.findings).partition("): ")[2]
    return TableRow(work, row.cells() | {"findings": told}, (), True, study_ref(row.study, studies))


def study_ref(study: str, studies: Mapping[str, str]) -> Ref:
    """A study by key."""
    return Ref(studies[study], address_of("studies", study))


def finding(entry: Entry) -> Finding:
    """A claim as a key finding."""
    return Finding(STATES[entry.state], Ref(entry.name, address_of("studies", entry.study, "claims", entry.claim)), entry.text, entry.near)
