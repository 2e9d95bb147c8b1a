"""The related-work table: choose studies and columns, look, and take it away with the bibliography of exactly its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, render_template

from bib.writers.bibtex import write_bibtex
from kg.tables.answers import entries_of, literature_row, works_of
from kg.tables.formats import csv_text, latex, markdown
from kg.tables.related_work import COLUMNS, Entry, Row, per_claim, per_study, stated, table
from kg.tables.table import Table
from ontology.schemes import concept, label, notations
from web.arguments import flag, one_of, some_of
from web.evidence import claim_name
from web.link_lines import Ref
from web.rows import text
from web.service import panel

bp = Blueprint("related_work", __name__)

FORMS = {"csv": "text/csv", "md": "text/markdown", "tex": "application/x-tex", "bib": "application/x-bibtex"}
"""What the table can be taken away as, with its media types."""

STATES = {label(concept("state", name)): name for name in notations("state")}
"""Notations of states by the words that the table has for them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim in the column of key findings."""

    state: str
    claim: Ref
    text: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row on screen; ``second_hand`` is true for a row of a literature table, with the study that prints it."""

    citation: Ref
    cells: dict[str, str]
    findings: tuple[Finding, ...]
    second_hand: bool
    study: Ref


@dataclass(frozen=True, slots=True)
class Choice:
    """What the visitor chose; empty choices of studies and columns mean all."""

    studies: tuple[str, ...]
    columns: tuple[str, ...]
    rows: str
    claims: str
    literature: bool
    cite: bool

    def address(self, suffix: str = "") -> str:
        """The permanent address of the same choice in another form, e.g. ``/tables/related-work.csv?study=zhang2020``."""
        given = [("study", s) for s in self.studies] + [("column", c) for c in self.columns]
        given += [("rows", self.rows)] if self.rows != "study" else []
        given += [("claims", self.claims)] if self.claims != "stated" else []
        given += [(name, "1") for name, on in (("literature", self.literature), ("cite", self.cite)) if on]
        return f"/tables/related-work{suffix}" + (f"?{urlencode(given)}" if given else "")


@dataclass(frozen=True, slots=True)
class RelatedWorkPage:
    """What the template may use: the choice with what can be chosen, the rows, and the table in its forms."""

    choice: Choice
    studies: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    shown: tuple[tuple[str, str], ...]
    rows: tuple[TableRow, ...]


@bp.get("/tables/related-work")
def page() -> str:
    """The table on screen with the form to choose."""
    choice, studies = chosen()
    entries, literature = material(choice, studies)
    headings = tuple((c.key, c.heading) for c in COLUMNS)
    shown = tuple(h for h in headings if not choice.columns or h[0] in choice.columns)
    return render_template("related_work.html", page=RelatedWorkPage(
        choice, tuple(studies.items()), headings, shown, tuple(screen_rows(choice, entries, literature, studies))))


@bp.get("/tables/related-work.<any(csv, md, tex, bib):form>")
def download(form: str) -> Response:
    """The same rows to take away."""
    choice, studies = chosen()
    entries, literature = material(choice, studies)
    rows = [*(per_claim(entries) if choice.rows == "claim" else per_study(entries)), *literature]
    made = table(rows, choice.columns or [c.key for c in COLUMNS], "Related work")
    body = bibliography(rows) if form == "bib" else written(made, rows, choice, form)
    response = make_response(body)
    response.headers["Content-Type"] = f"{FORMS[form]}; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="related-work.{form}"'
    return response


def chosen() -> tuple[Choice, dict[str, str]]:
    """What the address asks for, checked, and the studies of the corpus by key."""
    studies = {text(row, "key"): text(row, "studyLabel") for row in panel("studies/list").rows}
    wanted, columns = some_of("study", studies), some_of("column", [c.key for c in COLUMNS])
    choice = Choice(
        studies=tuple(s for s in studies if s in wanted), columns=tuple(c.key for c in COLUMNS if c.key in columns),
        rows=one_of("rows", ("study", "claim")) or "study", claims=one_of("claims", ("stated", "all")) or "stated",
        literature=flag("literature"), cite=flag("cite"))
    return choice, studies


def material(choice: Choice, studies: dict[str, str]) -> tuple[list[Entry], list[Row]]:
    """The claims for the table, and the rows of the chosen studies' own literature tables where these are asked for."""
    found = entries_of(panel("tables/related-work", study=list(choice.studies) or None).rows)
    entries = stated(found) if choice.claims == "stated" else found
    literature = [literature_row(row, study, studies[study]) for study in choice.studies or studies
                  for row in panel("studies/synthesis", study=study).rows] if choice.literature else []
    return entries, literature


def screen_rows(choice: Choice, entries: Sequence[Entry], literature: Sequence[Row], studies: dict[str, str]) -> list[TableRow]:
    """The rows as the page shows them: findings with marks and links to their claims."""
    by_study = [[e for e in entries if e.study == study] for study in dict.fromkeys(e.study for e in entries)]
    groups = [[e] for e in entries] if choice.rows == "claim" else by_study
    made = [TableRow(study_ref(row.study, studies), row.cells(), tuple(map(finding, group)), False, study_ref(row.study, studies))
            for group in groups for row in per_study(group)]
    for row in literature:
        work = Ref(row.citation.removesuffix(" [second-hand]"), f"/works/{row.work}" if row.work else "")
        cells = row.cells() | {"findings": row.findings[0].partition("): ")[2]}  # the mark and the study stand in the first column
        made.append(TableRow(work, cells, (), True, study_ref(row.study, studies)))
    return made


def study_ref(study: str, studies: dict[str, str]) -> Ref:
    """A study by key."""
    return Ref(studies[study], f"/studies/{study}")


def finding(entry: Entry) -> Finding:
    """A claim as a key finding."""
    claim = Ref(claim_name(entry.claim, entry.kind), f"/studies/{entry.study}/claims/{entry.claim}")
    return Finding(STATES[entry.state], claim, entry.text)


def written(made: Table, rows: Sequence[Row], choice: Choice, form: str) -> str:
    """The table as text; LaTeX cites the works by key where that is asked for."""
    if form == "csv":
        return csv_text(made)
    if form == "md":
        return markdown(made)
    keys = {row.citation: row.work for row in rows if row.work} if choice.cite else {}
    return latex(made, cell=lambda column, cell: rf"\citet{{{keys[cell]}}}" if column == "citation" and cell in keys else None)


def bibliography(rows: Sequence[Row]) -> str:
    """The BibTeX entries of exactly the works of these rows."""
    keys = list(dict.fromkeys(row.work for row in rows if row.work))
    return write_bibtex(works_of(panel("tables/bibliography", work=keys).rows)) if keys else ""
