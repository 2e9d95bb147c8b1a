"""The evidence matrix: links by studies, on screen and to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from flask import Blueprint, Response, render_template

from kg.queries.catalogue import Answer
from kg.tables import matrix_forms as forms
from kg.tables.formats import csv_text
from kg.tables.matrix import (
    LETTERS,
    ORDERS,
    SECOND_HAND,
    STATES,
    Details,
    EvidenceMatrix,
    Line,
    columns,
    evidence_matrix,
    fitting,
    lines_of,
    ordered,
    totals,
)
from kg.tables.matrix_answers import details_of, said_of, told_of
from web import arguments
from web.matrix_choice import Choice, Studies, chosen, least_for, studies_for
from web.matrix_view import FEW, PER_PAGE, WIDEST, Columns, about, caption, columns_shown, downloaded, refuse_too_large, too_large
from web.options import Options, scheme_options
from web.paging import Page, address, form_address, paged
from web.service import panel

bp = Blueprint("matrix", __name__)

ORDER_WORDS = {"studies": "most studies first", "contested": "contested first", "state": "strongest basis first", "name": "by name"}


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """What the template may use.

    Attributes:
        rows: the page of the links that fit, with their cells.
        least: how many studies must at least speak of a link.
        present: the states that occur, for the key.
        too_large: why the matrix cannot be taken away; empty where it can.
    """

    choice: Choice
    studies: Studies
    rows: Page[Line]
    matrix: EvidenceMatrix
    columns: Columns
    least: int
    present: tuple[str, ...]
    relations: Options
    states: Options
    orders: Options
    letters: Mapping[str, str]
    too_large: str
    rule: str = forms.RULE

    @property
    def has_printed(self) -> bool:
        """Whether a cell has an estimate without a test of its own."""
        return any(not cell.said.state for row in self.matrix.rows for cell in row.cells.values())

    @property
    def everything(self) -> str:
        """The address of the same matrix however few studies speak of a link."""
        return address(least=0)

    def sorted_by(self, order: str) -> str:
        """The address of the same matrix in another order."""
        return address(sort=order)

    def form(self, suffix: str) -> str:
        """The address of the same matrix to take away."""
        return form_address(suffix)


@bp.get("/matrix", defaults={"suffix": None})
@bp.get("/matrix.<any(csv, xlsx, tex):suffix>")
def page(suffix: str | None) -> Response | str:
    """The matrix in the form that is asked for."""
    choice = chosen(ORDERS)
    studies = studies_for(choice)
    least = least_for(choice, studies)
    lines = found(choice, studies, least)
    return taken_away(suffix, choice, studies, least, lines) if suffix else arguments.only_known(
        render_template("matrix.html", page=matrix_page(choice, studies, least, lines)))


def found(choice: Choice, studies: Studies, least: int) -> list[Line]:
    """The links that fit, in the order that is asked for, with what each study that fits says of them."""
    asked = {"relation": choice.relation or None, "contested": True if choice.contested else None, "least": least or None}
    constructs = choice.constructs or None
    printed = panel("matrix/printed", construct=constructs, **asked).rows
    told = panel("matrix/second-hand", construct=constructs, **asked).rows if shows_second_hand(choice) else []
    lines = lines_of(chain(said_of(states(choice, studies, asked).rows), said_of(printed)), told_of(told))
    return ordered(fitting(lines, studies.iris, choice.state, choice.words), choice.order)


def states(choice: Choice, studies: Studies, asked: Mapping[str, object]) -> Answer:
    """What studies say of links, asked by whichever is least to look through: some constructs, a few studies, or all links."""
    if choice.constructs:
        return panel("matrix/states-of-constructs", construct=choice.constructs, **asked)
    if choice.filters_studies and 0 < len(studies.fitting) <= FEW:
        return panel("matrix/states-of-studies", study=[study.iri for study in studies.fitting], **asked)
    return panel("matrix/states", **asked)


def shows_second_hand(choice: Choice) -> bool:
    """Whether there is a column of what is second-hand: on request, and where nothing else is asked for."""
    return choice.second_hand or choice.state == SECOND_HAND


def details(lines: Sequence[Line]) -> Details:
    """What stands behind the cells of these links; of many links all is asked for, since a long list of them is slower."""
    links = [line.link.iri for line in lines]
    if not links:
        return Details()
    given = links if len(links) <= 3 * PER_PAGE else None
    return details_of(*(panel(name, link=given).rows for name in ("matrix/ends", "matrix/claims", "matrix/estimates")))


def matrix_page(choice: Choice, studies: Studies, least: int, lines: Sequence[Line]) -> MatrixPage:
    """One page of the matrix: some of the links, and of the studies as many as fit beside each other."""
    rows = paged(lines, PER_PAGE)
    counts = totals(lines)
    shown = columns_shown(columns(rows.entries, studies.fitting, WIDEST))
    matrix = evidence_matrix(rows.entries, shown.entries, details(rows.entries), counts, shows_second_hand(choice))
    return MatrixPage(choice, studies, rows, matrix, shown, least, present(counts.values()), scheme_options("relation"),
                      scheme_options("state"), tuple(ORDER_WORDS.items()), LETTERS,
                      too_large(len(lines), len(columns(lines, studies.fitting, WIDEST))))


def present(counts: Iterable[Mapping[str, int]]) -> tuple[str, ...]:
    """The states that occur, strongest basis first."""
    found = {state for states in counts for state in states}
    return tuple(state for state in STATES if state in found)


def taken_away(suffix: str, choice: Choice, studies: Studies, least: int, lines: Sequence[Line]) -> Response:
    """All links that fit, as a file."""
    arguments.refuse_unknown("page", "columns")
    shown = columns(lines, studies.fitting, WIDEST)
    refuse_too_large(len(lines), len(shown))
    matrix = evidence_matrix(lines, shown, details(lines), totals(lines), shows_second_hand(choice))
    words = about(choice, studies, least, f"{len(lines)} {'link' if len(lines) == 1 else 'links'}")
    if suffix == "csv":
        return downloaded(csv_text(forms.evidence_table(matrix)), "evidence-matrix", suffix)
    if suffix == "xlsx":
        return downloaded(forms.evidence_workbook(matrix, ["Evidence matrix: links by studies", *words]), "evidence-matrix", suffix)
    return downloaded(forms.evidence_latex(matrix, caption("Evidence matrix", words)), "evidence-matrix", suffix)
