"""The synthesis matrix: constructs by studies, on screen and to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, render_template

from kg.queries.matching import holds
from kg.tables import construct_matrix_forms as forms
from kg.tables.construct_matrix import ORDERS, ROLES, TREATMENTS, Construct, ConstructMatrix, Row, columns, ordered, role_in, rows_of
from kg.tables.formats import csv_text
from kg.tables.matrix_answers import constructs_of, members_of, roles_of
from web import arguments
from web.matrix_choice import Choice, Studies, chosen, least_for, studies_for
from web.matrix_view import PER_PAGE, WIDEST, Columns, about, caption, columns_shown, downloaded, refuse_too_large, too_large
from web.options import Options, scheme_options
from web.paging import Page, address, form_address, paged
from web.rows import text
from web.service import panel

bp = Blueprint("construct_matrix", __name__)

KINDS = {kind: words for kind, (_, words) in {**ROLES, **TREATMENTS}.items()}
"""What a construct can be in a study, in words."""

SHORT = {kind: short for kind, (short, _) in {**ROLES, **TREATMENTS}.items()}
"""The same in short."""

ORDER_WORDS = {"studies": "most studies first", "links": "most links first", "name": "by name"}


@dataclass(frozen=True, slots=True)
class ConstructMatrixPage:
    """What the template may use.

    Attributes:
        rows: the page of the constructs that fit.
        matrix: these constructs with their cells; its totals are of these alone.
        least: how many studies must at least name a construct.
        too_large: why the matrix cannot be taken away; empty where it can.
    """

    choice: Choice
    studies: Studies
    rows: Page[Construct]
    matrix: ConstructMatrix
    columns: Columns
    least: int
    relations: Options
    states: Options
    too_large: str
    kinds: Options = tuple(KINDS.items())
    orders: Options = tuple(ORDER_WORDS.items())
    rule: str = forms.RULE

    @property
    def totals(self) -> dict[str, dict[str, int]]:
        """How many of the constructs here are what in each study."""
        return self.matrix.totals

    @property
    def present(self) -> tuple[str, ...]:
        """What some construct here is in some study, for the key."""
        found = {kind for counts in self.totals.values() for kind in counts}
        return tuple(kind for kind in KINDS if kind in found)

    def named(self, study: str) -> int:
        """How many of the constructs here a study names."""
        return sum(study in row.cells for row in self.matrix.rows)

    @property
    def everything(self) -> str:
        """The address of the same matrix however few studies name a construct."""
        return address(least=0)

    def sorted_by(self, order: str) -> str:
        """The address of the same matrix in another order."""
        return address(sort=order)

    def form(self, suffix: str) -> str:
        """The address of the same matrix to take away."""
        return form_address(suffix)


@bp.get("/matrix/constructs", defaults={"suffix": None})
@bp.get("/matrix/constructs.<any(csv, xlsx, tex):suffix>")
def page(suffix: str | None) -> Response | str:
    """The matrix in the form that is asked for."""
    choice = chosen(ORDERS, KINDS)
    studies = studies_for(choice)
    least = least_for(choice, studies)
    constructs = ordered(found(choice, studies, least), choice.order)
    return taken_away(suffix, choice, studies, least, constructs) if suffix else arguments.only_known(
        render_template("construct_matrix.html", page=matrix_page(choice, studies, least, constructs), short=SHORT, words=KINDS))


def found(choice: Choice, studies: Studies, least: int) -> list[Construct]:
    """The constructs that fit; where only some studies are looked at, with the number of these that name each."""
    asked = {"construct": choice.constructs or None, "least": least or None}
    constructs = constructs_of(panel("matrix/constructs", **asked).rows)
    if choice.words:
        constructs = with_words(constructs, choice.words)
    if choice.filters_studies or choice.role:
        rows = [row for row in filled(constructs, studies, asked) if row.cells]
        constructs = [replace(row.construct, studies=len(row.cells)) for row in rows
                      if not choice.role or any(choice.role in cell.kinds for cell in row.cells.values())]
    if choice.relation or choice.state:
        linked = in_links(choice, studies, asked)
        constructs = [c for c in constructs if c.iri in linked]
    return constructs


def with_words(constructs: Sequence[Construct], words: Sequence[str]) -> list[Construct]:
    """Those of the constructs that hold all words in one or another of their names, those that studies use as well."""
    names: dict[str, list[str]] = {c.iri: [] for c in constructs}
    for row in panel("names/constructs").rows:
        if (construct := text(row, "node")) in names:
            names[construct].append(text(row, "name"))
    return [c for c in constructs if holds(names[c.iri], words)]


def in_links(choice: Choice, studies: Studies, asked: Mapping[str, Any]) -> set[str]:
    """The constructs of links of this relation, or to which one of the studies gives this state, with the role that is asked for there."""
    rows = panel("matrix/roles", **asked, relation=choice.relation or None, state=choice.state or None).rows
    return {text(row, "concept") for row in rows if text(row, "study") in studies.iris and (
        choice.role not in ROLES or choice.role == "control" or role_in(text(row, "relation"), text(row, "role")) == choice.role)}


def filled(constructs: Sequence[Construct], studies: Studies, asked: Mapping[str, Any]) -> list[Row]:
    """The constructs with their cells in the studies that fit."""
    members, roles = panel("matrix/members", **asked).rows, panel("matrix/roles", **asked).rows
    return rows_of(constructs, members_of(members), roles_of(roles), studies.iris)


def with_cells(constructs: Sequence[Construct], studies: Studies, least: int) -> list[Row]:
    """These constructs with their cells; of many constructs all is asked for, since a long list of them is slower."""
    if not constructs:
        return []
    given = [c.iri for c in constructs] if len(constructs) <= 3 * PER_PAGE else None
    return filled(constructs, studies, {"construct": given, "least": None if given else least or None})


def matrix_page(choice: Choice, studies: Studies, least: int, constructs: Sequence[Construct]) -> ConstructMatrixPage:
    """One page of the matrix: some of the constructs, and of the studies as many as fit beside each other."""
    here = paged(constructs, PER_PAGE)
    rows = with_cells(here.entries, studies, least)
    shown = columns_shown(columns(rows, studies.fitting, WIDEST))
    return ConstructMatrixPage(choice, studies, here, ConstructMatrix(tuple(rows), tuple(shown.entries)), shown, least,
                               scheme_options("relation"), scheme_options("state"), too_large(len(constructs), len(studies.fitting)))


def taken_away(suffix: str, choice: Choice, studies: Studies, least: int, constructs: Sequence[Construct]) -> Response:
    """All constructs that fit, as a file."""
    arguments.refuse_unknown("page", "columns")
    refuse_too_large(len(constructs), len(studies.fitting))
    rows = with_cells(constructs, studies, least)
    matrix = ConstructMatrix(tuple(rows), tuple(columns(rows, studies.fitting, WIDEST)))
    words = about(choice, studies, least, f"{len(constructs)} {'construct' if len(constructs) == 1 else 'constructs'}")
    if suffix == "csv":
        return downloaded(csv_text(forms.construct_table(matrix)), "synthesis-matrix", suffix)
    if suffix == "xlsx":
        return downloaded(forms.construct_workbook(matrix, ["Synthesis matrix: constructs by studies", *words]), "synthesis-matrix", suffix)
    return downloaded(forms.construct_latex(matrix, caption("Synthesis matrix", words)), "synthesis-matrix", suffix)
